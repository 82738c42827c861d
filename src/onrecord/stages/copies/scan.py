"""Characters → words, in one pass: where each starts and ends, and a hash of it as printed.

An Arabic article belongs to its name ("al-Hawl", "El Salvador"); hyphens part words; points in initials and numbers do
not; apostrophes and combining marks belong to their word. A line is a paragraph.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

from onrecord.loops import Numbers, loop, octets

PARAGRAPH, BREAK = 1, 2
"""What may be said of a word: it is the first of its line; before it stands something that is not compared."""

_ALNUM, _LETTER, _DIGIT, _MARK, _APOSTROPHE, _HYPHEN = 1, 2, 4, 8, 16, 32
_TABLE = 0x20000  # beyond it stand ideographs only
_IDEOGRAPHS_END = 0x323B0


@cache
def classes(*, fast: bool) -> Numbers:
    """Return what each character below 0x20000 is, for loops of that kind."""
    return octets(_classes(), fast=fast)


@cache
def _classes() -> bytes:
    every = "".join(map(chr, range(_TABLE)))
    table = bytearray(_TABLE)
    for bit, kind in ((_ALNUM, r"[^\W_]"), (_LETTER, r"[^\W\d_]"), (_DIGIT, r"\d")):
        for found in re.finditer(f"{kind}+", every):
            for code in range(*found.span()):
                table[code] |= bit
    for code in range(0x300, 0x11000):
        if not table[code] and unicodedata.category(chr(code))[0] == "M":
            table[code] = _MARK
    for bit, characters in ((_APOSTROPHE, "'’‘ʼʿ`´"), (_HYPHEN, "-‐‑–")):
        for character in characters:
            table[ord(character)] |= bit
    return bytes(table)


assert sys.maxunicode >= _IDEOGRAPHS_END


@loop
def kind(codes: Numbers, table: Numbers, i: int, end: int) -> int:
    """Return what the character at a place is; nothing beyond the end."""
    if i >= end:
        return 0
    code = codes[i]
    if code < 0x20000:
        return table[code]  # type: ignore[no-any-return]
    return 3 if code < 0x323B0 else 0


@loop
def plain_end(codes: Numbers, table: Numbers, start: int, end: int) -> int:
    """Return the end of letters and digits, with apostrophes inside them."""
    i = start
    while True:
        while i < end and (97 <= codes[i] <= 122 or kind(codes, table, i, end) & 9):
            i += 1
        if kind(codes, table, i, end) & 16 and kind(codes, table, i + 1, end) & 1:
            i += 1
        else:
            return i


@loop
def initials_end(codes: Numbers, table: Numbers, start: int, end: int) -> int:
    """Return the end of initials ("U.S."), or the start if it is none."""
    i, found = start, 0
    while i + 1 < end and codes[i + 1] == 46 and kind(codes, table, i, end) & 2:
        i, found = i + 2, found + 1
    return i if found > 1 else start


@loop
def number_end(codes: Numbers, table: Numbers, start: int, end: int) -> int:
    """Return the end of a number with its points and commas ("1,200.50", "20th"), or the start if it is none."""
    i, group = start, start
    while kind(codes, table, i, end) & 4:
        i += 1
    while i + 1 < end and (codes[i] == 46 or codes[i] == 44 or codes[i] == 58) and kind(codes, table, i + 1, end) & 4:
        group = i
        i += 1
        while kind(codes, table, i, end) & 4:
            i += 1
    if i + 1 < end:
        one, two = codes[i], codes[i + 1]
        ordinal = (one == 115 and two == 116) or ((one == 110 or one == 114) and two == 100)  # st, nd, rd
        ordinal = ordinal or (one == 116 and two == 104)  # th
        if ordinal and not kind(codes, table, i + 2, end) & 1:
            return i + 2
    return group if kind(codes, table, i, end) & 1 else i


@loop
def article_end(codes: Numbers, table: Numbers, start: int, end: int) -> int:
    """Return where the name behind an Arabic article begins, or the start if there is no article."""
    if start + 3 >= end:
        return start
    one, two = codes[start] | 32, codes[start + 1]
    if one != 97 and one != 101 and one != 117:
        return start
    i = start
    if two == 108 and (one == 97 or one == 101):  # al, el
        if kind(codes, table, start + 2, end) & 32 or codes[start + 2] == 32:
            i = start + 3
    elif one == 97 and two == 115 and codes[start + 2] == 104:  # ash
        if kind(codes, table, start + 3, end) & 32:
            i = start + 4
    elif (one == 117 and two == 108) or (
        one == 97 and (two == 100 or two == 114 or two == 122 or two == 110 or two == 115 or two == 116)
    ):  # ul, ad, ar, az, an, as, at
        if kind(codes, table, start + 2, end) & 32:
            i = start + 3
    if i == start:
        return start
    if i < end and (codes[i] == 39 or codes[i] == 8217 or codes[i] == 8216):
        i += 1
    if kind(codes, table, i, end) & 2 and not 97 <= codes[i] <= 122:
        return i
    return start


@loop
def word_end(codes: Numbers, table: Numbers, start: int, end: int) -> int:
    """Return the end of the word that starts here."""
    first = kind(codes, table, start, end)
    if first & 2:
        i = initials_end(codes, table, start, end)
        if i > start:
            return i
        return plain_end(codes, table, article_end(codes, table, start, end), end)
    if first & 4:
        i = number_end(codes, table, start, end)
        if i > start:
            return i
    return plain_end(codes, table, start, end)


@loop
def plainly(size: int, second: int, after: int, what: int) -> bool:
    """Whether a letter and the small plain letters behind it are a word: no initials, no article, nothing more.

    Args:
        size: how many letters.
        second: the second of them, if there are two.
        after: the character behind them.
        what: what that is.
    """
    article = (size < 4) & ((what & 32 != 0) | (size == 2) & (after == 32) & (second == 108))
    return not (what & 25 != 0) | (size == 1) & (after == 46) | article  # all of it: nobody could foretell what is so


@loop
def scan(
    codes: Numbers, table: Numbers, pieces: Numbers, known: Numbers, found: Numbers, packed: Numbers, unknown: Numbers
) -> int:
    """Find the words of an article's pieces, and look up the numbers of their spellings.

    Args:
        codes: the characters.
        table: what each character is.
        pieces: start, end, whether something uncompared stands before it; on return the fourth is the number of the
            first word of the piece.
        known: the words met before, as `vocabulary` keeps them.
        found: filled with start and end of each word.
        packed: filled with its spelling's number, shifted by two bits, and flags.
        unknown: filled with the number of each word that is not known, and a hash of it as printed, never 0.

    Returns:
        How many words there are, times 2²¹, and how many are not known. At most a million: what follows them is not
        compared.
    """
    size, missing, broken, mask = 0, 0, 0, len(known) // 2 - 1
    for piece in range(0, len(pieces), 4):
        i, end = pieces[piece], pieces[piece + 1]
        if pieces[piece + 2] and size:
            broken = 2
        pieces[piece + 3] = size
        flags = 1
        while i < end and size < 1048576:
            code = codes[i]
            if code == 32:
                i += 1
                continue
            what = kind(codes, table, i, end)
            if not what & 1 and code != 37:
                if code == 10 or code == 13:
                    flags = 1
                i += 1
                continue
            # Nearly all words are a letter and small plain ones: their end is found and they are hashed in one go.
            stop = i + 1
            one, two = 7 * 1327217885 + code & 0x7FFFFFFF, (11 ^ code) * 16777619 & 0x7FFFFFFF
            while stop < end and 97 <= codes[stop] <= 122:
                one = (one * 1327217885 + codes[stop]) & 0x7FFFFFFF
                two = ((two ^ codes[stop]) * 16777619) & 0x7FFFFFFF
                stop += 1
            after = codes[stop] if stop < end else 32
            behind = kind(codes, table, stop, end)
            if not what & 2 or not plainly(stop - i, codes[stop - 1], after, behind):
                stop = word_end(codes, table, i, end) if what & 1 else i + 1
                one, two = 7, 11
                for k in range(i, stop):
                    one = (one * 1327217885 + codes[k]) & 0x7FFFFFFF
                    two = ((two ^ codes[k]) * 16777619) & 0x7FFFFFFF
            raw = (one << 31 | two) | 1
            slot = (raw >> 7) & mask
            while known[2 * slot] != 0 and known[2 * slot] != raw:
                slot = (slot + 1) & mask
            if known[2 * slot] == 0:
                unknown[2 * missing], unknown[2 * missing + 1] = size, raw
                missing += 1
            packed[size] = known[2 * slot + 1] << 2 | flags | broken
            found[2 * size], found[2 * size + 1] = i, stop
            size += 1
            flags, broken, i = 0, 0, stop
    return size << 21 | missing
