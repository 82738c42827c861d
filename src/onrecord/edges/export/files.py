"""Files that are whole or not there: written under another name, and renamed when they are done."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import BadInput


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing; it takes its name only when all went well, so a stop leaves what was there before.

    Raises:
        BadInput: it cannot be made or written.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with fresh.open("wb") as file:
            yield file
        fresh.replace(path)
    except OSError as error:
        raise BadInput(f"{path} cannot be written ({error.strerror}): name another file with -o") from error
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """Make a new folder for files; it takes its name only when all went well. One that is there must be empty.

    Raises:
        BadInput: it holds something already, or cannot be made.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput(f"{folder} is there already: name a new folder with -o, or take it away first")
    fresh = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        fresh.mkdir(parents=True)
        yield fresh
        if folder.exists():
            folder.rmdir()
        fresh.replace(folder)
    except OSError as error:
        raise BadInput(f"{folder} cannot be written ({error.strerror}): name another folder with -o") from error
    finally:
        _remove(fresh)


def _remove(folder: Path) -> None:
    if folder.is_dir():
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
