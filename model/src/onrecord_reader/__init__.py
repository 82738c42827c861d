"""The files of the trained reader; README.md beside the package is their model card."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "files"
"""Where the networks, the word table and the tokenizer lie."""
