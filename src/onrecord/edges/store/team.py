"""The team of a corpus, beside it in its database; implements `ports.Team`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from onrecord.edges.store.connection import Connection
from onrecord.team import Colleague, Deed, Session, folded

_encode = msgspec.json.Encoder().encode
_colleague = msgspec.json.Decoder(Colleague).decode
_session = msgspec.json.Decoder(Session).decode
_KEEP = "INSERT INTO colleagues VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET record = ?2"
_NEWEST = 1 << 62  # a number above that of every deed

_deed = msgspec.json.Decoder(Deed).decode


class RowTeam:
    """Not to be shared between threads: open one each.

    Args:
        db: a corpus of the schema of this program; let go of with the team.
    """

    def __init__(self, db: Connection) -> None:
        self._db = db

    def colleagues(self) -> list[Colleague]:
        """Everybody of the team, by name."""
        return [_colleague(record) for (record,) in self._db.rows("SELECT record FROM colleagues ORDER BY name")]

    def colleague(self, name: str) -> Colleague | None:
        """Return somebody by name; see `ports.Team.colleague`."""
        record = self._db.value("SELECT record FROM colleagues WHERE name = ?", (folded(name),))
        return _colleague(record) if record else None

    def keep(self, colleague: Colleague, deed: Deed) -> None:
        """Put somebody in; see `ports.Team.keep`."""
        name, record = folded(colleague.name), _encode(colleague).decode()
        with self._db.transaction():
            self._db.rows("DELETE FROM sessions WHERE name = ?", (name,))
            self._db.rows(_KEEP, (name, record))
            self._append(deed)

    def remove(self, name: str, deed: Deed) -> bool:
        """Take somebody out, with their sessions; see `ports.Team.remove`."""
        with self._db.transaction():
            if not self._db.rows("DELETE FROM colleagues WHERE name = ? RETURNING name", (folded(name),)):
                return False
            self._append(deed)
            return True

    def begin(self, session: Session, colleague: Colleague, deed: Deed) -> bool:
        """Keep a session; see `ports.Team.begin`."""
        kept = "INSERT INTO sessions SELECT ?, name, ?, ? FROM colleagues WHERE name = ? AND record = ? RETURNING key"
        name, record = folded(colleague.name), _encode(colleague).decode()
        with self._db.transaction():
            before = self._db.rows("SELECT key, record FROM sessions")
            self._drop(key for key, held in before if _session(held).ends < session.made)
            if not self._db.rows(kept, (session.key, session.seen, _encode(session).decode(), name, record)):
                return False
            self._append(deed)
            return True

    def session(self, key: str) -> Session | None:
        """Return a session that was not ended."""
        found = self._db.rows("SELECT record, seen FROM sessions WHERE key = ?", (key,))
        return _as_seen(*found[0]) if found else None

    def sessions(self, name: str) -> list[Session]:
        """The sessions and tokens of somebody, the newest first."""
        found = self._db.rows("SELECT record, seen FROM sessions WHERE name = ?", (folded(name),))
        return sorted((_as_seen(*row) for row in found), key=lambda s: (-s.made, s.key))

    def seen(self, key: str, now: int) -> None:
        """Note that a session was used."""
        self._db.rows("UPDATE sessions SET seen = ?1 WHERE key = ?2 AND seen < ?1", (now, key))

    def end(self, keys: Collection[str], deed: Deed | None = None) -> None:
        """End sessions."""
        with self._db.transaction():
            self._drop(keys)
            if deed:
                self._append(deed)

    def _drop(self, keys: Iterable[str]) -> None:
        self._db.many("DELETE FROM sessions WHERE key = ?", [(key,) for key in keys])

    def tell(self, deed: Deed) -> None:
        """Append to the audit list."""
        self._append(deed)

    def _append(self, deed: Deed) -> None:
        row = (folded(deed.person), _encode(deed).decode())
        self._db.rows("INSERT INTO deeds (name, record) VALUES (?, ?)", row)

    def deeds(self, person: str = "", before: int | None = None, count: int = 100) -> list[tuple[int, Deed]]:
        """Return (number, deed) of the audit list, the newest first; see `ports.Team.deeds`."""
        sql = """SELECT seq, record FROM deeds WHERE (?1 = '' OR name = ?1) AND seq < ?2
            ORDER BY seq DESC LIMIT ?3"""
        before = _NEWEST if before is None else before
        return [(seq, _deed(record)) for seq, record in self._db.rows(sql, (folded(person), before, count))]

    def log(self) -> list[Deed]:
        """All that was ever done, oldest first."""
        return [_deed(record) for (record,) in self._db.rows("SELECT record FROM deeds ORDER BY seq")]

    def follow(self, colleagues: Collection[Colleague], log: Sequence[Deed]) -> None:
        """Become the same as another team, whose log begins with this one's: for a copy of its corpus."""
        with self._db.transaction():
            there = {folded(colleague.name): _encode(colleague).decode() for colleague in colleagues}
            for (name,) in self._db.rows("SELECT name FROM colleagues"):
                if name not in there:
                    self._db.rows("DELETE FROM colleagues WHERE name = ?", (name,))
            self._db.many(_KEEP, list(there.items()))
            for deed in log[int(self._db.value("SELECT count(*) FROM deeds")) :]:
                self._append(deed)

    def close(self) -> None:
        """Let go of the corpus."""
        self._db.close()


def _as_seen(record: str, seen: int) -> Session:
    return msgspec.structs.replace(_session(record), seen=seen)
