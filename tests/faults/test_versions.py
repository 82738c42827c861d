"""Two versions of the program on one corpus: the older is refused with the cure named, before it writes anything."""

import sqlite3

import psycopg
import pytest
from invented import capture, item

from onrecord.edges.store import AnswersDb, on_server, open_store
from onrecord.errors import CorpusError, TooNew
from onrecord.records import Judgement, Note

NEWER = "INSERT INTO migrations VALUES ('sixth_sense', '9.1', '2040-01-01')"


def change(where):
    """Do what a newer version does to a corpus that an older one has open."""
    if on_server(where):
        with psycopg.connect(where, options="-c search_path=onrecord") as connection:
            connection.execute(NEWER)
    else:
        connection = sqlite3.connect(where)
        connection.execute(NEWER)
        connection.commit()
        connection.close()


JUDGEMENT = Judgement("party", "a", "b", "same", "person", "1", 1.0, (), "Ira Holt", "2031-05-01T00:00:00+00:00")
WRITES = {
    "add": lambda store: store.add(*item(2)),
    "add_all": lambda store: list(store.add_all([item(2)])),
    "observe": lambda store: store.observe(capture(1, obtained="2032-01-01T00:00:00Z")),
    "judge": lambda store: store.judge(JUDGEMENT),
    "note": lambda store: store.write_note(Note("claim", "c", "x", "Ira Holt", "2031-05-01T00:00:00+00:00")),
}


@pytest.mark.parametrize("write", WRITES)
def test_the_older_one_is_refused_while_it_is_open_and_when_it_opens(where, write):
    with open_store(where) as older:
        older.add(*item(1))
        change(where)
        before = older.generation()
        with pytest.raises(TooNew, match=r"9\.1.*sixth_sense.*pip install --upgrade"):
            WRITES[write](older)
        assert older.generation() == before
        assert [r.article.given_id for _, r in older.readings()] == ["ferry-1"]  # what is there can still be read
        assert older.observations(capture(1).id) == ["2031-05-01T10:00:00Z"]
        assert (older.judgements(), older.notes()) == ([], [])
    with pytest.raises(TooNew, match="pip install --upgrade"):
        open_store(where)


def test_answers_of_two_versions_are_never_mixed(tmp_path):
    with AnswersDb(tmp_path / "cache", "a corpus", "version 1") as older:
        with AnswersDb(tmp_path / "cache", "a corpus", "version 2") as newer, newer.growing() as kept:
            kept.state.set_about(7, 7, 0)
        with pytest.raises(CorpusError, match="another version"), older.growing() as kept:
            kept.state.set_about(9, 9, 0)
    with AnswersDb(tmp_path / "cache", "a corpus", "version 2") as newer:
        assert (newer.generation, newer.reached) == (7, 7)
