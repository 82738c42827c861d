"""Which of the places of one name is meant: by what stands beside it, the article's other places, and size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import asin, cos, log1p, log10, radians, sin, sqrt
from typing import NamedTuple

from onrecord.ports import Gazetteer
from onrecord.records import Article, Candidate, NameForm, Place, Site, SiteKind
from onrecord.stages.facts.places_candidates import respelled
from onrecord.stages.facts.places_mentions import Said
from onrecord.stages.facts.places_names import Named, Votes, group, holds

_PRIOR: dict[SiteKind, float] = {"country": 8.0, "region": 6.5, "province": 5.6, "district": 3.5}
_FORM: dict[NameForm, float] = {"name": 0.0, "other name": -0.3, "for short": -0.5, "spelling": -1.0, "romanised": -2.0}
_COUNTRY, _PROVINCE = 2.0, 1.0  # what the votes for a country and a province count
_INSIDE = 8.0  # what a place named as containing this one counts
_TOLD = 4.0  # what the same name, told more exactly elsewhere in the article, counts
_KIND = 3.0  # what a word for its kind counts
_MARGIN = 0.4  # by how much a site must lead those elsewhere
_LEAST = 3.6  # what a site must have for itself to be taken at all
_SAME = 161.0  # kilometres (100 miles) within which two sites are one place to a reader
_OTHERS = 8  # candidates kept beside the one taken
_VOTED = 2.0  # how much an article must speak of a country for other spellings to be sought in it
_SMALL = 5_000  # inhabitants of a place that must be spoken for by what is near
_KNOWN = 200_000  # inhabitants of a city that is meant though the article is about elsewhere
_LARGE = 500_000  # inhabitants of a city that is meant by a name that is not its usual one
_WORLD, _FAR = 1_000_000, 10  # inhabitants of a city of the world, and how many times those of a far smaller one
_ELSEWHERE = 4.0  # how much an article speaks of the country it is about
_SOUGHT = 2  # in how many countries, at most
_PEOPLE = 0.5  # what an adjective or a people ("Turkish") counts beside the name of its state


class _Decided(NamedTuple):
    site: Site | None
    because: str
    ranked: tuple[Candidate, ...]


def km(a: Site, b: Site) -> float:
    """Kilometres between two sites along the globe."""
    y, x, v, u = (radians(degrees) for degrees in (a.lat, a.lon, b.lat, b.lon))
    return 12742 * asin(min(1.0, sqrt(sin((v - y) / 2) ** 2 + cos(y) * cos(v) * sin((u - x) / 2) ** 2)))


def decide(article: Article, said: Sequence[Said], states: Iterable[str], gazetteer: Gazetteer) -> Iterator[Place]:
    """Yield a place for each mention, in order; without coordinates where it stays open which one is meant.

    A mention that only the gazetteer takes for a place is left out where it cannot be decided.
    """
    datelines = [block.span for block in article.blocks if block.role == "dateline"]
    names = group(article.text, said, datelines, gazetteer)
    home = Counter(states)
    votes = _votes([(name, name.candidates) for name in names], home, gazetteer)
    names = [_spelled(name, votes, gazetteer) for name in names]
    first = {name[:2]: _ranked(name, votes, names, {}) for name in names}
    votes = _votes([(name, first[name[:2]][:1]) for name in names], home, gazetteer)
    told: dict[str, list[Site]] = {}
    decided: dict[tuple[str, str | None], _Decided] = {}
    for name in sorted(names, key=lambda name: name.inside is None):
        decided[name[:2]] = taken = _decided(name, votes, names, told)
        if name.inside and taken.site:
            told.setdefault(name.form, []).append(taken.site)
    found = {one: _place(one, decided[name[:2]]) for name in names for one in name.said}
    for one in said:
        place = found[one]
        if one.sure or place.lat is not None:
            yield place


def _votes(chosen: Sequence[tuple[Named, Sequence[Candidate]]], home: Counter[str], gazetteer: Gazetteer) -> Votes:
    votes = Votes()
    for name, candidates in chosen:
        votes.add(name[:2], candidates, name.weight)
    for state, count in home.items():
        votes.add(state, [c for c in gazetteer.find(state) if c.site.kind == "country"], _PEOPLE * min(count, 6))
    return votes


def _spelled(name: Named, votes: Votes, gazetteer: Gazetteer) -> Named:
    """Look a sure name that is in no list up under other spellings, in the countries the article speaks of."""
    if name.candidates or not name.said[0].sure:
        return name
    most = sorted(votes.countries.items(), key=lambda item: (-item[1], item[0]))
    countries = [country for country, weight in most[:_SOUGHT] if weight >= _VOTED]
    return name._replace(candidates=respelled(name.form, countries, gazetteer)) if countries else name


def _score(c: Candidate, name: Named, votes: Votes, containers: Sequence[Candidate], told: Sequence[Site]) -> float:
    site = c.site
    own = log10(site.population + 10) if site.kind == "city" else _PRIOR[site.kind]
    score = own + _FORM[c.form] + _support(site, name, votes)
    if any(holds(outer, c) for outer in containers):
        score += _INSIDE
    if site in told:
        score += _TOLD
    return score + _KIND * (site.kind in name.kinds)


def _support(site: Site, name: Named, votes: Votes) -> float:
    """What the article's other places say for a site."""
    who = name[:2]
    country = _COUNTRY * log1p(max(0.0, votes.country(site, who)))
    return country + _PROVINCE * log1p(max(0.0, votes.province(site, who)))


