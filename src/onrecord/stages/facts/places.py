"""Places named in an article, and where they are."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.ports import Gazetteer
from onrecord.records import Article, Name, Place, Span
from onrecord.stages.facts.places_deciding import decide
from onrecord.stages.facts.places_mentions import Said, demonyms, find_said


def places(article: Article, parts: Sequence[Span], names: Sequence[Name], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places an article names, sorted.

    Args:
        article: what is read.
        parts: where to look; sorted.
        names: what the engine found, sorted and not overlapping.
        gazetteer: where names are looked up.
    """
    said = find_said(article.text, parts, names, gazetteer)
    return located(article, parts, said, gazetteer)


def located(article: Article, parts: Sequence[Span], said: Sequence[Said], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return a place for each mention the gazetteer can say something of; for a sure mention in any case."""
    return tuple(decide(article, said, list(demonyms(article.text, parts)), gazetteer))
