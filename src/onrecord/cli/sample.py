"""`onrecord sample`: a sample to code by hand, and how far coders agree on it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from onrecord.agreement import Agreement, Codes, agreement
from onrecord.cli.export import opened
from onrecord.cli.options import corpus_option, existing, json_option
from onrecord.cli.output import console, count, notes, print_rows
from onrecord.errors import BadInput
from onrecord.sampling import COLUMNS, Drawn, draw, items

_SHOWN = 10  # pairs of codes that coders disagree in


@click.group()
def sample() -> None:
    """Draw a sample of the corpus to code by hand, and compare what coders made of it."""


@sample.command("draw")
@click.argument("size", type=click.IntRange(min=1))
@click.option(
    "--of", "unit", type=click.Choice(["articles", "attributions", "claims"]), default="articles", show_default=True,
    help="What is drawn.",
)  # fmt: skip
@click.option(
    "--by", type=click.Choice(["outlet,month", "outlet", "month", "none"]), default="outlet,month", show_default=True,
    help="The strata: each gives its share.",
)  # fmt: skip
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed draws the same sample anywhere.")
@click.option("--code", "codes", multiple=True, default=("code",), help="A column to fill in; may be given again.")
@click.option(
    "-o", "--output", default="-", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Where to; standard output if not given.",
)  # fmt: skip
@corpus_option
def draw_sample(size: int, where: str, output: Path, codes: tuple[str, ...], **asked: Any) -> None:
    """Draw SIZE items and write a coding sheet (CSV): what each is and where it stands, and empty columns to fill in.

    stratum_size and stratum_drawn say how many items the stratum has and gave: their ratio is the item's weight.
    """
    by = [] if asked["by"] == "none" else asked["by"].split(",")
    with existing(where) as corpus:
        drawn = draw(items(corpus, asked["unit"]), size, asked["seed"], by)
    with opened(output) as file:
        file.write(_sheet(drawn, codes))
    if len(drawn) < size:
        notes().print(f"{count(len(drawn), 'item')}: there are no more")


def _sheet(drawn: Sequence[Drawn], codes: Sequence[str]) -> bytes:
    text = io.StringIO(newline="")
    out = csv.writer(text)
    out.writerow([*COLUMNS, *codes])
    out.writerows([*(_inert(cell) for cell in one.row), *("" for _ in codes)] for one in drawn)
    return text.getvalue().encode("utf-8", "replace")


def _inert(cell: str | int) -> str | int:
    """Put an apostrophe before what a spreadsheet would run as a formula."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


@sample.command("agreement")
@click.argument("sheets", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--code", "code", default="code", show_default=True, help="The column that is compared.")
@json_option
def compare(sheets: tuple[Path, ...], code: str, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Compare two or more coding SHEETS of one sample: raw agreement, Cohen's kappa (of two), Krippendorff's alpha.

    An empty cell was not coded. Codes are compared as they are written, but for blanks around them.
    """
    if len(sheets) < 2:
        raise BadInput("one sheet agrees with itself: give the sheets of two coders or more")
    found = agreement([_codes(sheet, code) for sheet in sheets])
    if as_json:
        print_rows([found._asdict()])
        return
    _show(found)


def _codes(sheet: Path, column: str) -> Codes:
    try:
        with sheet.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"{sheet} is no coding sheet ({error}): give a CSV file in UTF-8") from error
    if not rows or "item" not in rows[0] or column not in rows[0]:
        raise BadInput(f"{sheet} has no columns “item” and “{column}”: name the coded column with --code")
    return {row["item"]: value for row in rows if (value := (row[column] or "").strip())}


def _show(found: Agreement) -> None:
    out = console()
    out.print(count(found.items, "item") + " coded by two or more")
    for name, value in (("raw agreement", found.raw), ("Cohen’s kappa", found.kappa)):
        if value is not None:
            out.print(f"{name:<20} {value:6.3f}")
    alpha = f"{found.alpha:6.3f}" if found.alpha is not None else "not defined: one code throughout"
    out.print(f"{'Krippendorff’s alpha':<20} {alpha}")
    for one, other, times in found.apart[:_SHOWN]:
        out.print(f"  {one} / {other}: {times} ×", style="dim")
