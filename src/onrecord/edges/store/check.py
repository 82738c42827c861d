"""What a corpus can be checked for: hashes of the bytes, hashes of the texts, and that every span fits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.records import Because, Reading, Span


def spans(record: Any, article: str) -> Iterator[Span]:
    """Yield every span a record holds, at any depth, that points into the article of that id."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from spans(part, article)
    elif isinstance(record, Because) and record.article not in {None, article}:
        return  # it points into another article
    elif isinstance(record, msgspec.Struct):
        for field in record.__struct_fields__:
            yield from spans(getattr(record, field), article)


def misfits(reading: Reading) -> Iterator[str]:
    """Yield one line for each span that does not fit the article's text."""
    length, article = len(reading.article.text), reading.article.id
    for span in spans(reading, article):
        # An empty extent or a hop said by no word of its own is allowed; a reversed or outlying span is not.
        if not 0 <= span.start <= span.end <= length:
            yield f"{reading.article.label}: span [{span.start}, {span.end}] does not fit its {length} characters"
