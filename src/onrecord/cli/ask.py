"""`onrecord ask`: the standing questions by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import click
from rich.table import Table

from onrecord import questions
from onrecord.cli.answers import (
    Desk,
    fact_table,
    fall_table,
    follower_lines,
    new_table,
    one_origin_table,
    print_answer,
    storyline_lines,
    word_table,
)
from onrecord.cli.options import corpus_option, existing, json_option, limit_option
from onrecord.cli.output import clip, console, count, interval, notes, print_rows
from onrecord.contract import storyline_row
from onrecord.corpus import Corpus
from onrecord.errors import NotFound
from onrecord.questions import MOST, Answered
from onrecord.records import Article, Record

R = TypeVar("R", bound=Record)

_EXAMPLES = (
    ("whose-word CLAIM", "whose word is this finally on, and where does the trail go cold?", '"dam opened"'),
    ("one-origin", "what do five or more outlets carry that has one origin?", "--outlets 3"),
    ("as-fact [CLAIM]", "who printed as fact what others attributed?", ""),
    ("copies REPORT", "which reports copy this one, in what order, changing what?", "03-meridian-post.html"),
    ("denials CLAIM", "who denies it, and is it the same figure, time and place?", '"dam opened"'),
    ("falls SOURCE", "if this source falls, which claims fall?", '"Radio Aster"'),
    ("loops", "where do sources go round in a circle?", ""),
    ("storylines", "what is told over the years, by whom, of whom?", ""),
    ("new SINCE", "what is new since a day: origins, denials, revised figures?", "2031-03-14"),
)


@click.group(invoke_without_command=True)
@click.pass_context
def ask(ctx: click.Context) -> None:
    """Ask a standing question by its name; `onrecord ask` alone lists them.

    CLAIM is an id that `onrecord claims` prints (its beginning is enough) or words that the claim holds.
    """
    if ctx.invoked_subcommand:
        return
    out = console()
    for name, question, example in _EXAMPLES:
        out.print(f"{name:<18}{question}")
        out.print(f"{'':<18}onrecord ask {name.split()[0]} {example}".rstrip(), style="dim")


@ask.command("whose-word")
@click.argument("claim", nargs=-1, required=True)
@corpus_option
@json_option
def ask_whose_word(claim: tuple[str, ...], where: str, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Whose word is a claim finally on, and where does each trail go cold?"""
    with existing(where) as corpus:
        found, desk = corpus.claim(" ".join(claim)), Desk.of(corpus)
        rows = questions.whose_word(corpus, found.id).rows
        if print_answer(rows, desk, as_json=as_json):
            return
        out = console()
        out.print(f"“{clip(found.text, 2 * out.width)}”", style="bold")
        cold = sum(1 for row in rows if row.cold)
        out.print(f"{interval(*found.origins)} {'origin' if found.origins == (1, 1) else 'origins'}", style="dim")
        out.print(word_table(rows, desk))
        out.print(f"{count(cold, 'trail goes', 'trails go')} cold" if cold else "every trail reaches its speaker")


@ask.command("one-origin")
@click.option("--outlets", default=5, show_default=True, type=click.IntRange(min=2), help="In so many outlets or more.")
@corpus_option
@json_option
@limit_option
def ask_one_origin(outlets: int, where: str, as_json: bool, limit: int) -> None:  # noqa: FBT001 - click's flag
    """What do many outlets carry that has one origin, or may have?"""
    with existing(where) as corpus:
        desk, answered = Desk.of(corpus), questions.one_origin(corpus, outlets, _most(limit, as_json=as_json))
        if not print_answer(answered.rows, desk, as_json=as_json):
            nothing = f"no claim that {outlets} outlets carry has one origin only: --outlets N asks for fewer"
            _print_table(answered, limit, one_origin_table, desk, nothing)


@ask.command("as-fact")
@click.argument("claim", nargs=-1)
@corpus_option
@json_option
@limit_option
def ask_as_fact(claim: tuple[str, ...], where: str, as_json: bool, limit: int) -> None:  # noqa: FBT001 - click's flag
    """Who printed as fact what others attributed? Of one CLAIM, or of all."""
    with existing(where) as corpus:
        desk, answered = Desk.of(corpus), questions.as_fact(corpus, " ".join(claim), _most(limit, as_json=as_json))
        if not print_answer(answered.rows, desk, as_json=as_json):
            _print_table(answered, limit, fact_table, desk, "nobody printed as fact what others attributed")


