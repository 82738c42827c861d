"""Files and folders: .txt, .html and .htm, plain or gzipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from stat import S_ISDIR
from typing import NamedTuple

from onrecord.edges.sources.limits import Intake, is_folder, read_file, reason, shown, unpack
from onrecord.errors import Empty, NoSource, Unreadable
from onrecord.records import Capture

MEDIA_TYPES = {".txt": "text/plain", ".html": "text/html", ".htm": "text/html"}


def media_type(name: str) -> str | None:
    """Return the media type a file's name promises, None for files that are no reports."""
    return MEDIA_TYPES.get(Path(name.lower().removesuffix(".gz")).suffix)


class Files(NamedTuple):
    """Takes a file that was named, whatever it ends in but .jsonl; text unless its name says HTML."""

    intake: Intake = Intake()

    def takes(self, what: str) -> bool:
        """Whether this is a path to a file, or to nothing."""
        return "://" not in what and not is_folder(what)

    def captures(self, what: str) -> Iterator[Capture | Unreadable]:
        """Yield the file's capture, or why there is none."""
        yield take_in(Path(what), self.intake)


class Folders(NamedTuple):
    """Takes the reports in a folder and the folders inside it, in the order of their names.

    Hidden files and files of other kinds are left out; a link to a folder is followed unless it leads back to a
    folder it lies in.
    """

    intake: Intake = Intake()

    def takes(self, what: str) -> bool:
        """Whether this is a folder."""
        return "://" not in what and is_folder(what)

    def captures(self, what: str) -> Iterator[Capture | Unreadable]:
        """Yield a capture a report, or why there is none."""
        some = False
        for found in walk(Path(what)):
            some = True
            yield found if isinstance(found, Unreadable) else take_in(found, self.intake)
        if not some:
            yield Empty(what, "no .txt or .html in this folder; a .jsonl table is read when it is named itself")


def take_in(path: Path, intake: Intake) -> Capture | Unreadable:
    """Return the capture of one file, or why there is none."""
    where = shown(path)
    try:
        body = read_file(path, where, intake.limit)
        if path.name.lower().endswith(".gz"):
            body = unpack(body, where, intake.limit)
    except Unreadable as error:
        return error
    if not body:
        return Empty(where, "the file is empty, perhaps a download that failed; fetch it again")
    return intake.capture(intake.origin(path), body, media_type(path.name) or "text/plain")


def walk(folder: Path) -> Iterator[Path | Unreadable]:
    """Yield the reports in a folder and below, each folder in the order of its names."""
    # What is still to do, the next last: a path, and the folders it lies in by device and number.
    waiting: list[tuple[Path, frozenset[tuple[int, int]]]] = [(folder, frozenset())]
    while waiting:
        path, above = waiting.pop()
        try:
            status = path.stat()
            if not S_ISDIR(status.st_mode):
                if media_type(path.name):
                    yield path
                continue
            names = sorted((inside.name for inside in path.iterdir()), reverse=True)
        except OSError as error:
            if path == folder or media_type(path.name) or not isinstance(error, FileNotFoundError):
                yield Unreadable(shown(path), reason(error))
            continue
        here = (status.st_dev, status.st_ino)
        if here in above:
            yield Unreadable(shown(path), "a link back to a folder it lies in; remove the link")
            continue
        waiting.extend((path / name, above | {here}) for name in names if not name.startswith("."))


def unknown(what: str) -> NoSource:
    """Make the error for a name that no source takes."""
    return NoSource(what, "nothing here reads such a name; save it as .txt, .html or .jsonl and name the file")
