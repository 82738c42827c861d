"""What is said before the cue: "…," she said; …, said the minister; …, according to X."""

from __future__ import annotations

from onrecord.edges.engines.rules.contents import content_end
from onrecord.edges.engines.rules.find import Find, Place, Run
from onrecord.edges.engines.rules.grammar import BREAKS, CONJUNCTIONS, DASHES, is_finite
from onrecord.edges.engines.rules.tokens import Sheet

_NOT_ON = frozenset("but while when as after before who which in on at though because".split())
_LINKS = frozenset("still however meanwhile yet instead moreover nevertheless nonetheless indeed thus so".split())


def edge(source: Run | None, cue: Run) -> int:
    """Return where source and cue begin."""
    return min(source[0], cue[0]) if source else cue[0]


def has_left(place: Place, k: int) -> bool:
    """Whether something said may end just before token k: a quotation, or a comma or dash after a clause."""
    return k > place.low and (place.sheet.quote[k - 1] > 0 or place.sheet.low[k - 1] in {",", *DASHES})


def left_end(place: Place, k: int) -> int:
    """Return where what stands before k ends, commas and dashes left out."""
    while k > place.low and place.sheet.low[k - 1] in {",", *DASHES} and not place.sheet.quote[k - 1]:
        k -= 1
    return k


def left_begin(place: Place, end: int) -> int:
    """Return where what ends at `end` began: with its quotation, or after what was attributed before."""
    sheet, low = place.sheet, place.low
    if sheet.quote[end - 1]:
        begin = max(low, sheet.quotations[sheet.quote[end - 1] - 1][0])
        while begin > low and sheet.quote[begin - 1]:
            begin = max(low, sheet.quotations[sheet.quote[begin - 1] - 1][0])
        if begin == low or sheet.low[begin - 1] in {",", ":"}:
            return begin
    begin = max([low, *(find.end for find in place.heard if find.end <= end and _is_over(sheet, find))])
    while begin < end and (sheet.low[begin] in BREAKS or sheet.low[begin] in CONJUNCTIONS):
        begin += 1
    if begin + 1 < end and sheet.low[begin] in _LINKS and sheet.low[begin + 1] == ",":
        begin += 2
    return begin


def _is_over(sheet: Sheet, find: Find) -> bool:
    """Whether something new starts after an attribution ("“…,” X said, but …"), rather than going on around it."""
    after = find.end
    if find.pattern in {"trailing", "according", "asked"} or sheet.low[after] == ";" or sheet.low[after] in DASHES:
        return True
    return sheet.low[after] == "," and sheet.low[after + 1] in CONJUNCTIONS and find.pattern != "object"


def trailing(place: Place, source: Run | None, cue: Run, j: int, high: int) -> Find | None:
    """Take what stands before source and cue as said, and what goes on after them at j."""
    start = edge(source, cue)
    if start <= place.low:
        return _quotation_before(place, source, cue)
    if not has_left(place, start) or _rests_on_another(place, start):
        return None
    end = left_end(place, start)
    begin = left_begin(place, end)
    if begin >= end:
        return None
    rest = _rest(place.sheet, (begin, end), j, high)
    return Find(source, cue, ((begin, end), *rest), "trailing", open=True)


def _rest(sheet: Sheet, left: Run, j: int, high: int) -> tuple[Run, ...]:
    """What is said goes on after the cue in quotation marks, or where the left part is no whole clause."""
    if j < high and not sheet.quote[j] and (sheet.low[j] in {",", ":"} or sheet.low[j] in DASHES):
        j += 1
    elif j >= high or not sheet.quote[j]:
        return ()
    if j >= high:
        return ()
    if not sheet.quote[j] and (
        sheet.quote[left[1] - 1]
        or sheet.low[j] in _NOT_ON
        or sheet.low[j].endswith("ing")
        or any(is_finite(w) for w in sheet.low[left[0] : left[1]])
    ):
        return ()
    return ((j, content_end(sheet, j, high, clause=True)),)


def _rests_on_another(place: Place, start: int) -> bool:
    """Whether what stands before is an attribution already ("…," X said, IRNA reported): then this is a hop."""
    if not place.heard or place.heard[-1].pattern != "trailing":
        return False
    return 0 <= start - place.heard[-1].end <= 6


def _quotation_before(place: Place, source: Run | None, cue: Run) -> Find | None:
    """“Who knows?” She laughed.: the quotation is the unit before, which its question mark closed."""
    sheet, low = place.sheet, place.low
    if low == 0 or not sheet.quote[low - 1]:
        return None
    first, last, _ = sheet.quotations[sheet.quote[low - 1] - 1]
    if last != low or "\n" in sheet.text[sheet.ends[low - 1] : sheet.starts[low]]:
        return None
    return Find(source, cue, ((first, last),), "trailing", open=True)
