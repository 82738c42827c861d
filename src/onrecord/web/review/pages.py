"""The queue as a page shows it, and what people said beside a claim, an article or a party."""

from __future__ import annotations

from onrecord.corpus import Corpus
from onrecord.errors import NotFound
from onrecord.records import Claim, Party, Record
from onrecord.stages.claims import claim_id
from onrecord.web import links
from onrecord.web.asking import Asked
from onrecord.web.heads import Head, head
from onrecord.web.pages.answer import Shown
from onrecord.web.review.doubtful import Doubtful, Queue
from onrecord.web.review.telling import Said, Told, notes_on, on_article, on_claim, on_party, told
from onrecord.web.words import KINDS
from onrecord.wording import clip, count, interval

SIZE = 12  # pairs of one page
_LOG = 12
_PLACES = 3
_KINDS = ("party", "claim")


class Side(Record, frozen=True):
    """One of two that may be one."""

    ident: str
    href: str
    text: str
    lines: tuple[str, ...]
    places: tuple[tuple[Head, str], ...]


class Item(Record, frozen=True):
    """A pair to decide; `sides` is empty where people disagree and only a new word of one of them helps."""

    about: str
    sides: tuple[Side, ...]
    rule: str
    note: str
    effect: str


class QueueView(Record, frozen=True):
    """What the page of the queue shows."""

    items: tuple[Item, ...]
    kind: str
    total: int
    counts: dict[str, int]
    page: int
    before: str | None
    after: str | None
    log: tuple[Told, ...]
    said: int
    done: Told | None


def view(corpus: Corpus, asked: Asked, queue: Queue) -> Shown:
    """Show the queue."""
    every = queue.of(corpus)
    kind = asked.one("kind") if asked.one("kind") in _KINDS else ""
    found = [one for one in every if not kind or one.about == kind]
    page = asked.number("page", 1)
    log = corpus.judgements()
    shown = QueueView(
        items=tuple(filter(None, (_item(corpus, one) for one in found[(page - 1) * SIZE : page * SIZE]))),
        kind=kind,
        total=len(found),
        counts={name: sum(one.about == name for one in every) for name in _KINDS},
        page=page,
        before=asked.address(page=page - 1 if page > 2 else None, done=None) if page > 1 else None,
        after=asked.address(page=page + 1, done=None) if len(found) > page * SIZE else None,
        log=tuple(told(j) for j in reversed(log[-_LOG:])),
        said=len(log),
        done=_done(corpus, asked),
    )
    return Shown("review/queue.html", shown, "review")


def _item(corpus: Corpus, one: Doubtful) -> Item | None:
    if one.torn:
        return Item(one.about, (), one.rule, one.note, "People disagree on this; the last word of each stands.")
    try:
        if one.about == "party":
            sides = tuple(_of_party(corpus, corpus.party(ident)) for ident in (one.left, one.right))
            return Item("party", sides, one.rule, one.note, _effect_of_parties(one))
        left, right = corpus.claim(one.left), corpus.claim(one.right)
    except NotFound:  # decided by somebody else meanwhile
        return None
    sides = (_of_claim(corpus, left), _of_claim(corpus, right))
    return Item("claim", sides, one.rule, one.note, _effect_of_claims(left, right))


def _of_party(corpus: Corpus, party: Party) -> Side:
    articles = list(dict.fromkeys(article for article, _ in party.members))
    others = [name for name in party.names if name != party.name]
    roles = list(dict.fromkeys(title.role for title in party.roles))
    lines = (
        f"{KINDS[party.kind]}, named in {count(len(articles), 'article')}",
        f"makes {count(corpus.said_by(party.id, 0, 1).total, 'claim')}",
        *([f"also {clip(', '.join(others), 160)}"] if others else []),
        *([f"called {clip('; '.join(roles[:4]), 160)}"] if roles else []),
    )
    heads = [head(corpus.reading(ident).article) for ident in articles[:_PLACES]]
    return Side(party.id, links.party(party.id), party.name, lines, tuple((h, links.article(h.id)) for h in heads))


def _of_claim(corpus: Corpus, claim: Claim) -> Side:
    lines = (
        f"{count(len(claim.reports), 'report')}, {interval(*claim.origins)} "
        + ("origin" if claim.origins == (1, 1) else "origins"),
        clip(", ".join(claim.voices[:4]), 160) or "nobody is named",
    )
    first = {m.article: m for m in reversed(claim.members)}
    shown = list(first.values())[::-1][:_PLACES]
    places = tuple((head(corpus.reading(m.article).article), links.article(m.article, m.span)) for m in shown)
    return Side(claim.id, links.claim(claim.id), clip(claim.text, 320), lines, places)


def _effect_of_parties(one: Doubtful) -> str:
    both = f"; in {count(one.shared, 'claim')} two voices would become one" if one.shared else ""
    return (
        f"As one: {count(one.moves - one.shared, 'claim')} would move{both}." if one.moves else "No count changes yet."
    )


def _effect_of_claims(left: Claim, right: Claim) -> str:
    together = len({*left.reports, *right.reports})
    return f"As one: {count(together, 'report')}, now {len(left.reports)} and {len(right.reports)}."


def _done(corpus: Corpus, asked: Asked) -> Told | None:
    which = asked.one("done")
    return next((told(j) for j in corpus.judgements() if which and j.id.startswith(which)), None)


def beside_claim(corpus: Corpus, claim: Claim, asked: Asked) -> Said:
    """Return what people said of a claim."""
    ids = {claim.id, *(claim_id(member) for member in claim.members)}
    notes = notes_on(corpus, ids)
    return Said("claim", claim.id, notes, on_claim(claim, corpus.judgements()), _done(corpus, asked))


def beside_article(corpus: Corpus, article: str, asked: Asked) -> Said:
    """Return what people said of an article."""
    said = on_article(article, corpus.judgements())
    return Said("article", article, notes_on(corpus, [article]), said, _done(corpus, asked))


def beside_party(corpus: Corpus, party: Party, asked: Asked) -> Said:
    """Return what people said of a party."""
    return Said("party", party.id, (), on_party(party, corpus.judgements()), _done(corpus, asked))
