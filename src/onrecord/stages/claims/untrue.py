"""Words that call something untrue: "that is completely false", "it never happened", "no truth to it"."""

from __future__ import annotations

import re
from functools import lru_cache

WORDS = (
    r"(?:false|falsehoods?|untrue|baseless|unfounded|groundless|bogus|fabricat(?:ed|ions?)|made up|fictitious|lies?"
    r"|liars?|nonsense|fake news|hoax|smear|slander|libel|defamatory"
    r"|inaccurate|incorrect|without (?:merit|foundation|basis)|propaganda|contrived|(?:\w+ly|dead|just|plain) wrong"
    r"|(?:not|n['’]t) (?:\w+ly )?(?:true|accurate|correct))"
)
_ANY = re.compile(
    rf"\b{WORDS}\b|\b(?:happen|occur|(?:took|take) place|no truth|nothing to do with|none of"
    r"|(?:do|done|did) (?:it|this|that|anything|nothing|any|such)|innocent)",
    re.IGNORECASE,
)
_SUBJECT = (
    r"\b(?:it|this|that|these|those|they|th(?:e|ose|is|at) \w+|allegations?|accusations?|claims?|charges?|reports?"
    r"|story|stories|suggestions?|rumou?rs?|notion|any(?:thing)?|all|\w+['’]s?)\W+"
)
_HOW = (
    r"(?:(?:\w+ly|all|just|simply|a|an|such|nothing but|(?:complete|total|absolute|utter|pure)|\w+ly and \w+ly),? "
    r"[\"“‘']?){0,3}"
)
_SAID = (
    rf"{_SUBJECT}(?:[^.;!?]{{0,200}}?\W)?(?<!what )(?<!which )(?:is|are|was|were|as|be|being|it)\W+{_HOW}{WORDS}\b",
    rf"{_SUBJECT}(?<=[\"“‘'])(?<!['’]s [\"“‘'])(?:\w+ly )*{WORDS}\b",
    (
        r"^\W*(?:it|that|this)?['’]?s?\W*"
        r"(?:(?:\w+ly|so|just|all|is|are|as|a|an|total|complete|absolute|utter|pure|plain)\W+){0,4}"
        rf"{WORDS}\W*(?:and (?:\w+\W*){{1,3}})?$"
    ),
    r"\b(?:never|did ?(?:not|n['’]t)(?: ever)?) (?:happen(?:ed)?|occur(?:red)?|took place|take place)\b",
    (
        r"\b(?:did not|didn['’]t|never|(?:have|has|had)(?: not|n['’]t))(?: ever)? (?:do|done|did) "
        r"(?:it|this|that|anything|any of|any such|such)\b"
    ),
    r"\b(?:did|done) (?:nothing|anything) wrong\b|\bI(?: am|['’]m) (?:\w+ly )?innocent\b",
    r"\bno truth (?:to|in)\b|\bnothing to do with (?:it|this|that)\b",
    r"\bnone of [^.;!?]{0,60}\b(?:is|are|was|were) (?:true|accurate|correct)\b",
)
_UNTRUE = re.compile("|".join(_SAID), re.IGNORECASE)


@lru_cache(maxsize=20_000)
def untrue(text: str) -> bool:
    """Whether a text calls something untrue that it points at or repeats."""
    return _ANY.search(text) is not None and _UNTRUE.search(text) is not None
