"""Backups come back whole, and nothing that is derived outlives the past it was derived from."""

import contextlib
import shutil
import sqlite3
import subprocess

import psycopg
import pytest

from onrecord import Corpus
from onrecord.edges.engines import open_engine
from onrecord.edges.store import open_store
from onrecord.moving import copy_corpus
from onrecord.tally import unwatched

FIRST = "ORRIN BAY, 3 May 2031: Mayor Ada Quill said on Friday that the pier was closed after the storm.\n"
SECOND = "VELMARK, 4 May 2031: Zarquon Brek, a fisher, denied that the pier was closed. “It was open,” he said.\n"
THIRD = "SELLA, 5 May 2031: The coast guard said on Monday that nine boats were missing.\n"


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A function that makes this another machine, with a cache of its own."""

    def be(name):
        monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / name / "cache"))
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / name / "data"))
        return tmp_path / name

    be("first")
    return be


@pytest.fixture
def report(tmp_path):
    """A function that writes a report and returns its path."""

    def write(name, text):
        (tmp_path / name).write_text(text)
        return str(tmp_path / name)

    return write


def opened(where):
    return Corpus.open(where, engine=open_engine("rules"))


def said(where):
    with opened(where) as corpus:
        return sorted(claim.text for claim in corpus.claims())


def take_in(where, *paths):
    with opened(where) as corpus:
        corpus.add(*paths)
    return said(where)


def test_a_file_is_backed_up_while_it_is_written_to_and_comes_back(tmp_path, report):
    where, backup = str(tmp_path / "onrecord.db"), str(tmp_path / "backup.db")
    before = take_in(where, report("a.txt", FIRST))
    with open_store(where) as writing, opened(where) as corpus:
        one, two = sqlite3.connect(where), sqlite3.connect(backup)
        with contextlib.closing(one), contextlib.closing(two), writing._writing():  # somebody is at it
            one.backup(two)
        state = corpus.state()
    take_in(where, report("b.txt", SECOND))
    shutil.copy(backup, where)
    with opened(where) as corpus:
        assert corpus.state() == state
        assert list(corpus.verify()) == []
    assert said(where) == before


def test_after_a_restore_nothing_of_what_was_undone_is_answered(tmp_path, report):
    where, backup = str(tmp_path / "onrecord.db"), str(tmp_path / "backup.db")
    take_in(where, report("a.txt", FIRST))
    shutil.copy(where, backup)
    undone = take_in(where, report("b.txt", SECOND))
    shutil.copy(backup, where)
    with open_store(where) as store:
        generation = store.generation()
    now = take_in(where, report("c.txt", THIRD))  # under the number that the other had
    with open_store(where) as store:
        assert store.generation() == generation + 1
    assert now == take_in(str(tmp_path / "anew.db"), report("a.txt", FIRST), report("c.txt", THIRD)) != undone


def test_a_judgement_that_was_undone_by_a_restore_is_not_heeded(tmp_path, report):
    where, backup = str(tmp_path / "onrecord.db"), str(tmp_path / "backup.db")
    take_in(where, report("a.txt", FIRST), report("b.txt", SECOND))
    shutil.copy(where, backup)
    with opened(where) as corpus:
        parties = len(corpus.parties())
        corpus.decide("Ada Quill", "Zarquon Brek", "same", "Ira Holt", every=True)
        assert len(corpus.parties()) == parties - 1
    shutil.copy(backup, where)
    with opened(where) as corpus:
        corpus.decide("Ada Quill", "Zarquon Brek", "different", "Ira Holt", every=True)
        assert len(corpus.parties()) == parties


def test_a_servers_dump_comes_back_whole(postgres, machine, report, tmp_path):
    machine("first")
    where, target, file = postgres.database(), postgres.database(), tmp_path / "reports.dump"
    take_in(where, report("a.txt", FIRST), report("b.txt", SECOND))
    with opened(where) as corpus:
        corpus.decide("Ada Quill", "Zarquon Brek", "different", "Ira Holt", every=True)
        corpus.forget(next(corpus.readings()).article.capture, "asked to", "Ira Holt")
        state = corpus.state()
    dump = [postgres.program("pg_dump"), "--format=custom", "--schema=onrecord", f"--file={file}", where]
    subprocess.run(dump, check=True)
    restore = [postgres.program("pg_restore"), "--no-owner", "--exit-on-error", f"--dbname={target}", file]
    subprocess.run(restore, check=True)
    machine("second")
    with opened(target) as corpus:
        assert corpus.state() == state
        assert list(corpus.verify()) == []
        assert {article.label for article, _, _ in corpus.search("Zarquon")} == {str(tmp_path / "b.txt")}
        corpus.add(report("c.txt", THIRD))
        assert list(corpus.verify()) == []
    with open_store(target) as store, pytest.raises(psycopg.Error, match="never changed"):
        store._db.rows("UPDATE captures SET origin = 'x'")
    with open_store(target) as old, open_store(tmp_path / "copy.db") as new:
        assert copy_corpus(old, new, unwatched).same


def test_what_one_machine_erases_is_gone_from_the_others(postgres, machine, report):
    where = postgres.database()
    second = machine("second")
    take_in(where, report("a.txt", FIRST), report("b.txt", SECOND))
    with opened(where) as page:  # open on the second machine all the time
        assert any("open" in claim.text for claim in page.claims())
        assert holding(second, b"Zarquon")
        machine("first")
        with opened(where) as corpus:
            assert said(where)
            stone = corpus.forget("b.txt", "asked to", "Ira Holt").tombstone
        machine("second")
        assert not any("open" in claim.text for claim in page.claims())
        assert page.tombstones() == [stone]
        assert not any("Zarquon" in party.name for party in page.parties())
    assert holding(second, b"Zarquon") == []


def holding(folder, words):
    """Return which files of a folder hold some bytes."""
    return [path for path in folder.rglob("*") if path.is_file() and words in path.read_bytes()]
