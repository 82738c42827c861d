"""Hops that stand further off: the sentence before, credit lines, programmes, carriers, whoever obtained it."""

import pytest

from onrecord.records import Article, Because, Block, Hop, Span
from onrecord.stages.attribution.credits import crediting, same_house, with_credits
from onrecord.stages.attribution.press import press_at, programme_at

BEGIN = "The dam at Velport was opened at night after a week of rain.\n\n"


@pytest.mark.parametrize(
    ("marked", "hops"),
    [
        ("{c1|“It holds,”} {s1|Ruiz} {q1|told} the Harbour Post’s editorial board.", [(1, "Harbour Post")]),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|told} Channel Nine Monday.", [(1, "Channel Nine")]),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|told} “The Evening File.”", [(1, "The Evening File")]),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|said} in an email to the Harbour Post.", [(1, "Harbour Post")]),
        ("{s1|Ruiz} {q1|confirmed} to the Velport Times {c1|that it holds}.", [(1, "Velport Times")]),
        ("{s1|Ruiz} released a statement {q1|saying} {c1|it holds}.", [(1, "statement")]),
        ("{q1|According to} {s1|a letter from Ruiz}, {c1|it holds}.", [(1, "letter")]),
        ("{s1|The statement} {q1|read}: {c1|“It holds.”}", [(1, "statement")]),
        ("{c1|“It holds,”} {s1|Ruiz} {q1|wrote} in a thread posted on Facebook.", [(1, "thread")]),
        (
            "{c1|“It holds,”} {s1|Ruiz} {q1|said} in a statement obtained by Channel Nine.",
            [(1, "statement"), (2, "Channel Nine")],
        ),
        ("On Monday, NOVA quoted {s1|an engineer} {q1|as saying} {c1|that it holds}.", [(1, "NOVA")]),
        ("{q1|According to} {s1|the Harbour Post}, {c1|it holds}.", []),
        ("{s1|Ruiz} {q1|told} the council {c1|that it holds}.", []),
        ("In a phone call, {s1|Ruiz} {q1|told} him {c1|it holds}.", []),
        ("{c1|It holds}, {q1|according to} {s1|the Velport Post} on Monday.", []),
        ("{c1|The dam holds}, {s1|a letter from the mayor} {q1|said}.", [(1, "letter")]),
        ("{c1|The dam holds}, {s1|the Post} {q1|reported}.", []),
        ("{s1|Ruiz} {q1|told} The Velport City Star on Friday {c1|that it holds}.", [(1, "The Velport City Star")]),
        ("{s1|Ruiz} {q1|told} Fox: {c1|“It holds.”}", [(1, "Fox")]),
    ],
)
def test_hops_that_a_sentence_names(tell, marked, hops):
    told = tell(BEGIN + marked)
    assert told.hops(0) == hops


def test_a_source_that_two_verbs_share_gives_its_hop_to_both(tell):
    told = tell(BEGIN + "{c1|“It holds,”} {s1|{s2|Ana Ruiz}} {q1|told} NOVA, {q2|calling} {c2|the dam old}.")
    assert told.hops(0) == told.hops(1) == [(1, "NOVA")]


@pytest.mark.parametrize(
    ("before", "hops"),
    [
        ("Ana Ruiz repeated that in an interview with Channel Nine.", [(1, "Channel Nine")]),
        ("Ana Ruiz issued a statement on the dam.", [(1, "statement")]),
        ("Boris Keld repeated that in an interview with Channel Nine.", []),
        ("Ana Ruiz looked at the dam.", []),
    ],
)
def test_the_sentence_before_can_lead_in(tell, before, hops):
    told = tell(f"{BEGIN}{before} {{c1|“It holds,”}} {{s1|Ruiz}} {{q1|said}}.")
    assert told.hops(0) == hops


def test_what_somebody_says_later_is_no_longer_that_statement(tell):
    told = tell(
        BEGIN + "{s1|Ana Ruiz} {q1|told} NOVA {c1|that it holds}. {s2|Ruiz} later {q2|said} {c2|she was not sure}."
    )
    assert told.hops(1) == []


def _credited(text: str, outlet: str | None = None, *details: Because) -> list[tuple[int, str]]:
    article = Article(
        "c", text, Span(0, len(text)), outlet=outlet, blocks=(Block(Span(0, 15), "byline"),), details=details
    )
    return [(h.step, h.party) for h in crediting(article)]


def test_credit_lines_are_the_last_hop_of_a_report():
    dateline = Because(rule="agency: dateline", note="NOVA", span=Span(0, 14))
    assert _credited("VELPORT (NOVA) — It holds.", None, dateline) == [(1, "NOVA")]
    assert _credited("VELPORT (NOVA) — It holds.", "Nova News", dateline) == []
    assert _credited("Staff, Agencies\nIt holds.") == [(1, "agencies")]
    assert _credited("It holds.\n\n(h/t The Harbour Post)") == [(1, "The Harbour Post")]
    helped = Because(rule="agency: credit", note="NOVA", span=Span(0, 32))
    assert _credited("NOVA contributed to this report.", None, helped) == []


def test_a_credit_stands_behind_all_other_hops_and_never_for_the_speaker():
    text = "VELPORT (NOVA) — It holds."
    article = Article(
        "c", text, Span(0, len(text)), details=(Because(rule="agency: dateline", note="NOVA", span=Span(0, 14)),)
    )
    (credit,) = crediting(article)
    assert text[slice(*credit.span)] == "NOVA"
    told = Hop(1, "Channel Nine", "told", Span(0, 3))
    assert [(h.step, h.party) for h in with_credits((told,), [credit], "Ana Ruiz")] == [
        (1, "Channel Nine"),
        (2, "NOVA"),
    ]
    assert with_credits((), [credit], "NOVA") == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("NOVA", "Nova News", True),
        ("Associated Press", "AP", True),
        ("NOVA", "Harbour Post", False),
        ("NOVA", None, False),
    ],
)
def test_one_house(one, other, same):
    assert same_house(one, other) is same


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CNN's Ana Ruiz", "CNN"),
        ("the state-run Velport Tribune on", "Velport Tribune"),
        ("Russia's TASS news agency", "TASS"),
        ("The Hill that it", "The Hill"),
        ("Ostrovia’s Velport Times", "Velport Times"),
        ("Hill that it", None),
        ("a meeting of the Guardian", None),
        ("Sky over the dam", None),
    ],
)
def test_an_outlet_at_the_head_of_words(text, name):
    found = press_at(text, 0, len(text))
    assert (text[slice(*found)] if found else None) == name


def test_a_title_in_quotation_marks_is_a_programme_but_words_are_not():
    assert programme_at("“The Evening File.”", 0, 19) == Span(1, 17)
    assert programme_at("“It holds well,” she", 0, 20) is None
