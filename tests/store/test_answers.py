"""Kept answers: given back for the same stamp, else computed again."""

import pytest

from onrecord.edges.store import Answers
from onrecord.records import Party

PARTIES = (Party("p", "Oda Brenn", ("Oda Brenn",), "person", (("a", 0),)),)


@pytest.fixture
def answers(tmp_path):
    kept = Answers(tmp_path / "onrecord.db.cache")
    kept.put("parties", "corpus 1", PARTIES)
    return kept


def test_an_answer_is_given_back_for_its_stamp_alone(answers):
    assert answers.get("parties", "corpus 1", Party) == PARTIES
    assert answers.get("parties", "corpus 2", Party) is None
    assert answers.get("claims", "corpus 1", Party) is None


def test_a_later_answer_takes_the_place_of_the_earlier(answers, tmp_path):
    answers.put("parties", "corpus 2", ())
    assert answers.get("parties", "corpus 2", Party) == ()
    assert answers.get("parties", "corpus 1", Party) is None
    assert [f.name for f in (tmp_path / "onrecord.db.cache").iterdir()] == ["parties.answer"]


@pytest.mark.parametrize(
    "damage", [lambda raw: raw[:-3], lambda _: b"", lambda raw: b"\xff" + raw, lambda raw: raw[::-1]]
)
def test_a_damaged_answer_is_none(answers, tmp_path, damage):
    file = tmp_path / "onrecord.db.cache" / "parties.answer"
    file.write_bytes(damage(file.read_bytes()))
    assert answers.get("parties", "corpus 1", Party) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path):
    (tmp_path / "file").touch()
    kept = Answers(tmp_path / "file")
    kept.put("parties", "corpus 1", PARTIES)
    assert kept.get("parties", "corpus 1", Party) is None
