"""Tables of articles: JSON Lines, one article a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from onrecord.edges.sources.limits import Intake, is_folder, reason, shown, too_large
from onrecord.errors import Empty, Unreadable
from onrecord.records import Capture, Given


class Row(msgspec.Struct):
    """A line of the table; other keys are ignored."""

    text: str
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


_ROW = msgspec.json.Decoder(Row)


class Tables(NamedTuple):
    """Takes a .jsonl file that was named; a broken line is reported by its number and the rest goes on."""

    intake: Intake = Intake()

    def takes(self, what: str) -> bool:
        """Whether the name ends in .jsonl and is no folder."""
        return "://" not in what and what.lower().endswith(".jsonl") and not is_folder(what)

    def captures(self, what: str) -> Iterator[Capture | Unreadable]:
        """Yield a capture a line, or why there is none."""
        path = Path(what)
        try:
            with path.open("rb") as file:
                yield from self._rows(file, path)
        except (OSError, ValueError) as error:
            yield Unreadable(shown(path), reason(error))

    def _rows(self, file: IO[bytes], path: Path) -> Iterator[Capture | Unreadable]:
        limit = self.intake.limit
        number = found = 0
        while line := file.readline(limit + 1):
            number += 1
            where = f"{shown(path)}:{number}"
            if len(line) > limit:
                found += 1
                while line and not line.endswith(b"\n"):
                    line = file.readline(limit)
                yield too_large(where, None, limit)
            elif stripped := line.removeprefix(b"\xef\xbb\xbf").strip():
                found += 1
                yield self._row(stripped, where, path, number)
        if not found:
            yield Empty(shown(path), "no line in it; write one article a line")

    def _row(self, line: bytes, where: str, path: Path, number: int) -> Capture | Unreadable:
        try:
            row = _ROW.decode(line)
            body = row.text.encode()
        except UnicodeError:
            return Unreadable(where, "half a surrogate pair in its text, no character; write the text as UTF-8")
        except msgspec.DecodeError as error:
            return Unreadable(where, f'no article: {error}; write one JSON object a line with a "text"')
        if not row.text.strip():
            return Empty(where, "its text is empty; leave the line out")
        name = None if row.id is None else str(row.id)
        origin = row.url or f"{self.intake.origin(path)}#{name or number}"
        given = Given(name, row.title, row.published, row.outlet, row.url)
        return self.intake.capture(origin, body, "text/plain", given)
