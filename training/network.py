"""The encoder in PyTorch: MiniLM's layers under three heads.

The weights of the layers and of the word table are those of all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0), whose
shape is BERT's: post-norm, GELU. What is new is zero at first, so training starts from what the encoder was.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.edges.engines.reader.features import SIZES
from onrecord.edges.engines.reader.linking import BUCKETS

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
LABELS = 7
"""O, then B and I of three roles, or of three kinds of names."""
LINKED = 48
"""How long the vectors are that links are told by."""


class Layer(nn.Module):
    """One BERT layer: attention and a feed-forward part, each followed by its norm."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.joined = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Take [batch, pieces, width] and a mask [batch, 1, 1, pieces] that is added to the attention, if any."""
        batch, size, _ = x.shape

        def apart(y: Tensor) -> Tensor:
            return y.view(batch, size, HEADS, WIDTH // HEADS).transpose(1, 2)

        seen = functional.scaled_dot_product_attention(
            apart(self.query(x)), apart(self.key(x)), apart(self.value(x)), attn_mask=mask
        )
        x = self.norm(x + self.joined(seen.transpose(1, 2).reshape(batch, size, WIDTH)))
        return cast("Tensor", self.last_norm(x + self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word vectors, positions and what is known beforehand → one vector a piece."""

    def __init__(self) -> None:
        super().__init__()
        self.position = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, words: Tensor, mask: Tensor | None, known: Tensor | None = None) -> Tensor:
        """Take word vectors [batch, pieces, width] and a mask that is 1 where there is a piece, None where all are."""
        places = self.position(torch.arange(words.shape[1], device=words.device))
        x = self.norm(words + places + self.kind)
        if known is not None:
            x = x + known
        added = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, added)
        return x


class Reader(nn.Module):
    """The encoder with its heads: attributions, names, links."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.known = nn.ModuleList(nn.Embedding(size, WIDTH) for size in SIZES)
        self.straight = nn.ModuleList(nn.Embedding(size, 2 * LABELS) for size in SIZES)
        self.said, self.named = nn.Linear(WIDTH, LABELS), nn.Linear(WIDTH, LABELS)
        self.links = nn.Linear(WIDTH, 6 * LINKED)
        self.far = nn.Parameter(torch.zeros(2, BUCKETS + 2))
        self.steps = nn.Parameter(torch.zeros(2, LABELS + 1, LABELS))
        for table in (*self.known, *self.straight):
            nn.init.zeros_(cast("nn.Embedding", table).weight)

    def forward(self, words: Tensor, features: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor, Tensor]:
        """Return scores of roles and of names, [batch, pieces, labels] each, and vectors for links."""
        known = sum(table(features[..., i]) for i, table in enumerate(self.known))
        straight = sum(table(features[..., i]) for i, table in enumerate(self.straight))
        x = self.encoder(words, mask, cast("Tensor", known))
        said, named = cast("Tensor", straight).split(LABELS, -1)
        return self.said(x) + said, self.named(x) + named, self.links(x)


def base(folder: Path) -> tuple[Tensor, dict[str, Tensor]]:
    """Return MiniLM's word table and its other weights under the names `Encoder` gives them."""
    found = load_file(folder / "model.safetensors")
    weights = {key.removeprefix("bert."): value for key, value in found.items()}
    named = {
        "position.weight": weights["embeddings.position_embeddings.weight"],
        "kind": weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for layer in range(LAYERS):
        for here, there in _LAYER.items():
            for part in ("weight", "bias"):
                named[f"layers.{layer}.{here}.{part}"] = weights[f"encoder.layer.{layer}.{there}.{part}"]
    return weights["embeddings.word_embeddings.weight"], named


_LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "joined": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "last_norm": "output.LayerNorm",
}
