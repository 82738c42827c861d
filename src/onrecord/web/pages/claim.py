"""A claim: its words, its chains drawn, what denies it, and its count step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from onrecord.corpus import Corpus
from onrecord.errors import NotFound
from onrecord.records import Article, Because, Caution, Claim, Copy, Link, Record, Span, Statement, Step
from onrecord.stages.claims import bears
from onrecord.stages.origins import recount
from onrecord.web import links
from onrecord.web.asking import Asked
from onrecord.web.drawing.chains import Chains, chains_of
from onrecord.web.drawing.days import Strip, parsed, stacked
from onrecord.web.drawing.rail import Twig, rail
from onrecord.web.drawing.shapes import Stemma
from onrecord.web.drawing.stemma import stemma
from onrecord.web.heads import Head, head, label
from onrecord.web.origins import rings
from onrecord.web.pages.answer import Shown
from onrecord.web.words import STANCES, warning
from onrecord.wording import clip

_ARTICLES = 120  # reports drawn and quoted; a claim of more says how many are left out
_QUOTED = 6
_WORDS = 40
_LINKS = 30
_FLAGS = 25  # warnings of one kind
_LONGEST = 1_500  # characters of a statement that are shown; its link opens the whole
_AROUND = 110  # characters of context on each side of a statement


class Quote(Record, frozen=True):
    """The claim in somebody's words, with the reports that print them so."""

    words: str
    speaker: str | None
    mode: str
    reports: tuple[tuple[Head, str], ...]


class Words(Record, frozen=True):
    """One statement in its context: what stands before it, it, what follows."""

    head: Head
    href: str
    span: Span
    sha256: str
    speaker: str | None
    stance: str
    before: str
    words: str
    after: str


class Bearing(Record, frozen=True):
    """Another claim that bears on this one, or this on it."""

    kind: str
    acts: bool
    text: str | None
    href: str | None
    voices: tuple[str, ...]
    head: Head
    words: str
    where: str


class Shows(Record, frozen=True):
    """What a warning says, with the places that show it."""

    note: str
    places: tuple[tuple[Head, str], ...]


class Flag(Record, frozen=True):
    """Warnings of one kind: the first, those after it, and how many more there are."""

    name: str
    first: Shows
    others: tuple[Shows, ...]
    left: int


class Line(Record, frozen=True):
    """A step of the count, its notes in short labels, the places it rests on."""

    step: Step
    note: str
    places: tuple[tuple[Head, str], ...]


class ClaimView(Record, frozen=True):
    """What the page of a claim shows."""

    claim: Claim
    origins: tuple[int, int]
    judged: tuple[int, int]
    answered: bool
    first: str | None
    last: str | None
    outlets: int
    denials: int
    quotes: tuple[Quote, ...]
    chains: Chains
    stemma: Stemma | None
    rail: tuple[Twig, ...]
    lines: tuple[Line, ...]
    bearings: tuple[Bearing, ...]
    flags: tuple[Flag, ...]
    strip: Strip | None
    undated: tuple[Head, ...]
    words: tuple[Words, ...]
    words_left: int
    left: int
    same: tuple[Because, ...]


def view(corpus: Corpus, asked: Asked) -> Shown:
    """Show one claim; `s.ID` answers a step of its count otherwise."""
    claim = corpus.claim(asked.path["claim"])
    articles = _articles(corpus, claim)
    shown = msgspec.structs.replace(claim, chains=tuple(c for c in claim.chains if c.article in articles))
    answers = {key[2:]: value for key, value in asked.query if key.startswith("s.") and value}
    ledger = recount(claim.ledger, answers)
    chains = chains_of(shown, articles, _copies(corpus, shown))
    bearings = tuple(_bearings(corpus, claim))
    dated, undated = _events(shown, articles, bearings)
    days = sorted(day for a in articles.values() if (day := a.anchor))
    origins = (ledger[-1].low, ledger[-1].high) if ledger else claim.origins
    data = ClaimView(
        claim=claim,
        origins=origins,
        judged=claim.origins,
        answered=any(step.answer != step.judged for step in ledger),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        outlets=len({a.outlet for a in articles.values() if a.outlet}),
        denials=sum(b.kind == "denies" and not b.acts for b in bearings),
        quotes=tuple(_quotes(claim, articles))[:_QUOTED],
        chains=chains,
        stemma=stemma(chains, rings(shown, chains, ledger, origins)),
        rail=rail(chains),
        lines=tuple(_line(step, articles) for step in ledger),
        bearings=bearings,
        flags=tuple(_flags(claim, articles)),
        strip=stacked(dated, 0.72),
        undated=undated,
        words=tuple(_words(m, articles) for m in claim.members[:_WORDS] if m.article in articles),
        words_left=max(0, len(claim.members) - _WORDS),
        left=len({c.article for c in claim.chains}) - len({c.article for c in shown.chains}),
        same=tuple(b for b in claim.because if b.rule.startswith("claims/"))[:12],
    )
    return Shown("claim.html", data, "claims")


def _articles(corpus: Corpus, claim: Claim) -> dict[str, Article]:
    wanted = dict.fromkeys([*(c.article for c in claim.chains), *(m.article for m in claim.members)])
    kept = list(wanted)[:_ARTICLES]
    return {ident: corpus.reading(ident).article for ident in kept}


