"""A line that breaks midway: said so, nothing is there by halves or twice, and the same again completes it."""

import psycopg
import pytest
from breaking import Line, whole
from invented import capture, item

from onrecord.edges.store import open_store
from onrecord.errors import Lost

GOAL = 200


def by_line(mortal, address, line):
    return mortal.over_loopback(address).replace(f":{mortal.port}/", f":{line.port}/")


@pytest.mark.parametrize("lasts", [31_000, 120_000])
def test_a_line_that_is_cut(mortal, address, lasts):
    open_store(address).close()
    line = Line(mortal.port, lasts)
    before = -1
    for _ in range(60):
        try:
            with open_store(by_line(mortal, address, line)) as store:
                for _ in store.add_all(item(n) for n in range(GOAL)):
                    pass
            break
        except Lost as error:
            assert mortal.password not in str(error)  # noqa: PT017 - it is raised at any moment, or not at all
        now = whole(address, GOAL)
        assert now >= before
        before = now
        line.lasts += lasts // 2  # it holds a little longer each time, or nothing would ever come through
    line.close()
    assert line.cuts, "it was never cut: this proves nothing"
    assert whole(address, GOAL) == GOAL


def test_a_connection_that_was_ended_is_made_anew(address):
    with open_store(address) as store, psycopg.connect(address, autocommit=True) as other:
        for n, act in enumerate((lambda: store.add(*item(1)), lambda: store.has(capture(1).id), store.generation)):
            ended = other.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'onrecord' "
                "AND datname = current_database()"
            ).fetchone()
            assert ended[0] >= 1, n
            assert act()
        assert store.last() == 1


def test_a_transaction_whose_connection_ends_is_undone(address):
    with open_store(address) as store, psycopg.connect(address, autocommit=True) as other:

        def items():
            yield item(1)
            yield item(2)

        before = store._keep

        def keep(parcels):
            done = before(parcels)
            other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'onrecord'")
            return done

        store._keep = keep
        with pytest.raises(Lost, match="run the same again"):
            list(store.add_all(items()))
        store._keep = before
        assert store.last() == 0
        assert [new for _, new in store.add_all(items())] == [True, True]
    assert whole(address, 3) == 2


def hang(hanging, store):
    with hanging._db.transaction():
        assert store.add(*item(1))  # waits for the lock until the server ends the other
        hanging._db.rows("SELECT 1")


def test_a_writer_that_hangs_holds_nobody_up_for_long(address):
    with open_store(address) as hanging, open_store(address) as store:
        hanging._db.rows("SELECT set_config('idle_in_transaction_session_timeout', '300ms', false)")
        with pytest.raises(Lost):
            hang(hanging, store)
        assert hanging.last() == 1
