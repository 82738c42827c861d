"""Short invented articles that the tests of this folder compare. All places, people and outlets are invented."""

import pytest

from onrecord.records import Article, Attribution, Block, Reading, Role, Span

REPORT = """Harbour quarter of Velm loses power as substation burns

Fire crews in the port city of Velm fought a blaze at the Northgate substation on Tuesday, and 14 people were \
treated for smoke.

“The grid was neglected for years and nobody listened to the engineers who warned of it,” Ada Marr, head of the dock \
workers’ union, told the Velm Courier.

The fire began shortly before dawn in a transformer hall, according to the city’s fire chief, and spread to two \
cable tunnels under the harbour.

Officials said the ferry service to the outer islands would allegedly be suspended until the end of the week.

Northgate supplies about a third of the homes in the old town and was last overhauled in 1998."""

# The same by another outlet: British spelling, single quotation marks, and one change of each kind.
REPRINT = """Power cut in Velm

Fire crews in the port city of Velm fought a blaze at the Northgate substation on Wednesday, and 40 people were \
treated for smoke.
‘The grid was plundered for years and nobody listened to the engineers who warned of it,’ Ada Marr, head of the dock \
workers’ union, told the Velm Courier.
The fire began shortly before dawn in a transformer hall, according to the city’s fire chief, and spread to two \
cable tunnels under the harbour.
The mayor of Velm called an emergency session of the council for Thursday evening, his office announced.
Officials said the ferry service to the outer islands would be suspended until the end of the week.
Northgate supplies about a third of the homes in the old town and was last overhauled in 1998."""

OTHER = """Chess club marks its hundredth year

Members of the oldest chess club in Tarn opened an exhibition of boards, clocks and score sheets on Sunday.

The club was founded by a baker and a tram driver who met over a game in the market hall, its archive shows."""


def make(capture, text, attributions=(), **about):
    """An article whose first line is the title and whose other lines are body."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        role: Role = "body" if blocks else "title"
        if line.strip():
            blocks.append(Block(Span(start, start + len(line.rstrip("\n"))), role))
        start += len(line)
    return Reading(
        Article(capture, text, Span(0, len(text)), blocks=tuple(blocks), **about), "none", attributions=attributions
    )


def act(text, source, content, speaker, kind="person"):
    """An attribution found by hand."""
    start, place = text.index(content), text.index(source)
    return Attribution(
        source=Span(place, place + len(source)),
        cue=None,
        content=(Span(start, start + len(content)),),
        mode="indirect",
        stance="asserts",
        speaker=speaker,
        speaker_kind=kind,
    )


@pytest.fixture(name="make")
def make_():
    return make


@pytest.fixture(name="act")
def act_():
    return act


@pytest.fixture
def report():
    return REPORT


@pytest.fixture
def reprint():
    return REPRINT


@pytest.fixture
def other():
    return OTHER
