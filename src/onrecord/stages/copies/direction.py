"""Which of two copies came first, by evidence; contradicting or missing evidence leaves it undetermined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from onrecord.records import Article, Because, Direction, Passage, Span
from onrecord.text import fold

_WHOLE = 0.95  # share from which one text is contained in the other
_PART = 0.8
_LITTLE = 0.2  # share of either text under which both may have the passage from elsewhere
_BESIDE = 60  # characters between a passage and the credit that is about it

_SECTION = re.compile(r"\s*(?:\([^)]*\)|\s[-–|]\s.*)$")
_REPORTED = r"(?:report(?:ed|s)?|said|says|wrote|writes|quoted|revealed|published|disclosed)"

_NUMBERS = {month: n for n, month in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_MONTH = re.compile(
    r"\b(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)(?: \d{1,2}(?:st|nd|rd|th)?,?|,)? (?P<year>(?:19|20)\d\d)\b"
)


class _Evidence(NamedTuple):
    points: Direction
    because: Because


def find_direction(
    a: Article, b: Article, share_a: float, share_b: float, *, copied: bool, passages: Sequence[Passage] = ()
) -> tuple[Direction, tuple[Because, ...]]:
    """Return which article the other one copies, and all evidence for and against it.

    A credit tells where it stands beside a shared passage, or where a good part of a text is shared: elsewhere it may
    be about anything. Where nothing is `copied`, only quoted by both, neither copies the other.
    """
    if not copied:
        return "undetermined", (
            Because("direction: undetermined", "both quote the same words, nothing else is shared"),
        )
    little = max(share_a, share_b) < _LITTLE
    credited = [e for e in _credits(a, b) if not little or _beside(e.because, a, passages)]
    evidence = [*credited, *_published(a, b)]
    reasons = (*(e.because for e in evidence), *_contained(share_a, share_b), *_later(a, b))
    ways = {e.points for e in evidence}
    if not credited and (ancestor := _ancestor(a, b)):
        return "undetermined", (*reasons, ancestor)
    if len(ways) == 1:
        return ways.pop(), (*reasons, *_caution(little=little and not credited))
    if not ways:
        why = "neither credits the other and their publication times do not tell"
    else:
        why = "the evidence contradicts itself"
    return "undetermined", (*reasons, Because("direction: undetermined", why))


def _caution(*, little: bool) -> Iterator[Because]:
    if little:
        yield Because("direction: little shared", "they share little: each may have it from elsewhere")


def _beside(credit: Because, a: Article, passages: Sequence[Passage]) -> bool:
    """Whether a credit stands in a shared passage or right beside it."""
    if credit.span is None:
        return False
    sides = [passage.a if credit.article == a.id else passage.b for passage in passages]
    return any(s.start - _BESIDE <= credit.span.start and credit.span.end <= s.end + _BESIDE for s in sides)


def _later(a: Article, b: Article) -> Iterator[Because]:
    """Say that one names a later month than any that the other names; old news is told late too, so it only adds."""
    last = [max(_months(article), default=None) for article in (a, b)]
    if last[0] and last[1] and last[0] != last[1]:
        later, which = (last[1], "b") if last[0] < last[1] else (last[0], "a")
        yield Because("direction: later facts", f"{which} speaks of {later}, the other of nothing so late")


def _months(article: Article) -> Iterator[str]:
    """Yield the months that are named with their year in an article's title and body: "2018-06"."""
    spans = [block.span for block in article.blocks if block.role in {"title", "body"}] or [article.extent]
    for span in spans:
        for found in _MONTH.finditer(article.text, *span):
            yield f"{found['year']}-{_NUMBERS[found['month'][:3].casefold()]:02}"


def _published(a: Article, b: Article) -> Iterator[_Evidence]:
    times = _moment(a.published_at), _moment(b.published_at)
    if times[0] and times[1] and (times[0].tzinfo is None) == (times[1].tzinfo is None):
        earlier = times[0] < times[1]
        told = (a.published_at, b.published_at) if times[0] != times[1] else None
    else:
        one, two = a.published or "", b.published or ""
        shorter = min(len(one), len(two))  # "2018-06" cannot be told from "2018-06-26"
        earlier = one < two
        told = (one, two) if one[:shorter] != two[:shorter] else None
    if told:
        first, second = told if earlier else told[::-1]
        note = f"{first} before {second}; a publication time alone is weak evidence"
        yield _Evidence("a>b" if earlier else "b>a", Because("direction: published", note))


def _moment(time: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(time) if time else None
    except ValueError:
        return None  # not a full time: the day is compared instead


def _credits(a: Article, b: Article) -> Iterator[_Evidence]:
    """Yield where an article names the other's outlet as the one it has its text or its news from."""
    ways: tuple[tuple[Article, Article, Direction], ...] = ((a, b, "a>b"), (b, a, "b>a"))
    for credited, crediting, points in ways:
        outlet = credited.outlet
        if not outlet or one_house(outlet, crediting.outlet):
            continue
        if any(one_house(outlet, agency) for agency in crediting.agencies):
            because = Because("direction: credit", f"it credits {outlet}", crediting.id)
            yield _Evidence(points, because)
        elif found := _named_as_source(outlet).search(crediting.text, *crediting.extent):
            span = Span(*found.span())
            yield _Evidence(points, Because("direction: credit", f"“{found[0]}”", crediting.id, span))


def _bare(outlet: str) -> str:
    """Return the name of an outlet without its section: "Tarn Post (Sport)", "Tarn Post - World"."""
    return _SECTION.sub("", outlet) or outlet


def one_house(outlet: str | None, other: str | None) -> bool:
    """Whether two names of outlets or agencies may be one's: equal, the one begins the other, or abbreviates it."""
    if not outlet or not other:
        return False
    one, two = fold(_bare(outlet)).removeprefix("the ").split(), fold(_bare(other)).removeprefix("the ").split()
    least = min(len(one), len(two))
    return (
        one[:least] == two[:least]
        or "".join(w[0] for w in one) == "".join(two)
        or "".join(w[0] for w in two) == ("".join(one))
    )


@lru_cache(maxsize=1024)
def _named_as_source(outlet: str) -> re.Pattern[str]:
    name = rf"(?<!\w){re.escape(_bare(outlet))}(?!\w)"
    return re.compile(
        rf"{name}(?:['’]s)?(?: \w+)? {_REPORTED}\b|\b(?:according to|told|citing|quoted by|reported by|as reported in)"
        rf" (?:[Tt]he )?{name}|\((?:via )?{name}\)|^(?:Source|Via|From|Originally published (?:by|in|on)):? {name}",
        re.MULTILINE,
    )


def _contained(share_a: float, share_b: float) -> Iterator[Because]:
    """Say that one text stands in the other; a longer text may be the earlier or the later one."""
    for mine, other, which in ((share_a, share_b, "a"), (share_b, share_a, "b")):
        if mine >= _WHOLE and other < _PART:
            note = f"{which} stands in the other whole: an excerpt, or the other was extended"
            yield Because("direction: contained", note)


def _ancestor(a: Article, b: Article) -> Because | None:
    """Say that both carry the text of an agency that neither of them is.

    An article of no known outlet may be the agency's own.
    """
    if not a.outlet or not b.outlet or one_house(a.outlet, b.outlet):
        return None
    common = [
        agency
        for agency in a.agencies
        if any(one_house(agency, other) for other in b.agencies)
        and not one_house(agency, a.outlet)
        and not one_house(agency, b.outlet)
    ]
    if not common:
        return None
    return Because("direction: common ancestor", f"both credit {', '.join(common)}: each may carry its text")
