"""Which of two real copies came first: with the publication times hidden, and with them.

usage: python -m bench direction [N]      default: the first 5000 articles, those with planted passages left out

Asked are pairs that share a copied passage and whose days of publication are known and differ. With times hidden the
program has only what the texts say. The curve shows what two simple guesses would buy: the article in which the
passage stands higher up came first; the article that speaks of the later month is the later.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence

import msgspec

from bench.common import data, hold
from bench.copies import pairs
from onrecord.records import Article, Capture, Copy, Direction, Given, Reading
from onrecord.stages.copies import COPIES, kinds
from onrecord.stages.copies.direction import find_direction
from onrecord.stages.reading import read_capture


def real(first: int) -> list[Reading]:
    """Return the first articles without planted passages, read into blocks only."""
    source = data("data", "copies", "planted15k")
    with (source / "gold.jsonl").open(encoding="utf-8") as lines:
        planted = {name for row in map(json.loads, lines) for name in (row["src"], row["tgt"])}
    found: list[Reading] = []
    with (source / "corpus.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in planted or len(found) >= first:
                continue
            given = Given(row["id"], row["title"], row["published"], row["outlet"])
            capture = Capture(row["id"], row["text"].encode(), "text/plain", "2020-01-01T00:00:00Z", given)
            found += [Reading(article, reader="none") for article in read_capture(capture)]
    return sorted(found, key=COPIES.ident)


def asked(copies: Sequence[Copy], articles: dict[str, Article]) -> list[Copy]:
    """Return the copies that share more than a quotation or a template and whose times are known and differ."""
    return [
        copy
        for copy in copies
        if any(passage.kind == "copy" for passage in copy.passages)
        and articles[copy.a].published
        and articles[copy.b].published
        and articles[copy.a].published != articles[copy.b].published
    ]


def hidden(article: Article) -> Article:
    """Return the article as if nothing were known of when it was printed."""
    return msgspec.structs.replace(article, published=None, published_at=None, updated=None)


Guess = Callable[[Copy, Article, Article], Direction]


def by_rule(copy: Copy, a: Article, b: Article) -> Direction:
    """What the program says."""
    return find_direction(a, b, copy.share_a, copy.share_b, copied=True, passages=copy.passages)[0]


def by_place(margin: float) -> Guess:
    """Guess that the passage stands higher up in the earlier one, by at least this share of the texts."""

    def guess(copy: Copy, a: Article, b: Article) -> Direction:
        one = min(p.a.start for p in copy.passages) / max(1, len(a.text))
        two = min(p.b.start for p in copy.passages) / max(1, len(b.text))
        return "a>b" if one + margin < two else "b>a" if two + margin < one else "undetermined"

    return guess


def by_month(copy: Copy, a: Article, b: Article) -> Direction:
    """Guess that the article that speaks of the later month is the later one."""
    why = find_direction(a, b, copy.share_a, copy.share_b, copied=True)[1]
    later = next((reason.note[0] for reason in why if reason.rule == "direction: later facts"), None)
    return "undetermined" if later is None else "a>b" if later == "b" else "b>a"


def figures(copies: Sequence[Copy], articles: dict[str, Article], guess: Guess, *, hide: bool) -> tuple[float, ...]:
    """Return the shares of all pairs, in %, that are answered, and that are answered wrong."""
    answered = wrong = 0
    for copy in copies:
        a, b = (hidden(articles[x]) if hide else articles[x] for x in (copy.a, copy.b))
        way = guess(copy, a, b)
        answered += way != "undetermined"
        wrong += way not in {"undetermined", _truth(articles[copy.a], articles[copy.b])}
    return 100 * answered / len(copies), 100 * wrong / len(copies)


def _truth(a: Article, b: Article) -> Direction:
    return "a>b" if (a.published or "") < (b.published or "") else "b>a"


def main(first: int) -> int:
    """Print how often it answers and how often wrong; hold the floors."""
    readings = real(first)
    articles = {reading.id: reading.article for reading in readings}
    judged = [COPIES.judge(readings[i], readings[j]) for i, j in pairs(readings)]
    copies = asked(kinds([copy for copy in judged if copy is not None], readings), articles)
    print(f"{len(readings):,} articles, {len(copies):,} pairs with known times")
    guesses: dict[str, tuple[Guess, bool]] = {
        "the program, with times": (by_rule, False),
        "the program, times hidden": (by_rule, True),
        "guess: the later month": (by_month, True),
        **{f"guess: passage higher by {m:.0%}": (by_place(m), True) for m in (0.5, 0.25, 0.1)},
    }
    told = {name: figures(copies, articles, guess, hide=hide) for name, (guess, hide) in guesses.items()}
    for name, (answered, wrong) in told.items():
        print(f"  {name:30} answers {answered:5.1f} %   wrong {wrong:5.1f} % of all")
    with_times, without = told["the program, with times"], told["the program, times hidden"]
    return hold(
        "direction",
        {
            "right with times, %": with_times[0] - with_times[1],
            "not wrong without, %": 100 - without[1],
            "answered without, %": without[0],
        },
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 5000))
