"""Joining things that are one: the smallest union-find that serves, with the smaller key as the name of a group."""

from __future__ import annotations

from collections.abc import Iterable


class Groups:
    """Keys joined into groups; the outcome does not depend on the order of joining."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, key: str) -> str:
        """Return the smallest key of its group."""
        parent = self._parent.get(key, key)
        if parent == key:
            return key
        root = self.find(parent)
        self._parent[key] = root
        return root

    def join(self, a: str, b: str) -> None:
        """Make two groups one."""
        low, high = sorted((self.find(a), self.find(b)))
        self._parent[high] = low

    def of(self, keys: Iterable[str]) -> list[tuple[str, ...]]:
        """Return the given keys by group, sorted."""
        found: dict[str, list[str]] = {}
        for key in sorted(set(keys)):
            found.setdefault(self.find(key), []).append(key)
        return [tuple(group) for group in found.values()]
