"""Lines → blocks with roles.

A line is first asked what its own shape says (a caption, a credit, furniture ...); then the headline is found, and
where the report begins and ends. What is left is body: a line is taken from the body only for a reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from onrecord.records import Block, Role, Span
from onrecord.stages.reading import cues
from onrecord.stages.reading.dates import MONTHS, find_dates, without_dates
from onrecord.stages.reading.furniture import is_furniture
from onrecord.stages.reading.head import dated_prefix, find_dateline, find_title
from onrecord.stages.reading.lines import Line
from onrecord.stages.reading.pictures import is_caption, is_photo_credit
from onrecord.text import fold

_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_BULLET = re.compile(r"[•·▪●◦‣■►]\s*(?=\S)|[*–—-]\s+(?=\S)")
_BULLETS = "•·▪●◦*–—-"
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|says?|said|will|would|can|could|may|might|must|do|does|did|\w+ed)\b",
    re.IGNORECASE,
)

_PARTICIPLE = re.compile(r"(?:[\w’'.-]+ ){1,6}(?!during\b|according\b|including\b|following\b|being\b)[a-z]{2,}ing\b")

_END = re.compile(r"(?:--+|#{2,3}|[-–—] ?30 ?[-–—])\Z")
_LAST_LINES, _LAST_WORDS = 6, 80  # more than this behind such a mark is a section of the report


def is_date_line(line: Line) -> bool:
    """Whether a line holds a date or "Updated ..." and hardly anything else."""
    if line.words > 18 or not _DIGIT.search(line.text):
        return False
    said = cues.DATED.match(line.text) is not None
    bare = without_dates(line.text)
    if bare is None and not (said and cues.UPDATED.match(line.text)):
        return False
    rest = _LETTERS.findall(cues.DATE_WORDS.sub(" ", line.text if bare is None else bare))
    return len([w for w in rest if w.lower() not in MONTHS]) <= (2 if said else 0)


def is_byline(line: Line) -> bool:
    """Whether a line says who wrote the article: "By Anna Example, Reuters", "By Staff, Agencies"."""
    if line.words > 18 or (match := cues.BYLINE.match(line.text)) is None:
        return False
    names = match["names"]
    if dates := find_dates(names):
        names = names[: dates[0].span.start].rstrip(" ,|-–—·•") or "?"
    if names[-1] in ".:?!" and not names.endswith(("Jr.", "Sr.", ".com", "Com")):
        return False
    tokens = [t for t in re.split(r"[\s,|/&·•]+", names) if t and t[0].isalpha()]
    small = sum(t[0].islower() for t in tokens if t not in cues.TRADE)
    return bool(tokens) and small <= 0.2 * len(tokens)


def shape(line: Line) -> Role | None:
    """Return the role that a line's own words give it, wherever it stands; None if they give it none."""
    text = line.text
    if line.words > 90:
        return None
    if line.words <= 45 and (cues.CREDIT.match(text) or ("ontribut" in text and cues.CONTRIBUTED.search(text))):
        return "credit"
    if is_photo_credit(line):
        return "credit"
    if is_furniture(text):
        return "boilerplate"
    if is_caption(line):
        return "caption"
    if is_date_line(line):
        return "updated"
    return "byline" if is_byline(line) else None


def _participle(line: Line) -> bool:
    """Whether a line has a participle and no finite verb, as captions without a credit have."""
    return line.words >= 6 and _PARTICIPLE.match(line.text) is not None and not _FINITE.search(line.text)


def _weight(line: Line, role: Role | None) -> int:
    """Return how much a line speaks for (words of running text) or against (furniture, stray words) the report."""
    if role is None:
        return min(line.words, 60) if line.solid else (1 if line.words > 12 or line.text[0] in _BULLETS else -5)
    return -8 if role == "boilerplate" else -1


