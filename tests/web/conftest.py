"""The page of the example stories, and of reports that mean harm."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.corpus import Corpus
from onrecord.edges.engines import open_engine
from onrecord.web import application

ROOT = Path(__file__).parents[2]
HERE = "http://127.0.0.1:8088"
HOSTILE = (
    {
        "id": "script",
        "title": "<script>alert(1)</script><img src=x onerror=alert(2)>",
        "outlet": "<b>Bold & Co</b>",
        "published": "2031-03-04",
        "text": "<script>alert(1)</script> title\n\nKarin Holt said the <b>dam</b> was closed on 3 March 2031. "
        "</script><svg onload=alert(4)> {{ 7*7 }} ]]> <!-- \"' \n\n"
        "Anna Meyer said that the river was <i>safe</i> & sound.",
    },
    {
        "id": "turned\u202etxt.exe",
        "title": "\u202eevil title",
        "outlet": "Out\u202elet",
        "published": "2031-03-05",
        "text": "Report\n\nAnna Meyer\u202e said that the river\u200f was safe\u2069. مرحبا بالعالم\n\n"
        "Karin Holt said that \u202ethe dam was closed\u202c on 3 March 2031.",
    },
    {
        "id": "long",
        "title": "x" * 5000,
        "outlet": "y" * 3000,
        "published": "2031-03-06",
        "text": "Karin Holt said the dam was closed. " + "z" * 1_000_000 + " The end.",
    },
    {"id": "../../etc/passwd", "title": "path", "outlet": "a/b?c#d&e=f", "text": "Karin Holt said the dam was closed."},
)


@pytest.fixture(scope="session")
def examples(tmp_path_factory) -> Path:
    where = tmp_path_factory.mktemp("page") / "onrecord.db"
    with Corpus.open(where, engine=open_engine("rules")) as corpus:
        corpus.add(str(ROOT / "examples" / "harbour"), str(ROOT / "examples" / "river"))
    return where


@pytest.fixture(scope="session")
def hostile(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, HOSTILE)), encoding="utf-8")
    with Corpus.open(folder / "onrecord.db", engine=open_engine("rules")) as corpus:
        assert corpus.add(str(folder / "reports.jsonl")).new == len(HOSTILE)
    return folder / "onrecord.db"


@pytest.fixture(scope="session")
def page(examples) -> Iterator[TestClient]:
    with TestClient(application(examples), base_url=HERE) as client:
        yield client


@pytest.fixture(scope="session")
def harm(hostile) -> Iterator[TestClient]:
    with TestClient(application(hostile), base_url=HERE) as client:
        yield client


@pytest.fixture(scope="session")
def corpus(examples) -> Iterator[Corpus]:
    with Corpus.open(examples, create=False, engine=open_engine("rules")) as opened:
        yield opened


@pytest.fixture(scope="session")
def stories(examples) -> Path:
    return examples


@pytest.fixture(scope="session")
def site(page) -> TestClient:
    return page


@pytest.fixture
def own(examples, tmp_path):
    """Return (file, reader) of a copy of the example stories that may be written to."""
    where = tmp_path / "onrecord.db"
    shutil.copy(examples, where)
    shutil.copytree(f"{examples}.cache", f"{where}.cache")  # what was concluded, so that it is not done again
    with TestClient(application(where), base_url=HERE, follow_redirects=False) as client:
        yield where, client
