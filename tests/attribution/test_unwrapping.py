"""Who speaks where an engine marked the outlet that quotes, and how far its passing on carries."""

import pytest

from onrecord.records import Article, Block, Span
from onrecord.stages.attribution.credits import crediting

BEGIN = "The dam at Velport was opened at night after a week of rain.\n\n"


@pytest.mark.parametrize(
    ("marked", "speaker", "hops", "content"),
    [
        (
            "{s1|NOVA} {q1|quoted} {c1|Ana Ruiz as saying that the dam holds}.",
            "Ana Ruiz",
            [(1, "NOVA")],
            "the dam holds",
        ),
        (
            "{s1|The Harbour Post} {q1|quoted Ruiz as saying} {c1|the dam holds}. Ana Ruiz is an engineer.",
            "Ana Ruiz",
            [(1, "Harbour Post")],
            "the dam holds",
        ),
        (
            "Ruiz told NOVA, {s1|which} {q1|first reported} {c1|her visit, that the dam holds}. Ana Ruiz built it.",
            "Ana Ruiz",
            [(1, "NOVA")],
            "that the dam holds",
        ),
        (
            "{c1|Ana Ruiz} {q1|was quoted by NOVA as saying} {c1|the dam holds}.",
            "Ana Ruiz",
            [(1, "NOVA")],
            "the dam holds",
        ),
        (
            "{c1|“The dam holds,”} {s1|the Harbour Post} {q1|quoted} {c1|an unnamed engineer “with knowledge of it.”}",
            "an unnamed engineer",
            [(1, "Harbour Post")],
            "“The dam holds,”",
        ),
        (
            "{s1|Ana Ruiz} {q1|told} {c1|the town’s NOVA radio station that the dam holds}.",
            "Ana Ruiz",
            [(1, "NOVA")],
            "that the dam holds",
        ),
        ("{s1|Ana Ruiz} {q1|told} {c1|CNN Keld may have lied}.", "Ana Ruiz", [(1, "CNN")], "Keld may have lied"),
        ("The dam holds, {s1|NOVA} {q1|quoted} {c1|Ana Ruiz as saying}.", "Ana Ruiz", [(1, "NOVA")], "The dam holds"),
        (
            "The dam holds, {s1|Ana Ruiz} was quoted as {q1|saying} {c1|by NOVA}.",
            "Ana Ruiz",
            [(1, "NOVA")],
            "The dam holds",
        ),
        ("{c1|“It holds,”} {s1|NOVA} {q1|cited Ana Ruiz as saying}.", "Ana Ruiz", [(1, "NOVA")], "“It holds,”"),
        ("{c1|“It holds,”} {c1|Ana Ruiz} {q1|was cited as saying} by NOVA.", "Ana Ruiz", [(1, "NOVA")], "“It holds,”"),
        ("Ana Ruiz said, {q1|according to} {s1|NOVA}, {c1|that it holds}.", "Ana Ruiz", [(1, "NOVA")], "that it holds"),
        (
            "An engineer quoted by {s1|NOVA} {q1|said} {c1|that it holds}.",
            "An engineer quoted by NOVA",
            [(1, "NOVA")],
            "that it holds",
        ),
        ("As first reported by NOVA, {s1|Ana Ruiz} {q1|said} {c1|it holds}.", "Ana Ruiz", [(1, "NOVA")], "it holds"),
        (
            "{c1|“The dam holds,”} {s1|NOVA} {q1|reported} Ana Ruiz as saying.",
            "Ana Ruiz",
            [(1, "NOVA")],
            "“The dam holds,”",
        ),
    ],
)
def test_whom_an_outlet_quotes_is_the_speaker_and_the_outlet_a_hop(tell, marked, speaker, hops, content):
    told = tell(BEGIN + marked)
    assert told.speakers == [speaker]
    assert told.hops(0) == hops
    assert [told.text[slice(*c)] for c in told[0].content] == [content]


def test_two_readings_of_one_quoting_are_one_attribution(tell):
    told = tell(BEGIN + "{s1|NOVA} {q1|quoted} {c1|{s2|an engineer} as {q2|saying} {c2|that the dam holds}}.")
    assert told.speakers == ["an engineer"]
    assert told.hops(0) == [(1, "NOVA")]


def test_what_is_added_is_the_quoted_ones_too(tell):
    told = tell(
        BEGIN + "{s1|{s2|NOVA}} {q1|quoted} {c1|a second engineer as saying that the dam holds}, "
        "{q2|adding} {c2|that the town is safe}."
    )
    assert told.speakers == ["a second engineer", "a second engineer"]
    assert [told.hops(0), told.hops(1)] == [[(1, "NOVA")], [(1, "NOVA")]]


