"""A reading taken apart into what it asserts."""

from onrecord.records import Alias, Cast, Facts, Figure, LocalParty, Mention, Span, Time
from onrecord.stages.claims import statements
from onrecord.text import cut


def test_contents_and_own_voice_become_statements_in_the_order_of_the_text(page):
    reading = page("a", outlet="The Rook").own("Rain fell on Lorvia.").said("Ana Kol", "the dam will break").reading()

    own, said = statements(reading)

    assert (own.text, own.attribution, own.speaker, own.speaker_kind) == (
        "Rain fell on Lorvia.",
        None,
        "The Rook",
        "outlet",
    )
    assert (said.text, said.attribution, said.speaker) == ("the dam will break", 0, "Ana Kol")
    assert [own.number, said.number] == [0, 1]


def test_a_content_in_pieces_is_one_statement_from_the_first_to_the_last(page):
    draft = page("a").said("Ana Kol", "the dam will break, he said, within a week")
    act = draft.acts[0]
    pieces = (Span(0, 18), Span(29, 42))
    draft.acts[0] = type(act)(None, None, pieces, "indirect", "asserts", "Ana Kol", "person")

    (said,) = statements(draft.reading())

    assert said.span == Span(0, 42)
    assert said.text == "the dam will break within a week"


def test_short_names_weigh_as_the_fullest_one(page):
    words = "the RMB fired on the bridge"
    draft = page("a").said("Ana Kol", words)
    party = LocalParty(3, "River Militia Brigades", ("River Militia Brigades", "RMB"), "organisation")
    draft.cast = Cast(
        (Mention(Span(4, 7), "ORG", 3),), (Alias("River Militia Brigades", "RMB", Span(4, 7), "parenthesis"),), (party,)
    )
    long_form = page("b").said("Ana Kol", "the River Militia Brigades fired on the bridge").reading()

    assert statements(draft.reading())[0].terms == statements(long_form)[0].terms


def test_a_nation_and_its_people_compare_alike(page):
    one, two = (
        statements(page("a").said("Ana Kol", words).reading())[0]
        for words in ("Lorvian troops crossed into Ostrovia", "troops of Lorvia crossed the Ostrovian border")
    )

    assert {"lorv", "ostrov"} <= set(one.terms) & set(two.terms)


def test_figures_and_days_inside_the_words_are_its_slots(page):
    draft = page("a", published="2031-05-04").said("Ana Kol", "22 people died on Monday")
    draft.own("Nine were hurt on Tuesday.")
    draft.facts = Facts(
        times=(Time(Span(18, 24), "2031-05-05"), Time(Span(43, 50), "2031-05-06")),
        figures=(Figure(Span(0, 2), 22, 22, "exact", "killed"), Figure(Span(25, 29), 9, 9, "exact", "wounded")),
    )

    said, own = statements(draft.reading())

    assert (said.figures, said.days, said.printed) == ((("killed", 22, 22),), ("2031-05-05",), "2031-05-04")
    assert own.figures == (("wounded", 9, 9),)


def test_negation_is_a_slot_and_not_only_is_none(page):
    draft = page("a").said("Ana Kol", "we did not open the gates").said("Ana Kol", "not only the gates were open")

    assert [s.negated for s in statements(draft.reading())] == [True, False]


def test_two_sources_of_the_same_words_are_two_statements(page):
    draft = page("a").said("Ana Kol", "the dam will break")
    act = draft.acts[0]
    draft.acts.append(type(act)(None, None, act.content, "indirect", "asserts", "Ben Dur", "person"))

    found = statements(draft.reading())

    assert len({s.id for s in found}) == 2
    assert {s.speaker for s in found} == {"Ana Kol", "Ben Dur"}


def test_statements_fit_their_text_and_are_found_again(page):
    reading = page("a").said("Ana Kol", "the dam will break").own("It rained.").reading()

    for statement in statements(reading):
        assert cut(reading.article.text, statement.span) == statement.text
    assert statements(reading) == statements(reading)
