"""Names declared by words: "also known as", "whose real name is", "or" before an acronym."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.gazetteer import AGENCIES, CAPITALS, ORG_HEADS, OUTLETS, PLACES, STATES
from onrecord.records import Alias, NameKind, Span
from onrecord.stages.names.folding import is_acronym, words
from onrecord.stages.names.initials import spelled_by
from onrecord.stages.names.seen import RUN, UPPER_NAME, Left, Seen

_ADVERBS = (
    "also|better|best|commonly|widely|popularly|formerly|formally|previously|otherwise|locally|simply|often|sometimes|"
    "officially|collectively|now|once|more|originally|initially|generally|usually|internationally|later|then|or|"
    "earlier|variously|informally|universally|currently|historically|alternatively|oftentimes|frequently|affectionately"
)
_LANGUAGE = r"[A-Z]\w+"
_NICKNAME = (
    r"(?:nom de guerre|noms de guerre|alias|acronym|initials|nickname|stage name|pen name|birth name|real name|name|"
    r"abbreviation|code ?name|pseudonyms?|aliases)"
)
_CUE = re.compile(
    r"\b(?:known|knows?(?= (?:better |it |him |her |them )?as\b)|"
    r"a\.?k\.?a\b\.?|called|formerly|previously|nicknamed|dubbed|abbreviated|spelled|spelt|transliterated|titled|"
    r"(?:whose|his|her) (?:real|birth) name|real name|wrote under the pseudonyms?|"
    r"whose nom de guerre|née|short for|referred to|renamed|rebranded|or simply|which translates|alias|"
    r"(?:acronym|abbreviation|initials) (?:for|of)|stands for)\b"
)
# Between the first name and the cue: "[PF], which is also", "(45),", "group,".
_BEFORE = re.compile(
    r"(?:['’]s)?(?:, (?:Inc|Ltd|Corp|LLC|Jr|Sr)\.?)?[)\]\"”]?"
    r"(?: (?:group|movement|militia|network|party|organi[sz]ation|company|agency))?\s*"
    r"(?:[(\[][^)\]\n]{1,40}[)\]])?\s*[,;–—(\[:-]*\s*(?:\d{1,2}, )?"
    r"(?:an?\s+(?:[a-z-]+\s+){1,4}|(?:the|an?) (?:[A-Z]\w+ )?(?=acronym|abbreviation|initials))?"
    r"(?:(?:who|which|that)\s+(?:[A-Z]\w+\s+)?)?"
    r"(?:(?:is|was|are|were|has been|had been)\s+)?"
    rf"(?:(?:{_ADVERBS})\s+)*\(?"
)
_RUN_AND_BEFORE = re.compile(rf"(?P<run>{RUN})(?P<rest>{_BEFORE.pattern})$")
# Between the cue and the other name: "in Arabic as the", "by his nom de guerre".
_LINK = re.compile(
    rf"\s*,?\s*(?:(?:{_ADVERBS}|in {_LANGUAGE}|(?:to|among) [\w ]{{2,20}}|in short|until \d{{4}})\s+|,\s*)*"
    r"(?:known\s+)?"
    r"(?:\(?as\s+)?"
    rf"(?:(?:by (?:his|her|its|their|the|an?) (?:\w+ )?{_NICKNAME}(?: of)?,? ?)?"
    rf"(?:by (?:the )?{_NICKNAME}s? ?)?(?:\b(?:as|to|into|is|was|for)\b)?)"
    r"[\s,:]*(?:the\s+)?[\"“‘'(]*"
)
_DESCRIPTION = re.compile(rf"\b[Tt]he (?P<noun>[a-z]+)(?:,|,? (?:which|that) (?:is|was)) (?:(?:{_ADVERBS}) )*$")
_MORE = re.compile(r"[\"”’']?(?:\s*/\s*|,?\s+or\s+(?:in \w+ as )?(?:the\s+|simply\s+)*|,?\s+and also as\s+)[\"“‘']?")
_AND_MORE = re.compile(r"[\"”’']?(?:\s*/\s*|,?\s+(?:or|and)\s+(?:the\s+)?|,\s+(?!(?:and|or)\b))[\"“‘']?")
_AS_CALLED = re.compile(
    rf",? as (?:the )?({UPPER_NAME}) (?:is|was|are) (?:also |better |locally |often )?(?:called|known)\b"
)
_OR_ACRONYM = re.compile(r" or (?:the )?(?P<short>[A-Z][\w.&-]{1,9})(?=[\s,.;)]|$)")
_RELATIVE = ("which ", "that ", "whom ")
# Words that say as often what somebody did: "Vale also called Karvin a disaster". A bracket, comma or "was" must stand
# before them.
_ACTIVE = frozenset("called dubbed renamed titled abbreviated nicknamed rebranded spelled spelt referred".split())
_SET_OFF = re.compile(r"[,;–—(\[:]|\b(?:is|was|are|were|been)\b")
_BARE_VERBS = frozenset({"called", "dubbed", "referred to", "renamed", "titled"})
_PRECEDED = re.compile(
    r"(?:also|simply|often|commonly|sometimes|now|later|formerly|initially|originally|alternatively|oftentimes|then|"
    r"officially|formally|locally|popularly)\s$"
)
_GOES_ON = re.compile(r" ?[-–] ?[A-Z]| (?:al|el|de|in|of|von|van|y) [A-Z]")
UNFIT = frozenset(STATES) | frozenset(CAPITALS) | PLACES | AGENCIES | OUTLETS | {"NATO", "EU", "UN"}
_NOUN = re.compile(r" (?!(?:and|or|is|was|has|in|to)\b)[a-z]")
_QUOTED = re.compile(r"[“\"‘]([^”\"’\n]{2,40}?)[,.]?[”\"’]")
_NAMES_IT = re.compile(r"\b(?:as|by)\b")
_HOLDINGS = frozenset("Treasuries Shares Stocks Bonds".split())
_MANY = re.compile(r"\baliases|\bpseudonyms|\bnames?\b|known as|a\.?k\.?a", re.IGNORECASE)


def cued(seen: Seen, extent: Span) -> Iterator[Alias]:
    """Yield the names that a word between them declares to be one party's."""
    text = seen.text
    for match in _CUE.finditer(text, extent.start, extent.end):
        link = _LINK.match(text, match.end())
        start = link.end() if link else match.end()
        if match[0] in _BARE_VERBS and not _PRECEDED.search(text, max(0, match.start() - 14), match.start()):
            continue
        said = _said(text[match.start() : start])
        if "know" in said and not _NAMES_IT.search(said):  # "known to talk with Vale"
            continue
        if match[0] == "called" and said.endswith((" for", " on", " to")):  # "also called for a vote"
            continue
        named = list(behind(seen, match.start(), start, said, None))
        yield from named or _described(seen, match.start(), start, said)
    for match in _AS_CALLED.finditer(text, extent.start, extent.end):  # "the Haras, as the Guard is called in Veltan"
        left = seen.ending(match.start())
        if left is not None and left.end == match.start():
            yield Alias(match[1], text[left.start : left.end], Span(left.start, match.end()), "as it is called")
    yield from _or_acronym(seen, extent)
    yield from _beside_a_dash(seen, extent)
    yield from _or_spelled(seen, extent)


