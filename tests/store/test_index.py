"""The standing index: in step with the outcomes whatever happens to it, and rebuilt where it is not."""

import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from onrecord.edges.runners import LocalRunner
from onrecord.edges.store import SqliteStanding
from onrecord.edges.store.shelf import FileShelf
from onrecord.neighbours import Neighbours
from onrecord.records import Article, Copy, Reading, Span
from onrecord.shelves import FIRST
from onrecord.stages.copies import COPIES, complete

WORDS = [f"w{i}" for i in range(3000)]


def invented(count=40):
    """Readings of which many share a passage and some are the same."""
    draw = random.Random(6)
    passages = [" ".join(draw.choices(WORDS, k=30)) for _ in range(8)]
    made = []
    for number in range(count):
        text = " ".join([*draw.choices(passages, k=2), *draw.choices(WORDS, k=40)])
        if number % 9 == 8:
            text = made[number - 3].article.text
        made.append(Reading(Article(f"{draw.getrandbits(60):x}", text, Span(0, len(text))), "none"))
    return made


def bring(stands, readings):
    named = {reading.id: reading for reading in readings}
    after = stands.reached(COPIES)
    fresh = ((number, reading) for number, reading in enumerate(readings, 1) if number > after)
    return list(stands.extend(COPIES, fresh, named.__getitem__))


def told(stands, readings):
    named = {reading.id: reading for reading in readings}
    return complete(tuple(stands.outcomes(COPIES, Copy)), tuple(stands.twins(COPIES)), named)


def batch(readings):
    return complete(tuple(LocalRunner(0).pairs(COPIES, readings)), (), {reading.id: reading for reading in readings})


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "onrecord.db.cache"


@pytest.fixture
def filled(folder):
    readings = invented()
    with SqliteStanding(folder, "c", 100) as stands:
        bring(stands, readings)
    return readings


def test_one_by_one_over_many_openings_is_as_all_at_once(folder):
    readings = invented()
    for size in (1, 2, 15, 40):
        with SqliteStanding(folder, "c", 100) as stands:
            bring(stands, readings[:size])
            assert told(stands, readings) == batch(readings[:size])


def test_what_is_sound_is_kept(folder, filled):
    with SqliteStanding(folder, "c", 100) as stands:
        assert stands.reached(COPIES) == len(filled)


def lose(folder):
    shutil.rmtree(folder / "copies")


def cut_short(folder):
    os.truncate(folder / "copies" / "rows", 64)


def of_another_form(folder):
    with (folder / "copies" / "counts").open("r+b") as file:
        file.seek(40)
        file.write(b"\x09")


def left_by_a_power_cut(folder):
    with (folder / "copies" / "counts").open("r+b") as file:
        file.seek(56)
        file.write((12345).to_bytes(8, "little"))


def counting_too_few(folder):
    with (folder / "copies" / "counts").open("r+b") as file:
        file.write((7).to_bytes(8, "little"))


@pytest.mark.parametrize("harm", [lose, cut_short, of_another_form, left_by_a_power_cut, counting_too_few])
def test_an_index_that_is_behind_is_rebuilt(folder, filled, harm):
    harm(folder)
    with SqliteStanding(folder, "c", 100) as stands:
        assert stands.reached(COPIES) == 0
        bring(stands, filled)
        assert told(stands, filled) == batch(filled)


@pytest.mark.parametrize("texts", [64, 65, 80, 81, 129, 161])
def test_an_index_is_kept_however_full_it_is(tmp_path, texts):
    for _ in range(2):
        shelf = FileShelf(tmp_path / "i", "one")
        index = Neighbours(shelf, COPIES.near)
        for number in range(len(index) + 1, texts + 1):
            index.take(list(range(60 * number, 60 * number + 60)), number)
        assert len(index) == texts
        index.let_go()
        shelf.close()
    shelf = FileShelf(tmp_path / "i", "one")
    assert shelf.view("counts", fast=False)[0] == texts
    shelf.close()


def test_an_index_that_another_process_emptied_is_seen_as_empty(tmp_path):
    one = FileShelf(tmp_path / "i", "one")
    one.view("counts", fast=False)[0] = 5
    FileShelf(tmp_path / "i", "two").close()
    assert one.view("counts", fast=False)[0] == 0


