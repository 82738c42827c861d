"""Names by which two voices of one claim are likely one: short forms, roles, offices.

Across a corpus a short name is nobody's for sure. Among those who assert one and the same thing it nearly always is the
one whose full name stands there too; so these are assumptions of the count, never merges of parties.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.text import fold

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_TITLES = frozenset(
    """mr mrs ms dr sir lord lady president senator sen representative rep congressman congresswoman governor gov judge
    justice general gen colonel col captain sergeant lieutenant sheriff mayor minister secretary attorney professor jr
    sr former the a an""".split()
)
_FOR = re.compile(
    r"^(?:an? |the |one )?(?P<body>.*?)['’]?s? ?\b(?:spokes\w+|press secretary|aides?|officials?|lawyers?|attorneys?"
    r"|representatives?|advis[eo]rs?)\b(?: (?:for|of|to|at|from) (?:the )?(?P<of>.+))?$",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"\b(?:spokes\w+|press secretary|minister|ambassador|envoy|secretary|chief|director|head|president|chairman"
    r"|chairwoman|ceo|commander|leader|lawyer|attorney)\b",
    re.IGNORECASE,
)
_CAMPS = frozenset("campaign office administration team camp government regime ministry department family".split())
_GOVERNING = re.compile(
    r"\b(?:government|regime|administration|ministry|minister|department|secretary|president|presidency|white house"
    r"|pentagon|kremlin|downing street|cabinet|ambassador|embassy|army|military|navy|police|intelligence|officials?"
    r"|attorney general|authorities)\b"
)
_PORTFOLIOS = frozenset(
    """government regime administration ministry minister department secretary president presidency white house pentagon
    kremlin downing street cabinet ambassador embassy army military navy police intelligence official officials attorney
    general authorities prime deputy vice foreign defense defence interior information health justice state finance
    treasury home security national press spokesman spokeswoman spokesperson spokespeople chief staff commander director
    adviser advisor acting of for and to""".split()
)
_NATIONS = ("ian", "ese", "ish", "an", "ia", "i", "n", "a")


@lru_cache(maxsize=50_000)
def tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell who it is: no titles, initials or possessives."""
    words = _WORD.findall(_POSSESSIVE.sub("", fold(name)))
    return tuple(w for w in words if len(w) > 1 and w not in _TITLES)


@lru_cache(maxsize=50_000)
def token_set(name: str) -> frozenset[str]:
    """Return the same words, without order."""
    return frozenset(tokens(name))


def may_be_one(a: str, b: str) -> bool:
    """Whether one name may be a short form of the other ("Holt", "Karin Holt"): that they are two is not known."""
    ours, theirs = token_set(a), token_set(b)
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def short_of(short: str, full: str, *, person: bool) -> bool:
    """Whether a name is the other one, or a short form that ends alike ("Holt" or "K. Holt" of "Karin Holt").

    One word is enough for a person only: "House" is no short form of "White House".
    """
    ours, theirs = tokens(short), tokens(full)
    if not ours or not theirs or ours[-1] != theirs[-1] or not set(ours) <= set(theirs):
        return False
    return person or len(ours) > 1 or ours == theirs


def speaks_for(name: str, roles: tuple[str, ...], body: str) -> bool:
    """Whether somebody is described as the voice of a body or person, by a role or by what stands for the name."""
    bodily = token_set(body)
    described, offices = _described(name, roles)
    of = any(_holds(bodily, words) or _holds(words, bodily) for words in described)
    return of or any(_holds(words, bodily) for words in offices)


@lru_cache(maxsize=20_000)
def _described(name: str, roles: tuple[str, ...]) -> tuple[tuple[frozenset[str], ...], tuple[frozenset[str], ...]]:
    """Whom a description speaks for ("an aide to X"), and the words of roles that speak for somebody."""
    found = _FOR.match(fold(name))
    of = token_set((found["of"] or found["body"] or "") if found else "")
    return ((of,) if of else ()), tuple(token_set(role) for role in roles if _HEADS.search(role))


def one_government(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two may be bodies or officials of one government, by their names and roles: no word tells two nations."""
    ours, theirs = (_governing(names) for names in (a, b))
    return ours is not None and theirs is not None and (not ours or not theirs or bool(ours & theirs))


@lru_cache(maxsize=20_000)
def _governing(names: tuple[str, ...]) -> frozenset[str] | None:
    """The words that tell whose government somebody is of; None where nothing says that it is one."""
    found = [token_set(name) for name in names if _GOVERNING.search(fold(name))]
    return frozenset[str]().union(*(_all_stems(words - _PORTFOLIOS) for words in found)) if found else None


def stands_behind(camp: str, person: str) -> bool:
    """Whether a body is somebody's own: "the Biden campaign" of "Joe Biden"."""
    ours = tokens(camp)
    rest = set(ours) - _CAMPS
    return bool(rest) and len(rest) < len(set(ours)) and rest <= token_set(person)


def _holds(all_of: frozenset[str], some: frozenset[str]) -> bool:
    """Whether all of some words stand among others; a nation's word is its country's ("Syrian", "Syria")."""
    kept = some - _CAMPS
    return bool(kept) and all(not _stems(one).isdisjoint(_all_stems(all_of)) for one in kept)


@lru_cache(maxsize=20_000)
def _all_stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(_stems, words))


@lru_cache(maxsize=20_000)
def _stems(word: str) -> frozenset[str]:
    ends = (end for end in _NATIONS if word.endswith(end) and len(word) - len(end) >= 4)
    return frozenset((word, *(word.removesuffix(end) for end in ends)))
