"""What the count looks up beside the claim: readings, copies and parties of the corpus."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.records import Article, Attribution, Copy, Judgement, Party, Reading, Statement
from onrecord.text import fold

_PAPER = re.compile(r"^the |\b(?:news ?agency|newspaper|news website|website)\b|\.(?:com|net|org|news)\b|[^\w]+")


def outlet_key(name: str) -> str:
    """Fold an outlet's name so that "The Daily Rook" and "Daily Rook newspaper" compare alike."""
    return _PAPER.sub("", fold(name)) or fold(name)


@dataclass(frozen=True)
class Context:
    """The corpus as the count of one claim or of many sees it.

    It must hold the readings of all articles in which members of a claim and the words of its links stand, the copies
    among them, and their parties.

    `readings` are found by article id, `parties` by (article id, number within the article); `outlets` are the standing
    judgements of people on which outlets are of one publisher.
    """

    readings: Mapping[str, Reading]
    copies: Iterable[Copy] = ()
    parties: Mapping[tuple[str, int], Party] = field(default_factory=dict)
    outlets: Sequence[Judgement] = ()

    @cached_property
    def _copies_of(self) -> dict[str, list[Copy]]:
        found: dict[str, list[Copy]] = defaultdict(list)
        for copy in self.copies:
            found[copy.a].append(copy)
        return found

    def copies_among(self, articles: Iterable[str]) -> list[Copy]:
        """Return the copies of which both articles are asked for."""
        asked = set(articles)
        return [c for a in sorted(asked) for c in self._copies_of.get(a, ()) if c.b in asked]

    def article(self, ident: str) -> Article:
        """Return the article of that id."""
        return self.readings[ident].article

    def act(self, statement: Statement) -> Attribution | None:
        """Return the attribution a statement was taken from, None for own voice."""
        if statement.attribution is None:
            return None
        return self.readings[statement.article].attributions[statement.attribution]

    def party(self, article: str, number: int | None) -> Party | None:
        """Return the party across articles, None where there is none."""
        return None if number is None else self.parties.get((article, number))

    def local_name(self, article: str, number: int) -> str:
        """Return the fullest name of a party within its article."""
        known = self.party(article, number)
        if known:
            return known.name
        local = (p.name for p in self.readings[article].cast.parties if p.number == number)
        return next(local, f"party {number}")
