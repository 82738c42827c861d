"""Parquet, read by pyarrow where that is installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.edges.sources.limits import Found, Intake, is_folder, reason, shown
from onrecord.edges.sources.tables.columns import columns_of
from onrecord.edges.sources.tables.rows import found_in
from onrecord.errors import Cut, Empty, NeedsExtra, TooLarge, Unreadable

_AT_ONCE = 64  # rows held in memory
_MOST = 2 << 30  # bytes a group of rows may unpack to


class Parquet(NamedTuple):
    """Takes a .parquet file that was named; only the columns that hold something of an article are read."""

    intake: Intake = Intake()

    def takes(self, what: str) -> bool:
        """Whether the name ends in .parquet and is no folder."""
        return "://" not in what and what.lower().endswith(".parquet") and not is_folder(what)

    def captures(self, what: str) -> Iterator[Found]:
        """Yield a capture or a lead a row, or why there is none.

        Raises:
            BadInput: a field or column that the user names is not there.
        """
        path = Path(what)
        try:
            from pyarrow import ArrowException, parquet  # noqa: PLC0415 - 150 MB that few need
        except ImportError:
            yield NeedsExtra(shown(path), "reading Parquet needs a library; pip install 'onrecord[tables]'")
            return
        try:
            with parquet.ParquetFile(path) as file:
                yield from self._rows(file, path)
        except ArrowException as error:
            yield Cut(
                shown(path), f"a damaged or cut Parquet file ({str(error).splitlines()[0][:120]}); fetch it again"
            )
        except (OSError, ValueError) as error:
            yield Unreadable(shown(path), reason(error))

    def _rows(self, file: Any, path: Path) -> Iterator[Found]:
        metadata = file.metadata
        columns = columns_of(file.schema_arrow.names, self.intake.columns)
        if not {"text", "url"} & columns.keys():
            why = "no column for the text or the address of an article; name it: --map text=NAME or --map url=NAME"
            yield Unreadable(shown(path), f"{why} (there are {', '.join(file.schema_arrow.names)[:200]})")
            return
        if any(metadata.row_group(n).total_byte_size > _MOST for n in range(metadata.num_row_groups)):
            yield TooLarge(shown(path), "a group of rows unpacks to more than 2 GB; write it in smaller groups")
            return
        number = 0
        for batch in file.iter_batches(_AT_ONCE, columns=list(columns.values())):
            for row in batch.to_pylist():
                number += 1
                where, origin = f"{shown(path)}:{number}", f"{self.intake.origin(path)}#{number}"
                values = {field: row.get(column) for field, column in columns.items()}
                yield found_in(values, where, origin, self.intake)
            self.intake.tell(f"rows of {path.name}", number, metadata.num_rows)
        if not number:
            yield Empty(shown(path), "no row in it; write one article a row")
