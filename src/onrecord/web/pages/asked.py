"""Rows of the standing questions as a page shows them: whatever was asked, each is a line with its places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from onrecord.asking import AsFact, Denial, Fall, Follower, Loop, New, OneOrigin, Word
from onrecord.questions import Articles
from onrecord.records import Record, Span
from onrecord.web import links
from onrecord.web.dates import day
from onrecord.web.heads import Head, called, head
from onrecord.wording import clip, count, interval

_WORDS = 240
_PLACES = 6

Place = tuple[Head, str]


class Line(Record, frozen=True):
    """One line of an answer: a short `tag`, the words that lead on, what is to be said of them, the places."""

    tag: str
    text: str
    href: str | None
    notes: tuple[str, ...] = ()
    quote: str = ""
    places: tuple[Place, ...] = ()
    deny: bool = False


def lines(rows: Sequence[Record], articles: Articles, about: str) -> Iterator[Line]:
    """Yield the rows of an answer as lines; `about` is the article that copies were asked of."""
    for row in rows:
        yield _LINES[type(row)](row, articles, about)


def _place(articles: Articles, article: str, span: Span | None = None) -> Place:
    return head(articles[article]), links.article(article, span)


def _origins(low: int, high: int) -> str:
    return f"{interval(low, high)} {'origin' if (low, high) == (1, 1) else 'origins'}"


def _voices(voices: Sequence[str]) -> str:
    return ", ".join(called(voice) for voice in voices[:4]) or "nobody is named"


def _word(row: Word, articles: Articles, _: str) -> Line:
    number = "" if row.origin is None else f"origin {row.origin}"
    tag = number if row.sure else f"possible {number}".strip()
    notes = [f"through {', '.join(row.through)}"] if row.through else []
    notes += ["passes it on"] if row.rests else []
    notes += [f"the trail goes cold: {row.cold}"] if row.cold else []
    places = (_place(articles, row.article, row.span),)
    return Line(tag or "not known", called(row.voice), None, tuple(notes), "", places)


def _one_origin(row: OneOrigin, _: Articles, __: str) -> Line:
    shown = ", ".join(row.outlets[:8]) + (f" and {len(row.outlets) - 8} more" if len(row.outlets) > 8 else "")
    notes = (_voices(row.voices), f"{count(len(row.outlets), 'outlet')}: {shown}")
    tag = "one origin" if row.sure else _origins(*row.origins)
    return Line(tag, clip(row.text, _WORDS), links.claim(row.claim), notes)


def _as_fact(row: AsFact, articles: Articles, _: str) -> Line:
    who = row.outlet or "an outlet that is not known"
    given = f"it was given to {row.voice or 'somebody not known'}"
    notes = (f"in its own voice, {_day(row.printed)}", f"before, {_day(row.before_printed)}, {given}")
    places = (_place(articles, row.article, row.span), _place(articles, row.before, row.before_span))
    return Line(who, clip(row.text, _WORDS), links.claim(row.claim), notes, "", places)


def _day(when: str | None) -> str:
    return day(when) if when else "on a day not known"


def _follower(row: Follower, articles: Articles, about: str) -> Line:
    other = head(articles[row.article])
    shown, also = row.changes[:5], sum(row.also.values()) + max(0, len(row.changes) - 5)
    changes = [f"{one.kind}: {clip(one.here or 'nothing', 60)} ⇢ {clip(one.there or 'nothing', 60)}" for one in shown]
    notes = (
        f"{round(100 * row.share)}% of its words stand here" + (f"; {row.because}" if row.because else ""),
        *changes,
        *([f"and {count(also, 'other change')}"] if also else []),
    )
    place = (other, links.article(row.article))
    return Line(row.relation, other.title, links.copies(about, row.article), notes, "", (place,))


def _denial(row: Denial, articles: Articles, _: str) -> Line:
    notes = (f"figure: {row.figure} · time: {row.time} · place: {row.place}",)
    href = links.claim(row.claim) if row.claim else None
    places = (_place(articles, row.article, row.span),)
    return Line("denies", _voices(row.voices), href, notes, clip(row.words, _WORDS), places, deny=True)


def _fall(row: Fall, _: Articles, __: str) -> Line:
    after = f", then {interval(*row.without)}" if row.fate != "falls" else ""
    left = (f"left: {_voices(row.left)}",) if row.left else ()
    notes = (f"{row.lost} of {count(row.of, 'statement')} rest on it; {_origins(*row.origins)}{after}", *left)
    return Line(row.fate, clip(row.text, _WORDS), links.claim(row.claim), notes, deny=row.fate == "falls")


def _loop(row: Loop, articles: Articles, _: str) -> Line:
    places = tuple(_place(articles, article, span) for article, span in row.spans[:_PLACES])
    notes = (clip(row.note, 300), _origins(*row.origins))
    return Line("circle", clip(row.text, _WORDS), links.claim(row.claim), notes, "", places)


def _new(row: New, articles: Articles, _: str) -> Line:
    note = " · ".join((day(row.day), _voices(row.voices), _origins(*row.origins)))
    linked = row.kind in ("denial", "revision")
    quote = clip(articles[row.article].text[slice(*row.span)], _WORDS) if linked else ""
    places = (_place(articles, row.article, row.span),)
    return Line(row.kind, clip(row.text, _WORDS), links.claim(row.claim), (note,), quote, places, deny=linked)


_LINES: dict[type[Record], Callable[[Any, Articles, str], Line]] = {
    Word: _word,
    OneOrigin: _one_origin,
    AsFact: _as_fact,
    Follower: _follower,
    Denial: _denial,
    Fall: _fall,
    Loop: _loop,
    New: _new,
}
