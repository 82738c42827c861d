"""Spans, offsets, folding, words and sentences.

All offsets are Unicode code points, as Python strings count them. Folding that keeps the length (`level`) may be
searched and its offsets used on the original; folding that does not (`fold`) is for comparing only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from onrecord.errors import SpanError
from onrecord.records import Span

# One character for one: quotation marks, apostrophes, dashes and blanks that mean the same.
_LEVEL = str.maketrans(
    {
        "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "´": "'", "′": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u3000": " ",
    }
)  # fmt: skip

WORD = re.compile(r"\w+(?:['’‘ʼ.\-‐‑–]\w+)*", re.UNICODE)

# A full stop after these seldom ends a sentence.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen lt col sgt capt cmdr adm maj brig sen sens rep reps gov govs hon rev
    st jr sr messrs mme mlle jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun
    nos vs etc eg ie cf al approx inc ltd co corp dept univ assn bros fig vol pp ed eds
    u.s u.k u.n e.u d.c a.m p.m u.s.a ph.d e.g i.e ave blvd rd mt ft ala ariz ark calif colo conn
    del fla ga ill ind kan ky mass md mich minn mont neb nev okla ore pa tenn tex vt va wash wis wyo""".split()
)
_MAYBE_END = frozenset("u.s u.k u.n e.u d.c a.m p.m u.s.a inc ltd co corp jr sr etc".split())
# It begins with one set of characters, which are found fast; what may follow depends on which it was.
_STOP = re.compile(
    r"[.!?…\n](?:(?<!\n)[.!?…]*[\"'”’»)\]]*(?=\s|$)|(?<=\n)\n*|(?<=[a-z]{2}[.!?])[\"”’»)\]]?(?=[\"“‘]?[A-Z][a-z]))"
)
_LAST_WORD = re.compile(r"[\w.\-]+$")
_LINE = re.compile(r"[^\r\n]+")
_GOES_ON = re.compile(r"\s+[a-z]")
_NUMBERED = re.compile(r"\s+[a-z\d]")
_GOES_ON_BEHIND_MARKS = re.compile(r"\s+[\"'“‘(\[]*[a-z]")
_ADDRESS = re.compile(r"\S*[/@]|www\.|\S*\.(?:com|org|net|gov|edu)\b", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[a-z]\.)*[a-z]")
_AHEAD = 24  # characters behind a stop that are looked at
_STARTER = re.compile(
    r"\s+[\"'“‘«(\[]*(?:The|A|An|In|On|At|But|And|He|She|It|They|We|I|This|That|These|Those|If|When|While|After|"
    r"Before|For|As|His|Her|Their|Its|There|However|Meanwhile|Earlier|Since|Both|Some|Many|Most|No|One|Two)\b"
)


def cut(text: str, span: Span) -> str:
    """Return the characters of a span.

    Raises:
        SpanError: the span is empty, reversed or outside the text.
    """
    start, end = span
    if not 0 <= start < end <= len(text):
        msg = (
            f"span [{start}, {end}] does not fit a text of {len(text)} characters: was the text changed after reading?"
        )
        raise SpanError(msg)
    return text[start:end]


def level(text: str) -> str:
    """Make quotation marks, dashes and blanks uniform, keeping every offset."""
    return text.translate(_LEVEL)


def fold(text: str) -> str:
    """Fold for comparison: no case, no accents, uniform quotation marks, single blanks. Offsets are not kept."""
    plain = level(text)
    if plain.isascii():  # nothing to take apart
        return " ".join(plain.casefold().split())
    decomposed = level(unicodedata.normalize("NFKD", plain))  # again: "‴" comes apart into marks
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def trim(text: str, span: Span, strip: str = " \t\r\n\u00a0") -> Span:
    """Narrow a span until neither end is one of the characters to strip; may become empty at its end."""
    start, end = span
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return Span(start, end)


def holds(text: str, hints: Iterable[str]) -> bool:
    """Whether a text holds one of the hints: what is asked before a slow pattern is tried."""
    for hint in hints:  # noqa: SIM110 - `any` takes three times as long, and this is asked for every clause
        if hint in text:
            return True
    return False


def overlap(a: Span, b: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def within(inner: Span, outer: Span) -> bool:
    """Whether the first span lies in the second."""
    return outer.start <= inner.start and inner.end <= outer.end


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Merge overlapping and touching spans; sorted."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def subtract(whole: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """Return what remains of a span without the holes; sorted, none empty."""
    rest, start = [], whole.start
    for hole in union(holes):
        if hole.end <= start or hole.start >= whole.end:
            continue
        if hole.start > start:
            rest.append(Span(start, hole.start))
        start = max(start, hole.end)
    if start < whole.end:
        rest.append(Span(start, whole.end))
    return tuple(rest)


def words(text: str, span: Span | None = None) -> Iterator[Span]:
    """Yield the words: runs of letters and digits, apostrophes, hyphens and full stops inside kept."""
    start, end = span or Span(0, len(text))
    for match in WORD.finditer(text, start, end):
        yield Span(*match.span())


def lines(text: str, span: Span | None = None) -> Iterator[Span]:
    """Yield the lines that hold more than blanks, trimmed of them."""
    start, end = span or Span(0, len(text))
    for match in _LINE.finditer(text, start, end):
        line = trim(text, Span(*match.span()))
        if line.start < line.end:
            yield line


def _ends(text: str, stop: re.Match[str], start: int) -> bool:
    """Whether this full stop (or other mark) closes the sentence that began at `start`."""
    mark, (place, end) = stop[0], stop.span()
    if text[end : end + 1].strip() and _ADDRESS.match(text, text.rfind(" ", 0, place) + 1):
        return False
    if mark[0] == "…" or mark.startswith(".."):
        return not _GOES_ON_BEHIND_MARKS.match(text, end, end + _AHEAD)
    if mark[0] != ".":
        return not _GOES_ON.match(text, end, end + _AHEAD)
    last = _LAST_WORD.search(text, max(start, place - 24), place)
    word = last[0].casefold() if last else ""
    if word in _ABBREVIATIONS or _INITIALS.fullmatch(word):
        follows = text[end : end + _AHEAD]
        known_end = word in _MAYBE_END or "." in word
        return bool(known_end and _STARTER.match(follows)) or not follows.strip()
    # "No. 7" is a number, "No." alone an answer.
    return not (_NUMBERED if word == "no" else _GOES_ON).match(text, end, end + _AHEAD)


def sentences(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Split into sentences; a line break always ends one, closing quotation marks belong to theirs.

    Rules, not a model: abbreviations, initials and lower-case continuations do not end a sentence. A stop between
    letters does where a capital follows, as pages that lost their blanks have it ("the mayor.Police said").
    """
    whole = span or Span(0, len(text))
    found, start = [], whole.start
    for stop in _STOP.finditer(text, whole.start, whole.end):
        if text[stop.start()] != "\n" and not _ends(text, stop, start):
            continue
        found.append(trim(text, Span(start, stop.end())))
        start = stop.end()
    found.append(trim(text, Span(start, whole.end)))
    return tuple(s for s in found if s.start < s.end)
