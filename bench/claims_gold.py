"""The program's claims and links against the claim gold (docs/reference/claim-gold.md), its two halves apart.

usage: python -m bench.claims_gold [--engine reader|rules] [--half seen|unseen] [--show]

--engine   what reads the articles; the trained reader where it is installed, else the rules
--show     print what is wrong on the seen half; the unseen half is never printed

The articles of all events make one corpus. Each place of the gold is the statement that shares half of the shorter
one's characters with it, and most of all. A pair is answered "same" where both statements are members of one claim,
"denies" or "revises" where a link of that kind stands between their claims, else "not". Pairs of which a place is no
statement, or both are one, are not answered and counted apart; "with unmatched" counts them as missed. What one report
asserts in its own voice alone is a claim here, though it is not listed.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import NamedTuple

from bench._claim_gold import Row, Told, key, options, rows, told
from bench.common import hold
from onrecord.records import Statement
from onrecord.stages.claims import bears

LABELS = ("same", "not", "denies", "revises")


class Answer(NamedTuple):
    """What the program says of a pair; `by` as in the gold."""

    label: str
    by: str | None = None


def answer(said: Told, a: Statement, b: Statement) -> Answer:
    """Return what stands between the claims of two statements."""
    ours, theirs = said.home.get(a.id), said.home.get(b.id)
    if ours is None or theirs is None:
        return Answer("not")
    if ours.id == theirs.id:
        return Answer("same")
    for kind in ("denies", "revises"):
        for link in ours.links:
            if link.to == theirs.id and link.kind == kind:
                return Answer(kind, "a" if bears(ours, link) else "b")
    return Answer("not")


def show(row: Row, said: Told, given: Answer | None) -> None:
    """Print a pair that is wrong."""
    found = f"{given.label} {given.by or ''}" if given else "unmatched"
    print(f"\n{row['event']}: {row['label']} {row['by'] or ''} ({row['kind']}), found {found}")
    for side in ("a", "b"):
        place = row[side]
        text = said.readings[key(place)][0].article.text
        statement = said.statement(place)
        who = f"[{statement.speaker}] " if statement else ""
        print(f"  {side} {place['id'][:20]} {who}{' '.join(text[slice(*place['span'])].split())[:220]}")


def measure(half: str, said: Told, *, shown: bool) -> dict[str, float]:
    """Score the pairs of one half."""
    pairs: Counter[tuple[str, str]] = Counter()
    n: Counter[str] = Counter()
    for row in rows("claims", half):
        n["pairs"] += 1
        n[row["label"]] += 1
        a, b = (said.statement(row[side]) for side in ("a", "b"))
        if a is None or b is None or a.id == b.id:
            n[f"unmatched {row['label']}"] += 1
            n["one statement" if a and b else "no statement"] += 1
            if shown:
                show(row, said, None)
            continue
        given = answer(said, a, b)
        linked = given.label == row["label"] != "not"
        n["right unlisted"] += linked and (a.id not in said.listed or b.id not in said.listed)
        pairs[row["label"], given.label] += 1
        if given.label == row["label"] and row["by"] in ("a", "b"):
            n["directed"] += 1
            n["directed right"] += given.by == row["by"]
        if shown and given.label != row["label"]:
            show(row, said, given)
    told_apart(half, pairs, n)
    return figures(half, pairs, n)


def told_apart(half: str, pairs: Counter[tuple[str, str]], n: Counter[str]) -> None:
    """Print how the pairs of each label were answered."""
    print(
        f"\n{half}: {n['pairs']} pairs; unmatched {n['no statement']}, both one statement {n['one statement']}; "
        f"{n['right unlisted']} right ones with a claim that is not listed"
    )
    print(f"  {'':8} {'gold':>5} {'matched':>8}   found " + " ".join(f"{label:>8}" for label in LABELS))
    for label in LABELS:
        found = [pairs[label, other] for other in LABELS]
        print(f"  {label:8} {n[label]:5} {sum(found):8}         " + " ".join(f"{count:8}" for count in found))


def figures(half: str, pairs: Counter[tuple[str, str]], n: Counter[str]) -> dict[str, float]:
    """Return precision, recall and F1 of each label."""
    made: dict[str, float] = {}
    for label in LABELS:
        right = pairs[label, label]
        found = sum(pairs[other, label] for other in LABELS)
        gold = sum(pairs[label, other] for other in LABELS)
        made[f"{half} {label} precision"] = right / max(1, found)
        made[f"{half} {label} recall"] = right / max(1, gold)
        made[f"{half} {label} F1"] = 2 * right / max(1, found + gold)
        made[f"{half} {label} F1, with unmatched"] = 2 * right / max(1, found + n[label])
    made[f"{half} direction right, %"] = 100 * n["directed right"] / max(1, n["directed"])
    return made


def main() -> int:
    """Score; 1 if under a floor."""
    asked = options(__doc__)
    said = told(asked.engine)
    made: dict[str, float] = {}
    for half in asked.halves:
        made |= measure(half, said, shown=asked.show)
    print()
    return hold(f"claims_gold, {asked.engine}", made)


if __name__ == "__main__":
    sys.exit(main())
