"""Notes and outside fact-checks: what on a claim or article a person means, and which claim a review reviews."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.corpus import Corpus
from onrecord.edges.export import Found
from onrecord.errors import NotFound
from onrecord.records import Claim, Note, NoteAbout
from onrecord.stages.claims import claim_id
from onrecord.text import fold

_SURE = 0.6  # the share of a review's words that the claim it reviews must hold
_APART = 0.2  # and by how much more than the next claim does: what is less clear is left to a person


class Target(NamedTuple):
    """What a note is on: a claim or an article by its id, and what it is called."""

    about: NoteAbout
    id: str
    label: str


def target(corpus: Corpus, which: str) -> Target:
    """Return the claim or article of an id, the beginning of one, or (an article) a path.

    Words do not do: a note on the wrong claim would be worse than none.

    Raises:
        NotFound: there is neither.
    """
    claim = claim_of(corpus, which)
    if claim is not None:
        return Target("claim", claim.id, claim.text)
    try:
        article = corpus.reading(which).article
    except NotFound as error:
        raise NotFound(f"no claim has the id {which} (words are not enough here), and {error}") from error
    return Target("article", article.id, article.label)


def claim_of(corpus: Corpus, which: str) -> Claim | None:
    """Return the claim of an id (a retired one leads to what took it over) or the beginning of one; None if none is."""
    if not re.fullmatch("[0-9a-f]{4,64}", which):
        return None
    try:
        claim = corpus.claim(which)
    except NotFound:
        return None
    named = claim.id.startswith(which) or any(claim_id(member) == which for member in claim.members)
    return claim if named else None


def notes_on(corpus: Corpus, about: NoteAbout, ident: str) -> list[Note]:
    """Return the notes that stand on a claim or an article, oldest first; also those on ids the claim once had."""
    mine = {ident}
    if about == "claim":
        claim = claim_of(corpus, ident)
        mine |= {claim_id(member) for member in claim.members} if claim else set()
    return [note for note in corpus.notes() if note.about == about and note.to in mine]


class Match(NamedTuple):
    """A claim that a review may be of, and the share of the review's words it holds."""

    claim: Claim
    share: float


def matches(corpus: Corpus, found: Found) -> list[Match]:
    """Return the claims of the articles that a review names by address, the likest first."""
    pages = [r.id for r in corpus.readings() if r.article.url in found.appearances] if found.appearances else []
    asked = _words(found.review.reviewed)
    claims = {row.claim.id: corpus.claim(row.claim.id) for page in pages for row in corpus.claims_in(page)}
    ranked = [Match(claim, _share(asked, claim)) for claim in claims.values()]
    return sorted((m for m in ranked if m.share > 0), key=lambda m: (-m.share, m.claim.id))


def surely(ranked: list[Match]) -> Claim | None:
    """Return the claim where it is clear which one is meant, else None."""
    if not ranked or ranked[0].share < _SURE:
        return None
    next_best = ranked[1].share if len(ranked) > 1 else 0.0
    return ranked[0].claim if ranked[0].share - next_best >= _APART else None


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", fold(text)) if len(word) > 3}


def _share(asked: set[str], claim: Claim) -> float:
    held = set().union(*(_words(member.text) for member in claim.members))
    return len(asked & held) / len(asked) if asked else 0.0
