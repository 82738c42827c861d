"""Names that the text itself declares to be one party's: "Popular Front (PF)", "Ridge, also known as Ana Vale".

Precision comes first: a bracket says many things (a party and state, an agency, an age, a place), and only what
its form shows to be another name of the same party is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.gazetteer import AGENCIES, CAPITALS, ORG_HEADS, OUTLETS, PLACES, STATES
from onrecord.records import Alias, Article, Name, Span
from onrecord.stages.names.folding import is_acronym, key, words
from onrecord.stages.names.initials import long_form, spelled_by

_BRACKET = re.compile(r"[(\[]\s*([^()\[\]\n]{2,90})[)\]]")
_ADVERBS = (
    "also|better|best|commonly|widely|popularly|formerly|previously|otherwise|locally|simply|often|sometimes|officially|"
    "collectively|now|once|more|originally|generally|usually|internationally|formally|later|then|or|earlier|variously|"
    "informally|universally|currently|historically"
)
_LANGUAGE = r"[A-Z]\w+"
_NICKNAME = (
    r"(?:nom de guerre|noms de guerre|alias|acronym|initials|nickname|stage name|pen name|name|abbreviation|code ?name|"
    r"pseudonym)"
)
_CUE = re.compile(
    r"\b(?:known|knows?(?= (?:better |it |him |her |them )?as\b)|"
    r"a\.?k\.?a\b\.?|called|formerly|previously|nicknamed|dubbed|abbreviated|(?:whose|his|her) real name|"
    r"whose nom de guerre|née|short for|referred to|renamed|or simply)\b"
)
# Between the first name and the cue: "[PF], which is also".
_BEFORE = re.compile(
    r"(?:['’]s)?[)\]]?\s*(?:[(\[][^)\]\n]{1,40}[)\]])?\s*[,;–—(\[-]*\s*"
    r"(?:an?\s+(?:[a-z-]+\s+){1,4})?(?:(?:who|which|that)\s+(?:[A-Z]\w+\s+)?)?"
    r"(?:(?:is|was|are|were|has been|had been)\s+)?"
    rf"(?:(?:{_ADVERBS})\s+)*"
)
# Between the cue and the other name: "in Arabic as the", "by his nom de guerre".
_LINK = re.compile(
    rf"\s*,?\s*(?:(?:{_ADVERBS}|in {_LANGUAGE}|(?:to|among) [\w ]{{2,20}}|in short)\s+|,\s*)*(?:known\s+)?"
    rf"(?:(?:by (?:his|her|its|their|the|an?) (?:\w+ )?{_NICKNAME}(?: of)?,? ?)?(?:\b(?:as|to|is|was|for)\b)?)"
    r"[\s,:]*(?:the\s+)?[\"“‘'(]*"
)
# What stands first in brackets that give another name: "(formerly the", "[Arabic for".
_GLOSS_CUE = re.compile(
    r"(?:(?:also|formerly|previously|now|or|better|commonly|earlier|originally|then|later)\s+)*"
    rf"(?:(?:known|called|referred to)(?: (?:in {_LANGUAGE}|locally|simply))? as|called|a\.?k\.?a\.?|formerly|"
    rf"previously|now|originally|née|born|nicknamed|abbreviated(?: as| to)?|short for|acronym for|"
    rf"the {_LANGUAGE} (?:acronym|name|abbreviation) (?:of|for)|"
    rf"(?:an? )?(?:{_LANGUAGE}|the) ?(?:acronym|name|word|term|abbreviation)? for|or|in {_LANGUAGE}[:,]?)"
    r"\s*:?\s*(?:the\s+)?"
)
_UPPER_WORD = r"(?:(?:al|el|ul)[-‐‑])?[A-ZÀ-ÖØ-Þ][\w&]*(?:[-‐‑'’.]\w+)*"
_PROPER = re.compile(
    rf"[\"“‘']?(?:the\s+)?((?:(?:al|el)\s)?{_UPPER_WORD}"
    rf"(?:\s(?:(?:of|the|de|for|al|bin|ibn|von|van)\s){{0,2}}{_UPPER_WORD}){{0,5}})"
)
_DESCRIPTION = re.compile(rf"\b[Tt]he (?P<noun>[a-z]+)(?:,? (?:which|that) (?:is|was))?,? ?(?:(?:{_ADVERBS}) )*$")
_MORE = re.compile(r"[\"”’']?(?:\s*/\s*|,?\s+or\s+(?:the\s+)?|,?\s+and also as\s+)[\"“‘']?")
_TOUCHES = re.compile(r"[ \"”’'(\[]*")
_ENDS_NAME = re.compile(r"['’]s$")
_AS_CALLED = re.compile(
    rf",? as (?:the )?({_UPPER_WORD}(?: {_UPPER_WORD}){{0,4}}) (?:is|was|are) "
    r"(?:also |better |locally |often )?(?:called|known)\b"
)
_RELATIVE = ("which ", "that ", "whom ")
_BARE_VERBS = frozenset({"called", "dubbed", "referred to", "renamed"})
_PRECEDED = re.compile(r"(?:also|simply|often|commonly|sometimes|now|later|formerly)\s$")
# What brackets behind a name give that is no other name: parties and states of lawmakers, exchanges, time zones.
_NO_ALIAS = re.compile(
    r"(?:[A-Z][-–—]|[A-Z]\.?$|[A-Z][a-z]{1,5}\.$|.*\d|(?:Rep|Dem|Con|Lab|Lib|Ind|SNP|CDU|SPD|CSU|NYSE|NASDAQ|Nasdaq|LON|"
    r"ASX|TSX|EST|EDT|GMT|UTC|CET|BST|IST|PDT|PST|MST|CST)\b)"
)
# A name that one of these stands before is the last part of a longer one that the engine did not see whole.
_FRAGMENT = re.compile(
    r"(?:\b[A-ZÀ-Þ][\w.]*,? (?:of|for|and|with|&|de|du|des|d'|et|to|in|on)(?: the)? |[A-Za-z)] ?[-–/&] ?|[^\W\d_]’)$"
)
_GOES_ON = re.compile(r" ?[-–] ?[A-Z]| (?:al|el|de|in|of|von|van|y) [A-Z]")
_UNFIT = frozenset(STATES) | frozenset(CAPITALS) | PLACES | AGENCIES | OUTLETS | {"NATO", "EU", "UN"}


def declared(article: Article, names: Sequence[Name]) -> tuple[Alias, ...]:
    """Find the pairs of names that an article declares to be one party's, in the order of the text.

    `name` is the fuller or first name, `alias` the other, `span` covers both with what binds them, and `by` names the
    pattern: "parenthesis" (an acronym and its long form), "gloss" (another name in brackets), or the words that
    declare it ("also known as").
    """
    text, extent = article.text, article.extent
    reader = _Reader(text, names)
    found = [*_brackets(reader, extent), *_cued(reader, extent)]
    unique: dict[tuple[str, str], Alias] = {}
    for alias in sorted(found, key=lambda a: (a.span, a.by)):
        pair = (key(alias.name), key(alias.alias))
        if pair[0] != pair[1] and pair not in unique and pair[::-1] not in unique:
            unique[pair] = alias
    return tuple(unique.values())


class _Reader:
    """A text with its names by where they begin and end."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self.text = text
        self.by_start = {name.span.start: name for name in names}
        self.times = Counter(text[name.span.start : name.span.end] for name in names)
        self.ends = sorted((name.span.end, name.span.start, name.kind) for name in names)

    def ending(self, place: int) -> tuple[int, int, str] | None:
        """The last name that ends at or before a place: (end, start, kind)."""
        i = bisect_right(self.ends, (place, place + 1, "")) - 1
        return self.ends[i] if i >= 0 else None

    def is_fragment(self, start: int) -> bool:
        """Whether the name that begins here is the last part of a longer one."""
        return bool(_FRAGMENT.search(self.text, max(0, start - 40), start))

    def proper(self, place: int) -> Span | None:
        """A name that begins right at a place: one that the engine saw, else a run of capitalised words."""
        match = _PROPER.match(self.text, place)
        if match is None:
            return None
        seen = self.by_start.get(match.start(1))
        if seen is not None:
            return seen.span
        start, end = match.span(1)
        return Span(start, end - len(m[0]) if (m := _ENDS_NAME.search(match[1])) else end)