def _stretch(weights: Sequence[int]) -> tuple[int, int]:
    """Return the run of lines with the greatest sum.

    Source: Pasternack & Roth, "Extracting article text from the web with maximum subsequence segmentation", 2009.
    """
    best, best_at, total, start = 0, (0, 0), 0, 0
    for n, weight in enumerate(weights):
        if total <= 0:
            total, start = 0, n
        total += weight
        if total > best:
            best, best_at = total, (start, n + 1)
    return best_at


def _head(lines: Sequence[Line], roles: list[Role | None], first: int) -> None:
    """Label what stands above the first paragraph: the headline, again the headline, sections, names, captions."""
    title = next((n for n, role in enumerate(roles) if role == "title"), None)
    for n in range(min(first, len(lines))):
        line = lines[n]
        if roles[n] is not None:
            continue
        if (title is None or n <= title + 1) and _is_section(line):
            roles[n] = "section"
        elif title is not None and n > title and _named(lines, roles, n):
            roles[n] = "byline"
        elif title is not None and n > title and not line.closed and _participle(line):
            roles[n] = "caption"


def _captions(lines: Sequence[Line], roles: list[Role | None]) -> None:
    """Label what stands right before a photographer's credit alone.

    That is a few words without an end, or a sentence where no running text stands above it.
    """
    for n in range(1, len(lines)):
        if roles[n] != "credit" or roles[n - 1] is not None or not is_photo_credit(lines[n]):
            continue
        line = lines[n - 1]
        in_head = not any(lines[k].solid and roles[k] is None for k in range(n - 1))
        few = line.words <= 30 and not line.closed and line.text[-1] not in ":,;"
        if few or (in_head and line.words <= 60):
            roles[n - 1] = "caption"


def _named(lines: Sequence[Line], roles: Sequence[Role | None], n: int) -> bool:
    """Whether a line below the headline is the author's name alone."""
    if lines[n].words > 12 or not cues.NAME_ONLY.match(lines[n].text):
        return False
    return roles[n - 1] == "title" or "updated" in roles[max(0, n - 1) : n + 2]


def _full_page(roles: Sequence[Role | None]) -> bool:
    """Whether a text shows so much furniture that it must be a whole page, menus and teasers included."""
    return sum(role == "boilerplate" for role in roles) >= max(3, 0.08 * len(roles))


def _outside(lines: Sequence[Line], roles: list[Role | None], begin: int, end: int) -> None:
    """Label what stands before and after the report where the page's furniture stands there too."""
    title = next((n for n, role in enumerate(roles) if role == "title"), -1)
    full = _full_page(roles)
    for n in range(title):
        roles[n] = roles[n] or "boilerplate"
    above = [n for n in range(title + 1, begin) if roles[n] is None and _stray(lines[n])]
    for n in above:
        if full or (len(above) > 3 and lines[n].words <= 8):
            roles[n] = "boilerplate"
    furniture, strays = 0, 2 * full
    for n in range(end, len(lines)):
        if roles[n] is None:
            strays += _stray(lines[n])
            long = lines[n].solid and lines[n].words >= 20
            roles[n] = "boilerplate" if (full or not long) and (furniture or strays >= 3) else None
        else:
            furniture += roles[n] == "boilerplate"


def _stray(line: Line) -> bool:
    """Whether a line is a few words without an end: a menu entry, a teaser's headline, or a heading in the report."""
    return not line.closed and line.words <= 14 and line.text[-1] != ":" and line.text[0] not in _BULLETS


def _strays(lines: Sequence[Line], roles: list[Role | None], begin: int, end: int) -> None:
    """Label runs of stray short lines inside the report, on pages that show much furniture."""
    if not _full_page(roles):
        return

    def out(n: int) -> bool:
        return roles[n] == "boilerplate" or (roles[n] is None and _stray(lines[n]))

    for is_out, group in groupby(range(begin, end), key=out):
        run = list(group)
        if is_out and (len(run) >= 3 or any(roles[n] == "boilerplate" for n in run)):
            for n in run:
                roles[n] = "boilerplate"


