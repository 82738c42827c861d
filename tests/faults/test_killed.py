"""kill -9 of whoever adds, and of the server: what was stored is whole, and the next run completes it."""

import os
import random
import signal
import time

import pytest
from breaking import start, whole
from invented import capture, item

from onrecord import Corpus
from onrecord.edges.engines import open_engine
from onrecord.edges.store import open_store

GOAL = 700
ADDER = """
    import sys
    sys.path[:0] = {path!r}
    from invented import item
    from onrecord.edges.store import open_store
    print("open", flush=True)
    with open_store({where!r}) as store:
        for _ in store.add_all(item(n) for n in range({goal})):
            pass
"""


def test_of_an_adder(where):
    draw = random.Random(7)
    counts = []
    for _ in range(2):
        adder = start(ADDER, where=where, goal=GOAL)
        adder.stdout.readline()
        time.sleep(draw.uniform(0.1, 0.4))
        os.kill(adder.pid, signal.SIGKILL)
        adder.communicate()
        counts.append(whole(where, GOAL))
    assert counts == sorted(counts)
    assert counts[0] < GOAL, "it was done before it was killed: this proves nothing"
    assert start(ADDER, where=where, goal=GOAL).communicate()[1] == ""
    assert whole(where, GOAL) == GOAL


TAKER = """
    import sys
    sys.path[:0] = {path!r}
    from onrecord import Corpus
    from onrecord.edges.engines import open_engine
    print("open", flush=True)
    with Corpus.open({where!r}, engine=open_engine("rules")) as corpus:
        corpus.add({folder!r})
        print(len(corpus.claims()), flush=True)
"""


def reports(folder, count):
    """Write reports that copy and answer one another."""
    folder.mkdir()
    for n in range(count):
        text = (
            f"ORRIN BAY, 3 May 2031: Mayor Ada Quill said on Friday that pier {n % 5} was closed after the storm.\n\n"
        )
        more = f"Harbour master Tom Brek denied it. “No pier was closed, and ferry {n} ran,” he told Radio Aster.\n"
        (folder / f"{n:03}.txt").write_text(text + more * (1 + n % 3))
    return folder


def answers(where):
    with Corpus.open(where, engine=open_engine("rules")) as corpus:
        claims = sorted((claim.text, claim.origins, len(claim.members), len(claim.links)) for claim in corpus.claims())
        return corpus.state(), claims, len(corpus.copies()), sorted(party.name for party in corpus.parties())


def test_of_who_adds_compares_and_counts(where, tmp_path, monkeypatch):
    monkeypatch.chdir(
        tmp_path
    )  # a corpus on a server knows reports by their path from here, as a file does from beside it
    folder = reports(tmp_path / "reports", 12)
    untouched = str(tmp_path / "untouched.db")
    with Corpus.open(untouched, engine=open_engine("rules")) as corpus:
        corpus.add(str(folder))
    killed = 0
    for wait in (1.0, 2.0):
        taker = start(TAKER, where=where, folder=str(folder))
        taker.stdout.readline()
        time.sleep(wait)
        killed += taker.poll() is None
        taker.kill()
        taker.communicate()
        with open_store(where) as store:
            assert list(store.verify()) == []
    assert killed, "it was done before it was killed: this proves nothing"
    taker = start(TAKER, where=where, folder=str(folder))
    assert taker.communicate()[1] == ""
    assert answers(where) == answers(untouched)


def test_of_the_server_while_somebody_adds(mortal, address):
    adder = start(ADDER, where=address, goal=50_000)
    adder.stdout.readline()
    with open_store(address) as reader:  # and somebody reads, who goes on by themselves
        while reader.last() < 100:
            time.sleep(0.02)
        mortal.kill()
        said = adder.communicate(timeout=60)[1]
        assert "onrecord.errors.Lost" in said
        assert "run the same again" in said
        mortal.start()
        before = reader.last()
        assert before >= 100
        assert reader.has(capture(0).id)
        assert whole(address, 100) == before
        assert reader.add(*item(200_000))
    assert start(ADDER, where=address, goal=before + 300).communicate()[1] == ""
    with open_store(address) as store:
        assert store.last() == before + 301
        assert list(store.verify()) == []


@pytest.mark.parametrize("times", [2])
def test_of_the_server_again_and_again(mortal, address, times):
    for _ in range(times):
        adder = start(ADDER, where=address, goal=GOAL)
        adder.stdout.readline()
        time.sleep(0.2)
        mortal.kill()
        adder.communicate(timeout=60)
        mortal.start()
    assert start(ADDER, where=address, goal=GOAL).communicate()[1] == ""
    assert whole(address, GOAL) == GOAL