def _or_acronym(seen: Seen, extent: Span) -> Iterator[Alias]:
    """As in "the Veltan Water Council, or VWC": an acronym that spells the name before it."""
    text = seen.text
    for match in _OR_ACRONYM.finditer(text, extent.start, extent.end):
        before = match.start() - (text[match.start() - 1] == ",")
        left = seen.ending(before)
        if left is None or left.end != before or not is_acronym(match["short"].rstrip(".")):
            continue
        name = text[left.start : left.end]
        if spelled_by(name, match["short"]):
            yield Alias(name, match["short"].rstrip("."), Span(left.start, match.end()), "or")


_DASH = re.compile(r"[—–]| - ")


_PROPER_ALL = re.compile(UPPER_NAME)
_OR_SPELLED = re.compile(r" or (?:the )?(?=[A-ZÀ-Þ])")


def _or_spelled(seen: Seen, extent: Span) -> Iterator[Alias]:
    """As in "Aspren or Asprenas (1st century)", "J. Vale or Jonas Vale was": a sentence opens with two spellings."""
    text = seen.text
    for match in _OR_SPELLED.finditer(text, extent.start, extent.end):
        opens = re.search(
            r"(?:^|[.!?\n] ?)(?:The )?([^.!?\n]{2,40})$", text[max(0, match.start() - 50) : match.start()]
        )
        right = _PROPER_ALL.match(text, match.end())
        if opens is None or right is None or not re.match(r" (?:\(|is |was )", text[right.end() :]):
            continue
        one, other = opens[1], right[0]
        a, b = one.split(), other.split()
        if len(a) == len(b) == 1:
            alike = a[0][:4].lower() == b[0][:4].lower() or a[0][:3] == b[0][:3]
        else:
            alike = a[-1] == b[-1] and a[0][0] == b[0][0] and len(a) > 1 < len(b)
        if alike and one != other:
            start = match.start() - len(one)
            yield Alias(one, other, Span(start, right.end()), "or")


def _beside_a_dash(seen: Seen, extent: Span) -> Iterator[Alias]:
    """As in "the VWC — Veltan Water Council": of two names beside a dash one spells the other."""
    text = seen.text
    for match in _DASH.finditer(text, extent.start, extent.end):
        before = match.start() - (text[match.start() - 1] == " ")
        left = seen.ending(before)
        if left is None or left.end != before:
            continue
        right = seen.proper(match.end() + (text[match.end() : match.end() + 1] == " "))
        if right is None:
            continue
        one, other = text[left.start : left.end], text[right.start : right.end]
        short, full = (one, other) if is_acronym(one) else (other, one)
        if is_acronym(short) and len(short) > 2 and not is_acronym(full) and spelled_by(full, short):
            yield Alias(full, short, Span(left.start, right.end), "dash")