def _signed_off(lines: Sequence[Line]) -> int:
    """Return the line that ends a text with "--" or "###", as wires and mails do; what follows is no report."""
    for n in range(len(lines) - 1, max(0, len(lines) - 1 - _LAST_LINES), -1):
        if _END.match(lines[n].text):
            return n if sum(line.words for line in lines[n + 1 :]) <= _LAST_WORDS else len(lines)
    return len(lines)


def label_lines(lines: Sequence[Line], given_title: str | None, known: Mapping[int, Role]) -> list[Role]:
    """Return a role a line.

    Args:
        lines: the lines of one article, in order.
        given_title: the headline that came with the text, if any.
        known: roles that the page's markup gave, by the line's start.
    """
    roles: list[Role | None] = [known.get(line.span.start) or shape(line) for line in lines]
    for n in range(_signed_off(lines), len(lines)):
        roles[n] = roles[n] or "boilerplate"
    if "title" not in roles:
        free = [n for n, role in enumerate(roles) if role is None and not _is_section(lines[n])]
        if len(free) > 2 and _is_masthead(lines[free[0]], lines[free[1]]):
            roles[free.pop(0)] = "section"
        found = next((n for n in free[:3] if dated_prefix(lines[n])), None)
        found = find_title(lines, free, given_title) if found is None else found
        if found is not None:
            roles[found] = "title"
    _repeat_title(lines, roles)
    first = next((n for n, line in enumerate(lines) if roles[n] is None and line.solid), len(lines))
    _head(lines, roles, first)
    _captions(lines, roles)
    begin, end = _stretch([_weight(line, role) for line, role in zip(lines, roles, strict=True)])
    if end > begin and not known:
        _outside(lines, roles, begin, end)
        _strays(lines, roles, begin, end)
    return [role or "body" for role in roles]


def _is_section(line: Line) -> bool:
    """Whether a line is a path through the site ("News / Freedonia / Military") or the name of a section."""
    if len(line.text) > 160:
        return False
    if cues.SECTION_WORD.match(line.text):
        return True
    parts = [part.strip() for part in cues.SEPARATOR.split(line.text)]
    if not 2 <= len(parts) <= 6 or not all(map(cues.SECTION_PART.match, parts)):
        return False
    return len(parts) > 2 or any(map(cues.SECTION_WORD.match, parts))


def _is_masthead(line: Line, after: Line) -> bool:
    """Whether the first line is the outlet's name, because a headline follows it."""
    return line.words <= 5 and cues.MASTHEAD.match(line.text) is not None and after.words >= 4 and not after.closed


def _repeat_title(lines: Sequence[Line], roles: list[Role | None]) -> None:
    titles = {fold(line.text) for line, role in zip(lines, roles, strict=True) if role == "title"}
    lengths = {len(t) for t in titles}
    for n, line in enumerate(lines):
        if roles[n] is None and any(abs(len(line.text) - k) < 4 for k in lengths) and fold(line.text) in titles:
            roles[n] = "title"


def make_blocks(lines: Sequence[Line], roles: Sequence[Role]) -> list[Block]:
    """Return the blocks: one a line, and two where a dateline or a machine's date stands before the rest of it."""
    blocks: list[Block] = []
    fresh = True  # no paragraph of running text yet
    for line, role in zip(lines, roles, strict=True):
        start, end = line.span
        if role == "title" and (cut := dated_prefix(line)):
            prefix = line.text[:cut].rstrip(" \t|:·•–—-")
            blocks.append(Block(Span(start, start + len(prefix)), "updated"))
            start += cut
        elif role == "body" and fresh and line.words >= 4 and (dateline := find_dateline(line)):
            blocks.append(Block(dateline.span, "dateline" if dateline.place else "credit"))
            start = dateline.span.end
            start += len(line.text[start - line.span.start :]) - len(line.text[start - line.span.start :].lstrip())
        if role == "body":
            fresh = fresh and not line.solid
        if role in {"body", "title"}:
            start += len(bullet[0]) if (bullet := _BULLET.match(line.text, start - line.span.start)) else 0
        blocks.append(Block(Span(start, end), role))
    return blocks
