"""Lines that give a whole report to somebody else: "BEIRUT (AP) —", "Staff, Agencies", "h/t The Harbour Post",
"Reprinted from Climate Weekly".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from onrecord.records import Article, Hop, Span
from onrecord.stages.attribution.press import press_at

_FIELD = "agency: "
_HELPED = re.compile(r"contribut", re.IGNORECASE)  # who helped with a report is not whom it is from
_HAT_TIP = re.compile(
    r"\b(?:[Hh]/[Tt]|[Hh]at [Tt]ip)\b[/:]*\s+(?:to\s+)?(?P<who>[A-Z][^\n()<>|]{1,40}?)\s*(?=[\n.)<|]|$)"
)
_AGENCIES = re.compile(
    r"^\W*(?:Staff|News)?(?:,| and| &)?\s*(?P<who>[Aa]gencies|[Ww]ire [Ss]ervices|[Nn]ews [Ss]ervices)\W*$"
)
_REPRINTED = re.compile(
    r"^\W*(?:[Rr]eprinted|[Rr]epublished|[Rr]eproduced)(?: with (?:the )?permission)? (?:from|of) (?:the )?"
    r"(?P<who>[A-Z][^\n.,;()]{1,60}?)(?= with |[\n.,;(]|$)",
    re.MULTILINE,
)
_LONGEST = 5  # words that a name in a hat tip may have


def crediting(article: Article) -> tuple[Hop, ...]:
    """Return whom the report as a whole is from, each as a hop of step 1; its own outlet is none."""
    found = [*_credited(article), *_tipped(article)]
    return tuple(h for i, h in enumerate(found) if h.party not in [f.party for f in found[:i]])


def _credited(article: Article) -> Iterator[Hop]:
    for reason in article.details:
        if not reason.rule.startswith(_FIELD) or reason.span is None:
            continue
        line = article.text[reason.span.start : reason.span.end]
        if _HELPED.search(line) or same_house(reason.note, article.outlet):
            continue
        at = line.find(reason.note)
        start = reason.span.start + max(at, 0)
        yield Hop(1, reason.note, "", Span(start, start + len(reason.note)) if at >= 0 else reason.span)
    for block in article.blocks:
        if block.role in ("credit", "byline") and (m := _AGENCIES.match(article.text[slice(*block.span)])):
            yield Hop(1, "agencies", "", Span(block.span.start + m.start("who"), block.span.start + m.end("who")))


def _tipped(article: Article) -> Iterator[Hop]:
    lines = (_HAT_TIP.finditer(article.text, *article.extent), _REPRINTED.finditer(article.text, *article.extent))
    for match in chain.from_iterable(lines):
        who = Span(*match.span("who"))
        name = press_at(article.text, *who) or who
        shown = " ".join(article.text[name.start : name.end].split())
        if len(shown.split()) <= _LONGEST and not same_house(shown, article.outlet):
            yield Hop(1, shown, "", name)


def same_house(one: str, other: str | None) -> bool:
    """Whether two names may be one outlet's: equal, the one begins the other, or abbreviates it."""
    a, b = (name.casefold().removeprefix("the ").split() for name in (one, other or ""))
    least = min(len(a), len(b))
    return bool(least) and (
        a[:least] == b[:least] or "".join(w[0] for w in a) == b[0] or "".join(w[0] for w in b) == a[0]
    )


def with_credits(hops: tuple[Hop, ...], credited: Sequence[Hop], speaker: str | None) -> tuple[Hop, ...]:
    """Add whom the report is from behind all other hops, where that is not the speaker nor a hop already."""
    step = max((h.step for h in hops), default=0) + 1
    known = {speaker, *(h.party for h in hops)}
    return hops + tuple(Hop(step, c.party, c.verb, c.span, c.number) for c in credited if c.party not in known)
