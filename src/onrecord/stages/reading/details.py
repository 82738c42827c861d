"""What describes an article: headline, outlet, dates, byline, agencies; each with where it was read.

The first place that says something wins: what came with the text, then what the page's markup says, then what is
printed. Nothing is inferred: a field that no place gives stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.records import Because, Block, Given, Span
from onrecord.stages.reading import cues
from onrecord.stages.reading.agencies import AGENCIES, agencies_in, sole_agency
from onrecord.stages.reading.dates import Moment, find_dates, one_date
from onrecord.stages.reading.head import find_dateline
from onrecord.stages.reading.language import guess_language
from onrecord.stages.reading.lines import make_line
from onrecord.stages.reading.pictures import is_photo_credit
from onrecord.text import holds

_RIGHTS = re.compile(
    r"(?:copyright\s*)?(?:©|\(c\))\s*(?:copyright\s*)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?)?[,\s]*(?:by\s+)?"
    r"(?P<name>[A-ZÀ-Þ][^.,|•·©()\n]{1,40}?)(?=\s*(?:[.,|•·(]|$|all rights|ltd|llc|inc\b))",
    re.IGNORECASE,
)
_MIRRORS = re.compile(r"(?P<name>[A-ZÀ-Þ][^.\n]{1,40}?)(?:['’]s?)? website can also be accessed\b")

_TRANSCRIPT = re.compile(r"(?P<of>[^/]+\.(?:pdf|png|jpe?g|webp|tiff?))\.txt(?:\.gz)?$", re.IGNORECASE)


class Found(NamedTuple):
    """One field's value, where it was read and, if that is in the text, its characters."""

    field: str
    value: str
    where: str
    span: Span | None = None


def read_name(origin: str) -> Iterator[Found]:
    """Yield the scan or picture that a text is the transcript of, as its name says: "scan.png.txt"."""
    if match := _TRANSCRIPT.search(origin):
        yield Found("transcript", match["of"], "file name")


# A path that says the day: "/2025/04/01/", "/2025-04-01/".
_IN_ADDRESS = re.compile(r"https?://[^?#]*?/(?P<day>(?:19|20)\d\d([/-])\d\d?\2\d\d?)(?=[/.-]|$)")


def read_address(address: str) -> Iterator[Found]:
    """Yield the day that an address names: that of publication, wherever addresses hold one."""
    if match := _IN_ADDRESS.match(address):
        year, month, day = re.split("[/-]", match["day"])
        yield from _dates("published", one_date(f"{year}-{month:0>2}-{day:0>2}"), "address")


def _dates(field: str, moment: Moment | None, where: str, span: Span | None = None) -> Iterator[Found]:
    if moment is not None:
        yield Found(field, moment.day, where, span)
        if moment.at and field == "published":
            yield Found("published_at", moment.at, where, span)


def read_given(given: Given) -> Iterator[Found]:
    """Yield what came with the text; a date that is no certain day is left out, never guessed."""
    for field in ("title", "outlet"):
        value = (getattr(given, field) or "").strip()
        if value:
            yield Found(field, value, "given")
    if given.published:
        yield from _dates("published", one_date(given.published), "given")


def _printed_dates(text: str, span: Span) -> Iterator[Found]:
    """Read "Published May 5, 2021 | Updated May 6, 2021", "May 5, 2021" and "Updated May 6, 2021"."""
    update = cues.UPDATED.search(text, *span)
    cut = update.start() if update else span.end
    before = find_dates(text, Span(span.start, cut))
    if len({m.day for m in before}) == 1:
        yield from _dates("published", before[0], "date line", before[0].span)
    after = find_dates(text, Span(cut, span.end))
    if len({m.day for m in after}) == 1:
        yield from _dates("updated", after[0], "date line", after[0].span)


def _printed_outlet(text: str, span: Span) -> Iterator[Found]:
    for form, where in ((_MIRRORS, "address line"), (_RIGHTS, "copyright line")):
        match = form.search(text, *span)
        if match and match["name"][0].isupper() and not agencies_in(match["name"]) and match["name"] not in AGENCIES:
            yield Found("outlet", match["name"].strip(), where, Span(*match.span("name")))


def _uncapital(name: str) -> str:
    """Undo the capitals of a masthead of several words: "THE EVENING LAMP" is called "The Evening Lamp"."""
    return name.title() if name.isupper() and " " in name else name


