"""What may be asked of each address: a field a parameter, checked as it is described."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from onrecord.views import ClaimOrder, Involved, OutletPart

Words = Annotated[str, Meta(max_length=400, description="All of them must be there; the last may be just begun.")]
Name = Annotated[str, Meta(max_length=400)]
Day = Annotated[
    str, Meta(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", description="A year, a month or a day: 2031-05-03.")
]
Start = Annotated[int, Meta(ge=0, le=10_000_000, description="How many to pass over.")]
Count = Annotated[int, Meta(ge=1, le=200, description="How many to give at most.")]


class Query(Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing can be asked."""


class Paged(Query, frozen=True, kw_only=True):
    """A list, a part at a time."""

    start: Start = 0
    count: Count = 50


class OfClaims(Paged, frozen=True, kw_only=True):
    """Which claims, in which order."""

    q: Words = ""
    party: Annotated[str, Meta(max_length=400, description="The id of a party.")] | None = None
    involved: Annotated[Involved, Meta(description="Whether the party says it, is named in it, or either.")] = "either"
    outlet: Annotated[str, Meta(max_length=400, description="An outlet that carries it.")] | None = None
    part: Annotated[OutletPart, Meta(description="What the outlet does with it.")] = "carries"
    place: (
        Annotated[str, Meta(max_length=400, description="A place named in it: a name or GeoNames' number.")] | None
    ) = None
    since: Day | None = None
    until: Day | None = None
    warning: Annotated[str, Meta(max_length=100, description="A kind of warning it carries.")] | None = None
    order: ClaimOrder = "reports"


class OfArticles(Paged, frozen=True, kw_only=True):
    """Which articles."""

    q: Words = ""
    outlet: Name | None = None
    since: Day | None = None
    until: Day | None = None


class OfCopies(Paged, frozen=True, kw_only=True):
    """Which copies."""

    outlet: Name | None = None


class Named(Paged, frozen=True, kw_only=True):
    """Those with a name that holds these words."""

    q: Words = ""


class OfOutlet(Query, frozen=True, kw_only=True):
    """An outlet by any of its names."""

    name: Name


class OfSearch(Query, frozen=True, kw_only=True):
    """Words of the texts, of what is attributed, of names."""

    q: Annotated[str, Meta(max_length=400, description="All must be there; a phrase in double quotes.")] = ""
    count: Count = 20