def _brackets(reader: _Reader, extent: Span) -> Iterator[Alias]:
    text = reader.text
    for match in _BRACKET.finditer(text, extent.start, extent.end):
        inner = match[1].strip()
        before = text[max(extent.start, match.start() - 120) : match.start()].rstrip(" \"”’'")
        if not before or "\n" in text[match.start() - 1 : match.start()]:
            continue
        before = re.split(r"[.;!?]\s|\n", before)[-1]
        cue = _GLOSS_CUE.match(inner)
        if cue and cue.end():
            yield from _behind(reader, match.start(), match.start(1) + cue.end(), cue[0].strip(), match.end())
            continue
        yield from _acronym(reader, match, inner, before) or _gloss(reader, match, inner)


def _acronym(reader: _Reader, match: re.Match[str], inner: str, before: str) -> list[Alias]:
    """As in "Long Form (LF)", "Long Form (LF or Other)" and "LF (Long Form)"."""
    text = reader.text
    stop = match.start() - 1
    while stop > 0 and text[stop] in " \"”’'":
        stop -= 1
    stop += 1
    first = re.split(r"[;,/]|\sor\s", inner)[0].strip(" \"“”‘’'")
    if is_acronym(first) and not _NO_ALIAS.match(inner):
        at = long_form(before, first)
        if at is not None:
            start = stop - len(before) + at
            return [Alias(_ENDS_NAME.sub("", text[start:stop]), first, Span(start, match.end()), "parenthesis")]
    last = before.rsplit(None, 1)[-1].strip(" \"“”‘’'([") if before.split() else ""
    if is_acronym(last):
        bare = _bare(inner)
        if spelled_by(bare, last):
            return [Alias(bare, last, Span(stop - len(last), match.end()), "parenthesis")]
    return []


