"""The trained reader: what the encoder says of an article's windows, put together into tags and names."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from onrecord.edges.engines.reader.decode import Scores, runs
from onrecord.edges.engines.reader.features import Hints, covered, features
from onrecord.edges.engines.reader.linking import ROLES, Joined, Linker, Run, join, shared_groups
from onrecord.edges.engines.reader.lists import with_lists
from onrecord.edges.engines.reader.marks import with_marks
from onrecord.edges.engines.reader.naming import agreed
from onrecord.edges.engines.reader.nested import beyond, nested_in, of_headlines
from onrecord.edges.engines.reader.network import Network
from onrecord.edges.engines.reader.pieces import Pieces, cut_up
from onrecord.edges.engines.reader.trained import Trained
from onrecord.edges.engines.reader.uniting import united
from onrecord.edges.engines.reader.windows import windows
from onrecord.edges.engines.rules import RulesEngine
from onrecord.records import Article, Span, Tag, TagRole, Tags

NEVER = -1e4
_MOST = 40_000  # pieces: what is longer than any report is read by the rules from there on, in bounded time and memory
_NAMES_AGAIN = re.compile(
    r"\b(?:also|better|formerly|otherwise|locally|commonly|widely|previously)\s+(?:known|called|referred\s+to)(?:\s+as)?\b"
)


class ReaderEngine(Trained):
    """Finds attributions and names by a small encoder that is told what the rules find.

    Picklable: another process opens the same folder anew.
    """

    @cached_property
    def _about(self) -> dict[str, object]:
        return dict(json.loads((self.folder / "reader.json").read_text(encoding="utf-8")))

    @property
    def reader(self) -> str:
        """Name and version: those of what was trained, and of the rules it is told by."""
        return f"{self._about['name']} {self._about['version']}, {self._rules.reader}"

    @cached_property
    def _rules(self) -> RulesEngine:
        return RulesEngine()

    @cached_property
    def _network(self) -> Network:
        return Network(self.folder, self.threads)

    @cached_property
    def _heads(self) -> tuple[Scores, Scores, Linker]:
        with np.load(self.folder / "heads.npz") as kept:
            return kept["said"], kept["named"], Linker(kept["links"])

    def tag(self, articles: Sequence[Article]) -> Iterator[Tags]:
        """Yield one `Tags` an article, in order; the tags of one attribution share their group's number."""
        for article, told in zip(articles, self._rules.tag(articles), strict=True):
            yield self._tags(article, Hints(told.tags, told.names))

    def _tags(self, article: Article, hints: Hints) -> Tags:
        pieces = cut_up(article, self._tokenizer).beginning(_MOST)
        if not len(pieces.ids):
            return Tags((), (), self.reader)
        end = int(pieces.ends[-1])
        here = Hints(
            tuple(tag for tag in hints.tags if tag.span.start < end),
            tuple(name for name in hints.names if name.span.start < end),
        )
        known = features(article, pieces, here)
        said, named, links = self._read(pieces, known)
        said[_unsaid(article.text, pieces), 3:5] = NEVER
        said[_titles(pieces), 1:] = NEVER
        starts, ends = pieces.words()
        said_steps, named_steps, linker = self._heads
        borders = np.searchsorted(pieces.heads, _borders(pieces))
        found = [Run(r.first, r.last, ROLES[r.label], r.score) for r in runs(said, said_steps, borders)]
        units = np.searchsorted(pieces.heads, pieces.units)
        joined = join(found, links, shared_groups(pieces, here.tags)[pieces.heads], linker, units)

        def span(first: int, last: int) -> Span:
            return Span(int(starts[first]), int(ends[last - 1]))

        names = agreed(article.text, pieces, runs(named, named_steps, borders), here.names)
        marked = [tag for group, one in enumerate(joined) for tag in _tagged(one, group, span)]
        tags = with_lists(article.text, with_marks(article.text, marked), here.tags)
        tags = united(article, tags, here.tags, len(joined))
        tags += nested_in(tags, here.tags, _free(tags))
        tags += of_headlines(article, here.tags, _free(tags))
        rest = beyond(hints.tags, end, _free(tags))
        later = (name for name in hints.names if name.span.start >= end)
        return Tags((*tags, *rest), (*names, *later), self.reader)

    def _read(self, pieces: Pieces, known: NDArray[np.int64]) -> tuple[Scores, Scores, Scores]:
        parts = []
        for window in windows(pieces):
            first, last = np.searchsorted(pieces.heads, (window.first, window.last))
            heads = pieces.heads[first:last] - window.first
            inside = slice(*window)
            parts.append(self._network.read(pieces.ids[inside], known[inside], heads))
        said, named, links = (np.concatenate(column) for column in zip(*parts, strict=True))
        return said, named, links.astype(np.float32)


def _free(tags: Sequence[Tag]) -> int:
    """The first number that no group has."""
    return 1 + max((tag.group or 0 for tag in tags), default=-1)


def _unsaid(text: str, pieces: Pieces) -> NDArray[np.int64]:
    """The words of "also known as" and its like: they give another name, not a saying."""
    words = [
        np.arange(*(np.searchsorted(pieces.heads, piece) for piece in covered(pieces, Span(*match.span()))))
        for match in _NAMES_AGAIN.finditer(text)
    ]
    return np.concatenate([np.zeros(0, np.int64), *words])


def _titles(pieces: Pieces) -> NDArray[np.bool_]:
    """Which words stand in a title: no gold showed the encoder any, so the rules read these."""
    paragraph = np.searchsorted(pieces.paragraphs, pieces.heads, side="right") - 1
    titles: NDArray[np.bool_] = np.array([role == "title" for role in pieces.roles])[paragraph]
    return titles


def _borders(pieces: Pieces) -> NDArray[np.int64]:
    """The pieces at which a title or a caption begins or ends: what is said does not go on there."""
    body = np.array([False, *(role == "body" for role in pieces.roles)])
    borders: NDArray[np.int64] = pieces.paragraphs[~(body[1:] & body[:-1])]
    return borders


def _tagged(one: Joined, group: int, span: Callable[[int, int], Span]) -> Iterator[Tag]:
    roles: tuple[tuple[TagRole, Run | None], ...] = (("source", one.source), ("cue", one.cue))
    for role, run in (*roles, *(("content", content) for content in one.contents)):
        if run is not None:
            yield Tag(span(run.first, run.last), role, round(run.score, 4), group)
