"""How it reached the report: hops, whom it was told to, when it was said, what lies inside what."""

import pytest

BEGIN = "The dam at Velport was opened at night after a week of rain.\n\n"


@pytest.mark.parametrize(
    ("marked", "hops"),
    [
        ("{s1|Ruiz} {q1|told} Ostrovia’s Harbour Post newspaper {c1|that it holds}.", [(1, "Harbour Post")]),
        ("{s1|Ruiz} {q1|said} in a statement {c1|that it holds}.", [(1, "statement")]),
        ("At a press conference, {s1|Ruiz} {q1|said} {c1|it holds}.", [(1, "press conference")]),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|wrote} in a tweet on Monday.", [(1, "tweet")]),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|wrote} on Facebook.", [(1, "Facebook")]),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|wrote} on her Pigeon channel.", [(1, "Pigeon")]),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|tweeted}.", [(1, "tweet")]),
        ("{s1|Ruiz} {q1|said} in an interview with Channel Nine {c1|that it holds}.", [(1, "Channel Nine")]),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|said}, NOVA reported, citing local media.", [(1, "local media"), (2, "NOVA")]),
        (
            "{c1|“It holds,”} {s1|Ruiz} {q1|said}, as reported by the NOVA news agency and local media.",
            [(1, "NOVA"), (1, "local media")],
        ),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|said}, according to the Harbour Post.", [(1, "Harbour Post")]),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|told} reporters on Monday.", []),
        ("{s1|Ruiz} {q1|said} {c1|in a statement of the bank nothing was true}.", []),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|said}, as reported on Friday.", []),
        (
            "{c1|“It holds,”} {s1|Ruiz} {q1|told} Radio Aster, NOVA said in a report carried by Channel Nine.",
            [(1, "Radio Aster"), (2, "NOVA"), (3, "Channel Nine")],
        ),
        ("{s1|Ruiz} {q1|told} this newspaper {c1|that it holds}.", [(1, "this newspaper")]),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|told} the press.", []),
        ("{s1|Ruiz} {q1|told} the Hethran television network HTN {c1|that it holds}.", [(1, "HTN")]),
        ("{s1|Ruiz} {q1|told} Velport radio station 103 FM {c1|that it holds}.", [(1, "103 FM")]),
        ("{s1|Ruiz} {q1|told} the Union, an Ostrovian newspaper, {c1|that it holds}.", [(1, "Union")]),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|told} NovaToday.com on Friday.", [(1, "NovaToday.com")]),
        ("{s1|Ruiz} {q1|told} the Velport Bee {c1|it holds}.", [(1, "Velport Bee")]),
        ("{s1|Ruiz} {q1|told} Clara Dunn of CNN {c1|that it holds}.", [(1, "CNN")]),
        ("CNN’s Clara Dunn came. {c1|“It holds,”} {s1|Ruiz} {q1|told} Dunn.", [(1, "CNN")]),
        ("CNN anchor Clara Dunn came. {c1|“It holds,”} {s1|Ruiz} {q1|told} Dunn.", [(1, "CNN")]),
        ("Clara Dunn came. {c1|“It holds,”} {s1|Ruiz} {q1|told} Dunn.", []),
        ("{s1|Ruiz} {q1|told} the Velport council {c1|it holds}.", []),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|said}, per CNN.", [(1, "CNN")]),
        ("{s1|Ruiz} {q1|told} WABC’s morning show {c1|that it holds}.", [(1, "WABC")]),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|said}, speaking on the “Late Hour Show.”", [(1, "Late Hour Show")]),
        ("In a series of tweets on Monday, {s1|Ruiz} {q1|said} {c1|it holds}.", [(1, "tweet")]),
        ("Citing unnamed engineers, {s1|NOVA} {q1|said} {c1|that it holds}.", [(1, "NOVA")]),
        ("{c1|It holds}, {s1|Ruiz} {q1|said}, at five per cent.", []),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|said} on Monday, writes the Harbour Post.", [(1, "Harbour Post")]),
        ("On CNN, {s1|Ruiz} {q1|said} {c1|that it holds}.", [(1, "CNN")]),
        ("Asked by CNN about the dam, {s1|Ruiz} {q1|said} {c1|that it holds}.", [(1, "CNN")]),
        ("In her Sunday column, {s1|Ruiz} {q1|wrote} {c1|that it holds}.", [(1, "column")]),
    ],
)
def test_hops_that_a_sentence_names(tell, marked, hops):
    assert tell(BEGIN + marked).hops(0) == hops


def test_a_relay_is_a_hop_and_no_attribution_of_its_own(tell):
    told = tell("{c1|{c2|“It holds,”}} {s1|Ana Ruiz} {q1|said}, {s2|NOVA} {q2|reported}.")
    assert told.speakers == ["Ana Ruiz"]
    assert told.hops(0) == [(1, "NOVA")]


def test_told_whom_when_that_is_no_outlet(tell):
    told = tell("{c1|“It holds,”} {s1|Ana Ruiz} {q1|told} officials of the dam on Sunday.")
    assert told[0].addressee == "officials of the dam"
    assert told.hops(0) == []


