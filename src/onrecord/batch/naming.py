"""Members → parties: in one process, for each article is judged as of all that came before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.edges.runners.spark import pack, unpack
from onrecord.records import Party
from onrecord.stages.names import Member, parties, same


def named(members: Any) -> tuple[Party, ...]:
    """Return the parties of (number, record) members, taken in the order of their articles' numbers.

    The one stage that no second worker can help with: how common a name is, and beside whom it stood first, is asked as
    of each article. What it holds of an article is a few kilobytes, its text not among them.
    """
    everyone = tuple(_in_order(members))
    return parties(everyone, same(everyone))


def _in_order(members: Any) -> Iterator[Member]:
    for row in members.orderBy("number").toLocalIterator(prefetchPartitions=True):
        yield from unpack(bytes(row[1]))


def packed(party: Party) -> bytes:
    """Return a party as it is kept."""
    return pack(party)
