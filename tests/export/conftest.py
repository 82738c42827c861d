"""A corpus of the example stories, with a note, a person's word and an erased report in it."""

from pathlib import Path

import pytest

from onrecord import Corpus
from onrecord.edges.engines import open_engine
from onrecord.exporting import pile

EXAMPLES = Path(__file__).parents[2] / "examples"
LONG = "“The depot " + "and every one of its many sheds " * 12 + "was empty,” Mayor Ada Holm said on Monday.\n"


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    (folder / "extra.txt").write_text("=HYPERLINK(1) burns\n\nMayor Ada Holm said the depot was empty.\n\n" + LONG)
    (folder / "gone.txt").write_text("A thing\n\nMayor Ada Holm said that the other depot was full.\n")
    with Corpus.open(folder / "onrecord.db", engine=open_engine("rules")) as opened:
        opened.add(str(EXAMPLES / "harbour"), str(folder / "extra.txt"))
        opened.add(str(folder / "gone.txt"))
        opened.forget("gone.txt", "on request", "Ira Holt")
        claim = opened.claims("hydrants quay")[0]
        opened.write_note("claim", claim.id, "ask the brigade", "Ira Holt")
        yield opened


@pytest.fixture(scope="session")
def short(corpus):
    return pile(corpus)


@pytest.fixture(scope="session")
def full(corpus):
    return pile(corpus, with_text=True)
