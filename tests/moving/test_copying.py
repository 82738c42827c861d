"""A corpus goes from a file onto a server and back, and nothing is lost, added or done twice."""

import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord import Corpus
from onrecord.cli import main
from onrecord.edges.engines import open_engine
from onrecord.edges.store import open_store
from onrecord.errors import BadInput
from onrecord.moving import copy_corpus
from onrecord.records import Exchange, Seen
from onrecord.tally import unwatched
from onrecord.team import Colleague, Deed

sys.path.append(str(Path(__file__).parent.parent / "store"))
from invented import capture, item

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
KINDS = [("file", "server"), ("server", "file"), ("file", "file"), ("server", "server")]


@pytest.fixture
def place(tmp_path, postgres, monkeypatch):
    """A function that returns where a new corpus may go."""
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = []

    def new(kind):
        made.append(kind)
        return postgres.database() if kind == "server" else str(tmp_path / f"{len(made)}.db")

    return new


def opened(where):
    return Corpus.open(where, engine=open_engine("rules"))


def everything(where):
    """What a store says of all it keeps."""
    with open_store(where, create=False) as store:
        return (
            list(store.parcels()), list(store.readings()), store.judgements(), store.notes(), store.tombstones(),
            store.generation(), store.given("articles"), store.team().colleagues(), store.team().log(),
            list(store.verify()),
        )  # fmt: skip


def lived_in(where):
    """Fill a corpus with all there can be in one."""
    with opened(where) as corpus:
        corpus.add(str(EXAMPLES))
        names = [party.name for party in corpus.parties()[:2]]
        corpus.decide(names[0], names[1], "different", "Ira Holt", every=True, note="asked both")
        last = list(corpus.readings())[-1].article
        corpus.write_note("article", last.id, "to be erased with it", "Ira Holt")
        note = corpus.write_note("claim", corpus.claims()[0].id, "ask again", "Ira Holt")
        corpus.withdraw_note(note.id, "Ira Holt")
        corpus.forget(last.capture, "asked to", "Ira Holt")
    with open_store(where) as store:
        page = capture(1, origin="https://sella.example/a")
        told = Exchange(page.origin, page.origin, page.origin, 200, (("ETag", '"1"'),))
        store.add(page.__class__(page.origin, page.body, page.media_type, page.obtained, page.given, told), [])
        store.observe(Seen(page.id, page.origin, "2031-07-01T00:00:00Z"))
        store.team().keep(Colleague("Ada", "review", None, "2031-05-01"), Deed("2031-05-01", "Ada", "signed in"))


@pytest.fixture(scope="module")
def lived(tmp_path_factory, postgres):
    """A corpus of each kind with all there can be in one, each made by itself; not to be written to."""
    folder = tmp_path_factory.mktemp("lived")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_CACHE", str(folder / "cache"))
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        made = {"file": str(folder / "onrecord.db"), "server": postgres.database()}
        for where in made.values():
            lived_in(where)
    return made


@pytest.mark.parametrize(("one", "other"), KINDS)
def test_nothing_is_lost(lived, place, one, other):
    source, target = lived[one], place(other)
    with open_store(source) as old, open_store(target) as new:
        copied = copy_corpus(old, new, unwatched)
        assert old.identity != new.identity
    assert copied.same
    assert everything(target) == everything(source)


def test_a_copy_answers_the_same(lived, place):
    source, target = lived["file"], place("server")
    with open_store(source) as old, open_store(target) as new:
        copy_corpus(old, new, unwatched)
    with opened(source) as before, opened(target) as after:
        assert after.state() == before.state()
        assert after.claims() == before.claims()
        assert after.copies() == before.copies()
        assert list(after.verify()) == []
        assert [found[:2] for found in after.search("Port Maren")] == unordered_like(before, "Port Maren", after)


def unordered_like(before, words, after):
    """What one finds, in the order of the other: each engine ranks its own way."""
    found = {(article.id, where): (article, where) for article, where, _ in before.search(words, 200)}
    return [found[article.id, where] for article, where, _ in after.search(words)]


