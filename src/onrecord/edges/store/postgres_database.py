"""A database on a PostgreSQL server: connecting, transactions, and its errors in this program's words.

Needs psycopg (the extra `postgres`). A connection that was lost is made anew at the next statement outside a
transaction.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Self, TypeVar

import psycopg
from psycopg import errors

from onrecord.edges.store.database import Row
from onrecord.edges.store.location import UNSHOWN, shown
from onrecord.errors import BadInput, Busy, CorpusError, Full, Lost

T = TypeVar("T")

OLDEST = 14
"""The oldest major version of the server that will do: those before are no longer cared for."""

SCHEMA = "onrecord"
"""Where in the database the tables lie, so that they can be beside those of others."""

# One writer at a time over all processes: what is numbered inside comes to light in the order of its numbers, so that
# whoever follows the numbers skips none. Any number that other programs are unlikely to lock will do.
_LOCK = 0x6F6E7265636F7264
_PATIENCE = 10.0  # seconds in which a server that is starting, or starting again, is waited for
_SETTINGS = {
    "search_path": SCHEMA,
    "client_encoding": "UTF8",
    "jit": "off",  # questions are small and many
    "lock_timeout": "{wait}",
    # A writer that hangs, or whose machine is gone, lets others write after so long.
    "idle_in_transaction_session_timeout": "60s",
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}
_SET = "SELECT set_config(name, value, false) FROM unnest($1::text[], $2::text[]) AS told(name, value)"
_USUAL = {"connect_timeout": "10", "application_name": "onrecord"}
_VALUE = re.compile(r"\?(\d*)")
_AWAY = ("08", "57P")  # the beginnings of codes that say the server is gone, going, or not there yet


@lru_cache(maxsize=512)
def native(sql: str) -> str:
    """Write a statement's values, `?` or `?1`, as PostgreSQL does: `$1`."""
    count = iter(range(1, 1000))
    return _VALUE.sub(lambda found: f"${found[1] or next(count)}", sql)


def complaint(error: psycopg.Error, name: str) -> Exception:
    """Return the error a user can act on; what only a mistake in this program can cause comes back unchanged."""
    said = " ".join(str(error).split())
    match error:
        case errors.LockNotAvailable() | errors.DeadlockDetected() | errors.SerializationFailure():
            return Busy(f"{name} is being written by another process: wait until it is done, or end it, and try again")
        case errors.TooManyConnections():
            return Busy(f"{name} takes no more connections ({said}): end some, or raise max_connections of the server")
        case errors.DiskFull():
            return Full(
                f"no space left on the server for {name}: what was stored before is whole; free some space there, then "
                "run the same command again"
            )
        case errors.InsufficientPrivilege():
            return CorpusError(f"{name} does not let you do that ({said}): have its owner grant it")
        case errors.ReadOnlySqlTransaction():
            return CorpusError(f"{name} may only be read ({said}): name the server that writes, not its standby")
        case errors.DataCorrupted() | errors.IndexCorrupted():
            return CorpusError(f"{name} is damaged ({said}): restore it from a backup")
    if (error.sqlstate or "").startswith(_AWAY) or (
        error.sqlstate is None and isinstance(error, psycopg.OperationalError)
    ):
        return _lost(name, said)
    return error


def _lost(name: str, said: str) -> Lost:
    return Lost(
        f"the server of {name} cannot be reached ({said}): see that it is running, and that the address, the user and "
        "the password (in ~/.pgpass or PGPASSWORD) are right; what was stored before is whole, so run the same again"
    )


