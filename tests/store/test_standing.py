"""Standing pairs: the outcomes of the definition, whatever the order, the batch, a kill or damage."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from dataclasses import replace

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.edges.runners import LocalRunner
from onrecord.edges.store import SqliteStanding, SqliteStore, open_standing, standing
from onrecord.errors import Busy
from onrecord.records import Bond, Record
from onrecord.shapes import Pair


class Keyed(Record, frozen=True):
    ident: str
    keys: tuple[int, ...]


def judge(a, b):
    """Asymmetric on purpose, so that a wrong order shows; some pairs come to nothing."""
    assert a.ident < b.ident
    return None if (len(a.keys) + len(b.keys)) % 4 == 3 else Bond(a.ident, b.ident, "same", 1.0, "test", "1")


STAGE = Pair("pairing", "1", lambda r: r.ident, lambda r: r.keys, judge, 2)
KEY = st.integers(-3, 4) | st.sampled_from([-(2**63), 2**63 - 1])
RECORDS = st.lists(
    st.builds(Keyed, st.text("abé\U0001f6a2\uffff", min_size=1, max_size=3), st.lists(KEY, max_size=6).map(tuple)),
    max_size=12,
    unique_by=lambda r: r.ident,
)


def invented(count, draw=None):
    draw = draw or random.Random(5)
    return [Keyed(f"r{draw.getrandbits(32):08x}", tuple(draw.choices(range(60), k=8))) for _ in range(count)]


def numbered(records, each=1):
    return [(1 + i // each, record) for i, record in enumerate(records)]


def bring(stands, fresh, stage=STAGE):
    """Bring in what is beyond the point reached, as the facade does."""
    by_ident = {r.ident: r for _, r in fresh}
    after = stands.reached(stage)
    return list(stands.extend(stage, (f for f in fresh if f[0] > after), by_ident.__getitem__))


def in_memory(records, stage=STAGE):
    return list(LocalRunner(0).pairs(stage, records))


def outcomes(stands, stage=STAGE):
    return list(stands.outcomes(stage, Bond))


# --- the contract -----------------------------------------------------------------------------------------


def test_outcomes_are_those_of_the_runner(stand_again):
    records = invented(120)
    stands = stand_again()
    assert bring(stands, numbered(records)) == list(range(1, 121))
    assert outcomes(stands) == in_memory(records) != []


def test_records_that_share_a_number_are_compared_too(stand_again):
    records = invented(60)
    stands = stand_again()
    assert bring(stands, numbered(records, each=20)) == [1, 2, 3]
    assert outcomes(stands) == in_memory(records)


def test_it_stands_from_one_run_to_the_next(stand_again):
    fresh = numbered(invented(90), each=3)
    for end in (5, 6, 20, 20, 30):
        stands = stand_again()
        bring(stands, [f for f in fresh if f[0] <= end])
        assert stands.reached(STAGE) == end
        assert outcomes(stands) == in_memory([r for n, r in fresh if n <= end])
        stands.close()


def test_a_record_brought_in_again_changes_nothing(stand_again):
    fresh = numbered(invented(40))
    stands = stand_again()
    bring(stands, fresh)
    before = outcomes(stands)
    again = [(n + 100, r) for n, r in fresh]
    by_ident = {r.ident: r for _, r in fresh}
    assert list(stands.extend(STAGE, again, by_ident.__getitem__)) == [n for n, _ in again]
    assert outcomes(stands) == before
    assert stands.reached(STAGE) == 140


def test_stages_stand_apart(stand_again):
    other = replace(STAGE, name="other", least=1)
    fresh = numbered(invented(30))
    stands = stand_again()
    bring(stands, fresh)
    assert stands.reached(other) == 0
    bring(stands, fresh, other)
    assert outcomes(stands) == in_memory([r for _, r in fresh])
    assert outcomes(stands, other) == in_memory([r for _, r in fresh], other)


@pytest.mark.parametrize("changed", [replace(STAGE, version="2"), replace(STAGE, least=1)])
def test_another_version_starts_anew(stand_again, changed):
    fresh = numbered(invented(30))
    stands = stand_again()
    bring(stands, fresh)
    assert stands.reached(changed) == 0
    assert outcomes(stands, changed) == []
    bring(stands, fresh, changed)
    assert outcomes(stands, changed) == in_memory([r for _, r in fresh], changed)
    assert stands.reached(STAGE) == 0


def test_no_records_are_no_error(stand_again):
    stands = stand_again()
    assert bring(stands, []) == []
    assert (stands.reached(STAGE), outcomes(stands)) == (0, [])


def test_only_records_of_earlier_runs_are_fetched_and_each_once(stand_again):
    fresh = numbered(invented(60))
    bring(stand_again(), fresh[:40])
    stands, fetched = stand_again(), []

    def fetch(ident):
        fetched.append(ident)
        return next(r for _, r in fresh if r.ident == ident)

    list(stands.extend(STAGE, fresh[40:], fetch))
    assert fetched
    assert len(fetched) == len(set(fetched))
    assert {r.ident for _, r in fresh[:40]} >= set(fetched)


def test_an_error_in_a_judge_is_told_and_what_was_done_before_stands(stand_again, monkeypatch):
    monkeypatch.setattr(standing, "_BATCH", 0.0)
    fresh = numbered(invented(30))

    def fail(a, b):
        if fresh[20][1] in (a, b):
            raise ZeroDivisionError
        return judge(a, b)

    stands = stand_again()
    with pytest.raises(ZeroDivisionError):
        bring(stands, fresh, replace(STAGE, judge=fail))
    assert stands.reached(STAGE) == 20
    assert bring(stands, fresh) == list(range(21, 31))
    assert outcomes(stands) == in_memory([r for _, r in fresh])


@given(RECORDS, st.integers(1, 3), st.randoms(), st.integers(1, 4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_neither_order_nor_batch_matters(tmp_path_factory, records, least, draw, each):
    stage = replace(STAGE, least=least)
    mixed = draw.sample(records, len(records))
    fresh = numbered(mixed, each)
    cut = draw.randint(0, len(fresh))
    folder = tmp_path_factory.mktemp("cache")
    for part in (fresh[:cut], fresh):
        with SqliteStanding(folder, "c", 99, keep=2) as stands:
            bring(stands, part if part is fresh else [f for f in part if f[0] < fresh[cut - 1][0]], stage)
            found = outcomes(stands, stage)
    assert found == in_memory(records, stage)


# --- the file ---------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "onrecord.db.cache"


@pytest.fixture
def filled(folder):
    fresh = numbered(invented(300), each=3)
    with SqliteStanding(folder, "c", 100) as stands:
        bring(stands, fresh)
    return fresh


def rebuilt(folder, fresh, corpus="c", generation=100):
    with SqliteStanding(folder, corpus, generation) as stands:
        had = stands.reached(STAGE)
        bring(stands, fresh)
        assert outcomes(stands) == in_memory([r for _, r in fresh])
        return had


def test_what_is_sound_is_kept(folder, filled):
    assert rebuilt(folder, filled) == 100


def test_a_deleted_file_is_rebuilt(folder, filled):
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    assert rebuilt(folder, filled) == 0


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"no database at all" * 1000,
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw[:5000] + bytes(len(raw) - 5000),
        lambda raw: raw[: len(raw) // 2] + random.Random(3).randbytes(8192) + raw[len(raw) // 2 + 8192 :],
        lambda raw: raw[:18] + b"\x09\x09" + raw[20:],
    ],
    ids=["empty", "text", "cut", "zeroed", "scrambled", "future format"],
)
def test_a_damaged_file_is_rebuilt(folder, filled, damage):
    file = folder / "pairs.db"
    file.write_bytes(damage(file.read_bytes()))
    assert rebuilt(folder, filled) == 0


@pytest.mark.parametrize(
    "statement",
    ["UPDATE about SET form = '0'", "DROP TABLE keys", "DELETE FROM about", "UPDATE about SET corpus = 'd'"],
)
def test_a_file_of_another_form_or_corpus_is_rebuilt(folder, filled, statement):
    connection = sqlite3.connect(folder / "pairs.db")
    connection.execute(statement)
    connection.commit()
    connection.close()
    assert rebuilt(folder, filled) == 0


def test_a_file_from_a_later_state_of_the_corpus_is_rebuilt(folder, filled):
    before = [f for f in filled if f[0] <= 50]
    assert rebuilt(folder, before, generation=99) == 0


def test_where_nothing_can_be_written_it_works_in_memory(folder, filled):
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    folder.write_text("a file stands where the folder should")
    assert rebuilt(folder, filled) == 0
    assert folder.read_text() == "a file stands where the folder should"


def test_a_corpus_opens_its_own(tmp_path):
    with SqliteStore(tmp_path / "my.db") as store, open_standing(store) as stands:
        assert stands.reached(STAGE) == 0
    assert (tmp_path / "my.db.cache" / "pairs.db").exists()


def test_two_that_extend_at_once_come_to_the_same(folder, monkeypatch):
    monkeypatch.setattr(standing, "_BATCH", 0.0)
    fresh = numbered(invented(60), each=2)
    by_ident = {r.ident: r for _, r in fresh}
    with SqliteStanding(folder, "c", 100) as one, SqliteStanding(folder, "c", 100) as two:
        turns = [s.extend(STAGE, iter(fresh), by_ident.__getitem__) for s in (one, two)]
        draw = random.Random(2)
        while turns:
            turn = draw.choice(turns)
            if next(turn, None) is None:
                turns.remove(turn)
        assert outcomes(one) == outcomes(two) == in_memory([r for _, r in fresh])


def test_another_that_extends_is_waited_for_and_then_named(folder):
    with SqliteStanding(folder, "c", 100) as one, SqliteStanding(folder, "c", 100, timeout=0.1) as two:
        with one._db.transaction(), pytest.raises(Busy):
            bring(two, [(1, Keyed("late", (1,)))])
        assert bring(two, [(1, Keyed("late", (1,)))]) == [1]


EXTENDER = """
    import sys
    sys.path[:0] = {path!r}
    import importlib.util
    spec = importlib.util.spec_from_file_location("test_standing", {file!r})
    tests = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tests)
    tests.standing._BATCH = 0.02
    fresh = tests.numbered(tests.invented(1500), each=3)
    with tests.SqliteStanding({folder!r}, "c", 500) as stands:
        print("open", flush=True)
        tests.bring(stands, fresh)
"""


def test_killed_while_comparing(folder):
    fresh = numbered(invented(1500), each=3)
    script = textwrap.dedent(EXTENDER.format(path=sys.path, file=__file__, folder=str(folder)))
    draw, came = random.Random(4), []
    for _ in range(4):
        process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
        process.stdout.readline()
        time.sleep(draw.uniform(0.05, 0.25))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        with SqliteStanding(folder, "c", 500) as stands:
            came.append(stands.reached(STAGE))
            assert outcomes(stands) == in_memory([r for n, r in fresh if n <= came[-1]])
    assert came == sorted(came)
    assert came[-1] > 0
    assert came[0] < 500, "it was done before it was killed: this proves nothing"
    assert rebuilt(folder, fresh, generation=500) == came[-1]


def test_an_outcome_that_is_no_record_comes_back(folder):
    stage = replace(STAGE, judge=lambda a, b: (a.ident, b.ident))
    with SqliteStanding(folder, "c", 100) as stands:
        bring(stands, numbered([Keyed("a", (1, 2)), Keyed("b", (1, 2))]), stage)
        assert list(stands.outcomes(stage, tuple[str, str])) == [("a", "b")]
        with pytest.raises(msgspec.ValidationError):
            list(stands.outcomes(stage, Bond))
