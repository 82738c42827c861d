"""Measure reading: roles of lines and the words of the body, on plain text, and bodies of real pages.

    python bench/reading.py [--pages]

Reads `data/html` below the folder of development data (../shared, or ONRECORD_SHARED). The labels of `lines.jsonl`
are silver: standfirsts there are often boilerplate, related headlines sometimes captions.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.records import Capture
from onrecord.stages.reading import read_capture

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parent.parent.parent / "shared"))
HTML = SHARED / "data" / "html"
# The silver labels' names for our roles. A dateline or a credit inside a body line counts with the body.
SILVER = {"headline": "title", "date": "updated"}
ROLES = ("title", "byline", "updated", "caption", "credit", "body", "boilerplate")


def words(text: str) -> Counter[str]:
    """Count the words of a text."""
    return Counter(re.findall(r"\w+", text))


def f1(right: float, found: float, wanted: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (found + wanted) if found + wanted else 1.0


def body_f1(gold: str, got: str) -> float:
    """Return the word F1 of a body."""
    want, have = words(gold), words(got)
    return f1((want & have).total(), have.total(), want.total())


def label(text: str) -> tuple[list[tuple[int, int, str]], str]:
    """Read a text; return (start, end, role) of its blocks and the text of its body."""
    articles = read_capture(Capture("bench.txt", text.encode(), "text/plain", "2026-01-01T00:00:00Z"))
    blocks = [(b.span.start, b.span.end, b.role) for a in articles for b in a.blocks]
    body = " ".join(text[s:e] for s, e, role in blocks if role in {"body", "dateline"})
    return blocks, body


def lines_of(page: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield (offset, silver role) of a page's lines as they stand in its joined text."""
    at = 0
    for role, line in page["lines"]:
        yield at, SILVER.get(role, role)
        at += len(line) + 1


def measure_lines(only: str | None = None, *, show: int = 0) -> None:
    """Print F1 by role and body word F1 over lines.jsonl."""
    right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    bodies: dict[str, list[float]] = defaultdict(list)
    total, spent = 0, 0.0
    wrong: Counter[tuple[str, str]] = Counter()
    with (HTML / "lines.jsonl").open(encoding="utf-8") as rows:
        pages = [json.loads(row) for row in rows]
    for page in pages:
        if only and page["cc"] != only:
            continue
        text = "\n".join(line for _, line in page["lines"])
        begun = time.perf_counter()
        blocks, body = label(text)
        spent += time.perf_counter() - begun
        total += len(text.split())
        gold = " ".join(line for role, line in page["lines"] if role == "body")
        bodies["all"].append(body_f1(gold, body))
        bodies["English" if page["cc"] in {"us", "uk", "au", "ca", "za", "my", "ind", "na"} else "other"].append(
            bodies["all"][-1]
        )
        last = {}
        for start, end, role in blocks:  # the longest block of a line speaks for it
            line = text.count("\n", 0, start)
            if line not in last or end - start > last[line][0]:
                last[line] = (end - start, role)
        for n, (_, want) in enumerate(lines_of(page)):
            have = last.get(n, (0, "boilerplate"))[1]
            have = {"section": "boilerplate", "dateline": "body"}.get(have, have)
            right[want] += want == have
            wanted[want] += 1
            found[have] += 1
            wrong[want, have] += want != have
        if bodies["all"][-1] < 0.7 and show:
            print(f"  {bodies['all'][-1]:.2f} {page['id']}")
    print(f"{'role':12} {'F1':>6} {'P':>6} {'R':>6} {'lines':>6}")
    for role in ROLES:
        p, r = right[role] / max(1, found[role]), right[role] / max(1, wanted[role])
        print(f"{role:12} {f1(right[role], found[role], wanted[role]):6.3f} {p:6.3f} {r:6.3f} {wanted[role]:6}")
    for name, scores in bodies.items():
        print(f"body words, {name}: {sum(scores) / len(scores):.3f} over {len(scores)} pages")
    print(f"{total / spent:,.0f} words a second")
    if show:
        for (want, have), n in wrong.most_common(12):
            print(f"  {want} read as {have}: {n}")


def measure_pages() -> None:
    """Print body word F1 over fundus-evaluation's pages and the share of fixture details read right."""
    gold = json.loads((HTML / "fundus-evaluation" / "ground_truth.json").read_text())
    scores = {}
    begun = time.perf_counter()
    for name, page in gold.items():
        articles = read_html(HTML / "fundus-evaluation" / "html" / name)
        body = " ".join(
            a.text[slice(*b.span)] for a in articles for b in a.blocks if b.role in {"body", "dateline", "credit"}
        )
        scores[name] = body_f1(" ".join(page["body"]), body)
    spent = time.perf_counter() - begun
    low = sorted((s, n) for n, s in scores.items() if s < 0.8)
    print(f"pages: body word F1 {sum(scores.values()) / len(scores):.3f}, {len(low)} of {len(scores)} below .8")
    print(f"{len(scores) / spent:.0f} pages a second", *(f"  {s:.2f} {n}" for s, n in low), sep="\n")


def read_html(path: Path) -> tuple[Any, ...]:
    """Read a gzipped page."""
    return read_capture(Capture(path.name, gzip.decompress(path.read_bytes()), "text/html", "2026-01-01T00:00:00Z"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", action="store_true", help="also the pages of fundus-evaluation")
    parser.add_argument("--country", help="only the pages of one country code")
    parser.add_argument("--show", type=int, default=0, help="also what went wrong")
    options = parser.parse_args()
    measure_lines(options.country, show=options.show)
    if options.pages:
        measure_pages()
