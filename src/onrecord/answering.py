"""Finding the claim or party that a person means by a few words."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.errors import NotFound
from onrecord.records import Claim
from onrecord.stages.claims import claim_id, mass, terms
from onrecord.text import fold


def matching_claims(claims: Sequence[Claim], query: str) -> tuple[Claim, ...]:
    """Return the claims that hold all the words; the most carried first."""
    asked = fold(query).split()
    found = [claim for claim in claims if all(word in _words_of(claim) for word in asked)] if asked else claims
    return tuple(sorted(found, key=_weight))


def best_claim(claims: Sequence[Claim], which: str) -> Claim:
    """Return the claim of this id, or with this beginning of an id, or that holds most of these words.

    Words are weighed by how rare they are in news, as claims are compared; those that tell nothing do not count.

    Raises:
        NotFound: no claim holds half of the words by weight.
    """
    by_id = [c for c in claims if len(which) >= 4 and c.id.startswith(which)]
    if len(by_id) == 1:
        return by_id[0]
    retired = [c for c in claims if any(claim_id(member) == which for member in c.members)]
    if retired:
        return retired[0]
    asked = _terms(which)
    ranked = sorted((-_share(asked, c.text), -_share(asked, _said(c)), _weight(c), c) for c in claims) if asked else []
    if not ranked or -2 * ranked[0][1] < mass(asked):
        raise NotFound(f"no claim answers to “{which}”: `onrecord claims` lists them with their ids")
    return ranked[0][-1]


def _weight(claim: Claim) -> tuple[int, int, int, str]:
    return -len(claim.reports), -len(claim.warnings) - len(claim.links), -len(claim.voices), claim.id


def _share(asked: frozenset[str], words: str) -> float:
    """What those of some terms weigh together that stand in a text: the rarer, the more."""
    return mass(asked & _terms(words))


def _terms(words: str) -> frozenset[str]:
    """The terms of a text as it is written and without capitals, for a question may be typed without."""
    return frozenset((*terms(words), *terms(fold(words))))


def _said(claim: Claim) -> str:
    return " \n ".join([*(m.text for m in claim.members), *claim.voices, *claim.reports])


def _words_of(claim: Claim) -> str:
    return fold(" ".join([*(m.text for m in claim.members), *claim.voices, *claim.reports]))
