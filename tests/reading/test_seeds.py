"""The structure of real articles, where the development data is at hand."""

import json

import pytest

from onrecord.records import Capture
from onrecord.stages.reading import read_capture


def read(shared, key):
    (path,) = (shared / "seeds").glob(f"{key}*.txt")
    return read_capture(Capture(path.name, path.read_bytes(), "text/plain", "2026-01-01T00:00:00Z"))


@pytest.mark.parametrize("key", ["000", "001"])
def test_structure_is_as_expected(shared, key):
    want = json.loads((shared / "seeds" / "expectations.json").read_text())["structure"][key]
    (article,) = read(shared, key)
    texts = {}
    for block in article.blocks:
        texts.setdefault(block.role, []).append(article.text[block.span.start : block.span.end])
    assert article.title == want["title"]
    assert article.published == want["published"]
    assert article.outlet == want.get("outlet")
    assert texts["body"][0].startswith(want["body_starts"])
    assert texts["body"][-1].endswith(want["body_ends"])
    if "section" in want:
        assert " ".join(texts["section"][0].split()) == want["section"]
        assert texts["caption"][0].startswith(want["caption_starts"])
    for piece in want.get("boilerplate", []):
        assert any(piece in text for text in texts["boilerplate"])


@pytest.mark.parametrize(("key", "count"), [("000", 1), ("001", 1), ("002", 2), ("003", 1), ("004", 1)])
def test_number_of_articles(shared, key, count):
    assert len(read(shared, key)) == count


def test_few_ordinary_articles_are_split(shared):
    path = shared / "data" / "copies" / "planted15k" / "corpus.jsonl"
    split = 0
    with path.open(encoding="utf-8") as rows:
        for _, row in zip(range(300), rows, strict=False):
            text = json.loads(row)["text"]
            split += len(read_capture(Capture("a", text.encode(), "text/plain", "t"))) > 1
    assert split == 0
