"""What copies changed, by class, against a gold set made by eye.

usage: python -m bench edits [--show KIND]      --show prints what is missed and wrong in the seen half

How the gold was made and how it is scored: docs/reference/edit-gold.md. The pairs are compared as the program compares
them, with all that the rules reader finds in them.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from bench.common import HERE, data, hold
from onrecord.edges.engines.rules import RulesEngine
from onrecord.plan import reading
from onrecord.records import Capture, Given, Reading
from onrecord.stages.copies import compare

KINDS = ("quote", "speaker", "hop", "figure", "date", "place", "hedge", "omitted", "added", "wording")
ENOUGH = 0.5
_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")

Side = tuple[int, int] | None
Words = frozenset[tuple[int, int]]  # (side, where the word starts)


class Edit(NamedTuple):
    """One change: its kinds, the words it is about, and what it says on either side."""

    kinds: tuple[str, ...]
    words: Words
    text: str
    optional: bool = False


class Pair(NamedTuple):
    """One line of the gold, with the texts it speaks of."""

    texts: tuple[str, str]
    ids: tuple[str, str]
    edits: tuple[Edit, ...]
    unjudged: Words
    reprint: bool


def words(texts: Sequence[str], sides: Sequence[Side], *, changed: bool = True) -> Words:
    """Return the words of a change; without those that both sides have, where only the `changed` are asked for."""
    found: list[list[tuple[int, str]]] = [
        [(side[0] + m.start(), m[0].lower()) for m in _WORD.finditer(text[slice(*side)])] if side else []
        for text, side in zip(texts, sides, strict=True)
    ]
    if changed:
        both = Counter(w for _, w in found[0]) & Counter(w for _, w in found[1])
        found = [list(_without(side, Counter(both))) for side in found]
    return frozenset((number, place) for number, side in enumerate(found) for place, _ in side)


def _without(found: Sequence[tuple[int, str]], spare: Counter[str]) -> Iterator[tuple[int, str]]:
    for place, word in found:
        if spare[word]:
            spare[word] -= 1
        else:
            yield place, word


def load(half: str) -> tuple[list[Pair], dict[str, Reading]]:
    """Return the pairs of one half of the gold, and what is read in their articles."""
    rows = [json.loads(line) for line in (HERE / "gold" / f"edits-{half}.jsonl").read_text().splitlines()]
    wanted = {row[side] for row in rows for side in "ab"}
    readings: dict[str, Reading] = {}
    read = reading(RulesEngine()).run
    with data("data", "copies", "planted15k", "corpus.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in wanted:
                given = Given(row["id"], row["title"], row["published"], row["outlet"])
                capture = Capture(row["id"], row["text"].encode(), "text/plain", "2020-01-01T00:00:00Z", given)
                readings[row["id"]] = next(iter(read(capture)))
    return [_pair(row, readings) for row in rows], readings


def _pair(row: dict[str, Any], readings: dict[str, Reading]) -> Pair:
    texts = readings[row["a"]].article.text, readings[row["b"]].article.text
    for text, side in zip(texts, ("sha256_a", "sha256_b"), strict=True):
        if hashlib.sha256(text.encode()).hexdigest() != row[side]:
            sys.exit(f"the gold speaks of another text than the one at hand: {row['a']} {row['b']}")
    edits = tuple(
        Edit(
            tuple(edit["kinds"]),
            words(texts, (edit["a"], edit["b"])),
            _said(texts, (edit["a"], edit["b"])),
            edit.get("optional", False),
        )
        for edit in row["edits"]
    )
    unjudged = frozenset(word for sides in row["open"] for word in words(texts, sides, changed=False))
    return Pair(texts, (row["a"], row["b"]), edits, unjudged, row["reprint"])


def _said(texts: Sequence[str], sides: Sequence[Side]) -> str:
    shown = [text[slice(*side)].replace("\n", "¶") if side else "—" for text, side in zip(texts, sides, strict=True)]
    return "  ⇢  ".join(part if len(part) < 90 else f"{part[:40]} … {part[-40:]}" for part in shown)


def predicted(pair: Pair, readings: dict[str, Reading]) -> list[Edit]:
    """Return the edits the program tells of a pair."""
    copy = compare(readings[pair.ids[0]], readings[pair.ids[1]])
    return [
        Edit((edit.kind,), words(pair.texts, (edit.a, edit.b)), _said(pair.texts, (edit.a, edit.b)))
        for edit in (copy.edits if copy else ())
    ]


def covered(edit: Edit, by: Sequence[Edit], kinds: Sequence[str]) -> bool:
    """Whether edits of one of the kinds say at least half of the words."""
    said = frozenset(word for other in by if set(other.kinds) & set(kinds) for word in other.words)
    return bool(edit.words) and len(edit.words & said) >= ENOUGH * len(edit.words)


class Score(NamedTuple):
    """What was found, missed, right and wrong of each kind, as (kind, pair's ids, what it says)."""

    found: list[tuple[str, str, str]]
    missed: list[tuple[str, str, str]]
    right: list[tuple[str, str, str]]
    wrong: list[tuple[str, str, str]]

    def f1(self, kind: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 of a kind, 0 to 1."""
        found, missed, right, wrong = (sum(k == kind for k, _, _ in part) for part in self)
        precision, recall = right / max(1, right + wrong), found / max(1, found + missed)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def judge(pairs: Sequence[Pair], readings: dict[str, Reading]) -> Score:
    """Compare what the program says of each pair with the gold."""
    score = Score([], [], [], [])
    for pair in pairs:
        told = predicted(pair, readings)
        name = " ".join(ident[:5] for ident in pair.ids)
        for gold in pair.edits:
            if not gold.optional:
                part = score.found if covered(gold, told, gold.kinds) else score.missed
                part.append((gold.kinds[0], name, gold.text))
        for edit in told:
            kind = edit.kinds[0]
            if covered(edit, [gold for gold in pair.edits if not gold.optional], (kind,)):
                score.right.append((kind, name, edit.text))
            elif not _let_pass(edit, pair):
                score.wrong.append((kind, name, edit.text))
    return score


def _let_pass(edit: Edit, pair: Pair) -> bool:
    """Whether a prediction is neither right nor wrong: where the texts go separate ways, or optional."""
    optional = frozenset(word for gold in pair.edits if gold.optional for word in gold.words)
    lone = edit.kinds[0] in {"omitted", "added"} and pair.reprint
    unjudged = optional if lone else optional | pair.unjudged
    return not edit.words or len(edit.words & unjudged) >= ENOUGH * len(edit.words)


def main(show: str | None) -> int:
    """Print precision, recall and F1 of each class on both halves; hold the floors of the unseen one."""
    figures: dict[str, float] = {}
    for half in ("seen", "unseen"):
        pairs, readings = load(half)
        score = judge(pairs, readings)
        print(f"{half}: {len(pairs)} pairs, {len(score.found) + len(score.missed)} edits asked for")
        print(f"  {'':8} {'asked':>5} {'told':>5} {'precision':>9} {'recall':>6} {'F1':>6}")
        for kind in KINDS:
            precision, recall, f1 = score.f1(kind)
            asked = sum(k == kind for k, _, _ in (*score.found, *score.missed))
            told = sum(k == kind for k, _, _ in (*score.right, *score.wrong))
            print(f"  {kind:8} {asked:5} {told:5} {precision:9.3f} {recall:6.3f} {f1:6.3f}")
            figures[f"{kind} F1, {half}"] = f1
        if show and half == "seen":
            _show(score, show)
    return hold("edits", figures)


def _show(score: Score, kind: str) -> None:
    for title, part in (("missed", score.missed), ("wrong", score.wrong)):
        for of, name, text in part:
            if kind in {of, "all"}:
                print(f"    {title:6} {of:8} {name}  {text}")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(main(arguments[arguments.index("--show") + 1] if "--show" in arguments else None))
