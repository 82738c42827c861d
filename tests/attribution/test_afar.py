"""Links that stand a sentence or more away, and quotations whose own sentence tells whose they are."""

import pytest

BEGIN = "The dam at Velport was opened at night after a week of rain.\n\n"


@pytest.mark.parametrize(
    ("marked", "hops"),
    [
        (
            "{s1|NOVA} {q1|quoted} {c1|an engineer as saying that it leaks}. {s2|The engineer} {q2|said} {c2|so}.",
            [(1, "NOVA")],
        ),
        (
            (
                "{c1|The gate is open}, {s1|NOVA} {q1|reported}, citing an unnamed engineer of it. {c2|It is old}, "
                "{q2|according to} {s2|the unnamed engineer}."
            ),
            [(1, "NOVA")],
        ),
        (
            (
                "As {s1|the Harbour Post} {q1|reported} on Sunday, {c1|Ana Ruiz met Boris Keld}. In the talks, "
                "{s2|Ruiz} {q2|told} Keld {c2|that it leaks}."
            ),
            [(1, "Harbour Post")],
        ),
        (
            "{s1|Two engineers} {q1|told} NOVA {c1|that it leaks}. {s2|One of the engineers} {q2|said} {c2|it is old}.",
            [(1, "NOVA")],
        ),
        (
            "{s1|The Harbour Post} {q1|reports} {c1|that it is old}:\n\n{s2|Ana Ruiz} {q2|said} {c2|it leaks}.",
            [(1, "Harbour Post")],
        ),
        (
            (
                "{c1|It is old}, {q1|according to} {s1|a letter in a journal}.\n\n{c2|“It leaks,”} {s2|researchers} "
                "{q2|wrote}."
            ),
            [(1, "letter")],
        ),
        (
            "{s1|The Harbour Post} {q1|described} {c1|a gate in ruins}. {c2|“It leaks,”} {s2|Ana Ruiz} {q2|wrote}.",
            [(1, "Harbour Post")],
        ),
        (
            (
                "On her blog on Sunday, Ana Ruiz stood firm, though {s1|Boris Keld} {q1|called for} {c1|her to go}.\n\n"
                "{c2|“It holds,”} {s2|she} {q2|wrote}."
            ),
            [(1, "blog")],
        ),
    ],
)
def test_links_named_before_are_taken_up(tell, marked, hops):
    assert tell(BEGIN + marked).hops(1) == hops


@pytest.mark.parametrize(
    "marked",
    [
        # another source, another number of them, a writer known before, another paragraph, no word of where
        "{s1|NOVA} {q1|quoted} {c1|an engineer as saying that it leaks}. {s2|The mayor} {q2|said} {c2|it is old}.",
        "{s1|NOVA} {q1|quoted} {c1|engineers as saying that it leaks}. {s2|The engineer} {q2|said} {c2|it is old}.",
        "Ana Ruiz left.\n\n{s1|NOVA} {q1|described} {c1|a gate in ruins}. {c2|“It leaks,”} {s2|Ana Ruiz} {q2|wrote}.",
        "{s1|NOVA} {q1|reports} {c1|it is old}:\n\nIt rained.\n\nIt stopped.\n\n{s2|Ana Ruiz} {q2|said} {c2|it leaks}.",
        "As {s1|NOVA} {q1|reported}, {c1|Ana Ruiz met Boris Keld}. {s2|Ruiz} {q2|said} {c2|that it leaks}.",
        "{s1|NOVA} {q1|reports} {c1|that it is old}. {s2|Ana Ruiz} {q2|said} {c2|it leaks}.",
    ],
)
def test_what_only_stands_near_a_report_did_not_come_through_it(tell, marked):
    assert tell(BEGIN + marked).hops(1) == []


def test_a_quotation_goes_to_whom_its_own_sentence_names(tell):
    told = tell(
        BEGIN
        + "{s1|Boris Keld} {q1|took a shot at} {c1|the mayor}.\n\n{c1|“It leaks,”} Ana Ruiz, who built it, said in a "
        "statement. {c1|“It is old.”}"
    )
    assert [(a.speaker, len(a.content)) for a in told.attributions] == [("Boris Keld", 1), ("Ana Ruiz", 2)]
    assert told.hops(1) == [(1, "statement")]


def test_a_quotation_without_a_voice_of_its_own_stays(tell):
    told = tell(BEGIN + "{s1|Boris Keld} {q1|spoke of} {c1|the mayor}.\n\n{c1|“It leaks.”} Ana Ruiz said nothing.")
    assert told.speakers == ["Boris Keld"]


def test_a_partisan_of_somewhere_is_a_person_described(tell):
    names = {"Ana Ruiz": ("person", ["Ruiz"], []), "East Velport Republican": ("organisation", [], [])}
    told = tell(
        BEGIN
        + "{s1|Ana Ruiz} {q1|said} in a statement {c1|that it leaks}. {s2|The East Velport Republican} {q2|added} "
        "{c2|that it is old}.",
        names=names,
    )
    assert told.speakers == ["Ana Ruiz", "Ana Ruiz"]
    assert told.hops(1) == [(1, "statement")]
