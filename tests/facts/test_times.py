"""Time expressions and what they mean on a given day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.stages.facts.times import times

ANCHOR = date(2031, 3, 12)  # a Wednesday


def read(text, anchor=ANCHOR):
    return [(text[t.span.start : t.span.end], t.value) for t in times(text, (Span(0, len(text)),), anchor)]


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("The barge sank on March 9, 2030.", "March 9, 2030", "2030-03-09"),
        ("The barge sank on 9 March 2030.", "9 March 2030", "2030-03-09"),
        ("The barge sank on January 8th, 2030.", "January 8th, 2030", "2030-01-08"),
        ("It opened in October 2029 and closed.", "October 2029", "2029-10"),
        ("A talk on Jan. 24 was off.", "Jan. 24", "2031-01-24"),
        ("The fair of December 20 was rained out.", "December 20", "2030-12-20"),
        ("They must leave by April 2, the court ruled.", "April 2", "2031-04-02"),
        ("She had written in August last year.", "August last year", "2030-08"),
        ("The mill burned on Monday.", "Monday", "2031-03-10"),
        ("This followed a charge by the guild on Monday that it sank.", "Monday", "2031-03-10"),
        ("The quay is to be cleared by late Monday.", "late Monday", "2031-03-17"),
        ("The mill burned on Wednesday.", "Wednesday", "2031-03-12"),
        ("He will be buried on Friday.", "Friday", "2031-03-14"),
        ("He will be missed, his wife said on Friday.", "Friday", "2031-03-07"),
        ("Shots were fired late Tuesday.", "late Tuesday", "2031-03-11"),
        ("Shots were fired on Tuesday night.", "Tuesday night", "2031-03-11TNI"),
        ("The ferry ran yesterday.", "yesterday", "2031-03-11"),
        ("The ferry sank overnight.", "overnight", "2031-03-12TNI"),
        ("The ferry sank last night.", "last night", "2031-03-11TNI"),
        ("The strike began two days ago.", "two days ago", "2031-03-10"),
        ("The strike began last week.", "last week", "2031-W10"),
        ("Earlier this month the pier closed.", "Earlier this month", "2031-03"),
        ("Work starts next year.", "next year", "2032"),
        ("By Monday evening 43 men were missing.", "Monday evening", "2031-03-10TEV"),
        ("They called for a stoppage on Thursday.", "Thursday", "2031-03-13"),
        ("From 1:52 a.m. on May 3, 2030, it ran.", "1:52 a.m. on May 3, 2030", "2030-05-03T01:52"),
        ("On Saturday the siren went at 3 a.m. and stopped.", "3 a.m.", "2031-03-08T03:00"),
        ("The mill burned on Saturday.\nPosted at 3:40 p.m.", "3:40 p.m.", "2031-03-12T15:40"),
        ("It closed last autumn.", "last autumn", "2030-FA"),
        ("It opened in the spring of 2019.", "the spring of 2019", "2019-SP"),
        ("It has been shut since 2014.", "2014", "2014"),
        ("In the 1960s it was a mill.", "the 1960s", "196X"),
        ("They talked for three days.", "three days", "P3D"),
        ("After a 16-hour flight she slept.", "16-hour", "PT16H"),
        ("It went on for decades.", "decades", "PXE"),
        ("She checks it every day.", "every day", "P1D"),
        ("The gate opened at 4:12 a.m.", "4:12 a.m.", "2031-03-12T04:12"),
        ("The post is now empty.", "now", "PRESENT_REF"),
        ("It was fixed on 2030-11-05.", "2030-11-05", "2030-11-05"),
        ("Signed 14.3.2030 in Castren.", "14.3.2030", "2030-03-14"),
    ],
)
def test_value(text, printed, value):
    assert (printed, value) in read(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("wrote on January 24", "XXXX-01-24"),
        ("wrote on Friday", "XXXX-WXX-5"),
        ("wrote last month", "XXXX-XX"),
        ("wrote yesterday", "XXXX-XX-XX"),
        ("wrote on January 24, 2030", "2030-01-24"),
        ("wrote in April", "XXXX-04"),
    ],
)
def test_without_an_anchor_what_is_unknown_stays_open(text, value):
    assert [found for _, found in read(text, None)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "They may march to the gate.",
        "A man of the sun and the sea",
        "The 58-year-old foreman",
        "They fed 2,000 people and 1999 soldiers.",
        "Jan Kavel spoke to the Sunday Times.",
        "It cost $2000 and weighed 2030 kilometres of wire.",
        "Super Tuesday was a Sunday Times title.",
        "The youngest is two years old.",
        "A second man joined a third.",
    ],
)
def test_no_time(text):
    assert read(text) == []


def test_a_date_that_is_no_day_has_no_value():
    assert ("February 30", "2031-02-30") not in read("It closed on February 30 they say.")


def test_day_and_month_that_could_be_swapped_are_not_guessed():
    assert read("Signed 3/4/2030 in Lenz.") == [("3/4/2030", "2030-XX-XX")]


def test_the_same_day_is_the_last_one_told():
    text = "The mill burned on March 9. That same day the owner left; the next day he was found."
    assert [value for _, value in read(text)] == ["2031-03-09", "2031-03-09", "2031-03-10"]


def test_history_reads_a_day_in_the_year_it_tells():
    text = (
        "In 1910 and 1911 the mill was new. In 1912 it burned. In 1913 it rose anew. In 1914 and 1915 it stood still. "
        "By 1916, 1917 and 1918 it was a school. In 1919 and 1920 it was let. In June 1921 the river rose. "
        "On July 5 the mill was lost."
    )
    assert ("July 5", "1921-07-05") in read(text)


WORDS = st.sampled_from(
    """Monday Friday's March May 9 31 2030 14 1999s last next the this that same day week months three two-day 16-hour
    ago earlier later said will by until Jan. Dec. , . 4:12 a.m. p.m. century spring of 30/2/2030 February early now
    night overnight decades a an 99999999999999999999 years ago 0 \n ’ “ ٣ ２０ Christmas noon BC weekend""".split(" ")
)


@given(st.one_of(st.text(), st.lists(WORDS, max_size=25).map(" ".join)), st.one_of(st.none(), st.dates()))
def test_spans_are_sorted_apart_and_inside(text, anchor):
    found = list(times(text, (Span(0, len(text)),), anchor))
    edge = 0
    for time in found:
        assert edge <= time.span.start < time.span.end <= len(text)
        assert time.value
        edge = time.span.end


@given(st.lists(WORDS, max_size=12).map(" ".join), st.integers(0, 40))
def test_text_before_a_part_does_not_move_its_spans(text, blanks):
    pad = "x" * blanks + "\n\n"
    plain = [t.span for t in times(text, (Span(0, len(text)),), None)]
    moved = [t.span for t in times(pad + text, (Span(len(pad), len(pad + text)),), None)]
    assert moved == [Span(s + len(pad), e + len(pad)) for s, e in plain]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It ran on March 6-7 and closed.", ["2031-03-06", "2031-03-07"]),
        ("It ran on 6-7 March and closed.", ["2031-03-06", "2031-03-07"]),
        ("It ran on March 2 and 3 of 2030.", ["2030-03-02", "2030-03-03", "2030"]),
        ("The war of 1957-60 was lost.", ["1957", "1960"]),
        ("In April and June 1955 it was shut.", ["1955-04", "1955-06"]),
        ("From October to March 1945 it froze.", ["1944-10", "1945-03"]),
        ("On March 9, 12 sailors left.", ["2031-03-09"]),
    ],
)
def test_both_ends_of_a_range(text, found):
    assert [value for _, value in read(text)] == found


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("It burned in 1989 and was rebuilt five years later.", "five years later", "1994"),
        ("It sank in June 2030. That month it was raised.", "That month", "2030-06"),
        ("It sank in June 2030. The following year it was raised.", "The following year", "2031"),
        ("It sank on June 5, 2030. Later that year it was raised.", "Later that year", "2030"),
        ("Wages will be paid by the end of the month.", "the end of the month", "2031-03"),
        ("It grew in the second half of 2029.", "the second half of 2029", "2029-H2"),
        ("Sales fell in the first quarter of 2030.", "the first quarter of 2030", "2030-Q1"),
        ("The pier was closed in the fall.", "the fall", "2030-FA"),
        ("It sank in May 2030. A few weeks later it was raised.", "A few weeks later", "FUTURE_REF"),
        ("On the night of 8 February it sank.", "the night of 8 February", "2031-02-08TNI"),
        ("At 5:34 AM Lenz time on March 2, 2030 it sank.", "5:34 AM Lenz time on March 2, 2030", "2030-03-02T05:34"),
        ("She left at 4 in the afternoon.", "4 in the afternoon", "2031-03-12T16:00"),
        ("He was held last Oct. 23.", "last Oct. 23", "2030-10-23"),
        ("In the 19th century it was a mill.", "the 19th century", "18XX"),
        ("It fell in April 480 BC.", "April 480 BC", "BC0480-04"),
        ("It was sent 2030-12-19T17:00:00 by post.", "2030-12-19T17:00:00", "2030-12-19T17:00:00"),
    ],
)
def test_times_that_lean_on_others_and_parts(text, printed, value):
    assert (printed, value) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "A quarter of the crew earns $90 a day.",
        "The trains met two minutes apart.",
        "On the flawed 60 Minutes show",
        "The fall of the house and the spring in the yard",
        "Keep up to date.",
    ],
)
def test_no_stretch_of_time(text):
    assert read(text) == []


HISTORY = (
    "In 1910 the mill was new. In 1911 it burned. In 1913 it rose anew. In 1914 and 1915 it stood still. "
    "By 1916, 1917 and 1918 it was a school. In 1919 and 1920 it was let. "
)


def test_a_history_goes_on_into_the_next_year():
    story = HISTORY + "In November 1921 the river rose. By February the mill was lost. That summer it was sold."
    assert [value for _, value in read(story)][-3:] == ["1921-11", "1922-02", "1922-SU"]


def test_an_aside_does_not_move_a_history():
    story = HISTORY + "In 1921 it was let. A book of 2030 has the papers. On July 5 the mill was lost."
    assert read(story)[-1] == ("July 5", "1921-07-05")


def test_a_report_with_many_years_is_no_history():
    told = "“I knew the mill,” he said on Monday. She said: “I will miss it, I tell you.” “You said so,” he told her. "
    story = HISTORY + told + "On March 5 it fell, you see."
    assert ("March 5", "2031-03-05") in read(story)


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("He would leave later. The council on Friday said they would stay.", "Friday", "2031-03-07"),
        ("The owner will be questioned by the council on Friday.", "Friday", "2031-03-14"),
        ("A win in Lenz Friday could decide it.", "Friday", "2031-03-14"),
        ("To be sure, the mill sent its crew on Monday a letter.", "Monday", "2031-03-10"),
        ("The decision, to be announced on Friday, will hurt.", "Friday", "2031-03-14"),
        ("The first woman to be elected on Friday was Odile Brandt.", "Friday", "2031-03-07"),
        ("She said that, should Odile Brandt be elected mayor on Friday, all is lost.", "Friday", "2031-03-14"),
        ("Asked whether the mill should close on Monday, she declined.", "Monday", "2031-03-10"),
        ("Part of the quay was set on fire on Sunday night.", "Sunday night", "2031-03-09TNI"),
        ("The clerk could not be reached on Friday.", "Friday", "2031-03-07"),
        ("The crew is running an ad Friday in the papers.", "Friday", "2031-03-14"),
        ("In April, the ferry sank.", "April", "2030-04"),
        ("By May, the owners had sold it.", "May", "2030-05"),
        ("He said in April that it was sound.", "April", "2030-04"),
        ("A court has extended the licence of the ferry and its crew until August 31.", "August 31", "2031-08-31"),
        ("The crew are expected to be paid by December.", "December", "2031-12"),
        ("Will Jansen met the crew on Friday.", "Friday", "2031-03-07"),
        ("The mill burned last April.", "last April", "2030-04"),
        ("The mill opens next February.", "next February", "2032-02"),
        ("In May 1999 it sank; it rose the following March.", "the following March", "2000-03"),
        ("The crew won the vote this April, and no more.", "April", "2031-04"),
        ("It sank in 1999. In June of that year it rose.", "June of that year", "1999-06"),
        ("The pact was signed on November 16, 1995. It ended on November 19.", "November 19", "1995-11-19"),
        ("A list\n1863 - On Jan. 1, the mill opened.", "Jan. 1", "1863-01-01"),
        ("The earliest day allowed by the court is Friday.", "Friday", "2031-03-14"),
        ("If she is able to win it in April, she stays.", "April", "2031-04"),
        ("It hurt his chances of a place on Friday.", "Friday", "2031-03-14"),
        ("The office is open Monday-Friday.", "Monday", "XXXX-WXX-1"),
    ],
)
def test_the_verbs_around_tell_which_way_a_time_lies(text, printed, value):
    assert (printed, value) in read(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She left the day before yesterday.", ["2031-03-10"]),
        ("He came the day before last Tuesday's hearing.", ["2031-03-10"]),
        ("A day after Tuesday's fire he left.", ["P1D", "2031-03-11"]),
        ("It lasted 64 days from March 9, 2030 on.", ["P64D", "2030-03-09"]),
        ("The trial is due the week of April 7.", ["2031-W15"]),
        ("They vote on the first Tuesday in November 2030.", ["2030-11-05"]),
        ("He fell ill in June 2030. On the 28th, he died.", ["2030-06", "2030-06-28"]),
        ("On the 28th floor they waited.", []),
        ("It was hit in the Sept. 11 attacks.", ["2001-09-11"]),
        ("It was built after 9/11.", ["2001-09-11"]),
        ("It was hit in the Sept. 11 attack on the mill.", ["2030-09-11"]),
        ("She leaves at 4 in the morning (4 a.m. Friday).", ["2031-03-07T04:00", "2031-03-07T04:00"]),
        ("At noon on March 9 it sank.", ["2031-03-09T12:00"]),
        ("They stand to this day.", ["PRESENT_REF"]),
        ("Few mills run these days.", ["PRESENT_REF"]),
        ("It sank the other day.", ["PAST_REF"]),
        ("It sank years ago.", ["PAST_REF"]),
        ("It may one day be raised.", ["FUTURE_REF"]),
        ("It is the ferry of tomorrow.", ["FUTURE_REF"]),
        ("It was built in the late ’80s and sold in the nineties.", ["198X", "199X"]),
        ("A man in his early 80s built it.", []),
        ("It lost money in fiscal year 2029.", ["FY2029"]),
        ("It was a months-long strike.", ["PXM"]),
        ("She has been in Lenz for the last week.", ["P1W"]),
        ("It rained in the last week of August 2030.", ["P1W", "2030-08"]),
        ("Most of them walk in the morning.", []),
        ("On March 9 it rained, and in the evening it froze.", ["2031-03-09", "2031-03-09TEV"]),
    ],
)
def test_days_told_by_way_of_others_and_set_phrases(text, found):
    assert [value for _, value in read(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Watch: the ferry sinks 01:17",
        "Lena Ostrow, USA TODAY",
        "He told the Today show.",
        "He joined the March for Mills.",
        "The mill stands at 1600 Harbour Avenue.",
        "They saw his white 1987 Toyota.",
        "He had a day job.",
        "They mocked him on Saturday Night Live.",
    ],
)
def test_names_and_lengths_are_no_times(text):
    assert read(text) == []


def test_an_hour_long_ago_is_not_of_the_day_of_the_report():
    text = "The mill burned on March 2.\nThe watchman was shot at 10 p.m. in the yard.\nUpdated at 5 p.m."
    assert [value for _, value in read(text)][1:] == ["XXXX-XX-XXT22:00", "2031-03-12T17:00"]


def test_that_day_of_a_month_told_alone_is_open():
    text = "He spoke on Monday.\nThe mill burned last October. That same day its owner left."
    assert read(text)[-1] == ("That same day", "2030-10-XX")


def test_the_next_day_of_what_has_been_is_not_after_the_report():
    assert read("The mill burned on Wednesday. The next day he was found.")[-1] == ("The next day", "XXXX-XX-XX")


def test_the_day_of_printing_is_no_part_of_a_history():
    assert read("2031-03-12\n" + HISTORY + "On July 5 it fell.", ANCHOR)[-1] == ("July 5", "1920-07-05")
