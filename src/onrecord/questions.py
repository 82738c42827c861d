"""The standing questions put to a corpus, answered from its index: what `onrecord.asking` would find among all claims.

Only the claims that can come into an answer are looked at, and of very many the first `most` (None: all); an answer
says where it left some out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from onrecord import asking
from onrecord.asking import AsFact, Denial, Fall, Follower, Loop, New, OneOrigin, Source, Word
from onrecord.corpus import Corpus
from onrecord.describing import house_of
from onrecord.errors import BadInput, NotFound
from onrecord.records import Article, Claim, Record
from onrecord.text import fold
from onrecord.views import ClaimRow, Wanted

R = TypeVar("R", bound=Record)

MOST = 400  # claims looked at for one answer
_PART = 100  # rows asked for at once
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class Answered(NamedTuple, Generic[R]):
    """The rows of an answer; `more` says that claims were left out, `undated` counts reports without a date."""

    rows: tuple[R, ...]
    more: bool = False
    undated: int = 0


class Articles(dict[str, Article]):
    """Articles by their ids, fetched when they are asked for."""

    def __init__(self, corpus: Corpus) -> None:
        super().__init__()
        self._corpus = corpus

    def __missing__(self, ident: str) -> Article:
        self[ident] = found = self._corpus.reading(ident).article
        return found


class _Claims(dict[str, Claim]):
    """Claims by their ids, fetched when they are asked for; None where there is none."""

    def __init__(self, corpus: Corpus) -> None:
        super().__init__()
        self._corpus = corpus

    def get(self, ident: str, default: Claim | None = None) -> Claim | None:  # type: ignore[override]
        """Return a claim, the default where there is none of that id."""
        try:
            return self._corpus.claim(ident) if ident else default
        except NotFound:
            return default


def whose_word(corpus: Corpus, claim: str) -> Answered[Word]:
    """Whose word a claim is finally on, and where each trail goes cold."""
    return Answered(asking.whose_word(corpus.claim(claim)))


def one_origin(corpus: Corpus, least: int = 5, most: int | None = MOST) -> Answered[OneOrigin]:
    """What so many outlets or more carry that has one origin, or may have."""

    def wanted() -> Iterator[str]:
        for row in _rows(corpus, Wanted(order="outlets")):
            if row.outlets < least:
                return
            if row.origins[0] <= 1:
                yield row.id

    claims, more = _claims(corpus, wanted(), most)
    return Answered(asking.one_origin(claims, Articles(corpus), least), more)


def as_fact(corpus: Corpus, claim: str = "", most: int | None = MOST) -> Answered[AsFact]:
    """Who printed as fact what others attributed: of one claim, or of all."""
    if claim:
        return Answered(asking.as_fact([corpus.claim(claim)], Articles(corpus)))
    claims, more = _warned(corpus, "printed-as-fact", most)
    return Answered(asking.as_fact(claims, Articles(corpus)), more)


def copies(corpus: Corpus, report: str) -> Answered[Follower]:
    """Which reports copy one, in what order, changing what."""
    article = corpus.reading(report).id
    return Answered(asking.followers(article, corpus.copies_of(article), Articles(corpus)))


def denials(corpus: Corpus, claim: str) -> Answered[Denial]:
    """Who denies a claim, and whether it is the same figure, time and place."""
    return Answered(asking.denials(corpus.claim(claim), _Claims(corpus), Articles(corpus), corpus.reading))


def falls(corpus: Corpus, name: str, most: int | None = MOST) -> Answered[Fall]:
    """If a source falls, which claims fall with it: a speaker, a body, an agency or an outlet, by name."""
    parties = [p for p in corpus.parties(name) if any(fold(form) == fold(name) for form in p.names)]
    source = Source(tuple(dict.fromkeys((name, *(form for party in parties for form in party.names)))))
    houses = [house for form in source.names if (house := house_of(form))]
    claims, more = _claims(corpus, corpus.claims_through([party.id for party in parties], houses), most)
    return Answered(asking.falls(claims, source, Articles(corpus), corpus.recounted), more)


def loops(corpus: Corpus, most: int | None = MOST) -> Answered[Loop]:
    """Where sources go round in a circle."""
    claims, more = _warned(corpus, "circle", most)
    return Answered(asking.loops(claims), more)


def new(corpus: Corpus, since: str, most: int | None = MOST) -> Answered[New]:
    """What is new since a day: origins, denials, revised figures, claims.

    Raises:
        BadInput: it is no date.
    """
    if not _DAY.fullmatch(since):
        raise BadInput(f"“{since[:30]}” is no date: write it as 2031-03-14")
    claims, more = _claims(corpus, (row.id for row in _rows(corpus, Wanted(since=since, order="newest"))), most)
    known = {claim.id for claim in claims}
    answered = dict.fromkeys(link.to for claim in claims for link in claim.links if link.to and link.to not in known)
    others, _ = _claims(corpus, answered, most)
    rows, undated = asking.new_since([*claims, *others], Articles(corpus), since)
    return Answered(rows, more, undated)


def _warned(corpus: Corpus, kind: str, most: int | None) -> tuple[list[Claim], bool]:
    return _claims(corpus, (row.id for row in _rows(corpus, Wanted(warning=kind))), most)


def _rows(corpus: Corpus, wanted: Wanted) -> Iterator[ClaimRow]:
    start = 0
    while rows := corpus.list_claims(wanted, start, _PART).rows:
        yield from rows
        start += len(rows)


def _claims(corpus: Corpus, idents: Iterable[str], most: int | None) -> tuple[list[Claim], bool]:
    """Return the first claims of these ids, and whether there are more."""
    kept = list(islice(idents, None if most is None else most + 1))
    found = _Claims(corpus)
    return [claim for ident in kept[:most] if (claim := found.get(ident))], most is not None and len(kept) > most
