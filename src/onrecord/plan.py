"""The stages in their order, with their versions: the table of contents of the program.

capture ─ documents → page or text ─ reading → articles
articles ─ engine → tags ─ names → cast ─ facts → facts ─ attribution → Reading
Readings ─ copies → copies
Readings ─ names → parties
Readings ─ claims → statements, bonds → claims
claims × copies × parties ─ origins → counted claims
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec

from onrecord.ports import Encoder, Engine, Gazetteer, Runner
from onrecord.records import Article, Bond, Capture, Claim, Copy, Judgement, Party, Reading, Record, Statement, Tags
from onrecord.shapes import Each, Pair
from onrecord.stages.attribution import attribute
from onrecord.stages.claims import (
    BONDS,
    claiming,
    group,
    grouping,
    linking,
    meanings,
    reported,
    statements,
    with_speakers,
)
from onrecord.stages.copies import COPIES, complete, kinds
from onrecord.stages.documents import readable
from onrecord.stages.facts import find_facts, with_circumstances
from onrecord.stages.names import VERSION as NAMES
from onrecord.stages.names import known, members, parties, same, standing, within
from onrecord.stages.origins import Context, count
from onrecord.stages.reading import Extraction, read_capture

_READ = (None, "en")
"""The languages that are read; an article whose language is unclear is read too."""


def assemble(
    article: Article, tags: Tags, gazetteer: Gazetteer | None = None, encoder: Encoder | None = None
) -> Reading:
    """Bring one article and its engine's tags through every stage that looks at one article alone."""
    cast = within(article, tags)
    facts = find_facts(article, tags.names, gazetteer)
    attributions, own_voice = attribute(article, tags, cast, facts)
    facts = with_circumstances(article.text, facts, attributions)
    reading = Reading(article, tags.reader, attributions, own_voice, cast, facts)
    return msgspec.structs.replace(reading, meanings=meanings(reading, encoder))


def read(
    engine: Engine,
    gazetteer: Gazetteer | None,
    capture: Capture,
    extraction: Extraction = "careful",
    encoder: Encoder | None = None,
) -> Iterator[Reading]:
    """Yield a reading for each article of a capture.

    The engines read English: an article known to be in another language is kept, with its text and details, for its
    copies, and left unread.
    """
    # A document is read by the page or text it holds; its articles are the document's.
    articles = [msgspec.structs.replace(a, capture=capture.id) for a in read_capture(readable(capture), extraction)]
    tagged = iter(engine.tag([a for a in articles if a.language in _READ]))
    for article in articles:
        if article.language in _READ:
            yield assemble(article, next(tagged), gazetteer, encoder)
        else:
            yield Reading(article, f"none for {article.language}")


def reading(
    engine: Engine,
    gazetteer: Gazetteer | None = None,
    extraction: Extraction = "careful",
    encoder: Encoder | None = None,
) -> Each[Capture, Reading]:
    """The stage that reads captures with an engine; places are looked up where there is a gazetteer.

    `extraction` says how pages are read: "careful", or "fast" for large archives. Without an encoder, claims are joined
    by their words alone.
    """
    return Each("reading", engine.reader, partial(read, engine, gazetteer, extraction=extraction, encoder=encoder))


@dataclass(frozen=True, slots=True)
class Compared:
    """A stage that compares records two by two, and where its records come from.

    `records` takes them out of a reading, `outcome` is what the judge returns, `doing` what progress calls it. `held`
    is of how many articles the records are worth holding in memory: hundreds where few are ever looked at again. `kept`
    is the type of the records where making one again takes long: they are kept beside the outcomes.
    """

    stage: Pair[Any, Any]
    records: Callable[[Reading], Iterable[Any]]
    outcome: type[Record]
    doing: str
    held: int
    kept: type[Record] | None = None


def _itself(reading: Reading) -> Iterable[Reading]:
    return (reading,)


COMPARED = (
    Compared(COPIES, _itself, Copy, "looking for copies", held=256),
    Compared(BONDS, statements, Bond, "comparing statements", held=4096, kept=Statement),
)


VERSIONS = " ".join(f"{one.stage.name} {one.stage.version}" for one in COMPARED) + f" names {NAMES} counting 8"
"""What an answer depends on beside the corpus: an answer kept under other versions is computed again."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """What was found of records two by two."""

    copies: Sequence[Copy]
    bonds: Sequence[Bond]


@dataclass(frozen=True, slots=True)
class Conclusions:
    """What follows from a pile of readings: a pure function of them, of the pairs judged and of people's judgements."""

    copies: tuple[Copy, ...]
    names: tuple[Judgement, ...]
    parties: tuple[Party, ...]
    claims: tuple[Claim, ...]


def conclude(
    readings: Sequence[Reading],
    pairs: Pairs,
    judgements: Sequence[Judgement] = (),
) -> Conclusions:
    """Fold what was judged two by two into copies, parties and counted claims; `readings` in order of arrival."""
    heard = standing(judgements)
    readings = [with_speakers(reading, heard) for reading in readings]
    by_article = {reading.id: reading for reading in readings}
    copies = kinds(pairs.copies, readings)
    everyone = [member for reading in readings for member in members(reading)]
    names = same(everyone, known(judgements))
    people = parties(everyone, [*names, *(j for j in judgements if j.subject == "party")])
    said = [statement for reading in readings for statement in statements(reading)]
    articles = {ident: reading.article for ident, reading in by_article.items()}
    told = claiming(reported(said, articles, copies), heard)
    claims = group(told, linking(pairs.bonds, heard), grouping(heard))
    home = {place: party for party in people for place in party.members}
    context = Context(by_article, copies, home, [j for j in heard if j.subject == "outlet"])
    return Conclusions(copies, names, people, tuple(count(claim, context) for claim in claims))


def copies_among(readings: Sequence[Reading], runner: Runner) -> tuple[Copy, ...]:
    """Compare a pile of readings with one another, without a corpus."""
    return every_copy(tuple(runner.pairs(COPIES, readings)), (), readings)


def every_copy(
    found: Sequence[Copy], twins: Iterable[tuple[str, str]], readings: Sequence[Reading]
) -> tuple[Copy, ...]:
    """Add to the pairs that were compared those that follow from them, and set the kinds of all passages."""
    return kinds(complete(found, twins, {reading.id: reading for reading in readings}), readings)