def _copies(corpus: Corpus, claim: Claim) -> list[Copy]:
    """Return the copies among the reports that are drawn one by one."""
    drawn = {c.article for c in claim.chains}
    first = [article for family in claim.families for article in [a for a in family if a in drawn][:3]]
    return [copy for article in first for copy in corpus.copies_of(article) if {copy.a, copy.b} <= drawn]


def _quotes(claim: Claim, articles: Mapping[str, Article]) -> Iterator[Quote]:
    """Yield what each speaker said, the words that several reports print alike once."""
    said: dict[tuple[str | None, str], list[Statement]] = {}
    for member in claim.members:
        if member.article in articles:
            said.setdefault((member.speaker, clip(member.text, 320)), []).append(member)
    for (speaker, words), members in said.items():
        reports = {m.article: (head(articles[m.article]), links.article(m.article, m.span)) for m in members}
        mode = "own voice" if members[0].attribution is None else STANCES[members[0].stance]
        yield Quote(words, speaker, mode, tuple(reports.values())[:6])


def _words(member: Statement, articles: Mapping[str, Article]) -> Words:
    article = articles[member.article]
    start, end = member.span
    low = max(article.extent.start, start - _AROUND)
    high = min(article.extent.end, end + _AROUND)
    before, after = article.text[low:start].rpartition("\n")[2], article.text[end:high].partition("\n")[0]
    if low > article.extent.start and "\n" not in article.text[low:start]:
        before = "…" + before.partition(" ")[2]
    if high < article.extent.end and "\n" not in article.text[end:high]:
        after = after.rpartition(" ")[0] + "…"
    return Words(
        head(article),
        links.article(member.article, member.span),
        member.span,
        article.sha256,
        member.speaker,
        "own voice" if member.attribution is None else STANCES[member.stance],
        before,
        article.text[start:end] if end - start <= _LONGEST else article.text[start : start + _LONGEST] + "…",
        after,
    )


def _bearings(corpus: Corpus, claim: Claim) -> Iterator[Bearing]:
    seen = set()
    for one in claim.links[:_LINKS]:
        acts = bears(claim, one)
        if (key := (one.kind, acts, one.to, one.article, one.span)) in seen:
            continue
        seen.add(key)
        article = corpus.reading(one.article).article
        other = _other(corpus, one)
        yield Bearing(
            one.kind,
            acts,
            clip(other.text, 200) if other else None,
            links.claim(other.id) if other else None,
            one.voices,
            head(article),
            clip(article.text[slice(*one.span)], 260),
            links.article(one.article, one.span),
        )


def _other(corpus: Corpus, link: Link) -> Claim | None:
    if link.to is None:
        return None
    try:
        return corpus.claim(link.to)
    except NotFound:
        return None


def _places(spans: Sequence[tuple[str, Span]], articles: Mapping[str, Article]) -> tuple[tuple[Head, str], ...]:
    """Return where something shows, each report once."""
    held = {a: (head(articles[a]), links.article(a, span)) for a, span in reversed(spans) if a in articles}
    return tuple(reversed(held.values()))[:8]


def _flags(claim: Claim, articles: Mapping[str, Article]) -> Iterator[Flag]:
    """Yield the warnings, those of one kind together: a report printed often has as many as it has copies."""
    kinds: dict[str, list[Caution]] = {}
    for caution in claim.warnings:
        kinds.setdefault(caution.kind, []).append(caution)
    for kind, found in kinds.items():
        name = warning(kind)
        shown = [
            Shows(_short(one.note, articles).removeprefix(f"{name}: "), _places(one.spans, articles))
            for one in found[:_FLAGS]
        ]
        yield Flag(name, shown[0], tuple(shown[1:]), max(0, len(found) - _FLAGS))


def _line(step: Step, articles: Mapping[str, Article]) -> Line:
    step = msgspec.structs.replace(step, question=_short(step.question, articles))
    return Line(step, _short(step.note, articles), _places(step.spans, articles) if not step.settled else ())


def _short(note: str, articles: Mapping[str, Article]) -> str:
    """Put short labels for the paths that a note names."""
    for article in sorted(articles.values(), key=lambda a: -len(a.label)):
        note = note.replace(article.label, label(article))
    return note


def _events(
    claim: Claim, articles: Mapping[str, Article], bearings: Sequence[Bearing]
) -> tuple[list[tuple[date, str, str, str]], tuple[Head, ...]]:
    dated, undated = [], []
    for ident in dict.fromkeys(c.article for c in claim.chains):
        one = head(articles[ident])
        day = parsed(one.date)
        if day:
            dated.append((day, one.outlet or one.label, links.article(ident), "report"))
        else:
            undated.append(one)
    for bearing in bearings:
        if not bearing.acts and bearing.kind in ("denies", "revises") and (day := parsed(bearing.head.date)):
            verb = "denied" if bearing.kind == "denies" else "revised"
            dated.append((day, f"{verb}: {bearing.head.outlet or bearing.head.label}", bearing.where, bearing.kind))
    return list(dict.fromkeys(dated))[:24], tuple(undated)
