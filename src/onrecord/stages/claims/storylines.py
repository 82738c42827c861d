"""Claims on one theme over years and events: who is said to do what to whom, whatever the day and the place.

A storyline is for following a narrative, never for counting corroboration: its claims are not the same claim, and
nobody in it confirms anybody else. So the grouping is loose: claims come beside each other where one who is named does
the same sort of thing to another one, as far as the order of the words tells. A report's title may name the other one
("the extremists"). A claim may be in several storylines.

What a claim tells is worked out from the claim and its reports alone, so that it stands however many others come in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from onrecord.records import Claim, Reading, Span, Statement, Storyline, Telling, Theme, digest
from onrecord.stages.claims.acts import SORTS
from onrecord.stages.claims.terms import TOKEN, term
from onrecord.stages.claims.themes import Actor, Names

ALIKE = 0.6
"""Of the claims of two storylines are the same: the one of fewer voices is not told again."""
EARLIEST = 64
"""Claims of a storyline by which it is held against others."""
LEAST = 2
"""Claims, voices and reports that a storyline has at least."""
SHOWN = 500
"""Claims of a storyline that are listed, the earliest; likewise of voices."""
_THEMES = 40  # of one claim
_ACTS = 4  # of one statement
_OTHERS = 3  # to whom one act may be done


class _Draft(NamedTuple):
    """A storyline being made: the claims that tell it, the earliest first."""

    id: str
    tellings: tuple[tuple[Claim, Telling], ...]


def telling(claim: Claim, names: Mapping[str, Names]) -> Telling:
    """Return what a claim brings to storylines.

    Args:
        claim: counted.
        names: of the reports of its members, by article id.
    """
    found: dict[str, Theme] = {}
    for member in claim.members:
        if len(found) >= _THEMES:
            break
        for theme in _themes(member, names[member.article]):
            found.setdefault(theme.story, theme)
    days = sorted(m.printed for m in claim.members if m.printed)
    voices = tuple(dict.fromkeys(c.voice for c in claim.chains if not c.rests))
    first, last = (days[0], days[-1]) if days else (None, None)
    return Telling(tuple(found.values())[:_THEMES], voices, first, last)


def storylines(claims: Iterable[Claim], readings: Mapping[str, Reading]) -> tuple[Storyline, ...]:
    """Group claims into storylines, those with most voices first; one much like another before it is left out.

    Args:
        claims: counted; their order does not matter.
        readings: of their members, by article id.
    """
    groups: dict[str, list[tuple[Claim, Telling]]] = defaultdict(list)
    names = {ident: Names(reading) for ident, reading in readings.items()}
    for claim in claims:
        told = telling(claim, names)
        for theme in told.themes:
            groups[theme.story].append((claim, told))
    drafts = [_Draft(ident, tuple(sorted(of, key=_when))) for ident, of in groups.items() if _is_one(of)]
    drafts.sort(key=lambda d: (-len(_voices(d)), -len(d.tellings), d.id))
    apart = Apart()
    return tuple(_storyline(d) for d in drafts if apart.take([c.id for c, _ in d.tellings[:EARLIEST]]))


class Apart:
    """Tells storylines that are much like one before from those that are not, one after another."""

    def __init__(self) -> None:
        self._kept: list[int] = []
        self._near: dict[str, list[int]] = defaultdict(list)

    def take(self, earliest: Sequence[str]) -> bool:
        """Return whether no storyline before is of much the same claims; `earliest` are ids of its claims."""
        beside = Counter(number for ident in earliest for number in self._near[ident])
        if any(n >= ALIKE * (self._kept[number] + len(earliest) - n) for number, n in beside.items()):
            return False
        for ident in earliest:
            self._near[ident].append(len(self._kept))
        self._kept.append(len(earliest))
        return True


def story_text(themes: Sequence[Theme]) -> str:
    """Say a storyline in a line, in the names that most of its earliest claims have."""
    doer, other = (_usual(names) for names in ((t.doer for t in themes), (t.other for t in themes)))
    return f"{doer} {themes[0].act} {other}"


def _usual(names: Iterable[str]) -> str:
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], name))


# --- what a statement tells -------------------------------------------------------------------------------


def _themes(member: Statement, names: Names) -> Iterator[Theme]:
    """Who does what to whom in a statement: the doer stands before the act, the other behind it.

    Where nobody is named behind it, the other is whom the title names.
    """
    line = list(_line(member, names))
    if len({isinstance(one, Actor) for one in line}) < 2:  # somebody, and something that is done
        return
    acts = [(place, sort) for place, one in enumerate(line) if not isinstance(one, Actor) for sort in one]
    for place, sort in acts[:_ACTS]:
        before = [one for one in line[:place] if isinstance(one, Actor)]
        others = (_done_to(line[place + 1 :]) or names.in_title)[:_OTHERS]
        for doer in before[:1]:  # the subject of the clause, as a rule
            for other in others:
                if not set(doer.heads) & set(other.heads):
                    yield from (
                        Theme("s" + digest(d, sort, o)[:12], sort, doer.name, other.name)
                        for d in doer.heads
                        for o in other.heads
                    )


def _done_to(behind: Sequence[Actor | tuple[str, ...]]) -> tuple[Actor, ...]:
    """Return those who are named behind an act, up to the next one: "targets A to help B" does not target B."""
    acts = groupby(behind, key=lambda one: isinstance(one, Actor))
    return next((tuple(dict.fromkeys(group)) for named, group in acts if named), ())  # type: ignore[arg-type]


def _line(member: Statement, names: Names) -> Iterator[Actor | tuple[str, ...]]:
    """Yield those who are named and the sorts of act there are words for, in the order of the text."""
    reading = names.reading
    for span in _spans(member, reading):
        place = span.start
        for mention in names.within(span):
            yield from _acts(reading, Span(place, mention.span.start))
            actor = names.actor(mention)
            if actor.heads:
                yield actor
            place = mention.span.end
        yield from _acts(reading, Span(place, span.end))


def _spans(member: Statement, reading: Reading) -> Sequence[Span]:
    if member.attribution is None:
        return (member.span,)
    said = sorted(reading.attributions[member.attribution].content)
    inside = (Span(max(s.start, member.span.start), min(s.end, member.span.end)) for s in said)
    return [span for span in inside if span.start < span.end]


def _acts(reading: Reading, span: Span) -> Iterator[tuple[str, ...]]:
    for token in TOKEN.findall(reading.article.text[slice(*span)]):
        if sorts := SORTS.get(term(token)):
            yield sorts


# --- storylines -------------------------------------------------------------------------------------------


def _when(told: tuple[Claim, Telling]) -> tuple[str, str]:
    return told[1].first or "~", told[0].id


def _voices(draft: _Draft) -> Counter[str]:
    return Counter(voice for _, told in draft.tellings for voice in told.voices)


def _is_one(group: Sequence[tuple[Claim, Telling]]) -> bool:
    """Whether it is a story: several claims, by several voices, in several reports."""
    voices = {voice for _, told in group for voice in told.voices}
    reports = {m.article for claim, _ in sorted(group, key=_when)[:EARLIEST] for m in claim.members}
    return min(len(group), len(voices), len(reports)) >= LEAST


def _storyline(draft: _Draft) -> Storyline:
    ident, told = draft
    shown, voices = told[:SHOWN], _voices(draft)
    themes = [next(theme for theme in of.themes if theme.story == ident) for _, of in told[:EARLIEST]]
    firsts = [of.first for _, of in told if of.first]
    lasts = [of.last for _, of in told if of.last]
    return Storyline(
        id=ident,
        text=story_text(themes),
        claims=tuple(claim.id for claim, _ in shown),
        voices=tuple(sorted(voices, key=lambda voice: (-voices[voice], voice))[:SHOWN]),
        reports=tuple(dict.fromkeys(m.article for claim, _ in shown for m in claim.members)),
        first=min(firsts, default=None),
        last=max(lasts, default=None),
        many=len(told),
        heard=len(voices),
    )
