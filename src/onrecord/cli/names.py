"""`onrecord names`: parties, their names, why they are one, and a person's say in it."""

from __future__ import annotations

import getpass

import click
from rich import box
from rich.table import Table

from onrecord.cli.options import corpus_option, existing, json_option, limit_option
from onrecord.cli.output import clip, console, count, print_rows
from onrecord.contract import doubt_row, judgement_row, names_row
from onrecord.records import Party, Verdict


@click.group(invoke_without_command=True)
@corpus_option
@json_option
@limit_option
@click.option("-q", "--query", default="", help="Only parties with a name that holds this.")
@click.pass_context
def names(ctx: click.Context, where: str, as_json: bool, limit: int, query: str) -> None:  # noqa: FBT001 - click's flags
    """List parties with every name they go by, and why these are one.

    Where the rules are wrong, a person's word stands over theirs: `same`, `different`, and `undo` for the last.
    """
    ctx.obj = where
    if ctx.invoked_subcommand:
        return
    with existing(where) as corpus:
        found = corpus.parties(query)
    if as_json:
        print_rows(names_row(party) for party in found)
        return
    out = console()
    shown = list(found[: limit or None])
    out.print(_table(shown, out.width) if shown else "no parties")
    if len(found) > len(shown):
        out.print(f"{count(len(found) - len(shown), 'more party', 'more parties')}: -n 0 lists all, -q narrows")


def _table(found: list[Party], width: int) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("name", ratio=2, style="bold")
    table.add_column("kind", no_wrap=True)
    table.add_column("reports", justify="right", no_wrap=True)
    table.add_column("also called, and why", ratio=3)
    for party in found:
        others = "; ".join(name for name in party.names if name != party.name)
        why = "; ".join(dict.fromkeys(b.rule for b in party.because)) if others else ""
        told = clip(others, width) + (f"\n({clip(why, width)})" if why else "")
        table.add_row(party.name, party.kind, str(len({a for a, _ in party.members})), told)
    return table


_every = click.option("--every", is_flag=True, help="Where several parties bear a name, mean every one of them.")
_actor = click.option("--as", "actor", default=None, help="Whose judgement it is.  [default: the user logged in]")


@names.command()
@click.argument("a")
@click.argument("b")
@json_option
@click.pass_obj
def why(where: str, a: str, b: str, as_json: bool) -> None:  # noqa: FBT001 - click's flags
    """Show the shortest chain of evidence that A and B are one party."""
    with existing(where) as corpus:
        chain = corpus.why(a, b)
    if as_json:
        print_rows({"rule": step.rule, "note": step.note, "article": step.article, "span": step.span} for step in chain)
        return
    out = console()
    if not chain:
        out.print(f"{a} and {b} are not one party")
    for step in chain:
        out.print(f"{step.rule}: {step.note}" if step.note else step.rule, markup=False)


@names.command()
@click.argument("a")
@click.argument("b")
@_actor
@_every
@json_option
@click.pass_obj
def same(where: str, a: str, b: str, actor: str | None, every: bool, as_json: bool) -> None:  # noqa: FBT001 - click
    """Say that A and B are one party, with all their members, whatever the rules think."""
    _decide(where, (a, b), "same", actor, every=every, as_json=as_json)


@names.command()
@click.argument("a")
@click.argument("b")
@_actor
@json_option
@click.pass_obj
def different(where: str, a: str, b: str, actor: str | None, as_json: bool) -> None:  # noqa: FBT001 - click's flags
    """Say that A and B are two parties, with all their members, whatever the rules think."""
    _decide(where, (a, b), "different", actor, every=False, as_json=as_json)


@names.command()
@json_option
@limit_option
@click.pass_obj
def unsure(where: str, as_json: bool, limit: int) -> None:  # noqa: FBT001 - click's flags
    """List what may be one party and is left for you to decide, the likeliest first."""
    with existing(where) as corpus:
        found = corpus.doubts()
    if as_json:
        print_rows(doubt_row(doubt) for doubt in found)
        return
    out = console()
    for doubt in found[: limit or None]:
        one, two = doubt.names
        asked = f"{one} ({doubt.left}) ≟ {two} ({doubt.right})" if one else "people disagree"
        out.print(f"{asked}\n  {doubt.rule}: {doubt.note}", markup=False)
    if not found:
        out.print("nothing to decide")
    elif limit and len(found) > limit:
        out.print(f"{count(len(found) - limit, 'more doubt')}: -n 0 lists all")


@names.command()
@click.argument("file")
@_actor
@json_option
@click.pass_obj
def load(where: str, file: str, actor: str | None, as_json: bool) -> None:  # noqa: FBT001 - click's flags
    """Load a list of known names: who goes by which, shown with its origin wherever it joins two parties.

    FILE is OFAC's sdn.csv (with alt.csv beside it), the UN's consolidated list in XML, or JSON lines of Wikidata items
    or FollowTheMoney entities. Names on a list join parties only in the same company; `undo` takes the list back.
    """
    with existing(where) as corpus:
        loaded = corpus.load_known(file, actor or getpass.getuser())
    if as_json:
        print_rows([{"origin": loaded.origin, "entries": len(loaded.entries)}])
    else:
        console().print(f"{count(len(loaded.entries), 'party', 'parties')} of {loaded.origin} loaded")


@names.command()
@_actor
@json_option
@click.pass_obj
def undo(where: str, actor: str | None, as_json: bool) -> None:  # noqa: FBT001 - click's flags
    """Take back the last judgement a person made that still stands."""
    with existing(where) as corpus:
        gone = corpus.undo(actor or getpass.getuser())
    if as_json:
        print_rows([judgement_row(gone)])
    else:
        console().print(f"taken back: {gone.verdict}, by {gone.actor}, {gone.made}")


def _decide(
    where: str, pair: tuple[str, str], verdict: Verdict, actor: str | None, *, every: bool, as_json: bool
) -> None:
    with existing(where) as corpus:
        made = corpus.decide(*pair, verdict, actor or getpass.getuser(), every=every)
    if as_json:
        print_rows([judgement_row(made)])
    else:
        console().print(f"{pair[0]} and {pair[1]}: {verdict}, by {made.actor}; `onrecord names undo` takes it back")
