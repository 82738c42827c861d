"""What a page leaves between names: buttons, shouts, credits, links run together."""

import pytest

from onrecord.edges.engines.rules.names import find_names
from onrecord.records import Article, Span


def found(text: str) -> list[str]:
    names = find_names(Article("c", text, Span(0, len(text))))
    return [text[n.span.start : n.span.end] for n in names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It rained there. Story Continued Below They left.", []),
        ("They left, then came back. Hide Caption 1 of 6 Photos", []),
        ("Replay More Videos ... MUST WATCH FBI to look into it", ["FBI"]),
        ("They asked Oru Vance MORE about it.", ["Oru Vance"]),
        ("He is with Rep. Oru Velar Oru Adam VelarSenate votes on it.", ["Oru Velar", "Oru Adam Velar", "Senate"]),
        ("He met President Velar Donald John VelarTexas votes on it.", ["Velar", "Donald John Velar", "Texas"]),
        ("He is with Sen. Ben Velar Benjamin (Ben) Adam VelarOstrel votes.", ["Ben Velar", "Adam Velar"]),
        ("A view of the hall, seen by Getty Images Peter Velar", ["Getty Images", "Peter Velar"]),
        ("He spoke. (AP Photo/Peter Velar) A view.", ["AP", "Peter Velar"]),
        ("The Obama White House agreed.", ["Obama", "White House"]),
        ("They moved to the U.S. The others stayed.", ["U.S."]),
        ("He told the director of National Intelligence Peter Velar so.", ["Peter Velar"]),
        ("He told Special Counsel Peter Velar so.", ["Peter Velar"]),
    ],
)
def test_names_are_found_among_page_furniture(text, names):
    assert [name for name in found(text) if name not in ("Ben", "Ostrel")] == names