class PostgresDatabase:
    """A connection that speaks in rows and raises this program's errors; implements `Connection`.

    Args:
        where: the address, postgresql://USER@HOST/DATABASE, as libpq takes it.
        timeout: seconds to wait for another writer.

    Raises:
        BadInput: the address is none.
        Lost: the server cannot be reached.
        CorpusError: it is too old, or the database is in another encoding.
    """

    def __init__(self, where: str, *, timeout: float = 60.0) -> None:
        self.name = shown(where)
        self._conninfo = _conninfo(where)
        self._settings = {k: v.format(wait=f"{int(timeout * 1000)}ms") for k, v in _SETTINGS.items()}
        self._inside = False
        self._connection: psycopg.Connection[Row] = self._connect()
        try:
            self._must_be_usable()
        except BaseException:
            self.close()
            raise

    def _connect(self) -> psycopg.Connection[Row]:
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                made: psycopg.Connection[Row] = psycopg.connect(
                    self._conninfo, autocommit=True, cursor_factory=psycopg.RawCursor
                )
                made.execute(_SET, (list(self._settings), list(self._settings.values())))
            except psycopg.Error as error:
                if "starting up" not in str(error) or time.monotonic() > until:
                    raise _lost(self.name, " ".join(str(error).split())) from error
                time.sleep(0.2)
            else:
                return made

    def _must_be_usable(self) -> None:
        version = self._connection.info.server_version // 10000
        if version < OLDEST:
            raise CorpusError(f"{self.name} is PostgreSQL {version}: it takes {OLDEST} or newer; update the server")
        if self.value("SHOW server_encoding") != "UTF8":
            raise CorpusError(f"{self.name} is not in UTF-8: make a database with createdb --encoding=UTF8")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            gone = self._connection.closed
            better = _lost(self.name, " ".join(str(error).split())) if gone else complaint(error, self.name)
            if better is error:
                raise
            raise better from error

    def _do(self, work: Callable[[psycopg.Connection[Row]], T]) -> T:
        """Do something with the connection; once more with a new one where that was lost with nothing begun on it."""
        with self._translated():
            if not self._connection.closed or self._inside:
                try:
                    return work(self._connection)
                except psycopg.OperationalError:
                    if not self._connection.closed or self._inside:
                        raise
            self._connection = self._connect()
            return work(self._connection)

    # --- statements ---------------------------------------------------------------------------------------

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Run one statement; return all its rows."""

        def work(connection: psycopg.Connection[Row]) -> list[Row]:
            done = connection.execute(native(sql), _clean(values), binary=True)
            return done.fetchall() if done.description is not None else []

        return self._do(work)

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return the first column of the first row, or None."""
        rows = self.rows(sql, values)
        return rows[0][0] if rows else None

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row of values."""
        found = [_clean(row) for row in rows]
        if found:
            self._do(lambda connection: connection.cursor().executemany(native(sql), found))

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Bring in many rows at a stroke, by COPY; within a transaction."""
        with self._translated(), self._connection.cursor() as cursor:
            sql = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
            with cursor.copy(sql) as copy:
                for row in rows:
                    copy.write_row(_clean(row))

    # --- transactions -------------------------------------------------------------------------------------

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; one at a time over all processes, and numbers given inside come to light in their order."""
        with self._begun("BEGIN ISOLATION LEVEL READ COMMITTED"):
            # Each statement after this one sees all that was committed by those who held the lock before.
            self.rows("SELECT pg_advisory_xact_lock(?)", (_LOCK,))
            yield

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """All questions inside see one state, whatever is written meanwhile."""
        with self._begun("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"):
            self.rows("SET LOCAL idle_in_transaction_session_timeout = 0")  # it keeps nobody from writing
            yield

    @contextmanager
    def _begun(self, how: str) -> Iterator[None]:
        self.rows(how)
        self._inside = True
        try:
            yield
            self.rows("COMMIT")
        except BaseException:
            try:
                self._connection.execute("ROLLBACK")
            except psycopg.Error:  # lost, or left in the middle of something: the server rolls back by itself
                self._connection.close()
            raise
        finally:
            self._inside = False

    def close(self) -> None:
        """Let go of the connection; harmless when closed already."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _conninfo(where: str) -> str:
    """Return an address as libpq takes it; what it would say of a broken one may hold the password, so we say it."""
    name = shown(where)
    try:
        told = psycopg.conninfo.conninfo_to_dict(where) if name != UNSHOWN else None
    except psycopg.ProgrammingError:
        told = None
    if told is None:
        raise BadInput(
            f"{name} is no address: write postgresql://USER@HOST/DATABASE, with the password in ~/.pgpass or "
            "PGPASSWORD (in an address its @, :, / and ? are written %40, %3A, %2F and %3F)"
        )
    return psycopg.conninfo.make_conninfo(where, **{name: _USUAL[name] for name in _USUAL if name not in told})


def _clean(values: Sequence[Any]) -> list[Any]:
    """PostgreSQL's text cannot hold the character 0: a mark stands for it, in what is kept as in what is asked for."""
    return [value.replace("\0", "\ufffd") if isinstance(value, str) else value for value in values]
