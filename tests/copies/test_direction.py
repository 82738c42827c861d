"""Which came first, by evidence."""

import msgspec
import pytest

from onrecord.records import Block, Span
from onrecord.stages.copies import compare


def direction(make, report, reprint, of_a=None, of_b=None):
    """The direction with the report as a, and the rules that speak in it."""
    a, b = make("report", report, **(of_a or {})), make("reprint", reprint, **(of_b or {}))
    copy = compare(a, b)
    assert copy.a == a.id
    return copy.direction, [reason.rule for reason in copy.because]


def test_without_dates_and_credits_it_is_undetermined(make, report, reprint):
    assert direction(make, report, reprint)[0] == "undetermined"


@pytest.mark.parametrize("field", ["published", "published_at"])
def test_the_earlier_published_is_copied_with_a_note_that_this_is_weak(make, report, reprint, field):
    a, b = make("r", report, **{field: "2021-03-02"}), make("s", reprint, **{field: "2021-03-03"})
    copy = compare(a, b)
    assert copy.direction == "a>b"
    assert any("weak" in reason.note for reason in copy.because)
    assert direction(make, report, reprint, {field: "2021-03-04"}, {field: "2021-03-03"})[0] == "b>a"


@pytest.mark.parametrize("other", ["2021-03-02", "2021-03", None])
def test_dates_that_do_not_tell_are_no_evidence(make, report, reprint, other):
    assert direction(make, report, reprint, {"published": "2021-03-02"}, {"published": other})[0] == "undetermined"


def test_times_of_other_zones_are_compared_as_times(make, report, reprint):
    of_a, of_b = {"published_at": "2021-03-02T09:30:00+05:00"}, {"published_at": "2021-03-02T07:00:00+00:00"}
    assert direction(make, report, reprint, of_a, of_b)[0] == "a>b"


def apart(report, other):
    """Two long texts that share one line of the report, which stands last in the second."""
    line = report.splitlines()[2]
    long = "\n".join(f"{other.replace('Tarn', f'Tarn {i}').replace('chess', f'game {i}')}" for i in range(4))
    return f"{report}\n{long}", f"{long[::-1]}\n{line}"


def test_a_time_tells_which_printed_a_single_passage_first_with_a_caution(make, report, other):
    one, two = apart(report, other)
    way, rules = direction(make, one, two, {"published": "2021-03-02"}, {"published": "2021-03-09"})
    assert way == "a>b"
    assert "direction: little shared" in rules


def test_a_credit_tells_of_little_only_beside_the_passage(make, report, other):
    one, two = apart(report, other)
    named = {"outlet": "Oster Wire"}
    assert direction(make, one, f"{two} The Oster Wire reported.", named, {"outlet": "Tarn Post"})[0] == "a>b"
    assert (
        direction(make, one, f"As the Oster Wire reported.\n{two}", named, {"outlet": "Tarn Post"})[0] == "undetermined"
    )


def test_later_news_is_said_but_decides_nothing(make, report, reprint):
    way, rules = direction(make, f"{report}\nIt was in May 2019.", f"{reprint}\nIt was on June 3, 2020.")
    assert way == "undetermined"
    assert "direction: later facts" in rules


def test_an_agency_credited_came_first(make, report, reprint):
    way, rules = direction(make, report, reprint, {"outlet": "Oster Wire"}, {"agencies": ("Oster Wire",)})
    assert way == "a>b"
    assert "direction: credit" in rules


@pytest.mark.parametrize(
    "line", ["Oster Wire reported.", "(Oster Wire)", "This was according to the Oster Wire.", "Source: Oster Wire"]
)
def test_a_line_that_names_the_others_outlet_is_evidence(make, report, reprint, line):
    way, _ = direction(make, report, f"{reprint}\n{line}", {"outlet": "Oster Wire"}, {"outlet": "Tarn Post"})
    assert way == "a>b"


def test_evidence_that_contradicts_itself_leaves_it_undetermined(make, report, reprint):
    way, rules = direction(
        make,
        report,
        f"{reprint}\nOster Wire reported.",
        {"outlet": "Oster Wire", "published": "2021-03-05"},
        {"outlet": "Tarn Post", "published": "2021-03-02"},
    )
    assert way == "undetermined"
    assert {"direction: credit", "direction: published"} <= set(rules)


def test_two_that_carry_the_same_agency_may_both_have_it_from_there(make, report, reprint):
    way, rules = direction(
        make,
        report,
        reprint,
        {"outlet": "Bay News", "agencies": ("Oster Wire",), "published": "2021-03-02"},
        {"outlet": "Tarn Post", "agencies": ("Oster Wire",), "published": "2021-03-03"},
    )
    assert way == "undetermined"
    assert "direction: common ancestor" in rules


def test_the_earlier_of_no_known_outlet_may_be_the_agencys_own(make, report, reprint):
    way, _ = direction(
        make,
        report,
        reprint,
        {"agencies": ("Oster Wire",), "published": "2021-03-02"},
        {"outlet": "Tarn Post", "agencies": ("Oster Wire",), "published": "2021-03-03"},
    )
    assert way == "a>b"


def test_what_the_copy_has_alone_is_added_whichever_side_it_is(make, report, reprint):
    a = make("report", report, published="2021-03-09")
    copy = compare(a, make("reprint", reprint, published="2021-03-02"))
    assert copy.a == a.id
    lone = [e.kind for e in copy.edits if e.b and reprint[slice(*e.b)].startswith("The mayor")]
    assert (copy.direction, lone) == ("b>a", ["omitted"])


def test_an_excerpt_is_said_to_be_one(make, report):
    excerpt = "\n".join(report.splitlines()[:5])
    a, b = make("1", report), make("2", excerpt)
    whole = msgspec.structs.replace(b.article, blocks=(Block(Span(0, len(excerpt)), "body"),))
    copy = compare(a, msgspec.structs.replace(b, article=whole))
    assert any(reason.rule == "direction: contained" for reason in copy.because)
    assert copy.direction == "undetermined"


def test_an_agency_and_an_outlet_of_its_name_are_one(make, report, reprint):
    credited = {"agencies": ("OW",)}
    assert direction(make, report, reprint, {"outlet": "Oster Wire (World)"}, credited)[0] == "a>b"
    both = ({"outlet": "Oster Wire", "agencies": ("OW",)}, {"outlet": "Tarn Post", "agencies": ("OW",)})
    assert direction(make, report, reprint, *both)[0] == "a>b", "the agency itself is no unseen ancestor"
