"""What can be wrong with a file, and what a person is told then."""

import os
import re
import sqlite3
import subprocess
import sys
import textwrap

import pytest
from invented import capture, item, text

from onrecord.edges.store import SqliteStore, open_standing, open_store
from onrecord.edges.store.database import Database
from onrecord.edges.store.migrations import APPLICATION, MIGRATIONS, migrate
from onrecord.errors import Busy, CorpusError, Full, NotACorpus, TooNew
from onrecord.shapes import Pair


def fill(corpus, *numbers):
    with SqliteStore(corpus) as store:
        for n in numbers:
            store.add(*item(n))


def change(corpus, *statements):
    """Break a corpus behind the program's back."""
    connection = sqlite3.connect(corpus)
    connection.execute("DROP TRIGGER captures_stay")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_missing_corpus_is_not_made_for_reading(corpus):
    with pytest.raises(CorpusError, match="onrecord add"):
        open_store(corpus, create=False)
    assert not corpus.exists()


def test_a_corpus_in_no_folder_says_so(tmp_path):
    with pytest.raises(CorpusError, match="no folder"):
        open_store(tmp_path / "nowhere" / "onrecord.db")


def test_a_folder_is_not_a_corpus(tmp_path):
    with pytest.raises(NotACorpus, match="folder"):
        open_store(tmp_path)


def test_a_text_file_is_not_a_corpus_and_is_left_alone(corpus):
    corpus.write_text("The ferry was empty.\n" * 100)
    with pytest.raises(NotACorpus, match="--corpus"):
        open_store(corpus)
    assert corpus.read_text() == "The ferry was empty.\n" * 100


def test_another_programs_database_is_not_a_corpus_and_is_left_alone(corpus):
    connection = sqlite3.connect(corpus)
    connection.execute("CREATE TABLE recipes (name)")
    connection.commit()
    connection.close()
    before = corpus.read_bytes()
    with pytest.raises(NotACorpus, match="another program"):
        open_store(corpus)
    assert corpus.read_bytes() == before


@pytest.mark.parametrize("name", ["what?mode=ro.db", "100%.db", "a #1 corpus.db", "Größe.db"])
def test_any_file_name_will_do(tmp_path, name):
    fill(tmp_path / name, 1)
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_a_corpus_is_known_by_its_header(corpus):
    fill(corpus, 1)
    assert int.from_bytes(corpus.read_bytes()[68:72], "big") == APPLICATION


def test_a_later_versions_corpus_is_left_alone(corpus):
    fill(corpus, 1)
    change(corpus, "INSERT INTO migrations VALUES ('sixth_sense', '9.1', '2040-01-01')")
    with pytest.raises(TooNew, match=r"9\.1.*sixth_sense.*pip install --upgrade"):
        open_store(corpus)


def test_every_step_is_named_once():
    names = [m.__name__ for m in MIGRATIONS]
    assert len(names) == len(set(names))


def test_a_step_that_fails_undoes_all_steps(corpus):
    def add_colour(db):
        db.rows("ALTER TABLE articles ADD COLUMN colour TEXT")

    def fail(db):
        db.rows("CREATE TABLE half (done)")
        raise RuntimeError

    fill(corpus, 1)
    with Database(corpus) as db:
        with pytest.raises(RuntimeError):
            migrate(db, (*MIGRATIONS, add_colour, fail))
        assert "colour" not in {row[1] for row in db.rows("PRAGMA table_info(articles)")}
    with SqliteStore(corpus) as store:
        assert len(list(store.readings())) == 1


def test_an_older_corpus_is_brought_up_to_date_and_keeps_all(corpus):
    def add_colour(db):
        db.rows("ALTER TABLE articles ADD COLUMN colour TEXT DEFAULT 'grey'")

    fill(corpus, 1)
    with Database(corpus) as db:
        for _ in range(2):
            migrate(db, (*MIGRATIONS, add_colour))
        assert db.rows("SELECT given_id, colour FROM articles") == [("ferry-1", "grey")]
        assert [name for (name,) in db.rows("SELECT name FROM migrations ORDER BY rowid")] == [
            "first_light",
            "exchanges",
            "tombstones_and_notes",
            "team",
            "add_colour",
        ]


def test_a_failed_first_step_leaves_a_file_that_can_become_a_corpus(corpus):
    def fail(_):
        raise RuntimeError

    with Database(corpus) as db, pytest.raises(RuntimeError):
        migrate(db, (*MIGRATIONS, fail))
    fill(corpus, 1)
    assert list(SqliteStore(corpus).verify()) == []


def test_two_corpora_have_two_identities_and_keep_them(tmp_path):
    with SqliteStore(tmp_path / "a.db") as a, SqliteStore(tmp_path / "b.db") as b:
        first = a.identity
        assert first != b.identity
    with SqliteStore(tmp_path / "a.db") as again:
        assert again.identity == first


def test_when_closed_a_corpus_is_one_file(corpus):
    fill(corpus, 1, 2)
    assert [p.name for p in corpus.parent.iterdir()] == ["onrecord.db"]


def test_another_writer_is_waited_for_and_then_named(corpus):
    fill(corpus, 1)
    with Database(corpus) as other, SqliteStore(corpus, timeout=0.1) as store:
        with other.transaction(), pytest.raises(Busy, match="another process"):
            store.add(*item(2))
        assert store.add(*item(2))


