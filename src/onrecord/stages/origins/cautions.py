"""What a reader must know before trusting a count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Protocol

from onrecord.records import Caution, Claim, Copy, Edit, EditKind, Span, Statement
from onrecord.stages.origins.context import Context
from onrecord.stages.origins.families import Families
from onrecord.stages.origins.hearing import Heard, Hearing
from onrecord.stages.origins.lasting import outlived, returning
from onrecord.stages.origins.naming import may_be_one
from onrecord.stages.origins.notices import notices
from onrecord.stages.origins.rest import Rest
from onrecord.stages.origins.voices import NOBODY
from onrecord.text import cut, overlap

_NEAR = 160  # characters around a statement in which an edit still concerns it (its source and cue)
_INSIDER = re.compile(
    r"\b(?:sources?|officials?(?! (?:transcript|report|statement|document|data|figures|account|website))|diplomats?"
    r"|aides?|insiders?|advis[eo]rs?|operatives?|agents?|informants?|officers?|familiar|briefed|knowledge of|anonym\w+"
    r"|condition of)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Counted(Protocol):
    """A unit of the count."""

    @property
    def hearings(self) -> tuple[Hearing, ...]:
        """Who is heard in it."""
        ...


def cautions(
    claim: Claim,
    corpus: Context,
    copied: Families,
    who: Heard,
    ringed: Sequence[Sequence[Rest]],
    units: Sequence[Counted],
) -> tuple[Caution, ...]:
    """Return the warnings of a claim, each with the places that show it."""
    return (
        *_printed_as_fact(claim, corpus),
        *_circles(ringed, corpus),
        *returning(who, corpus),
        *_one_unnamed_source(claim, units),
        *_speakers_differ(claim, copied, who),
        *_edited(claim, corpus, copied),
        *outlived(claim, corpus),
        *notices(claim, corpus),
    )


def _place(statement: Statement) -> tuple[str, Span]:
    return statement.article, statement.span


def _printed_as_fact(claim: Claim, corpus: Context) -> Iterator[Caution]:
    """Own voice in one report of what other reports attribute, unless it was printed before them."""
    attributed = [m for m in claim.members if m.attribution is not None]
    sourced = {m.article for m in attributed}
    for own in claim.members:
        if own.attribution is not None or own.article in sourced or not attributed:
            continue
        before = [m for m in attributed if not own.printed or not m.printed or m.printed <= own.printed]
        if not before:
            continue
        known = own.printed and any(m.printed and m.printed <= own.printed for m in before)
        speaker = next((m.speaker for m in before if m.speaker), None) or "a source"
        name = corpus.article(own.article).outlet or corpus.article(own.article).label
        order = "after others attributed it to" if known else "what others (when is not known) attribute to"
        note = f"{name} prints as fact {order} {speaker}"
        yield Caution("printed-as-fact", note, (_place(own), _place(before[0])))


def _circles(ringed: Sequence[Sequence[Rest]], corpus: Context) -> Iterator[Caution]:
    """Two that each give the other as the source, or a longer ring."""
    for ring in ringed:
        articles = [corpus.article(rest.by.statement.article) for rest in ring]
        names = " and ".join(article.outlet or article.label for article in articles)
        note = (
            f"{names} each give the other as the source"
            if len(ring) == 2
            else f"{names} give one another as the source"
        )
        yield Caution("circle", note, tuple(_place(rest.by.statement) for rest in ring))


def _one_unnamed_source(claim: Claim, units: Sequence[Counted]) -> Iterator[Caution]:
    """Where several reports come down to one source that none of them names, or one report has it from an insider.

    A paper, a poll or a passer-by whom a single report quotes hides nobody; an unfound speaker is no source.
    """
    hearings = [h for unit in units for h in unit.hearings]
    if len(claim.reports) == 1 and not all(_INSIDER.search(h.name) for h in hearings):
        return
    if len(units) == 1 and hearings and all(h.kind == "unnamed" and h.name != NOBODY for h in hearings):
        places = tuple(_place(member) for member in claim.members)
        yield Caution("one-unnamed-source", f"everything rests on {hearings[0].name}", places)


def _speakers_differ(claim: Claim, copied: Families, who: Heard) -> Iterator[Caution]:
    """One passage, two named speakers."""
    named: dict[str, set[str]] = {}
    for hearing in who.hearings:
        if hearing.kind == "named" and not hearing.stands_for_it:
            named.setdefault(hearing.statement.id, set()).add(hearing.voice)
    for passage in copied.aligned(claim.members):
        for a, b in combinations(passage, 2):
            ours, theirs = named.get(a.id, set()), named.get(b.id, set())
            if (
                ours
                and theirs
                and not ours & theirs
                and not any(may_be_one(who.names[x], who.names[y]) for x in ours for y in theirs)
            ):
                names = " and ".join(sorted(who.names[v] for v in (*ours, *theirs)))
                yield Caution("speaker-swapped", f"one passage, two speakers: {names}", (_place(a), _place(b)))
                break


_OF_EDIT: dict[EditKind, tuple[str, str]] = {
    "quote": ("quotation-changed", "a copy changed words inside the quotation"),
    "hedge": ("hedge-dropped", "a copy changed how certain it is said to be"),
    "figure": ("figure-grew", "a copy changed a figure"),
}


def _edited(claim: Claim, corpus: Context, copied: Families) -> Iterator[Caution]:
    """What copies changed in the passages that carry the claim; one warning a copy and kind."""
    passages = copied.aligned(claim.members)
    for copy in copied.copies:
        pairs = [(a, b) for p in passages for a in p for b in p if a.article == copy.a and b.article == copy.b]
        changes: dict[EditKind, list[tuple[str, list[tuple[str, Span]]]]] = {}
        for edit in copy.edits:
            if edit.kind in _OF_EDIT and any(_touches(edit, a, b) for a, b in pairs):
                changes.setdefault(edit.kind, []).extend(_change(edit, copy, corpus))
        order = "" if copy.direction != "undetermined" else ", which came first is not known"
        for kind, found in changes.items():
            if found:
                name, note = _OF_EDIT[kind]
                words = "; ".join(words for words, _ in found)
                yield Caution(name, f"{note}: {words}{order}", tuple(place for _, places in found for place in places))


def _touches(edit: Edit, a: Statement, b: Statement) -> bool:
    wide = 0 if edit.kind == "quote" else _NEAR
    return _meets(edit.a, a.span, wide) or _meets(edit.b, b.span, wide)


def _meets(edit: Span | None, statement: Span, wide: int) -> bool:
    return edit is not None and overlap(edit, Span(statement.start - wide, statement.end + wide)) > 0


def _change(edit: Edit, copy: Copy, corpus: Context) -> Iterator[tuple[str, list[tuple[str, Span]]]]:
    """The words of one edit, earlier first where the order is known, and its places; nothing if it is no warning."""
    earlier = cut(corpus.article(copy.a).text, edit.a) if edit.a else ""
    later = cut(corpus.article(copy.b).text, edit.b) if edit.b else ""
    if copy.direction == "b>a":
        earlier, later = later, earlier
    if edit.kind == "figure" and not _grew(earlier, later, copy):
        return
    if edit.kind == "hedge" and copy.direction != "undetermined" and not earlier:
        return
    arrow = "/" if copy.direction == "undetermined" else "→"
    places = [(article, span) for article, span in ((copy.a, edit.a), (copy.b, edit.b)) if span]
    yield f"“{earlier}” {arrow} “{later}”", places


def _grew(earlier: str, later: str, copy: Copy) -> bool:
    """Whether the later number is larger; where the order is not known, whether there are two."""
    one, two = _NUMBER.search(earlier), _NUMBER.search(later)
    if not one or not two:
        return False
    first, second = (float(m[0].replace(",", "")) for m in (one, two))
    return second > first or (copy.direction == "undetermined" and second != first)
