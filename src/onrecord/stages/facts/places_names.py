"""The names of places in an article: mentions of one form put together, with what stands beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.ports import Gazetteer
from onrecord.records import Candidate, Site, SiteKind, Span
from onrecord.stages.facts.places_candidates import sites
from onrecord.stages.facts.places_mentions import Said
from onrecord.stages.facts.places_words import AFTER, BEFORE, INSIDE, KIND_WORDS

_GAP = 48  # letters between a place and the one it lies in, at most
_LOUD = 3  # a place named more often weighs no more
_DATELINE = 3.0  # what the place it was sent from weighs


class Named(NamedTuple):
    """Mentions that mean one place: of one form, with the same place named as containing it."""

    form: str
    inside: str | None
    said: tuple[Said, ...]
    candidates: tuple[Candidate, ...]
    kinds: frozenset[SiteKind]
    weight: float


def group(text: str, said: Sequence[Said], datelines: Sequence[Span], gazetteer: Gazetteer) -> list[Named]:
    """Return the mentions by form and container, in the order of their first mention."""
    groups: dict[tuple[str, str | None], list[Said]] = {}
    kinds: dict[tuple[str, str | None], set[SiteKind]] = {}
    for number, one in enumerate(said):
        after = said[number + 1] if number + 1 < len(said) else None
        key = one.form, _container(text, one, after, gazetteer)
        groups.setdefault(key, []).append(one)
        kinds.setdefault(key, set()).update(_kinds(text, one.span))
    found = []
    for (form, inside), own in groups.items():
        candidates, kind = sites(form, gazetteer)
        told = kinds[form, inside] | ({kind} if kind else set())
        weight = min(_LOUD, len(own)) + _DATELINE * any(_in(one.span, datelines) for one in own)
        found.append(Named(form, inside, tuple(own), candidates, frozenset(told), weight))
    return found


def _in(span: Span, parts: Sequence[Span]) -> bool:
    return any(part.start <= span.start < part.end for part in parts)


def _container(text: str, one: Said, after: Said | None, gazetteer: Gazetteer) -> str | None:
    """The place named right after this one as holding it, if one of its sites does lie in it."""
    if after is None or after.span.start - one.span.end > _GAP or after.form == one.form:
        return None
    if not INSIDE.fullmatch(text, one.span.end, after.span.start):
        return None
    within, own = sites(after.form, gazetteer)[0], sites(one.form, gazetteer)[0]
    return after.form if any(holds(w, c) for w in within for c in own) else None


def holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether one site is a country or province and the other lies in it."""
    a, b = outer.site, inner.site
    if a.kind == "country":
        return b.kind not in ("country", "region") and a.country == b.country
    return (
        a.kind == "province" and b.kind in ("city", "district") and (a.country, a.province) == (b.country, b.province)
    )


def _kinds(text: str, span: Span) -> set[SiteKind]:
    """The kinds that words around a mention say it is."""
    told: set[SiteKind] = set()
    behind = AFTER.match(text, span.end)
    if behind:
        told.add(KIND_WORDS[behind[1].lower()])
    before = BEFORE.search(text, max(0, span.start - 24), span.start)
    if before:
        told.add(KIND_WORDS[before[1].lower()])
    return told


class Votes:
    """How much an article speaks of each country and province."""

    def __init__(self) -> None:
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.labels: dict[str, str] = {}
        self._provinces: defaultdict[tuple[str, str], float] = defaultdict(float)
        self._own: dict[tuple[object, object], float] = {}

    def add(self, who: object, candidates: Sequence[Candidate], weight: float) -> None:
        """Give the weight of a name to the countries and provinces that it may lie in, in equal parts."""
        where = {c.site.country for c in candidates if c.site.country}
        for country in where:
            self._own[who, country] = weight / len(where)
            self.countries[country] += weight / len(where)
        divisions = {(c.site.country, c.site.province) for c in candidates if c.site.province}
        for division in divisions:
            self._own[who, division] = weight / len(divisions)
            self._provinces[division] += weight / len(divisions)
        for c in candidates:
            if c.site.kind == "country":
                self.labels[c.site.country] = c.site.name

    def country(self, site: Site, who: object) -> float:
        """What others than this name say for a site's country."""
        return self.countries.get(site.country, 0.0) - self._own.get((who, site.country), 0.0)

    def province(self, site: Site, who: object) -> float:
        """What others than this name say for a site's province."""
        division = site.country, site.province
        return self._provinces.get(division, 0.0) - self._own.get((who, division), 0.0)
