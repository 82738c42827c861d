"""Claims on one theme over years and events: who is said to do what to whom, whatever the day and the place.

A storyline is for following a narrative, never for counting corroboration: its claims are not the same claim, and
nobody in it confirms anybody else. So the grouping is loose: claims come beside each other where one who is named does
the same sort of thing to another one, as far as the order of the words tells. A report's title may name the other one
("the extremists"). A claim may be in several storylines.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.records import Claim, Storyline, digest
from onrecord.stages.claims.acts import SORTS
from onrecord.stages.claims.terms import spelled, terms

ALIKE = 0.6  # of the claims of two storylines are the same: then they are one
_ACTORS = 8  # names of a claim, or of a title, that are looked at
_MOSTLY = 0.6  # of its uses in which a term is part of a name
_LEAST = 2  # claims, and voices, of a storyline

_Key = tuple[str, str, str]


class _Draft(NamedTuple):
    """A storyline being made: its keys, strongest first, and its claims."""

    keys: tuple[_Key, ...]
    claims: tuple[Claim, ...]


def storylines(claims: Iterable[Claim], titles: Mapping[str, str | None]) -> tuple[Storyline, ...]:
    """Group claims into storylines, those with most voices first.

    Args:
        claims: counted; their order does not matter.
        titles: of the articles of their members, by id.
    """
    known = sorted(claims, key=lambda claim: claim.id)
    names = _names(known)
    told = {article: _named(terms(title), names) for article, title in titles.items() if title}
    groups: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in known:
        for key in dict.fromkeys(_keys(claim, names, told)):
            groups[key].append(claim)
    drafts = [_Draft((key,), tuple(group)) for key, group in groups.items() if _is_one(group)]
    return tuple(sorted(map(_storyline, _merged(drafts)), key=lambda s: (-len(s.voices), -len(s.claims), s.id)))


def _names(claims: Iterable[Claim]) -> set[str]:
    """The terms that mostly stand in names: not "forces" or "unit", whatever is called so now and then."""
    used, named = Counter[str](), Counter[str]()
    for claim in claims:
        for member in claim.members:
            used.update(member.terms)
            named.update(member.names)
    return {name for name, times in named.items() if times >= _MOSTLY * used[name]}


def _named(of: Iterable[str], names: set[str]) -> tuple[str, ...]:
    return tuple(t for t in of if t in names)[:_ACTORS]


def _keys(claim: Claim, names: set[str], titles: Mapping[str, tuple[str, ...]]) -> Iterator[_Key]:
    """Who does what to whom in a claim: the doer stands before the act, the other anywhere or in the title."""
    for member in claim.members:
        others = dict.fromkeys((*_named(member.terms, names), *titles.get(member.article, ())))
        for place, word in enumerate(member.terms):
            for sort in SORTS.get(word, ()):
                before = [t for t in member.terms[:place] if t in names]
                doers = dict.fromkeys((*before[:1], *before[-1:]))  # the sentence's subject, or the clause's
                yield from ((doer, sort, other) for doer in doers for other in others if other not in (doer, word))


def _voices(group: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c.voice for claim in group for c in claim.chains if not c.rests))


def _is_one(group: Sequence[Claim]) -> bool:
    """Whether it is a story: several claims, by several voices, in several reports."""
    reports = {m.article for claim in group for m in claim.members}
    return len(group) >= _LEAST and len(_voices(group)) >= _LEAST and len(reports) >= _LEAST


def _merged(drafts: Iterable[_Draft]) -> list[_Draft]:
    """Storylines of nearly the same claims become one: a name of several words makes several of them."""
    kept: list[_Draft] = []
    near: dict[str, set[int]] = defaultdict(set)
    for draft in sorted(drafts, key=lambda d: (-len(d.claims), d.keys)):
        ours = {claim.id for claim in draft.claims}
        beside = Counter(number for ident in ours for number in near[ident])
        alike = (
            n for n, shared in beside.most_common() if shared >= ALIKE * len({c.id for c in kept[n].claims} | ours)
        )
        home = next(alike, None)
        if home is None:
            home = len(kept)
            kept.append(draft)
        else:
            known = {claim.id for claim in kept[home].claims}
            more = tuple(claim for claim in draft.claims if claim.id not in known)
            kept[home] = _Draft((*kept[home].keys, *draft.keys), (*kept[home].claims, *more))
        for ident in ours:
            near[ident].add(home)
    return kept


def _storyline(draft: _Draft) -> Storyline:
    texts = [m.text for claim in draft.claims for m in claim.members]
    sides = [Counter(key[side] for key in draft.keys) for side in (0, 2)]
    doer, other = (spelled([t for t, _ in side.most_common(3)], *texts) for side in sides)
    days = sorted(m.printed for claim in draft.claims for m in claim.members if m.printed)
    first = min(draft.keys)
    ordered = sorted(draft.claims, key=lambda c: (min((m.printed or "~" for m in c.members), default="~"), c.id))
    return Storyline(
        id="s" + digest(*first)[:12],
        text=f"{doer} {draft.keys[0][1]} {other}",
        claims=tuple(claim.id for claim in ordered),
        voices=_voices(ordered),
        reports=tuple(dict.fromkeys(m.article for claim in ordered for m in claim.members)),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
