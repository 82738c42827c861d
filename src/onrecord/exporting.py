"""A corpus → what an export is made of, a few records at a time; and the forms there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO, Literal

from onrecord.corpus import Corpus
from onrecord.edges.export import (
    About,
    Pile,
    Verdict,
    claim_review,
    whole_folder,
    write_csv,
    write_follow_the_money,
    write_json_ld,
    write_json_lines,
    write_parquet,
)
from onrecord.records import Claim, Copy
from onrecord.stages.claims import bears

FileForm = Literal["jsonl", "jsonld", "ftm"]
FolderForm = Literal["csv", "parquet"]

_FILES: dict[FileForm, Callable[[Pile, BinaryIO], int]] = {
    "jsonl": write_json_lines, "jsonld": write_json_ld, "ftm": write_follow_the_money,
}  # fmt: skip
_FOLDERS: dict[FolderForm, Callable[[Pile, Path], int]] = {"csv": write_csv, "parquet": write_parquet}


def pile(corpus: Corpus, *, with_text: bool = False) -> Pile:
    """Return a corpus as an export sees it: short quotations only, unless whole texts are asked for."""
    articles = lru_cache(256)(lambda ident: corpus.reading(ident).article)
    return Pile(
        about=about(corpus),
        captures=corpus.captures,
        seen_at=corpus.seen_at,
        readings=corpus.readings,
        article=articles,
        copies=lambda: every_copy(corpus),
        parties=corpus.every_party,
        claims=corpus.every_claim,
        judgements=corpus.judgement_log,
        notes=corpus.notes,
        tombstones=corpus.tombstones,
        acts=bears,
        with_text=with_text,
    )


def about(corpus: Corpus) -> About:
    """What an export says of itself: program, digest of the corpus, now."""
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return About(f"onrecord {version('onrecord')}", corpus.state().corpus, now)


def every_copy(corpus: Corpus) -> Iterator[Copy]:
    """Yield each pair of copies once, in the order of arrival of the one that is named first."""
    for reading in corpus.readings():
        yield from (copy for copy in corpus.copies_of(reading.id) if copy.a == reading.id)


def export_file(corpus: Corpus, form: FileForm, file: BinaryIO, *, with_text: bool = False) -> int:
    """Write a corpus into an open file; return how many lines, nodes or entities."""
    return _FILES[form](pile(corpus, with_text=with_text), file)


def export_folder(corpus: Corpus, form: FolderForm, folder: Path, *, with_text: bool = False) -> int:
    """Write a corpus as tables into a new folder, which is whole or not there; return how many rows.

    Raises:
        BadInput: the folder holds something already, or cannot be made.
        NeedsExtra: Parquet is asked for, and pyarrow is not installed.
    """
    with whole_folder(folder) as fresh:
        return _FOLDERS[form](pile(corpus, with_text=with_text), fresh)


def review_of(corpus: Corpus, claim: Claim, verdict: Verdict) -> dict[str, object]:
    """Return a claim with a person's verdict as ClaimReview."""
    carrying = {m.article: corpus.reading(m.article).article for m in claim.members}
    return claim_review(claim, carrying, verdict)
