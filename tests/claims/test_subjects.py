"""Who "it" is."""

import pytest

from onrecord.records import Cast, LocalParty, Mention, Span
from onrecord.stages.claims import statements

KINDS = {"Harbour Board": "ORG", "Torvik": "LOC", "Lorvia": "ORG", "Karin Holt": "PER", "Ada Berg": "PER"}


def last_terms(page, before, sentence):
    draft = page("a", outlet="The Rook").own(before).own(sentence)
    text = f"{before}\n{sentence}"
    mentions, parties = [], []
    for number, (name, kind) in enumerate(KINDS.items()):
        if name in text:
            at = text.index(name)
            mentions.append(Mention(Span(at, at + len(name)), kind, number))
        parties.append(LocalParty(number, name, (name,), "person" if kind == "PER" else "organisation"))
    draft.cast = Cast(mentions=tuple(mentions), parties=tuple(parties))
    return statements(draft.reading())[-1]


@pytest.mark.parametrize(
    ("before", "sentence", "name"),
    [
        ("The Harbour Board knew of the drums in Torvik.", "It was warned three times.", "board"),
        ("Karin Holt knew of the drums.", "She was warned three times.", "holt"),
    ],
)
def test_a_pronoun_stands_for_the_subject_of_the_sentence_before(page, before, sentence, name):
    found = last_terms(page, before, sentence)

    assert name in found.terms
    assert name in found.names
    assert found.text == sentence


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("The Harbour Board and Lorvia knew of the drums.", "It was warned three times."),
        ("The Harbour Board met as Lorvia warned of the drums.", "It was warned three times."),
        ("The Harbour Board’s office knew of the drums.", "It was warned three times."),
        ("Drums of the Harbour Board burnt.", "It was warned three times."),
        ("The Harbour Board knew of the drums.", "It is clear that the drums burnt."),
        ("The Harbour Board knew of the drums.", "It wasn’t certain what burnt."),
        ("The Harbour Board knew of the drums.", "It’s the core of the matter."),
        ("The Harbour Board knew of the drums.", "She was warned three times."),
        ("Karin Holt knew of the drums that Ada Berg found.", "She was warned three times."),
        ("Torvik harbour knew of the drums.", "It was warned three times."),
        ("Karin Holt knew of the drums.", "They were warned three times."),
    ],
)
def test_where_that_is_not_sure_nobody_is_meant(page, before, sentence):
    assert last_terms(page, before, sentence).names == ()
