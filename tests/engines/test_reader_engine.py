"""The trained reader as an engine: the same whatever stands beside an article, and quiet about odd input."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from onrecord_reader import FOLDER

from onrecord.edges.engines import open_engine
from onrecord.edges.engines.reader import ReaderEngine
from onrecord.errors import NoEngine
from onrecord.records import Article, Span, Tags

EXAMPLES = Path(__file__).parents[2] / "examples"


def article(text: str) -> Article:
    return Article("c", text, Span(0, len(text)))


@pytest.fixture(scope="module")
def engine() -> ReaderEngine:
    return ReaderEngine(FOLDER)


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*/*.txt"))]
    assert len(texts) > 5
    return [article(text) for text in texts]


def spoken(tags: Tags, text: str) -> list[dict[str, str]]:
    groups: dict[int | None, dict[str, str]] = {}
    for tag in tags.tags:
        groups.setdefault(tag.group, {})[tag.role] = text[slice(*tag.span)].strip(" “”.,")
    return list(groups.values())


def test_one_sentence_is_read(engine):
    text = "The dam was old, Lena Orr, an engineer, told reporters on Monday."
    [tags] = engine.tag([article(text)])
    [one] = spoken(tags, text)
    assert one["source"] == "Lena Orr, an engineer"
    assert one["content"] == "The dam was old"
    assert "told" in one["cue"]
    assert [(text[slice(*n.span)], n.kind) for n in tags.names] == [("Lena Orr", "PER")]


def test_order_batch_and_what_was_read_before_change_nothing(engine, articles):
    forward = list(engine.tag(articles))
    alone = [next(iter(ReaderEngine(FOLDER).tag([one]))) for one in articles[:4]]
    back = list(ReaderEngine(FOLDER).tag(articles[::-1]))[::-1]
    assert forward[:4] == alone
    assert forward == back


def test_threads_change_no_label_and_no_score_by_a_thousandth(engine, articles):
    one = list(engine.tag(articles[:8]))
    two = list(ReaderEngine(FOLDER, threads=2).tag(articles[:8]))
    for a, b in zip(one, two, strict=True):
        assert [(t.span, t.role, t.group) for t in a.tags] == [(t.span, t.role, t.group) for t in b.tags]
        assert [n.span for n in a.names] == [n.span for n in b.names]
        assert all(abs(x.score - y.score) < 1e-3 for x, y in zip(a.tags, b.tags, strict=True))


def test_it_goes_to_another_process_as_it_is(engine, articles):
    again = pickle.loads(pickle.dumps(engine))
    assert again.reader == engine.reader
    assert list(again.tag(articles[:1])) == list(engine.tag(articles[:1]))


@pytest.mark.parametrize("text", ["", " \n\t", "\u200f\u200f", "x" * 300_000, "“" * 500, "said " * 3000, "。" * 50])
def test_odd_input_is_read_and_every_span_fits(engine, text):
    [tags] = engine.tag([article(text)])
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in (*tags.tags, *tags.names))


def test_neither_pytorch_nor_the_network_is_needed(tmp_path):
    code = """
import socket, sys
def refuse(*a, **k): raise OSError("no network here")
socket.socket.connect = refuse
from onrecord.edges.engines import open_engine
from onrecord.records import Article, Span
text = "The dam is safe, Orr said."
[tags] = open_engine("reader").tag([Article("c", text, Span(0, len(text)))])
assert tags.tags
assert "torch" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path)


def test_the_best_installed_is_opened_unless_another_is_named():
    assert isinstance(open_engine(), ReaderEngine)
    assert open_engine("rules").reader.startswith("rules")
    with pytest.raises(NoEngine, match="there are reader, rules, spacy"):
        open_engine("oracle")
    with pytest.raises(NoEngine, match="which spaCy pipeline"):
        open_engine("spacy")


def test_without_the_extra_the_rules_read_and_the_reader_names_its_cure(monkeypatch):
    monkeypatch.setattr("onrecord.edges.engines.choice._NEEDED", ("onrecord_reader", "no_such_module"))
    assert open_engine().reader.startswith("rules")
    with pytest.raises(NoEngine, match=r"needs no_such_module: pip install 'onrecord\[reader\]'"):
        open_engine("reader")


def test_the_files_say_what_they_are_and_are_small():
    about = json.loads((FOLDER / "reader.json").read_text(encoding="utf-8"))
    assert about["name"] == "reader"
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 60e6


def test_spacy_pipelines_find_names(tmp_path):
    spacy = pytest.importorskip("spacy")
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Lena Orr"}, {"label": "DATE", "pattern": "Monday"}])
    pipeline.to_disk(tmp_path / "own")
    text = "The dam is safe, Lena Orr said on Monday."
    engine = pickle.loads(pickle.dumps(open_engine(f"spacy:{tmp_path / 'own'}")))
    [tags] = engine.tag([article(text)])
    assert [(text[slice(*n.span)], n.kind) for n in tags.names] == [("Lena Orr", "PER")]
    assert [one["content"] for one in spoken(tags, text)] == ["The dam is safe"]
    assert engine.reader.startswith("spacy en_pipeline")


def test_a_pipeline_that_is_not_there_names_its_cure():
    with pytest.raises(NoEngine, match="python -m spacy download no_such"):
        list(open_engine("spacy:no_such").tag([article("Orr said.")]))


def test_another_name_is_no_saying(engine):
    text = "The militia, also known as the River Guard, has left the town, Lena Orr said."
    [tags] = engine.tag([article(text)])
    assert [one["cue"] for one in spoken(tags, text)] == ["said"]


def test_what_is_longer_than_any_report_is_read_to_its_end_in_bounded_time(monkeypatch):
    monkeypatch.setattr("onrecord.edges.engines.reader.engine._MOST", 60)
    text = "\n".join(f"The dam at mile {i} was safe, Lena Orr said." for i in range(40))
    [tags] = ReaderEngine(FOLDER).tag([article(text)])
    found = spoken(tags, text)
    assert [one["content"] for one in found] == [f"The dam at mile {i} was safe" for i in range(40)]
    assert len({tag.group for tag in tags.tags}) == 40
    assert [name.span.start for name in tags.names] == sorted(name.span.start for name in tags.names)
    assert tags.names[-1].span.start > text.index("mile 39")
