"""Families of copies as lines on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from onrecord.cli.output import count, paragraph
from onrecord.stages.copies import Family, Tie

_SAID = {
    "version": "{a} and {b} are versions of one page",
    "reprint": "{a} and {b} print the whole of each other",
    "excerpt": "{a} is an excerpt of {b}, or {b} an extension of it",
    "part": "{a} and {b} share a good part",
    "merged": "{a} merges parts of {b}",
}


def family_lines(families: Iterable[Family], labels: Mapping[str, str], width: int) -> Iterator[str]:
    """Yield each family of reports with what ties its members and why."""
    for family in families:
        yield paragraph(
            f"family of {count(len(family.members), 'report')}: {_names(family.members, labels)}", width, "  ", ""
        )
        for tie in family.ties:
            yield paragraph(
                f"{_said(tie, labels)} ({'; '.join(reason.note for reason in tie.because)})", width, "    ", "  "
            )


def _said(tie: Tie, labels: Mapping[str, str]) -> str:
    return _SAID[tie.kind].format(a=labels[tie.article], b=_names(tie.of, labels, " and "))


def _names(articles: Iterable[str], labels: Mapping[str, str], comma: str = ", ") -> str:
    return comma.join(labels[article] for article in articles)
