"""A full device: said so, what was stored is whole, and with more room the same command completes."""

import os

import psycopg
import pytest
from breaking import enlarge, whole
from invented import item

from onrecord import Corpus
from onrecord.edges.engines import open_engine
from onrecord.edges.store import open_store
from onrecord.edges.store.shelf import FileShelf
from onrecord.errors import Full

GOAL = 1500


def items():
    return (item(n) for n in range(GOAL))


def test_under_a_file(small):
    folder = small("1m")
    where = str(folder / "onrecord.db")
    with open_store(where) as store, pytest.raises(Full, match=r"no space left.*whole.*free some space"):
        list(store.add_all(items()))
    enlarge(folder, "64m")
    before = whole(where, GOAL)
    assert 0 < before < GOAL
    with open_store(where) as store:
        assert sum(new for _, new in store.add_all(items())) == GOAL - before
    assert whole(where, GOAL) == GOAL


def test_under_a_server(small, mortal, address):
    folder = small("5m", mortal.folder)
    os.chown(folder, mortal.folder.stat().st_uid, -1)
    name = f"small{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE TABLESPACE {name} LOCATION '{folder}'")
        connection.execute(f"ALTER DATABASE {connection.info.dbname} SET default_tablespace = {name}")
    with open_store(address) as store, pytest.raises(Full, match=r"no space left on the server.*whole.*free some"):
        list(store.add_all(item(n) for n in range(20_000)))
    enlarge(folder, "128m")
    before = whole(address, GOAL)
    assert before > 0
    with open_store(address) as store:
        assert sum(new for _, new in store.add_all(item(n) for n in range(before + 100))) == 100
        assert list(store.verify()) == []
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP SCHEMA onrecord CASCADE")
        connection.execute(f"DROP TABLESPACE {name}")


def claims(where, *added):
    with Corpus.open(where, engine=open_engine("rules")) as corpus:
        corpus.add(*map(str, added))
        return corpus.claims()


def test_under_what_is_derived(small, monkeypatch, address, tmp_path):
    folder = small("200k")
    monkeypatch.setenv("ONRECORD_CACHE", str(folder / "cache"))
    reports = tmp_path / "reports"
    reports.mkdir()
    for n in range(12):
        said = (
            f"Mayor Ada Quill said on Friday that pier {n} was closed. Tom Brek, a fisher, denied that pier {n} was.\n"
        )
        (reports / f"{n}.txt").write_text(f"ORRIN BAY, 3 May 2031: {said * 3}")
    with pytest.raises(Full, match="no space left"):
        claims(address, reports)
    with open_store(address) as store:
        assert store.last() == 12
        assert list(store.verify()) == []
    enlarge(folder, "64m")
    found = claims(address)
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "another"))
    assert claims(address) == found


def test_under_the_index_of_passages(small):
    folder = small("3m") / "copies"
    shelf = FileShelf(folder, "a corpus")
    with pytest.raises(Full, match=r"no space left.*free some space"):
        shelf.grow("rows", 1 << 20)
    shelf.view("rows", fast=False)[0] = 7  # what was there can still be written to: the program is not killed
    enlarge(folder.parent, "64m")
    shelf.grow("rows", 1 << 20)
    assert shelf.view("rows", fast=False)[0] == 7
    shelf.close()
