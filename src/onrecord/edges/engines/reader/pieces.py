"""An article as the encoder sees it: word pieces with their places, cut where sentences end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.records import Article, Block, Role, Span
from onrecord.text import lines, sentences

READ: frozenset[Role] = frozenset({"title", "body", "caption"})


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of what is read of an article.

    `ids` are rows of the vocabulary; `starts` and `ends` characters of the text; `heads` the numbers of the pieces
    that begin a word, so `heads[w]` is where word `w` begins. `units` are the numbers of the pieces that begin a
    sentence, `paragraphs` those that begin a paragraph, `roles` the role of each paragraph.
    """

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    heads: NDArray[np.int64]
    units: NDArray[np.int64]
    paragraphs: NDArray[np.int64]
    roles: tuple[Role, ...]

    def words(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """First and last character + 1 of every word."""
        last = np.append(self.heads, len(self.ids))[1:] - 1
        return self.starts[self.heads], self.ends[last]

    def beginning(self, most: int) -> Pieces:
        """As many whole paragraphs as hold at most so many pieces; a part of the first where that is longer."""
        if len(self.ids) <= most:
            return self
        last = int(self.paragraphs[np.searchsorted(self.paragraphs, most, side="right") - 1]) or most
        heads, units, paragraphs = (column[column < last] for column in (self.heads, self.units, self.paragraphs))
        ids, starts, ends = (column[:last] for column in (self.ids, self.starts, self.ends))
        return Pieces(ids, starts, ends, heads, units, paragraphs, self.roles[: len(paragraphs)])


def open_tokenizer(folder: Path) -> Tokenizer:
    """Open the tokenizer that lies in a folder, as it is used here: texts are neither cut nor filled up."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def cut_up(article: Article, tokenizer: Tokenizer) -> Pieces:
    """Return the pieces of an article's title, captions and body."""
    ids: list[int] = []
    places: list[tuple[int, int]] = []
    heads: list[int] = []
    units: list[int] = []
    paragraphs: list[int] = []
    roles: list[Role] = []
    for line, role in _paragraphs(article):
        coded = tokenizer.encode(article.text[line.start : line.end], add_special_tokens=False)
        if not coded.ids:
            continue
        first = len(ids)
        before: int | None = None
        for number, word in enumerate(coded.word_ids):
            if word != before:
                heads.append(first + number)
            before = word
        ids.extend(coded.ids)
        places.extend((line.start + start, line.start + end) for start, end in coded.offsets)
        paragraphs.append(first)
        roles.append(role)
        units.extend(_units(article.text, line, places, first))
    spots = np.array(places, np.int64).reshape(-1, 2)
    whole, words, begins, lines_ = (np.array(column, np.int64) for column in (ids, heads, units, paragraphs))
    return Pieces(whole, spots[:, 0], spots[:, 1], words, begins, lines_, tuple(roles))


def _paragraphs(article: Article) -> Iterator[tuple[Span, Role]]:
    for block in article.blocks or (Block(article.extent, "body"),):
        if block.role in READ:
            for line in lines(article.text, block.span):
                yield line, block.role


def _units(text: str, line: Span, places: list[tuple[int, int]], first: int) -> Iterator[int]:
    """The numbers of the pieces at which the sentences of a line begin."""
    piece, size = first, len(places)
    for sentence in sentences(text, line):
        while piece < size and places[piece][0] < sentence.start:
            piece += 1
        if piece < size and places[piece][0] < sentence.end:
            yield piece
