"""Two copies side by side on a terminal."""

import pytest

from onrecord.cli.side import columns, numbered
from onrecord.records import Article, Edit, Span
from onrecord.stages.copies.rows import side_by_side

ONE = """“The grid was neglected for years and nobody listened to the engineers who warned of it,” Ada Marr said.

The fire began on Tuesday in a transformer hall, according to the fire chief, and spread to two cable tunnels.

A long paragraph that stands in this report alone and goes on about the history of the substation, who built it, who \
paid for it, what it cost, how often it was mended and why nobody thought that it might burn as it did at night."""
TWO = """‘The grid was plundered for years and nobody listened to the engineers who warned of it,’ Ada Marr said.

The fire began on Wednesday in a transformer hall, according to the fire chief, and spread to two cable tunnels."""


def article(capture, text):
    return Article(capture, text, Span(0, len(text)))


def at(text, words):
    return Span(text.index(words), text.index(words) + len(words))


EDITS = (
    Edit("date", at(ONE, "Tuesday"), at(TWO, "Wednesday")),
    Edit("quote", at(ONE, "neglected"), at(TWO, "plundered")),
)


def lines(width, **how):
    a, b = article("a", ONE), article("b", TWO)
    return [
        line.plain for line in columns(side_by_side(a, b), (a, b), numbered(EDITS, ("quote", "date")), width, **how)
    ]


def test_changes_within_quotations_come_first():
    assert [(n, edit.kind) for n, edit in numbered(EDITS, ("quote", "date"))] == [(1, "quote"), (2, "date")]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_both_sides_fit_and_show_each_change_under_its_number(width):
    drawn = lines(width)
    assert all(len(line.rstrip()) <= width for line in drawn)
    left, right = ("".join(part).replace(" ", "") for part in zip(*(line.split("│") for line in drawn), strict=True))
    assert "[1neglected]" in left
    assert "[2Tuesday]" in left
    assert "[1plundered]" in right
    assert "[2Wednesday]" in right


def test_what_only_one_has_is_cut_unless_all_is_asked_for():
    assert any("more lines only here" in line for line in lines(80))
    assert not any("more lines only here" in line for line in lines(80, whole=True))
    assert sum("night." in line for line in lines(80, whole=True)) == 1
