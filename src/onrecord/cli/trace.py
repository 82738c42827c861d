"""`onrecord trace`: the chains behind one claim, drawn down to where each goes cold."""

from __future__ import annotations

import click
import msgspec
from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from onrecord.cli.ledger import answer_option, answered, draw_ledger
from onrecord.cli.options import as_of_option, corpus_option, existing, json_option
from onrecord.cli.output import console, count, interval, notes, print_rows, short_labels
from onrecord.cli.picture import save
from onrecord.cli.rail import Mark, Node, Scene, rail
from onrecord.contract import claim_row
from onrecord.records import Claim
from onrecord.timing import As

_SIGNS: dict[Mark, tuple[str, str]] = {
    "voice": ("●", "bold blue"),
    "unnamed": ("◌", "italic"),
    "own": ("▌", "yellow"),
    "hop": ("○", "cyan"),
    "cold": ("╌", "italic dim"),
    "family": ("≈", ""),
    "report": ("■", ""),
    "change": ("≠", "red"),
    "denies": ("⊣", "bold magenta"),
    "revises": ("⇄", "magenta"),
    "supports": ("⊢", ""),
    "warning": ("⚑", "red"),
}


@click.command()
@click.argument("claim", nargs=-1, required=True)
@corpus_option
@json_option
@answer_option
@as_of_option
@click.option("--svg", type=click.Path(dir_okay=False), help="Also write the drawing to this file as a picture.")
def trace(
    claim: tuple[str, ...],
    where: str,
    as_json: bool,  # noqa: FBT001 - click's flag
    answers: dict[str, str],
    as_of: As | None,
    svg: str | None,
) -> None:
    """Draw the chains behind one claim: who said it, through whom, into which reports, and what each copy changed.

    CLAIM is an id that `onrecord claims` prints (its beginning is enough) or words that the claim holds.

    \b
    ● voice    ◌ voice not named    ▌ the outlet's own voice    ○ passed on by    ■ report in hand
    ≈ one report printed several times    ≠ changed by the copy    ╌ here the trail goes cold
    ⊣ denied    ⇄ revised    ⚑ know this before counting
    """  # noqa: D301
    with existing(where) as corpus:
        stood = corpus.as_of(as_of) if as_of else corpus
        found = stood.claim(" ".join(claim))
        articles = stood.articles
        linked = {link.to: stood.claim(link.to) for link in found.links if link.to}
        labels = short_labels(articles if as_of else corpus.heads)
        scene = Scene(articles, labels, linked, stood.copies_among({m.article for m in found.members}))
    found = msgspec.structs.replace(found, ledger=answered(found.ledger, answers))
    if as_json:
        print_rows([claim_row(found, articles)])
        return
    out = console()
    out.record = svg is not None
    draw(found, scene, out)
    if svg:
        save(out, svg, f"onrecord trace {found.id[:7]}")
        notes().print(f"picture: {svg}")


def draw(claim: Claim, scene: Scene, out: Console) -> None:
    """Print a claim: its words, the count, the chains, and how the count came about."""
    words = claim.text.strip(' \n“”"')
    out.print(Text(f"“{words}”", style="bold"))
    counted = (
        count(len(claim.reports), "report"),
        count(len(claim.voices), "voice"),
        f"{interval(*claim.origins)} {'origin' if claim.origins == (1, 1) else 'origins'}",
    )
    out.print(" · ".join(counted) + f" · claim {claim.id[:7]}", style="dim")
    out.print()
    for node in rail(claim, scene):
        out.print(_tree(node))
    steps = [msgspec.structs.replace(step, note=_with_short_labels(step.note, claim, scene)) for step in claim.ledger]
    draw_ledger(steps, out)


def _with_short_labels(text: str, claim: Claim, scene: Scene) -> str:
    for ident in dict.fromkeys(m.article for m in claim.members):
        text = text.replace(scene.articles[ident].label, scene.labels[ident])
    return text


def _tree(node: Node) -> Tree:
    sign, style = _SIGNS[node.mark]
    label = Text.assemble((f"{sign} ", style), (node.text, style))
    if node.note:
        label.append(f"  {node.note}", style="dim")
    tree = Tree(label, guide_style="dim")
    for child in node.below:
        tree.children.append(_tree(child))
    return tree
