"""What is the server's own: addresses, versions, what a person is told, and many who write at once."""

import re
import subprocess
import sys
import textwrap
from collections import Counter

import psycopg
import pytest
from invented import capture, item, text

from onrecord.edges.store import migrations, open_store, postgres_database, postgres_schema, shown
from onrecord.edges.store.postgres import PostgresStore
from onrecord.edges.store.postgres_database import PostgresDatabase, native
from onrecord.edges.store.postgres_words import query, vector, words
from onrecord.errors import BadInput, Busy, CorpusError, Lost, NeedsExtra, NotACorpus, TooNew
from onrecord.records import Tombstone


@pytest.fixture
def address(postgres, tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    return postgres.database()


def run_sql(address, *statements):
    """Do something behind the program's back."""
    with psycopg.connect(address, autocommit=True, options="-c search_path=onrecord") as connection:
        for statement in statements:
            connection.execute(statement)


# --- addresses and passwords ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("onrecord.db", "onrecord.db"),
        ("postgresql://ada@db.example/news", "postgresql://ada@db.example/news"),
        ("postgres://ada:s3cret@db.example:5433/news", "postgresql://ada@db.example:5433/news"),
        ("postgresql://ada:s3cret@/news?host=/run/pg&port=5433", "postgresql://ada@/news?host=/run/pg&port=5433"),
        ("postgresql://db.example/news?password=s3cret&user=ada", "postgresql://db.example/news?user=ada"),
        ("postgresql://ada:s3:cr%40et@[::1]/news", "postgresql://ada@[::1]/news"),
        ("postgresql://ada:s3@cret@db.example/news", "postgresql://…"),
        ("postgresql://ada:s3/cret@db.example/news", "postgresql://…"),
        ("postgresql://ada:s3?cret@db.example/news", "postgresql://ada@db.example/news"),
        ("postgresql://db.example/news?password=s3@cret", "postgresql://…"),
    ],
)
def test_no_password_is_shown(where, name):
    assert shown(where) == name


@pytest.mark.parametrize(
    "where", ["postgresql://ada:s3@cret@127.0.0.1:1/news", "postgresql://ada:s3cret@127.0.0.1:1/news?colour=s3cret"]
)
def test_what_is_no_address_is_refused_without_its_words(where):
    with pytest.raises(BadInput, match="is no address") as told:
        open_store(where)
    assert "cret" not in str(told.value)


def test_a_server_that_is_not_there_is_named_with_the_cure(postgres):
    address = postgres.over_loopback(postgres.database()).replace(f":{postgres.port}", ":1")
    with pytest.raises(Lost, match=r"cannot be reached.*running.*pgpass") as told:
        open_store(address)
    assert postgres.password not in str(told.value)


def test_a_wrong_password_is_named_and_not_shown(postgres):
    address = postgres.over_loopback(postgres.database(), password="wr0ng")
    with pytest.raises(Lost, match="password authentication failed") as told:
        open_store(address)
    assert "wr0ng" not in str(told.value)


