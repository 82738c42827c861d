"""The records a pair stage compares, taken out of stored readings when they are wanted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

from onrecord.plan import Compared
from onrecord.ports import Store
from onrecord.records import Reading


class Comparing:
    """Gives a pair stage its fresh records and finds those it has seen; holds those of the last articles."""

    def __init__(self, store: Store, compared: Compared) -> None:
        self._store = store
        self._compared = compared
        self._held: OrderedDict[str, dict[str, Any]] = OrderedDict()

    def fresh(self, after: int) -> Iterator[tuple[int, Any]]:
        """Yield (sequence number, record) for the readings above a sequence number, in order."""
        for seq, reading in self._store.readings(after):
            for record in self._records(reading).values():
                yield seq, record

    def fetch(self, ident: str) -> Any:
        """Return a record by its ident, which begins with its article's id."""
        article = ident.split(":", 1)[0]
        if article not in self._held:
            return self._records(self._store.reading(article))[ident]
        self._held.move_to_end(article)
        return self._held[article][ident]

    def _records(self, reading: Reading) -> dict[str, Any]:
        records = {self._compared.stage.ident(r): r for r in self._compared.records(reading)}
        self._held[reading.id] = records
        if len(self._held) > self._compared.held:
            self._held.popitem(last=False)
        return records
