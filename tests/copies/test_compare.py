"""Two articles → the copy they are of each other."""

import time

import pytest

from onrecord.records import Copy
from onrecord.stages.copies import COPIES, compare


@pytest.fixture
def copy(make, report, reprint) -> Copy:
    found = compare(make("report", report), make("reprint", reprint))
    assert found is not None
    return found


def changed(copy, a, b):
    """The edits as (kind, words in a, words in b)."""
    return {(e.kind, a[slice(*e.a)] if e.a else None, b[slice(*e.b)] if e.b else None) for e in copy.edits}


def test_a_reprint_is_found_with_all_its_paragraphs(copy, report):
    covered = "".join(report[slice(*p.a)] for p in copy.passages)
    for words in ("Fire crews in the port", "dock workers’ union, told the Velm", "overhauled in 1998"):
        assert words in covered
    assert copy.share_a > 0.9
    assert copy.share_b > 0.75
    assert {p.kind for p in copy.passages} == {"copy"}


def test_an_inserted_paragraph_splits_the_passage(copy, reprint):
    assert len(copy.passages) == 2
    assert not any("emergency session" in reprint[slice(*p.b)] for p in copy.passages)


def test_each_change_is_classed_and_narrow(copy, report, reprint):
    assert changed(copy, report, reprint) == {
        ("date", "Tuesday", "Wednesday"),
        ("figure", "14", "40"),
        ("quote", "neglected", "plundered"),
        ("hedge", "allegedly", None),
        (
            "added",
            None,
            "The mayor of Velm called an emergency session of the council for Thursday evening, his office announced.",
        ),
    }


def test_a_sentence_left_out_is_told_as_that_sentence(make, report):
    left = "The old crane on the north quay was not reached by the fire, a port warden added."
    longer = report.replace("The fire began", f"{left} The fire began")
    found = compare(make("1", longer), make("2", report))
    assert changed(found, longer, report) == {("omitted", left, None)}


@pytest.mark.parametrize("order", [("1", "2"), ("2", "1")])
def test_the_end_that_a_page_hides_is_no_omission_and_what_lacks_before_it_is_one(make, report, order):
    """A paywall leaves off an end; whether the copy has it nobody knows."""
    left = "The old crane on the north quay was not reached by the fire, a port warden added."
    longer = report.replace("The fire began", f"{left} The fire began")
    cut_off = "\n".join(report.splitlines()[:-3])
    whole, part = make(order[0], longer, published="2021-03-02"), make(order[1], cut_off, published="2021-03-03")
    told = {words for _, a, b in changed(compare(whole, part), longer, cut_off) for words in (a, b)}
    assert len(told) > 1  # the text ends early
    hidden = make(order[1], cut_off, published="2021-03-03", complete=False)
    assert changed(compare(whole, hidden), longer, cut_off) == {("omitted", left, None)}


def test_unrelated_articles_are_no_pair(make, report, other):
    assert compare(make("1", report), make("2", other)) is None


def test_articles_of_one_capture_are_no_pair(make, report):
    assert compare(make("1", report), make("1", report)) is None


def test_spelling_and_the_style_of_marks_are_no_edits(make):
    one = (
        "Title\nThe al-Hawl centre’s programme was organised by neighbours who travelled for 7 hours, “to help” [them]."
    )
    two = (
        "Title\nThe Al-Hawl center's program was organized by neighbors who traveled for seven hours, ‘to help’ (them)."
    )
    found = compare(make("1", one), make("2", two))
    assert found.edits == ()
    assert found.share_a == found.share_b == 1


def test_names_spelt_after_another_fashion_are_no_edits(make):
    one = "Title\nThe guards of the port were led by Hussein Qadri and nobody else was seen at the gates that night."
    two = one.replace("Hussein Qadri", "Hossein Kadri")
    assert compare(make("1", one), make("2", two)).edits == ()


def test_near_changes_inside_one_quotation_are_one_edit(make):
    one = "Title\n“The ministry has known for months that the bridge was weak and did nothing,” said Ivo Lenn."
    two = one.replace("has known for months that", "knew for years that")
    found = compare(make("1", one), make("2", two))
    assert changed(found, one, two) == {("quote", "has known for months", "knew for years")}


def test_words_that_both_only_quote_are_a_shared_quotation(make):
    speech = "we will not leave the islands without a boat for the winter, whatever it costs the council of this city"
    one = f"Title\nMayor Toma Reel opened the debate at noon. “Let me be plain: {speech},” the mayor told her party."
    two = f"Title\nIslanders cheered in the square. ‘Let me be plain: {speech},’ came over the loudspeakers at last."
    found = compare(make("1", one, published="2021-03-01"), make("2", two, published="2021-03-02"))
    assert [p.kind for p in found.passages] == ["shared-quotation"]
    assert found.edits == ()
    assert found.direction == "undetermined", "hearing the same speech is no copying"