def _gloss(reader: _Reader, match: re.Match[str], inner: str) -> list[Alias]:
    """As in "Hashd (PMU)": a name, and in brackets nothing but another name of a body."""
    text = reader.text
    left = reader.ending(match.start())
    if left is None or not _TOUCHES.fullmatch(text, left[0], match.start()):
        return []
    name, bare = text[left[1] : left[0]], _bare(inner)
    if left[2] != "ORG" and not _transliterated(name):  # "Ana Vale (PF)", "Chicago (AFP)": of, from or by
        return []
    if bare in _UNFIT or name in _UNFIT or _NO_ALIAS.match(inner) or reader.is_fragment(left[1]):
        return []
    seen = reader.by_start.get(match.start(1) + inner.find(bare))
    if seen is None or seen.kind != "ORG" or text[seen.span.start : seen.span.end] != bare:
        return []
    # An acronym that is not used again may be a ticker ("Toyota (TM)").
    used = is_acronym(bare) and (_transliterated(name) or reader.times[bare] > 1)
    if used or _overlap(name, bare):
        return [Alias(name, bare, Span(left[1], match.end()), "gloss")]
    return []


def _bare(inner: str) -> str:
    """What stands in brackets, without "the" and quotation marks."""
    return re.sub(r"^[Tt]he ", "", inner.strip(" \"“”‘’'"))


def _transliterated(name: str) -> bool:
    """Whether a name holds an Arabic article: such a body's may have been taken for a person's or a place's."""
    return any(part in name for part in (" al-", " Al-", " al ", " el-"))


def _overlap(name: str, other: str) -> bool:
    """Whether two names share a distinctive word."""
    return bool(set(words(name)) & {word for word in words(other) if len(word) > 3})


def _cued(reader: _Reader, extent: Span) -> Iterator[Alias]:
    text = reader.text
    for match in _CUE.finditer(text, extent.start, extent.end):
        link = _LINK.match(text, match.end())
        start = link.end() if link else match.end()
        if match[0] in _BARE_VERBS and not _PRECEDED.search(text, match.start() - 9, match.start()):
            continue
        said = _said(text[match.start() : start])
        named = list(_behind(reader, match.start(), start, said, None))
        yield from named or _described(reader, match.start(), start, said)
    for match in _AS_CALLED.finditer(text, extent.start, extent.end):  # "the Haras, as the Guard is called in Veltan"
        left = reader.ending(match.start())
        if left is not None and left[0] == match.start():
            yield Alias(match[1], text[left[1] : left[0]], Span(left[1], match.end()), "as it is called")


def _described(reader: _Reader, before: int, start: int, by: str) -> list[Alias]:
    """As in "the authority, known as the OHA", where one body named before ends in "Authority" and spells it."""
    left = _DESCRIPTION.search(reader.text, max(0, before - 60), before)
    right = reader.proper(start)
    if left is None or right is None or left["noun"] not in ORG_HEADS:
        return []
    alias = reader.text[right.start : right.end]
    fits = {
        name
        for name in reader.times
        if name.lower().endswith(" " + left["noun"])
        and (spelled_by(name, alias) if is_acronym(alias) else name != alias)
    }
    return [Alias(fits.pop(), alias, Span(left.start(), right.end), by)] if len(fits) == 1 else []


def _said(words_: str) -> str:
    return re.sub(r"[\"“‘'(,:]|\bthe$", "", words_.replace("\n", " ")).strip().removesuffix(" the").strip()


def _behind(reader: _Reader, before: int, start: int, by: str, limit: int | None) -> Iterator[Alias]:
    """Pair the name that ends before a cue with the name (or names) that begin right behind it."""
    text = reader.text
    left = reader.ending(before)
    if left is not None and text.endswith(_RELATIVE, 0, left[1]):  # "the Guard, which Veltans know as the Haras"
        left = reader.ending(left[1] - 1)
    if left is not None and left[1] and text[left[1] - 1] in "([" and text[left[0] : left[0] + 1] in ")]":
        outer = reader.ending(left[1] - 1)  # "the River Guard (RG), also known as": the long name
        left = outer if outer is not None and _TOUCHES.fullmatch(text, outer[0], left[1] - 1) else left
    right = reader.proper(start)
    if left is None or right is None or not _BEFORE.fullmatch(text, left[0], before):
        return
    if reader.is_fragment(left[1]) or _GOES_ON.match(text, right.end):
        return
    adverbs = text[left[0] : before]
    by = " ".join([*re.findall(rf"\b(?:{_ADVERBS})\b", adverbs), by])
    while right is not None and (limit is None or right.end <= limit):
        name, alias = text[left[1] : left[0]], text[right.start : right.end]
        if name.replace(".", "") in _UNFIT and "also" not in by:  # "once it leaves the EU, known as the Long Goodbye"
            return
        if by == "born" and (left[2] != "PER" or len(words(alias)) < 2):  # "(born May 2)", "(born London)"
            return
        if left[2] != "PER" or (alias not in STATES and by not in ("formerly", "previously")):  # "formerly of Reuters"
            yield Alias(name, alias, Span(left[1], right.end), by)
        more = _MORE.match(text, right.end)
        right = reader.proper(more.end()) if more and is_acronym(alias) else None
