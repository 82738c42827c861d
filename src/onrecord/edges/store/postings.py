"""Which records hold each key, as far as it is known in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


class Postings:
    """Grows while records are brought in. Most keys have one record: it stands there as a bare number, not in a list.

    Attributes:
        entries: how many (key, record) are held; each takes some 80 bytes.
        whole: whether these are all there are, so that a key that is not here is nowhere.
    """

    def __init__(self, *, whole: bool) -> None:
        self.entries = 0
        self.whole = whole
        self._of: dict[int, int | list[int]] = {}

    def unknown(self, keys: Iterable[int]) -> list[int]:
        """Return the keys that may have records elsewhere."""
        return [] if self.whole else [key for key in keys if key not in self._of]

    def add(self, key: int, record: int) -> None:
        """Note that a record holds a key; a record is added once."""
        held = self._of.get(key)
        if held is None:
            self._of[key] = record
        elif isinstance(held, int):
            self._of[key] = [held, record]
        else:
            held.append(record)
        self.entries += 1

    def sharing(self, keys: Iterable[int], least: int) -> list[int]:
        """Return the records that hold at least so many of these keys, sorted."""
        shared: Counter[int] = Counter()
        for key in keys:
            held = self._of.get(key)
            if isinstance(held, int):
                shared[held] += 1
            elif held is not None:
                shared.update(held)
        return sorted(record for record, count in shared.items() if count >= least)
