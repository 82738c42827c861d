"""A claim → its dossier, and a dossier checked against a corpus."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

import msgspec

from onrecord.corpus import Corpus
from onrecord.edges.export.dossier import (
    Bearing,
    Change,
    Cited,
    Dossier,
    Passage,
    Report,
    Told,
    cite,
    render,
    seal_of,
    shown,
    told_by,
)
from onrecord.edges.signing import Key, signed_by
from onrecord.errors import CorpusError, NotFound
from onrecord.exporting import about
from onrecord.noting import claim_of, notes_on
from onrecord.records import Article, Chain, Claim, Copy, Edit, Judgement, Link, Reading, Span
from onrecord.stages.claims import bears
from onrecord.text import overlap
from onrecord.wording import clip, describe

_NEAR = 250  # characters around the claim's words in which a change of its speaker or channel counts
_DOES = {
    ("denies", False): "denied by", ("revises", False): "revised by", ("supports", False): "supported by",
    ("denies", True): "denies, in the words of", ("revises", True): "revises, in the words of",
    ("supports", True): "supports, in the words of",
}  # fmt: skip


def dossier(corpus: Corpus, claim: Claim) -> bytes:
    """Return the dossier of a claim, signed with the key beside the corpus where that can be read or made."""
    key = _key(corpus)
    readings = {ident: corpus.reading(ident) for ident in _articles(claim)}
    marks = {ident: f"R{n}" for n, ident in enumerate(readings, 1)}
    carrying = {m.article for m in claim.members}
    warnings = tuple(msgspec.structs.replace(w, note=_marked(w.note, readings, marks)) for w in claim.warnings)
    made = Dossier(
        about(corpus),
        msgspec.structs.replace(claim, warnings=warnings),
        tuple(_passages(claim, readings, marks)),
        tuple(_report(corpus, reading, marks[ident]) for ident, reading in readings.items() if ident in marks),
        tuple(msgspec.structs.replace(step, note=_marked(step.note, readings, marks)) for step in claim.ledger),
        tuple(_bearing(claim, link, readings[link.article].article, marks) for link in claim.links),
        tuple(_changes(corpus, claim, readings, marks)),
        tuple(_decided(corpus, claim, carrying)),
        tuple(notes_on(corpus, "claim", claim.id)),
        key.public if key else None,
    )
    return render(made, key.sign if key else None)


def _key(corpus: Corpus) -> Key | None:
    try:
        return corpus.key
    except CorpusError:  # a folder that may only be read: the dossier says that it is not signed
        return None


def _articles(claim: Claim) -> list[str]:
    """The articles it is made in, by date where known, then those of what bears on it."""
    return list(dict.fromkeys([*(m.article for m in claim.members), *(link.article for link in claim.links)]))


def _marked(note: str, readings: Mapping[str, Reading], marks: Mapping[str, str]) -> str:
    """A note with each report by its mark in the dossier."""
    for ident, reading in sorted(readings.items(), key=lambda item: -len(item[1].article.label)):
        note = note.replace(reading.article.label, marks[ident])
    return note


def _report(corpus: Corpus, reading: Reading, mark: str) -> Report:
    capture = corpus.capture(reading.article.capture)
    return Report(mark, reading.article, capture, tuple(corpus.seen_at(capture.id)), reading.reader)


def _passages(claim: Claim, readings: Mapping[str, Reading], marks: Mapping[str, str]) -> Iterator[Passage]:
    chains: dict[str, Chain] = {}
    for chain in claim.chains:
        chains.setdefault(chain.statement, chain)
    for member in claim.members:
        known = chains.get(member.id)
        hops = known.hops if known is not None else ()
        through = tuple(f"{hop.party} ({hop.verb})" if hop.verb else hop.party for hop in hops)
        cited = cite(readings[member.article].article, member.span)
        cold = known.cold if known is not None else None
        own = " in its own voice" if member.attribution is None else ""
        where = describe(readings[member.article].article)
        yield Passage(marks[member.article], where, member.speaker, member.stance + own, through, cold, cited)


def _bearing(claim: Claim, link: Link, article: Article, marks: Mapping[str, str]) -> Bearing:
    does = _DOES[link.kind, bears(claim, link)]
    return Bearing(does, link.voices, link.to, marks.get(link.article), cite(article, link.span))


def _changes(
    corpus: Corpus, claim: Claim, readings: Mapping[str, Reading], marks: Mapping[str, str]
) -> Iterator[Change]:
    spans: dict[str, list[Span]] = {}
    for member in claim.members:
        spans.setdefault(member.article, []).append(member.span)
    seen = set()
    for ident in spans:
        for copy in corpus.copies_of(ident):
            if copy.a in spans and copy.b in spans and (copy.a, copy.b) not in seen:
                seen.add((copy.a, copy.b))
                yield from _changed(copy, spans, readings, marks)


def _changed(
    copy: Copy, spans: Mapping[str, list[Span]], readings: Mapping[str, Reading], marks: Mapping[str, str]
) -> Iterator[Change]:
    one, two = (copy.b, copy.a) if copy.direction == "b>a" else (copy.a, copy.b)
    for edit in copy.edits:
        if _touches(edit, copy, spans):
            was, now = (edit.b, edit.a) if one == copy.b else (edit.a, edit.b)
            sides: list[Cited | None] = [
                cite(readings[side].article, at) if at else None for side, at in ((one, was), (two, now))
            ]
            yield Change(edit.kind, marks[one], marks[two], sides[0], sides[1], copy.direction != "undetermined")


def _touches(edit: Edit, copy: Copy, spans: Mapping[str, list[Span]]) -> bool:
    near = _NEAR if edit.kind in {"speaker", "hop"} else 0
    sides = ((copy.a, edit.a), (copy.b, edit.b))
    return any(
        overlap(at, Span(max(0, span.start - near), span.end + near)) > 0
        for article, at in sides
        if at is not None
        for span in spans[article]
    )


def _decided(corpus: Corpus, claim: Claim, carrying: Iterable[str]) -> Iterator[Judgement]:
    """People's judgements on its statements, or on parties in its reports, that stand."""
    mine = {member.id for member in claim.members}
    articles = set(carrying)
    for judgement in corpus.judgements():
        sides = (*judgement.all_lefts, *judgement.all_rights)
        party = judgement.subject == "party" and any(side.partition(":=")[0] in articles for side in sides)
        if party or mine.intersection(sides):
            yield judgement


