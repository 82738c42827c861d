"""How alike two spellings are."""

from __future__ import annotations

import re

from onrecord.edges.gazetteers.spelling import bare, consonants, plain, skeleton, sounds, unglued

_VOWELS = re.compile(r"[aeiou]")


def likeness(a: str, b: str) -> float:
    """The share of letters that two spellings have in common in the same order, 0 to 1.

    The measure rapidfuzz calls ratio / 100. Names are short and few are compared, so this needs no package.
    """
    if a == b:
        return 1.0
    row = [0] * (len(b) + 1)
    for x in a:
        diagonal = 0
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], diagonal + 1 if x == y else max(row[j], row[j - 1])
    return 2 * row[-1] / (len(a) + len(b)) if a or b else 1.0


def alike(a: str, b: str) -> float:
    """How alike two folded names are: by their letters, sounds and consonants in equal parts; 1 for the same letters.

    One that was put into Latin letter by letter, without vowels, is compared by its consonants.
    """
    if _VOWELS.search(unglued(a)):
        return max(_alike(a, b), 0.95 * _alike(plain(a), b) if plain(a) != a else 0.0)
    a = unglued(a)
    with_glides = likeness(consonants(a), consonants(b))
    return 0.95 * (likeness(skeleton(a).removesuffix("t"), skeleton(b).removesuffix("t")) + with_glides) / 2


def _alike(a: str, b: str) -> float:
    by = likeness(bare(a), bare(b)), likeness(sounds(a), sounds(b)), likeness(consonants(a), consonants(b))
    return sum(by) / 3
