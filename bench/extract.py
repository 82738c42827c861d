"""Articles out of real news pages, beside trafilatura alone in the same run; titles, authors, dates; confidence; speed.

usage: python -m bench.extract [--show] [--learn]
    --show     the worst pages in view, and each wrong title, author and date there
    --learn    learn the weights of the vote from the half in view, and print them

Pages are split in two halves by a hash of their publisher's name. The weights were learned, and errors read, on the
first; the second was counted only.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from bench._learn import learn
from bench._pages import Page, Score, pages, score, words
from bench.common import hold
from onrecord.errors import Empty
from onrecord.records import Article, Capture, Span
from onrecord.stages.reading import read_capture
from onrecord.stages.reading.peers import trafilatura_lines

BODY = frozenset({"body", "dateline"})
_AND = re.compile(r",\s*|\s+(?:and|und|y|et|e|&|og|och)\s+|\s*[|/;]\s*")


class Result(NamedTuple):
    """What one way of reading made of a page, and the processor seconds it took."""

    page: Page
    score: Score
    articles: tuple[Article, ...]
    seconds: float


def _ours(extraction: str) -> Callable[[Page], tuple[list[str], tuple[Article, ...]]]:
    def read(page: Page) -> tuple[list[str], tuple[Article, ...]]:
        try:
            articles = read_capture(Capture(page.name, page.markup, "text/html", ""), extraction)  # type: ignore[arg-type]
        except Empty:  # one page is filled in by its script alone: nothing of it is right
            return [], (Article("", "", Span(0, 0)),)
        return [a.text[slice(*b.span)] for a in articles for b in a.blocks if b.role in BODY], articles

    return read


def _alone(page: Page) -> tuple[list[str], tuple[Article, ...]]:
    return list(trafilatura_lines(page.markup.decode("utf-8", "replace"))), ()


WAYS = {"trafilatura alone": _alone, "careful": _ours("careful"), "fast": _ours("fast")}


def run(way: Callable[[Page], tuple[list[str], tuple[Article, ...]]], page: Page) -> Result:
    """Read one page one way."""
    began = time.process_time()
    lines, articles = way(page)
    spent = time.process_time() - began
    return Result(page, score(lines, page.body), articles, spent)


def folded(text: str) -> str:
    """Return the words of a text, for comparing titles and names."""
    return " ".join(words(text))


def names(byline: str | None) -> set[str]:
    """Return the names of a byline."""
    return {name for part in _AND.split(byline or "") if (name := folded(part))}


def right_title(result: Result) -> float:
    """Whether the headline is the gold's, word by word."""
    return float(folded(result.articles[0].title or "") == folded(result.page.title))


def right_authors(result: Result) -> float:
    """Return the F1 of the authors' names; nobody named on both sides is right."""
    want, have = {folded(a) for a in result.page.authors}, names(result.articles[0].byline)
    return 2 * len(want & have) / (len(want) + len(have)) if want or have else 1.0


def right_date(result: Result) -> float:
    """Whether the day is the gold's, or the moment where both name their zone."""
    article, want = result.articles[0], result.page.date
    if article.published == want[:10]:
        return 1.0
    try:
        have, gold = datetime.fromisoformat(article.published_at or ""), datetime.fromisoformat(want)
    except ValueError:
        return 0.0
    return float(have.tzinfo is not None and gold.tzinfo is not None and have == gold)


def mean(values: Sequence[float]) -> float:
    """Return the mean, 0 of nothing."""
    return sum(values) / max(1, len(values))


def table(results: dict[str, list[Result]]) -> None:
    """Print body figures by set and half."""
    for group in ("evaluation", "fixtures"):
        for half in (0, 1):
            for way, found in results.items():
                here = [r.score for r in found if (r.page.group, r.page.half) == (group, half) and r.page.body]
                clean, dirt = mean([not s.foreign for s in here]), mean([s.foreign for s in here])
                part = f"{group}, {'in view' if half == 0 else 'counted only'}"
                print(
                    f"  {part:26} {way:18} {len(here):4} pages  F1 {mean([s.f1 for s in here]):.4f}"
                    f"  without a foreign paragraph {clean:.3f}  foreign paragraphs a page {dirt:.2f}"
                )


def confidence(results: Sequence[Result]) -> None:
    """Print how often a body is poor, by the agreement stored with it."""
    rows = []
    for result in results:
        notes = [d.note for d in result.articles[0].details if d.rule.startswith("body:")]
        if notes and result.page.body:
            rows.append((float(notes[0].split()[1]), result.score.f1))
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 1.01)):
        here = [f1 for agreed, f1 in rows if low <= agreed < high]
        poor = mean([f < 0.8 for f in here])
        print(f"  agreement {low:.2f}-{min(high, 1):.2f}: {len(here):4} pages, F1 below .8: {poor:.3f}")


def show(results: Sequence[Result]) -> None:
    """Print what went wrong on pages in view."""
    for result in (r for r in results if r.page.half == 0):
        article, page = result.articles[0], result.page
        if page.body and result.score.f1 < 0.9:
            print(f"  {result.score.f1:.2f} {page.name}")
        if page.group == "fixtures":
            for what, ok, have, want in (
                ("title", right_title(result), article.title, page.title),
                ("authors", right_authors(result), article.byline, page.authors),
                ("date", right_date(result), article.published, page.date),
            ):
                if ok < 1:
                    where = [d.rule for d in article.details if d.rule.startswith(what[:5].replace("autho", "bylin"))]
                    print(f"  {page.name} {what}: {have!r} for {want!r} {where}")


def measure(*, shown: bool) -> dict[str, float]:
    """Read every page each way; print and return the figures."""
    results: dict[str, list[Result]] = {way: [] for way in WAYS}
    for page in pages():
        for way, read in WAYS.items():
            results[way].append(run(read, page))
    table(results)
    careful = results["careful"]
    confidence(careful)
    if shown:
        show(careful)
    fixtures = [r for r in careful if r.page.group == "fixtures"]
    for half in (0, 1):
        here = [r for r in fixtures if r.page.half == half]
        told = ((f.__name__, mean([f(r) for r in here])) for f in (right_title, right_authors, right_date))
        print(f"  half {half}: " + ", ".join(f"{name} {value:.3f}" for name, value in told))

    def f1(way: str) -> float:
        return mean([r.score.f1 for r in results[way] if r.page.body])

    return {
        "body F1 above trafilatura, points": 100 * (f1("careful") - f1("trafilatura alone")),
        "body F1": f1("careful"),
        "body F1, fast": f1("fast"),
        "without a foreign paragraph": mean([not r.score.foreign for r in careful if r.page.body]),
        "title right": mean([right_title(r) for r in fixtures]),
        "authors F1": mean([right_authors(r) for r in fixtures]),
        "date right": mean([right_date(r) for r in fixtures]),
        **{f"pages a second, {way}": len(found) / sum(r.seconds for r in found) for way, found in results.items()},
    }


def main() -> int:
    """Measure, print, and return 1 if a figure is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="also print what went wrong")
    parser.add_argument("--learn", action="store_true", help="learn the weights")
    given = parser.parse_args()
    if given.learn:
        for name in ("careful", "fast"):
            print(f"{name.upper()} = {learn(name)}")
        return 0
    return hold("extract", measure(shown=given.show))


if __name__ == "__main__":
    sys.exit(main())
