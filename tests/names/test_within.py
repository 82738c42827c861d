"""The parties of one article."""

from onrecord.edges.engines.rules.names import find_names
from onrecord.records import Article, Cast, LocalParty, Name, Span, Tags
from onrecord.stages.names import within


def cast(text: str) -> Cast:
    article = Article("c", text, Span(0, len(text)))
    return within(article, Tags((), find_names(article), "rules"))


def party(found: Cast, name: str) -> LocalParty:
    (one,) = (p for p in found.parties if name in p.names)
    return one


def said_of(text: str, found: Cast, form: str) -> list[str | None]:
    """The party names that a form's mentions belong to, in order."""
    names = {p.number: p.name for p in found.parties}
    return [
        None if m.party is None else names[m.party] for m in found.mentions if text[m.span.start : m.span.end] == form
    ]


def test_a_surname_joins_its_full_name_whatever_the_case_of_its_article():
    found = cast("Oru al-Shamin left. Al-Shamin said so, and al-Shamin agreed.")
    assert party(found, "al-Shamin").names[0] == "Oru al-Shamin"
    assert len(found.parties) == 1


def test_a_surname_belongs_to_the_only_full_name_before_it():
    text = "Mr Oru Vance left. Vance said so. Ms Dara Vance came. Vance slept."
    found = cast(text)
    assert said_of(text, found, "Vance") == ["Oru Vance", None]
    assert party(found, "Oru Vance").number != party(found, "Dara Vance").number


def test_a_father_and_his_junior_are_two():
    text = "Mr Oru Vance left. Oru Vance Jr. came. Vance slept."
    found = cast(text)
    assert said_of(text, found, "Vance") == ["Oru Vance"]


def test_declared_aliases_are_one_party_and_say_why():
    found = cast("The Veltan Popular Guard (VPG), also known as Haras al-Veltan, left. The VPG said so.")
    guard = party(found, "VPG")
    assert set(guard.names) == {"Veltan Popular Guard", "VPG", "Haras al-Veltan"}
    assert guard.name == "Veltan Popular Guard"
    assert any(b.rule == "declared in the text" and b.span for b in guard.because)


def test_an_acronym_joins_a_long_form_that_alone_spells_it():
    found = cast("They joined the Veltan Water Council there. Later the VWC left.")
    assert set(party(found, "VWC").names) == {"Veltan Water Council", "VWC"}


def test_an_acronym_that_two_names_spell_joins_neither():
    found = cast("The Veltan Water Council and the Veltan Wheat Council met. Later the VWC left.")
    assert party(found, "VWC").names == ("VWC",)


def test_a_head_word_joins_the_only_body_that_ends_so():
    found = cast("They joined the Veltan River Guard there. Later the Guard left, said the Guard.")
    assert set(party(found, "Guard").names) == {"Veltan River Guard", "Guard"}
    found = cast("The Veltan River Guard met the Belmar Shore Guard. Later the Guard left, said the Guard.")
    assert [p for p in found.parties if "Guard" in p.names and len(p.names) > 1] == []


def test_a_state_has_many_names():
    found = cast("They left the United States. The US said so, the U.S. did, in America.")
    assert party(found, "US").kind == "state"
    assert set(party(found, "US").names) == {"United States", "US", "U.S.", "America"}


def test_a_capital_stays_a_place_of_its_own():
    found = cast("The United States agreed. In Washington they left.")
    assert party(found, "Washington").kind == "place"


def test_kinds_come_from_what_stands_beside_a_name():
    found = cast("He told the al-Marn news website so, reported the Veltara news agency, near Ostrel.")
    assert party(found, "al-Marn").kind == "outlet"
    assert party(found, "Veltara").kind == "agency"
    assert party(found, "Ostrel").kind == "place"


def test_roles_are_read_before_and_behind_a_name():
    found = cast(
        "So said Iraqi security expert, Oru Vance. Dara Korin, a Syrian water engineer, agreed. "
        "Veltan’s Defence Minister Selim Marn left."
    )
    assert party(found, "Oru Vance").roles == ("Iraqi security expert",)
    assert party(found, "Dara Korin").roles == ("Syrian water engineer",)
    assert "Defence Minister" in party(found, "Selim Marn").roles[0]


def test_mentions_keep_the_order_of_the_text_and_parties_that_of_their_first_mention():
    found = cast("Mr Oru Vance met Dara Korin in Ostrel. Vance left.")
    assert [m.span for m in found.mentions] == sorted(m.span for m in found.mentions)
    firsts = [next(m.span for m in found.mentions if m.party == p.number) for p in found.parties]
    assert firsts == sorted(firsts)
    assert [p.number for p in found.parties] == list(range(len(found.parties)))


def test_names_of_any_engine_will_do_in_any_order():
    text = "vance and Vance"
    names = (Name(Span(10, 15), "ORG"), Name(Span(0, 5), "ORG"))
    found = within(Article("c", text, Span(0, len(text))), Tags((), names, "another"))
    assert [m.party for m in found.mentions] == [0, 0]


def test_a_listed_name_is_no_surname():
    found = cast("Mr Oru Paris, Dara Vale-Paris and Selim Vance UN left. In Paris, the UN and Oru Vance said so.")
    assert party(found, "Paris").names == ("Paris",)
    assert party(found, "UN").names == ("UN",)


def test_one_word_with_a_hyphen_is_no_full_name():
    text = "The Vance-Ostrel deal held. Vance left. Later Vance said so."
    assert set(said_of(text, cast(text), "Vance")) == {"Vance"}


def test_an_alias_is_given_with_the_full_name_of_its_party():
    found = cast(
        "They joined the Veltan River Guard there. Later the Guard, also known as Haras, left, said the Guard."
    )
    assert [(a.name, a.alias) for a in found.aliases] == [("Veltan River Guard", "Haras")]


def test_a_party_with_a_full_name_is_a_person_whatever_its_surname_was_taken_for():
    text = "Peter Velar left. Velar stayed, Velar slept."
    names = (Name(Span(0, 11), "PER"), Name(Span(18, 23), "ORG"), Name(Span(32, 37), "ORG"))
    found = within(Article("c", text, Span(0, len(text))), Tags((), names, "another"))
    assert [(p.kind, p.names) for p in found.parties] == [("person", ("Peter Velar", "Velar"))]


def test_a_team_joins_its_name_with_its_town_and_a_department_that_of_its_state():
    text = "The Boston Rovers beat Karvin. Rovers fans met the U.S. Water Department; the Water Department left."
    forms = ("Boston Rovers", "Karvin", "Rovers", "U.S. Water Department", "Water Department")
    starts, after = [], 0
    for form in forms:
        after = text.index(form, after)
        starts.append(after)
        after += len(form)
    names = tuple(Name(Span(s, s + len(f)), "ORG") for s, f in zip(starts, forms, strict=True))
    found = within(Article("c", text, Span(0, len(text))), Tags((), names, "gold"))
    assert {frozenset(p.names) for p in found.parties} == {
        frozenset({"Boston Rovers", "Rovers"}), frozenset({"Karvin"}),
        frozenset({"U.S. Water Department", "Water Department"}),
    }  # fmt: skip
