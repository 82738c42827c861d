"""How the answers of `onrecord ask` look on a terminal: tables that fit it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich import box
from rich.table import Table

from onrecord.asking import AsFact, Fall, Follower, New, OneOrigin, Word
from onrecord.cli.output import UNKNOWN, clip, count, describe, interval, print_rows, short_labels
from onrecord.contract import answer_row
from onrecord.corpus import Corpus
from onrecord.questions import Articles
from onrecord.records import Article, Claim, Record, Storyline

_WORDS = 160  # characters of a claim in a table
_WIDE = {
    "claim": 4, "what": 2, "report": 2, "outlets": 3, "voice": 2, "voices left": 2, "as fact by": 2,
    "attributed before to": 3,
}  # fmt: skip


@dataclass(frozen=True)
class Desk:
    """What answers are told with: the articles, and what each is called."""

    articles: Mapping[str, Article]
    labels: Mapping[str, str]

    @classmethod
    def of(cls, corpus: Corpus) -> Desk:
        """Of a corpus that is open: articles are taken from it when they are told of."""
        return cls(Articles(corpus), short_labels(corpus.heads))

    def describe(self, article: str) -> str:
        """A report by what it is called, with its outlet and date."""
        return f"{self.labels[article]} ({describe(self.articles[article])})"


def print_answer(rows: Sequence[Record], desk: Desk, *, as_json: bool) -> bool:
    """Print an answer as JSON Lines where that is asked for; return whether it was."""
    if as_json:
        print_rows(answer_row(row, desk.articles) for row in rows)
    return as_json


def _table(*headings: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in headings:
        table.add_column(heading, ratio=_WIDE.get(heading), no_wrap=heading not in _WIDE)
    return table


def word_table(rows: Iterable[Word], desk: Desk) -> Table:
    """Each voice with the way it came and what is missing on it."""
    table = _table("origin", "voice", "what", "report")
    for row in rows:
        number = "?" if row.origin is None else str(row.origin) if row.sure else f"{row.origin}?"
        voice = f"{row.voice} (passes it on)" if row.rests else row.voice
        way = " → ".join(row.through)
        missing = f"cold: {row.cold}" if row.cold else ""
        table.add_row(number, voice, "; ".join(filter(None, (way, missing))), desk.labels[row.article])
    return table


def one_origin_table(rows: Iterable[OneOrigin], _: Desk) -> Table:
    """Claims, whose word they are on, and who carries them."""
    table = _table("claim", "origins", "voice", "outlets")
    for row in rows:
        outlets = f"{len(row.outlets)}: {', '.join(row.outlets[:6])}{' …' if len(row.outlets) > 6 else ''}"
        text = f"{clip(row.text, _WORDS)} [{row.claim[:7]}]"
        table.add_row(text, interval(*row.origins), clip(", ".join(row.voices), _WORDS), outlets)
    return table


def fact_table(rows: Iterable[AsFact], desk: Desk) -> Table:
    """Who printed what as fact, after whom."""
    table = _table("printed", "as fact by", "claim", "attributed before to")
    for row in rows:
        who = row.outlet or desk.labels[row.article]
        before = f"{row.voice or 'a source'}, in {desk.articles[row.before].outlet or desk.labels[row.before]}"
        before += f", {row.before_printed}" if row.before_printed else ""
        table.add_row(row.printed or f"date {UNKNOWN}", who, f"{clip(row.text, _WORDS)} [{row.claim[:7]}]", before)
    return table


def fall_table(rows: Iterable[Fall], _: Desk) -> Table:
    """Claims with what becomes of them."""
    table = _table("", "origins", "claim", "voices left")
    for row in rows:
        change = f"{interval(*row.origins)} → {interval(*row.without)}"
        text = f"{clip(row.text, _WORDS)} [{row.claim[:7]}]"
        table.add_row(row.fate, change, text, clip(", ".join(row.left), _WORDS))
    return table


def new_table(rows: Iterable[New], desk: Desk) -> Table:
    """What is new, the latest first."""
    table = _table("day", "new", "claim", "voice", "report")
    for row in rows:
        text = f"{clip(row.text, _WORDS)} [{row.claim[:7]}]"
        table.add_row(row.day, row.kind, text, clip(", ".join(row.voices), _WORDS), desk.labels[row.article])
    return table


def follower_lines(article: Article, rows: Sequence[Follower], desk: Desk, width: int) -> Iterator[tuple[str, str]]:
    """Each report that shares passages with one, with what it changed; and how each line looks."""
    yield desk.describe(article.id), "bold"
    room = max(16, (width - 14) // 2)
    for row in rows:
        share = f"{round(100 * row.share)} % of it stands here"
        yield f"\n{_RELATION[row.relation]} {desk.describe(row.article)}, {share}", ""
        if row.because:
            yield f"  {clip(row.because, 2 * width)}", "dim"
        for change in row.changes:
            here, there = (clip(words, room) if words else "—" for words in (change.here, change.there))
            yield f"  {change.kind:<8} {here} ⇢ {there}", ""
        if row.also:
            yield f"  also {', '.join(f'{n} {kind}' for kind, n in row.also.items())}", "dim"
    if rows:
        yield f"\n{count(len(rows), 'report')}; what this one has stands before ⇢", "dim"


def storyline_lines(story: Storyline, claims: Mapping[str, Claim], desk: Desk, width: int) -> Iterator[tuple[str, str]]:
    """A storyline, its claims in the order of their reports, with who says each where; and how each line looks."""
    days = " to ".join(dict.fromkeys(filter(None, (story.first, story.last)))) or f"date {UNKNOWN}"
    yield story.text, "bold"
    told = (count(len(story.claims), "claim"), count(len(story.voices), "voice"), count(len(story.reports), "report"))
    yield f"{' · '.join(told)} · {days}; never to be added up", "dim"
    for ident in story.claims[:_TOLD]:
        claim = claims[ident]
        day = min((m.printed for m in claim.members if m.printed), default=f"date {UNKNOWN}")
        yield f"  {day:<12} {clip(claim.text, width - 16)}", ""
        where = ", ".join(dict.fromkeys(desk.labels[m.article] for m in claim.members))
        yield f"  {'':<12} {clip(', '.join(claim.voices) or 'nobody named', 60)}, in {clip(where, width)}", "dim"
    if len(story.claims) > _TOLD:
        yield f"  and {count(len(story.claims) - _TOLD, 'more claim')}", "dim"
    yield "", ""


_TOLD = 8  # claims of a storyline that are listed
_RELATION = {"copies it": "→ copied by", "is copied by it": "← copies", "shares its text": "– shares text with"}
