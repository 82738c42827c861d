"""The tables the program ships: countries, provinces, districts, wider regions, and what is said for short.

`data/README.md` says where they come from.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from onrecord.gazetteer import STATES


class Division(NamedTuple):
    """A part of a country: its number there ("" for a country itself), name, point and other names."""

    country: str
    code: str
    name: str
    lat: float
    lon: float
    others: tuple[str, ...] = ()


def _rows(table: str) -> Iterator[list[str]]:
    text = files(__package__).joinpath("data", table).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines())


def countries() -> Iterator[Division]:
    """Points and other names of countries; the name is left to the package that has it."""
    for code, lat, lon, others in _rows("countries.tsv"):
        yield Division(code, "", "", float(lat), float(lon), tuple(filter(None, others.split("|"))))


def provinces() -> Iterator[Division]:
    """First divisions of countries, with GeoNames' numbers for them."""
    for country, code, name, lat, lon, others in _rows("provinces.tsv"):
        yield Division(country, code, name, float(lat), float(lon), tuple(filter(None, others.split("|"))))


def districts() -> Iterator[Division]:
    """Second divisions; `code` is that of the province they lie in."""
    for country, code, name, lat, lon in _rows("districts.tsv"):
        yield Division(country, code, name, float(lat), float(lon))


def regions() -> Iterator[tuple[str, float, float, tuple[str, ...]]]:
    """Name, latitude, longitude and other names of what is wider than a country or lies across its divisions."""
    for name, lat, lon, others in _rows("regions.tsv"):
        yield name, float(lat), float(lon), tuple(filter(None, others.split("|")))


def usual_names() -> dict[str, list[str]]:
    """The usual name of each state → every other name it goes by."""
    found: dict[str, list[str]] = {}
    for name, usual in STATES.items():
        found.setdefault(usual, []).append(name)
    return found


def _short(text: str) -> dict[str, tuple[str, ...]]:
    return {words[0]: tuple(words[1].split(";")) for words in (entry.split("=") for entry in text.split())}


SHORT: dict[str, dict[str, tuple[str, ...]]] = {
    "US": _short(
        "AL=Ala;AL AK=AK AZ=Ariz;AZ AR=Ark;AR CA=Calif;CA CO=Colo;CO CT=Conn;CT DE=Del;DE DC=D.C.;DC FL=Fla;FL GA=Ga;GA"
        " HI=HI ID=ID IL=Ill;IL IN=Ind;IN IA=IA KS=Kan;KS KY=Ky;KY LA=La;LA ME=ME MD=Md;MD MA=Mass;MA MI=Mich;MI "
        "MN=Minn;MN MS=Miss;MS MO=Mo;MO MT=Mont;MT NE=Neb;NE NV=Nev;NV NH=N.H.;NH NJ=N.J.;NJ NM=N.M.;NM NY=N.Y.;NY "
        "NC=N.C.;NC ND=N.D.;ND OH=OH OK=Okla;OK OR=Ore;OR PA=Pa;PA RI=R.I.;RI SC=S.C.;SC SD=S.D.;SD TN=Tenn;TN TX=TX "
        "UT=UT VT=Vt;VT VA=Va;VA WA=Wash;WA WV=W.Va.;WV WI=Wis;WI WY=Wyo;WY"
    ),
    "CA": _short(
        "01=Alta;AB 02=B.C.;BC 03=Man;MB 04=N.B.;NB 05=NL 07=N.S.;NS 08=Ont;ON 09=P.E.I.;PEI 10=Que;QC 11=Sask;SK 12=YT"
    ),
    "AU": _short("02=NSW;N.S.W. 04=QLD;Qld 05=SA 06=TAS;Tas 07=VIC;Vic 08=WA 01=ACT 03=NT"),
}
"""Provinces → what is written for them after a town ("McKee, Ky.")."""

COUNTRY_NAMES: dict[str, tuple[str, ...]] = {
    "US": ("United States of America", "America", "U.S.", "US", "USA", "U.S.A."),
    "GB": ("Britain", "Great Britain", "UK", "U.K."),
    "AE": ("UAE", "U.A.E.", "Emirates"),
    "CD": ("DRC", "DR Congo", "Democratic Republic of Congo", "Congo"),
    "CG": ("Republic of the Congo", "Congo-Brazzaville", "Congo Republic"),
    "KP": ("DPRK",),
    "KR": ("Korea",),
    "CN": ("PRC", "Mainland China"),
    "PS": (
        "Palestine",
        "Palestinian Territories",
        "Occupied Palestinian Territory",
        "occupied Palestinian territories",
    ),
    "NL": ("Holland", "Netherlands"),
    "CI": ("Ivory Coast", "Côte d'Ivoire"),
    "CZ": ("Czechia", "Czech Republic"),
    "MM": ("Burma", "Myanmar"),
    "MK": ("Macedonia",),
    "TR": ("Türkiye", "Turkey"),
    "HK": ("Hong Kong SAR",),
    "MO": ("Macau",),
    "TL": ("East Timor",),
    "SZ": ("Swaziland",),
    "CV": ("Cape Verde",),
    "VA": ("Vatican City", "Holy See"),
    "BA": ("Bosnia",),
    "SA": ("KSA",),
}
"""Names of countries that the packages lack."""
