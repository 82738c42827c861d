"""Words that tell what kind of place a name is, or that it is one at all."""

from __future__ import annotations

import re

from onrecord.records import SiteKind

KIND_WORDS: dict[str, SiteKind] = {
    "province": "province", "governorate": "province", "state": "province", "oblast": "province", "region": "province",
    "prefecture": "province", "republic": "country", "kingdom": "country",
    "county": "district", "co": "district", "district": "district",
    "city": "city", "town": "city", "village": "city", "suburb": "city", "municipality": "city",
    "neighbourhood": "city", "neighborhood": "city",
}  # fmt: skip
"""A word beside a name → what it says the place is."""

AFTER = re.compile(r"(?i) (?:the )?(" + "|".join(KIND_WORDS) + r")\b\.?")
"""What kind stands behind a name: "Babil province", "Plymouth Co."."""

BEFORE = re.compile(r"(?i)\b(" + "|".join(KIND_WORDS) + r")(?: of\]?|,)? (?:the )?$")
"""What kind stands before it: "the city of Karbala"."""

MONTHS = frozenset(
    """
    January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug
    Sep Sept Oct Nov Dec Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec. Monday Tuesday Wednesday Thursday Friday Saturday
    Sunday
    """.split()
)
"""Months and days, of which the gazetteer has towns as well."""

UNPLACED = frozenset(
    (
        "White House",
        "the White House",
        "East Coast",
        "West Coast",
        "Gulf Coast",
        "Gulf",
        "Midtown",
        "Downtown",
        "Uptown",
    )
)
"""Houses, coasts and parts of any town, of which the gazetteer has towns and provinces far away as well."""

LOCATIVE = re.compile(
    r"(?i)\b(?:in|at|near|from|to|of|outside|inside|around|toward|towards|into|across|over|via|between|and|throughout|"
    r"northern|southern|eastern|western|central|north|south|east|west|northeast|northwest|southeast|southwest|"
    r"northeastern|northwestern|southeastern|southwestern|downtown|nearby|town|city|village|province|district)\]? "
    r"(?:the )?$"
)
"""What stands before the name of a place."""

INSIDE = re.compile(r",? \(?(?:in |an? |the )?(?:[a-z]+ ){0,4}$|, $| \($")
"""What may stand between a place and the one it lies in: "Paris, Texas", "Foua in Syria's", "Kirkuk (Iraq)"."""
