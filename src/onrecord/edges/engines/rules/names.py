"""Names without a model: capitalised runs, what stands around them, and word lists.

`runs` finds capitalised words in a row, `pieces` cuts titles and nationalities off, `hints` weighs what kind of name
each is; here they meet. A name has one kind throughout an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.edges.engines.rules.hints import PER, Scores, best, of_form, score
from onrecord.edges.engines.rules.pieces import KNOWN, Piece, pieces
from onrecord.edges.engines.rules.runs import COMMON, Run, Token, joined, runs
from onrecord.gazetteer import FIRST_NAMES
from onrecord.records import Article, Block, Name, NameKind, Span

_KINDS: tuple[NameKind, NameKind, NameKind] = ("PER", "ORG", "LOC")
_LOWER = re.compile(r"(?<![\w'’-])[a-z]{3,}")


def find_names(article: Article) -> tuple[Name, ...]:
    """Find persons, organisations and places in the title, captions and body of an article.

    Sorted by place, not overlapping, without titles ("Defence Minister") and possessives. A word whose capital
    the beginning of a sentence, a headline in title case or shouting explains is a name only if the body shows it
    to be one.
    """
    text = article.text
    seen: list[Piece] = []
    kept_back: list[Piece] = []
    lower = set(_LOWER.findall(text, article.extent.start, article.extent.end))
    for block in _blocks(article):
        prove_nothing = _capitals_prove_nothing(text, block)
        for piece in _pieces(text, block.span):
            (kept_back if prove_nothing or _doubtful(text, piece, lower) else seen).append(piece)
    known = _Known(score(text, seen))
    for piece in kept_back:
        seen.extend(_known_parts(text, piece, known))
    return tuple(_names(text, seen, known.scores))


def _blocks(article: Article) -> Iterator[Block]:
    if not article.blocks:
        yield Block(article.extent, "body")
    for block in article.blocks:
        if block.role in ("title", "body", "caption"):
            yield block


def _pieces(text: str, span: Span) -> Iterator[Piece]:
    held: Run | None = None
    for run in runs(text, span):
        if held is None:
            held = run
        elif joined(text, held, run):
            held = Run(held.tokens + run.tokens, held.initial, run.possessive)
        else:
            yield from pieces(text, held)
            held = run
    if held is not None:
        yield from pieces(text, held)


def _capitals_prove_nothing(text: str, block: Block) -> bool:
    """Whether the block is a headline in title case, or shouted."""
    span = block.span
    if span.end - span.start > 300:
        return False
    words = [w for w in text[span.start : span.end].split() if len(w) > 3 and w[0].isalpha()]
    if len(words) < 3:
        return False
    if sum([w.isupper() for w in words]) > 0.7 * len(words):
        return True
    return block.role == "title" and sum([w[0].isupper() for w in words]) > 0.75 * len(words)


# What makes a word at the beginning of a sentence a name, although nothing else does.
_ACTS = re.compile(
    r"['’]s\b|,?[\"”’]? (?:said|says|told|added|has|had|is|was|will|did|does|would|wrote|argued|"
    r"warned|denied)\b|, (?:who|a|the|an)\b"
)


def _doubtful(text: str, piece: Piece, lower: set[str]) -> bool:
    """Whether only its place in the sentence, or a capital given for weight, speaks for a single word."""
    if len(piece.words) > 1 or piece.titled:
        return False
    word = piece.words[0]
    if word.low in _NUMBERED and _NUMBER.match(text, piece.end):  # "Warehouse 7"
        return True
    if word.text in KNOWN:
        return word.low in lower and word.low in COMMON and not word.text.isupper()
    if word.text.isupper():
        return word.low in lower or (len(word.text) > 3 and word.low in COMMON)
    if word.low in COMMON and word.text not in FIRST_NAMES:
        return True
    if not piece.initial or word.text in FIRST_NAMES:
        return False
    return word.low in lower or (word.text.isalpha() and not _ACTS.match(text, piece.end))


_NUMBER = re.compile(r" (?:\d{1,3}|[A-Z])\b")
_NUMBERED = frozenset(
    """
    warehouse hangar gate pier terminal dock berth block building tower platform room ward unit checkpoint sector zone
    district area section camp hall shed silo reactor line bus flight train route highway road interstate exit phase
    stage level tier type category class article chapter page volume number group team day week part act apollo channel
    """.split()
)


class _Known:
    """What the body knows as names: their forms, whatever their case, and the surnames of persons."""

    def __init__(self, scores: dict[str, Scores]) -> None:
        self.scores = scores
        self.folded = {form.casefold() for form in scores}
        people = (form for form, own in scores.items() if " " in form and own[PER] > 2 and best(own) == PER)
        self.surnames = {form.rsplit(" ", 1)[-1] for form in people}

    def has(self, form: str, words: tuple[Token, ...]) -> bool:
        """Whether a form is a name although its capital proves nothing."""
        if form in self.scores or form in self.surnames:
            return True
        if len(words) == 1 and words[0].low in COMMON and not form.isupper():
            return False
        return form in KNOWN or (form.isupper() and len(words) > 1 and form.casefold() in self.folded)

    def learn(self, form: str, piece: Piece) -> None:
        """Take in a form that the body does not show as it stands."""
        if form not in self.scores:
            own = self.scores[form] = list(of_form(form, piece))
            own[PER] += 5 * (form in self.surnames)


def _known_parts(text: str, piece: Piece, known: _Known) -> Iterator[Piece]:
    """The names that the body (or a list) knows within words whose capitals prove nothing; longest first."""
    words, i = piece.words, 0
    while i < len(words):
        for j in range(len(words), i, -1):
            part = Piece(words[i:j])
            form = text[part.start : part.end]
            if known.has(form, part.words):
                known.learn(form, part)
                yield part
                i = j
                break
        else:
            i += 1


def _names(text: str, seen: list[Piece], scores: dict[str, Scores]) -> Iterator[Name]:
    kinds: dict[str, tuple[NameKind, float] | None] = {}
    for piece in sorted(seen, key=lambda piece: piece.start):
        form = text[piece.start : piece.end]
        if form not in kinds:
            kinds[form] = _kind(scores[form])
        found = kinds[form]
        if found is not None:
            yield Name(Span(piece.start, piece.end), *found)


def _kind(own: Scores) -> tuple[NameKind, float] | None:
    """The kind and how much of the hints are for it; None where they say it names a people or a thing."""
    kind = best(own)
    if own[kind] <= 0:
        return None
    return _KINDS[kind], round(own[kind] / sum([value for value in own if value > 0]), 3)
