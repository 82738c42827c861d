"""Records: frozen, equal by value, with the identities the design defines."""

import hashlib
import pickle

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import records
from onrecord.records import Article, Because, Capture, Given, Judgement, Reading, Record, Span, digest

CAPTURE = Capture("news/a.txt", b"The ferry sank.", "text/plain", "2031-05-01T10:00:00Z")
ARTICLE = Article(CAPTURE.id, "The ferry sank.", Span(0, 15))
JUDGEMENT = Judgement("party", "a", "b", "same", "by hand", "1", 1.0, (), "Ira Holt", "2031-05-02T08:00:00Z")

ALL = [kind for kind in vars(records).values() if isinstance(kind, type) and issubclass(kind, Record)]


def with_(record, **changed):
    return msgspec.structs.replace(record, **changed)


@given(st.lists(st.text("ab\0", max_size=3) | st.binary(max_size=3), max_size=4), st.data())
def test_a_digest_tells_where_one_part_ends(parts, data):
    other = data.draw(st.lists(st.text("ab\0", max_size=3), max_size=4))
    raw = [p.encode() if isinstance(p, str) else p for p in parts]
    assert (digest(*parts) == digest(*other)) == (raw == [p.encode() for p in other])


def test_a_digest_is_that_of_the_lengths_and_bytes():
    assert digest("ß", b"x") == hashlib.sha256(bytes(7) + b"\x02" + "ß".encode() + bytes(7) + b"\x01x").hexdigest()


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_every_record_is_frozen_and_says_what_it_is(kind):
    assert kind.__struct_config__.frozen
    assert kind.__doc__


def test_a_record_cannot_be_changed():
    with pytest.raises(AttributeError):
        CAPTURE.origin = "elsewhere"


@pytest.mark.parametrize("record", [CAPTURE, ARTICLE, JUDGEMENT, Reading(ARTICLE, "rules 1")])
def test_a_record_survives_json_messagepack_and_pickle(record):
    assert msgspec.json.decode(msgspec.json.encode(record), type=type(record)) == record
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(record), type=type(record)) == record
    assert pickle.loads(pickle.dumps(record)) == record


class TestCapture:
    def test_two_outlets_printing_the_same_stay_two(self):
        assert with_(CAPTURE, origin="news/b.txt").id != CAPTURE.id
        assert with_(CAPTURE, origin="news/b.txt").sha256 == CAPTURE.sha256

    @pytest.mark.parametrize(
        "changed", [{"obtained": "2032-01-01T00:00:00Z"}, {"given": Given(title="Ferry")}, {"media_type": "text/html"}]
    )
    def test_fetched_again_it_is_the_same(self, changed):
        assert with_(CAPTURE, **changed).id == CAPTURE.id

    def test_other_bytes_are_another(self):
        assert with_(CAPTURE, body=b"The ferry sank!").id != CAPTURE.id


class TestArticle:
    @pytest.mark.parametrize("changed", [{"capture": "0" * 64}, {"text": "The ferry swam."}, {"extent": Span(0, 14)}])
    def test_capture_text_and_extent_make_its_identity(self, changed):
        assert with_(ARTICLE, **changed).id != ARTICLE.id

    def test_what_is_found_out_about_it_does_not(self):
        assert with_(ARTICLE, title="Ferry", published="2031-05-01", number=3).id == ARTICLE.id

    def test_its_text_is_hashed_as_utf_8_even_where_a_surrogate_stands_alone(self):
        assert with_(ARTICLE, text="ß").sha256 == hashlib.sha256("ß".encode()).hexdigest()
        assert with_(ARTICLE, text="\ud800").sha256 != with_(ARTICLE, text="\ud801").sha256

    def test_it_is_called_by_its_given_id_else_its_path_else_its_hash(self):
        assert with_(ARTICLE, given_id="7", path="a.txt").label == "7"
        assert with_(ARTICLE, path="a.txt").label == "a.txt"
        assert ARTICLE.label == ARTICLE.id[:12]

    def test_times_are_read_against_the_published_date_else_the_update(self):
        assert with_(ARTICLE, published="2031-05-01", updated="2031-05-02").anchor == "2031-05-01"
        assert with_(ARTICLE, updated="2031-05-02").anchor == "2031-05-02"
        assert ARTICLE.anchor is None


@pytest.mark.parametrize(
    "changed",
    [
        {"verdict": "different"},
        {"actor": "Uma Rell"},
        {"made": "2031-05-03T08:00:00Z"},
        {"because": (Because("same post"),)},
    ],
)
def test_a_judgement_is_all_that_was_decided_and_by_whom(changed):
    assert with_(JUDGEMENT, **changed).id != JUDGEMENT.id
    assert with_(JUDGEMENT).id == JUDGEMENT.id