def test_hops_and_date_hold_while_the_statement_goes_on(tell):
    told = tell(
        "{c1|“It holds,”} {s1|Ana Ruiz} {q1|said} in a statement on Sunday.\n\n{s2|She} {q2|added} {c2|it is old}.",
        times={"on Sunday": "2031-05-04"},
    )
    assert told.hops(1) == [(1, "statement")]
    assert [told[0].said, told[1].said] == ["2031-05-04", "2031-05-04"]
    assert told[1].because[-1].rule == "hops: the statement goes on"


@pytest.mark.parametrize("front", ["On the arrest, ", "At the funeral, ", "Meanwhile, "])
def test_a_new_event_ends_the_statement(tell, front):
    told = tell(
        "{c1|“It holds,”} {s1|Ana Ruiz} {q1|said} in a statement.\n\n"
        + front
        + "{s2|Ruiz} {q2|said} {c2|it was wrong}."
    )
    assert told.hops(1) == []


def test_another_speaker_ends_the_statement(tell):
    told = tell(
        "{c1|“It holds,”} {s1|Ana Ruiz} {q1|said} in a statement.\n\n{s2|Boris Keld} {q2|said} {c2|it did not}.\n\n"
        "{s3|Ruiz} {q3|said} {c3|that was wrong}."
    )
    assert told.hops(1) == told.hops(2) == []


@pytest.mark.parametrize(
    ("marked", "words", "said"),
    [
        ("{s1|Ruiz} on Saturday {q1|said} {c1|it holds}.", "Saturday", "2031-05-03"),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|wrote} on May 4.", "May 4", "XXXX-05-04"),
        ("{q1|According to} {s1|a Sunday estimate by Ruiz}, {c1|it holds}.", "Sunday", "2031-05-04"),
        ("{s1|Ruiz} {q1|said} {c1|it broke on Friday}.", "Friday", None),
        ("{s1|Ruiz, elected in 2020,} {q1|said} {c1|it holds}.", "2020", None),
        ("{s1|Ruiz} {q1|has said} for three days {c1|that it holds}.", "three days", None),
    ],
)
def test_the_date_of_the_saying(tell, marked, words, said):
    value = {"three days": "P3D", "Friday": "2031-05-02", "2020": "2020-01"}.get(words, said)
    assert tell(BEGIN + marked, times={words: value})[0].said == said


def test_what_lies_in_a_content_is_within_it_and_hops_over_its_speaker(tell):
    told = tell("{s1|Ana Ruiz} {q1|told} the Harbour Post newspaper {c1|that {s2|officials} {q2|said} {c2|it holds}}.")
    assert [a.within for a in told.attributions] == [None, 0]
    assert told.hops(1) == [(1, "Ana Ruiz"), (2, "Harbour Post")]


@pytest.mark.parametrize(("value", "said"), [("2031-05-11", "2031-05-04"), ("2031-05-04", "2031-05-04")])
def test_nothing_was_said_after_the_report(tell, value, said):
    told = tell(BEGIN + "{s1|Ruiz} {q1|said} on Sunday {c1|it holds}.", times={"Sunday": value}, updated="2031-05-06")
    assert told[0].said == said


def test_a_day_to_come_is_not_when_it_was_said(tell):
    told = tell(
        BEGIN + "{s1|Ruiz} {q1|said} on July 4 {c1|it holds}.", times={"July 4": "2031-07-04"}, updated="2031-05-06"
    )
    assert told[0].said is None


def test_an_outlet_behind_a_sentence_passes_on_all_that_is_said_in_it(tell):
    told = tell(
        BEGIN + "{s1|Ana Ruiz} {q1|urged} {c1|them to go}, {q2|saying} {c2|it leaks}, {s3|NOVA} {q3|reported}. "
        "{c3|It is old}."
    )
    assert [told.hops(i) for i, a in enumerate(told.attributions) if a.speaker == "Ana Ruiz"] == [[(1, "NOVA")]] * 2
    told = tell(BEGIN + "{s1|Ana Ruiz} {q1|urged} {c1|them to go} and {s2|she} {q2|said} {c2|it leaks}, NOVA reported.")
    assert [told.hops(0), told.hops(1)] == [[(1, "NOVA")], [(1, "NOVA")]]


def test_who_asked_is_a_link_of_the_answer(tell):
    told = tell(BEGIN + "{q1|Asked} by {s1|NOVA} {c1|if it leaks}, {s2|Ana Ruiz} {q2|said} {c2|it is old}.")
    assert told.hops(1) == [(1, "NOVA")]
    told = tell(BEGIN + "When {q1|asked about} {c1|it} at a press briefing, {s2|Ruiz} {q2|said} {c2|it is old}.")
    assert told.hops(1) == [(1, "press briefing")]


def test_that_alone_is_nothing_reported(tell):
    told = tell(BEGIN + "{s1|NOVA} {q1|reported} {c1|that}, {q2|according to} {s2|an aide}, {c2|it is old}.")
    assert [a.speaker for a in told.attributions] == ["an aide"]
    assert told.hops(0) == [(1, "NOVA")]
