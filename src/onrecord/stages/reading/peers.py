"""What other extractors hold for a page's report: witnesses for the vote, and their agreement is its confidence."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import trafilatura
from lxml import etree
from resiliparse.extract.html2text import extract_plain_text

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read is reported here, as an error

Extraction = Literal["careful", "fast"]
"""How pages are read: with every extractor, or with the fast one alone, for large archives."""

_BLOCKS = frozenset("p head item row quote code list table div lb ab".split())
_WORD = re.compile(r"\w+")
_RUN = 4  # words of a paragraph that must stand together in what an extractor holds


def word_list(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return _WORD.findall(text.lower())


def squeezed(text: str) -> str:
    """Return a text with every run of blanks made one."""
    return " ".join(text.split())


class Peer(NamedTuple):
    """One extractor's report: its lines, its words counted, its lines' words, and all runs of four words in it."""

    lines: tuple[str, ...]
    bag: Counter[str]
    whole: frozenset[tuple[str, ...]]
    runs: frozenset[tuple[str, ...]]

    def holds(self, words: Sequence[str]) -> bool:
        """Whether a paragraph is in the report: as a line of it, or, if it is long enough, anywhere in it."""
        key = tuple(words)
        if key in self.whole:
            return True
        if len(key) < _RUN:
            return False
        return all(key[n : n + _RUN] in self.runs for n in range(len(key) - _RUN + 1))


def make_peer(lines: Sequence[str]) -> Peer:
    """Look at the lines an extractor gives."""
    split = [tuple(word_list(line)) for line in lines]
    words = [word for line in split for word in line]
    runs = frozenset(zip(*(words[n:] for n in range(_RUN)), strict=False))
    return Peer(tuple(lines), Counter(words), frozenset(split), runs)


def trafilatura_lines(markup: str) -> Iterator[str]:
    """Yield the paragraphs that trafilatura (Barbaresi 2021) holds for the report; list items keep a bullet."""
    document = trafilatura.bare_extraction(markup, with_metadata=False, include_comments=False)
    body = getattr(document, "body", None)
    if body is None:
        return
    here: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            if line := squeezed("".join(here)):
                yield line
            here.clear()
        if event == "start":
            if element.tag == "cell" and here:
                here.append(" | ")
            here.append(("• " if element.tag == "item" else "") + (element.text or ""))
        else:
            here.append(element.tail or "")
    if line := squeezed("".join(here)):
        yield line


def resiliparse_lines(markup: str) -> Iterator[str]:
    """Yield the lines that resiliparse (Bevendorff et al. 2018) holds for the main content."""
    text = extract_plain_text(
        markup, main_content=True, preserve_formatting=True, list_bullets=False, alt_texts=False, links=False
    )
    return (line for row in text.split("\n") if (line := squeezed(row)))


def ask(markup: str, extraction: Extraction) -> dict[str, Peer]:
    """Return what each extractor holds for the report of a page."""
    found = {"resiliparse": make_peer(tuple(resiliparse_lines(markup)))}
    if extraction == "careful":
        found["trafilatura"] = make_peer(tuple(trafilatura_lines(markup)))
    return found


def agreement(lines: Sequence[str], peers: Mapping[str, Peer]) -> dict[str, float]:
    """Return how far each extractor holds the same words, as word F1, 0 to 1."""
    have = Counter(word for line in lines for word in word_list(line))
    return {
        name: 2 * (have & peer.bag).total() / max(1, have.total() + peer.bag.total()) for name, peer in peers.items()
    }
