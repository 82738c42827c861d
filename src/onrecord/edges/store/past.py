"""Whether what is derived on this machine was derived from the corpus as it is there now, or from another past of it.

A corpus that was put back from a backup may have other articles and judgements under the same numbers; one on a server
may have had something erased from another machine. Beside what is derived stands which article, judgement and erasure
were the last ones then. Where the corpus says otherwise now, everything derived is taken away and made anew.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import msgspec

from onrecord.edges.store.writing import RecordStore
from onrecord.records import Record

_FILE = "past.json"
_OURS = "told.json"  # what `watch` has told is not derived


class Past(Record, frozen=True):
    """The last article and judgement by number and id, and how many captures were erased."""

    article: tuple[int, str | None]
    judgement: tuple[int, str | None]
    erased: int


def remember(store: RecordStore) -> None:
    """Note what everything derived on this machine is of, at the latest."""
    now = msgspec.json.encode(_now(store))
    path = store.cache / _FILE
    fresh = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):  # where nothing can be written, nothing derived is kept either
        if path.exists() and path.read_bytes() == now:
            return
        fresh.write_bytes(now)
        fresh.replace(path)


def forget_past(folder: Path) -> None:
    """Hold nothing against the corpus until `remember`: for who erases, and sees to what is derived himself."""
    with suppress(OSError):
        (folder / _FILE).unlink(missing_ok=True)


def drop_another_past(store: RecordStore) -> None:
    """Take away what is derived on this machine where the corpus is not the one that it was derived from."""
    try:
        then = msgspec.json.decode((store.cache / _FILE).read_bytes(), type=Past)
    except (OSError, msgspec.DecodeError):
        return
    if not _stands(store, then):
        _drop(store.cache)


def _now(store: RecordStore) -> Past:
    article, judged = store.last(), store.given("judgements")
    return Past(
        (article, store.id_of("articles", article)),
        (judged, store.id_of("judgements", judged)),
        store.given("tombstones"),
    )


def _stands(store: RecordStore, then: Past) -> bool:
    """An article that is gone though nothing was erased, or another under its number: the corpus has another past."""
    article, judgement = (store.id_of("articles", then.article[0]), store.id_of("judgements", then.judgement[0]))
    return (article, judgement, store.given("tombstones")) == (then.article[1], then.judgement[1], then.erased)


def _drop(folder: Path) -> None:
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name == _OURS:
                continue
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
