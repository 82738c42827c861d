"""Times, places, figures."""

from collections.abc import Sequence

from onrecord.ports import Gazetteer
from onrecord.records import Article, Facts, Name
from onrecord.stages.facts.calendar import parse
from onrecord.stages.facts.circumstances import with_circumstances
from onrecord.stages.facts.figures import figures
from onrecord.stages.facts.places import places
from onrecord.stages.facts.times import times

__all__ = ["find_facts", "with_circumstances"]

_READ = frozenset(("title", "body", "caption", "updated", "dateline"))


def find_facts(article: Article, names: Sequence[Name] = (), gazetteer: Gazetteer | None = None) -> Facts:
    """Return the times, places and figures of an article; spans are sorted and those of one kind never overlap.

    Section lines, bylines, credits and boilerplate are not looked at. Relative times are read against
    `article.anchor`; what it leaves open stays open in the value ("XXXX-01-24"). `names` are what the engine found,
    sorted; without a gazetteer no places are sought.
    """
    parts = tuple(b.span for b in article.blocks if b.role in _READ) if article.blocks else (article.extent,)
    return Facts(
        times=tuple(times(article.text, parts, parse(article.anchor))),
        places=places(article, parts, names, gazetteer) if gazetteer else (),
        figures=figures(article.text, parts),
        gazetteer=gazetteer.source if gazetteer else None,
    )
