"""Names without a model: capitalised runs, what stands around them, and word lists.

Each place where a name stands gives hints for person, organisation or place; the hints of all its places in the
article are summed up, so that a name has one kind throughout.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from onrecord.edges.engines.rules.pieces import KNOWN, Piece, pieces
from onrecord.edges.engines.rules.runs import COMMON, joined, runs, Run
from onrecord.gazetteer import AGENCIES, BODIES, CAPITALS, FIRST_NAMES, LOC_HEADS, ORG_HEADS, OUTLETS, PLACES, STATES
from onrecord.records import Article, Block, Name, NameKind, Span

_KINDS: tuple[NameKind, NameKind, NameKind] = ("PER", "ORG", "LOC")
_PER, _ORG, _LOC = range(3)
_LOWER = re.compile(r"(?<![\w'’-])[a-z]{3,}")

_SAY = r"said|says|told|tells|added|adds|wrote|tweeted|argued|warned|stated|insisted|noted|recalled|explained|asked|replied"
_BEFORE = re.compile(
    r"(?:\b(?P<of>(?:province|governorate|district|city|town|village|region|state|capital|port|suburb|island|county) of)"
    r"|\b(?P<loc>in|near|across|outside|inside|throughout|around|toward|towards|into|northern|southern|eastern|western|central|downtown|north of|"
    r"south of|east of|west of)"
    r"|\b(?P<at>at|from|to)"
    r"|\b(?P<the>the|The)"
    r"|\b(?P<person>(?:spokes(?:man|woman|person)|minister|president|leader|chief|expert|analyst|lawyer|activist|actor|"
    r"actress|singer|author|journalist|director|professor|researcher|commander|candidate|senator|lawmaker|named|wife|"
    r"husband|son|daughter|brother|sister|father|mother|executive|chairman|spokesperson|officer|economist|historian|"
    r"rival|founder|correspondent|reporter|coach|captain|striker|student|resident|wrote|said|says|added),?)"
    r"|\b(?P<body>group|company|party|agency|newspaper|channel|website|magazine|broadcaster|network|firm|giant|"
    r"organi[sz]ation|movement|militia|club|retailer|bank|startup|nonprofit|union|think tank|daily|weekly|site|band))"
    r"[ \u00a0][\"“‘']?$"
)
_AFTER = re.compile(
    rf"(?P<say>,?[\"”’]? (?:{_SAY})\b)"
    r"|(?P<age>, (?:aged )?\d\d?\b(?! \w+ \d)(?!,?\d)|, who\b|, whose\b|, (?:a|an|the) (?:\w+ ){0,3}(?:expert|analyst|professor|director|"
    r"spokes\w+|lawyer|\w*man|\w*woman|president|minister|member|leader|researcher|author|journalist|chief|commander|resident|economist|"
    r"teacher|student|mother|father|senior|adviser|advisor|former|senator|executive|founder|official)\b)"
    r"|(?P<place> (?:province|governorate|district|region|county|city|town|village|camp|valley|river|mountains?|island|"
    r"peninsula|area|neighbou?rhood|border|airport|prison|street|suburb|area|desert|refinery|crossing|air base)\b)"
    r"|(?P<body> (?:militants?|fighters|forces|movement|group|party|militias?|website|newspaper|news agency|news website|"
    r"agency|employees|shares|terrorists?|insurgents|rebels|units?|resistance|channel|television|chief executive|CEO|stock)\b)"
    r"|(?P<people> (?:spokes\w+|officials?|executives?|members|leaders?|lawmakers|troops|reported|reports|investigators|agents|customers|players)\b)"
    r"|(?P<folk> (?:people|peoples|communit(?:y|ies)|women|men|families|culture|language|tribes?|villagers|ethnic|rights|"
    r"virus|outbreak|vaccines?|epidemic|pandemic|disease|variant|era|season|weekend|holiday|style|accent|cuisine|food)\b)"
    r"|(?P<self> (?:himself|herself)\b| (?:is|was) (?:born|married|arrested|killed|a \w+man)\b)"
)
_MODIFIED = re.compile(
    r"[ \u00a0](?!(?:has|had|have|is|was|are|were|will|would|said|says|in|of|on|at|to|for|and|or|from|by|with|that|which|who|also|could|"
    r"should|may|can|did|does|do|as|than|after|before|since|while|when|where|but|because|about|into|over)\b)[a-z]"
)
_WEIGHT_BEFORE = {
    "of": (0, 0, 3), "loc": (-0.5, -0.5, 2), "at": (0, 0.3, 0.5), "modifier": (-0.5, 0.6, 0.1), "the": (-2, 1.5, 0.3),
    "person": (2.5, 0, 0), "body": (-1, 2.5, 0),
}  # fmt: skip
_WEIGHT_AFTER = {
    "folk": (-1.5, -1.5, -1),"say": (1, 0.5, -0.5), "age": (3, 0, 0), "place": (-1, 0, 3), "people": (-0.3, 0.6, 0.2), "body": (-1.5, 1.5, 0), "self": (3, 0, 0)}

_LISTED = 30.0  # what a list says is outweighed by a person's title alone, repeated

Scores = list[float]


def find_names(article: Article) -> tuple[Name, ...]:
    """Find persons, organisations and places in the title, captions and body of an article.

    Sorted by place, not overlapping, without titles ("Defence Minister") and possessives. A word whose capital
    the beginning of a sentence, a headline in title case or shouting explains is a name only if the body shows it
    to be one.
    """
    text = article.text
    seen: list[Piece] = []
    kept_back: list[Piece] = []
    lower = set(_LOWER.findall(text, article.extent.start, article.extent.end))
    for block in _blocks(article):
        shouted = _capitals_prove_nothing(text, block)
        for piece in _pieces(text, block.span):
            (kept_back if shouted or _doubtful(piece, lower) else seen).append(piece)
    scores = _score(text, seen)
    _lend_to_parts(scores)
    _lend_in_lists(text, seen, scores)
    known = {key.casefold() for key in scores}
    for piece in kept_back:
        seen.extend(_known_parts(text, piece, scores, known))
    return tuple(_names(text, seen, scores))


def _blocks(article: Article) -> Iterator[Block]:
    if not article.blocks:
        yield Block(article.extent, "body")
    for block in article.blocks:
        if block.role in ("title", "body", "caption"):
            yield block


def _pieces(text: str, span: Span) -> Iterator[Piece]:
    held: Run | None = None
    for run in runs(text, span):
        if held is not None:
            if not held.possessive and joined(text, held, run):
                run = Run(held.tokens + run.tokens, held.initial, run.possessive)
            else:
                yield from pieces(text, held)
        held = run
    if held is not None:
        yield from pieces(text, held)


def _capitals_prove_nothing(text: str, block: Block) -> bool:
    """Whether the block is a headline in title case, or shouted."""
    span = block.span
    if span.end - span.start > 300:
        return False
    words = [w for w in text[span.start : span.end].split() if w[0].isalpha() and len(w) > 3]
    capital = sum(w[0].isupper() for w in words)
    shouted = sum(w.isupper() for w in words)
    if len(words) > 2 and shouted > 0.7 * len(words):
        return True
    return block.role == "title" and len(words) > 2 and capital > 0.75 * len(words)


def _doubtful(piece: Piece, lower: set[str]) -> bool:
    """Whether only its first place in the sentence speaks for a single word."""
    if len(piece.words) > 1 or piece.titled:
        return False
    word = piece.words[0]
    if word.text in KNOWN:
        return word.low in lower and word.low in COMMON and not word.text.isupper()
    if word.text.isupper():
        return word.low in lower or (len(word.text) > 3 and word.low in COMMON)
    return piece.initial and (word.low in lower or word.low in COMMON)


def _form(text: str, piece: Piece) -> str:
    return text[piece.start : piece.end]


def _score(text: str, seen: list[Piece]) -> dict[str, Scores]:
    scores: dict[str, Scores] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for piece in seen:
        form = _form(text, piece)
        own = scores.get(form)
        if own is None:
            own = scores[form] = list(_of_form(form, piece))
        if piece.titled:
            own[_PER] += 4
        before = _BEFORE.search(text, max(0, piece.start - 24), piece.start)
        if before and before.lastgroup:
            of_noun = before.lastgroup == "the" and _MODIFIED.match(text, piece.end)  # "the Vale government" may be a person's
            _add(own, _WEIGHT_BEFORE["modifier" if of_noun else before.lastgroup])
        after = _AFTER.match(text, piece.end)
        if after and after.lastgroup:
            _add(own, _WEIGHT_AFTER[after.lastgroup])
    return scores


def _add(own: Scores, weights: tuple[float, float, float]) -> None:
    for i in range(3):
        own[i] += weights[i]


def _of_form(form: str, piece: Piece) -> tuple[float, float, float]:
    """What the words of a name say of its kind, wherever it stands."""
    words = piece.words
    if form in STATES or form in CAPITALS or form in PLACES:
        return 0, 0, _LISTED
    if form in AGENCIES or form in OUTLETS or form in BODIES:
        return 0, _LISTED, 0
    last = words[-1].low
    if len(words) == 1:
        word = words[0].text
        if word.isupper() and len(word) > 1:
            return 0, 3, 0
        if word in FIRST_NAMES:
            return 2.5, 0, 0
        if last in ORG_HEADS:
            return 0, 2, 0
        return 0.6, 0.8, 0.8
    if last in ORG_HEADS or "&" in form:
        return 0, 5, 0
    if last in LOC_HEADS or words[0].low in ("mount", "lake", "fort", "cape", "port", "camp", "ain", "tel", "jurf"):
        return 0, 0, 5
    if any(word.low in ORG_HEADS for word in words[:-1]):
        return 0, 3.5, 0
    if words[0].text in FIRST_NAMES:
        return 4, 0, 0
    if len(words[0].text) == 2 and words[0].text[1] == "." or len(words[0].text) == 1:
        return 3, 0, 0
    if words[0].low in ("new", "north", "south", "east", "west", "san", "santa", "los", "las", "saint", "st"):
        return 0, 0, 3
    if all(word.low in COMMON for word in words):
        return -3, 2.5, 0.5
    if words[0].text in KNOWN:
        return 0, 2.5, 1
    if len(words) > 4:
        return 0, 2, 0
    return 2, 0.5, 0.5


def _lend_to_parts(scores: dict[str, Scores]) -> None:
    """Let a surname standing alone be a person, and a person's full name be supported by it."""
    people = [form for form, own in scores.items() if " " in form and _best(own) == _PER and own[_PER] >= 2]
    by_last: dict[str, list[str]] = defaultdict(list)
    for form in people:
        by_last[_surname(form)].append(form)
    for form, own in scores.items():
        if " " not in form and form not in STATES and _surname(form) in by_last:
            own[_PER] += 5


