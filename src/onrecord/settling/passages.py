"""New pairs of copies, and what they change about the kinds of passages that were there before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.edges.store import State
from onrecord.records import Copy, Reading, Span
from onrecord.stages.copies import Carriers, with_kinds
from onrecord.text import overlap

_Signs = dict[tuple[int, Span], tuple[bool, bool]]


def add_copies(state: State, fresh: Sequence[Copy], readings: Mapping[str, Reading]) -> list[tuple[Copy, bool]]:
    """Keep new pairs, and set the kinds of their passages and of those that they bear upon.

    Returns:
        The pairs that are new or have changed, each with whether a template is among what changed.
    """
    if not fresh:
        return []
    numbers = state.numbers({ident for copy in fresh for ident in (copy.a, copy.b)})
    shared = _new_spans(fresh, numbers)
    before = _signs(state, shared)
    outlets = state.outlets(shared)
    for copy in fresh:
        state.add_passages(copy, numbers, outlets)
        state.copy(copy)
    after = _signs(state, shared)
    pairs = {(numbers[copy.a], numbers[copy.b]) for copy in fresh}
    for number, span in (place for place in before if before[place] != after[place]):
        pairs |= {(min(number, other), max(number, other)) for other in state.sharing((number, *span))}
    return list(_judged(state, list(state.copies(sorted({(min(p), max(p)) for p in pairs}))), fresh, readings))


def _new_spans(fresh: Iterable[Copy], numbers: Mapping[str, int]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for copy in fresh:
        for passage in copy.passages:
            found.setdefault(numbers[copy.a], []).append(passage.a)
            found.setdefault(numbers[copy.b], []).append(passage.b)
    return found


def _signs(state: State, shared: Mapping[int, Sequence[Span]]) -> _Signs:
    """What the passages that the new ones lie over look like now, seen from either article."""
    outlets = state.outlets(shared)
    found: _Signs = {}
    for number, spans in shared.items():
        carried = state.carried(number)
        carriers = Carriers(outlets[number], carried)
        for span in {span for span, _, _ in carried}:
            if any(overlap(span, new) for new in spans):
                found[number, span] = carriers.signs(span)
    return found


def _judged(
    state: State, copies: Sequence[Copy], fresh: Sequence[Copy], readings: Mapping[str, Reading]
) -> Iterable[tuple[Copy, bool]]:
    new = {(copy.a, copy.b) for copy in fresh}
    numbers = state.numbers({ident for copy in copies for ident in (copy.a, copy.b)})
    outlets = state.outlets(numbers.values())
    carriers = {ident: Carriers(outlets[n], state.carried(n)) for ident, n in numbers.items()}
    for copy in copies:
        articles = {ident: readings[ident].article for ident in (copy.a, copy.b)}
        judged = with_kinds(copy, articles, carriers)
        if judged == copy and (copy.a, copy.b) not in new:
            continue
        state.put_kinds(judged, numbers)
        kinds = zip(copy.passages, judged.passages, strict=True)
        yield judged, any("template" in (p.kind, q.kind) and p.kind != q.kind for p, q in kinds)
