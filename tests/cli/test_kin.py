"""Families of copies on a terminal."""

from onrecord.cli.kin import family_lines
from onrecord.records import Because
from onrecord.stages.copies import Family, Tie

LABELS = {"1": "first.txt", "2": "second.txt", "3": "both.txt"}


def test_a_family_is_told_with_what_ties_it_and_why():
    why = (Because("kinship", "the reason"),)
    family = Family(("1", "2", "3"), (Tie("merged", "3", ("1", "2"), why), Tie("version", "1", ("3",), why)))
    lines = list(family_lines([family], LABELS, 80))
    assert lines[0] == "family of 3 reports: first.txt, second.txt, both.txt"
    assert lines[1] == "  both.txt merges parts of first.txt and second.txt (the reason)"
    assert lines[2] == "  first.txt and both.txt are versions of one page (the reason)"
    assert list(family_lines([], LABELS, 80)) == []
