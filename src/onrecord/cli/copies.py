"""`onrecord copies`: which reports are copies of which, and what each copy changed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from onrecord import plan
from onrecord.cli.kin import family_lines
from onrecord.cli.options import corpus_option, existing, json_option
from onrecord.cli.output import clip, console, count, describe, notes, paragraph, print_rows, short_labels
from onrecord.cli.side import columns, legend, numbered
from onrecord.contract import copies_row
from onrecord.corpus import cores, read_all
from onrecord.edges.runners import LocalRunner
from onrecord.errors import Unreadable
from onrecord.records import Article, Copy, Edit
from onrecord.stages.copies import kinship, turned
from onrecord.stages.copies.rows import side_by_side

# The order of what readers care about most; the last three are counted, not listed.
_LISTED = ("quote", "speaker", "hop", "figure", "date", "place", "hedge")
_COUNTED = ("wording", "omitted", "added")
_PASSAGE = {
    "copy": "copied passage",
    "shared-quotation": "passage that both only quote",
    "template": "passage of the outlet's template",
    "stock": "passage of stock background",
}
_TWO = 2
_NUMBER = 3  # characters more that a numbered line takes
_SIGN = {"a>b": "→", "b>a": "←", "undetermined": "≈"}


@click.command()
@click.argument("what", nargs=-1)
@corpus_option
@json_option
@click.option("--all-edits", is_flag=True, help="List changes of wording and left-out paragraphs too.")
def copies(what: tuple[str, ...], where: str, as_json: bool, all_edits: bool) -> None:  # noqa: FBT001 - click's flags
    """Show copies with what each changed: words inside quotations first.

    Files and folders are compared with one another and nothing is kept. Without WHAT the corpus answers; any other
    WHAT picks the reports of the corpus whose name holds it. Two reports that are copies are printed side by side.
    """
    bad: list[Unreadable] = []
    if what and all(one == "-" or Path(one).exists() for one in what):
        readings = {reading.id: reading for reading in read_all(what, LocalRunner(cores()), bad)}
        articles: Mapping[str, Article] = {name: reading.article for name, reading in readings.items()}
        found = plan.copies_among(list(readings.values()), LocalRunner(0))
    else:
        with existing(where) as corpus:
            articles, heads = corpus.articles, corpus.heads
            found = tuple(c for c in corpus.every_copy() if _picked(c, heads, what))
    if as_json:
        print_rows(copies_row(copy, articles) for copy in found)
    elif len(what) == _TWO and len(found) == 1:
        _show_side_by_side(_in_reading_order(found, articles)[0], articles, all_edits=all_edits)
    else:
        _show_all(found, articles, all_edits=all_edits)
    for error in bad:
        notes().print(f"onrecord: {error}", soft_wrap=True)
    sys.exit(1 if bad else 0)


def _picked(copy: Copy, articles: Mapping[str, Article], what: tuple[str, ...]) -> bool:
    labels = (articles[copy.a].label, articles[copy.b].label)
    return all(any(one in label for label in labels) for one in what)


def _in_reading_order(found: tuple[Copy, ...], articles: Mapping[str, Article]) -> list[Copy]:
    """Return the copies with the earlier report first (else the one that came in first), the fullest copies on top."""
    arrival = {ident: place for place, ident in enumerate(articles)}

    def backwards(copy: Copy) -> bool:
        if copy.direction == "undetermined":
            return arrival[copy.a] > arrival[copy.b]
        return copy.direction == "b>a"

    turned_right = [turned(copy) if backwards(copy) else copy for copy in found]
    return sorted(turned_right, key=lambda c: (-max(c.share_a, c.share_b), arrival[c.a], arrival[c.b]))


def _show_all(found: tuple[Copy, ...], articles: Mapping[str, Article], *, all_edits: bool) -> None:
    out = console()
    labels = short_labels(articles)
    for copy in _in_reading_order(found, articles):
        _show(copy, articles, labels, out, all_edits=all_edits)
    for line in family_lines(kinship(found, articles), labels, out.width):
        out.print(line)
    out.print(f"{count(len(found), 'pair')} with shared passages" if found else "no copies")


def _head(copy: Copy, articles: Mapping[str, Article], labels: Mapping[str, str], out: Console) -> None:
    """Print which two, how much they share, and which came first."""
    a, b = articles[copy.a], articles[copy.b]
    out.print(Text.assemble((labels[copy.a], "bold"), f"  {_SIGN[copy.direction]}  ", (labels[copy.b], "bold")))
    out.print(f"  {describe(a)}  |  {describe(b)}", style="dim")
    kinds = Counter(passage.kind for passage in copy.passages)
    said = ", ".join(
        count(n, _PASSAGE[kind], _PASSAGE[kind].replace("passage", "passages")) for kind, n in kinds.items()
    )
    out.print(f"  {said}; {copy.share_a:.0%} of the first stands in the second, {copy.share_b:.0%} the other way")
    why = "; ".join(b.note or b.rule for b in copy.because)
    out.print(paragraph(f"direction {copy.direction}" + (f": {why}" if why else ""), out.width))


def _show(
    copy: Copy, articles: Mapping[str, Article], labels: Mapping[str, str], out: Console, *, all_edits: bool
) -> None:
    a, b = articles[copy.a], articles[copy.b]
    _head(copy, articles, labels, out)
    kinds_shown = _LISTED + _COUNTED if all_edits else _LISTED
    for kind in kinds_shown:
        for edit in (e for e in copy.edits if e.kind == kind):
            out.print(edit_line(edit, a, b, out.width))
    rest = Counter(e.kind for e in copy.edits if e.kind not in kinds_shown)
    if rest:
        out.print("  also " + ", ".join(f"{n} {kind}" for kind, n in rest.items()), style="dim")
    out.print()


def _show_side_by_side(copy: Copy, articles: Mapping[str, Article], *, all_edits: bool) -> None:
    """Print what changed, then both texts in two columns with each change under its number."""
    out = console()
    labels = short_labels(articles)
    a, b = articles[copy.a], articles[copy.b]
    _head(copy, articles, labels, out)
    edits = numbered(copy.edits, _LISTED + _COUNTED)
    for number, edit in edits:
        if all_edits or edit.kind in _LISTED:
            out.print(edit_line(edit, a, b, out.width - _NUMBER, number))
    rest = Counter(e.kind for _, e in edits if e.kind not in _LISTED)
    if rest and not all_edits:
        out.print(
            "  also " + ", ".join(f"{n} {kind}" for kind, n in rest.items()) + "; --all-edits lists them", style="dim"
        )
    out.print()
    out.print(legend(labels, (copy.a, copy.b), out.width), soft_wrap=True)
    for line in columns(side_by_side(a, b), (a, b), edits, out.width, whole=all_edits):
        out.print(line, soft_wrap=True)


def edit_line(edit: Edit, a: Article, b: Article, width: int, number: int | None = None) -> Text:
    """Return one change as a line: its kind, the words before, the words after."""
    room = max(20, (width - 18) // 2)
    line = Text(
        f"  {edit.kind:8} " if number is None else f"{number:4} {edit.kind:8} ",
        style="red" if edit.kind in {"quote", "speaker"} else "",
    )
    line.append(clip(a.text[slice(*edit.a)], room) if edit.a else "—")
    line.append("  ⇢  ", style="dim")
    line.append(clip(b.text[slice(*edit.b)], room) if edit.b else "—")
    return line