def test_an_index_of_another_corpus_is_emptied(tmp_path):
    shelf = FileShelf(tmp_path / "i", "one")
    shelf.view("counts", fast=False)[0] = 5
    shelf.close()
    assert FileShelf(tmp_path / "i", "one").view("counts", fast=False)[0] == 5
    assert FileShelf(tmp_path / "i", "two").view("counts", fast=False)[0] == 0


def test_rows_grow_and_the_table_is_swapped_whole(tmp_path):
    shelf = FileShelf(tmp_path / "i", "one")
    shelf.view("words", fast=False)[3] = 7
    shelf.grow("words", 10 * FIRST["words"])
    assert (len(shelf.view("words", fast=False)), shelf.view("words", fast=False)[3]) == (10 * FIRST["words"], 7)
    shelf.table(300_000)
    shelf.view("new", fast=False)[299_999] = 4
    assert len(shelf.view("table", fast=False)) == FIRST["table"]
    shelf.swap()
    assert shelf.view("table", fast=False)[299_999] == 4


def test_two_that_write_in_turn_see_each_others_work(folder):
    readings = invented()
    with SqliteStanding(folder, "c", 100) as one, SqliteStanding(folder, "c", 100) as two:
        for number in range(1, len(readings) + 1):
            bring((one, two)[number % 2], readings[:number])
        assert told(one, readings) == told(two, readings) == batch(readings)


def test_what_is_forgotten_is_told_no_more(folder, filled):
    gone = {filled[5].id, filled[20].id, filled[0].id}
    with SqliteStanding(folder, "c", 100) as stands:
        for ident in sorted(gone):
            stands.forget(COPIES, ident, {reading.id: reading for reading in filled}.__getitem__)
        stands.forget(COPIES, "nobody", {}.__getitem__)
        left = [reading for reading in filled if reading.id not in gone]
        assert not {x for copy in told(stands, left) for x in (copy.a, copy.b)} & gone
        assert told(stands, left) == batch(left)
        again = Reading(Article("ff", filled[1].article.text, filled[1].article.extent), "none")
        stands.reached(COPIES)
        named = {reading.id: reading for reading in [*left, again]}
        list(stands.extend(COPIES, [(len(filled) + 1, again)], named.__getitem__))
        wanted = {c for c in batch([*left, again]) if again.id in (c.a, c.b)}
        assert {c for c in told(stands, [*left, again]) if again.id in (c.a, c.b)} == wanted


ADDER = """
    import sys
    sys.path[:0] = {path!r}
    import importlib.util
    spec = importlib.util.spec_from_file_location("test_index", {file!r})
    tests = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tests)
    from onrecord.edges.store import standing
    standing._BATCH = 0.01
    readings = tests.invented(120)
    named = {{reading.id: reading for reading in readings}}
    with tests.SqliteStanding({folder!r}, "c", 900) as stands:
        after = stands.reached(tests.COPIES)
        fresh = ((number, reading) for number, reading in enumerate(readings, 1) if number > after)
        for number in stands.extend(tests.COPIES, fresh, named.__getitem__):
            print(number, flush=True)
"""


def test_killed_at_any_moment_it_is_whole_at_the_next_start(folder):
    readings = invented(120)
    script = textwrap.dedent(ADDER.format(path=sys.path, file=__file__, folder=str(folder)))
    draw, came = random.Random(3), []
    for _ in range(3):
        process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
        for _ in range(draw.randint(1, 30)):
            process.stdout.readline()
        time.sleep(draw.uniform(0.0, 0.03))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        with SqliteStanding(folder, "c", 900) as stands:
            came.append(stands.reached(COPIES))
    assert came == sorted(came)
    assert 0 < came[0] < came[-1] < 120, "it was done before it was killed, or began anew"
    with SqliteStanding(folder, "c", 900) as stands:
        bring(stands, readings)
        pairs = {(copy.a, copy.b) for copy in told(stands, readings)}
    assert pairs == {(copy.a, copy.b) for copy in batch(readings)}