def _lend_in_lists(text: str, seen: list[Piece], scores: dict[str, Scores]) -> None:
    """Let an unsure name be of the kind of its neighbour in a list: "Basra, Karbala and Najaf"."""
    for left, right in pairwise(seen):
        if not 0 < right.start - left.end <= 6:
            continue
        gap = text[left.end : right.start]
        if gap in (", ", " and ", ", and ", " or "):
            one, two = scores[_form(text, left)], scores[_form(text, right)]
            for strong, weak in ((one, two), (two, one)):
                best = _best(strong)
                if strong[best] >= 3 and max(weak) < 2.5 and (gap != ", " or best == _LOC):
                    weak[best] += 1.2


def _surname(form: str) -> str:
    last = form.rsplit(" ", 1)[-1].casefold()
    return last[3:] if last[:3] in ("al-", "el-") else last


def _best(own: Scores) -> int:
    return max(range(3), key=lambda i: (own[i], -i))


def _known_parts(text: str, piece: Piece, scores: dict[str, Scores], known: set[str]) -> Iterator[Piece]:
    """The names that the body (or a list) knows within words whose capitals prove nothing; longest first."""
    words, i = piece.words, 0
    while i < len(words):
        for j in range(len(words), i, -1):
            form = text[words[i].start : words[j - 1].end]
            word_like = j == i + 1 and words[i].low in COMMON and not form.isupper()
            if form in scores or (form in KNOWN and not word_like) or (form.isupper() and j > i + 1 and form.casefold() in known):
                part = Piece(words[i:j])
                if form not in scores:
                    scores[form] = list(_of_form(form, part))
                yield part
                i = j
                break
        else:
            i += 1


def _names(text: str, seen: list[Piece], scores: dict[str, Scores]) -> Iterator[Name]:
    for piece in sorted(seen, key=lambda piece: piece.start):
        own = scores[_form(text, piece)]
        best = _best(own)
        if own[best] <= 0:  # what stands beside it says that it names a people or a thing
            continue
        total = sum(max(0.0, value) for value in own) or 1.0
        yield Name(Span(piece.start, piece.end), _KINDS[best], round(max(0.0, own[best]) / total, 3))
