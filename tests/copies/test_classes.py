"""What kind of change it is."""

import pytest

from onrecord.records import Span
from onrecord.stages.copies import compare

BEFORE = "Fire crews in the port city of Velm fought a blaze at the Northgate substation late on Tuesday evening again."
AFTER = "Divers found an anchor as tall as a man in the mud near the third pier and left it where it was for now."


def edits(make, one, two, acts_one=(), acts_two=()):
    """What stands between two shared sentences on either side, as (kind, words, words)."""
    a, b = (f"Title\n{BEFORE}\n{middle}\n{AFTER}" for middle in (one, two))
    copy = compare(make("a", a, [act(a) for act in acts_one]), make("b", b, [act(b) for act in acts_two]))
    swap = copy.a != make("a", a).id

    def words(text, span):
        return text[slice(*span)] if span else None

    found = [(e.kind, words(b if swap else a, e.a), words(a if swap else b, e.b)) for e in copy.edits]
    return [(kind, y, x) if swap else (kind, x, y) for kind, x, y in found]


@pytest.mark.parametrize(
    ("kind", "gone", "come"),
    [
        (
            "hop",
            "said the grid had been left to rot for years",
            "said in an open letter the grid had been left to rot for years",
        ),
        (
            "hop",
            "said the grid had been left to rot for years",
            "said to the Post the grid had been left to rot for years",
        ),
        ("hop", "told state media the grid had been left to rot", "told media the grid had been left to rot"),
        ("hedge", "said a possible leak had spread under the quay", "said a leak had spread under the quay"),
        ("figure", "said that 14 people were hurt under the quay", "said that 40 people were hurt under the quay"),
        ("wording", "said that the quay was wide open that night", "said that the pier was wide open that night"),
    ],
)
def test_one_change_has_its_kind(make, kind, gone, come):
    assert [
        k for k, _, _ in edits(make, f"The mayor of the old town {gone}.", f"The mayor of the old town {come}.")
    ] == [kind]


def test_the_same_number_in_words_is_no_change(make):
    one = "The mayor said that twenty people and thirty-one dogs were taken from the quay before dawn."
    assert edits(make, one, one.replace("twenty", "20").replace("thirty-one", "31")) == []


def test_words_put_into_a_quotation_change_it_but_a_tag_does_not(make):
    one = "“The grid was neglected for years and nobody listened to those who warned of it,” the mayor of Velm said."
    more = one.replace("nobody listened", "nobody ever listened")
    assert edits(make, one, more) == [("quote", None, "ever")]
    tagged = one.replace("years and", "years,” she said, “and")
    assert all(kind != "quote" for kind, _, _ in edits(make, one, tagged))


def test_the_last_word_of_a_quotation_is_seen_where_the_tags_differ(make):
    one = "“The grid was neglected for years and nobody wanted to hear of the danger,” said Ada Marr at noon."
    two = "“The grid was neglected for years and nobody wanted to hear of the scandal,” the dock workers’ head put it."
    assert ("quote", "danger", "scandal") in edits(make, one, two)


def test_a_sentence_left_out_of_a_passage_is_told_however_little_else_is_shared(make):
    long = "\n".join(f"Line {i} " + " ".join(f"word{i}x{k}" for k in range(20)) for i in range(12))
    a = f"Title\n{BEFORE} The sea wall was never in danger at any time that night. {AFTER}\n{long}"
    b = f"Title\n{BEFORE} {AFTER}\n{long[::-1]}"
    copy = compare(make("a", a), make("b", b))
    text = {make("a", a).id: a, make("b", b).id: b}[copy.a]
    lone = [e for e in copy.edits if e.kind in {"omitted", "added"}]
    assert len(lone) == 1
    span = lone[0].a or lone[0].b
    assert (text if lone[0].a else (a if text == b else b))[slice(*span)].startswith("The sea wall")


def test_a_dropped_speaker_is_told_and_a_moved_one_is_not(make, act):
    content = "the pumps had been switched off two days before the fire broke out"
    said = f"An official of the harbour board said {content}."

    def official(text):
        found = act(text, "An official of the harbour board", content, "An official of the harbour board", "unnamed")
        place = text.index(" said ") + 1
        return type(found)(**{f: getattr(found, f) for f in found.__struct_fields__} | {"cue": Span(place, place + 4)})

    gone = edits(make, said, f"{content.capitalize()}.", acts_one=[official])
    assert ("speaker", "An official of the harbour board said", None) in gone
    moved = f"{content.capitalize()}, an official of the harbour board said."
    assert all(kind != "speaker" for kind, _, _ in edits(make, said, moved, acts_one=[official]))
