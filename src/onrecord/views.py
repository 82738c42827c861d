"""What is shown of a corpus in lists: small, frozen rows, and what they can be asked by.

Everything here can be answered from an index, a page at a time, however large the corpus is. The records behind the
rows (`Claim`, `Party`, `Copy`, `Reading`) are asked for one by one.
"""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

import msgspec

from onrecord.records import Claim, PartyKind, Record, Span

Row = TypeVar("Row")

ClaimOrder = Literal["reports", "outlets", "origins", "denials", "newest", "oldest"]
OutletPart = Literal["carries", "originates", "as-fact"]
Involved = Literal["says", "named", "either"]

EXACT = 10_000
"""Up to here a total is exact; of more, `Page.more` says that there are."""


class Wanted(Record, frozen=True):
    """Which claims are asked for: those that fit all that is given, in this order.

    Attributes:
        words: All of them stand in what is said, in a voice or in the name of a report; the last may be just begun.
        party: The id of a party that says it or is named in it; `involved` says which of the two.
        outlet: The name of an outlet that carries it; `part` "originates" are those it printed before every other
            outlet, where two or more carry it and the days are known, "as-fact" those it printed as fact after
            others attributed it.
        place: A place named in what is said: its name, or its GeoNames number as text.
        since: The first day (ISO): a claim whose last report is older is left out.
        until: The last day: a claim whose first report is newer is left out.
        warning: A kind of warning it carries.
        order: "reports" (the most carried first), "outlets", "origins", "denials", "newest" or "oldest" report.
    """

    words: str = ""
    party: str | None = None
    outlet: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    warning: str | None = None
    order: ClaimOrder = "reports"
    involved: Involved = "either"
    part: OutletPart = "carries"


class Sought(Record, frozen=True):
    """Which articles are asked for: words of their text, their outlet, the days they were published."""

    words: str = ""
    outlet: str | None = None
    since: str | None = None
    until: str | None = None


class Page(msgspec.Struct, Generic[Row], frozen=True):
    """Some rows of a list of `total`; with `more`, there are more than `total`, which were not counted."""

    total: int
    rows: tuple[Row, ...]
    more: bool = False


class ClaimRow(Record, frozen=True):
    """A claim in a list.

    `reports` and `outlets` are numbers of those that carry it, `origins` the range low–high, `denials` how many claims
    deny it, `first` and `last` the days of its first and last report, None where no day is known.
    """

    id: str
    text: str
    reports: int
    outlets: int
    voices: tuple[str, ...]
    origins: tuple[int, int]
    denials: int
    warnings: tuple[str, ...]
    first: str | None
    last: str | None


class ClaimIn(Record, frozen=True):
    """A claim as one article carries it: `spans` are where."""

    claim: ClaimRow
    spans: tuple[Span, ...]


class PartyRow(Record, frozen=True):
    """A party in a list: how many articles name it, how many claims it makes."""

    id: str
    name: str
    kind: PartyKind
    articles: int
    says: int


class OutletRow(Record, frozen=True):
    """An outlet in a list, by counts.

    `originates` are claims it printed before every other outlet that carries them, `copied_from` its articles that are
    the later of two copies with another outlet's, `copied_by` those of others that are later than its own, `as_fact`
    claims it printed as fact after others attributed them.
    """

    name: str
    articles: int
    originates: int
    copied_from: int
    copied_by: int
    as_fact: int


class OutletView(Record, frozen=True):
    """An outlet: its row, every name it goes by, its days, and whom it copies and who copies it, by articles."""

    row: OutletRow
    names: tuple[str, ...]
    first: str | None
    last: str | None
    sources: tuple[tuple[str, int], ...]
    takers: tuple[tuple[str, int], ...]


class ArticleRow(Record, frozen=True):
    """An article in a list; `claims` are how many it carries, `copies` how many others share a passage with it."""

    id: str
    label: str
    title: str | None
    outlet: str | None
    published: str | None
    claims: int
    copies: int


class SiteRow(Record, frozen=True):
    """A place on the map and how many claims name it; `place` is what `Wanted.place` takes."""

    place: str
    name: str
    lat: float
    lon: float
    claims: int


# --- what the rows are made of ----------------------------------------------------------------------------


class Carrier(Record, frozen=True):
    """An outlet that carries a claim, by its folded name: whether it `originates` it, or printed it as fact."""

    house: str
    originates: bool = False
    as_fact: bool = False


class Spot(Record, frozen=True):
    """A place a claim names; `place` is its GeoNames number as text, else its folded name."""

    place: str
    name: str
    lat: float | None
    lon: float | None


class Entry(Record, frozen=True):
    """A claim with all that it can be found by. `says` and `named` are ids of parties, `articles` of its reports."""

    claim: Claim
    articles: tuple[str, ...]
    carriers: tuple[Carrier, ...]
    spots: tuple[Spot, ...]
    says: tuple[str, ...]
    named: tuple[str, ...]
    denials: int
    first: str | None
    last: str | None
