"""Clusters as a pure function of judgements.

The verdict that stands on a pair is a person's over a rule's, then the later over the earlier. "same" joins; a standing
"different" splits its cluster at the weakest "same" between the two (lowest score, then id), again and again until
they are apart. A person may speak of many at once (`lefts`, `rights`): every left is then the same as, or different
from, every right. Nothing is kept between calls, so undoing a judgement is leaving it out.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from onrecord.records import Judgement

Edge = tuple[str, str]
Near = dict[str, dict[str, Edge]]
_Apart = tuple[frozenset[str], frozenset[str]]


def _standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that no other supersedes or withdraws."""
    log = list(judgements)
    gone = {j.supersedes for j in log if j.supersedes}
    return [j for j in log if j.verdict != "withdrawn" and not (gone and j.id in gone)]


def active(judgements: Iterable[Judgement]) -> dict[Edge, Judgement]:
    """Return the judgement that stands for each pair; one that another supersedes does not stand."""
    standing: dict[Edge, Judgement] = {}
    for judgement in _standing(judgements):
        edge = _edge(judgement.left, judgement.right)
        held = standing.get(edge)
        if held is None or _stands_over(judgement, held):
            standing[edge] = judgement
    return standing


def _edge(one: str, two: str) -> Edge:
    return (one, two) if one < two else (two, one)


def _stands_over(one: Judgement, other: Judgement) -> bool:
    a, b = _rank(one), _rank(other)
    return a > b or (a == b and one.id > other.id)


def _rank(judgement: Judgement) -> tuple[bool, str, float]:
    return judgement.actor != "rule", judgement.made or "", judgement.score


def path(near: Mapping[str, Mapping[str, Edge]], starts: Collection[str], goals: Collection[str]) -> list[Edge] | None:
    """Return the shortest chain of "same" edges from a start to a goal, or None; ties go to the smaller id."""
    came: dict[str, str | None] = dict.fromkeys(sorted(starts))
    queue = deque(came)
    while queue:
        node = queue.popleft()
        if node in goals:
            return _walk_back(near, came, node)
        for other in sorted(near.get(node, ())):
            if other not in came:
                came[other] = node
                queue.append(other)
    return None


def _walk_back(near: Mapping[str, Mapping[str, Edge]], came: Mapping[str, str | None], goal: str) -> list[Edge]:
    edges, node = [], goal
    while (before := came[node]) is not None:
        edges.append(near[before][node])
        node = before
    return edges[::-1]


def clusters(nodes: Iterable[str], judgements: Iterable[Judgement]) -> list[tuple[str, ...]]:
    """Group the nodes; each group sorted, groups ordered by their first node. Unknown nodes are left out."""
    known = dict.fromkeys(nodes)
    near, _ = _held_together(judgements, known)
    return _components(known, near)


def chain(judgements: Iterable[Judgement], ones: Collection[str], twos: Collection[str]) -> tuple[Judgement, ...]:
    """Return the shortest chain of "same" judgements from one of some nodes to one of others; empty if none holds."""
    near, same = _held_together(judgements, None)
    return tuple(same[edge] for edge in path(near, ones, twos) or ())


def contradictions(judgements: Iterable[Judgement]) -> list[tuple[Judgement, Judgement]]:
    """Return the standing judgements of different people that contradict each other, the earlier first."""
    people = _by_time(j for j in _standing(judgements) if j.actor != "rule")
    return [
        (one, two)
        for one, two in combinations(people, 2)
        if one.actor != two.actor and {one.verdict, two.verdict} == {"same", "different"} and _overlap(one, two)
    ]


def _overlap(one: Judgement, two: Judgement) -> bool:
    a, b, c, d = set(one.all_lefts), set(one.all_rights), set(two.all_lefts), set(two.all_rights)
    return bool((a & c and b & d) or (a & d and b & c))


def _by_time(judgements: Iterable[Judgement]) -> list[Judgement]:
    return sorted(judgements, key=lambda j: (j.made or "", j.score, j.id))


