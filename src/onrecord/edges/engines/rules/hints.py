"""What a name's own words and the words around it say of its kind.

Hints are weights for (person, organisation, place); those of all places of a name in an article are summed up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from onrecord.edges.engines.rules.pieces import Piece
from onrecord.edges.engines.rules.runs import COMMON
from onrecord.gazetteer import AGENCIES, BODIES, CAPITALS, FIRST_NAMES, LOC_HEADS, ORG_HEADS, OUTLETS, PLACES, STATES

PER, ORG, LOC = range(3)
Scores = list[float]
Weights = tuple[float, float, float]

_LISTED = 30.0  # what a list says is outweighed only by a person's title, repeated
_TITLED = 4.0
_PLACE_STARTS = frozenset("mount lake fort cape port camp ain tel jurf wadi".split())
_PLACE_PARTS = frozenset("new north south east west san santa los las saint st".split())

_BEFORE = re.compile(
    r"""(?:\b(?P<of>(?:province|governorate|district|city|town|village|region|state|capital|port|suburb|island|county
                    |government|president|king|people|army|border|parliament|banks|republic|kingdom)
                    \ of)
    |\b(?P<land>neighbou?ring|border\ with|bound\ for|(?:visit|trip|flight|flew|fled|travel(?:l?ed)?|deported)\ to
                    |(?:its|the|[’']s)\ capital,)
    |\b(?P<loc>[Ii]n|[Nn]ear|[Aa]cross|[Oo]utside|[Ii]nside|[Tt]hroughout|[Aa]round|northern|southern|eastern|western
                    |central|downtown|north\ of|south\ of|east\ of|west\ of)
    |\b(?P<at>at|from|to|toward|towards|into)
    |\b(?P<the>the|The)
    |\b(?P<person>(?:spokes(?:man|woman|person)|minister|president|leader|chief|expert|analyst|lawyer|activist|actor
                    |actress|singer|author|journalist|director|professor|researcher|commander|candidate|senator
                    |lawmaker|named|wife|husband|son|daughter|brother|sister|father|mother|executive|chairman|officer
                    |economist|historian|rival|founder|correspondent|reporter|coach|captain|striker|student|resident),?)
    |\b(?P<says>(?:wrote|said|says|added),?)
    |\b(?P<body>group|company|party|agency|newspaper|channel|website|magazine|broadcaster|network|firm|giant
                    |organi[sz]ation|movement|militia|club|retailer|bank|startup|nonprofit|union|think\ tank|daily
                    |weekly|site|band|charity|supplier
                    |app|messaging\ service))
    [ \u00a0]["“‘']?$""",
    re.VERBOSE,
)
_AFTER = re.compile(
    r"""(?P<say>,?["”’]?\ (?:said|says|told|tells|added|adds|wrote|tweeted|argued|warned|stated|insisted|noted|recalled
                    |explained|asked|replied)\b)
    |(?P<apposed>,\ (?:aged\ )?\d\d?\b(?!\ \w+\ \d)(?!,?\d)|,\ who\b|,\ whose\b
                    |,\ (?:a|an|the)\ (?:\w+\ ){0,3}(?:expert|analyst|professor|director|spokes\w+|lawyer|\w*man
                    |\w*woman|president|minister|member|leader|researcher|author|journalist|chief|commander|resident|economist
                    |teacher|student|mother|father|senior|adviser|advisor|former|senator|executive|founder|official)\b)
    |(?P<firm>,\ (?:a|an|the)\ (?:[\w-]+\ ){0,3}(?:company|firm|charity|supplier|manufacturer|maker|retailer|nonprofit
                    |organi[sz]ation|think\ tank|start-?up|subsidiary|operator|contractor|network|militia)\b)
    |(?P<place>,\ (?:a|an|the|its)\ (?:[\w-]+\ ){0,2}(?:capital|city|town|village|port|province|suburb)\b
                    |\ (?:province|governorate|district|region|county|city|town|village|camp|valley|river|mountains?
                    |island|peninsula|area|neighbou?rhood|border|airport|prison|street|suburb|desert|refinery|crossing
                    |air\ base)\b)
    |(?P<body>\ (?:militants?|fighters|forces|movement|group|party|militias?|website|newspaper|news\ agency
                    |news\ website|agency|employees|shares|terrorists?|insurgents|rebels|units?|resistance|channel
                    |television|chief\ executive|CEO|stock)\b)
    |(?P<land>['’]s\ (?:prime|president|foreign|government|army|parliament|capital|defen[cs]e|interior|military|navy
                    |coast|northern|southern|eastern|western|border|central|ministry|minister|supreme|ruling
                    |opposition|economy|troops|soldiers|territory|neighbou?rs?|borders?|ambassador|embassy|constitution|security|people|population|largest
                    |second|main)\b)
    |(?P<which>,\ which\b)
    |(?P<office>\ (?:administration|presidency|impeachment|supporters|aides?)\b)
    |(?P<state>\ (?:side|government|soldiers|troops|authorities|embassy|parliament|army|police|airport|border)\b)
    |(?P<staff>\ (?:spokes\w+|officials?|executives?|members|leaders?|lawmakers|reported|reports|investigators
                    |agents|customers|players)\b)
    |(?P<folk>\ (?:people|peoples|communit(?:y|ies)|women|men|families|culture|language|tribes?|villagers|ethnic|rights
                    |virus|outbreak|vaccines?|epidemic|pandemic|disease|variant|era|season|weekend|holiday|style|accent
                    |cuisine|food)\b)
    |(?P<self>\ (?:himself|herself)\b|\ (?:is|was)\ (?:born|married|arrested|killed|a\ \w+man)\b)""",
    re.VERBOSE,
)
# "the Vale government" may be a person's; "the Vale said" may not.
_MODIFIES = re.compile(
    r"""[ \u00a0](?!(?:has|had|have|is|was|are|were|will|would|said|says|in|of|on|at|to|for|and|or|from|by|with|that
    |which|who|also|could|should|may|can|did|does|do|as|than|after|before|since|while|when|where|but|because|about|into|over)
    \b)[a-z]""",
    re.VERBOSE,
)
_CLOSES = re.compile(r"\s*$|[”\"’']?[,.;:!?)\n]| (?:who|of|in|at|on|after|during|to|as|from|by|and|last|this)\b")
_NOTHING: Weights = (0, 0, 0)
_WEIGHT_BEFORE: dict[str, Weights] = {
    "of": (0, 0, 3),
    "land": (-1, -0.5, 3),
    "loc": (-0.5, -0.5, 2),
    "at": (0, 0.3, 0.6),
    "the": (-2, 1.5, 0.3),
    "modifier": (-0.1, 0.2, 0),
    "person": (2.5, 0, 0),
    "says": (2.5, 0, 0),
    "body": (-1, 2.5, 0),
}
_WEIGHT_AFTER: dict[str, Weights] = {
    "say": (1, 0.5, -0.5),
    "apposed": (3, 0, 0),
    "firm": (-2, 4, -1),
    "place": (-1, 0, 3),
    "which": (-1.5, 0.5, 0.3),
    "office": (0.8, 0, 0),
    "body": (-1.5, 1.5, 0),
    "land": (-1, 0, 2),
    "state": (-0.2, 0.2, 1),
    "staff": (0, 0.3, 0.1),
    "folk": (-1.5, -1.5, -1),
    "self": (3, 0, 0),
}


def best(own: Scores) -> int:
    """The kind with the highest score; the first of equals."""
    return own.index(max(own))


def score(text: str, seen: Sequence[Piece]) -> dict[str, Scores]:
    """Sum up the hints of every form over all its places."""
    scores: dict[str, Scores] = {}
    for piece in seen:
        form = text[piece.start : piece.end]
        own = scores.get(form)
        if own is None:
            own = scores[form] = list(of_form(form, piece))
        if piece.titled:
            own[PER] += _TITLED
        before = _BEFORE.search(text, max(0, piece.start - 24), piece.start)
        if before and before.lastgroup:
            _add(own, _weight_before(text, piece.end, before.lastgroup))
        after = _AFTER.match(text, piece.end)
        if after and after.lastgroup:
            _add(own, _WEIGHT_AFTER[after.lastgroup])
    _lend_to_surnames(scores)
    _learn_peoples(text, seen, scores)
    _lend_in_lists(text, seen, scores)
    return scores


def _weight_before(text: str, end: int, group: str) -> Weights:
    if group == "the" and _MODIFIES.match(text, end):
        return _WEIGHT_BEFORE["modifier"]
    if group == "says" and not _CLOSES.match(text, end):  # "said Veltara had left": not who said so
        return _NOTHING
    return _WEIGHT_BEFORE[group]


def _add(own: Scores, weights: Weights) -> None:
    for kind in (PER, ORG, LOC):
        own[kind] += weights[kind]


def of_form(form: str, piece: Piece) -> Weights:
    """What the words of a name say of its kind, wherever it stands."""
    if form in STATES or form in CAPITALS or form in PLACES:
        return 0, 0, _LISTED
    if form in AGENCIES or form in OUTLETS or form in BODIES:
        return 0, _LISTED, 0
    return _of_words(form, piece) if len(piece.words) > 1 else _of_word(piece.words[0].text, piece.words[0].low)


def _of_word(word: str, low: str) -> Weights:
    if word.isupper() and len(word) > 1:
        return 0, 3, 0
    if word in FIRST_NAMES:
        return 2.5, 0, 0
    return (0, 2, 0) if low in ORG_HEADS else (0.9, 0.5, 0.8)


def _of_words(form: str, piece: Piece) -> Weights:
    lows = [word.low for word in piece.words]
    first, last = piece.words[0].text, lows[-1]
    if last in ORG_HEADS or "&" in form:
        return 0, 5, 0
    if last in LOC_HEADS:
        return 0, 0, 5
    if any(low in ORG_HEADS for low in lows):
        return 0, 3.5, 0
    if lows[0] in _PLACE_STARTS:
        return 0, 0, 5
    if first in FIRST_NAMES:
        return 7, 0, 0
    if len(first) == 1 or (len(first) == 2 and first[1] == "."):  # an initial
        return 3, 0, 0
    if lows[0] in _PLACE_PARTS:
        return 0, 0, 3
    return _of_unknown(lows, listed=first in STATES or first in CAPITALS or first in PLACES or first in BODIES)


def _of_unknown(lows: Sequence[str], *, listed: bool) -> Weights:
    if all(low in COMMON for low in lows):
        return -3, 2.5, 0.5
    if listed:
        return 0, 2.5, 1
    if len(lows) > 4 or lows[0] in COMMON:
        return 0.2, 2, 0.5
    if lows[-1] in COMMON:
        return 1.0, 1.3, 0.5
    return 2, 0.5, 0.5


def surname(form: str) -> str:
    """The last word of a name in lower case, without an Arabic article."""
    last = form.rsplit(" ", 1)[-1].casefold()
    return last[3:] if last[:3] in ("al-", "el-") else last


def _lend_to_surnames(scores: dict[str, Scores]) -> None:
    """Let a word standing alone be a person if it is the surname of one."""
    surnames = {surname(form) for form, own in scores.items() if " " in form and own[PER] >= 2 and best(own) == PER}
    for form, own in scores.items():
        if " " not in form and form not in STATES and surname(form) in surnames:
            own[PER] += 5


def _learn_peoples(text: str, seen: Sequence[Piece], scores: dict[str, Scores]) -> None:
    """Drop names of peoples; a word that another one makes a people of is a land: "Veltara" beside "Veltaran"."""
    for form, own in scores.items():
        first = form.split(" ", 1)[0]
        land = _land(first, scores)
        if land is not None:
            land[LOC] += 4
            if first == form:
                own[:] = _NO_NAME
    maybe = {form for form, own in scores.items() if _PEOPLE.fullmatch(form) and own[PER] < 2 and max(own) < _LISTED}
    if maybe:
        for piece in seen:
            form = text[piece.start : piece.end]
            if form in maybe and form[-1] != "s" and not _DESCRIBED.match(text, piece.end):
                maybe.discard(form)
        for form in maybe:
            scores[form][:] = _NO_NAME


def _land(people: str, scores: dict[str, Scores]) -> Scores | None:
    """The scores of the land whose people a word names."""
    if people[-1] not in "nsei" or people in FIRST_NAMES:
        return None
    for ending in _LANDS:
        land = scores.get(ending.sub("", people, count=1)) if ending.search(people) else None
        if land is not None and land[PER] < _LISTED:
            return land
    return None


_NO_NAME = (-1.0, -1.0, -1.0)
_LANDS = re.compile(r"(?<=a)ns?$"), re.compile(r"(?:(?<=[^aeiou])(?:ese|ian|ians)|(?<=n)i|(?<=n)is)$")
_PEOPLE = re.compile(r"[A-Z][a-z]{3,}(?:ians?|nese)")
# Behind a people's name used as an adjective: a noun. A verb or a preposition says that it names somebody.
_DESCRIBED = re.compile(
    r" (?!(?:was|is|were|are|has|had|have|will|would|could|can|may|did|does|said|says|told|in|of|on|at|to|for|and|or|"
    r"from|by|with|that|which|who|as|than|but|also|then|left|went|came|took|made|gave)\b)[a-z]+(?<!ed)\b"
)


def _lend_in_lists(text: str, seen: Sequence[Piece], scores: dict[str, Scores]) -> None:
    """Let an unsure name be of the kind of its neighbour in a list: "Basra, Karbala and Najaf"."""
    lent: dict[str, set[int]] = defaultdict(set)
    for left, right in pairwise(seen):
        if not 0 < right.start - left.end <= 6:
            continue
        gap = text[left.end : right.start]
        if gap not in (", ", " and ", ", and ", " or "):
            continue
        one, two = text[left.start : left.end], text[right.start : right.end]
        for sure, unsure in ((one, two), (two, one)):
            kind = best(scores[sure])
            if scores[sure][kind] >= 3 and max(scores[unsure]) < 2.5 and (gap != ", " or kind == LOC):
                lent[unsure].add(kind)
    for form, kinds in lent.items():
        for kind in kinds:
            scores[form][kind] += 1.2
