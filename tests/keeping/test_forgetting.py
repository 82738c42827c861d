"""One capture is erased: nothing of it is left in any file, what it held together falls apart, all else stays."""

import shutil
import sqlite3

import msgspec
import pytest

from onrecord import Corpus
from onrecord.edges.engines import open_engine
from onrecord.edges.signing import signed_by
from onrecord.errors import Forgotten, NotFound
from onrecord.keeping import unnamed
from onrecord.records import Because, Capture, Exchange, Judgement

WITNESS = "Zebulon Quaxworth"
STORY = f"""Velmark, 2 May 2031

Minister Oda Brenn said the ferry was empty when it sank near the village of Tolmenhaven.

{WITNESS}, a fisherman from Grindelhook, told Harbour Radio he had counted twelve people in the xylographic water.
"""
OTHER = """Velmark, 3 May 2031

Minister Oda Brenn said the ferry was empty when it sank near the village of Tolmenhaven.

The harbour office declined to comment on the matter on Thursday evening.
"""


def settled(folder):
    """Have everything derived, and let go of it, as a user has after a session."""
    with Corpus.open(folder / "onrecord.db", engine=open_engine("rules")) as corpus:
        corpus.list_claims()
        corpus.copies()
        corpus.claims()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    tmp_path = tmp_path_factory.mktemp("pile")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(STORY)
    (tmp_path / "in" / "b.txt").write_text(OTHER)
    with Corpus.open(tmp_path / "onrecord.db", engine=open_engine("rules")) as corpus:
        corpus.add(str(tmp_path / "in"))
        corpus.decide(WITNESS, "Oda Brenn", "different", "Ira Holt")
        article = next(a for a in corpus.articles.values() if a.path.endswith("a.txt"))
        corpus.write_note("article", article.id, f"ask {WITNESS} again", "Ira Holt")
    settled(tmp_path)
    return tmp_path


@pytest.fixture
def pile(made, tmp_path):
    return shutil.copytree(made, tmp_path / "pile")


def erase(folder, which="in/a.txt"):
    with Corpus.open(folder / "onrecord.db", engine=open_engine("rules")) as corpus:
        return corpus.forget(which, "a court order", "Ira Holt")


def holding(folder, words):
    """Files under a folder that hold one of the words, whatever the case; the key beside the corpus is left out."""
    found = set()
    for path in folder.rglob("*"):
        raw = path.read_bytes().lower() if path.is_file() and path.parent.name != "in" else b""
        found |= {path.name for word in words if word.lower().encode() in raw}
    return found


def test_before_it_is_erased_the_words_are_in_the_files(pile):
    assert holding(pile, ["quaxworth"]) >= {"onrecord.db"}


def test_nothing_it_said_is_left_in_any_file(pile):
    erase(pile)
    assert holding(pile, ["quaxworth", "zebulon", "grindelhook", "xylographic", "twelve people"]) == set()
    settled(pile)
    assert holding(pile, ["quaxworth", "zebulon", "grindelhook", "xylographic", "twelve people"]) == set()


def terms(folder):
    """Every word in the full-text index, read from its own tables: prefixes are shortened there, so no grep tells."""
    copy = folder / "copy.db"
    shutil.copy(folder / "onrecord.db", copy)
    with sqlite3.connect(copy) as db:
        db.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, words, row)")
        found = {term for (term,) in db.execute("SELECT term FROM v")}
    copy.unlink()
    return found


def test_its_words_leave_the_full_text_index(pile):
    assert {"quaxworth", "grindelhook"} <= terms(pile)
    erase(pile)
    left = terms(pile)
    assert {"tolmenhaven", "harbour", "brenn"} <= left
    assert not {"quaxworth", "zebulon", "grindelhook", "xylographic", "twelve"} & left


def test_the_corpus_is_whole_and_counted_anew(pile):
    with Corpus.open(pile / "onrecord.db") as corpus:
        (both,) = [c for c in corpus.claims("ferry empty") if len(c.reports) == 2]
    erase(pile)
    with Corpus.open(pile / "onrecord.db") as corpus:
        (one,) = corpus.claims("ferry empty")
        assert (len(both.reports), len(one.reports)) == (2, 1)
        assert list(corpus.verify()) == []
        assert [a.path for a in corpus.articles.values()] == ["in/b.txt"]
        assert corpus.list_claims().total == len(corpus.claims())
        assert corpus.notes() == []
        with pytest.raises(NotFound):
            corpus.reading("in/a.txt")


def test_the_tombstone_is_signed_and_says_nothing_of_the_text(pile):
    stone = erase(pile).tombstone
    with Corpus.open(pile / "onrecord.db") as corpus:
        assert corpus.tombstones() == [stone]
    assert (stone.reason, stone.actor, len(stone.articles)) == ("a court order", "Ira Holt", 1)
    assert signed_by(stone.key, stone.signature, stone.signed)
    other = msgspec.structs.replace(stone, reason="no reason")
    assert not signed_by(other.key, other.signature, other.signed)
    assert oct((pile / "onrecord.db.key").stat().st_mode)[-3:] == "600"


def test_a_persons_word_on_a_name_in_it_stays_without_the_name(pile):
    with Corpus.open(pile / "onrecord.db") as corpus:
        (before,) = corpus.judgement_log()
    erase(pile)
    with Corpus.open(pile / "onrecord.db") as corpus:
        (after,) = corpus.judgement_log()
        assert (after.actor, after.verdict, after.made) == (before.actor, before.verdict, before.made)
        assert WITNESS not in str(after)
        assert corpus.undo("Ira Holt") == after


