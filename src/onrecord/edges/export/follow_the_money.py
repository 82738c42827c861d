"""Records as FollowTheMoney entities, a line each: what Aleph, OpenAleph and the tools around them load.

https://followthemoney.tech/. Reports are Articles, parties Persons and Organizations, claims Notes on those who make
them; who is on record in which report is a Documentation, and what has no schema of its own an UnknownLink.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.edges.export.json_ld import encoded
from onrecord.edges.export.pile import Pile
from onrecord.records import Chain, Claim, Copy, Party, Reading, digest

Entity = dict[str, Any]
_SCHEMATA = {
    "person": "Person", "organisation": "Organization", "outlet": "Organization", "agency": "Organization",
    "state": "LegalEntity", "unknown": "LegalEntity", "place": "Address",
}  # fmt: skip
# ISO 639-1 → 639-3, which FollowTheMoney speaks.
_LANGUAGES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb", "it": "ita", "nl": "nld",
    "pt": "por", "ru": "rus", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip


def write_follow_the_money(pile: Pile, file: BinaryIO) -> int:
    """Write one entity a line; return how many."""
    written = 0
    for entity in entities(pile):
        file.write(encoded(entity) + b"\n")
        written += 1
    return written


def _entity(ident: str, schema: str, **properties: str | list[str] | None) -> Entity:
    held = {name: [values] if isinstance(values, str) else values for name, values in properties.items() if values}
    return {"id": ident, "schema": schema, "properties": held}


def entities(pile: Pile) -> Iterator[Entity]:
    """Yield the corpus, entity by entity."""
    obtained = {c.id: (c.obtained, c.media_type, _sha1(c.body)) for c in pile.captures()}
    yield from (_article(reading, obtained[reading.article.capture], pile) for reading in pile.readings())
    for party in pile.parties():
        yield _party(party)
        if party.kind != "place":  # a Mention is of somebody
            yield from _mentions(party)
    for claim in pile.claims():
        yield _claim(claim, pile)
        yield from (_on_record(claim, chain, pile) for chain in claim.chains if chain.party)
        for link in claim.links:
            if link.to and pile.acts(claim, link):
                yield _link(claim.id, link.to, link.kind, pile.quote(pile.article(link.article), link.span))
    yield from (_copy(copy) for copy in pile.copies())


def _article(reading: Reading, obtained: tuple[str, str, str], pile: Pile) -> Entity:
    a, (at, media_type, sha1) = reading.article, obtained
    return _entity(
        a.id, "Article", title=a.title and pile.short(a.title), author=a.byline and pile.short(a.byline),
        publisher=a.outlet, publishedAt=a.published_at or a.published, modifiedAt=a.updated, retrievedAt=at,
        sourceUrl=a.url, language=_LANGUAGES.get(a.language or ""), fileName=a.path.rsplit("/", 1)[-1],
        mimeType=media_type, contentHash=sha1, bodyText=a.text if pile.with_text else None,
    )  # fmt: skip


def _sha1(body: bytes) -> str:
    """The hash by which FollowTheMoney knows a file."""
    return hashlib.sha1(body, usedforsecurity=False).hexdigest()


def _party(party: Party) -> Entity:
    others = [name for name in party.names if name != party.name]
    return _entity(
        party.id, _SCHEMATA[party.kind], name=party.name, alias=others, notes=[title.role for title in party.roles],
        full=party.name if party.kind == "place" else None,
    )  # fmt: skip


def _mentions(party: Party) -> Iterator[Entity]:
    for article, number in party.members:
        ident = digest("mention", article, str(number))
        yield _entity(
            ident, "Mention", document=article, resolved=party.id, name=list(party.names),
            detectedSchema=_SCHEMATA[party.kind],
        )  # fmt: skip


def _claim(claim: Claim, pile: Pile) -> Entity:
    low, high = claim.origins
    reports = list(dict.fromkeys(m.article for m in claim.members))
    voices = list(dict.fromkeys(chain.party for chain in claim.chains if chain.party))
    origins = str(low) if low == high else f"{low}–{high}"
    return _entity(
        claim.id, "Note", name=pile.short(claim.text), description=pile.short(claim.text), entity=voices, proof=reports,
        summary=f"{len(reports)} reports, {len(claim.voices)} voices, {origins} origins: {'; '.join(claim.voices)}",
        keywords=list(dict.fromkeys(w.kind for w in claim.warnings)),
    )  # fmt: skip


def _on_record(claim: Claim, chain: Chain, pile: Pile) -> Entity:
    article = pile.article(chain.article)
    through = ", ".join(f"{hop.verb} {hop.party}" for hop in chain.hops)
    said = pile.quote(article, chain.span)
    return _entity(
        digest("on record", claim.id, chain.statement, chain.voice), "Documentation", document=chain.article,
        entity=chain.party, role=chain.stance, date=article.anchor, description=said,
        summary=f"through {through}" if through else None,
    )  # fmt: skip


def _link(one: str, other: str, role: str, words: str) -> Entity:
    return _entity(digest(role, one, other), "UnknownLink", subject=one, object=other, role=role, description=words)


def _copy(copy: Copy) -> Entity:
    if copy.direction == "undetermined":
        return _link(copy.a, copy.b, "shares text with", f"{copy.share_a:.0%} and {copy.share_b:.0%} of their words")
    earlier, later, share = (
        (copy.a, copy.b, copy.share_b) if copy.direction == "a>b" else (copy.b, copy.a, copy.share_a)
    )
    return _link(later, earlier, "copy of", f"{share:.0%} of its words")
