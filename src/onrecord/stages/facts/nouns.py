"""The noun that a count counts: "12 other of its men", "15 family members", "an injured woman"."""

from __future__ import annotations

import re

from onrecord.stages.facts.numbers import NUMBER
from onrecord.stages.facts.people import is_of_people

NEXT = re.compile(r"\s((?:[A-Z]\.){2,}|\w[\w'’-]*)")
# Between a number and its noun: "12 other of its men", "two of the seven men".
_LINKS = re.compile(
    rf"(?:\s(?:other|more|further|additional|of)\b)*(?:\s(?:the|its|his|her|their|our|my|these|those)\b)?(?:\s{NUMBER}(?=\s))?",
    re.IGNORECASE,
)

# The counted noun ends before one of these.
AFTER_NOUN = frozenset(
    """a an the and or but nor of in on at by with from for to into onto near under over during after before since
    when while as than that which who whom whose was were is are be been being has have had did do does will would
    could may might including among also still then now so if because about between against across inside outside
    aboard around through without within along down up off out not no
    killed killing kills dead died dies dying wounded wounding injured injuring hurt displaced displacing homeless
    named called aged identified missing arrested arresting detained
    detaining abducted kidnapped unaccounted martyred perished drowned slain
    driven forced fled feared lost found shot evacuated rescued burned trapped said say says told
    reported confirmed suspected known today yesterday overnight nationwide worldwide
    monday tuesday wednesday thursday friday saturday sunday
    death deaths fatalities casualties martyrs injuries arrests it he she
    they we you i his her their its this these those""".split()
)
_LY = frozenset("family elderly friendly daily early ally reply assembly only".split()) - {"only"}
_LONGEST_NOUN = 4


def counted_noun(text: str, start: int, end: int) -> tuple[int, str | None]:
    """Return where the counted noun ends and the noun; (start, None) if none is printed."""
    links = _LINKS.match(text, start, end)
    place = first = links.end() if links else start
    words: list[str] = []
    while len(words) < _LONGEST_NOUN and (word := NEXT.match(text, place, end)):
        plain = word[1].casefold()
        if plain in AFTER_NOUN or (plain.endswith("ly") and plain not in _LY and not word[1][0].isupper()):
            break
        if plain.endswith(("n't", "n’t")) or (words and is_of_people(words[-1]) and not is_of_people(plain)):
            break  # "four sons Walid", "70 people sheltering"
        if plain[0].isdigit() and not plain.endswith("-old"):
            break
        words.append(word[1])
        place = word.end()
    if not words:
        return start, None
    return place, " ".join(text[first:place].split())


_SAID_BEFORE = re.compile(
    r"\s(?:dead|killed|slain|injured|wounded|hurt|displaced|homeless|missing|arrested|detained|jailed|abducted|kidnapped)(?=\s)",
    re.IGNORECASE,
)
_SAID_AS_NOUN = re.compile(r"\s(?:deaths?|fatalit(?:y|ies)|injuries|arrests|casualties)\b", re.IGNORECASE)


def described(text: str, end: int, who: str | None) -> tuple[int, str | None]:
    """Return where those counted end and what they are, with what happened to them said before or as the noun.

    "an injured woman" counts a woman, "246 new deaths" nobody in particular.
    """
    if who is None and (said := _SAID_BEFORE.match(text, end)):
        stop, noun = counted_noun(text, said.end(), len(text))
        return (stop, noun) if is_of_people(noun) and noun else (end, None)
    if who is not None and not is_of_people(who) and _SAID_AS_NOUN.match(text, end):
        return end, None
    return end, who