def test_what_one_speaker_is_reported_to_have_said_in_both_is_shared_and_not_copied(make, act):
    words = "she had written to the harbour office in May 2029, in November 2029 and in August of last year"
    one = f"Warned thrice\n\nMira Sand, who works on the quay, said {words}. Nobody ever answered, said her union."
    two = f"Office denies\n\nSand said {words}, and that the post was slow. The office denied that on Monday."
    a = make("a", one, (act(one, "Mira Sand", words, "Mira Sand"),))
    b = make("b", two, (act(two, "Sand", words, "Sand"),))
    assert [p.kind for p in compare(a, b).passages] == ["shared-quotation"]
    c = make("c", two, (act(two, "Sand", words, "Jo Orr"),))
    found = compare(a, c)
    assert found is None or "shared-quotation" not in {p.kind for p in found.passages}


def test_a_figure_at_the_opening_of_a_sentence_is_told_however_much_came_with_it(make):
    rest = "died when a wall of water from the dam swept down the valley of the Tolm before dawn on Saturday."
    one = f"Flood in the valley\n\nAt least seven people {rest}"
    two = f"Eleven dead\n\nAt least 11 people, including three children, {rest}"
    (edit,) = compare(make("a", one), make("b", two)).edits
    assert (edit.kind, one[slice(*edit.a)], two[slice(*edit.b)]) == (
        "figure",
        "seven people",
        "11 people, including three children",
    )


def test_names_of_offices_in_a_row_are_a_coincidence(make, report, other):
    office = "Rena Holt, director of the National Institute of Tides and Currents in the Port of Velm"
    one = f"{report}\nWhales were seen off the coast again this spring, said {office}. Ferries slowed down."
    two = f"{other}\nThe prize for the best essay on lighthouses went to a pupil taught by {office}. Nobody protested."
    assert compare(make("1", one), make("2", two)) is None


def test_a_speaker_put_in_anothers_place_is_an_edit(make, act, report, reprint):
    content = "The fire began shortly before dawn in a transformer hall"
    other = "Karl Oss, a retired engineer"
    swapped = reprint.replace("the city’s fire chief", other)
    a = make("1", report, (act(report, "the city’s fire chief", content, "Jon Brand"),))
    b = make("2", swapped, (act(swapped, other, content, "Karl Oss"),))
    speakers = {e for e in changed(compare(a, b), report, swapped) if e[0] == "speaker"}
    assert speakers == {("speaker", "the city’s fire chief", other)}


@pytest.mark.parametrize("name", ["Brand", "Jon Brand", "fire chief Jon Brand"])
def test_a_fuller_or_shorter_name_is_no_other_speaker(make, act, report, name):
    content = "The fire began shortly before dawn in a transformer hall"
    source = "the city’s fire chief"
    again = report.replace(source, name)
    a = make("1", report, (act(report, source, content, "Jon Brand"),))
    b = make("2", again, (act(again, name, content, name.removeprefix("fire chief ")),))
    assert not any(e.kind == "speaker" for e in compare(a, b).edits)


def test_what_stands_twice_is_found_twice(make, report):
    line = report.splitlines()[2]
    twice = f"{report}\n\n{line}"
    found = compare(make("1", report), make("2", twice))
    turned = found if found.share_a == 1 and found.share_b == 1 else None
    assert turned is not None
    assert len(found.passages) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("spam " * 60_000, "spam " * 40_000),
        ("the cat sat on a mat " * 10_000, "on a mat the cat sat " * 8_000),
        ("“spam eggs” " * 30_000, "“spam ham” " * 30_000),
    ],
    ids=["word", "phrase", "quotations"],
)
def test_text_that_repeats_itself_costs_no_more_than_its_length(make, one, other):
    compare(make("1", "warm up " * 9000), make("2", "warm up " * 9000))  # from here on loops are compiled
    began = time.process_time()
    compare(make("1", one), make("2", other))
    assert time.process_time() - began < 5


def test_what_repeats_is_still_found(make):
    found = compare(make("1", "spam " * 500), make("2", "spam " * 300))
    assert (found.share_a, found.share_b) == (1, 1)


def test_fingerprints_fit_a_signed_column_and_are_shared(make, report, reprint, other):
    one, two, three = (set(COPIES.keys(make(str(i), text))) for i, text in enumerate((report, reprint, other)))
    assert all(0 <= f < 2**63 for f in one)
    assert len(one & two) >= COPIES.least
    assert len(one & three) < COPIES.least


def test_the_seeds_hold_one_pair(shared, make):
    texts = {p.name[:3]: p.read_text(encoding="utf-8") for p in sorted((shared / "seeds").glob("*.txt"))}
    readings = {name: make(name, text) for name, text in texts.items()}
    found = {
        (x, y): copy
        for x in readings
        for y in readings
        if x < y and (copy := compare(readings[x], readings[y])) is not None
    }
    assert set(found) == {("001", "002")}
    copy = found["001", "002"]
    assert copy.direction == "undetermined"
    quotes = {(a, b) for kind, a, b in changed(copy, texts["001"], texts["002"]) if kind == "quote"}
    assert quotes >= {("succeeded in enabling", "helped the"), ("wishes for a", "wants the"), (None, "have")}
