"""kill -9 at any moment: only whole captures are there, and running again completes with nothing twice."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time

import pytest
from invented import capture, item

from onrecord.edges.store import SqliteStore

GOAL = 1500
ADDER = """
    import sys
    sys.path[:0] = {path!r}
    from invented import item
    from onrecord.edges.store import SqliteStore
    with SqliteStore({corpus!r}) as store:
        print("open", flush=True)
        if {together}:
            for _ in store.add_all(item(n) for n in range({goal})):
                pass
        else:
            for n in range({goal}):
                store.add(*item(n))
"""


def start(corpus, *, together):
    script = textwrap.dedent(ADDER.format(path=sys.path, corpus=str(corpus), goal=GOAL, together=together))
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def kept(corpus):
    """Check that what is there is whole, and count it."""
    connection = sqlite3.connect(corpus)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    with SqliteStore(corpus) as store:
        assert list(store.verify()) == []
        readings = [r for _, r in store.readings()]
        assert readings == [item(n)[1][0] for n in range(len(readings))]
        assert all(store.has(capture(n).id) == (n < len(readings)) for n in range(GOAL))
        return len(readings)


@pytest.mark.parametrize("together", [True, False])
def test_killed_while_adding(corpus, together):
    draw = random.Random(7)
    counts = []
    for _ in range(5):
        adder = start(corpus, together=together)
        adder.stdout.readline()
        time.sleep(draw.uniform(0, 0.35))
        os.kill(adder.pid, signal.SIGKILL)
        adder.communicate()
        counts.append(kept(corpus))
    assert counts == sorted(counts)
    assert counts[0] < GOAL, "it was done before it was killed: this proves nothing"
    adder = start(corpus, together=together)
    assert adder.communicate()[1] == b""
    assert adder.returncode == 0
    assert kept(corpus) == GOAL


def test_killed_while_a_corpus_is_made(corpus):
    draw = random.Random(11)
    for _ in range(6):
        adder = start(corpus, together=True)
        time.sleep(draw.uniform(0.05, 0.4))
        os.kill(adder.pid, signal.SIGKILL)
        adder.communicate()
        kept(corpus)
        for end in ("", "-wal", "-shm"):
            corpus.with_name(corpus.name + end).unlink(missing_ok=True)
