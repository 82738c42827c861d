"""What outlets took back or corrected in the reports that carry a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from onrecord.records import Article, Caution, Claim, Span
from onrecord.stages.origins.context import Context
from onrecord.text import cut, fold, overlap

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]{5,}")
_OF_NOTICES = frozenset(
    """correction corrections clarification article story report version earlier previous original incorrectly wrongly
    mistakenly stated corrected updated amended published changed reflect""".split()
)
_LEAST = 2  # words that a correction has in common with what it corrects

Field = Literal["retracts", "revises"]


def notices(claim: Claim, corpus: Context) -> Iterator[Caution]:
    """Yield a warning for each report that its outlet took back, and for each correction of what the claim says.

    A correction says what of a report it is about; on all other claims of that report it would only be noise. What the
    notice itself asserts is not taken back.
    """
    for ident in dict.fromkeys(member.article for member in claim.members):
        article = corpus.article(ident)
        name, said = article.outlet or article.label, [m.span for m in claim.members if m.article == ident]
        for span in _spans(article, "retracts"):
            if not all(overlap(span, one) for one in said):
                note = f"{name} took the report back: {cut(article.text, span)}"
                yield Caution("report-retracted", note, ((ident, span),))
        for span in _spans(article, "revises"):
            beside = {word for one in said if not overlap(span, one) for word in _words(cut(article.text, one))}
            if len(beside & _words(cut(article.text, span))) >= _LEAST:
                note = f"{name} corrected the report: {cut(article.text, span)}"
                yield Caution("report-corrected", note, ((ident, span),))


def _spans(article: Article, field: Field) -> Iterator[Span]:
    """Yield where an article prints such a notice."""
    return (d.span for d in article.details if d.rule == f"{field}: notice" and d.span is not None)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text))) - _OF_NOTICES
