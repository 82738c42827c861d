"""The facade people import: a pile of reports, and what can be asked of it.

with Corpus.open("onrecord.db") as corpus:
    corpus.add("articles/")
    for claim in corpus.claims("dam"):
        print(claim.origins, claim.text)
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from onrecord import plan
from onrecord.comparing import Comparing
from onrecord.edges.engines import open_encoder, open_engine
from onrecord.edges.gazetteers import open_gazetteer
from onrecord.edges.known import Package, open_package
from onrecord.edges.runners import LocalRunner
from onrecord.edges.sources import Intake, Web, captures, missing
from onrecord.edges.store import (
    AnswersDb,
    CopiesDb,
    RecordStore,
    SqliteStanding,
    drop_another_past,
    open_standing,
    open_store,
    remember,
)
from onrecord.errors import Duplicate, NoText, Unreadable
from onrecord.judging import after, judgement, undoing
from onrecord.keeping import Keeping
from onrecord.listing import Listing
from onrecord.looking import Articles, Looking, Parties, Readings
from onrecord.ports import Engine, Gazetteer, Runner
from onrecord.records import (
    Article,
    Because,
    Bond,
    Capture,
    Claim,
    Copy,
    Judgement,
    Reading,
    Seen,
    Skipped,
    Verdict,
    digest,
)
from onrecord.revisits import Revisits
from onrecord.settling import bring_up, complete
from onrecord.stages.claims import BONDS
from onrecord.stages.copies import COPIES, Family, kinship
from onrecord.stages.names import package, standing
from onrecord.stages.origins import Context, count
from onrecord.stages.reading import Extraction
from onrecord.tally import Added, Tally, Watch, unwatched

__all__ = ["Added", "Corpus", "Watch", "cores", "read_all"]


_INTAKE = Intake()


class Corpus(Listing, Keeping):
    """Captures, what was read in them, and what follows from all of them together.

    The file is the only truth. Answers are computed from it when asked for, and kept in a folder beside it that may
    be deleted at any time.
    """

    def __init__(self, store: RecordStore, engine: Engine, runner: Runner, watch: Watch) -> None:
        self._store = store
        self._watch = watch
        self._engine = engine
        self._runner = runner
        self.waits = True
        """Whether a question waits until all that came in is counted; else it is answered from what was so far."""

    @classmethod
    def open(
        cls,
        where: str | Path = "onrecord.db",
        *,
        create: bool = True,
        engine: Engine | None = None,
        runner: Runner | None = None,
        watch: Watch = unwatched,
    ) -> Self:
        """Open the corpus in a file or at postgresql://…; make one there if there is none and `create` is set.

        `engine` reads what is added: the trained reader where it is installed, else the rules. `watch` is told of long
        work as it goes on.

        Raises:
            NotACorpus: the file is something else.
            CorpusError: there is none and `create` is not set, or it cannot be opened; `Lost` where its server cannot
                be reached.
        """
        store = open_store(where, create=create)
        return cls(store, engine or open_engine(), runner or LocalRunner(cores()), watch)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if "_standing_answers" in self.__dict__:
            self._standing_answers.close()
        self._store.close()

    # --- taking in ----------------------------------------------------------------------------------------

    def add(self, *what: str, intake: Intake = _INTAKE, extraction: Extraction = "careful") -> Added:
        """Take in files, folders, links, tables, archives; what is there already is only noted as seen again.

        `extraction="fast"` finds the reports in pages with the fast extractor alone, for large archives.

        Each capture is kept with its readings in one transaction: whatever ends the work early, all that was kept
        is whole, and adding the same again completes it.
        """
        tally = Tally(self._watch)
        for _, new in self._store.add_all(self._read(what, intake, tally, extraction)):
            tally.kept(new=new)
        self.settle()
        return tally.result()

    def _read(
        self, what: Iterable[str], intake: Intake, tally: Tally, extraction: Extraction
    ) -> Iterator[tuple[Capture, Sequence[Reading]]]:
        """Yield each capture that is not kept yet with its readings, in order."""
        waiting: deque[Capture] = deque()
        revisits = Revisits(self._store.kept, self._store.texts)
        for outcome in self._runner.each(
            plan.reading(self._engine, self._gazetteer, extraction, open_encoder(self._engine)),
            self._fresh(what, intake, tally, waiting),
        ):
            capture = waiting.popleft()
            if isinstance(outcome, NoText):
                tally.unreadable(outcome)
                yield capture, ()  # kept: it is evidence, and what it says may be written down beside it
            elif isinstance(outcome, Unreadable):
                tally.unreadable(outcome)
            elif visit := revisits.same(capture, outcome):
                self._store.observe(visit)
                tally.kept(new=False)
            else:
                yield capture, outcome

    @cached_property
    def _gazetteer(self) -> Gazetteer | None:
        return open_gazetteer(lambda doing: self._watch(doing, 0, None))

    def _fresh(self, what: Iterable[str], intake: Intake, tally: Tally, waiting: deque[Capture]) -> Iterator[Capture]:
        """Yield the captures that are not kept yet, leaving each in `waiting` for its outcome."""
        intake = intake._replace(base=self._store.base, kept=self._store.kept, tell=self._watch)
        for item in captures(*what, intake=intake):
            if isinstance(item, Capture):
                tally.found(item.origin)
            if isinstance(item, Unreadable):
                tally.unreadable(item)
            elif isinstance(item, Skipped):
                tally.skipped(item)
            elif isinstance(item, Seen) or self._store.has(item.id):
                self._store.observe(item)
                tally.kept(new=False)
            elif why := self.refused(item):
                tally.unreadable(why)
            elif double := tally.double(item) or self._store.double(item):
                tally.unreadable(Duplicate(item.origin, f"the same bytes as {double} beside it: skipped"))
            else:
                waiting.append(item)
                yield item

    # --- what follows -------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Compare what is new with all that came before; every question does this first where it is behind."""
        with open_standing(self._store) as standing:
            for compared in plan.COMPARED:
                self._extend(standing, compared)
        remember(self._store)

    def _extend(self, standing: SqliteStanding, compared: plan.Compared) -> None:
        last, after = self._store.last(), standing.reached(compared.stage)
        if after >= last:
            return
        records = Comparing(self._store, compared)
        for done in standing.extend(compared.stage, records.fresh(after), records.fetch, compared.kept):
            self._watch(compared.doing, done - after, last - after)

    @cached_property
    def _standing_answers(self) -> AnswersDb:
        drop_another_past(self._store)
        return AnswersDb(self._store.cache, self._store.identity, plan.VERSIONS)

    @property
    def _at_hand(self) -> AnswersDb:
        """The answers, opened anew where their file was taken away meanwhile."""
        held: AnswersDb | None = self.__dict__.get("_standing_answers")
        if held is not None and held.db.replaced:
            held.close()
            del self.__dict__["_standing_answers"]
        return self._standing_answers

    @property
    def _shown(self) -> AnswersDb:
        answers, generation = self._at_hand, self._store.generation()
        if answers.generation != generation and (self.waits or not answers.reached):
            self.catch_up()
            answers = self._at_hand
        return answers

    def catch_up(self) -> None:
        """Compare and count all that came in, and all that people judged, since the answers were brought up to date.

        Raises:
            Busy: another process has been at it for a minute.
        """
        self.refresh()
        self.settle()
        with open_standing(self._store) as standing:
            bring_up(self._at_hand, self._store, standing, self._watch)
        remember(self._store)

    @property
    def counted(self) -> tuple[int, int]:
        """The generation that answers are of, -1 while they are brought up to date, and how many articles they know."""
        answers = self._at_hand
        return answers.generation, answers.reached

    def _pairs(self) -> plan.Pairs:
        self.settle()
        with open_standing(self._store) as standing:
            return plan.Pairs(tuple(standing.outcomes(COPIES, Copy)), tuple(standing.outcomes(BONDS, Bond)))

    @property
    def uncounted(self) -> int:
        """How many articles came in that answers do not know yet, at most."""
        return max(0, self._store.last() - max(0, self.counted[1]))

    @property
    def identity(self) -> str:
        """Drawn at random when the corpus was made: two corpora never share it."""
        return self._store.identity

    @property
    def generation(self) -> int:
        """A number that grows with every article and every judgement: what was shown at another may have changed."""
        return self._store.generation()

    def refresh(self) -> None:
        """Forget what was computed, so that the next question sees what another process has added since."""
        self.__dict__.pop("articles", None)

    # --- answers ------------------------------------------------------------------------------------------

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Every article by its id, in order of arrival; each is read when it is asked for."""
        return Articles(self._store)

    @property
    def heads(self) -> dict[str, Article]:
        """Every article by its id, in order of arrival, without its text: what it is called, by whom and of when."""
        return dict(self._store.heads())

    def captures(self) -> Iterator[Capture]:
        """Every capture as it was obtained, in order of arrival."""
        return self._store.captures()

    def pages(self, before: str, since: str) -> list[str]:
        """Return the pages last seen before a time and first seen since another, the longest unseen first."""
        return self._store.pages(before, since)

    def lost(self, folder: str) -> list[str]:
        """Return the files of a folder that reports were read from and that are there no more, by their paths."""
        return list(missing(folder, dict.fromkeys(a.path for a in self.heads.values()), self._store.base))

    def reading(self, article: str) -> Reading:
        """One article and all that was found in it; by id, the beginning of one, or path.

        Raises:
            NotFound: there is none, or several.
        """
        return self._store.reading(article)

    def copies(self) -> tuple[Copy, ...]:
        """Pairs of articles with aligned passages: all of them, also where one story was printed very often."""
        return tuple(self.every_copy())

    def every_copy(self) -> Iterator[Copy]:
        """Yield all pairs of `copies` in the order of their ids, a few in memory at a time."""
        with self._complete() as db:
            yield from db.copies()

    def families(self) -> tuple[Family, ...]:
        """Reports that are copies of one another, with what ties them: versions, reprints, excerpts, merged reports."""
        return tuple(self.every_family())

    def every_family(self) -> Iterator[Family]:
        """Yield `families`, in the order of their first members, one in memory at a time."""
        readings = Readings(self._store)
        with self._complete() as db:
            for copies in db.families():
                idents = {ident for copy in copies for ident in (copy.a, copy.b)}
                yield from kinship(copies, {ident: readings[ident].article for ident in idents})

    @contextmanager
    def _complete(self) -> Iterator[CopiesDb]:
        """Open the file of all pairs, made anew where it is of another state of the corpus."""
        self.settle()
        with CopiesDb(self._store.cache, f"{self._store.identity} {self._store.generation()} {plan.VERSIONS}") as db:
            if not db.stands:
                with open_standing(self._store) as pairs:
                    complete(db, pairs.outcomes(COPIES, Copy), pairs.twins(COPIES), Readings(self._store))
            yield db

    def recounted(self, claim: Claim) -> Claim:
        """Count the origins of a claim whose members were changed, in this corpus."""
        return count(claim, self._context)

    @property
    def _context(self) -> Context:
        heard, answers = self.judgements(), self._shown
        outlets = [j for j in heard if j.subject == "outlet"]
        return Looking(Readings(self._store, heard), (), Parties(answers.party_of), outlets, answers.copies_among)

    # --- a person's say -----------------------------------------------------------------------------------

    def decide(self, a: str, b: str, verdict: Verdict, actor: str, *, every: bool = False, note: str = "") -> Judgement:
        """Record a person's judgement on whether two names are one party; it stands over every rule.

        It is about all members of the parties named; `every` says that a name which several parties bear means all;
        `note` says why.

        Raises:
            NotFound: nobody is called that, or several are and `every` is not set.
        """
        made = judgement(self._called(a, b), Readings(self._store), (a, b), verdict, actor, every=every)
        if note:
            made = msgspec.structs.replace(made, because=(*made.because, Because("note", note)))
        return self.judge(made)

    def judge(self, made: Judgement) -> Judgement:
        """Record a person's judgement as `onrecord.verdicts` makes them: on claims, speakers, links, outlets.

        Returns it as it was recorded: made after all before it, also where this machine's clock is behind, for of two
        judgements the later stands.
        """
        kept = after(self._store.last_judgement(), made)
        self._store.judge(kept)
        self.refresh()
        return kept

    def judgements(self) -> tuple[Judgement, ...]:
        """People's judgements that still stand, in the order in which they were made."""
        return tuple(standing(self._store.judgements()))

    def load_known(self, where: str, actor: str) -> Package:
        """Load a package of known names; `undo` takes it back.

        Raises:
            Unreadable: the file is in none of the known layouts.
        """
        loaded = open_package(where)
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        names = [name for entry in loaded.entries for name in (entry.origin, *entry.names)]
        self.judge(package(loaded.origin, digest(*names), loaded.entries, actor, now))
        return loaded

    def undo(self, actor: str) -> Judgement:
        """Take back the last judgement of a person that still stands; return it.

        Raises:
            NotFound: there is none.
        """
        last, taken_back = undoing(self._store.judgements(), actor)
        self.judge(taken_back)
        return last


def read_all(
    what: Iterable[str], runner: Runner, bad: list[Unreadable], engine: Engine | None = None
) -> Iterator[Reading]:
    """Read what a user named without a corpus; what cannot be read is appended to `bad`."""

    def usable() -> Iterator[Capture]:
        for item in captures(*what, intake=Intake(web=Web(offline=True))):
            if isinstance(item, Unreadable):
                bad.append(item)
            elif isinstance(item, Capture):
                yield item

    for outcome in runner.each(plan.reading(engine or open_engine(), open_gazetteer()), usable()):
        if isinstance(outcome, Unreadable):
            bad.append(outcome)
        else:
            yield from outcome


def cores() -> int:
    """How many processor cores this process may use."""
    return len(os.sched_getaffinity(0))
