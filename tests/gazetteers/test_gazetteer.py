"""The gazetteer's file: written from sites, read back, in this process and another."""

import multiprocessing
import pickle
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.edges.gazetteers import SqliteGazetteer, open_gazetteer, opening
from onrecord.edges.gazetteers.build import NAME, OTHER, ROMANISED, SHORTHAND, write
from onrecord.edges.gazetteers.likeness import alike, likeness
from onrecord.edges.gazetteers.spelling import fold, skeleton, skeletons
from onrecord.records import Site

FALLUJA = Site(1, "Al Fallūjah", "city", 33.3, 43.8, "IQ", "01", 190_159)
TOWN = Site(2, "Falluja", "city", 40.0, 20.0, "AL", "01", 900)
STATE = Site(-1, "Kentucky", "province", 37.8, -84.3, "US", "KY", 3_000_000)


@pytest.fixture
def gazetteer(tmp_path):
    path = tmp_path / "places.db"
    sites = [
        (FALLUJA, [("Al Fallūjah", NAME), ("Fallujah", OTHER), ("alflwjt", ROMANISED)]),
        (TOWN, [("Falluja", NAME)]),
        (STATE, [("Kentucky", NAME), ("Ky", SHORTHAND)]),
    ]
    write(path, sites)
    return SqliteGazetteer(path, "test")


def test_names_are_found_whatever_their_case_and_accents(gazetteer):
    for form in ("Al Fallūjah", "al-fallujah", "AL FALLUJAH", "Al‘Fallujah".replace("‘", " ")):
        (found,) = gazetteer.find(form)
        assert (found.site, found.form) == (FALLUJA, "name")


def test_the_form_of_the_name_is_told(gazetteer):
    assert [c.form for c in gazetteer.find("Ky.")] == ["for short"]
    assert [c.form for c in gazetteer.find("alflwjt")] == ["romanised"]
    assert gazetteer.find("Nowhere") == ()


def test_other_spellings_are_found_in_the_countries_asked_for(gazetteer):
    (found,) = gazetteer.near("Fallouja", {"IQ", "SY"})
    assert (found.site.id, found.form) == (1, "spelling")
    assert 0.8 < found.likeness < 1
    assert gazetteer.near("Fallouja", {"SY"}) == ()
    assert gazetteer.near("Fallouja", ()) == ()
    assert gazetteer.near("", {"IQ"}) == ()


def test_it_goes_to_another_process_and_opens_there(gazetteer):
    gazetteer.find("Kentucky")
    twin = pickle.loads(pickle.dumps(gazetteer))
    assert twin.find("Kentucky") == gazetteer.find("Kentucky")
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.map(twin.find, ["Kentucky"]) == [gazetteer.find("Kentucky")]


def test_the_file_is_never_written_to(gazetteer):
    gazetteer.find("Kentucky")
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        gazetteer._db.execute("DELETE FROM site")


def test_without_the_package_there_is_none(monkeypatch):
    def missing(name):
        raise opening.PackageNotFoundError(name)

    monkeypatch.setattr(opening, "version", missing)
    assert open_gazetteer() is None


def test_the_file_is_made_once_and_whole(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(opening, "version", lambda _: "0")
    made = []

    def build(path):
        made.append(path)
        write(path, [(STATE, [("Kentucky", NAME)])])

    monkeypatch.setattr(opening, "build", build)
    told = []
    for _ in range(2):
        gazetteer = open_gazetteer(told.append)
        assert gazetteer.find("Kentucky")[0].site == STATE
    assert len(made) == len(told) == 1
    assert "GeoNames" in gazetteer.source


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hawija", "Al Ḩawījah"),
        ("Deir Ezzor", "Dayr az Zawr"),
        ("Raqqa", "Ar-Raqqah"),
        ("Saraqib", "Sarāqib"),
        ("Tal Afar", "Tall ‘Afar"),
    ],
)
def test_transliterations_share_their_consonants(a, b):
    assert skeleton(a) == skeleton(b)


def test_letters_that_stand_for_two_sounds_are_read_both_ways():
    assert skeleton("Jindayris") in skeletons("Genderesse")
    assert skeleton("Az Zaytūnīyah") in skeletons("alzytwnyt")


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(name):
    assert fold(fold(name)) == fold(name)


@given(st.text("abcdehstuwy ", max_size=12), st.text("abcdehstuwy ", max_size=12))
def test_likeness_is_a_share_and_one_for_the_same(a, b):
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1
    assert likeness(a, a) == 1
    assert 0 <= alike(fold(a), fold(b)) <= 1
