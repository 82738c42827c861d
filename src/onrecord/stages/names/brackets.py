"""Names declared by a bracket behind another: an acronym, another name, a translation, another script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from onrecord.gazetteer import ORG_HEADS
from onrecord.records import Alias, Span
from onrecord.stages.names.cues import UNFIT, behind
from onrecord.stages.names.folding import is_acronym, words
from onrecord.stages.names.initials import abbreviated, blended, long_form, spelled_by
from onrecord.stages.names.seen import Seen

_BRACKET = re.compile(r"[(\[]\s*([^()\[\]\n]{2,90})[)\]]")
_LANGUAGE = (
    r"(?:Arabic|Persian|Farsi|Hebrew|Turkish|Kurdish|Urdu|Hindi|Pashto|Dari|Bengali|Russian|Ukrainian|Polish|Czech|Serbian|"
    r"Greek|Latin|Italian|Spanish|Catalan|Portuguese|French|German|Dutch|Swedish|Danish|Norwegian|Finnish|Hungarian|"
    r"Romanian|Chinese|Mandarin|Cantonese|Japanese|Korean|Vietnamese|Thai|Malay|Indonesian|Somali|Swahili|Hausa|Amharic|"
    r"Armenian|Georgian|Yiddish|Tagalog|English|Welsh|Irish)"
)
# What stands first in brackets that give another name: "(formerly the", "[Arabic for".
_GLOSS_CUE = re.compile(
    r"[;,]?\s*"
    r"(?:(?:also|formerly|previously|now|or|better|commonly|earlier|originally|initially|then|later|sometimes|"
    r"often|alternatively|officially)\s+)*"
    rf"(?:(?:known|called|referred to|titled)(?: simply)?(?: (?:in {_LANGUAGE}|locally|simply))? as|known as|called|"
    r"titled|spelled|spelt|a\.?k\.?a\.?|formerly|previously|now|then|originally|née|né|born|renamed(?: as)?|"
    r"rebranded(?: as)?|later|nicknamed|abbreviated(?: as| to)?|"
    rf"short for|acronym for|the {_LANGUAGE} (?:acronym|name|abbreviation) (?:of|for)|"
    rf"(?:an? )?(?:{_LANGUAGE}|the) ?(?:acronym|name|word|term|abbreviation)? for|or|in {_LANGUAGE}[:,]?|"
    rf"(?:{_LANGUAGE}|literally|lit)[:,.])"
    r"\s*:?\s*(?:the\s+)?"
)
# What brackets behind a name give that is no other name: parties and states of lawmakers, exchanges, time zones.
_NO_ALIAS = re.compile(
    r"(?:[A-Z][-–—]|[A-Z]\.?$|[A-Z][a-z]{1,5}\.$|.*\d|(?:Rep|Dem|Con|Lab|Lib|Ind|SNP|CDU|SPD|CSU|NYSE|NASDAQ|Nasdaq|LON|"
    r"ASX|TSX|EST|EDT|GMT|UTC|CET|BST|IST|PDT|PST|MST|CST)\b)"
)
_ENDS_NAME = re.compile(r"['’]s$")
_POSSESSIVE = re.compile(r"(?:['’]s)? ?$")
_FOREIGN_WORD = frozenset(
    "de la le les el al du des del der die das di dos da y et und il lo los las per von van degli della".split()
)
_ENGLISH_WORD = frozenset("of the for in and our to with on without from by".split()) | ORG_HEADS


def bracketed(seen: Seen, extent: Span) -> Iterator[Alias]:
    """Yield the names that a bracket behind a name gives it."""
    text = seen.text
    for match in _BRACKET.finditer(text, extent.start, extent.end):
        inner = match[1].strip()
        before = text[max(extent.start, match.start() - 120) : match.start()].rstrip(" \"”’'")
        if not before or "\n" in text[match.start() - 1 : match.start()]:
            continue
        before = re.split(r"(?<![A-Z])[.;!?]\s|\n", before)[-1]
        script = _script(seen, match, inner)
        yield from script
        cue = _GLOSS_CUE.match(inner)
        if cue and cue.end():
            yield from behind(seen, match.start(), match.start(1) + cue.end(), cue[0].strip(" ;,"), match.end())
            continue
        if not script:
            yield from _acronym(seen, match, inner, before) or _gloss(seen, match, inner)


def _acronym(seen: Seen, match: re.Match[str], inner: str, before: str) -> list[Alias]:
    """As in "Long Form (LF)", "Long Form (LF or Other)" and "LF (Long Form)"."""
    text = seen.text
    stop = match.start()
    while stop > 0 and text[stop - 1] in " \"”’'":
        stop -= 1
    before = _ENDS_NAME.sub("", before)
    stop -= len(_ENDS_NAME.search(text[:stop])[0]) if _ENDS_NAME.search(text[max(0, stop - 2) : stop]) else 0  # type: ignore[index]
    first = re.split(r"[;,/]|\sor\s", inner)[0].strip(" \"“”‘’'")
    if is_acronym(first) and not _NO_ALIAS.match(inner):
        at = long_form(before, first)
        if at is None:  # of two words, one that is not used again may be a ticker ("Toyota Motor (TYM)")
            at = abbreviated(before, first)
            at = at if at is not None and (len(before[at:].split()) > 2 or seen.times[first] > 1) else None
    elif first.isalpha() and first[0].isupper() and " " not in first:
        at = blended(before, first)
    else:
        at = None
    if at is not None:
        start = stop - len(before) + at
        return [Alias(text[start:stop], first, Span(start, match.end()), "parenthesis")]
    last = before.rsplit(None, 1)[-1].strip(" \"“”‘’'([") if before.split() else ""
    last = last.rsplit("-", 1)[-1] if is_acronym(last.rsplit("-", 1)[-1]) and "." in last else last
    if is_acronym(last):
        bare = _bare(inner)
        if spelled_by(bare, last) or (len(last) > 2 and abbreviated(bare, last) == 0):
            return [Alias(bare, last, Span(stop - len(last), match.end()), "parenthesis")]
    return []


def _gloss(seen: Seen, match: re.Match[str], inner: str) -> list[Alias]:
    """As in "Hashd (PMU)": a name, and in brackets nothing but another name of a body."""
    text = seen.text
    left = seen.touching(match.start() - len(_POSSESSIVE.search(text[: match.start()])[0]))  # type: ignore[index]
    if left is None or seen.is_fragment(left.start):
        left = seen.run_before(match.start())
    if left is None:
        return []
    name, bare = text[left.start : left.end], _bare(inner)
    if bare in UNFIT or name in UNFIT or _NO_ALIAS.match(inner):
        return []
    found = [Alias(name, bare, Span(left.start, match.end()), "gloss")]
    if _translated(name, bare):
        return [Alias(name, bare, Span(left.start, match.end()), "translation")]
    if left.kind != "ORG" and not _transliterated(name):  # "Ana Vale (PF)", "Chicago (AFP)": of, from or by
        return []
    if is_acronym(bare) and len(bare) > 2 and _of_the_public(name):  # "Kurdistan Workers' Party (PKK)"
        return found
    if (
        is_acronym(name) and len(name) > 2 and _of_the_public(bare) and bare[:1].isupper()
    ):  # "PAN (National Action Party)"
        return found
    other = seen.by_start.get(match.start(1) + inner.find(bare))
    if other is None or other.kind != "ORG" or text[other.span.start : other.span.end] != bare:
        return []
    # An acronym that is not used again may be a ticker ("Toyota (TM)").
    used = is_acronym(bare) and len(bare) > 2 and (_transliterated(name) or seen.times[bare] > 1)
    return found if used or _overlap(name, bare) else []


_COMPANY = frozenset(
    """
    group corporation company corp inc ltd llc plc co bank fund trust holdings motors technologies systems airlines
    airways industries pharmaceuticals energy electric insurance media studios records entertainment pictures partners
    brands investments ventures news times post journal tribune herald gazette press magazine radio tv television
    channel
    """.split()
)
_PUBLIC = (ORG_HEADS - _COMPANY) | {"railways", "railway", "workers"}


def _of_the_public(name: str) -> bool:
    """Whether a name ends (or, before "of" or "for", goes) in the noun of a body that has no shares to be traded."""
    parts = re.split(r" (?:of|for|on|in) ", name, maxsplit=1)[0].lower().split()
    return len(name.split()) > 1 and bool(parts) and parts[-1] in _PUBLIC


def _translated(name: str, bare: str) -> bool:
    """Whether one is foreign by its small words and letters, the other English by its."""
    if not bare[:1].isupper() or len(bare.split()) < 2 or any(c.isdigit() for c in bare):
        return False
    foreign, english = name.lower().split(), bare.lower().split()
    looks_foreign = bool(_FOREIGN_WORD & set(foreign[1:-1])) or not name.isascii() or _transliterated(name)
    return looks_foreign and bool(_ENGLISH_WORD & set(english)) and not _ENGLISH_WORD & set(foreign)


_SCRIPT_CUE = re.compile(r"^(?:; ?)?(?:in )?(?:[A-Z]\w+ )*[A-Z]\w+[:;]?\s+(?=[^\x00-\u024f])")


def _script(seen: Seen, match: re.Match[str], inner: str) -> list[Alias]:
    """As in "Oru Vance (وانس)": the name in the letters of its own language."""
    left = seen.touching(match.start())
    other = re.split(r"[;,]", _SCRIPT_CUE.sub("", inner))[0].strip(" \"“”‘’'")
    letters = [c for c in other if c.isalpha()]
    if left is None or not letters or any(unicodedata.name(c, "LATIN").startswith("LATIN") for c in letters):
        return []
    return [Alias(seen.text[left.start : left.end], other, Span(left.start, match.end()), "another script")]


def _bare(inner: str) -> str:
    """What stands in brackets, without "the" and quotation marks."""
    return re.sub(r"^[Tt]he ", "", inner.strip(" \"“”‘’'"))


def _transliterated(name: str) -> bool:
    """Whether a name holds an Arabic article: such a body's may have been taken for a person's or a place's."""
    return any(part in name for part in (" al-", " Al-", " al ", " el-"))


def _overlap(name: str, other: str) -> bool:
    """Whether two names share a distinctive word."""
    return bool(set(words(name)) & {word for word in words(other) if len(word) > 3})
