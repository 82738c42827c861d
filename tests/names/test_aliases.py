"""Aliases declared in the text: what is taken, and above all what is not."""

import pytest

from onrecord.edges.engines.rules.names import find_names
from onrecord.records import Article, Span
from onrecord.stages.names import declared
from onrecord.stages.names.initials import long_form, spelled_by


def pairs(text: str) -> list[tuple[str, str, str]]:
    article = Article("c", text, Span(0, len(text)))
    found = declared(article, find_names(article))
    for alias in found:
        printed = text[alias.span.start : alias.span.end]
        assert alias.name in printed
        assert alias.alias in printed
    return [(alias.name, alias.alias, alias.by) for alias in found]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("The Veltan Popular Guard (VPG) left.", ("Veltan Popular Guard", "VPG", "parenthesis")),
        ("The Veltan Counter-Flood Service [VCFS] left.", ("Veltan Counter-Flood Service", "VCFS", "parenthesis")),
        ("Iraqi Popular Guard Units (PGU) left.", ("Popular Guard Units", "PGU", "parenthesis")),
        ("The VPG (Veltan Popular Guard) left.", ("Veltan Popular Guard", "VPG", "parenthesis")),
        ("Haras al-Veltan (VPG) left the VPG base.", ("Haras al-Veltan", "VPG", "gloss")),
        ("The VPG, also known as Haras al-Veltan, left.", ("VPG", "Haras al-Veltan", "also known as")),
        ("The Veltan Guard (VG), a militia also known as Haras, left.", ("Veltan Guard", "Haras", "also known as")),
        ("The Guard Unit, which Veltans know as Haras, left.", ("Guard Unit", "Haras", "know as")),
        ("The Haras, as the Guard Unit is called there, left.", ("Guard Unit", "Haras", "as it is called")),
        ("The VPG (also known as Haras al-Veltan) left.", ("VPG", "Haras al-Veltan", "also known as")),
        (
            "The Guard Units [VGU], better known in Arabic as Haras al-Veltan, left.",
            ("Guard Units", "Haras al-Veltan", "better known in Arabic as"),
        ),
        (
            "Mr Oru Vance, known by his nom de guerre Abu Marn, left.",
            ("Oru Vance", "Abu Marn", "known by his nom de guerre"),
        ),
        ("In VARSH [Arabic for ‘ISAL’ group] they left.", ("VARSH", "ISAL", "Arabic for")),
        ("The Saint Marn Seaports Authority (SMSPA) left.", ("Saint Marn Seaports Authority", "SMSPA", "parenthesis")),
        ("The Political Bureau (Politburo) met.", ("Political Bureau", "Politburo", "parenthesis")),
        ("The Marnish Workers’ Party (PMO) left.", ("Marnish Workers’ Party", "PMO", "gloss")),
        ("A member of PMO (Marnish Workers’ Party) left.", ("PMO", "Marnish Workers’ Party", "gloss")),
        ("The Velar Group, or VG, left.", ("Velar Group", "VG", "or")),
        ("The VWC — Veltan Water Council — left.", ("Veltan Water Council", "VWC", "dash")),
        (
            "Jabhat al-Velar (Front for the Aid of Velar) left.",
            ("Jabhat al-Velar", "Front for the Aid of Velar", "translation"),
        ),
        ("Mr Oru Vance (Arabic: وانس) left.", ("Oru Vance", "وانس", "another script")),
        ("He met Mr. Velar, also known as “Aaron Minder,” there.", ("Velar", "Aaron Minder", "also known as")),
        ("They left on Thursday of Oru Vance (known as Brother Jon), a man.", ("Oru Vance", "Brother Jon", "known as")),
        (
            "al Velar in the Marnish Peninsula's (AVMP) men left.",
            ("al Velar in the Marnish Peninsula", "AVMP", "parenthesis"),
        ),
        ("The Veltan State group, also known as VSIL or VSIS, left.", ("Veltan State", "VSIS", "also known as")),
    ],
)
def test_declarations_are_taken(text, pair):
    assert pair in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Oru Vance (R-Texas) left.",
        "OSTREL (AP) - It rained.",
        "It rained in Chicago (Reuters).",
        "Mr Oru Vance (CNN) left.",
        "Mr Oru Vance (45) left.",
        "Mr Oru Vance (VPG) left, and the VPG with him.",
        "The Veltan Popular Guard (May 2) left.",
        "Mr Oru Vance, known for his patience, left.",
        "Mr Oru Vance, formerly of Reuters, left.",
        "The street is known as a quiet one.",
        "Mr Oru Vance also called Karvin a ruin.",
        "The Water Council also called for the Shore Authority to go.",
        "Mr Oru Vance, who was known to walk with Karvin, left.",
        "Mr Oru Vance, a man known as President Dara Korin’s cook, left.",
        "A deal between Veltara and Ostrel, known as the River Pact, held.",
        "They would face Ms Vance (or Korin) then.",
        "Shares of Velar Martin (VMT) fell.",
        "He walked (in Karvin) to Mr Velar (in San Marn) then.",
    ],
)
def test_other_brackets_and_phrases_are_no_declarations(text):
    assert pairs(text) == []


def test_initials_must_spell_from_first_to_last():
    assert long_form("the Ministry of Water and Works ", "MWW") == 4
    assert long_form("the Ministry of Water ", "MOW") == 4
    assert long_form("the old mill ", "TOM") is None
    assert spelled_by("United Guard of Ostrel", "UGO")
    assert not spelled_by("Old United Guard", "UG")


def test_what_is_known_as_something_behind_a_listed_body_may_be_the_whole_event():
    assert pairs("They wait for the day it leaves the EU, known as Departure.") == []


def test_a_description_that_only_one_body_fits_declares_its_acronym():
    text = "He wrote to the Velar Shore Authority and left. The authority, known as the VSA, slept."
    (alias,) = declared(Article("c", text, Span(0, len(text))), find_names(Article("c", text, Span(0, len(text)))))
    assert (alias.name, alias.alias) == ("Velar Shore Authority", "VSA")
    assert text[alias.span.start : alias.span.end] == "The authority, known as the VSA"
    assert pairs("He wrote to the Belmar Shore Authority and left. The authority, known as the VSA, slept.") == []
