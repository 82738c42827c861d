"""What a request asks for: the parts of its path and its query, bounded and clean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from onrecord.errors import BadInput

_LONGEST = 4_000  # characters of one answer in a form; no name or question needs more
_LAST = 1_000_000  # the highest number of a page


class Asked(NamedTuple):
    """One request: `path` holds what stands in the address, `query` what a form sent."""

    place: str
    path: Mapping[str, str]
    query: Sequence[tuple[str, str]]

    def one(self, name: str) -> str:
        """Return what a form sent under a name, trimmed; "" where it sent nothing.

        Raises:
            BadInput: it is longer than anything that is asked here.
        """
        value = next((value for key, value in self.query if key == name), "").strip()
        if len(value) > _LONGEST:
            raise BadInput(f"“{name}” holds {len(value):,} characters: ask with {_LONGEST} or fewer")
        return value

    def number(self, name: str, default: int, highest: int = _LAST) -> int:
        """Return a whole number from 1 to `highest`.

        Raises:
            BadInput: it is none.
        """
        value = self.one(name)
        if not value:
            return default
        if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= highest:
            raise BadInput(f"“{name}={value[:20]}” is no number from 1 to {highest:,}: leave it out or correct it")
        return int(value)

    def address(self, **changes: str | int | None) -> str:
        """Return this page's address with parts of its query changed; None takes a part out."""
        kept = [(key, value) for key, value in self.query if key not in changes and value]
        new = [(key, str(value)) for key, value in changes.items() if value is not None]
        query = urlencode([*kept, *new])
        return f"{self.place}?{query}" if query else self.place
