"""A spaCy pipeline of the user's own finds the names; the rules find who said what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import spacy
from spacy.language import Language

from onrecord.edges.engines.rules import RulesEngine
from onrecord.errors import NoEngine
from onrecord.records import Article, Name, NameKind, Span, Tags

_KINDS: dict[str, NameKind] = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


class SpacyEngine:
    """Names by spaCy (Honnibal et al. 2020), attributions by the rules.

    Args:
        pipeline: the name of an installed pipeline, or a folder one was saved to.
    """

    def __init__(self, pipeline: str) -> None:
        self.pipeline = pipeline

    def __getstate__(self) -> str:
        return self.pipeline

    def __setstate__(self, pipeline: str) -> None:
        self.pipeline = pipeline

    @cached_property
    def _spacy(self) -> Language:
        try:
            return spacy.load(self.pipeline)
        except OSError as error:
            raise NoEngine(
                f"spaCy has no pipeline {self.pipeline!r}: python -m spacy download {self.pipeline}"
            ) from error

    @property
    def reader(self) -> str:
        """The pipeline's name and version, and the rules'."""
        meta = self._spacy.meta
        return f"spacy {meta['lang']}_{meta['name']} {meta['version']}, {RulesEngine.reader}"

    def tag(self, articles: Sequence[Article]) -> Iterator[Tags]:
        """Yield one `Tags` an article, in order."""
        for article, told in zip(articles, RulesEngine().tag(articles), strict=True):
            yield Tags(told.tags, tuple(self._names(article)), self.reader)

    def _names(self, article: Article) -> Iterator[Name]:
        start = article.extent.start
        for name in self._spacy(article.text[start : article.extent.end]).ents:
            kind = _KINDS.get(name.label_)
            if kind is not None:
                yield Name(Span(start + name.start_char, start + name.end_char), kind)
