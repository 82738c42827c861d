"""The model card names every file of the package, its licence terms and how to train it again."""

from pathlib import Path

from onrecord_reader import FOLDER

CARD = (Path(__file__).parents[2] / "model" / "README.md").read_text(encoding="utf-8")


def test_every_file_is_named():
    assert [path.name for path in sorted(FOLDER.iterdir()) if f"`{path.name}`" not in CARD] == []


def test_licences_use_and_failures_are_told():
    for words in ("none stated", "Apache-2.0", "CC BY-SA", "Known failures", "make model", "On open data alone"):
        assert words in CARD
