"""Long rows of numbers in files: mapped into memory, appended to, whole after the program is killed.

Each row is a file; its room is the file's size. A number is written as one machine word, and what is beyond the counts
is not there yet, so a program that is killed leaves what was counted. Only a power cut can leave counts on disk without
what they count: a shelf that was not closed before the machine started again is emptied. The table is one of two
files, the newer one where there are two; a table is made under another name and renamed when it is whole.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import mmap
import os
from pathlib import Path

from onrecord.edges.store.database import full
from onrecord.loops import Numbers, seen
from onrecord.shelves import FIRST, ROW, WIDTHS

_FORM = 1
# Beside what the counts count (0 to 2), the row "counts" says what the shelf is: of which form, corpus and stage, which
# start of the machine it was open in (0: it was closed).
_FORM_AT, _FOR_AT, _OPEN_AT = 5, 6, 7


class FileShelf:
    """Rows in a folder of their own; implements `Shelf`. One process writes at a time: its caller sees to that.

    Args:
        folder: made if absent.
        meant: what the rows are derived from: another corpus, or another version of the stage, and they are emptied.

    Raises:
        OSError: the folder cannot be written.
        Full: no space left for it.
    """

    def __init__(self, folder: Path, meant: str) -> None:
        self._folder = folder
        self._maps: dict[str, mmap.mmap] = {}
        self._seen: dict[str, tuple[int, int]] = {}  # which file each is, and its size
        folder.mkdir(parents=True, exist_ok=True)
        mark = int.from_bytes(hashlib.sha256(meant.encode()).digest()[:7], "big")
        if not self._sound(mark):
            self._empty(mark)
        self._head()[_OPEN_AT] = _started()

    def view(self, name: str, *, fast: bool) -> Numbers:
        """Return a row for loops of that kind, as large as its file is now."""
        return seen(self._map(name), WIDTHS[name], fast=fast)

    def grow(self, name: str, size: int) -> None:
        """Give a row so much room."""
        path = self._folder / name
        with path.open("r+b") as file:
            _take_room(path, file.fileno(), size * WIDTHS[name])

    def table(self, size: int) -> None:
        """Make an empty row "new"."""
        _write(self._folder / "new", size * WIDTHS["new"])

    def swap(self) -> None:
        """Make the row "new" the "table"."""
        self._map("new").flush()
        (self._folder / "new").replace(self._folder / "table")
        self._maps.pop("table", None)
        self._maps["table"], self._seen["table"] = self._maps.pop("new"), self._seen.pop("new")

    def close(self) -> None:
        """Write everything out and note that it is."""
        for name in FIRST:
            self._map(name).flush()
        head = self._head()
        head[_OPEN_AT] = 0
        self._map("counts").flush()
        self._maps.clear()

    def _head(self) -> Numbers:
        return seen(self._map("counts"), 8, fast=False)

    def _map(self, name: str) -> mmap.mmap:
        """Return a file as memory, anew where another process made it larger or put another in its place."""
        path = self._folder / name
        there = path.stat()
        held, now = self._maps.get(name), (there.st_ino, there.st_size)
        if held is None or self._seen.get(name) != now:
            with path.open("r+b") as file:
                held = self._maps[name] = mmap.mmap(file.fileno(), there.st_size)
            self._seen[name] = now
        return held

    def _sound(self, mark: int) -> bool:
        try:
            if any((self._folder / name).stat().st_size < FIRST[name] * WIDTHS[name] for name in FIRST):
                return False
        except FileNotFoundError:
            return False
        head, texts, words = self._head(), 0, 0
        texts, words = head[0], head[1]
        fits = (head[_FORM_AT], head[_FOR_AT]) == (_FORM, mark) and head[_OPEN_AT] in {0, _started()}
        rows, all_words = len(self._map("rows")), len(self._map("words"))
        roomy = 0 <= WIDTHS["rows"] * ROW * texts <= rows and 0 <= WIDTHS["words"] * words <= all_words
        return bool(fits and roomy)

    def _empty(self, mark: int) -> None:
        self._maps.clear()
        for name, size in FIRST.items():
            with contextlib.suppress(FileNotFoundError):
                (self._folder / name).unlink()  # another process may have it mapped: it keeps its own
            _write(self._folder / name, size * WIDTHS[name])
        head = self._head()
        head[_FOR_AT], head[_FORM_AT] = mark, _FORM


def _write(path: Path, size: int) -> None:
    with path.open("wb") as file:
        _take_room(path, file.fileno(), size)


def _take_room(path: Path, file: int, size: int) -> None:
    """Give a file so many bytes that are there: where one that only seems to be is written to, the program is killed.

    Raises:
        Full: the device has not as much left.
    """
    try:
        os.posix_fallocate(file, 0, size)
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
            raise
        raise full(path) from error


def _started() -> int:
    """Return a number for the time since which this machine has been running; 1 where that is not told."""
    try:
        return int(Path("/proc/sys/kernel/random/boot_id").read_text().replace("-", "")[:15], 16)
    except OSError:
        return os.getpid() + (1 << 40)