def _held_together(
    judgements: Iterable[Judgement], known: Collection[str] | None
) -> tuple[Near, dict[Edge, Judgement]]:
    """The "same" edges by node that remain once every "different" has split its cluster, and the judgement of each."""
    log = _standing(judgements)
    same: dict[Edge, Judgement] = {}
    apart: list[_Apart] = []
    for edge, judgement in active(j for j in log if j.actor == "rule").items():
        if judgement.verdict == "same":
            same[edge] = judgement
        elif judgement.verdict == "different":
            apart.append((frozenset(edge[:1]), frozenset(edge[1:])))
    people: list[_Apart] = []
    for judgement in _by_time(j for j in log if j.actor != "rule"):
        apart = _left_of(apart, judgement)
        people = _said(judgement, same, people)
    if known is not None:
        same = {edge: judgement for edge, judgement in same.items() if edge[0] in known and edge[1] in known}
    near: Near = defaultdict(dict)
    for edge in same:
        near[edge[0]][edge[1]] = near[edge[1]][edge[0]] = edge
    # People's are heard first, then in the order of the pairs: the outcome must not depend on that of the log.
    for lefts, rights in (*sorted(people, key=_first), *sorted(apart, key=_first)):
        _split(near, same, lefts, rights)
    return near, same


def _first(apart: _Apart) -> tuple[list[str], list[str]]:
    return sorted(apart[0]), sorted(apart[1])


def _said(judgement: Judgement, same: dict[Edge, Judgement], apart: list[_Apart]) -> list[_Apart]:
    """Let a person's judgement stand over all that was said of the same pairs before; return what is kept apart."""
    lefts, rights = frozenset(judgement.all_lefts), frozenset(judgement.all_rights)
    for edge in [e for e in same if (e[0] in lefts and e[1] in rights) or (e[1] in lefts and e[0] in rights)]:
        if judgement.verdict == "same":
            same[edge] = judgement
        else:
            del same[edge]
    apart = _left_of(apart, judgement)
    if judgement.verdict == "different":
        apart.append((lefts, rights) if _first((lefts, rights)) <= _first((rights, lefts)) else (rights, lefts))
    elif judgement.verdict == "same":
        for other in (*judgement.all_lefts, *judgement.all_rights):
            if other != judgement.left:
                same[_edge(judgement.left, other)] = judgement
    return apart


def _left_of(apart: list[_Apart], judgement: Judgement) -> list[_Apart]:
    """What was to be kept apart and is not spoken of by a later judgement."""
    lefts, rights = frozenset(judgement.all_lefts), frozenset(judgement.all_rights)
    return [rest for pair in apart for rest in _without(pair, lefts, rights)]


def _without(pair: _Apart, lefts: frozenset[str], rights: frozenset[str]) -> list[_Apart]:
    """What is left of "every one of these differs from every one of those" without the pairs of lefts and rights."""
    left = [pair]
    for a, b in ((lefts, rights), (rights, lefts)):
        left = [
            rest
            for one, two in left
            for rest in (((one - a, two), (one & a, two - b)) if one & a and two & b else ((one, two),))
            if rest[0] and rest[1]
        ]
    return left


def _split(near: Near, same: Mapping[Edge, Judgement], lefts: frozenset[str], rights: frozenset[str]) -> None:
    """Cut the weakest edge of every chain from a left to a right."""
    while links := path(near, lefts, rights):
        weak = min(links, key=lambda edge: (same[edge].actor != "rule", same[edge].score, same[edge].id))
        del near[weak[0]][weak[1]], near[weak[1]][weak[0]]


def components(near: Mapping[int, Collection[int]]) -> list[set[int]]:
    """Group what is near to one another, directly or through others."""
    groups: list[set[int]] = []
    for node, others in near.items():
        whole = {node, *others}
        touching = [group for group in groups if group & whole]
        groups = [group for group in groups if not group & whole]
        groups.append(whole.union(*touching))
    return groups


def connected(edges: Iterable[Edge]) -> list[tuple[str, ...]]:
    """Group what edges hold together, directly or through others; each sorted, in the order of their firsts."""
    near: Near = defaultdict(dict)
    for one, two in edges:
        near[one][two] = near[two][one] = (one, two)
    return _components(near, near)


def _components(nodes: Iterable[str], near: Mapping[str, Mapping[str, Edge]]) -> list[tuple[str, ...]]:
    seen: set[str] = set()
    groups = []
    for node in sorted(nodes):
        if node in seen:
            continue
        seen.add(node)
        group, queue = [], deque([node])
        while queue:
            here = queue.popleft()
            group.append(here)
            fresh = [n for n in near.get(here, ()) if n not in seen]
            seen.update(fresh)
            queue.extend(fresh)
        groups.append(tuple(sorted(group)))
    return groups
