"""Which statements are page furniture, as articles come in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple

from onrecord.edges.store import State
from onrecord.records import Article, Statement
from onrecord.stages.claims import furniture, is_repeated, repeatable


class Change(NamedTuple):
    """Statements of articles seen before that have become furniture, and those that no longer are."""

    dead: set[str]
    alive: set[str]


def sentence(statement: Statement) -> int:
    """Return a number for the terms of a statement: 64 bits, signed."""
    raw = blake2b("\0".join(statement.terms).encode(), digest_size=8).digest()
    return int.from_bytes(raw, "big", signed=True)


def print_all(state: State, seq: int, article: Article, said: Iterable[Statement]) -> set[int]:
    """Note the sentences of an article; return the other articles for which one is or is no longer furniture."""
    now, kept = {sentence(s) for s in said if repeatable(s)}, state.sentences(seq)
    before = state.printed(now ^ kept)
    state.print_sentences(sorted(now - kept), seq, article.outlet)
    for number in sorted(kept - now):
        state.unprint_sentence(number, seq, article.outlet)
    after = state.printed(now ^ kept)
    turned = [number for number in after if is_repeated(before[number]) != is_repeated(after[number])]
    return {other for number in turned for other in state.printed_in(number)} - {seq}


def sort_out(state: State, seq: int, article: Article, said: Sequence[Statement]) -> Change:
    """Find what of an article is furniture now, and keep it; return what has changed."""
    numbers = {sentence(s): s.terms for s in said if repeatable(s)}
    repeated = {numbers[number] for number, articles in state.printed(numbers).items() if is_repeated(articles)}
    before = state.furniture((seq,))
    now = furniture(said, article, state.templates(seq), repeated)
    if now != before:
        state.set_furniture(seq, sorted(now))
    return Change(now - before, before - now)
