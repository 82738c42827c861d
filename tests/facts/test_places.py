"""Which place a name means, on a gazetteer of invented places."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Article, Block, Candidate, Name, Site, Span
from onrecord.stages.facts import find_facts

SITES = (
    Site(1, "Velmark", "country", 50.0, 10.0, "VM", "", 9_000_000),
    Site(2, "Ostrana", "country", 40.0, 60.0, "OS", "", 4_000_000),
    Site(3, "Tarn", "city", 51.0, 11.0, "VM", "01", 800_000),
    Site(4, "Tarn", "city", 41.0, 61.0, "OS", "07", 9_000),
    Site(5, "Mirren", "province", 41.2, 61.2, "OS", "07", 90_000),
    Site(6, "Kalbek", "city", 41.1, 61.0, "OS", "07", 40_000),
    Site(7, "Wick", "city", 52.0, 12.0, "VM", "02", 30_000),
    Site(8, "Wick", "city", 45.0, 65.0, "OS", "03", 29_000),
    Site(9, "Hob", "city", 53.0, 13.0, "VM", "02", 300),
    Site(10, "Al Kharja", "city", 41.4, 61.3, "OS", "07", 70_000),
    Site(11, "White House", "city", 41.3, 61.2, "OS", "07", 60_000),
    Site(12, "Velmark", "city", 41.5, 61.2, "OS", "08", 60_000),
    Site(13, "Grand Port", "city", 50.5, 11.0, "VM", "03", 4_000_000),
    Site(14, "Grand Port", "city", 41.9, 61.2, "OS", "09", 200_000),
)


class Atlas:
    """A gazetteer of the sites above; `near` knows one other spelling."""

    source = "invented"

    def find(self, name):
        found = [Candidate(site, "name", 1.0) for site in SITES if site.name.casefold() == name.casefold()]
        return tuple(sorted(found, key=lambda c: -c.site.population))

    def near(self, name, countries):
        alike = name.casefold() == "el-kharga" and "OS" in countries
        return (Candidate(SITES[9], "spelling", 0.9),) if alike else ()


def read(text, places=(), *, others=(), blocks=()):
    names = [(form, "LOC") for form in places] + list(others)
    found = sorted(
        {
            (at, at + len(form), kind)
            for form, kind in names
            for at in range(len(text))
            if text.startswith(form, at) and not text[at - 1 : at].isalnum()
        }
    )
    tagged = tuple(Name(Span(start, end), kind) for start, end, kind in found)
    article = Article("capture", text, Span(0, len(text)), blocks=blocks)
    return find_facts(article, tagged, Atlas()).places


def ids(places):
    return [place.geonames for place in places]


def test_a_name_alone_means_the_best_known_of_that_name():
    (place,) = read("Fire broke out in Tarn.", ["Tarn"])
    assert (place.geonames, place.lat, place.lon, place.others) == (3, 51.0, 11.0, (4,))


def test_a_place_named_beside_it_says_which():
    places = read("Fire broke out in Tarn, Mirren.", ["Tarn", "Mirren"])
    assert ids(places) == [4, 5]
    assert "in Mirren" in places[0].because


def test_the_smaller_is_meant_all_through_once_told():
    assert ids(read("In Tarn, Mirren, it burnt.\nTarn is quiet.", ["Tarn", "Mirren"])) == [4, 5, 4]


def test_the_other_places_of_the_article_say_which():
    text = "Ostrana mourned. Ostrana's army left Kalbek, and Mirren, for Wick. Wick is quiet."
    places = read(text, ["Ostrana", "Kalbek", "Mirren", "Wick"])
    assert ids(places)[-1] == 8
    assert "the article speaks of Ostrana" in places[-1].because


def test_two_of_one_size_and_nothing_beside_them_stay_open():
    (place,) = read("Fire broke out in Wick.", ["Wick"])
    assert (place.lat, place.lon, place.geonames) == (None, None, None)
    assert place.others == (7, 8)
    assert place.because.startswith("unsure")


def test_a_hamlet_is_not_taken_without_something_that_speaks_for_it():
    assert read("Fire broke out in Hob.", ["Hob"])[0].lat is None
    assert ids(read("Velmark's ministers and Velmark's police went to Hob.", ["Velmark", "Hob"]))[-1] == 9


def test_what_no_gazetteer_has_keeps_its_name_and_gets_no_point():
    (place,) = read("Fire broke out in Zzyr.", ["Zzyr"])
    assert (place.name, place.lat, place.because) == ("Zzyr", None, "not in the gazetteer")


def test_another_spelling_is_sought_only_where_the_article_is_at_home():
    assert read("Fire broke out in El-Kharga.", ["El-Kharga"])[0].lat is None
    places = read("Ostrana mourned; Ostrana sent help to El-Kharga.", ["Ostrana", "El-Kharga"])
    assert ids(places) == [2, 2, 10]
    assert "another spelling" in places[2].because


def test_a_person_of_that_name_is_no_place():
    assert read("Tarn said he was sorry. Tarn left.", others=[("Tarn", "PER")]) == ()
    assert read("He saw Paul Tarn in Wick Hall.", others=[("Paul Tarn", "PER"), ("Wick Hall", "ORG")]) == ()


def test_the_gazetteer_adds_what_the_reader_missed_after_a_word_of_place():
    assert ids(read("The convoy left from Kalbek at dawn.")) == [6]
    assert read("A convoy with Kalbek biscuits left.") == ()


def test_adjectives_are_evidence_and_no_places():
    assert read("The Turkish and Iraqi ministers met.") == ()


def test_the_place_an_article_was_sent_from_weighs_most():
    text = "OSTRANA\nThe bridge at Wick is shut."
    blocks = (Block(Span(0, 7), "dateline"), Block(Span(8, len(text)), "body"))
    assert ids(read(text, ["OSTRANA", "Wick"], blocks=blocks)) == [2, 8]


def test_a_direction_belongs_to_a_name_where_the_two_are_a_place():
    (place,) = read("Rain fell in Western Mirren, they said.", ["Mirren"])
    assert (place.span, place.geonames) == (Span(21, 27), 5)


def test_the_line_a_report_begins_with_says_where_it_was_sent_from():
    assert ids(read("KALBEK (Agency) — The bridge is shut.")) == [6]


def test_months_are_no_towns():
    assert read("The fair of May was rained out.", ["May"]) == ()


def test_without_a_gazetteer_nobody_looks():
    facts = find_facts(Article("capture", "Fire in Tarn.", Span(0, 13)), (Name(Span(8, 12), "LOC"),))
    assert (facts.places, facts.gazetteer) == ((), None)


@pytest.mark.parametrize("kind", ["LOC", "ORG", "PER"])
@given(
    words=st.lists(st.sampled_from(["Tarn", "Wick", "in", "Mirren,", "Hob.", "Kalbek", "the", "(", "\n"]), max_size=14)
)
def test_spans_hold_are_sorted_and_do_not_overlap(kind, words):
    text = " ".join(words)
    places = read(text, others=[("Tarn", kind), ("Wick", "LOC")])
    spans = [place.span for place in places]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for place in places:
        assert 0 <= place.span.start < place.span.end <= len(text)
        assert (place.lat is None) == (place.lon is None)
        assert place.because
        assert place.geonames not in place.others or place.geonames is None


def test_a_place_and_where_it_lies_may_be_read_as_one_name():
    places = read("Fire broke out in Tarn, Mirren. It spread.", ["Tarn, Mirren"])
    assert ids(places) == [4, 5]


def test_a_country_is_meant_by_its_name_unless_a_town_is_said_to_be():
    text = "Kalbek, Al Kharja and Mirren spoke of Velmark. Kalbek, Al Kharja and Mirren again."
    assert 1 in ids(read(text, ["Kalbek", "Al Kharja", "Mirren", "Velmark"]))


def test_a_city_of_the_world_is_meant_unless_the_province_of_its_namesake_is_named():
    text = "Kalbek, Al Kharja and Mirren spoke of Grand Port. Kalbek, Al Kharja and Mirren again."
    assert 13 in ids(read(text, ["Kalbek", "Al Kharja", "Mirren", "Grand Port"]))


def test_no_town_is_meant_by_the_white_house():
    (place,) = read("He spoke at the White House.", ["White House"])
    assert place.lat is None
