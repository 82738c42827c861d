"""The rule name tagger, on invented reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.edges.engines.rules.names import find_names
from onrecord.records import Article, Block, Span


def article(text: str, title: str = "") -> Article:
    whole = f"{title}\n\n{text}" if title else text
    blocks = [Block(Span(len(title) + 2, len(whole)), "body")] if title else []
    if title:
        blocks.insert(0, Block(Span(0, len(title)), "title"))
    return Article("c", whole, Span(0, len(whole)), blocks=tuple(blocks))


def found(text: str, title: str = "") -> list[tuple[str, str]]:
    report = article(text, title)
    return [(report.text[n.span.start : n.span.end], n.kind) for n in find_names(report)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The harvest was poor, Defence Minister Oru Vance told aides.", [("Oru Vance", "PER")]),
        ("They met US President Oru Vance there.", [("US", "LOC"), ("Oru Vance", "PER")]),
        ("It fell, said Iraq’s prime minister.", [("Iraq", "LOC")]),
        ("A French and an Iraqi engineer left.", []),
        ("Security experts said so. Yesterday it rained.", []),
        ("They left on Sunday in March.", []),
        ("Mr. T. Belisar of the Ministry of Water left.", [("T. Belisar", "PER"), ("Ministry of Water", "ORG")]),
        ("The Veltan Popular Guard (VPG) left.", [("Veltan Popular Guard", "ORG"), ("VPG", "ORG")]),
        ("Fighters from Kata’ib Lindar, near al-Jada'a, left.", [("Kata’ib Lindar", "PER"), ("al-Jada'a", "LOC")]),
        ("They reached the province of Ostrel.", [("Ostrel", "LOC")]),
        ("It was told to Abu Selim al-Korani, 45, in Ostrel.", [("Abu Selim al-Korani", "PER"), ("Ostrel", "LOC")]),
        ("The aid came from the Food and Drug Administration.", [("Food and Drug Administration", "ORG")]),
        ("The Iran-backed group and the US-led one left.", [("Iran", "LOC"), ("US", "LOC")]),
        ("Secretary of State Oru Vance left.", [("Oru Vance", "PER")]),
        ("Sen. Oru Vance, R-Maine, left.", [("Oru Vance", "PER")]),
    ],
)
def test_names_are_found_without_what_stands_around_them(text, names):
    assert found(text) == names


def test_a_title_case_headline_gives_only_names_the_body_knows():
    title = "Veltan Guard Chief Oru Vance Denies Secret Harvest Deal"
    body = "The chief, Oru Vance, denied it in Ostrel."
    assert found(body, title) == [("Oru Vance", "PER"), ("Oru Vance", "PER"), ("Ostrel", "LOC")]


def test_a_name_has_one_kind_throughout():
    kinds = {kind for form, kind in found("Marn left. Later Mr Marn said so. Mr Marn was in Marn.") if form == "Marn"}
    assert kinds == {"PER"}


def test_a_shouted_first_word_is_no_name():
    assert found("SECURITY experts believe that Oru Vance left.") == [("Oru Vance", "PER")]


WORDS = st.sampled_from(
    "The Oru Vance al-Korani Kata’ib US Ministry of Defence said ( ) , . “ ” Iraq’s IRAN I'm Mr. and -".split()
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_spans_fit_are_sorted_and_do_not_overlap(text):
    names = find_names(article(text))
    ends = 0
    for name in names:
        assert ends <= name.span.start < name.span.end <= len(text)
        assert text[name.span.start : name.span.end].strip() == text[name.span.start : name.span.end]
        assert 0 < name.score <= 1
        ends = name.span.end


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They went to St Orla’s Hospital.", [("St Orla’s Hospital", "ORG")]),
        ("The Office of Management and Budget left.", [("Office of Management and Budget", "ORG")]),
        ("He runs the Ministry of Justice and left.", [("Ministry of Justice", "ORG")]),
        ("The Justice Department and Supreme Court met.", [("Justice Department", "ORG"), ("Supreme Court", "ORG")]),
        ("The blast in Warehouse 7 broke windows.", []),
        ("They met Kim Jong-un and the Velara-led group.", [("Kim Jong-un", "PER"), ("Velara", "ORG")]),
        ("He quoted Martin Luther King Jr. and King Charles.", [("Martin Luther King Jr", "PER"), ("Charles", "PER")]),
        ("Mr Moon Jae-in met Ms Ana Drive-in.", [("Moon Jae-in", "PER"), ("Ana Drive", "PER")]),
        ("The CEOs left.", []),
        ("He heard Radio Velar.", [("Radio Velar", "ORG")]),
        ("It is leased by Velar Storage, a small company.", [("Velar Storage", "ORG")]),
        ("She said Velara had opened the gates. It borders neighbouring Velara.", [("Velara", "LOC")] * 2),
        ("Velara denied it. Velara’s troops left.", [("Velara", "LOC")] * 2),
        ("Velaria denied it. Two Velarian officers left; most Velarians agreed.", [("Velaria", "LOC")]),
        ("Velara denied it. The Velaran News Agency said so.", [("Velara", "LOC"), ("Velaran News Agency", "ORG")]),
    ],
)
def test_bodies_and_states_that_no_list_knows(text, names):
    assert found(text) == names