def test_an_outlet_that_is_quoted_speaks_itself(tell):
    told = tell(BEGIN + "{s1|NOVA} {q1|quoted} {c1|figures that nobody could check}.")
    assert told.speakers == ["NOVA"]


def test_the_relay_goes_on_with_the_one_it_quoted(tell):
    told = tell(
        BEGIN + "{s1|NOVA} {q1|quoted} {c1|an old engineer as saying that the dam holds}. "
        "{s2|The engineer} {q2|added} {c2|that nobody slept}."
    )
    assert told.speakers == ["an old engineer", "an old engineer"]
    assert told.hops(1) == [(1, "NOVA")]


def test_a_statement_goes_on_over_a_description_that_nobody_is_found_for(tell):
    told = tell(
        BEGIN + "{s1|Ana Ruiz} {q1|said} in a statement {c1|that the dam holds}. {s2|The Ostrovian} {q2|admitted} "
        "{c2|that it is old}. {s3|Ruiz} {q3|said} {c3|it was checked}."
    )
    assert told.hops(2) == [(1, "statement")]


@pytest.mark.parametrize(("cue", "hops"), [("added", [(1, "statement")]), ("promised", [])])
def test_over_another_speaker_only_one_who_goes_on(tell, cue, hops):
    told = tell(
        BEGIN + "{s1|Ana Ruiz} {q1|said} in a statement {c1|that the dam holds}. {s2|Boris Keld} {q2|denied} "
        f"{{c2|that}}. {{s3|Ruiz}} {{q3|{cue}}} {{c3|a new dam}}."
    )
    assert told.hops(2) == hops


@pytest.mark.parametrize(
    ("marked", "hops"),
    [
        ("{q1|According to} {s1|a letter obtained by the Harbour Post}, {c1|it holds}.", ["letter", "Harbour Post"]),
        ("{s1|Ruiz, according to NOVA,} {q1|said} {c1|it holds}.", ["NOVA"]),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|wrote} on Twitter. {c2|“So,”} {s2|Keld} {q2|said} on the social media site.",
         ["Twitter"]),
        ("{s1|Ruiz} {q1|attacked his tweets about} {c1|the dam}.", []),
        ("{s1|Ruiz}, writing in the Harbour Post, {q1|said} {c1|it holds}.", ["Harbour Post"]),
        ("{s1|Ruiz} {q1|said} {c1|he wouldn’t sign off on a statement}.", []),
    ],
)  # fmt: skip
def test_what_a_source_tells_of_its_way(tell, marked, hops):
    told = tell(BEGIN + marked)
    assert [party for _, party in told.hops(len(told.attributions) - 1)] == hops


def test_whoever_is_named_twice_is_one_hop(tell):
    told = tell(BEGIN + "{s1|NOVA} {q1|said}: {c1|“{s2|Ruiz} {q2|told} NOVA news service {c2|that it holds}.”}")
    assert [told.hops(i) for i, a in enumerate(told.attributions) if a.within is not None] == [[(1, "NOVA")]]


def test_a_setting_before_unquoted_words_is_not_when_they_were_said(tell):
    times = {"On 4 May": "2031-05-04"}
    assert tell(BEGIN + "On 4 May, {c1|the gates opened}, {s1|Ruiz} {q1|said}.", times=times)[0].said is None
    assert tell(BEGIN + "On 4 May, {c1|“it holds,”} {s1|Ruiz} {q1|said}.", times=times)[0].said == "2031-05-04"


def test_reprinted_from_is_a_credit():
    text = "The dam holds.\n\nReprinted from Harbour Weekly with permission."
    found = crediting(Article("c", text, Span(0, len(text)), blocks=(Block(Span(0, len(text)), "body"),)))
    assert [hop.party for hop in found] == ["Harbour Weekly"]


def test_whom_an_outlet_reports_speaks_inside_its_words(tell):
    told = tell(BEGIN + "{s1|NOVA} {q1|reports} {c1|Ana Ruiz said the dam holds}.")
    assert told.speakers == ["NOVA", "Ana Ruiz"]
    assert (told[1].within, told.hops(1)) == (0, [(1, "NOVA")])
    told = tell(BEGIN + "{s1|Boris Keld} {q1|reports} {c1|Ana Ruiz said the dam holds}.")
    assert told.speakers == ["Boris Keld"]


def test_an_outlet_that_somebody_was_quoted_by_says_nothing_itself(tell):
    told = tell(BEGIN + "{c1|{s2|Ana Ruiz}} {q1|was quoted} by {s1|NOVA} {c1|as {q2|saying} {c2|that it holds}}.")
    assert told.speakers == ["Ana Ruiz"]
    assert told.hops(0) == [(1, "NOVA")]
