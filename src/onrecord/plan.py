"""The stages in their order, with their versions: the table of contents of the program.

capture ─ reading → articles ─ engine → tags ─ names → cast ─ facts → facts ─ attribution → Reading
Readings ─ copies → copies
Readings ─ names → parties
Readings ─ claims → statements, bonds → claims
claims × copies × parties ─ origins → counted claims
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from onrecord.ports import Engine
from onrecord.records import Article, Capture, Reading, Tags
from onrecord.shapes import Each
from onrecord.stages.attribution import attribute
from onrecord.stages.facts import find_facts
from onrecord.stages.names import within
from onrecord.stages.reading import read_capture


def assemble(article: Article, tags: Tags) -> Reading:
    """Bring one article and its engine's tags through every stage that looks at one article alone."""
    cast = within(article, tags)
    facts = find_facts(article)
    attributions, own_voice = attribute(article, tags, cast, facts)
    return Reading(article, tags.reader, attributions, own_voice, cast, facts)


def read(engine: Engine, capture: Capture) -> Iterator[Reading]:
    """Yield a reading for each article of a capture."""
    articles = read_capture(capture)
    for article, tags in zip(articles, engine.tag(articles), strict=True):
        yield assemble(article, tags)


def reading(engine: Engine) -> Each[Capture, Reading]:
    """The stage that reads captures with an engine."""
    return Each("reading", engine.reader, partial(read, engine))