@ask.command("copies")
@click.argument("report")
@corpus_option
@json_option
def ask_copies(report: str, where: str, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Which reports copy this one, in what order, changing what?"""
    with existing(where) as corpus:
        desk, article = Desk.of(corpus), _report(corpus, report)
        rows = questions.copies(corpus, article.id).rows
        if print_answer(rows, desk, as_json=as_json):
            return
        out = console()
        for line, style in follower_lines(article, rows, desk, out.width):
            out.print(line, style=style)
        if not rows:
            out.print(f"no report in this corpus shares a passage with {desk.labels[article.id]}")


@ask.command("denials")
@click.argument("claim", nargs=-1, required=True)
@corpus_option
@json_option
def ask_denials(claim: tuple[str, ...], where: str, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Who denies a claim, and is it the same figure, time and place?"""
    with existing(where) as corpus:
        found, desk = corpus.claim(" ".join(claim)), Desk.of(corpus)
        rows = questions.denials(corpus, found.id).rows
        if print_answer(rows, desk, as_json=as_json):
            return
        out = console()
        out.print(f"“{clip(found.text, 2 * out.width)}”", style="bold")
        for row in rows:
            voices = ", ".join(row.voices) or "a voice that is not known"
            out.print(f"\n⊣ {voices}, in {desk.describe(row.article)}")
            out.print(f"  “{clip(row.words, 3 * out.width)}”")
            out.print(f"  figure: {row.figure} · time: {row.time} · place: {row.place}", style="dim")
        if not rows:
            out.print("nobody in this corpus denies it")


@ask.command("falls")
@click.argument("source", nargs=-1, required=True)
@corpus_option
@json_option
@limit_option
def ask_falls(source: tuple[str, ...], where: str, as_json: bool, limit: int) -> None:  # noqa: FBT001 - click's flag
    """If a source falls, which claims fall with it? SOURCE is a speaker, a body, an agency or an outlet, by name."""
    name = " ".join(source)
    with existing(where) as corpus:
        desk, answered = Desk.of(corpus), questions.falls(corpus, name, _most(limit, as_json=as_json))
        if not answered.rows:
            raise NotFound(f"no claim is known through “{name}”: `onrecord names -q WORD` lists who speaks")
        if not print_answer(answered.rows, desk, as_json=as_json):
            _print_table(answered, limit, fall_table, desk, "")
            fates: list[str] = [row.fate for row in answered.rows]
            console().print(" · ".join(f"{fates.count(fate)} {word}" for fate, word in _FATES))


_FATES = (("falls", "fall"), ("weakens", "lose origins"), ("stands", "stand as they are"))


@ask.command("loops")
@corpus_option
@json_option
def ask_loops(where: str, as_json: bool) -> None:  # noqa: FBT001 - click's flag
    """Where do sources go round in a circle?"""
    with existing(where) as corpus:
        desk, rows = Desk.of(corpus), questions.loops(corpus, most=None).rows
        if print_answer(rows, desk, as_json=as_json):
            return
        out = console()
        for row in rows:
            out.print(f"“{clip(row.text, 2 * out.width - 20)}”  {row.claim[:7]}", style="bold")
            out.print(f"  {row.note}")
            for article, span in row.spans:
                words = clip(desk.articles[article].text[slice(*span)], out.width)
                out.print(f"  {desk.labels[article]} {span.start}–{span.end}: “{words}”", style="dim")
        if not rows:
            out.print("no circle")


@ask.command("storylines")
@click.argument("words", nargs=-1)
@corpus_option
@json_option
@limit_option
def ask_storylines(words: tuple[str, ...], where: str, as_json: bool, limit: int) -> None:  # noqa: FBT001 - click's flag
    """What is told over the years, by whom, of whom? With WORDS, only storylines that hold them all.

    A storyline is for following a narrative: its claims are about different events, and nobody in it confirms another.
    """
    with existing(where) as corpus:
        desk, rows = Desk.of(corpus), corpus.storylines(" ".join(words))
        if as_json:
            print_rows(storyline_row(row, desk.articles) for row in rows)
            return
        out = console()
        for row in rows[: limit or None]:
            claims = {ident: corpus.claim(ident) for ident in row.claims}
            for line, style in storyline_lines(row, claims, desk, out.width):
                out.print(line, style=style)
        if not rows:
            out.print("no storyline holds these words" if words else "no storylines yet")
        elif limit and len(rows) > limit:
            out.print(f"{count(len(rows) - limit, 'more storyline')}: -n 0 lists all, WORDS narrow")


@ask.command("new")
@click.argument("since")
@corpus_option
@json_option
@limit_option
def ask_new(since: str, where: str, as_json: bool, limit: int) -> None:  # noqa: FBT001 - click's flag
    """What is new since a day: claims, origins, denials, revised figures? SINCE is a date: 2031-03-14."""
    with existing(where) as corpus:
        desk, answered = Desk.of(corpus), questions.new(corpus, since, _most(limit, as_json=as_json))
        if not print_answer(answered.rows, desk, as_json=as_json):
            _print_table(answered, limit, new_table, desk, f"nothing new since {since}")
            kinds: list[str] = [row.kind for row in answered.rows]
            told = [
                count(kinds.count(kind), kind) for kind in ("denial", "revision", "origin", "claim") if kind in kinds
            ]
            console().print("new: " * bool(told) + ", ".join(told))
    if answered.undated:
        notes().print(f"{count(answered.undated, 'report')} with claims have no date: what is new in them is not told")


def _most(limit: int, *, as_json: bool) -> int | None:
    """How many claims are looked at: all of them where all is to be printed."""
    return None if as_json or not limit else MOST


def _print_table(
    answered: Answered[R], limit: int, table: Callable[[Sequence[R], Desk], Table], desk: Desk, nothing: str
) -> None:
    out, rows = console(), answered.rows
    shown = rows[: limit or None]
    if rows:
        out.print(table(shown, desk))
    else:
        out.print(nothing)
    if answered.more:
        out.print(f"of very many claims the first {MOST} were looked at: -n 0 looks at all and lists all")
    elif len(rows) > len(shown):
        out.print(f"{count(len(rows) - len(shown), 'more line')}: -n 0 lists all")


def _report(corpus: Corpus, name: str) -> Article:
    """A report by its id, path, or the end of its path.

    Raises:
        NotFound: there is none, or several.
    """
    heads = corpus.heads
    found = [i for i, a in heads.items() if name in (a.given_id, a.path)]
    found = found or [i for i, a in heads.items() if a.path.endswith("/" + name) or i.startswith(name)]
    if len(found) != 1:
        many = ", ".join(heads[i].label for i in found[:5])
        several = f"{len(found)} reports answer to {name!r} ({many}): give more of the path"
        raise NotFound(several if found else f"no report answers to {name!r}: give its id or the end of its path")
    return corpus.reading(found[0]).article
