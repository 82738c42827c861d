"""CSV, with whatever separates its columns; the first line names them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, NamedTuple

from onrecord.edges.sources.limits import Found, Intake, is_folder, reason, shown, too_large
from onrecord.edges.sources.tables.columns import HEADERLESS, columns_of
from onrecord.edges.sources.tables.rows import found_in
from onrecord.errors import Empty, TooLarge, Unreadable

_SEPARATORS = ",;\t|"


class CsvFiles(NamedTuple):
    """Takes .csv and .tsv files that were named; a broken row is reported by its line and the rest goes on."""

    intake: Intake = Intake()

    def takes(self, what: str) -> bool:
        """Whether the name ends so and is no folder."""
        return "://" not in what and what.lower().endswith((".csv", ".tsv")) and not is_folder(what)

    def captures(self, what: str) -> Iterator[Found]:
        """Yield a capture or a lead a row, or why there is none.

        Raises:
            BadInput: a field or column that the user names is not there.
        """
        path = Path(what)
        try:
            with path.open("rb") as file:
                yield from self._rows(file, path)
        except (OSError, ValueError) as error:
            yield Unreadable(shown(path), reason(error))
        except TooLarge as error:
            yield error

    def _rows(self, file: IO[bytes], path: Path) -> Iterator[Found]:
        csv.field_size_limit(self.intake.limit)  # the module's own default is less than a long article
        lines = self._lines(file, path)
        first = next(lines, "")
        separator = "\t" if path.name.lower().endswith(".tsv") else max(_SEPARATORS, key=first.count)
        headerless = next((form for end, form in HEADERLESS.items() if path.name.lower().endswith(end)), None)
        if headerless and first.count("\t") + 1 == headerless[0]:
            places: Mapping[str, int] = {"url": headerless[1]}
            rows = csv.reader(_again(first, lines), delimiter="\t", quoting=csv.QUOTE_NONE)
        else:
            rows = csv.reader(_again(first, lines), delimiter=separator)
            try:
                names = next(rows, [])
            except csv.Error as error:
                yield Unreadable(shown(path), f"its first line names no columns ({error}); mend it")
                return
            columns = columns_of(names, self.intake.columns)
            places = {field: names.index(column) for field, column in columns.items()}
            if not {"text", "url"} & places.keys():
                why = "no column for the text or the address of an article; name it: --map text=NAME or --map url=NAME"
                yield Unreadable(shown(path), f"{why} (there are {', '.join(names)[:200]})" if names else why)
                return
        yield from self._found(rows, places, path)

    def _found(self, rows: Iterator[list[str]], places: Mapping[str, int], path: Path) -> Iterator[Found]:
        some = False
        while True:
            try:
                row = next(rows, None)
            except csv.Error as error:
                yield Unreadable(f"{shown(path)}:{rows.line_num}", f"no row of a table ({error}); mend this line")  # type: ignore[attr-defined]
                continue
            if row is None:
                break
            if row:
                some = True
                where = f"{shown(path)}:{rows.line_num}"  # type: ignore[attr-defined]
                values = {field: row[place] for field, place in places.items() if place < len(row)}
                yield found_in(values, where, f"{self.intake.origin(path)}#{rows.line_num}", self.intake)  # type: ignore[attr-defined]
        if not some:
            yield Empty(shown(path), "no row in it; write one article a row")

    def _lines(self, file: IO[bytes], path: Path) -> Iterator[str]:
        """Yield lines of text: UTF-8, or what Western spreadsheets write where a line is none.

        Raises:
            TooLarge: a line is longer than a capture may be.
        """
        size = max(1, path.stat().st_size // 1_000_000)
        while line := file.readline(self.intake.limit + 1):
            if len(line) > self.intake.limit:
                raise too_large(shown(path), None, self.intake.limit)
            self.intake.tell(f"MB of {path.name}", file.tell() // 1_000_000, size)
            try:
                yield line.decode("utf-8-sig").replace("\0", "")
            except UnicodeError:
                yield line.decode("cp1252", "replace").replace("\0", "")


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
