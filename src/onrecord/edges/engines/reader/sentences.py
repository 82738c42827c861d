"""The meaning of a text as a vector: MiniLM's sentence encoder, with the reader's word table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.edges.engines.reader.network import CLS, SEP, Words, session
from onrecord.edges.engines.reader.trained import Trained

WIDTH = 384
CELLS = 3  # nearest regions that a text is filed under
_STEP = 256  # whole numbers to 1: of a vector of length 1 hardly a number is beyond a half
_LONGEST = 254  # pieces; a content that goes on longer is known by its beginning


class SentenceEncoder(Trained):
    """Texts → vectors whose angles say how alike in meaning they are; implements `ports.Encoder`.

    all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019), eight bits a weight. Every text is read alone, so
    its vector is the same whatever stands beside it. What is kept of it is its share in the main directions in which
    sentences of news differ, one byte each, and the nearest of the regions that such sentences fall into (an inverted
    file: Jégou et al. 2011); both were learned by `python -m training.meaning`.
    """

    @cached_property
    def version(self) -> str:
        """Name and version of the network and of what makes vectors and cells of its output."""
        about = json.loads((self.folder / "sentences.json").read_text(encoding="utf-8"))
        return f"{about['name']} {about['version']}"

    @cached_property
    def _words(self) -> Words:
        return Words(self.folder)

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session(self.folder / "sentences.onnx", self.threads)

    @cached_property
    def _axes(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        with np.load(self.folder / "meaning.npz") as of:
            return of["axes"].astype(np.float32), of["cells"].astype(np.float32)

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row a text of length 1, [texts, 384]."""
        rows = np.zeros((len(texts), WIDTH), np.float32)
        for row, text in zip(rows, texts, strict=True):
            ids = self._tokenizer.encode(text, add_special_tokens=False).ids[:_LONGEST]
            row[:] = self._session.run(None, {"words": self._words.vectors(np.array([CLS, *ids, SEP]))[None]})[0][0]
        return rows

    def encode(self, texts: Sequence[str]) -> Iterator[tuple[bytes, tuple[int, ...]]]:
        """Yield what is kept of each text: its vector, a signed byte a number, and its cells, the nearest first."""
        axes, cells = self._axes
        for text in texts:
            short = self.vectors((text,))[0] @ axes
            short /= max(float(np.linalg.norm(short)), 1e-9)
            nearest = np.argsort(-(cells @ short), kind="stable")[:CELLS]
            vector = np.clip(np.rint(short * _STEP), -127, 127).astype(np.int8)
            yield vector.tobytes(), tuple(int(cell) for cell in nearest)
