"""The meaning of a text as a vector: MiniLM's sentence encoder, with the reader's word table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.edges.engines.reader.network import CLS, SEP, Words, session
from onrecord.edges.engines.reader.trained import Trained

WIDTH = 384
_LONGEST = 254  # pieces; a content that goes on longer is known by its beginning


class SentenceEncoder(Trained):
    """Texts → vectors of length 1 whose products say how alike in meaning they are, -1 to 1.

    all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019), eight bits a weight. Every text is read alone, so
    its vector is the same whatever stands beside it.

    """

    @cached_property
    def _words(self) -> Words:
        return Words(self.folder)

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session(self.folder / "sentences.onnx", self.threads)

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row a text, [texts, 384]."""
        rows = np.zeros((len(texts), WIDTH), np.float32)
        for row, text in zip(rows, texts, strict=True):
            ids = self._tokenizer.encode(text, add_special_tokens=False).ids[:_LONGEST]
            row[:] = self._session.run(None, {"words": self._words.vectors(np.array([CLS, *ids, SEP]))[None]})[0][0]
        return rows
