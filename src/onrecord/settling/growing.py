"""Articles that came in → the answers they change, and no others: one step of the answers' growth."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.describing import entry, house_of
from onrecord.edges.store import Kept, SqliteStanding
from onrecord.looking import Looking, Parties, Readings
from onrecord.records import Claim, Copy, Judgement, Reading
from onrecord.settling.doubting import Doubting
from onrecord.settling.grouping import Grouping, Part, nothing
from onrecord.settling.naming import Naming
from onrecord.settling.passages import add_copies
from onrecord.settling.sentences import print_all, sort_out
from onrecord.stages.claims import Names, claim_id, statements, telling
from onrecord.stages.copies import COPIES
from onrecord.stages.origins import count

Fresh = Sequence[tuple[int, Reading]]


@dataclass
class _Touched:
    """What a step has to look at again.

    `new` statements were in no claim before, `dead` ones are in none now, `other` ones are not what they were; `claims`
    are to be counted again.
    """

    new: set[str] = field(default_factory=set)
    dead: set[str] = field(default_factory=set)
    other: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)


class Growing:
    """One step after another, each in a transaction of its caller's.

    Args:
        kept: the answers, and what they are worked out from.
        standing: what was judged two by two; it has come at least as far as the articles that are given.
        readings: of the corpus.
        said: the judgements of people that stand in the corpus.
    """

    def __init__(self, kept: Kept, standing: SqliteStanding, readings: Readings, said: Sequence[Judgement]) -> None:
        state = self._state = kept.state
        self._stories = kept.stories
        self._standing = standing
        self._readings = readings
        self._said = said
        self._naming = Naming(kept.names, state, said)
        self._told = _Told(readings)
        self._grouping = Grouping(state, standing, readings, said)
        self._doubting = Doubting(kept.suggestions, self._grouping, said)
        self._parties = Parties(self._naming.party)
        self._outlets = [j for j in said if j.subject == "outlet"]

    def take(self, fresh: Fresh, judged: Sequence[Judgement] = ()) -> None:
        """Take in new articles, and judgements of people that stand since the last step or no longer do."""
        touched = _Touched()
        fresh = [(seq, self._readings.hold(reading)) for seq, reading in fresh]
        for seq, reading in fresh:
            self._state.article(seq, reading.article, house_of(reading.article.outlet))
        suspects = self._take_copies(fresh, touched)
        self._take_sentences(fresh, self._heard(judged, touched), suspects, touched)
        if fresh or any(j.subject == "party" for j in judged):
            touched.claims |= self._naming.add(fresh, judged)
        part = self._grouping.regroup(touched.new, touched.dead, touched.other)
        self._count(part, touched.claims)

    def _heard(self, judged: Sequence[Judgement], touched: _Touched) -> list[tuple[int, Reading]]:
        """Note what judgements bear upon; return the articles in which they say who speaks."""
        now = nothing(self._said)
        for j in judged:
            sides = {*j.all_lefts, *j.all_rights}
            if j.subject == "claim" and j.verdict == "nothing":
                gone = {*j.all_lefts} & now
                touched.dead |= gone
                touched.new |= {*j.all_lefts} - gone
            elif j.subject in ("claim", "link"):
                touched.other |= sides
            elif j.subject == "outlet":
                touched.claims |= self._state.carried_by(self._houses(j))
        articles = {j.left.split(":", 1)[0] for j in judged if j.subject == "speaker"}
        return [(seq, self._readings[ident]) for ident, seq in sorted(self._state.numbers(articles).items())]

    def _take_copies(self, fresh: Fresh, touched: _Touched) -> set[int]:
        """Bring in the copies among what is here; return the earlier articles in which templates have changed."""
        idents = [reading.id for _, reading in fresh]
        found = self._standing.touching(COPIES, Copy, idents)
        numbers = self._state.numbers({ident for copy in found for ident in (copy.a, copy.b)})
        here = [copy for copy in found if copy.a in numbers and copy.b in numbers]
        suspects: set[int] = set()
        for copy, of_template in add_copies(self._state, here, self._readings):
            pair = self._state.numbers((copy.a, copy.b))
            touched.claims |= self._state.in_both(pair[copy.a], pair[copy.b])
            if of_template:
                suspects |= set(pair.values())
        return suspects

    def _take_sentences(self, fresh: Fresh, heard: Fresh, suspects: set[int], touched: _Touched) -> None:
        """Tell furniture from statements, in new articles, those that new ones bear upon, and those heard otherwise."""
        told = {reading.id: statements(reading) for _, reading in (*fresh, *heard)}
        for seq, reading in fresh:
            suspects |= print_all(self._state, seq, reading.article, told[reading.id])
            touched.new |= {s.id for s in told[reading.id]}
        for seq, reading in heard:
            suspects |= print_all(self._state, seq, reading.article, told[reading.id])
            self._state.renew(told[reading.id])
            touched.other |= {s.id for s in told[reading.id]}
        idents = self._state.idents(suspects - {seq for seq, _ in (*fresh, *heard)})
        again = ((seq, self._readings[idents[seq]]) for seq in sorted(idents))
        for seq, reading in (*fresh, *heard, *again):
            said = told.get(reading.id) or statements(reading)
            change = sort_out(self._state, seq, reading.article, said)
            touched.dead |= change.dead - touched.new
            touched.new = (touched.new | change.alive) - change.dead

    # --- claims -------------------------------------------------------------------------------------------

    def _count(self, part: Part, claims: Collection[str]) -> None:
        """Write the claims of a part, and count others again whose links, copies or parties have changed."""
        fresh = {claim.id: claim for claim in part.listed()}
        before = self._state.claims(fresh.keys())
        renewed = {i: c for i, c in fresh.items() if _differs(c, before.get(i), part.changed) or i in claims}
        around = {*claims, *self._grouping.neighbours(part.changed)} - part.gone - renewed.keys()
        others = self._state.claims(around)
        for ident in sorted({*part.gone, *(renewed.keys() & before.keys())}):
            self._state.drop_claim(ident)
        for ident in part.gone:
            self._stories.drop(ident)
        context = Looking(self._readings, (), self._parties, self._outlets, self._state.copies_among)
        written = self._grouping.relink([*renewed.values(), *others.values()], renewed.keys())
        for claim in written:
            self._write(claim, context)
        self._doubting.renew(written, part.gone)

    def _write(self, claim: Claim, context: Looking) -> None:
        self._parties.asked.clear()
        counted = count(claim, context)
        asked = set(self._parties.asked)
        names = tuple(dict.fromkeys(claim_id(m) for m in claim.members))
        self._state.claim(entry(counted, self._readings, self._parties), names)
        self._state.use(counted.id, asked, set(_papers(counted, self._readings)))
        self._stories.put(counted.id, telling(counted, self._told))

    def _houses(self, judgement: Judgement) -> set[str]:
        """All outlets that people say are of one publisher with those of a judgement, by their folded names."""
        reached = {house for name in (judgement.left, judgement.right) if (house := house_of(name))}
        grown = True
        while grown:
            near = [{house_of(j.left) or "", house_of(j.right) or ""} for j in self._outlets if j.verdict == "same"]
            wider = reached.union(*(pair for pair in near if pair & reached))
            grown, reached = wider != reached, wider
        return reached


class _Told(dict[str, Names]):
    """Who is named in the reports of one step, by article id."""

    def __init__(self, readings: Readings) -> None:
        super().__init__()
        self._readings = readings

    def __missing__(self, article: str) -> Names:
        self[article] = Names(self._readings[article])
        return self[article]


def _papers(claim: Claim, readings: Readings) -> Iterator[str]:
    """Every outlet and agency that the count may tell apart, by folded name: who prints, and who is given as source."""
    for ident in {m.article for m in claim.members}:
        article = readings[ident].article
        printers = (
            (article.outlet,) if article.outlet else tuple(article.text[slice(*article.extent)].split("\n", 8)[:8])
        )
        yield from (house for name in (*printers, *article.agencies) if (house := house_of(name)))
    for member in claim.members:
        if member.speaker_kind == "outlet" and member.speaker:
            yield house_of(member.speaker) or ""
    yield from (house_of(hop.party) or "" for chain in claim.chains for hop in chain.hops)


def _differs(claim: Claim, before: Claim | None, changed: Collection[str]) -> bool:
    if before is None or any(m.id in changed for m in claim.members):
        return True
    kept = tuple(b for b in before.because if not b.rule.startswith("origins/"))
    same_members = [m.id for m in claim.members] == [m.id for m in before.members]
    return not (same_members and claim.text == before.text and claim.because == kept)
