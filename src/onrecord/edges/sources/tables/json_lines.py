"""JSON Lines: one article a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

import msgspec

from onrecord.edges.sources.limits import Found, Intake, is_folder, reason, shown, too_large
from onrecord.edges.sources.tables.columns import columns_of
from onrecord.edges.sources.tables.rows import found_in
from onrecord.errors import BadInput, Empty, Unreadable
from onrecord.records import Capture, Lead

_LINE = msgspec.json.Decoder(dict[str, msgspec.Raw])
_VALUE = msgspec.json.Decoder(str | None)
_NAME = msgspec.json.Decoder(str | int | None)


class JsonLines(NamedTuple):
    """Takes a .jsonl file that was named; a broken line is reported by its number and the rest goes on."""

    intake: Intake = Intake()

    def takes(self, what: str) -> bool:
        """Whether the name ends in .jsonl and is no folder."""
        return "://" not in what and what.lower().endswith(".jsonl") and not is_folder(what)

    def captures(self, what: str) -> Iterator[Found]:
        """Yield a capture or a lead a line, or why there is none."""
        path = Path(what)
        try:
            with path.open("rb") as file:
                yield from self._rows(file, path)
        except (OSError, ValueError) as error:
            yield Unreadable(shown(path), reason(error))

    def _rows(self, file: IO[bytes], path: Path) -> Iterator[Found]:
        limit, size = self.intake.limit, max(1, path.stat().st_size // 1_000_000)
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
                self.intake.tell(f"MB of {path.name}", file.tell() // 1_000_000, size)
                yield self._row(stripped, where, f"{self.intake.origin(path)}#{number}")
        if not found:
            yield Empty(shown(path), "no line in it; write one article a line")

    def _row(self, line: bytes, where: str, origin: str) -> Capture | Lead | Unreadable:
        try:
            raw = _LINE.decode(line)
            columns = columns_of(raw.keys(), {f: c for f, c in self.intake.columns.items() if c in raw})
            row: dict[str, Any] = {
                field: (_NAME if field == "id" else _VALUE).decode(raw[column]) for field, column in columns.items()
            }
        except UnicodeError:
            return Unreadable(where, "half a surrogate pair in its text, no character; write the text as UTF-8")
        except (msgspec.DecodeError, BadInput, RecursionError) as error:
            return Unreadable(where, f'no article: {error}; write one JSON object a line with a "text"')
        if "text" not in row and "url" not in row:
            return Unreadable(
                where, 'no article: neither "text" nor "url" in it; write one JSON object a line with a "text"'
            )
        return found_in(row, where, origin, self.intake)
