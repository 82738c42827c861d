"""What stood at a date: the same answers, of the reports and judgements that there were by then.

By itself a date means what this corpus held at the end of that day (UTC): captures first obtained, and people's
judgements made, by then. That is what to cite, for nothing added later changes it, except an erasure. With
`published`, it means what had been printed by then, whenever it was obtained (a report without a date: obtained by
then), with all judgements as they stand now: for asking how a story stood on a day.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from onrecord import plan
from onrecord.answering import best_claim, matching_claims
from onrecord.errors import BadInput
from onrecord.records import Article, Bond, Claim, Copy, Judgement, Reading


class As(NamedTuple):
    """A date that is asked about: `day` as given (ISO, a day or a time), and whether by the date of publication."""

    day: str
    published: bool = False

    @property
    def end(self) -> datetime:
        """The first moment that is too late.

        Raises:
            BadInput: it is no date.
        """
        try:
            given = datetime.fromisoformat(self.day)
        except ValueError as error:
            raise BadInput(f"{self.day} is no date: give one like 2031-03-10 or 2031-03-10T12:00:00Z") from error
        given = given if given.tzinfo else given.replace(tzinfo=UTC)
        return given + (timedelta(days=1) if len(self.day) <= 10 else timedelta(microseconds=1))

    def had(self, moment: str) -> bool:
        """Whether a moment (ISO 8601) was by then."""
        at = datetime.fromisoformat(moment)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)) < self.end

    def stood(self, article: Article, obtained: str) -> bool:
        """Whether an article stood then; `obtained` is when its capture was first obtained."""
        if self.published and article.anchor:
            return article.anchor <= self.day[:10]
        return self.had(obtained)


class Then(NamedTuple):
    """A corpus as it stood at a date: what is asked of `Corpus`, answered of that."""

    conclusions: plan.Conclusions
    articles: dict[str, Article]

    def claims(self, query: str = "") -> tuple[Claim, ...]:
        """Claims that hold all words asked for; the most carried first."""
        return matching_claims(self.conclusions.claims, query)

    def claim(self, which: str) -> Claim:
        """One claim by its id, the beginning of it, or words it holds.

        Raises:
            NotFound: no claim answers to that.
        """
        return best_claim(self.conclusions.claims, which)

    def copies(self) -> tuple[Copy, ...]:
        """Pairs of articles with aligned passages."""
        return self.conclusions.copies

    def copies_among(self, articles: Collection[str]) -> tuple[Copy, ...]:
        """Those of the pairs of which both are among these articles."""
        return tuple(copy for copy in self.conclusions.copies if copy.a in articles and copy.b in articles)


class Whole(NamedTuple):
    """All there is to choose from: `obtained` says when each capture first was; `complete` has all pairs of copies."""

    readings: Iterable[Reading]
    obtained: Mapping[str, str]
    pairs: plan.Pairs
    complete: Callable[[], Sequence[Copy]]
    judgements: Sequence[Judgement]


def then(whole: Whole, when: As) -> Then:
    """Return what stood at a date."""
    readings = [r for r in whole.readings if when.stood(r.article, whole.obtained[r.article.capture])]
    there = {reading.id for reading in readings}
    copies = [copy for copy in whole.pairs.copies if copy.a in there and copy.b in there]
    # A report that is another's twin was compared with that one alone; where it is not there yet, all pairs are wanted.
    if any((copy.a in there) != (copy.b in there) for copy in whole.pairs.copies):
        copies = [copy for copy in whole.complete() if copy.a in there and copy.b in there]
    bonds = [bond for bond in whole.pairs.bonds if _articles(bond) <= there]
    judgements = [j for j in whole.judgements if when.published or (j.made is not None and when.had(j.made))]
    found = plan.conclude(readings, plan.Pairs(copies, bonds), judgements)
    return Then(found, {reading.id: reading.article for reading in readings})


def _articles(bond: Bond) -> set[str]:
    return {bond.left.split(":", 1)[0], bond.right.split(":", 1)[0]}
