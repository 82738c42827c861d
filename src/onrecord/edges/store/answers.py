"""Computed answers kept beside the corpus, each stamped with what it was computed from.

Derived: an answer whose stamp does not match, or whose file is cut or gone, is simply computed again.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from onrecord.records import Record

R = TypeVar("R", bound=Record)


class Answers:
    """A folder of answers; `stamp` names the state of the corpus and the versions of the stages."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str, stamp: str, kind: type[R]) -> tuple[R, ...] | None:
        """Return the kept answer, or None if there is none for this stamp."""
        try:
            raw = (self._folder / f"{name}.answer").read_bytes()
            held, records = msgspec.msgpack.decode(raw, type=tuple[str, tuple[kind, ...]])  # type: ignore[valid-type]
        except (OSError, msgspec.DecodeError):
            return None
        return records if held == stamp else None

    def put(self, name: str, stamp: str, records: Sequence[R]) -> None:
        """Keep an answer; the file is replaced whole or not at all.

        Where nothing can be written (a read-only or full disk) the answer is not kept: it was given all the same.
        """
        target = self._folder / f"{name}.answer"
        fresh = target.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(exist_ok=True)
            fresh.write_bytes(msgspec.msgpack.encode((stamp, records)))
            fresh.replace(target)
        except OSError:
            with suppress(OSError):  # the folder itself may be what cannot be written
                fresh.unlink(missing_ok=True)