def check(corpus: Corpus | None, raw: bytes) -> Iterator[str]:
    """Recheck a dossier: its seal, and against a corpus every quotation, hash and count; yield a line a fault.

    Without a corpus, the seal alone.
    """
    told, seal = told_by(raw), seal_of(raw)
    if told is None:
        yield "this is no dossier of a claim"
        return
    if seal is None:
        yield "it has no seal: the end is missing, or it was never sealed"
    elif not seal.whole:
        yield "it is not the page that was sealed: something in it was changed since"
    elif seal.key and seal.signature and not signed_by(seal.key, seal.signature, seal.page):
        yield "its signature does not fit the page and the key it names"
    if corpus is not None:
        yield from _unlike(corpus, told)


def _unlike(corpus: Corpus, told: Told) -> Iterator[str]:
    erased = {ident: stone for stone in corpus.tombstones() for ident in (stone.capture, *stone.articles)}
    for number, quoted in enumerate(told.quoted, 1):
        what = f"passage {number} (article {quoted.article[:12]}, characters {quoted.span.start}–{quoted.span.end})"
        if quoted.article in erased:
            stone = erased[quoted.article]
            yield f"{what}: the report was erased on {stone.made[:10]}: {stone.reason}"
            continue
        try:
            article = corpus.reading(quoted.article).article
        except NotFound:
            yield f"{what}: no such article in this corpus"
            continue
        if hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest() != quoted.sha256:
            yield f"{what}: the text in this corpus is another"
        elif shown(article.text[quoted.span.start : quoted.span.end]) != quoted.words:
            yield f"{what}: other words stand there in this corpus"
    yield from _captures(corpus, told, set(erased))
    claim = claim_of(corpus, told.claim)
    if claim is None:
        yield f"claim {told.claim[:12]}: this corpus has no such claim now"
    else:
        yield from _count(claim, told)
        yield from _reading(told, told_by(dossier(corpus, claim)))


def _reading(told: Told, anew: Told | None) -> Iterator[str]:
    """All that is read in it, beside the same made anew: by the same program, the words must be the same."""
    if anew is None or told.program != anew.program:
        return
    for was, now in zip_longest(told.lines, anew.lines, fillvalue=""):
        if was != now:
            yield f"it says “{clip(was, 60)}” where this corpus now gives “{clip(now, 60)}”"
            return


def _captures(corpus: Corpus, told: Told, erased: set[str]) -> Iterator[str]:
    for ident, sha256 in told.captures:
        if ident in erased:
            continue
        try:
            body = corpus.capture(ident).body
        except NotFound:
            yield f"capture {ident[:12]}: not in this corpus"
            continue
        if hashlib.sha256(body).hexdigest() != sha256:
            yield f"capture {ident[:12]}: its bytes have another SHA-256 than the dossier says"


def _count(claim: Claim, told: Told) -> Iterator[str]:
    reports = len({m.article for m in claim.members})
    if (claim.origins, reports) != (told.origins, told.reports):
        low, high = claim.origins
        yield (
            f"claim {told.claim[:12]}: the dossier says {told.reports} reports and {told.origins[0]}–{told.origins[1]} "
            f"origins, this corpus now {reports} and {low}–{high}: something was added, judged or erased since"
        )
