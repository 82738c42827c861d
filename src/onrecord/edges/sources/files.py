"""Files and folders: texts, pages, documents that hold text, scans, listings; plain or gzipped."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISDIR
from typing import NamedTuple

from onrecord.edges.sources.archives import Archives, is_archive
from onrecord.edges.sources.kinds import media_type
from onrecord.edges.sources.limits import Found, Intake, is_folder, read_file, reason, shown, unpack
from onrecord.edges.sources.listings import Document, unfolded
from onrecord.errors import Empty, NoSource, NotText, Unreadable
from onrecord.records import Lead

_SAVED_BESIDE = ("_files", ".files", ".fld")
_LISTINGS = frozenset((".xml", ".rss", ".atom", ".json", ".rdf"))


class Files(NamedTuple):
    """Takes a file that was named, whatever it ends in; text unless its name or its beginning says otherwise."""

    intake: Intake = Intake()

    def takes(self, what: str) -> bool:
        """Whether this is a path to a file, or to nothing."""
        return "://" not in what and not is_folder(what)

    def captures(self, what: str) -> Iterator[Found]:
        """Yield what the file holds, or why there is nothing."""
        yield from take_in(Path(what), self.intake)


class Folders(NamedTuple):
    """Takes the reports in a folder and the folders inside it, in the order of their names.

    Hidden files, files of other kinds and the pictures of saved pages are left out; a link to a folder is followed
    unless it leads back to a folder it lies in. Feeds are not followed and tables not read: they are named themselves.
    """

    intake: Intake = Intake()

    def takes(self, what: str) -> bool:
        """Whether this is a folder."""
        return "://" not in what and is_folder(what)

    def captures(self, what: str) -> Iterator[Found]:
        """Yield what each report holds, or why there is nothing."""
        some = False
        for number, found in enumerate(walk(Path(what)), start=1):
            if isinstance(found, Unreadable):
                some = True
                yield found
                continue
            for item in self._inside(found):
                some = True
                yield item
            self.intake.tell(f"files of {what}", number, None)
        if not some:
            yield Empty(
                what,
                "no report in this folder; a table, a feed or a file of another kind is read when it is named itself",
            )

    def _inside(self, path: Path) -> Iterator[Found]:
        if is_archive(path.name):
            yield from Archives(self.intake).captures(str(path))
        elif media_type(path.name):
            yield from take_in(path, self.intake)
        else:
            yield from _items_of_agencies(path, self.intake)


def take_in(path: Path, intake: Intake) -> Iterator[Found]:
    """Yield the capture of one file, or the items of a listing, or why there is nothing."""
    where = shown(path)
    try:
        body = _read(path, where, intake)
    except Unreadable as error:
        yield error
        return
    if not body:
        yield Empty(where, "the file is empty, perhaps a download that failed; fetch it again")
        return
    origin, kind = intake.origin(path), media_type(path.name)
    document = Document(where, origin, "", body, "", intake.capture)
    items = unfolded(document) if kind is None else None
    if items is None and _is_listing(path.name):
        yield NotText(
            where, "neither a feed nor a sitemap nor agencies' items; save the reports in it as .txt or .html"
        )
    elif items is None:
        yield intake.capture(origin, body, kind or "text/plain")
    else:
        yield from items


def _read(path: Path, where: str, intake: Intake) -> bytes:
    body = read_file(path, where, intake.limit)
    return unpack(body, where, intake.limit) if path.name.lower().endswith(".gz") else body


def _items_of_agencies(path: Path, intake: Intake) -> Iterator[Found]:
    """Yield the news items of a NewsML or ninjs file that lies in a folder; nothing for files of other kinds."""
    where = shown(path)
    try:
        body = _read(path, where, intake)
    except Unreadable:  # not known to be a report at all
        return
    items = unfolded(Document(where, intake.origin(path), "", body, "", intake.capture))
    for item in items or ():
        if not isinstance(item, Lead):
            yield item


def walk(folder: Path) -> Iterator[Path | Unreadable]:
    """Yield the files in a folder and below that may be reports, each folder in the order of its names."""
    # What is still to do, the next last: a path, and the folders it lies in by device and number.
    waiting: list[tuple[Path, frozenset[tuple[int, int]]]] = [(folder, frozenset())]
    while waiting:
        path, above = waiting.pop()
        try:
            status = path.stat()
            if not S_ISDIR(status.st_mode):
                if _may_be_report(path.name) and not _belongs_to_page(path):
                    yield path
                continue
            names = sorted((inside.name for inside in path.iterdir()), reverse=True)
        except OSError as error:
            if path == folder or _may_be_report(path.name) or not isinstance(error, FileNotFoundError):
                yield Unreadable(shown(path), reason(error))
            continue
        here = (status.st_dev, status.st_ino)
        if here in above:
            yield Unreadable(shown(path), "a link back to a folder it lies in; remove the link")
            continue
        waiting.extend((path / name, above | {here}) for name in names if not name.startswith("."))


def missing(folder: str, origins: Iterable[str], base: Path) -> Iterator[str]:
    """Yield the files of a folder, by what their captures call them, that are there no more.

    Of a folder that is gone or empty none is: a disk that is not plugged in has lost nothing. Names that are no UTF-8
    are not looked for.
    """
    root = Path(os.path.abspath(folder))  # noqa: PTH100 - as origins are made: a link keeps its own name
    if not is_folder(folder) or not any(Path(folder).iterdir()):
        return
    for origin in origins:
        file = Path(os.path.abspath(base / origin))  # noqa: PTH100
        if "://" in origin or "\\x" in origin or not file.is_relative_to(root):
            continue
        # "table.csv#2" is a part of a file.
        if not file.exists() and not Path(str(file).rpartition("#")[0] or file).exists():
            yield origin


def _may_be_report(name: str) -> bool:
    return media_type(name) is not None or is_archive(name) or _is_listing(name)


def _belongs_to_page(path: Path) -> bool:
    """Whether a picture lies in the folder that a browser saves beside a page, with all that the page shows."""
    return (media_type(path.name) or "").startswith("image/") and path.parent.name.endswith(_SAVED_BESIDE)


def _is_listing(name: str) -> bool:
    return Path(name.lower().removesuffix(".gz")).suffix in _LISTINGS


def unknown(what: str) -> NoSource:
    """Make the error for a name that no source takes."""
    return NoSource(what, "nothing here reads such a name; save it as .txt, .html or .jsonl and name the file")
