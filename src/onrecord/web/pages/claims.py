"""The claims: a list with reports, voices, origins and dates, narrowed by a form."""

from __future__ import annotations

import re
from typing import cast, get_args

from onrecord.corpus import Corpus
from onrecord.errors import BadInput, NotFound
from onrecord.records import Record
from onrecord.views import ClaimOrder, ClaimRow, PartyRow, Sought, Wanted
from onrecord.web.asking import Asked
from onrecord.web.pages.answer import Shown
from onrecord.web.paging import SIZE, Paging, paging, start
from onrecord.web.words import ORDERS, WARNINGS

_OFFERED = 10  # outlets and parties among the filters
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Filter(Record, frozen=True):
    """A filter in force: what it says and the address without it."""

    name: str
    value: str
    without: str


class ClaimsView(Record, frozen=True):
    """What the list of claims shows."""

    rows: tuple[ClaimRow, ...]
    paging: Paging
    wanted: Wanted
    filters: tuple[Filter, ...]
    outlets: tuple[tuple[str, int], ...]
    parties: tuple[PartyRow, ...]
    party_name: str
    warnings: dict[str, str]
    orders: dict[str, str]
    empty: bool


def view(corpus: Corpus, asked: Asked) -> Shown:
    """List the claims that fit the form."""
    wanted = wanted_of(asked)
    found = corpus.list_claims(wanted, start(asked), SIZE)
    name = _name(corpus, wanted.party)
    shown = ClaimsView(
        rows=found.rows,
        paging=paging(asked, found),
        wanted=wanted,
        filters=tuple(_filters(asked, wanted, name)),
        outlets=corpus.leading_outlets(_OFFERED),
        parties=corpus.list_parties("", 0, _OFFERED).rows,
        party_name=name,
        warnings=WARNINGS,
        orders=ORDERS,
        empty=not found.total and not corpus.list_articles(Sought(), 0, 1).total,
    )
    return Shown("claims.html", shown, "claims")


def wanted_of(asked: Asked) -> Wanted:
    """Read the form.

    Raises:
        BadInput: a date or an order that is none.
    """
    order = asked.one("order") or "reports"
    if order not in get_args(ClaimOrder):
        raise BadInput(f"claims cannot be ordered by “{order[:30]}”: choose {', '.join(ORDERS)}")
    return Wanted(
        words=asked.one("q"),
        party=asked.one("party") or None,
        outlet=asked.one("outlet") or None,
        place=asked.one("place") or None,
        since=day_of(asked, "since"),
        until=day_of(asked, "until"),
        warning=asked.one("warning") or None,
        order=cast("ClaimOrder", order),
    )


def day_of(asked: Asked, name: str) -> str | None:
    """Return a day, month or year from a form.

    Raises:
        BadInput: it is none.
    """
    value = asked.one(name)
    if value and not _DAY.fullmatch(value):
        raise BadInput(f"“{value[:30]}” is no date: write it as 2031, 2031-05 or 2031-05-03")
    return value or None


def _name(corpus: Corpus, party: str | None) -> str:
    if not party:
        return ""
    try:
        return corpus.party(party).name
    except NotFound:
        return party


def _filters(asked: Asked, wanted: Wanted, party: str) -> list[Filter]:
    said = {
        "q": ("words", wanted.words),
        "party": ("party", party),
        "outlet": ("outlet", wanted.outlet),
        "place": ("place", wanted.place),
        "since": ("since", wanted.since),
        "until": ("until", wanted.until),
        "warning": ("warning", WARNINGS.get(wanted.warning or "", wanted.warning)),
    }
    return [
        Filter(name, value, asked.address(page=None, **{key: None})) for key, (name, value) in said.items() if value
    ]
