"""The folder of a batch: each stage's table in a folder of its own, whole or not there, and what all were made by."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from onrecord.errors import BadInput

FORMAT = 1
"""Grows with every change of what the tables of stages hold."""

_MANIFEST = "manifest.json"
_DONE = "_done.json"  # Parquet readers pass over what begins so


class Manifest(msgspec.Struct, frozen=True):
    """What a folder is made by: versions and parameters, and from what. Only the same makes the same go on."""

    format: int
    program: str
    versions: dict[str, str]
    parameters: dict[str, str]
    inputs: tuple[str, ...]


class Done(msgspec.Struct, frozen=True):
    """What is noted of a stage: its rows, how long it took, and how many files and bytes it is."""

    rows: int
    seconds: float
    files: int
    bytes: int


class Folder:
    """Stages and tables of one batch.

    Args:
        where: the folder; all workers must see it under the same name.
    """

    def __init__(self, where: str | Path) -> None:
        self.where = Path(where).absolute()

    @property
    def manifest(self) -> Manifest:
        """What it is made by.

        Raises:
            BadInput: it is no folder of a batch.
        """
        try:
            return msgspec.json.decode((self.where / _MANIFEST).read_bytes(), type=Manifest)
        except (OSError, msgspec.MsgspecError) as error:
            raise BadInput(
                f"{self.where} is no folder that `onrecord batch` made: it has no {_MANIFEST} that can be read"
            ) from error

    def enter(self, manifest: Manifest) -> None:
        """Begin, or go on where this was left.

        Raises:
            BadInput: the folder holds something else, or was begun by another version or from something else.
        """
        if (self.where / _MANIFEST).exists():
            before = self.manifest
            for what in ("format", "program", "versions", "parameters", "inputs"):
                if getattr(before, what) != getattr(manifest, what):
                    raise BadInput(self._differs(what, getattr(before, what), getattr(manifest, what)))
            return
        if self.where.exists() and any(self.where.iterdir()):
            raise BadInput(f"{self.where} holds something that is no batch: name a new folder")
        self.where.mkdir(parents=True, exist_ok=True)
        fresh = self.where / f"{_MANIFEST}.part"
        fresh.write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=1))
        fresh.rename(self.where / _MANIFEST)

    def _differs(self, what: str, before: Any, now: Any) -> str:
        if isinstance(before, dict):
            names = sorted(name for name in {*before, *now} if before.get(name) != now.get(name))
            before, now = ({name: of.get(name) for name in names} for of in (before, now))
        elif isinstance(before, tuple):
            before, now = ([one for one in of if one not in other][:3] for of, other in ((before, now), (now, before)))
        return (
            f"{self.where} was begun with other {what} ({before}, now {now}): finish it with those, "
            "or name a new folder with --out"
        )

    # --- stages ---------------------------------------------------------------------------------------------

    def path(self, stage: str) -> Path:
        """Return where the table of a stage, or "tables/NAME", stands or will."""
        return self.where / (stage if "/" in stage else f"stages/{stage}")

    def done(self, stage: str) -> Done | None:
        """Return what is noted of a stage that is done, else None."""
        note = self.path(stage) / _DONE
        return msgspec.json.decode(note.read_bytes(), type=Done) if note.exists() else None

    def write(self, stage: str, make: Callable[[str], int]) -> Done:
        """Write a stage, unless it is done; whatever ends the work early, it is whole or not there.

        `make` writes the files into the folder that it is given, and returns how many rows.
        """
        if (done := self.done(stage)) is not None:
            return done
        whole = self.path(stage)
        part = whole.with_name(f"{whole.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        part.parent.mkdir(exist_ok=True)
        began = time.monotonic()
        rows = make(str(part))
        part.mkdir(exist_ok=True)
        sizes = [file.stat().st_size for file in part.rglob("*.parquet")]
        done = Done(rows, round(time.monotonic() - began, 2), len(sizes), sum(sizes))
        (part / _DONE).write_bytes(msgspec.json.encode(done))
        part.rename(whole)
        return done