def _described(seen: Seen, before: int, start: int, by: str) -> list[Alias]:
    """As in "the authority, known as the OHA", where one body named before ends in "Authority" and spells it."""
    left = _DESCRIPTION.search(seen.text, max(0, before - 60), before)
    right = seen.proper(start)
    if left is None or right is None or left["noun"] not in ORG_HEADS:
        return []
    alias = seen.text[right.start : right.end]
    fits = {
        name
        for name in seen.times
        if name.lower().endswith(" " + left["noun"])
        and (spelled_by(name, alias) if is_acronym(alias) else name != alias)
    }
    return [Alias(fits.pop(), alias, Span(left.start(), right.end), by)] if len(fits) == 1 else []


def _said(words_: str) -> str:
    return re.sub(r"[\"“‘'(,:]|\bthe$", "", words_.replace("\n", " ")).strip().removesuffix(" the").strip()


def _first(seen: Seen, before: int) -> Left | None:
    """The name that a cue at this place speaks of."""
    left = seen.ending(before)
    if left is not None and seen.text[left.start : left.end] in ("Inc", "Ltd", "Corp", "LLC", "Jr", "Sr"):
        left = seen.ending(left.start - 1)
    if left is not None and seen.text.endswith(_RELATIVE, 0, left.start):  # "the Guard, which Veltans know as"
        left = seen.ending(left.start - 1)
    if (
        left is not None
        and left.start
        and seen.text[left.start - 1] in "(["
        and seen.text[left.end : left.end + 1] in ")]"
    ):
        outer = seen.touching(left.start - 1)  # "the River Guard (RG), also known as": the long name
        left = outer or left
    return left


def _left(seen: Seen, before: int) -> Left | None:
    """The name before a cue, with nothing between them but what may stand there; else the capitalised words there."""
    left = _first(seen, before)
    if left is not None and _BEFORE.fullmatch(seen.text, left.end, before) and not seen.is_fragment(left.start):
        return left
    offset = max(0, before - 140)
    match = _RUN_AND_BEFORE.search(seen.text[offset:before].rpartition("\n")[2])
    if match is None or not (_SET_OFF.search(match["rest"]) or seen.text[before : before + 1] in "(["):
        return None
    if " and " in match["run"] or match["run"] in UNFIT:  # "the US and EU, known as"
        return None
    offset = before - len(seen.text[offset:before].rpartition("\n")[2])
    return Left(offset + match.end("run"), offset + match.start("run"), "ORG" if left is None else left.kind)


def behind(seen: Seen, before: int, start: int, by: str, limit: int | None) -> Iterator[Alias]:
    """Pair the name that ends before a cue with the name (or names) that begin right behind it.

    `limit` is where the bracket ends that all of it stands in.
    """
    text = seen.text
    left, right = _left(seen, before), seen.proper(start)
    if left is None or right is None or _GOES_ON.match(text, right.end):
        return
    between = text[left.end : before]
    if limit is None and not _SET_OFF.search(between) and (by.partition(" ")[0] in _ACTIVE or left.kind != "PER"):
        return
    by = " ".join([*re.findall(rf"\b(?:{_ADVERBS})\b", between), by])
    lists = limit is not None or bool(_MANY.search(by))
    while right is not None and (limit is None or right.end <= limit):
        right = _whole(text, right)
        listed = text[right.start : right.end] in UNFIT
        if text.startswith(("'s ", "’s "), right.end) or (listed and _NOUN.match(text, right.end)):
            return  # "known as Korin's chef", "known as the Iran deal"
        name, alias = text[left.start : left.end], text[right.start : right.end]
        kind = seen.by_start[right.start].kind if right.start in seen.by_start else None
        if not _may_be_one(left, name, alias, kind if limit is not None else None, by):
            return
        yield Alias(name, alias, Span(left.start, right.end), by)
        more = (_AND_MORE if limit is not None else _MORE).match(text, right.end)
        if more is None and is_acronym(alias):
            more = re.compile(r" and (?=[A-Z]{2})").match(text, right.end)
        right = seen.proper(more.end()) if more and (lists or is_acronym(alias)) else None


def _whole(text: str, right: Span) -> Span:
    """All that stands in the quotation marks that a name stands first in."""
    quoted = _QUOTED.match(text, right.start - 1) if right.start else None
    return Span(right.start, quoted.end(1)) if quoted and quoted.end(1) > right.end else right


def _may_be_one(left: Left, name: str, alias: str, kind: NameKind | None, by: str) -> bool:
    if name.replace(".", "") in UNFIT and "also" not in by:  # "once it leaves the EU, known as the Long Goodbye"
        return False
    if name in _HOLDINGS or alias.rstrip(".") in ("Mr", "Mrs", "Ms", "Dr"):
        return False
    if by.endswith("born") and (left.kind == "LOC" or len(words(alias)) < 2):  # "(born May 2)", "(born London)"
        return False
    if by.startswith("or") and left.kind == "PER" and not set(words(name)) & set(words(alias)):  # "Vale (or Korin)"
        return False
    if left.kind == "PER" and by in ("formerly", "previously"):  # "formerly Reuters"
        return kind == "PER"
    return alias not in UNFIT or (left.kind != "PER" and (name in STATES or alias in STATES))
