"""A trained reader → the files the engine reads, eight bits a weight."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from onrecord.edges.engines.reader.features import SIZES
from training.losses import allowed
from training.network import WIDTH, Encoder, Reader, base

VERSION = "1"
"""Of what is written: another when the files change."""


class Alone(nn.Module):
    """The reader on one window without padding."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, words: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Take [1, pieces, width] and [1, pieces, features]."""
        said, named, links = self.reader(words, features, None)
        return said, named, links


class Sentence(nn.Module):
    """MiniLM as it came: the mean of a text's vectors, of length 1 (Reimers and Gurevych 2019)."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, words: Tensor) -> Tensor:
        """Take [1, pieces, width]; return [1, width]."""
        return functional.normalize(self.encoder(words, None).mean(1), dim=-1)


def write(reader: Reader, folder: Path, to: Path, *, open_data: bool = False) -> None:
    """Write all the engine reads: word table, both networks, the heads' tables, the tokenizer.

    Args:
        reader: as trained.
        folder: MiniLM's, as it came.
        to: where the files go.
        open_data: whether it was trained on openly licensed data alone; part of its name.
    """
    table, weights = base(folder)
    sentence = Encoder()
    sentence.load_state_dict(weights)
    to.mkdir(parents=True, exist_ok=True)
    words(table, to)
    vectors, known = torch.randn(1, 16, WIDTH), torch.zeros(1, 16, len(SIZES), dtype=torch.int64)
    inputs = {"words": vectors, "features": known}
    network(Alone(reader.eval()), inputs, ["said", "named", "links"], to / "reader.onnx")
    network(Sentence(sentence.eval()), {"words": vectors}, ["vector"], to / "sentences.onnx")
    steps = (reader.steps + allowed()).detach().numpy()
    np.savez(to / "heads.npz", said=steps[0], named=steps[1], links=reader.far.detach().numpy())
    shutil.copy(folder / "tokenizer.json", to / "tokenizer.json")
    about = {"name": "reader" + " (open data)" * open_data, "version": VERSION}
    (to / "reader.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    for path in sorted(to.iterdir()):
        print(f"{path.stat().st_size / 1e6:8.2f} MB  {path.name}")


def words(table: Tensor, folder: Path) -> None:
    """Write the word table as whole numbers, a scale a row."""
    scales = table.abs().amax(1) / 127
    np.save(folder / "words.npy", (table / scales[:, None]).round().to(torch.int8).numpy())
    np.save(folder / "word_scales.npy", scales.numpy().astype(np.float32))


def network(module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], path: Path) -> None:
    """Write a network with eight bits a weight."""
    axes = {name: {0: "windows", 1: "pieces"} for name in (*inputs, *outputs)}
    axes |= {"vector": {0: "windows"}} if "vector" in outputs else {}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            module,
            tuple(inputs.values()),
            str(whole),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        # Seven bits a weight, for processors whose eight-bit products overflow; a scale a column.
        quantize_dynamic(
            whole,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            extra_options={"MatMulConstBOnly": True},
        )
