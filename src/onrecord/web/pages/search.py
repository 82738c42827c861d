"""Search: full text over articles, what is attributed, and names."""

from __future__ import annotations

from onrecord.corpus import Corpus
from onrecord.records import Record
from onrecord.web.asking import Asked
from onrecord.web.heads import Head, head
from onrecord.web.pages.answer import Shown

_HITS = 40
_WHERE = {"article": "in the text", "content": "in what is attributed", "name": "among the names"}


class Hit(Record, frozen=True):
    """An article in which the words stand; every second piece of the snippet is a word found."""

    article: Head
    where: str
    pieces: tuple[str, ...]


class SearchView(Record, frozen=True):
    """What was found for which words."""

    words: str
    hits: tuple[Hit, ...]
    full: bool


def view(corpus: Corpus, asked: Asked) -> Shown:
    """Search for words."""
    words = asked.one("q")
    found = corpus.search(words, _HITS) if words else []
    hits = tuple(Hit(head(a), _WHERE[where], tuple(snippet.split("**"))) for a, where, snippet in found)
    return Shown("search.html", SearchView(words, hits, len(hits) == _HITS), "search")
