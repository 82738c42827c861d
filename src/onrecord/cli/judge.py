"""`onrecord judge`: a person's say about claims, their speakers and links, and about who publishes what."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

import click

from onrecord import verdicts
from onrecord.cli.options import corpus_option, existing, json_option, limit_option
from onrecord.cli.output import clip, console, count, print_rows
from onrecord.contract import judgement_row, suggestion_row
from onrecord.corpus import Corpus
from onrecord.records import Claim, Judgement, Statement
from onrecord.verdicts import Say


@dataclass(frozen=True)
class Desk:
    """Where judgements go, and who makes them."""

    where: str
    say: Say
    as_json: bool

    def decide(self, make: Callable[[Corpus], Judgement]) -> None:
        """Record one judgement and say what it did."""
        with existing(self.where) as corpus:
            made = corpus.judge(make(corpus))
        if self.as_json:
            print_rows([judgement_row(made)])
        else:
            console().print(f"{made.subject}: {made.verdict}, by {made.actor}; `onrecord judge undo` takes it back")


def at_desk(command: Callable[..., None]) -> Callable[..., None]:
    """Add what every judgement takes (--corpus, --json, --as, --note), and hand it on as a desk."""

    @corpus_option
    @json_option
    @click.option("--as", "actor", default=None, help="Whose judgement it is.  [default: the user logged in]")
    @click.option("--note", default="", help="Why, in a few words; kept with the judgement.")
    @wraps(command)
    def seated(where: str, as_json: bool, actor: str | None, note: str, **more: object) -> None:  # noqa: FBT001 - click
        command(Desk(where, Say(actor or getpass.getuser(), note), as_json), **more)

    return seated


@click.group()
def judge() -> None:
    """Put your word over the rules': on claims, speakers, links and publishers. Nothing is overwritten.

    CLAIM is an id that `onrecord claims` prints (its beginning is enough) or words. REPORT is the end of a path or an
    id; where it carries the claim more than once, REPORT:START names the statement that begins there. Parties are
    judged with `onrecord names`.
    """


@judge.command()
@click.argument("claim")
@click.argument("other")
@at_desk
def same(desk: Desk, claim: str, other: str) -> None:
    """Say that two claims assert the same: they become one."""
    desk.decide(lambda corpus: verdicts.same(corpus.claim(claim), corpus.claim(other), desk.say))


@judge.command()
@click.argument("claim")
@click.argument("other")
@at_desk
def different(desk: Desk, claim: str, other: str) -> None:
    """Say that two claims are two, so that nothing added later makes them one."""
    desk.decide(lambda corpus: verdicts.different(corpus.claim(claim), corpus.claim(other), desk.say))


@judge.command()
@click.argument("claim")
@click.argument("reports", nargs=-1, required=True)
@at_desk
def split(desk: Desk, claim: str, reports: tuple[str, ...]) -> None:
    """Take what these REPORTS say out of a claim: they say something else."""
    desk.decide(lambda corpus: verdicts.apart(*_of(corpus, claim, reports), desk.say))


@judge.command()
@click.argument("claim")
@click.argument("reports", nargs=-1)
@at_desk
def nothing(desk: Desk, claim: str, reports: tuple[str, ...]) -> None:
    """Say that this is no claim at all; with REPORTS, only what stands in them."""
    desk.decide(lambda corpus: verdicts.nothing(_of(corpus, claim, reports)[1], desk.say))


@judge.command()
@click.argument("claim")
@click.argument("report")
@click.argument("name", required=False)
@at_desk
def speaker(desk: Desk, claim: str, report: str, name: str | None) -> None:
    """Say that a REPORT's words are not by whom they are given to, and by whom they are: NAME, if you know."""
    desk.decide(lambda corpus: verdicts.not_speaker(_one(*_of(corpus, claim, (report,)), corpus), desk.say, name))


@judge.command()
@click.argument("claim")
@click.argument("other")
@at_desk
def link(desk: Desk, claim: str, other: str) -> None:
    """Say that two claims are wrongly linked: neither denies or revises the other."""
    desk.decide(lambda corpus: verdicts.no_link(corpus.claim(claim), corpus.claim(other), desk.say))


@judge.command()
@click.argument("outlet")
@click.argument("other")
@click.option("--different", "two", is_flag=True, help="They are of two publishers.")
@at_desk
def publisher(desk: Desk, outlet: str, other: str, two: bool) -> None:  # noqa: FBT001 - click's flag
    """Say that two outlets, by name, are of one publisher: one voice where they assert something themselves."""
    desk.decide(lambda _: verdicts.publisher(outlet, other, "different" if two else "same", desk.say))


@judge.command()
@at_desk
@limit_option
def unsure(desk: Desk, limit: int) -> None:
    """List what may be one claim and is left for you to decide, the likeliest first."""
    with existing(desk.where) as corpus:
        found = corpus.suggestions()
    if desk.as_json:
        print_rows(suggestion_row(one) for one in found)
        return
    out = console()
    for one in found[: limit or None]:
        for ident, text in zip((one.left, one.right), one.texts, strict=True):
            out.print(f"{ident[:7]}  {clip(text, 2 * out.width - 20)}")
        out.print(f"  ≟ {one.rule} ({one.score:.2f}): {one.note}\n", style="dim")
    if not found:
        out.print("nothing to decide")
    elif limit and len(found) > limit:
        out.print(f"{count(len(found) - limit, 'more suggestion')}: -n 0 lists all")


@judge.command()
@at_desk
def log(desk: Desk) -> None:
    """List the judgements that stand, on parties too, in the order in which they were made."""
    with existing(desk.where) as corpus:
        made = corpus.judgements()
    if desk.as_json:
        print_rows(judgement_row(one) for one in made)
        return
    out = console()
    for one in made:
        why = "; ".join(because.note for because in one.because if because.note)
        said = f"{(one.made or '')[:19]}  {one.actor}: {one.subject} {one.verdict}"
        out.print(f"{said}  {clip(why, out.width)}" if why else said)
    if not made:
        out.print("no judgements yet")


@judge.command()
@at_desk
def undo(desk: Desk) -> None:
    """Take back the last judgement that still stands, and everything is as it was before."""
    with existing(desk.where) as corpus:
        gone = corpus.undo(desk.say.actor)
    if desk.as_json:
        print_rows([judgement_row(gone)])
    else:
        console().print(f"taken back: {gone.subject} {gone.verdict}, by {gone.actor}, {gone.made}")


def _of(corpus: Corpus, which: str, reports: tuple[str, ...]) -> tuple[Claim, list[Statement]]:
    """A claim and its statements in some reports; all of them where none is named."""
    claim = corpus.claim(which)
    if not reports:
        return claim, list(claim.members)
    found = {}
    for report in reports:
        name, _, start = report.rpartition(":")
        named, at = (name, int(start)) if name and start.isdigit() else (report, None)
        found.update({m.id: m for m in verdicts.members(claim, corpus.articles, named, at)})
    return claim, list(found.values())


def _one(claim: Claim, found: list[Statement], corpus: Corpus) -> Statement:
    if len(found) > 1:
        label = corpus.articles[found[0].article].label
        places = ", ".join(f"{label}:{m.span.start}" for m in found)
        raise click.UsageError(f"claim {claim.id[:7]} stands there {len(found)} times: name one of {places}")
    return found[0]
