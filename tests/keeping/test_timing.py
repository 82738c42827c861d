"""What stood at a date, by when it came in or by when it was printed, and what to cite it by."""

from pathlib import Path

import msgspec
import pytest

from onrecord import Corpus
from onrecord.edges.engines import open_engine
from onrecord.errors import BadInput
from onrecord.timing import As

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = As("2999-01-01")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("timing")
    with Corpus.open(folder / "onrecord.db", engine=open_engine("rules")) as opened:
        opened.add(str(EXAMPLES / "harbour"))
        opened.decide("Marek Toll", "Anton Reske", "different", "Ira Holt")
        yield opened


def said(claims):
    return {claim.id: (claim.origins, claim.voices, sorted(m.id for m in claim.members)) for claim in claims}


def test_a_day_that_has_not_come_is_now(corpus):
    assert said(corpus.as_of(TODAY).claims()) == said(corpus.claims())
    assert said(corpus.as_of(TODAY._replace(published=True)).claims()) == said(corpus.claims())
    assert corpus.state(TODAY) == corpus.state()


def test_before_anything_was_obtained_there_was_nothing(corpus):
    stood = corpus.as_of(As("2020-01-01"))
    assert (stood.claims(), stood.articles, stood.copies()) == ((), {}, ())
    assert set(corpus.state(As("2020-01-01")).counts.values()) == {0}


def test_by_print_only_what_was_out_counts(corpus):
    """Anton Reske is first printed on 10 March; Marek Toll in his place on the 11th."""
    (on_the_10th,) = corpus.as_of(As("2031-03-10", published=True)).claims("hydrants quay dry")
    (now,) = corpus.claims("hydrants quay dry")
    assert on_the_10th.voices == ("Anton Reske",)
    assert set(now.voices) == {"Anton Reske", "Marek Toll"}
    days = {a.anchor for a in corpus.as_of(As("2031-03-10", published=True)).articles.values() if a.anchor}
    assert days
    assert max(days) <= "2031-03-10"


def test_a_judgement_made_later_did_not_stand(corpus):
    (made,) = corpus.judgement_log()
    before = As(made.made[:19] + "+00:00")
    assert corpus.state(before).counts["judgements"] == 0
    assert corpus.state(As(made.made)).counts["judgements"] == 1


def test_the_digest_does_not_depend_on_the_order_of_arrival(tmp_path):
    digests = []
    for order in (1, -1):
        folder = tmp_path / str(order)
        folder.mkdir()
        for name in ("a", "b", "c"):
            (folder / f"{name}.txt").write_text(
                f"Report {name}\n\nMayor Ada Holm said that the {name} depot was empty.\n"
            )
        with Corpus.open(folder / "onrecord.db", engine=open_engine("rules")) as corpus:
            for path in sorted(folder.glob("*.txt"), reverse=order < 0):
                corpus.add(str(path))
            digests.append(corpus.state())
            more = folder / "d.txt"
            more.write_text("Report d\n\nNobody was there.\n")
            corpus.add(str(more))
            assert corpus.state().corpus != digests[-1].corpus
    assert digests[0] == digests[1]


@pytest.mark.parametrize("day", ["yesterday", "2031-13-01", "", "10.3.2031"])
def test_what_is_no_date_says_so(corpus, day):
    with pytest.raises(BadInput, match="no date"):
        corpus.as_of(As(day))


def test_a_twin_whose_first_was_not_out_yet_keeps_its_copies(tmp_path):
    body = "".join(
        f"Sentence number {n} of the {w} report tells of the harbour at length. " for n, w in enumerate("abcdefghij")
    )
    for name, day in (("a", "2031-03-03"), ("b", "2031-03-01"), ("c", "2031-03-02")):
        row = {"id": name, "text": body + (" And more was said later on." if name == "c" else ""), "published": day}
        (tmp_path / f"{name}.jsonl").write_bytes(msgspec.json.encode({**row, "outlet": f"The {name}"}))
    with Corpus.open(tmp_path / "onrecord.db", engine=open_engine("rules")) as corpus:
        for name in "abc":
            corpus.add(str(tmp_path / f"{name}.jsonl"))
        labels = {a.id: a.label for a in corpus.articles.values()}
        pairs = {frozenset((labels[c.a], labels[c.b])) for c in corpus.as_of(As("2031-03-02", published=True)).copies()}
    assert pairs == {frozenset("bc")}
