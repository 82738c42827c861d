"""The encoder at work: windows of pieces in, scores and vectors of their words out, through onnxruntime."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

CLS, SEP = 101, 102
_KEPT = 48 * 2**20  # bytes of what was read lately: what a reprint shares with it is not read again


class Read(NamedTuple):
    """What the encoder says of the words of a window: scores of roles and names [words, 7], vectors for links."""

    said: NDArray[np.float32]
    named: NDArray[np.float32]
    links: NDArray[np.float16]

    @property
    def bytes(self) -> int:
        """How much memory it takes."""
        return self.said.nbytes + self.named.nbytes + self.links.nbytes


class Words:
    """The word table, one row a piece of the vocabulary: whole numbers, and the scale of each row."""

    def __init__(self, folder: Path) -> None:
        self.rows = np.load(folder / "words.npy", mmap_mode="r")
        self.scales = np.load(folder / "word_scales.npy")

    def vectors(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the vectors of pieces, [pieces, width]."""
        vectors: NDArray[np.float32] = self.rows[ids].astype(np.float32) * self.scales[ids, None]
        return vectors


def session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """Open a network for `threads` threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Network:
    """The encoder with its heads.

    Every window goes in alone and as long as it is. What comes out is then the same whatever else is read, in
    whatever order, and nothing is spent on padding (docs/decisions/0011).
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._words = Words(folder)
        self._session = session(folder / "reader.onnx", threads)
        self._lately: OrderedDict[bytes, Read] = OrderedDict()
        self._held = 0

    def read(self, ids: NDArray[np.int64], features: NDArray[np.int64], heads: NDArray[np.int64]) -> Read:
        """Read one window; `heads` are the numbers of the pieces whose words are asked for."""
        key = ids.astype(np.int32).tobytes() + features.astype(np.int8).tobytes() + heads.astype(np.int16).tobytes()
        found = self._lately.get(key)
        if found is not None:
            self._lately.move_to_end(key)
            return found
        fresh = self._run(ids, features, heads)
        self._lately[key] = fresh
        self._held += fresh.bytes + len(key)
        while self._held > _KEPT:
            gone, old = self._lately.popitem(last=False)
            self._held -= old.bytes + len(gone)
        return fresh

    def _run(self, ids: NDArray[np.int64], features: NDArray[np.int64], heads: NDArray[np.int64]) -> Read:
        whole = np.concatenate(([CLS], ids, [SEP]))
        known = np.pad(features, ((1, 1), (0, 0)))
        said, named, links = self._session.run(
            None, {"words": self._words.vectors(whole)[None], "features": known[None]}
        )
        return Read(said[0, heads + 1], named[0, heads + 1], links[0, heads + 1].astype(np.float16))
