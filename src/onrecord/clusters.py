"""Clusters as a pure function of judgements.

The active verdict on a pair is a person's over a rule's, then the later over the earlier. "same" joins; an active
"different" splits its cluster at the weakest "same" between the two (lowest score, then id), again and again until
they are apart. Nothing is kept between calls, so undoing a judgement is leaving it out.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from onrecord.records import Judgement

Edge = tuple[str, str]


def active(judgements: Iterable[Judgement]) -> dict[Edge, Judgement]:
    """Return the judgement that stands for each pair; one that another supersedes does not stand."""
    log = list(judgements)
    gone = {j.supersedes for j in log if j.supersedes}
    standing: dict[Edge, Judgement] = {}
    for judgement in log:
        if (gone and judgement.id in gone) or judgement.verdict == "withdrawn":
            continue
        edge = (min(judgement.left, judgement.right), max(judgement.left, judgement.right))
        held = standing.get(edge)
        if held is None or _rank(judgement) >= _rank(held):
            standing[edge] = judgement
    return standing


def _rank(judgement: Judgement) -> tuple[bool, str, float]:
    return judgement.actor != "rule", judgement.made or "", judgement.score


def _neighbours(same: Mapping[Edge, Judgement]) -> dict[str, dict[str, Edge]]:
    near: dict[str, dict[str, Edge]] = defaultdict(dict)
    for edge in same:
        left, right = edge
        near[left][right] = edge
        near[right][left] = edge
    return near


def path(near: Mapping[str, Mapping[str, Edge]], start: str, goal: str) -> list[Edge] | None:
    """Return the shortest chain of "same" edges between two nodes, or None; ties go to the smaller id."""
    came: dict[str, str | None] = {start: None}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        if node == goal:
            return _walk_back(near, came, goal)
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
    standing = {e: j for e, j in active(judgements).items() if e[0] in known and e[1] in known}
    return _components(known, _held_together(standing))


def chain(judgements: Iterable[Judgement], one: str, two: str) -> tuple[Judgement, ...]:
    """Return the shortest chain of "same" judgements that holds two nodes together; empty if nothing does."""
    standing = active(judgements)
    return tuple(standing[edge] for edge in path(_held_together(standing), one, two) or ())


def _held_together(standing: Mapping[Edge, Judgement]) -> dict[str, dict[str, Edge]]:
    """Return the "same" edges by node that remain once every "different" has split its cluster."""
    same = {edge: judgement for edge, judgement in standing.items() if judgement.verdict == "same"}
    near = _neighbours(same)
    # People's are heard first, then in the order of the pairs: the outcome must not depend on that of the log.
    apart = (edge for edge, judgement in standing.items() if judgement.verdict == "different")
    for left, right in sorted(apart, key=lambda edge: (standing[edge].actor == "rule", edge)):
        while links := path(near, left, right):
            weak = min(links, key=lambda edge: (same[edge].actor != "rule", same[edge].score, same[edge].id))
            del near[weak[0]][weak[1]], near[weak[1]][weak[0]]
    return near


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
