"""Answers that grow: whatever came first and in whatever steps, they are those of the whole counted at once."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import Corpus, plan
from onrecord.comparing import Comparing
from onrecord.edges.engines.rules import RulesEngine
from onrecord.edges.runners import LocalRunner
from onrecord.edges.store import AnswersDb, SqliteStore, open_standing
from onrecord.following import storyline, told
from onrecord.judging import undoing
from onrecord.records import Bond, Copy, Judgement, Known
from onrecord.settling import bring_up
from onrecord.stages.claims import BONDS, MARK, statements, storylines, with_speakers
from onrecord.stages.copies import COPIES
from onrecord.stages.names import package, spoken, standing
from onrecord.verdicts import Suggestion, suggestions

EXAMPLES = Path(__file__).parents[2] / "examples"
STORYLINE = Path(__file__).parent / "storyline"


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """Every article of the example stories, with what was read in it."""
    where = tmp_path_factory.mktemp("read") / "onrecord.db"
    with Corpus.open(where, engine=RulesEngine(), runner=LocalRunner(1)) as corpus:
        corpus.settle = lambda: None  # only readings are wanted
        corpus.add(str(EXAMPLES), str(STORYLINE))
    with SqliteStore(where, create=False) as store:
        return [(store.capture(reading.article.capture), reading) for _, reading in store.readings()]


class Growing:
    """A corpus that is added to, and its answers, brought up to date after each step."""

    def __init__(self, folder, step):
        self.store = SqliteStore(folder / "onrecord.db")
        self.answers = AnswersDb(folder / "onrecord.db.cache", self.store.identity, plan.VERSIONS)
        self.step = step

    def add(self, some):
        for capture, reading in some:
            self.store.add(capture, [reading])

    def bring_up(self):
        with open_standing(self.store) as pairs:
            for compared in plan.COMPARED:
                records = Comparing(self.store, compared)
                after = pairs.reached(compared.stage)
                for _ in pairs.extend(compared.stage, records.fresh(after), records.fetch, compared.kept):
                    pass
            bring_up(self.answers, self.store, pairs, lambda *_: None, step=self.step)

    def whole(self):
        """What follows from everything at once."""
        with open_standing(self.store) as pairs:
            found = plan.Pairs(tuple(pairs.outcomes(COPIES, Copy)), tuple(pairs.outcomes(BONDS, Bond)))
        return plan.conclude([r for _, r in self.store.readings()], found, self.store.judgements())

    def must_be_whole(self):
        want = self.whole()
        assert {c.id: c for c in self.answers.claims()} == {c.id: c for c in want.claims}
        assert {p.id: p for p in self.answers.parties()} == {p.id: p for p in want.parties}
        for copy in want.copies:
            assert copy in self.answers.copies_of(copy.a)
        heard = standing(self.store.judgements())
        readings = {r.id: with_speakers(r, heard) for _, r in self.store.readings()}
        assert [storyline(self.answers, s) for s in told(self.answers)] == list(storylines(want.claims, readings))
        assert self.suggested() == {(s.left, s.right): s for s in suggestions(want.claims, self.bonds(), heard)}
        assert self.answers.generation == self.store.generation()

    def bonds(self):
        with open_standing(self.store) as pairs:
            return list(pairs.outcomes(BONDS, Bond))

    def suggested(self):
        rows = self.answers.suggested.page("moves", 0, -1)
        assert [moves for *_, moves in rows] == sorted((moves for *_, moves in rows), reverse=True)
        return {(s.one, s.two): Suggestion(s.one, s.two, texts, s.rule, s.note, s.score, n) for s, texts, n in rows}

    def close(self):
        self.answers.close()
        self.store.close()


@pytest.fixture
def growing(tmp_path_factory):
    made = []

    def make(step=200):
        made.append(Growing(tmp_path_factory.mktemp("growing"), step))
        return made[-1]

    yield make
    for one in made:
        one.close()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_answers_are_those_of_the_whole_whatever_came_first_and_in_whatever_steps(read, growing, data):
    corpus = growing(data.draw(st.sampled_from((1, 3, 200)), "articles to a step"))
    order = data.draw(st.permutations(read), "order")
    while order:
        many = data.draw(st.integers(1, len(order)), "added at once")
        corpus.add(order[:many])
        order = order[many:]
        corpus.bring_up()
    corpus.must_be_whole()


def say(subject, left, right, verdict, made):
    left, right = sorted((left, right)) if subject in ("claim", "party") else (left, right)
    return Judgement(subject, left, right, verdict, "person", "1", 1.0, (), "ana", f"2031-06-{made:02}T00:00:00")


def some_judgements(corpus):
    """One judgement of each kind, on what is there."""
    claims = list(corpus.answers.claims())
    carried = next(c for c in claims if len(c.members) > 1)
    other = next(c for c in claims if c.id != carried.id and c.members[0].speaker_kind == "person")
    linked = next(c for c in claims if any(k.to for k in c.links))
    to = next(c for c in claims if c.id == next(k.to for k in linked.links if k.to))
    one, two, *_ = (p for p in corpus.answers.parties() if len(p.members) > 1)
    at = ["{}:{}".format(*p.members[0]) for p in (one, two)]
    apart = ["{}:{}".format(*member) for member in one.members[:2]]
    speaker = other.members[0]
    return [
        say("claim", carried.members[0].id, carried.members[1].id, "different", 1),
        say("claim", carried.members[0].id, other.members[0].id, "same", 2),
        say("claim", other.members[0].id, other.members[0].id, "nothing", 3),
        say("link", linked.members[0].id, to.members[0].id, "different", 4),
        say("speaker", speaker.id, f"{speaker.article}:=Nobody Inparticular", "same", 5),
        say("party", *at, "same", 6),
        say("party", *apart, "different", 7),
        say("outlet", "Ternline", "The Meridian Post", "same", 8),
    ]


def test_what_people_judge_and_take_back_is_heeded_at_once(read, growing):
    corpus = growing()
    corpus.add(read[:-2])
    corpus.bring_up()
    untouched = {c.id: c for c in corpus.answers.claims()}
    for judgement in some_judgements(corpus):
        corpus.store.judge(judgement)
        corpus.bring_up()
        corpus.must_be_whole()
    assert {c.id: c for c in corpus.answers.claims()} != untouched
    for _ in range(8):
        corpus.store.judge(undoing(corpus.store.judgements(), "ana")[1])
        corpus.bring_up()
    corpus.must_be_whole()
    assert {c.id: c for c in corpus.answers.claims()} == untouched
    corpus.add(read[-2:])
    corpus.bring_up()
    corpus.must_be_whole()


def test_articles_that_come_after_a_judgement_fall_under_it(read, growing):
    corpus = growing()
    corpus.add(read)
    corpus.bring_up()
    later = growing(step=2)
    for judgement in some_judgements(corpus):
        later.store.judge(judgement)
    later.add(read[:11])
    later.bring_up()
    later.add(read[11:])
    later.bring_up()
    later.must_be_whole()


def test_work_that_is_ended_in_the_middle_leaves_the_answers_of_before(read, growing, monkeypatch):
    corpus = growing(step=4)
    corpus.add(read[:8])
    corpus.bring_up()
    before = list(corpus.answers.claims())
    corpus.add(read[8:])

    def ended(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.settling.growing.count", ended)
    with pytest.raises(KeyboardInterrupt):
        corpus.bring_up()
    monkeypatch.undo()
    assert list(corpus.answers.claims()) == before
    corpus.bring_up()
    corpus.must_be_whole()


def test_a_file_that_is_gone_or_of_another_version_is_made_anew(read, growing, tmp_path):
    corpus = growing()
    corpus.add(read[:6])
    corpus.bring_up()
    want = list(corpus.answers.claims())
    for stamp in ("another version", plan.VERSIONS):
        corpus.answers.close()
        corpus.answers = AnswersDb(corpus.store.path.with_name("onrecord.db.cache"), corpus.store.identity, stamp)
        assert list(corpus.answers.claims()) == []
        corpus.bring_up()
        assert list(corpus.answers.claims()) == want
    with AnswersDb(tmp_path / "elsewhere", "another corpus", plan.VERSIONS) as empty:
        assert empty.generation == -1


class Person:
    """Draws what somebody may say of what is there: of every subject, sensible or not."""

    def __init__(self, corpus, data):
        self.corpus, self.data, self.made = corpus, data, 0
        self.readings = [reading for _, reading in corpus.store.readings()]
        self.said = [s for reading in self.readings for s in statements(reading)]

    def draw(self, of, name):
        return self.data.draw(st.sampled_from(of), name)

    def some(self, of, name):
        return self.data.draw(st.lists(st.sampled_from(of), min_size=1, max_size=3, unique=True), name)

    def judgement(self):
        self.made += 1
        subject = self.draw(("claim", "claim", "link", "speaker", "party", "outlet", "known"), "subject")
        actor, when = self.draw(("ana", "bo"), "who"), f"2031-06-{self.made:02}T00:00:00"
        if subject == "known":
            names = tuple(p.name for p in self.some(list(self.corpus.answers.parties()), "known as one"))
            return package("a list", str(self.made), [Known(names, "person", "a list: 1")], actor, when)
        lefts, rights, verdict = getattr(self, f"_{subject}")()
        if subject != "speaker":
            lefts, rights = sorted((sorted(lefts), sorted(rights)))
        return Judgement(
            subject, lefts[0], rights[0], verdict, "person", "1", 1.0, (), actor, when, None,
            tuple(lefts[1:]), tuple(rights[1:]),
        )  # fmt: skip

    def _claim(self):
        verdict = self.draw(("same", "different", "nothing"), "verdict")
        claims = [c for c in self.corpus.answers.claims() if len(c.members) > 1]
        if verdict == "different" and claims and self.data.draw(st.booleans(), "of one claim"):
            ids = [m.id for m in self.draw(claims, "claim").members]
            return ids[:1], ids[1:], verdict
        lefts = [s.id for s in self.some(self.said, "statements")]
        return lefts, lefts[:1] if verdict == "nothing" else [self.draw(self.said, "other").id], verdict

    def _link(self):
        claims = {c.id: c for c in self.corpus.answers.claims()}
        linked = [(c, claims[k.to]) for c in claims.values() for k in c.links if k.to]
        one, two = self.draw(linked or [(c, c) for c in claims.values()], "link")
        return [m.id for m in one.members], [m.id for m in two.members], self.draw(("different", "same"), "verdict")

    def _speaker(self):
        reading = self.draw([r for r in self.readings if r.attributions], "report")
        statement = self.draw([s for s in statements(reading) if s.attribution is not None], "statement")
        names = [p.name for p in reading.cast.parties] + ["Nobody Inparticular", statement.speaker or "Nobody"]
        return (
            [statement.id],
            [f"{reading.id}{MARK}{self.draw(names, 'name')}"],
            self.draw(("same", "different"), "say"),
        )

    def _party(self):
        sides = []
        for side in ("one", "other"):
            reading = self.draw([r for r in self.readings if r.cast.parties], side)
            party = self.draw(reading.cast.parties, f"party of {side}")
            sides.append([f"{reading.id}:{party.number}"] if side == "one" else [spoken(reading.id, party.name)])
        return *sides, self.draw(("same", "different"), "verdict")

    def _outlet(self):
        outlets = sorted({r.article.outlet for r in self.readings if r.article.outlet})
        return [self.draw(outlets, "outlet")], [self.draw(outlets, "another")], self.draw(("same", "different"), "say")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_people_say_in_whatever_order_the_answers_are_those_of_the_whole(read, growing, data):
    corpus = growing(data.draw(st.sampled_from((2, 200)), "articles to a step"))
    order = data.draw(st.permutations(read), "order")
    corpus.add(order[:14])
    corpus.bring_up()
    person, rest = Person(corpus, data), order[14:]
    for _ in range(data.draw(st.integers(2, 5), "acts")):
        act = data.draw(st.sampled_from(("say", "say", "undo", "add")), "act")
        if act == "add" and rest:
            corpus.add(rest[:4])
            rest = rest[4:]
        elif act == "undo" and standing(corpus.store.judgements()):
            corpus.store.judge(undoing(corpus.store.judgements(), "ana")[1])
        else:
            corpus.store.judge(person.judgement())
        corpus.bring_up()
        corpus.must_be_whole()
