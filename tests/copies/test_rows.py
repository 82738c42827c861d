"""Which paragraph stands beside which."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Article, Span
from onrecord.stages.copies.rows import side_by_side
from onrecord.stages.copies.tokens import words_of

PARAGRAPHS = [
    "Fire crews in the port of Velm fought a blaze at the Northgate substation on Tuesday night.",
    "The ferry service to the outer islands will be suspended until the end of next week, officials said.",
    "Northgate supplies about a third of the homes in the old town and was last overhauled in 1998.",
    "The mayor called an emergency session of the council for Thursday evening, his office announced.",
]


def article(capture, paragraphs):
    text = "\n\n".join(paragraphs)
    return Article(capture, text, Span(0, len(text)))


def starts(of, spans):
    """The places of the words in the spans, in order."""
    words = words_of(of)
    return [words.starts[i] for span in spans if span for i in range(*words.inside(span))]


def test_shared_paragraphs_stand_beside_each_other(make, report, reprint):
    a, b = make("a", report).article, make("b", reprint).article
    rows = side_by_side(a, b)
    beside = [(a.text[slice(*r.a)], b.text[slice(*r.b)]) for r in rows if r.a and r.b]
    assert any(x.startswith("The fire began") and y.startswith("The fire began") for x, y in beside)
    assert any(x.startswith("The grid was neglected") and y.startswith("The grid was plundered") for x, y in beside)
    alone = [b.text[slice(*r.b)] for r in rows if r.b and not r.a]
    assert any(text.startswith("The mayor of Velm") for text in alone)


def test_a_paragraph_at_another_place_is_said_to_be():
    a = article("a", PARAGRAPHS)
    b = article("b", [PARAGRAPHS[3], *PARAGRAPHS[:3]])
    moved = [row for row in side_by_side(a, b) if row.moved]
    assert [a.text[slice(*row.a)][:9] for row in moved] == ["The mayor"]


def test_articles_that_share_nothing_stand_apart(make, report, other):
    rows = side_by_side(make("a", report).article, make("b", other).article)
    assert all((row.a is None) != (row.b is None) for row in rows)


@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5), st.lists(st.sampled_from(PARAGRAPHS), min_size=1))
def test_every_word_stands_in_one_row(left, right):
    a, b = article("a", left), article("b", right)
    rows = side_by_side(a, b)
    for of, spans in ((a, [r.a for r in rows]), (b, [r.b for r in rows])):
        assert sorted(starts(of, spans)) == list(words_of(of).starts)
    straight = [r.b for r in rows if r.b and not r.moved]
    assert all(one.end <= two.start for one, two in pairwise(straight))
