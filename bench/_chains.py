"""The chain gold and the texts it points at, and a reader that knows its spans."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from bench._gum import together
from bench.common import HERE, data
from onrecord.edges.engines import RulesEngine
from onrecord.records import Article, Capture, Given, Span, Tag, Tags

Row = dict[str, Any]
Key = tuple[str, str]

_FILES = {
    "polnear-train": ("attribution", "polnear-train.jsonl"),
    "polnear-dev": ("attribution", "polnear-dev.jsonl"),
    "basil": ("speakers", "basil.jsonl"),
    "planted15k": ("copies", "planted15k", "corpus.jsonl"),
    "gum-open": ("attribution", "gum-open.jsonl"),
}


def gold(half: str) -> dict[Key, list[Row]]:
    """Return the rows of one half by dataset and article."""
    found: dict[Key, list[Row]] = defaultdict(list)
    for line in (HERE / "gold" / f"chains-{half}.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        found[row["dataset"], row["id"]].append(row)
    return found


def captures(wanted: Mapping[Key, list[Row]]) -> Iterator[tuple[Key, Capture]]:
    """Yield the articles that rows point at; an article that is not the one annotated stops the measure."""
    for dataset in sorted({name for name, _ in wanted}):
        with data("data", *_FILES[dataset]).open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                key = (dataset, row["id"])
                if key not in wanted:
                    continue
                text = together(row["words"]) if "words" in row else row["text"]
                if sha256(text.encode()).hexdigest() != wanted[key][0]["sha256"]:
                    raise SystemExit(f"{dataset} {row['id']} is not the text that was annotated")
                known = Given(row["id"], row.get("title"), row.get("published"), row.get("outlet"))
                yield key, Capture(row["id"], text.encode(), "text/plain", "", known)


class GoldEngine:
    """The rules' reading, but for the annotated attributions, whose spans are the gold's: what is left is joining."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rules = RulesEngine()
        self.reader = f"gold spans over {self._rules.reader}"
        self._rows: dict[str | None, list[Row]] = defaultdict(list)
        for row in rows:
            if row["cue"] is not None:
                self._rows[row["id"]].append(row)

    def tag(self, articles: Iterable[Article]) -> Iterator[Tags]:
        """Yield tags in the order of the articles."""
        for article in articles:
            tags = next(self._rules.tag([article]))
            rows = self._rows[article.given_id]
            doubled = {t.group for t in tags.tags if any(_meets(t, row) for row in rows)}
            kept = [t for t in tags.tags if t.group not in doubled]
            free = max((t.group or 0 for t in tags.tags), default=0) + 1
            ours = [tag for i, row in enumerate(rows) for tag in _tags(row, free + i)]
            yield Tags(tuple(kept + ours), tags.names, self.reader)


def _meets(tag: Tag, row: Row) -> bool:
    spans = [row["cue"]] if tag.role == "cue" else row["content"] if tag.role == "content" else []
    return any(tag.span.start < end and start < tag.span.end for start, end in spans)


def _tags(row: Row, group: int) -> Iterator[Tag]:
    if row["source"] is not None:
        yield Tag(Span(*row["source"]), "source", 1.0, group)
    yield Tag(Span(*row["cue"]), "cue", 1.0, group)
    for content in row["content"]:
        yield Tag(Span(*content), "content", 1.0, group)
