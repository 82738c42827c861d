"""Reading: roles of lines and the words of the body on plain text, bodies of real pages, stories split, words a second.

usage: python -m bench.reading [--show]        --show: the worst pages, and which roles are taken for which

The labels of `lines.jsonl` are silver, made by aligning pages with what their publishers say of them: standfirsts are
often boilerplate there, related headlines captions, and only the author's own line is a byline. Body words and the
speed are what to go by. Who took a picture, where a line says nothing else, is a credit here as there.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from bench.common import data, hold
from onrecord.records import Article, Capture
from onrecord.stages.reading import read_capture

# The silver labels' names for roles; a section line is furniture there, and a dateline part of the body.
SILVER = {"headline": "title", "date": "updated"}
OURS = {"section": "boilerplate", "dateline": "body"}
ROLES = ("title", "byline", "updated", "caption", "credit", "body", "boilerplate")
ORDINARY = 3000
"""Articles of `planted15k` that are counted when asking how many are split; hardly any of them holds two stories."""


class Tally(NamedTuple):
    """Lines by role: read right, read as it, labelled as it; and (labelled, read) where the two differ."""

    right: Counter[str]
    found: Counter[str]
    wanted: Counter[str]
    wrong: Counter[tuple[str, str]]

    def f1(self, role: str) -> float:
        """Return the F1 of one role."""
        return 2 * self.right[role] / max(1, self.found[role] + self.wanted[role])


def read(body: bytes, media_type: str = "text/plain") -> tuple[Article, ...]:
    """Read bytes."""
    return read_capture(Capture("bench", body, media_type, ""))


def words(text: str) -> Counter[str]:
    """Count the words of a text."""
    return Counter(re.findall(r"\w+", text))


def body_f1(gold: str, articles: tuple[Article, ...], roles: set[str]) -> float:
    """Return the word F1 of the blocks of some roles against a body."""
    have = words(" ".join(a.text[slice(*b.span)] for a in articles for b in a.blocks if b.role in roles))
    want = words(gold)
    return 2 * (want & have).total() / max(1, want.total() + have.total())


def roles_by_line(articles: tuple[Article, ...]) -> dict[int, str]:
    """Return the role of each line by its number; its longest block speaks for a line."""
    longest: dict[int, tuple[int, str]] = {}
    for article in articles:
        for (start, end), role in ((b.span, b.role) for b in article.blocks):
            line = article.text.count("\n", 0, start)
            longest[line] = max(longest.get(line, (0, "")), (end - start, OURS.get(role, role)))
    return {line: role for line, (_, role) in longest.items()}


def measure_lines(*, show: bool) -> tuple[Tally, float]:
    """Return the roles of lines.jsonl counted, and the mean word F1 of the body."""
    tally = Tally(Counter(), Counter(), Counter(), Counter())
    scores = []
    for row in data("data", "html", "lines.jsonl").open(encoding="utf-8"):
        page = json.loads(row)
        articles = read("\n".join(line for _, line in page["lines"]).encode())
        scores.append(
            body_f1(" ".join(t for role, t in page["lines"] if role == "body"), articles, {"body", "dateline"})
        )
        have = roles_by_line(articles)
        for number, (label, _) in enumerate(page["lines"]):
            want, got = SILVER.get(label, label), have.get(number, "boilerplate")
            tally.right[want] += want == got
            tally.wrong[want, got] += want != got
            tally.wanted[want] += 1
            tally.found[got] += 1
        if show and scores[-1] < 0.7:
            print(f"  {scores[-1]:.2f} {page['id']}")
    return tally, sum(scores) / len(scores)


def measure_pages(*, show: bool) -> tuple[float, float]:
    """Return the mean body word F1 over the pages of fundus-evaluation, and pages a second."""
    folder = data("data", "html", "fundus-evaluation")
    gold: dict[str, Any] = json.loads((folder / "ground_truth.json").read_text())
    scores, spent = [], 0.0
    for name, page in gold.items():
        body = gzip.decompress((folder / "html" / name).read_bytes())
        began = time.process_time()
        articles = read(body, "text/html")
        spent += time.process_time() - began
        scores.append(body_f1(" ".join(page["body"]), articles, {"body", "dateline", "credit"}))
        if show and scores[-1] < 0.8:
            print(f"  {scores[-1]:.2f} {name}")
    return sum(scores) / len(scores), len(scores) / spent


def ordinary() -> Iterator[str]:
    """Yield ordinary articles of many outlets."""
    with data("data", "copies", "planted15k", "corpus.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, islice(rows, ORDINARY)):
            yield f"{row['title']}\n\n{row['text']}"


def measure_ordinary() -> tuple[float, float]:
    """Return the share of ordinary articles that are not split, and thousand words a second of processor time."""
    spent, count, whole = 0.0, 0, 0
    for text in ordinary():
        body = text.encode()
        began = time.process_time()
        whole += len(read(body)) == 1
        spent += time.process_time() - began
        count += len(text.split())
    return whole / ORDINARY, count / spent / 1000


def main() -> int:
    """Measure, print, and return 1 if a figure is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="also print what went wrong")
    show = parser.parse_args().show
    tally, lines = measure_lines(show=show)
    print(f"  {'role':12} {'lines':>6} {'P':>6} {'R':>6} {'F1':>6}")
    for role in ROLES:
        p, r = (tally.right[role] / max(1, whole[role]) for whole in (tally.found, tally.wanted))
        print(f"  {role:12} {tally.wanted[role]:6} {p:6.3f} {r:6.3f} {tally.f1(role):6.3f}")
    if show:
        for (want, got), n in tally.wrong.most_common(12):
            print(f"  {want} read as {got}: {n}")
    pages, pace = measure_pages(show=show)
    whole, speed = measure_ordinary()
    figures = {
        "title F1": tally.f1("title"),
        "caption F1": tally.f1("caption"),
        "body words F1, plain text": lines,
        "body words F1, pages": pages,
        "pages a second": pace,
        "ordinary articles left whole": whole,
        "thousand words a second": speed,
    }
    return hold("reading", figures)


if __name__ == "__main__":
    sys.exit(main())
