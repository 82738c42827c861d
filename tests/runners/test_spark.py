"""Spark alone: articles that are near, workers that die, a cluster of several processes."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from behaviour import STAGE, capture

from onrecord.edges.runners import LocalRunner
from onrecord.edges.runners.spark import SparkRunner, missing
from onrecord.edges.runners.spark.codec import pack, pack_all, unpack, unpack_all
from onrecord.edges.runners.spark.sharing import sharing
from onrecord.errors import Empty, TimedOut, Unreadable
from onrecord.records import Article, Reading, Span
from onrecord.shapes import Each
from onrecord.stages.copies import COPIES

WORDS = [f"w{i}" for i in range(3000)]


@pytest.mark.parametrize(
    "value",
    [
        Span(1, 2),
        ("a", 1),
        capture("a name"),
        Reading(Article("c", "text \ud800 with half a pair", Span(0, 4)), "none"),
        Reading(Article("c", "text", Span(0, 4)), "none"),
    ],
)
def test_what_is_packed_comes_back(value):
    assert unpack(pack(value)) == value
    assert unpack_all(pack_all([value, value])) == [value, value]


def test_an_error_that_is_packed_comes_back():
    error = unpack_all(pack_all(Empty("a.html", "nothing in it")))
    assert type(error) is Empty
    assert str(error) == "a.html: nothing in it"


def pile(seed, count):
    """Articles of a few shared passages, some edited, some whole reprints, all with one line of boilerplate."""
    draw = random.Random(seed)
    passages = [" ".join(draw.choices(WORDS, k=draw.randint(6, 40))) for _ in range(8)]
    boilerplate = " ".join(WORDS[:16])
    texts = []
    for _ in range(count):
        parts = [*draw.sample(passages, draw.randint(0, 3)), " ".join(draw.choices(WORDS, k=draw.randint(0, 60)))]
        words = draw.choice(texts).split() if texts and draw.random() < 0.2 else " ".join(parts).split()
        for _ in range(len(words) // 25 if draw.random() < 0.5 else 0):
            words[draw.randrange(len(words))] = draw.choice(WORDS)
        texts.append(" ".join(words))
    texts = [f"{text} {boilerplate}" if n % 3 else text for n, text in enumerate(texts)]
    return [Reading(Article(f"c{n}", text, Span(0, len(text))), "none") for n, text in enumerate(texts)]


@pytest.mark.parametrize("seed", [1, 2])
def test_copies_are_those_of_one_process(spark, seed):
    readings = pile(seed, 120)
    found = list(spark.pairs(COPIES, readings))
    assert len(found) > 100
    assert found == list(LocalRunner(0).pairs(COPIES, readings))


def test_a_key_of_very_many_is_met_in_blocks(session):
    common = [(1, n) for n in range(60)] + [(2, n) for n in range(0, 60, 2)] + [(3, 7), (4, 7)]
    keys = session.createDataFrame(common, "key long, number long")
    every = {(a, b) for a in range(60) for b in range(a + 1, 60)}
    for block in (7, 1000):
        once, twice = ([tuple(row) for row in sharing(keys, least, block).collect()] for least in (1, 2))
        assert sorted(once) == sorted(every)
        assert sorted(twice) == sorted((a, b) for a, b in every if a % 2 == b % 2 == 0)


def test_a_record_that_hangs_or_dies_costs_itself_alone(session):
    with SparkRunner(session, timeout=1.0, memory=1 << 30) as runner:
        names = ("a", "hang", "crash", "exit", "eat", "b")
        first, hung, *dead, last = runner.each(STAGE, map(capture, names))
    assert (first, last) == (["a"], ["b"])
    assert type(hung) is TimedOut
    assert [error.where for error in dead] == ["crash", "exit", "eat"]
    assert all(type(error) is Unreadable for error in dead)


def test_a_process_of_spark_that_is_killed_is_replaced_and_nothing_is_there_twice(session, tmp_path):
    """The stage kills the process it runs in, each time it first meets one of these; Spark does the task again."""
    with SparkRunner(session, timeout=None) as runner:
        stage = Each("killing", "1", Killing(str(tmp_path), {"7", "23"}))
        made = list(runner.each(stage, [capture(str(n)) for n in range(48)]))
    assert made == [[str(n)] for n in range(48)]
    assert {path.name for path in tmp_path.iterdir()} == {"7", "23"}


class Killing:
    """Ends its process with SIGKILL the first time it sees certain records."""

    def __init__(self, folder, names):
        self.folder, self.names = folder, names

    def __call__(self, taken):
        import os  # noqa: PLC0415 - in the worker
        import signal  # noqa: PLC0415
        from pathlib import Path  # noqa: PLC0415

        mark = Path(self.folder) / taken.origin
        if taken.origin in self.names and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        yield taken.origin


@pytest.mark.skipif(missing() is not None, reason=str(missing()))
def test_a_cluster_loses_a_worker_in_the_middle_and_comes_to_the_same(tmp_path):
    """A master and two workers on loopback; one worker and its executor are ended with kill -9 while they work."""
    done = subprocess.run(
        [sys.executable, Path(__file__).parent / "standalone.py", tmp_path], capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[-3:] == [
        "each 200 of 200",
        "pairs as in one process",
        "clusters as in one process",
    ], done.stdout + done.stderr[-3000:]
    assert "killed a worker" in done.stdout