def _ranked(name: Named, votes: Votes, names: Sequence[Named], told: dict[str, list[Site]]) -> tuple[Candidate, ...]:
    return tuple(c for _, c in _scored(name, votes, names, told))


def _scored(
    name: Named, votes: Votes, names: Sequence[Named], told: dict[str, list[Site]]
) -> list[tuple[float, Candidate]]:
    containers = [c for other in names if other.form == name.inside for c in other.candidates]
    known = told.get(name.form, ())
    scored = [(_score(c, name, votes, containers, known), c) for c in _likely(name, votes)]
    return sorted(scored, key=lambda item: (-item[0], -item[1].site.population, item[1].site.id))


def _likely(name: Named, votes: Votes) -> list[Candidate]:
    """Return the candidates without the namesakes that go unsaid: nobody means them who does not say where they lie.

    Against a country they are towns ("China" in Maine); against a city of the world, a far smaller one of whose
    province the article names nothing ("St. Petersburg" in a report from Washington).
    """
    if name.inside or len(name.candidates) == 1:
        return list(name.candidates)
    country = any(c.form == "name" and c.site.kind == "country" for c in name.candidates) and "city" not in name.kinds
    named = (c.site for c in name.candidates if c.form in ("name", "other name") and c.site.kind == "city")
    largest = max((site.population for site in named), default=0)
    return [
        c
        for c in name.candidates
        if c.site.kind not in {"city", "district"}
        or not (country or (largest >= _WORLD and c.site.population * _FAR < largest))
        or votes.province(c.site, name[:2]) > 0
    ]


def _decided(name: Named, votes: Votes, names: Sequence[Named], told: dict[str, list[Site]]) -> _Decided:
    scored = _scored(name, votes, names, told)
    ranked = tuple(c for _, c in scored)
    if not scored:
        return _Decided(None, "not in the gazetteer", ())
    score, best = scored[0]
    rivals = [(other, c) for other, c in scored[1:] if km(c.site, best.site) > _SAME]
    if score < _LEAST or _obscure(best, name, votes, told) or _astray(best, name, votes):
        return _Decided(None, f"unsure: {_where(best, votes)}, and little speaks for it", ranked)
    if rivals and score - rivals[0][0] < _MARGIN:
        return _Decided(None, f"unsure: {_where(best, votes)} or {_where(rivals[0][1], votes)}", ranked)
    return _Decided(best.site, _because(best, name, votes, rivals, told), ranked)


def _obscure(best: Candidate, name: Named, votes: Votes, told: dict[str, list[Site]]) -> bool:
    """Whether a site is a village, and neither a place near by nor much of the article speaks for it."""
    site = best.site
    if site.kind != "city" or site.population >= _SMALL or name.inside or site.kind in name.kinds:
        return False
    if site in told.get(name.form, ()) or votes.province(site, name[:2]) > 0:
        return False
    return len(name.candidates) > 1 or votes.country(site, name[:2]) < _VOTED


def _astray(best: Candidate, name: Named, votes: Votes) -> bool:
    """Whether the article speaks of elsewhere, or of nowhere, and the site is none that is known by its name alone."""
    site = best.site
    if site.kind not in ("city", "district") or name.inside or _support(site, name, votes) > 0:
        return False
    if best.form == "name":
        return site.population < _KNOWN and max(votes.countries.values(), default=0.0) >= _ELSEWHERE
    return site.population < _LARGE


def _where(c: Candidate, votes: Votes) -> str:
    country = votes.labels.get(c.site.country, c.site.country)
    return f"{c.site.name} ({c.site.kind}{', ' + country if country and c.site.kind != 'country' else ''})"


def _because(
    best: Candidate, name: Named, votes: Votes, rivals: Sequence[tuple[float, Candidate]], told: dict[str, list[Site]]
) -> str:
    """What spoke for the site taken, the strongest first."""
    reasons = []
    if name.inside:
        reasons.append(f"in {name.inside}, named beside it")
    elif best.site in told.get(name.form, ()):
        reasons.append("told more exactly elsewhere in the article")
    if best.site.kind in name.kinds:
        reasons.append(f"called a {best.site.kind}")
    if best.form == "spelling":
        reasons.append(f"another spelling, {best.likeness:.0%} alike")
    if not rivals:
        reasons.append("nowhere else of that name" if len(name.candidates) == 1 else "one place of that name")
    if best.site.kind != "country" and _support(best.site, name, votes) > 0:
        state = votes.labels.get(best.site.country)
        reasons.append(f"the article speaks of {state}" if state else "other places it names are near")
    if rivals and not reasons:
        reasons.append(f"the best known of {len(name.candidates)} places of that name")
    return "; ".join(reasons)


def _place(one: Said, decided: _Decided) -> Place:
    site = decided.site
    others = tuple(c.site.id for c in decided.ranked if c.site is not site and c.site.id > 0)[:_OTHERS]
    if site is None:
        return Place(one.span, one.form, because=decided.because, others=others)
    ident = site.id if site.id > 0 else None
    return Place(one.span, site.name, round(site.lat, 5), round(site.lon, 5), ident, decided.because, others)