def test_the_same_again_changes_nothing_and_later_ones_bring_what_came_in(lived, place):
    source, target = place("file"), place("server")
    for end in ("", ".key"):
        shutil.copy(lived["file"] + end, source + end)
    for _ in range(2):
        with open_store(source) as old, open_store(target) as new:
            assert copy_corpus(old, new, unwatched).same
    before = everything(target)
    assert before == everything(source)
    with open_store(source) as store:
        store.add(*item(8))
        store.observe(capture(1, origin="https://sella.example/a", obtained="2031-09-01T00:00:00Z"))
    with opened(source) as corpus:
        corpus.undo("Ira Holt")
        corpus.forget(next(corpus.readings()).article.capture, "asked to", "Ira Holt")
    with open_store(source) as old, open_store(target) as new:
        assert copy_corpus(old, new, unwatched).same
    assert everything(target) == everything(source) != before


def test_there_and_back_it_is_the_same(lived, place):
    source, server, back = lived["file"], place("server"), place("file")
    for one, other in ((source, server), (server, back)):
        with open_store(one) as old, open_store(other) as new:
            assert copy_corpus(old, new, unwatched).same
    assert everything(back) == everything(source)


def test_what_holds_something_else_is_left_alone(place):
    source, target = place("file"), place("server")
    for where, n in ((source, 1), (target, 2)):
        with open_store(where) as store:
            store.add(*item(n))
    before = everything(target)
    with open_store(source) as old, open_store(target) as new:
        with pytest.raises(BadInput, match="of its own"):
            copy_corpus(old, new, unwatched)
        with pytest.raises(BadInput, match="one corpus"):
            copy_corpus(old, old, unwatched)
    assert everything(target) == before


def test_a_copy_that_was_written_to_is_left_alone(place):
    source, target = place("file"), place("server")
    with open_store(source) as old, open_store(target) as new:
        old.add(*item(1))
        copy_corpus(old, new, unwatched)
        new.add(*item(2))
        old.add(*item(3))
        with pytest.raises(BadInput, match="written to since"):
            copy_corpus(old, new, unwatched)
        assert new.has(capture(2).id)
        assert not new.has(capture(3).id)


def test_a_difference_is_told(place):
    source, target = place("file"), place("file")
    with open_store(source) as store:
        store.add(*item(1))
    with open_store(source) as old, open_store(target) as new:
        new._keep, keep = (lambda parcels: keep([p._replace(seen=()) for p in parcels])), new._keep
        copied = copy_corpus(old, new, unwatched)
    assert not copied.same


COPIER = """
    import sys
    sys.path[:0] = {path!r}
    from onrecord.edges.store import open_store
    from onrecord.moving import copy_corpus
    print("open", flush=True)
    with open_store({source!r}) as old, open_store({target!r}) as new:
        copy_corpus(old, new, lambda *_: None)
"""


@pytest.mark.parametrize(("one", "other"), KINDS[:2])
def test_killed_while_copying_and_done_again_it_is_whole(place, one, other):
    source, target = place(one), place(other)
    with open_store(source) as store:
        list(store.add_all(item(n) for n in range(600)))
    code = textwrap.dedent(COPIER.format(path=sys.path, source=source, target=target))
    counts = []
    for wait in (0.2, 0.5):
        copier = subprocess.Popen([sys.executable, "-c", code], stdout=-1)
        copier.stdout.readline()
        time.sleep(wait)
        os.kill(copier.pid, signal.SIGKILL)
        copier.communicate()
        with open_store(target) as store:
            counts.append(store.last())
            assert list(store.verify()) == []
    assert counts == sorted(counts)
    assert counts[0] < 600, "it was done before it was killed: this proves nothing"
    with open_store(source) as old, open_store(target) as new:
        assert copy_corpus(old, new, unwatched).same
    assert everything(target) == everything(source)


def test_the_command_says_what_it_did(place, postgres):
    source, target = place("file"), postgres.over_loopback(postgres.database())
    with open_store(source) as store:
        store.add(*item(1))
    done = CliRunner().invoke(main, ["copy-corpus", source, target])
    assert done.exit_code == 0, done.output
    first, second, counts = done.stdout.splitlines()
    assert first.split()[0] == second.split()[0]
    assert counts == "1 capture, 1 article, 0 judgements, 0 notes, 0 erased: the same in both"
    assert postgres.password not in done.output
    row = json.loads(CliRunner().invoke(main, ["copy-corpus", source, target, "--json"]).stdout)
    assert (row["same"], row["articles"], row["source"]) == (True, 1, row["target"])
    missing = CliRunner().invoke(main, ["copy-corpus", "none.db", target])
    assert missing.exit_code == 1
    assert "no corpus at none.db" in missing.output
