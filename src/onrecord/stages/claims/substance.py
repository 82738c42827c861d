"""Whether words assert anything when they stand alone.

"To isolate the movement" and "a plan to isolate the movement that has emerged" tell what somebody announced, dropped or
opposed; by themselves they assert nothing. There is no parser here: a finite verb is known by an auxiliary, by its form
or by the subject before it. Words that begin and end like a sentence are one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.stages.claims.lexicon import EVENT_OF, IRREGULAR, VERBS
from onrecord.stages.claims.terms import term

_OPENING = re.compile(r"^\W*(?:that|whether|if)\s+", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:(?<!of )(?<!in )(?<!on )(?<!at )(?<!by )(?<!from )(?<!with )that"
    r"|which|who|whom|whose|where|when|while|because|as|after|before|if|although|though|until|since|how|why"
    r"|whether|than|what)\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"^\W*(?:not )?to (?P<verb>[a-z]+)\b")
_NO_VERB = frozenset(
    """the a an me us you him her it them my our your his their its this that those these some many most all any
    date""".split()
)
_TOKEN = re.compile(r"[\w-]+(?:['’][\w]+)?")
_AUXILIARIES = frozenset(
    """is are was were am has have had will would can could may might shall should must does did do cannot isn't aren't
    wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't doesn't didn't don't mustn't let's it's
    that's there's he's she's what's who's here's ain't""".split()
)
_SHORTENED = ("'re", "'ve", "'ll", "'d", "'m", "n't")
_SUBJECTS = frozenset("i we they he she there".split())
_MANY = frozenset("people men women children police you these those many some others".split())
_BEFORE_NOUNS = frozenset(
    """a an the to of in on at by for with from into this that his her their our your my its no any every each as be
    been being""".split()
)
_PAST = (IRREGULAR.keys() - {"dead", "death"}) | set(
    """went came gave ate hung lay lit rode rang slept swept wept woke shook spun stuck swung put cut hit set shut
    hurt cost spread beat burst quit split dealt dug forgot froze heard laid sang shone slid swore swam lent bore bound
    got did said died""".split()
)
_ACTS = VERBS | EVENT_OF.keys()
_COMMON = frozenset("want need like mean hope come make take get go say seem live run know feel".split())
_ADVERBS = frozenset("already also now then still never often soon once again".split())
_SENTENCE = re.compile(r"^[“\"‘']?[A-Z0-9].*[.!]\W*$", re.DOTALL)


@lru_cache(maxsize=100_000)
def fragment(text: str) -> bool:
    """Whether no main clause with a finite verb stands in the words: an infinitive, or a noun and what goes with it."""
    if _SENTENCE.match(text):
        return False
    text = _OPENING.sub("", text.replace("’", "'"))
    infinitive = _INFINITIVE.match(text)
    if infinitive and infinitive["verb"] not in _NO_VERB:
        return True
    first, *others = (_TOKEN.findall(clause) for clause in _CLAUSE.split(text))
    return not _finite(first, "") and all(
        _finite(words, "who") < 2 for words in others
    )  # its own, and the main clause's behind it


def opens_predicate(word: str) -> bool:
    """Whether a word right behind a name may be its verb or stand before that, and no noun that the name describes."""
    low = word.lower()
    return word.islower() and (
        low in _AUXILIARIES or low in _PAST or low in _ADVERBS or low.endswith(("ed", "ly")) or term(low) in _ACTS
    )


def _finite(words: Sequence[str], before: str) -> int:
    """How many finite verbs a clause holds, as far as can be told."""
    found = 0
    for word in words:
        low = word.lower()
        if low in _AUXILIARIES:
            found += before not in _AUXILIARIES
        elif low.endswith(_SHORTENED) or low in _SUBJECTS or _is_finite(before, word):
            found += 1
        before = before if low.endswith("ly") else low
    return found


def _is_finite(before: str, word: str) -> bool:
    """Whether a word is a verb in a finite form, by what stands before it; auxiliaries were counted themselves."""
    if not word.islower() or before in _BEFORE_NOUNS or before in _AUXILIARIES or before in _SUBJECTS:
        return False
    if word in _PAST or (before and word.endswith("ed") and len(word) > 4):  # not "need", nor "famed" at the beginning
        return True
    stem = term(word) or word
    if word.endswith("s"):
        return not word.endswith(("ss", "us")) and (stem in _ACTS or stem.removesuffix("s") in _COMMON)
    plural = before in _MANY or (before.endswith("s") and not before.endswith(("'s", "ss", "us")))
    return plural and (stem in _ACTS or word in _COMMON) and not word.endswith("ing")