def test_a_full_device_is_named_and_what_was_stored_stays_whole(corpus):
    with SqliteStore(corpus) as store:
        store.add(*item(1))
        store._db.rows("PRAGMA wal_checkpoint")
        pages = store._db.value("PRAGMA page_count")
        store._db.rows(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(Full, match=r"no space left.*whole.*free some space"):
            list(store.add_all(item(n) for n in range(2, 100)))
        assert store.has(capture(1).id)
        assert list(store.verify()) == []
        store._db.rows("PRAGMA max_page_count = 1000000")
        assert sum(new for _, new in store.add_all(item(n) for n in range(100))) == 99


def test_a_damaged_file_says_what_to_do(corpus):
    fill(corpus, *range(50))
    raw = bytearray(corpus.read_bytes())
    raw[4096 : len(raw)] = bytes(len(raw) - 4096)
    corpus.write_bytes(raw)
    with pytest.raises(CorpusError, match="backup"), SqliteStore(corpus) as store:
        list(store.readings())


def test_a_capture_and_a_judgement_cannot_be_changed(corpus):
    fill(corpus, 1)
    with Database(corpus) as db:
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            db.rows("UPDATE captures SET origin = 'elsewhere'")
        db.rows("INSERT INTO judgements (id, record) VALUES ('j', '{}')")
        with pytest.raises(sqlite3.IntegrityError, match="supersedes"):
            db.rows("UPDATE judgements SET record = '[]'")
        with pytest.raises(sqlite3.IntegrityError, match="supersedes"):
            db.rows("DELETE FROM judgements")


class TestVerify:
    def problems(self, corpus):
        with SqliteStore(corpus) as store:
            return list(store.verify())

    def test_a_sound_corpus_has_none(self, corpus):
        fill(corpus, 1, 2)
        assert self.problems(corpus) == []

    @pytest.mark.parametrize(
        ("damage", "told"),
        [
            ("UPDATE captures SET origin = 'elsewhere.txt' WHERE number = 1", r"elsewhere\.txt: .*not those"),
            ("UPDATE captures SET body = x'00' WHERE number = 1", r"ferry-1\.txt: its bytes cannot be read"),
            ("UPDATE captures SET given = '[' WHERE number = 1", r"ferry-1\.txt: its bytes cannot be read"),
            ("UPDATE articles SET id = 'x' WHERE seq = 1", r"ferry-1\.txt: its text is not the one"),
            ("UPDATE readings SET record = x'00' WHERE article = 1", r"ferry-1\.txt: its reading cannot be read"),
            ("DELETE FROM readings WHERE article = 1", r"ferry-1\.txt: its reading is missing"),
            ("DELETE FROM captures WHERE number = 1", "points at nothing in captures"),
        ],
    )
    def test_what_is_wrong_is_named_and_the_rest_is_sound(self, corpus, damage, told):
        fill(corpus, 1, 2)
        change(corpus, damage)
        problems = self.problems(corpus)
        assert any(re.search(told, problem) for problem in problems), problems
        assert not any("ferry-2" in problem for problem in problems)

    def test_a_span_outside_the_text_is_named(self, corpus):
        fill(corpus, 1)
        change(corpus, "UPDATE articles SET record = replace(record, '[0,5]', '[0,5000]')")
        assert self.problems(corpus) == [f"ferry-1: span [0, 5000] does not fit its {len(text(1))} characters"]


def test_what_a_plain_text_says_is_kept_once(corpus):
    fill(corpus, 1)
    with Database(corpus) as db:
        assert db.rows("SELECT text FROM texts") == [(None,)]


READER = """
    import sys, time
    sys.path[:0] = {path!r}
    from onrecord.edges.store import SqliteStore
    seen = 0
    deadline = time.monotonic() + 60
    while seen < {goal} and time.monotonic() < deadline:
        with SqliteStore({corpus!r}, create=False) as store:
            for seq, reading in store.readings(after=seen):
                assert seq == seen + 1, (seq, seen)
                assert reading.article.given_id == f"ferry-{{seq - 1}}"
                assert store.reading(reading.id) == reading
                seen = seq
            store.search("ferry sinks")
    print(seen)
"""


def test_two_processes_read_while_one_adds(corpus):
    goal = 400
    fill(corpus, 0)
    script = textwrap.dedent(READER.format(path=sys.path, goal=goal, corpus=str(corpus)))
    readers = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", script], stdout=-1, stderr=-1, text=True)
        for _ in range(2)
    ]
    with SqliteStore(corpus) as store:
        for n in range(1, goal):
            store.add(*item(n))
    for reader in readers:
        out, err = reader.communicate(timeout=90)
        assert (out.strip(), err) == (str(goal), "")


OPENER = "import sys; from onrecord.edges.store import SqliteStore; SqliteStore(sys.argv[1]).close()"


def test_several_processes_make_one_corpus(corpus):
    openers = [subprocess.Popen([sys.executable, "-c", OPENER, str(corpus)], stderr=-1, text=True) for _ in range(4)]
    assert [o.communicate(timeout=60)[1] for o in openers] == [""] * 4
    fill(corpus, 1)


@pytest.fixture
def frozen(tmp_path):
    """A folder that holds a corpus and is then mounted read-only."""
    folder = tmp_path / "frozen"
    folder.mkdir()
    fill(folder / "onrecord.db", 1, 2)
    mount = ["mount", "-o", "bind,ro", str(folder), str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a folder read-only")
    yield folder / "onrecord.db"
    subprocess.run(["umount", str(folder)], check=True)


def test_a_corpus_on_a_read_only_device_answers_but_takes_nothing_in(frozen):
    with open_store(frozen, create=False) as store:
        assert [r for _, r in store.readings()] == item(1)[1] + item(2)[1]
        assert store.search("ferry")
        with open_standing(store) as stands:
            assert list(stands.extend(Pair("none", "1", str, len, max), [], str)) == []
        with pytest.raises(CorpusError, match="may write"):
            store.add(*item(3))
