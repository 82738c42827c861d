"""What reads with the files of training: opened when first needed, and anew in another process."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from tokenizers import Tokenizer

from onrecord.edges.engines.reader.pieces import open_tokenizer


class Trained:
    """A folder of files and how many threads to read with; pickled as these two alone.

    Args:
        folder: where the networks, the word table and the tokenizer lie.
        threads: how many threads one window or text is read with.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self.folder = folder
        self.threads = threads

    def __getstate__(self) -> tuple[Path, int]:
        return self.folder, self.threads

    def __setstate__(self, state: tuple[Path, int]) -> None:
        self.folder, self.threads = state

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return open_tokenizer(self.folder)
