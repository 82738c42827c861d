"""All pairs of copies from a file of their own: those of the whole corpus at once, however often printed."""

import json
import random

import pytest

from onrecord import Corpus, plan
from onrecord.edges.engines.rules import RulesEngine
from onrecord.edges.runners import LocalRunner
from onrecord.edges.store import CopiesDb, SqliteStore, open_standing
from onrecord.records import Copy
from onrecord.settling import complete
from onrecord.stages.copies import COPIES, kinship

WORDS = "amber bridge canal depot east ferry gate harbour island jetty keel lock mill north oar pier quay river".split()


def line(seed):
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) + str(chance.randrange(40)) for _ in range(24)).capitalize() + "."


def reports():
    """One line printed by thirty, some of them word for word the same, another by six of one outlet, one by nobody."""
    for n in range(30):
        own = [line(f"own {n // 2 if n < 8 else n}")]  # of the first eight, two and two are the same
        yield {"id": f"wire {n}", "outlet": f"Paper {n % 7}", "text": "\n\n".join([line("wire"), *own, line("end")])}
    for n in range(6):
        text = "\n\n".join([*(line(f"{n} {k}") for k in range(4)), line("box")])
        yield {"id": f"box {n}", "outlet": "The Rook", "published": f"2031-05-0{n + 1}", "text": text}
    yield {"id": "alone", "outlet": "The Rook", "text": line("alone")}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reprints")
    (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, reports())), encoding="utf-8")
    with Corpus.open(folder / "onrecord.db", engine=RulesEngine(), runner=LocalRunner(1)) as opened:
        assert opened.add(str(folder / "reports.jsonl")).new == 37
        yield opened


def whole(corpus):
    """All pairs, as the stages say of everything at once."""
    with SqliteStore(corpus.cache.parent / "onrecord.db", create=False) as store, open_standing(store) as pairs:
        found, twins = tuple(pairs.outcomes(COPIES, Copy)), tuple(pairs.twins(COPIES))
        every = plan.every_copy(found, twins, [reading for _, reading in store.readings()])
    assert len(every) > len(found)  # else nothing follows from others
    assert twins
    return every


def test_the_pairs_are_those_of_the_whole_at_once_with_their_kinds(corpus):
    want = whole(corpus)
    assert tuple(corpus.every_copy()) == want
    assert corpus.copies() == want
    assert {passage.kind for copy in want for passage in copy.passages} >= {"copy", "template"}


def test_families_are_told_one_by_one_as_they_are_together(corpus):
    want = kinship(whole(corpus), corpus.articles)
    assert tuple(corpus.every_family()) == want
    assert want


def test_what_is_there_is_read_again_and_not_made_again(corpus, monkeypatch):
    want = corpus.copies()
    monkeypatch.setattr("onrecord.corpus.complete", lambda *_: pytest.fail("made again"))
    assert corpus.copies() == want


def test_work_that_is_ended_in_the_middle_leaves_nothing_half_made(corpus, tmp_path):
    def ended():
        yield from corpus.copies()[:3]
        raise KeyboardInterrupt

    with CopiesDb(tmp_path, "some state") as db:
        with pytest.raises(KeyboardInterrupt):
            complete(db, ended(), (), corpus.articles)
        assert not db.stands
        assert list(db.copies()) == []
    with CopiesDb(tmp_path, "some state") as db:
        complete(db, (), (), corpus.articles)
        assert db.stands
    with CopiesDb(tmp_path, "another state") as db:
        assert not db.stands
