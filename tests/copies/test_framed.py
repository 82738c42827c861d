"""Passages run on through lines that a reading takes for the outlet's frame, and are never made of such lines alone."""

from onrecord.records import Article, Block, Reading, Span
from onrecord.stages.copies import compare

FIRST = "Divers raised the bell of the Ostrel light from nine fathoms of green water on the last calm day of autumn"
NOTICE = (
    "Readers who keep photographs of the old lighthouse may bring them to the harbour museum before the first frost"
)
SECOND = "Its keeper had thrown it overboard in 1911 rather than hear one more winter of ringing in the fog, they said"
OTHER = "A dentist in Velm has built a kayak out of tooth moulds and means to paddle it to the islands some day"


def make(capture, *lines):
    """An article of lines with their roles."""
    blocks, start = [], 0
    for text, role in lines:
        blocks.append(Block(Span(start, start + len(text)), role))
        start += len(text) + 1
    text = "\n".join(line for line, _ in lines)
    return Reading(Article(capture, text, Span(0, len(text)), blocks=tuple(blocks)), "none")


def shared(copy, a, b):
    """The words of each passage in both articles."""
    return [(a.article.text[slice(*p.a)], b.article.text[slice(*p.b)]) for p in copy.passages]


def test_a_line_that_only_one_reading_compares_is_part_of_the_passage():
    a = make("a", (FIRST, "body"), (NOTICE, "boilerplate"), (SECOND, "body"))
    b = make("b", (FIRST, "body"), (NOTICE, "body"), (SECOND, "body"))
    copy = compare(a, b)
    assert shared(copy, a, b) == [(a.article.text, b.article.text)]
    assert copy.edits == ()
    assert copy.because[0].note == "61 equal words in 1 passage"


def test_an_edit_that_the_frame_does_not_explain_is_told():
    a = make("a", (FIRST, "body"), ("Share this", "boilerplate"), (SECOND, "body"))
    b = make("b", (FIRST, "body"), (NOTICE, "body"), (SECOND, "body"))
    copy = compare(a, b)
    assert [(edit.kind, b.article.text[slice(*edit.b)]) for edit in copy.edits] == [("added", NOTICE)]


def test_lines_that_neither_reading_compares_make_no_passage():
    a = make("a", (FIRST, "body"), (OTHER, "body"), (NOTICE, "boilerplate"))
    b = make("b", (NOTICE, "boilerplate"), (SECOND, "body"), (FIRST, "body"))
    copy = compare(a, b)
    assert shared(copy, a, b) == [(FIRST, FIRST)]
    assert compare(make("c", (OTHER, "body"), (NOTICE, "credit")), b) is None


def test_a_copied_notice_beside_a_copied_report_is_part_of_the_passage():
    a = make("a", (FIRST, "body"), (NOTICE, "boilerplate"))
    b = make("b", (OTHER, "body"), (FIRST, "body"), (NOTICE, "credit"))
    copy = compare(a, b)
    assert shared(copy, a, b) == [(f"{FIRST}\n{NOTICE}", f"{FIRST}\n{NOTICE}")]
    assert copy.share_a == 1.0


def test_around_a_shared_quotation_nothing_is_added():
    said = f"“{FIRST},”"
    a = make("a", (f"{said} Ida Voss told us.", "body"), (NOTICE, "body"))
    b = make("b", (f"The diver, asked, said: {said} and left.", "body"), (NOTICE, "boilerplate"))
    copy = compare(a, b)
    assert [p.kind for p in copy.passages] == ["shared-quotation"]
    assert shared(copy, a, b) == [(FIRST, FIRST)]
