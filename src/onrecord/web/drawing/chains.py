"""A claim's chains as one list of nodes: who speaks, who passes it on, who prints it, what the copies changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import structs

from onrecord.records import Article, Chain, Claim, Copy, Edit, Hop, Record, Span
from onrecord.text import fold, overlap
from onrecord.web import links
from onrecord.web.heads import Head, called, head
from onrecord.web.words import EDITS, STANCES
from onrecord.wording import clip

Mark = Literal["voice", "unnamed", "own"]
_UNNAMED = frozenset({"unnamed", "group", None})
SHOWN = 3  # reports of a family that are shown one by one
_NEAR = 250  # characters around the words in which a change of speaker or channel concerns them


class Voice(Record, frozen=True):
    """Who speaks: `mark` says whether by name, without one, or as the outlet itself."""

    name: str
    mark: Mark
    note: str
    href: str


class Stop(Record, frozen=True):
    """One step of a chain: the party or channel it went through, by which words, opening its sentence.

    `key` is what the same step of another chain shares. A party passes on what several voices say; a channel that is
    none (a press conference, a tweet) is its speaker's own.
    """

    key: str
    party: str
    verb: str
    href: str


class Path(Record, frozen=True):
    """One chain: the number of its voice, its steps, where it goes cold, the number of the family it ends in.

    `reports` are the articles of that family in which it is heard so; others of the family may name somebody else.
    """

    voice: int
    stops: tuple[Stop, ...]
    cold: str | None
    family: int
    reports: tuple[str, ...] = ()


class Report(Record, frozen=True):
    """A report in hand; `order` says how it stands to the one before it in its family.

    `names` are the voices it gives, where reports of one family give different ones.
    """

    head: Head
    href: str
    order: Literal["", "later", "earlier", "undetermined"] = ""
    names: tuple[str, ...] = ()
    beside: str = ""
    numbers: tuple[int, ...] = ()


class Family(Record, frozen=True):
    """One report, printed once or several times: the first ones, and how many more with their days."""

    reports: tuple[Report, ...]
    more: tuple[Report, ...] = ()


class Change(Record, frozen=True):
    """What a copy changed in the words of the claim, numbered through the claim."""

    number: int
    kind: str
    name: str
    before: str
    after: str
    reports: tuple[Head, Head]
    beside: str


class Chains(Record, frozen=True):
    """Everything a drawing of the chains is made of; `ties` are pairs of voices given for one passage."""

    voices: tuple[Voice, ...]
    paths: tuple[Path, ...]
    families: tuple[Family, ...]
    changes: tuple[Change, ...]
    ties: tuple[tuple[int, int], ...]


def chains_of(claim: Claim, articles: Mapping[str, Article], copies: Sequence[Copy]) -> Chains:
    """Return the chains of a claim.

    Args:
        claim: counted.
        articles: all that its chains end in, by id.
        copies: the pairs among them; others are passed over.
    """
    voices: dict[tuple[str, Mark], int] = {}
    shown: list[Voice] = []
    groups = _groups(claim)
    paths: dict[tuple[int, tuple[str, ...], str | None, int], Path] = {}
    for chain in claim.chains:
        mark = _mark(chain)
        number = voices.setdefault((chain.voice, mark), len(voices))
        if number == len(shown):
            shown.append(Voice(chain.voice, mark, _note(chain, mark), links.article(chain.article, chain.span)))
        stops = tuple({stop.key: stop for stop in reversed([*_stops(chain)])}.values())[::-1]
        family = next(n for n, group in enumerate(groups) if chain.article in group)
        key = (number, tuple(stop.key for stop in stops), chain.cold, family)
        heard = paths.get(key, Path(number, stops, chain.cold, family))
        paths[key] = structs.replace(heard, reports=(*heard.reports, chain.article))
    spans = _spans(claim)
    families, changes = _families(groups, spans, articles, copies)
    families = tuple(_naming(family, claim) for family in families)
    return Chains(tuple(shown), tuple(paths.values()), families, changes, tuple(_ties(claim, voices)))


def _naming(family: Family, claim: Claim) -> Family:
    """Say of each report whom it names, where the reports of a family do not all name the same."""
    named: dict[str, dict[str, None]] = {}
    for chain in claim.chains:
        named.setdefault(chain.article, {})[chain.voice] = None
    given = {tuple(named.get(r.head.id, ())) for r in (*family.reports, *family.more)}
    if len(given) < 2:
        return family
    first, more = (
        tuple(structs.replace(r, names=tuple(map(called, named.get(r.head.id, ())))) for r in reports)
        for reports in (family.reports, family.more)
    )
    return Family(first, more)


def _mark(chain: Chain) -> Mark:
    if chain.voice_kind == "outlet" and not chain.hops and chain.cold == "no source is given":
        return "own"
    return "unnamed" if chain.voice_kind in _UNNAMED else "voice"


def _note(chain: Chain, mark: Mark) -> str:
    if mark == "own":
        return "in its own voice"
    said = "" if chain.stance == "asserts" else STANCES[chain.stance]
    unnamed = mark == "unnamed" and "not named" not in chain.voice
    return ", ".join(filter(None, ("not named" if unnamed else "", said)))


def _stops(chain: Chain) -> Iterator[Stop]:
    """Yield the steps from the speaker outward; parallel links share one."""
    steps: dict[int, list[Hop]] = {}
    for hop in chain.hops:
        steps.setdefault(hop.step, []).append(hop)
    for _, hops in sorted(steps.items()):
        party = " and ".join(dict.fromkeys(hop.party for hop in hops))
        verb = ", ".join(dict.fromkeys(hop.verb for hop in hops if hop.verb))
        shared = any(hop.number is not None for hop in hops)
        key = fold(party) if shared else f"{chain.voice}: {fold(party)}"
        yield Stop(key, party, verb, links.article(chain.article, hops[0].span))


def _groups(claim: Claim) -> list[tuple[str, ...]]:
    """The articles of the chains, those of one family together."""
    of = {article: family for family in claim.families for article in family}
    found: dict[tuple[str, ...], list[str]] = {}
    for chain in claim.chains:
        held = found.setdefault(of.get(chain.article, (chain.article,)), [])
        if chain.article not in held:
            held.append(chain.article)
    return [tuple(sorted(held, key=family.index)) for family, held in found.items()]


def _spans(claim: Claim) -> dict[str, Span]:
    spans: dict[str, Span] = {}
    for chain in claim.chains:
        spans.setdefault(chain.article, chain.span)
    return spans


def _families(
    groups: Iterable[tuple[str, ...]],
    spans: Mapping[str, Span],
    articles: Mapping[str, Article],
    copies: Sequence[Copy],
) -> tuple[tuple[Family, ...], tuple[Change, ...]]:
    by_pair = {frozenset((copy.a, copy.b)): copy for copy in copies}
    changes: list[Change] = []
    families = []
    for group in groups:
        reports = []
        for place, ident in enumerate(group):
            report = Report(head(articles[ident]), links.article(ident, spans[ident]))
            before = group[place - 1] if place else None
            copy = by_pair.get(frozenset((ident, before))) if before else None
            if copy and before and place < SHOWN:
                new = _changes(copy, before, ident, spans, articles, len(changes))
                changes += new
                report = structs.replace(
                    report,
                    order=_order(copy, ident),
                    beside=links.copies(before, ident),
                    numbers=tuple(change.number for change in new),
                )
            reports.append(report)
        families.append(Family(tuple(reports[:SHOWN]), tuple(reports[SHOWN:])))
    return tuple(families), tuple(changes)


def _order(copy: Copy, article: str) -> Literal["later", "earlier", "undetermined"]:
    if copy.direction == "undetermined":
        return "undetermined"
    return "later" if (copy.b if copy.direction == "a>b" else copy.a) == article else "earlier"


def _changes(
    copy: Copy, before: str, here: str, spans: Mapping[str, Span], articles: Mapping[str, Article], number: int
) -> list[Change]:
    """Return the changes in the words of the claim, from the report before to this one."""
    was, now = ("a", "b") if copy.a == before else ("b", "a")
    found: list[Change] = []
    for edit in copy.edits:
        old, new = getattr(edit, was), getattr(edit, now)
        if edit.kind in {"omitted", "added"} or not _concerns(edit, new, old, spans[here], spans[before]):
            continue
        found.append(
            Change(
                number + len(found) + 1,
                edit.kind,
                EDITS[edit.kind],
                clip(articles[before].text[slice(*old)], 160) if old else "",
                clip(articles[here].text[slice(*new)], 160) if new else "",
                (head(articles[before]), head(articles[here])),
                links.copies(before, here),
            )
        )
    return found


def _concerns(edit: Edit, new: Span | None, old: Span | None, here: Span, before: Span) -> bool:
    wide = _NEAR if edit.kind in {"speaker", "hop"} else 0
    return bool(
        (new and overlap(new, Span(max(0, here.start - wide), here.end + wide)))
        or (old and overlap(old, Span(max(0, before.start - wide), before.end + wide)))
    )


def _ties(claim: Claim, voices: Mapping[tuple[str, Mark], int]) -> Iterator[tuple[int, int]]:
    """Yield the voices that copies give for one passage."""
    at = {(chain.article, chain.span): voices[chain.voice, _mark(chain)] for chain in claim.chains}
    seen = set()
    for warning in claim.warnings:
        if warning.kind == "speaker-swapped":
            numbers = sorted({at[place] for place in warning.spans if place in at})
            for pair in pairwise(numbers):
                if pair not in seen:
                    seen.add(pair)
                    yield pair
