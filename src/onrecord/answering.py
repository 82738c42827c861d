"""Finding the claim or party that a person means by a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.errors import NotFound
from onrecord.records import Claim, Storyline
from onrecord.stages.claims import claim_id
from onrecord.text import fold


def matching_claims(claims: Sequence[Claim], query: str) -> tuple[Claim, ...]:
    """Return the claims that hold all the words; the most carried first."""
    asked = fold(query).split()
    found = [claim for claim in claims if all(word in _words_of(claim) for word in asked)] if asked else claims
    return tuple(sorted(found, key=_weight))


def best_claim(claims: Sequence[Claim], which: str) -> Claim:
    """Return the claim of this id, or with this beginning of an id, or that holds most of these words.

    Raises:
        NotFound: no claim holds at least half of the words.
    """
    by_id = [c for c in claims if len(which) >= 4 and c.id.startswith(which)]
    if len(by_id) == 1:
        return by_id[0]
    retired = [c for c in claims if any(claim_id(member) == which for member in c.members)]
    if retired:
        return retired[0]
    asked = set(fold(which).split())
    ranked = sorted(claims, key=lambda c: (-_share(asked, c.text), -_share(asked, _words_of(c)), _weight(c)))
    if not ranked or 2 * _share(asked, _words_of(ranked[0])) < len(asked):
        raise NotFound(f"no claim answers to “{which}”: `onrecord claims` lists them with their ids")
    return ranked[0]


def _weight(claim: Claim) -> tuple[int, int, int, str]:
    return -len(claim.reports), -len(claim.warnings) - len(claim.links), -len(claim.voices), claim.id


def _share(asked: set[str], words: str) -> int:
    return len(asked & set(fold(words).split()))


def _words_of(claim: Claim) -> str:
    return fold(" ".join([*(m.text for m in claim.members), *claim.voices, *claim.reports]))


def matching_storylines(found: Sequence[Storyline], claims: Mapping[str, Claim], query: str) -> tuple[Storyline, ...]:
    """Return the storylines that hold all the words in what they tell, their voices or their claims, in their order."""
    asked = fold(query).split()

    def told(story: Storyline) -> str:
        return fold(" ".join((story.text, *story.voices, *(claims[i].text for i in story.claims if i in claims))))

    return tuple(story for story in found if not asked or all(word in told(story) for word in asked))