def _squeeze(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def read_printed(text: str, blocks: Sequence[Block]) -> Iterator[Found]:
    """Yield what the blocks print of an article, in the order of the text."""
    in_head = True
    for role, span in ((b.role, b.span) for b in blocks):
        if role == "body":
            in_head = False
        elif role == "title":
            yield Found("title", _squeeze(text, span), "headline", span)
        elif role == "updated" and in_head:
            yield from _printed_dates(text, span)
        elif role == "byline":
            yield from _read_byline(text, span)
        elif role == "section" and in_head and cues.MASTHEAD.match(text[slice(*span)]):
            yield Found("outlet", _uncapital(_squeeze(text, span)), "masthead", span)
        elif role == "dateline":
            yield from _read_dateline(text, span)
        elif role in {"credit", "boilerplate"} and not is_photo_credit(make_line(text, span)):
            yield from _printed_outlet(text, span)
            if role == "credit":
                yield from (Found("agency", name, "credit", span) for name in agencies_in(text[slice(*span)]))


_NOTICE = 600  # characters; a longer paragraph tells of somebody else's correction


def read_notices(text: str, blocks: Sequence[Block]) -> Iterator[Found]:
    """Yield the notices by which an outlet takes its report back (retracts) or corrects it (revises)."""
    for span in (b.span for b in blocks if b.span.end - b.span.start <= _NOTICE and b.role != "title"):
        line = text[slice(*span)]
        if not holds(line, cues.NOTICE_HINTS):
            continue
        for field, form in (("retracts", cues.RETRACTED), ("revises", cues.REVISED)):
            if form.search(line):
                yield Found(field, " ".join(line.split()), "notice", span)
                break


# Where a page prints what holds for all that stands on it.
_OF_WHOLE_PAGE = frozenset({"date line", "masthead", "address line", "copyright line"})


def of_whole_page(found: Iterable[Found]) -> Iterator[Found]:
    """Yield what the first story's lines say of every story on its page: whose page it is and of which day."""
    for one in found:
        if one.where in _OF_WHOLE_PAGE:
            yield one._replace(where=f"{one.where} of the page")


def _read_byline(text: str, span: Span) -> Iterator[Found]:
    """Read "By Anna Example, Reuters": the names without the "By", and the agencies among them."""
    line = text[slice(*span)]
    by = cues.BYLINE.match(line)
    yield Found("byline", " ".join((by["names"] if by else line).split()), "byline", span)
    agencies = agencies_in(line) or sole_agency(by["names"] if by else line)
    yield from (Found("agency", name, "byline", span) for name in agencies)


def _read_dateline(text: str, span: Span) -> Iterator[Found]:
    # The block ends with the dateline, and a dateline wants words behind it.
    dateline = find_dateline(make_line(text[: span.end] + " X", Span(span.start, span.end + 2)))
    if dateline is None:
        return
    if dateline.place:
        yield Found("dateline", dateline.place, "dateline", span)
    yield from (Found("agency", name, "dateline", span) for name in dateline.agencies)
    yield from _dates("published", one_date(text[slice(*span)]), "dateline", span)


class Details(NamedTuple):
    """The descriptive fields of an article, and the reasons for them."""

    fields: dict[str, str]
    agencies: tuple[str, ...]
    because: tuple[Because, ...]


def gather(found: Iterable[Found]) -> Details:
    """Take the first value of each field, and every agency once."""
    fields: dict[str, str] = {}
    agencies: dict[str, None] = {}
    because = []
    for field, value, where, span in found:
        if field == "agency":
            if value in agencies:
                continue
            agencies[value] = None
        elif field in fields or (field == "published_at" and not _same_day(fields, value)):
            continue
        else:
            fields[field] = value
        because.append(Because(rule=f"{field}: {where}", note=value, span=span))
    return Details(fields, tuple(agencies), tuple(because))


def _same_day(fields: dict[str, str], at: str) -> bool:
    """Whether a time belongs to the date that won."""
    return at.startswith(fields.get("published", "?"))


def is_complete(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the text neither breaks off nor asks the reader to subscribe for the rest."""
    if any(b.role != "body" and cues.TRUNCATED.search(text, *b.span) for b in blocks):
        return False
    body = [b.span for b in blocks if b.role == "body"]
    return not body or not (
        cues.CUT_OFF.search(text, max(body[-1].start, body[-1].end - 40), body[-1].end)
        or (body[-1].end - body[-1].start < 300 and cues.TRUNCATED.search(text, *body[-1]))
    )


def language_of(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the language of the body, or of all the text where there is no body."""
    body = [text[b.span.start : b.span.end] for b in blocks if b.role == "body"][:12]
    return guess_language(" ".join(body) or text)
