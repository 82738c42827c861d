"""Statements and bonds → claims with their links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from onrecord.clusters import clusters
from onrecord.records import Because, Bond, Claim, Judgement, Link, LinkKind, Statement, digest
from onrecord.stages.claims.guard import guarded
from onrecord.stages.claims.measure import likeness
from onrecord.stages.claims.slots import asserts

_READABLE = 400  # characters; a longer member is no good heading for a claim
_COMPARED = 40  # members among which the most central one is looked for


def claim_id(first: Statement) -> str:
    """Return the id of the claim whose first member this is."""
    return "c" + digest(first.id)[:12]


def group(
    statements: Sequence[Statement],
    bonds: Iterable[Bond],
    judgements: Iterable[Judgement] = (),
    *,
    lone_own_voice: bool = False,
) -> tuple[Claim, ...]:
    """Group statements that assert the same thing, and link the groups.

    Args:
        statements: in the order of arrival; it gives a claim its id (the first member's) and nothing else.
        bonds: what the pairs have to do with each other, in any order.
        judgements: people's, about claims; `left` and `right` are statement ids. They stand over the bonds.
        lone_own_voice: keep claims that only one report asserts, in its own voice.

    Returns:
        Claims in the order of their first members. `origins` is (0, 0): not counted yet.
    """
    asserted = {s.id: s for s in statements if asserts(s)}
    known = [b for b in bonds if b.left in asserted and b.right in asserted]
    made = together(statements, known, judgements)
    home = {member.id: claim.id for claim in made for member in claim.members}
    listed = [c for c in made if lone_own_voice or worth_listing(c.members)]
    links = links_between(asserted, known, home)
    shown = {claim.id for claim in listed}
    return tuple(linked(claim, links.get(claim.id, ()), shown) for claim in listed)


def together(
    statements: Sequence[Statement], bonds: Iterable[Bond], judgements: Iterable[Judgement] = ()
) -> tuple[Claim, ...]:
    """Group statements that assert the same thing, whoever does, without links; arguments as of `group`.

    Statements that no bond or judgement joins, directly or through others, have nothing to do with each other: done
    part by part, the outcome is the same.
    """
    asserted = {s.id: s for s in statements if asserts(s)}
    order = {s.id: i for i, s in enumerate(statements)}
    known = [b for b in bonds if b.left in asserted and b.right in asserted]
    by_rule = [_as_judgement(b) for b in guarded(asserted, known)]
    by_people = [j for j in judgements if j.subject == "claim"]
    groups = [sorted(g, key=order.__getitem__) for g in clusters(asserted, [*by_rule, *by_people])]
    home = {member: g[0] for g in groups for member in g}
    reasons = _reasons(by_rule, by_people, home)
    return tuple(_claim(tuple(asserted[i] for i in ids), reasons) for ids in sorted(groups, key=lambda g: order[g[0]]))


def worth_listing(members: Sequence[Statement]) -> bool:
    """Whether somebody is on record with it, or two outlets print it; one that repeats itself does not count."""
    return any(m.attribution is not None for m in members) or len({m.speaker or m.article for m in members}) > 1


def _as_judgement(bond: Bond) -> Judgement:
    return Judgement("claim", bond.left, bond.right, "same", bond.rule, bond.version, bond.score, bond.because)


def _claim(members: tuple[Statement, ...], reasons: Mapping[str, Because]) -> Claim:
    return Claim(
        id=claim_id(members[0]),
        text=heading(members),
        members=members,
        voices=tuple(dict.fromkeys(m.speaker for m in members if m.speaker)),
        reports=tuple(dict.fromkeys(m.article for m in members)),
        origins=(0, 0),
        because=tuple(dict.fromkeys(reasons[m.id] for m in members if m.id in reasons)),
    )


def heading(members: Sequence[Statement]) -> str:
    """Return one member's words that stand for all: attributed before own voice, then the most central."""
    pool = [m for m in members if m.attribution is not None] or list(members)
    pool = [m for m in pool if len(m.text) <= _READABLE] or pool
    pool = pool[:_COMPARED]
    best = max(pool, key=lambda m: (round(sum(likeness(m, o).dice for o in pool), 2), len(m.text), m.id))
    words = " ".join(best.text.split()).removeprefix("that ")
    quoted = words[:1] in '“‘"' and words[-1:] in '”’"' and not set(words[1:-1]) & set('“”"')
    return words[1:-1].rstrip(" ,") if quoted else words


def _reasons(rules: Iterable[Judgement], people: Iterable[Judgement], home: Mapping[str, str]) -> dict[str, Because]:
    """Why each member is where it is: its strongest "same", a person's before a rule's."""
    best: dict[str, tuple[tuple[bool, float, str], Because]] = {}
    for judgement in (*rules, *people):
        ends = (judgement.left, judgement.right)
        if judgement.verdict != "same" or home.get(ends[0]) is None or home.get(ends[0]) != home.get(ends[1]):
            continue
        rank = (judgement.actor != "rule", judgement.score, judgement.id)
        note = judgement.because[0].note if judgement.because else ""
        who = "" if judgement.actor == "rule" else f" ({judgement.actor})"
        for end in ends:
            if end not in best or rank > best[end][0]:
                best[end] = rank, Because(f"{judgement.rule}{who}", note)
    return {end: because for end, (_, because) in best.items()}


def links_between(
    asserted: Mapping[str, Statement], bonds: Iterable[Bond], home: Mapping[str, str]
) -> dict[str, tuple[Link, ...]]:
    """Links by claim, on both ends; several bonds between the same two claims make one link.

    The words of a link (its article and span) are those of the claim that denies or revises: see `bears`. A claim's
    links are whole where all bonds of its members are given, with the statements on their other ends.
    """
    gathered: dict[tuple[str, str, LinkKind], list[tuple[Statement, Bond]]] = defaultdict(list)
    apart = [(b, kind) for b in bonds if (kind := _link_kind(b)) and home[b.left] != home[b.right]]
    directed = {(frozenset((home[b.left], home[b.right])), kind) for b, kind in apart if b.doer}
    for bond, kind in apart:
        if bond.doer is None and (frozenset((home[bond.left], home[bond.right])), kind) in directed:
            continue  # another pair of their members tells which came first
        for doer, other in _directions(bond):
            gathered[home[doer], home[other], kind].append((asserted[doer], bond))
    found: dict[str, list[Link]] = defaultdict(list)
    deniers = {ours for ours, _, kind in gathered if kind == "denies"}
    for (ours, theirs, kind), acts in sorted(gathered.items()):
        acts.sort(key=lambda act: (-act[1].score, act[1].left, act[1].right))
        strongest, bond = acts[0]
        voices = tuple(dict.fromkeys(doer.speaker for doer, _ in acts if doer.speaker))
        ends = ((ours, theirs), (theirs, ours)) if bond.doer else ((ours, theirs),)
        for here, there in ends:
            found[here].append(Link(there, kind, voices, strongest.article, strongest.span, bond.because))
    for statement in asserted.values():
        ours = home[statement.id]
        if statement.stance == "denies" and ours not in deniers:
            because = Because("claims/denies-nothing-here", "what it denies is not asserted in this corpus")
            voices = (statement.speaker,) if statement.speaker else ()
            deniers.add(ours)
            found[ours].append(Link(None, "denies", voices, statement.article, statement.span, (because,)))
    return {claim: tuple(links) for claim, links in found.items()}


def bears(claim: Claim, link: Link) -> bool:
    """Whether it is this claim that denies or revises the other, and not the other way round."""
    return any(m.article == link.article and m.span == link.span for m in claim.members)


def _link_kind(bond: Bond) -> LinkKind | None:
    return bond.kind if bond.kind in ("supports", "denies", "revises") else None


def _directions(bond: Bond) -> Iterator[tuple[str, str]]:
    """Who bears on whom; both ways where it is not known which came first."""
    for doer, other in ((bond.left, bond.right), (bond.right, bond.left)):
        if bond.doer in (None, doer):
            yield doer, other


def linked(claim: Claim, links: Iterable[Link], listed: Collection[str]) -> Claim:
    """Give a claim its links, without those to claims not listed; a denial of one says that nobody here asserts it."""
    kept = []
    for link in links:
        if link.to is None or link.to in listed:
            kept.append(link)
        elif link.kind == "denies" and claim.members[0].stance == "denies":
            note = "what it denies is asserted by nobody who is named here"
            kept.append(
                Link(
                    None,
                    "denies",
                    link.voices,
                    link.article,
                    link.span,
                    (*link.because, Because("claims/denies-unlisted", note)),
                )
            )
    return msgspec.structs.replace(claim, links=tuple(kept))