def test_with_the_right_password_it_opens_and_nothing_on_this_machine_holds_it(postgres, tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with open_store(postgres.over_loopback(postgres.database())) as store:
        store.add(*item(1))
        store.cache.mkdir(parents=True, exist_ok=True)
        assert store.cache == tmp_path / "cache" / store.identity
        assert store.key.parent == tmp_path / "data" / "onrecord"
    held = [*tmp_path.rglob("*")]
    assert held
    assert all(postgres.password not in str(path) for path in held)


def test_without_the_library_the_extra_is_named(monkeypatch):
    monkeypatch.setattr("onrecord.edges.store.find_spec", lambda _: None)
    with pytest.raises(NeedsExtra, match=r"pip install 'onrecord\[postgres\]'"):
        open_store("postgresql://ada:s3cret@db.example/news")


def test_an_older_server_is_refused(address, monkeypatch):
    monkeypatch.setattr(postgres_database, "OLDEST", 99)
    with pytest.raises(CorpusError, match=r"PostgreSQL \d+: it takes 99 or newer"):
        open_store(address)


def test_another_encoding_is_refused(postgres):
    folder, port = str(postgres.folder), str(postgres.port)
    with psycopg.connect(postgres.database(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
    with pytest.raises(CorpusError, match="UTF-8"):
        open_store(f"postgresql://postgres@/latin?host={folder}&port={port}")


# --- the schema -----------------------------------------------------------------------------------------------


def test_the_steps_are_those_of_a_file():
    assert [m.__name__ for m in postgres_schema.MIGRATIONS] == [m.__name__ for m in migrations.MIGRATIONS]


def test_a_missing_corpus_is_not_made_for_reading(address):
    with pytest.raises(CorpusError, match="onrecord add"):
        open_store(address, create=False)
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = 'onrecord'").fetchall() == []


def test_tables_of_others_are_left_alone(address):
    run_sql(
        address, "CREATE TABLE public.captures (name text)", "CREATE SCHEMA onrecord", "CREATE TABLE recipes (a int)"
    )
    with pytest.raises(NotACorpus, match="another program"):
        open_store(address)
    run_sql(address, "DROP TABLE recipes")
    with open_store(address) as store:
        store.add(*item(1))
    run_sql(address, "INSERT INTO public.captures VALUES ('mine')")


def test_who_may_not_make_tables_is_told(address):
    run_sql(address, "DROP ROLE IF EXISTS reader", "CREATE ROLE reader LOGIN")
    with pytest.raises(CorpusError, match=r"does not let you .*grant"):
        open_store(address.replace("postgres@", "reader@"))


def test_who_may_only_read_reads(address):
    with open_store(address) as store:
        store.add(*item(1))
    run_sql(
        address,
        "DROP ROLE IF EXISTS guest",
        "CREATE ROLE guest LOGIN",
        "GRANT USAGE ON SCHEMA onrecord TO guest",
        "GRANT SELECT ON ALL TABLES IN SCHEMA onrecord TO guest",
    )
    with open_store(address.replace("postgres@", "guest@")) as store:
        assert [r for _, r in store.readings()] == item(1)[1]
        assert store.search("ferry")
        with pytest.raises(CorpusError, match="grant"):
            store.add(*item(2))
    run_sql(address, "DROP OWNED BY guest")


def test_a_later_versions_corpus_is_left_alone(address):
    open_store(address).close()
    run_sql(address, "INSERT INTO migrations VALUES ('sixth_sense', '9.1', '2040-01-01')")
    with pytest.raises(TooNew, match=r"9\.1.*sixth_sense.*pip install --upgrade"):
        open_store(address)


def test_a_step_that_fails_undoes_all_steps(address):
    def add_colour(db):
        db.rows("ALTER TABLE articles ADD COLUMN colour TEXT")

    def fail(_):
        raise RuntimeError

    with PostgresDatabase(address) as db:
        with pytest.raises(RuntimeError):
            postgres_schema.migrate(db, (*postgres_schema.MIGRATIONS, add_colour, fail))
        assert db.value("SELECT 1 FROM pg_namespace WHERE nspname = 'onrecord'") is None
    with open_store(address) as store:
        assert store.add(*item(1))


def test_a_capture_and_a_judgement_cannot_be_changed(address):
    with open_store(address) as store:
        store.add(*item(1))
    run_sql(address, "INSERT INTO judgements VALUES (1, 'j', '{}')")
    for statement in ("UPDATE captures SET origin = 'x'", "UPDATE judgements SET id = 'k'", "DELETE FROM judgements"):
        with pytest.raises(psycopg.Error, match="is never"):
            run_sql(address, statement)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE captures SET body = 'x' WHERE number = 1", r"ferry-1\.txt: its bytes cannot be read"),
        ("UPDATE captures SET origin = 'elsewhere.txt' WHERE number = 1", r"elsewhere\.txt: .*not those"),
        ("UPDATE readings SET record = 'x' WHERE article = 1", r"ferry-1\.txt: its reading cannot be read"),
        ("DELETE FROM readings WHERE article = 1", r"ferry-1\.txt: its reading is missing"),
        ("UPDATE articles SET record = replace(record, '[0,5]', '[0,5000]') WHERE seq = 1", "does not fit"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_is_sound(address, damage, told):
    with open_store(address) as store:
        for n in (1, 2):
            store.add(*item(n))
        assert list(store.verify()) == []
        run_sql(address, "ALTER TABLE captures DISABLE TRIGGER ALL", damage)
        problems = list(store.verify())
        assert any(re.search(told, problem) for problem in problems), problems
        assert not any("ferry-2" in problem for problem in problems)


# --- words ----------------------------------------------------------------------------------------------------


def test_values_are_written_as_the_server_does():
    assert native("SELECT ?, ? WHERE a = ?") == "SELECT $1, $2 WHERE a = $3"
    assert native("SELECT ?1 WHERE a = ?1 AND b < ?2") == "SELECT $1 WHERE a = $1 AND b < $2"


def test_words_are_runs_of_letters_and_digits_without_case_and_accents():
    assert words("Tolmé's FERRY-7, 世界 l\u2019été") == ["tolme", "s", "ferry", "7", "世界", "l", "ete"]
    assert vector("the ferry, the ferry") == "'the':1,3 'ferry':2,4"
    assert query('sank "ferry was" rad') == "('sank') & ('ferry' <-> 'was') & ('rad':*)"
    assert query(' - "" ') is None


def test_a_text_larger_than_an_index_takes_is_found_by_its_first_words(address):
    whole = text() + " ".join(f"w{n}" for n in range(200_000)) + " " + "x" * 5000
    taken, readings = item(1, body=whole.encode())
    with open_store(address) as store:
        assert store.add(taken, readings)
        assert store.search("w77")
        assert store.search('"w77 w78"')
        assert store.search("ferry")


def test_the_character_0_is_kept_where_it_matters_and_asked_for_without_harm(address):
    taken, readings = item(1, body=(text() + "a\0b").encode())
    with open_store(address) as store:
        store.add(taken, readings)
        assert store.reading(readings[0].id) == readings[0]
        assert store.kept("http://a\0b.example/") is None
        assert store.search("a\0b") is not None


# --- many at once -----------------------------------------------------------------------------------------------

ADDER = """
    import sys
    sys.path[:0] = {path!r}
    from invented import item
    from onrecord.edges.store import open_store
    with open_store({where!r}) as store:
        for _ in store.add_all(item(n) for n in range({first}, {last})):
            pass
"""
FOLLOWER = """
    import sys, time
    sys.path[:0] = {path!r}
    from onrecord.edges.store import open_store
    after, seen, deadline = 0, [], time.monotonic() + 60
    with open_store({where!r}) as store:
        while len(seen) < {goal} and time.monotonic() < deadline:
            for seq, reading in store.readings(after):
                assert seq > after, (seq, after)
                after = seq
                seen.append(reading.article.given_id)
    assert len(set(seen)) == len(seen) == {goal}, (len(seen), after)
    print("none skipped")
"""


def start(script, **values):
    code = textwrap.dedent(script.format(path=sys.path, **values))
    return subprocess.Popen([sys.executable, "-W", "error", "-c", code], stdout=-1, stderr=-1, text=True)


def test_many_add_at_once_without_doubles_or_gaps_and_a_follower_skips_none(address):
    goal = 600
    open_store(address).close()
    follower = start(FOLLOWER, where=address, goal=goal)
    adders = [start(ADDER, where=address, first=n * 100, last=n * 100 + 300) for n in range(4)]  # they overlap
    assert [adder.communicate(timeout=120)[1] for adder in adders] == [""] * 4
    assert follower.communicate(timeout=120) == ("none skipped\n", "")
    with open_store(address) as store:
        assert [n for n, _ in store.readings()] == list(range(1, goal + 1))
        assert Counter(r.article.given_id for _, r in store.readings()) == Counter(f"ferry-{n}" for n in range(goal))
        assert list(store.verify()) == []


def test_several_processes_make_one_corpus(address):
    makers = [start(ADDER, where=address, first=0, last=3) for _ in range(4)]
    assert [maker.communicate(timeout=60)[1] for maker in makers] == [""] * 4
    with open_store(address) as store:
        assert store.last() == 3


def test_another_writer_is_waited_for_and_then_named(address):
    with PostgresStore(address, timeout=0.2) as store, PostgresDatabase(address) as other:
        with other.transaction(), pytest.raises(Busy, match="another process"):
            store.add(*item(1))
        assert store.add(*item(1))


def test_a_number_is_not_lost_where_a_transaction_fails(address):
    with open_store(address) as store:
        store.add(*item(1))
        with pytest.raises(ValueError, match="another capture"):
            list(store.add_all([item(2), (capture(3), item(4)[1])]))
        store.add(*item(5))
        assert [n for n, _ in store.readings()] == [1, 2]
        assert list(store.verify()) == []


def test_nothing_of_what_was_erased_is_left_in_the_tables_files(postgres, address):
    secret = "Zarquon whispered"
    taken, readings = item(1, body=(text() + secret).encode(), origin="news/Zarquon.txt")
    with open_store(address) as store:
        store.add(taken, readings)
        store.add(*item(2))
        name = store._db.value("SELECT current_database()")
        data = (
            postgres.folder
            / "data"
            / store._db.value("SELECT 'base/' || oid FROM pg_database WHERE datname = ?", (name,))
        )
        run_sql(address, "CHECKPOINT")
        assert holding(data, b"zarquon")
        stone = Tombstone(taken.id, taken.sha256, "1" * 64, (readings[0].id,), (1,), "asked to", "Ira Holt", "2031")
        store.forget(stone, lambda judgement: judgement)
        store.scrub()
        run_sql(address, "CHECKPOINT")
        assert holding(data, b"zarquon") == holding(data, b"Zarquon") == []
        assert [r.article.given_id for _, r in store.readings()] == ["ferry-2"]


def holding(folder, words):
    """Return which files hold some bytes."""
    return [path.name for path in folder.iterdir() if path.is_file() and words in path.read_bytes()]
