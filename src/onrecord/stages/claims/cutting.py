"""What somebody is quoted for, cut into what is asserted one by one.

A quotation of five sentences makes five assertions, and another report prints the third: each is a statement of its
own. A sentence that the speaker's name breaks in two ("“The gates,” he said, “were open”") stays one. What is too
short to assert anything alone ("Period.") stays with the sentence before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from onrecord.records import Span
from onrecord.stages.claims.substance import fragment
from onrecord.stages.claims.terms import term, terms
from onrecord.text import cut, sentences, subtract, trim

LEAST = 2  # terms of a sentence that asserts something alone
LABEL = 4  # words, of which one is a number, that so many sentences of a page begin with alike
LONGEST = 16  # words of such a label

_Spans = tuple[Span, ...]
_OVER = re.compile(r"[.!?…][\"'”’)\]]*\s*$")  # a sentence is at its end
_STOP = re.compile(r"(?<![A-Z])[.!?]\s")  # … in the words that tell who speaks: "he said. “"
_LINK = re.compile(  # a second clause with a subject of its own, or a second "that"
    r"(?:;\s+(?:and |but )?|,?\s+(?:and|but|while|though|although|whereas)\s+)(?=(?P<that>that\b)|"
    r"(?:he|she|it|they|we|I|you|there|this|these|those|the|a|an|his|her|their|its|our|my|no|some|many|"
    r"[A-Z][\w.’'-]*)\b)"
)
_ASIDE = re.compile(r",\s+(?:who|which|where|when)\s+(?P<aside>[^,;:()“”\"]+)(?P<end>,\s+|[.;!?]?[”\"’']*\s*$)")
_WORD = re.compile(r"\w+")
_MARKS = " \t\r\n\u00a0,.:;–—-"
_ADDS = re.compile(r"[\"'“‘]+(?:and|but)\s")  # behind the words that tell who speaks
_OTHER_HALF = {"“": "”", "‘": "’", '"': '"'}
_OPENING = {other: mark for mark, other in _OTHER_HALF.items()}
_HALF_OPEN = re.compile(r"[“‘\"]")
_HALF_CLOSED = re.compile(r"[,.!?…](?P<mark>[”’\"])$")
_OPENS = re.compile(r"[\"'“‘«(\[.…\s]*[A-Z\d]")


def assertions(text: str, spans: Sequence[Span]) -> tuple[_Spans, ...]:
    """Cut the content of one act into its sentences, each the spans it stands in; in their order.

    Args:
        text: of the article.
        spans: of the content, sorted and apart.
    """
    found: list[list[Span]] = []
    before: Span | None = None
    for piece in (piece for span in spans for piece in sentences(text, span)):
        if found and before and not _begins_anew(text, before, piece):
            found[-1].append(piece)
        else:
            found.append([piece])
        before = piece
    return tuple(_with_scraps(text, (tuple(spans) for spans in found)))


def _begins_anew(text: str, before: Span, piece: Span) -> bool:
    """Whether a piece is no continuation of the one before it."""
    if piece.start - before.end > 1 and _ADDS.match(text, piece.start, piece.end):
        return True
    if not _OPENS.match(text, piece.start, piece.end):
        return False
    return bool(_OVER.search(text[before.start : before.end])) or bool(_STOP.search(text[before.end : piece.start]))


def _with_scraps(text: str, every: Iterable[_Spans]) -> Iterator[_Spans]:
    """Leave what is too short to stand alone with the sentence before it, or behind it if it is the first."""
    held: _Spans = ()
    for spans in every:
        if held and (_scrap(text, held) or _scrap(text, spans)):
            held = (*held, *spans)
            continue
        if held:
            yield held
        held = spans
    if held:
        yield held


def shown(text: str, spans: _Spans) -> str:
    """Return the words of a statement as they are shown: without a mark of quotation whose other half is elsewhere."""
    words = " ".join(cut(text, span) for span in spans)
    opened, closed = _HALF_OPEN.match(words), _HALF_CLOSED.search(words)
    if opened and _OTHER_HALF[words[0]] not in words[1:]:
        words = words[1:].lstrip()
    if closed and closed["mark"] not in words[: closed.start("mark")] and _OPENING[closed["mark"]] not in words:
        words = words[: closed.start("mark")]
    return words.rstrip(" ,")


def _scrap(text: str, spans: _Spans) -> bool:
    return len({term for span in spans for term in terms(cut(text, span))}) < LEAST


def clauses(text: str, spans: _Spans) -> tuple[_Spans, ...]:
    """Cut one sentence into clauses that each assert something: "X did this, and Y did that", "X, who did this, …"."""
    if len(spans) > 1:
        return (spans,)
    found: list[_Spans] = []
    for part in _linked(text, spans[0]):
        words = cut(text, part)
        asides = [m for m in _ASIDE.finditer(words) if _long(m["aside"])]
        holes = [Span(part.start + m.start(), part.start + m.end("aside")) for m in asides]
        rest = tuple(s for s in subtract(part, holes) if s.end - s.start > 1)
        if not rest or not _long(" ".join(cut(text, s) for s in rest)):
            found.append((part,))
            continue
        found.append(rest)
        found += [(Span(part.start + m.start("aside"), part.start + m.end("aside")),) for m in asides]
    return tuple(found)


def _linked(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for link in _LINK.finditer(text, span.start, span.end):
        left, right = text[start : link.start()], text[link.end() : span.end]
        if _long(left) and _long(right) and not fragment(left) and (link["that"] or not fragment(_first(right))):
            yield Span(start, link.start())
            start = link.end()
    yield Span(start, span.end)


def _first(words: str) -> str:
    """The words up to the next link or comma."""
    return re.split(r",|;|\b(?:and|but|while|though|although|whereas)\b", words, maxsplit=1)[0]


def _long(words: str) -> bool:
    return len(words.split()) >= 4 and len(terms(words)) >= LEAST


def unlabelled(text: str, own: Iterable[Span]) -> Iterator[Span]:
    """Yield an outlet's own sentences without the numbered label that those of a page begin with, in their order."""
    opened = {span: _opening(text, span) for span in own}
    often = Counter(label for labels in opened.values() for label in labels)
    for span, labels in opened.items():
        end = next((end for label, end in reversed(labels.items()) if often[label] >= LABEL), None)
        rest = Span(trim(text, Span(end, span.end), _MARKS).start, span.end) if end is not None else span
        yield rest if _long(text[slice(*rest)]) else span


def _opening(text: str, span: Span) -> dict[tuple[str, ...], int]:
    """The beginnings of a sentence that may be a label, the shorter ones first, each with where it ends."""
    words = [*islice(_WORD.finditer(text, span.start, span.end), LONGEST)]
    spelled = tuple("0" if word[0].isdigit() else word[0] for word in words)
    first = spelled.index("0") + 1 if "0" in spelled else LONGEST
    ends = range(max(LABEL, first), len(words))
    return {spelled[:n]: words[n - 1].end() for n in ends if spelled[n - 1] == "0" or term(spelled[n - 1])}
