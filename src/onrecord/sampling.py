"""A sample of a corpus for coding by hand: stratified by outlet and month, the same for the same seed anywhere.

Each item's place in the draw is the hash of the seed and its id, so what is drawn does not depend on the machine, the
version of Python or the order of arrival, and of each stratum a larger draw holds a smaller one's items.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from onrecord.corpus import Corpus
from onrecord.records import Article, Span, digest

Unit = Literal["articles", "attributions", "claims"]
Stratum = tuple[str, ...]
_QUOTE = 240  # the most characters of a text on a coding sheet
COLUMNS = ("item", "outlet", "month", "report", "start", "end", "speaker", "words", "stratum_size", "stratum_drawn")


class Item(NamedTuple):
    """Something to code: its id, where it stands, who speaks, its words cut short."""

    id: str
    outlet: str
    month: str
    report: str
    span: Span
    speaker: str
    words: str


class Drawn(NamedTuple):
    """An item of the sample; `size` and `drawn` are how many its stratum has and gave, for weights."""

    item: Item
    size: int
    drawn: int

    @property
    def row(self) -> tuple[str | int, ...]:
        """Its line on the coding sheet, as `COLUMNS` names it."""
        i = self.item
        return (i.id, i.outlet, i.month, i.report, *i.span, i.speaker, i.words, self.size, self.drawn)


def items(corpus: Corpus, unit: Unit) -> Iterator[Item]:
    """Yield everything of a kind that could be drawn."""
    if unit == "claims":
        articles = {r.id: msgspec.structs.replace(r.article, text="", blocks=(), details=()) for r in corpus.readings()}
        for claim in corpus.every_claim():
            first = claim.members[0]
            yield _item(claim.id, articles[first.article], first.span, ", ".join(claim.voices), claim.text)
        return
    for reading in corpus.readings():
        article = reading.article
        if unit == "articles":
            yield _item(article.id, article, article.extent, article.byline or "", article.title or "")
            continue
        for number, a in enumerate(reading.attributions):
            words = " … ".join(article.text[s.start : s.end] for s in a.content)
            span = Span(a.content[0].start, a.content[-1].end) if a.content else article.extent
            yield _item(f"{article.id}:{number}", article, span, a.speaker or "", words)


def _item(ident: str, article: Article, span: Span, speaker: str, words: str) -> Item:
    month = (article.anchor or "")[:7]
    flat = " ".join(words.split())
    short = flat if len(flat) <= _QUOTE else flat[: _QUOTE - 1] + "…"
    return Item(ident, article.outlet or "", month, article.label, span, speaker, short)


def draw(among: Iterator[Item], size: int, seed: int, by: Sequence[Literal["outlet", "month"]]) -> list[Drawn]:
    """Draw `size` items, or all there are: from each stratum its share, and one at least where there is room."""
    strata: dict[Stratum, list[Item]] = defaultdict(list)
    for item in among:
        strata[tuple(getattr(item, name) for name in by)].append(item)
    shares = allot({stratum: len(of) for stratum, of in strata.items()}, size)
    drawn = []
    for stratum in sorted(strata):
        ranked = sorted(strata[stratum], key=lambda item: digest(str(seed), item.id))
        taken = ranked[: shares[stratum]]
        drawn += [Drawn(item, len(ranked), len(taken)) for item in taken]
    return drawn


def allot(sizes: dict[Stratum, int], size: int) -> dict[Stratum, int]:
    """Share `size` among strata in proportion, by largest remainder; then give each without one its one, where it goes.

    What it is given comes from the stratum that has most beyond its proportion.
    """
    total = sum(sizes.values())
    size = min(size, total)
    wanted = {s: size * n / total for s, n in sizes.items()}
    shares = {s: int(w) for s, w in wanted.items()}
    by_remainder = sorted(sizes, key=lambda s: (shares[s] - wanted[s], s))
    for stratum in by_remainder[: size - sum(shares.values())]:
        shares[stratum] += 1
    for stratum in sorted(s for s in sizes if shares[s] == 0 and size >= len(sizes)):
        giver = max((s for s in sizes if shares[s] > 1), key=lambda s: (shares[s] - wanted[s], s))
        shares[giver] -= 1
        shares[stratum] = 1
    return shares