def test_what_was_erased_is_not_taken_in_again(pile):
    erase(pile)
    (pile / "again").mkdir()
    (pile / "again" / "c.txt").write_text(STORY)
    with Corpus.open(pile / "onrecord.db", engine=open_engine("rules")) as corpus:
        added = corpus.add(str(pile / "in"), str(pile / "again"))
    assert (added.new, added.known) == (0, 1)
    assert [type(error) for error in added.unreadable] == [Forgotten, Forgotten]
    assert "a court order" in added.unreadable[0].why


def test_forgetting_again_completes_it_and_adds_no_second_tombstone(pile):
    first = erase(pile).tombstone
    assert erase(pile, first.capture[:10]).tombstone == first
    assert erase(pile, first.articles[0]).tombstone == first
    with Corpus.open(pile / "onrecord.db") as corpus:
        assert len(corpus.tombstones()) == 1
        with pytest.raises(NotFound):
            corpus.forget("in/nothing.txt", "none", "nobody")


def test_a_capture_that_went_without_a_tombstone_is_told(pile):
    with sqlite3.connect(pile / "onrecord.db") as db:
        for table in ("entries", "readings"):
            db.execute(f"DELETE FROM {table} WHERE article = 1")
        db.execute("DELETE FROM articles WHERE seq = 1")
    with Corpus.open(pile / "onrecord.db") as corpus:
        assert [line for line in corpus.verify() if "number 1 is gone" in line]


def test_a_changed_tombstone_is_told(pile):
    erase(pile)
    with sqlite3.connect(pile / "onrecord.db") as db:
        db.execute("DROP TRIGGER tombstones_stay")
        db.execute("UPDATE tombstones SET record = replace(record, 'a court order', 'at his wish')")
    with Corpus.open(pile / "onrecord.db") as corpus:
        assert [line for line in corpus.verify() if "its signature does not fit" in line]


def test_the_same_bytes_elsewhere_are_named(pile):
    (pile / "in2").mkdir()
    (pile / "in2" / "a.txt").write_text(STORY)
    with Corpus.open(pile / "onrecord.db", engine=open_engine("rules")) as corpus:
        corpus.add(str(pile / "in2"))
        erased = corpus.forget("in/a.txt", "a court order", "Ira Holt")
        assert erased.twins == ("in2/a.txt",)
        assert [len(c.reports) for c in corpus.claims("ferry empty")] == [2]


def test_what_a_person_said_of_its_statements_keeps_no_name():
    because = (Because("person", "it was Zebulon Quaxworth"),)
    said = Judgement("speaker", "aa:3", "Zebulon Quaxworth", "same", "person", "1", 1.0, because, "Ira Holt", "2031")
    kept = unnamed(said, {"aa"})
    assert (kept.left, kept.right, kept.actor) == ("aa:3", "erased", "Ira Holt")
    assert "Quaxworth" not in str(kept)
    assert unnamed(said, {"bb"}) == said
    joined = Judgement("party", "aa:=Zebulon Quaxworth", "bb:=Quax", "same", "person", "2", 1.0, because, "Ira Holt")
    assert (unnamed(joined, {"aa"}).left, unnamed(joined, {"aa"}).right) == ("aa:=erased", "bb:=Quax")


def test_the_page_it_came_from_is_not_taken_in_again_whatever_stands_there_now(tmp_path):
    told = {"id": "1", "text": STORY, "url": "https://paper.example/quaxworth?p=1", "outlet": "The Paper"}
    (tmp_path / "a.jsonl").write_bytes(msgspec.json.encode(told))
    with Corpus.open(tmp_path / "onrecord.db", engine=open_engine("rules")) as corpus:
        corpus.add(str(tmp_path / "a.jsonl"))
        stone = corpus.forget("1", "a court order", "Ira Holt").tombstone
        assert "paper.example" not in str(stone)
        later = Capture("https://paper.example/quaxworth?p=1", b"<p>Corrected", "text/html", "2031-06-01T00:00:00Z")
        assert "a court order" in corpus.refused(later).why
        moved = Exchange("https://paper.example/short", "https://paper.example/quaxworth?p=1", later.origin, 200)
        assert corpus.refused(msgspec.structs.replace(later, origin="https://paper.example/short", exchange=moved))
        assert corpus.refused(msgspec.structs.replace(later, origin="https://paper.example/other")) is None
        (tmp_path / "b.jsonl").write_bytes(msgspec.json.encode({**told, "text": OTHER}))
        assert [type(error) for error in corpus.add(str(tmp_path / "b.jsonl")).unreadable] == [Forgotten]


def test_nothing_of_it_stands_in_what_was_compared(pile):
    erase(pile)
    with sqlite3.connect(pile / "onrecord.db.cache" / "pairs.db") as db:
        gone = [n for (n,) in db.execute("SELECT number FROM seen WHERE ident LIKE 'forgotten %'")]
        kept = [n for (n,) in db.execute("SELECT number FROM seen WHERE ident NOT LIKE 'forgotten %'")]
        of = {n for (n,) in db.execute("SELECT DISTINCT record FROM keys")}
        sides = {side for pair in db.execute("SELECT left, right FROM outcomes") for side in pair}
        idents = {ident for (ident,) in db.execute("SELECT ident FROM seen")}
    assert len(gone) >= 3
    assert of
    assert of <= set(kept)
    assert sides <= idents
