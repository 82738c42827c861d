"""Names and words by which two voices of one claim are likely one: short forms, roles, one quotation.

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
_SAID = re.compile(
    r"(?<![Ii] )(?<![Ww]e )\b(?:has|have|had) (?:said|told|testified|stated|reported)\b|\baccording to\b"
)
_SAYS = re.compile(
    r"\b(?:said|says|claimed|claims|denied|denies|announced|confirmed|told|admitted|acknowledged|warned|insisted|stated"
    r"|accused)\b"
)
_SURVEY = re.compile(r"\b(?:polls?|surveys?|surveyed|polled|respondents?|per ?cent)\b|%")
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_LEAST_QUOTED = 6  # words in a row that are no coincidence


@lru_cache(maxsize=20_000)
def tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell who it is: no titles, initials or possessives."""
    words = _WORD.findall(_POSSESSIVE.sub("", fold(name)))
    return tuple(w for w in words if len(w) > 1 and w not in _TITLES)


def may_be_one(a: str, b: str) -> bool:
    """Whether one name may be a short form of the other ("Holt", "Karin Holt"): that they are two is not known."""
    ours, theirs = set(tokens(a)), set(tokens(b))
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
    bodily = set(tokens(body))
    described = _FOR.match(fold(name))
    if described and _of(described["of"] or described["body"] or "", bodily):
        return True
    return any(_HEADS.search(role) and _holds(set(tokens(role)), bodily) for role in roles)


def one_government(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two may be bodies or officials of one government, by their names and roles: no word tells two nations."""
    ours, theirs = (_governing(names) for names in (a, b))
    return ours is not None and theirs is not None and (not ours or not theirs or bool(ours & theirs))


def _governing(names: tuple[str, ...]) -> frozenset[str] | None:
    """The words that tell whose government somebody is of; None where nothing says that it is one."""
    found = [set(tokens(name)) for name in names if _GOVERNING.search(fold(name))]
    if not found:
        return None
    stems = [{stem for word in words - _PORTFOLIOS for stem in _stems(word)} for words in found]
    return frozenset[str]().union(*stems)


def stands_behind(camp: str, person: str) -> bool:
    """Whether a body is somebody's own: "the Biden campaign" of "Joe Biden"."""
    ours = tokens(camp)
    rest = set(ours) - _CAMPS
    return bool(rest) and len(rest) < len(set(ours)) and rest <= set(tokens(person))


def hearsay(text: str, speaker: str, other: str) -> bool:
    """Whether somebody's words tell of others who said it, name the other voice, or speak of the speaker as of a third.

    Then they may pass on what another said, or be another's: that the two are separate is not known.
    """
    words = set(tokens(text))
    return any(_named_in(name, words) for name in (speaker, other)) or _SAID.search(text) is not None


def says_itself(text: str, name: str) -> bool:
    """Whether words tell that somebody said it: the name, then a verb of saying ("the Grey Banner claimed …")."""
    verb = _SAYS.search(fold(text))
    before = set(tokens(fold(text)[: verb.start()])) if verb else set()
    return bool(verb) and bool(tokens(name)) and set(tokens(name)) <= before


def one_survey(a: str, b: str, texts: tuple[str, str]) -> bool:
    """Whether two sources are surveys or those who were asked, and give the same number."""
    one, two = (set(_NUMBERS.findall(text)) for text in texts)
    return bool(_SURVEY.search(fold(a)) and _SURVEY.search(fold(b)) and one & two)


def _named_in(name: str, words: set[str]) -> bool:
    return bool(ours := tokens(name)) and (set(ours) <= words or ours[-1] in words)


def _of(words: str, bodily: set[str]) -> bool:
    ours = set(tokens(words))
    return bool(ours) and (_holds(bodily, ours) or _holds(ours, bodily))


def _holds(all_of: set[str], some: set[str]) -> bool:
    """Whether all of some words stand among others; a nation's word is its country's ("Syrian", "Syria")."""
    kept = some - _CAMPS
    return bool(kept) and all(any(_same(one, other) for other in all_of) for one in kept)


def _same(one: str, other: str) -> bool:
    return bool(_stems(one) & _stems(other))


def _stems(word: str) -> set[str]:
    return {word, *(word.removesuffix(end) for end in _NATIONS if word.endswith(end) and len(word) - len(end) >= 4)}


def one_quotation(a: str, b: str) -> bool:
    """Whether two texts hold the same words in a row, so many that somebody said them once."""
    ours, theirs = (_WORD.findall(fold(text)) for text in (a, b))
    if min(len(ours), len(theirs)) < _LEAST_QUOTED:
        return False
    runs = {tuple(ours[i : i + _LEAST_QUOTED]) for i in range(len(ours) - _LEAST_QUOTED + 1)}
    shared = sum(tuple(theirs[i : i + _LEAST_QUOTED]) in runs for i in range(len(theirs) - _LEAST_QUOTED + 1))
    return shared + _LEAST_QUOTED - 1 >= 0.6 * min(len(ours), len(theirs)) and shared > 0
