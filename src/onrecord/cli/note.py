"""`onrecord note`: what people write on claims and articles, and fact-checks by others."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from onrecord.cli.options import corpus_option, existing, json_option
from onrecord.cli.output import clip, console, notes, paragraph, print_rows
from onrecord.contract import note_row
from onrecord.corpus import Corpus
from onrecord.edges.export import Found, reviews_in
from onrecord.errors import BadInput, Unreadable
from onrecord.noting import Target, claim_of, matches, notes_on, surely, target
from onrecord.records import Note


@click.command()
@click.argument("what", required=False)
@click.argument("text", nargs=-1)
@click.option("--as", "actor", default=None, help="Who writes.  [default: the user logged in]")
@click.option("--withdraw", metavar="NOTE", default=None, help="Take back the note of this id (its beginning will do).")
@click.option(
    "--review", type=click.Path(path_type=Path), metavar="FILE",
    help="Link a fact-check by others: a page or JSON file that holds a ClaimReview.",
)  # fmt: skip
@corpus_option
@json_option
def note(what: str | None, text: tuple[str, ...], where: str, as_json: bool, **asked: object) -> None:  # noqa: FBT001
    """Write TEXT on WHAT: a claim by its id, an article by id or path. Without TEXT, list the notes on it; or all.

    Notes are never changed; --withdraw takes one back, and both stay in the log. With --review FILE, the note links a
    fact-check by others to a claim: to WHAT, or to the one it is clearly about in an article that it names by address.
    """
    actor = str(asked["actor"] or getpass.getuser())
    with existing(where) as corpus:
        if asked["withdraw"]:
            found = [corpus.withdraw_note(str(asked["withdraw"]), actor)]
        elif asked["review"]:
            found = _link(corpus, Path(str(asked["review"])), what, " ".join(text), actor)
        elif what and text:
            on = target(corpus, what)
            found = [corpus.write_note(on.about, on.id, " ".join(text), actor)]
        else:
            found = _listed(corpus, target(corpus, what) if what else None)
        labels = {n.to: corpus.reading(n.to).article.label for n in found if n.about == "article"}
    if as_json:
        print_rows(note_row(one) for one in found)
        return
    _show(found, labels)


def _listed(corpus: Corpus, on: Target | None) -> list[Note]:
    return notes_on(corpus, on.about, on.id) if on else corpus.notes()


def _show(found: Sequence[Note], labels: dict[str, str]) -> None:
    out = console()
    for one in found:
        on = labels.get(one.to, f"{one.about} {one.to[:12]}")
        out.print(
            f"{one.made[:16].replace('T', ' ')}  {one.actor}, on {on}  (note {one.id[:8]})", style="dim", soft_wrap=True
        )
        said = one.text or (f"took back note {one.withdraws[:8]}" if one.withdraws else "")
        if said:
            out.print(paragraph(said, out.width))
        if one.review:
            checked = (one.review.author or "author unknown", one.review.verdict or "no verdict", one.review.url or "")
            out.print(paragraph("fact-check by " + ": ".join(filter(None, checked)), out.width))
    if not found:
        out.print("no notes")


def _link(corpus: Corpus, file: Path, what: str | None, text: str, actor: str) -> list[Note]:
    """Link the reviews of a file; exit with status 1 where it is not clear to what."""
    try:
        found = reviews_in(file.read_bytes(), str(file))
    except OSError as error:
        raise Unreadable(str(file), error.strerror or "cannot be read") from error
    if what:
        claim = claim_of(corpus, what)
        if claim is None:
            raise BadInput(f"{what} is no claim's id: a review is of a claim; `onrecord claims` prints their ids")
        return [corpus.write_note("claim", claim.id, text, actor, one.review) for one in found]
    placed = [(one, matches(corpus, one)) for one in found]
    linked = [(one, claim) for one, ranked in placed if (claim := surely(ranked))]
    written = [corpus.write_note("claim", claim.id, text, actor, one.review) for one, claim in linked]
    _say_open([(one, [m.claim.id for m in ranked[:3]]) for one, ranked in placed if surely(ranked) is None])
    if len(written) < len(found):
        for one in written:
            notes().print(f"linked to claim {one.to[:12]}")
        sys.exit(1)
    return written


def _say_open(reviews: Sequence[tuple[Found, list[str]]]) -> None:
    out = notes()
    for one, candidates in reviews:
        words = clip(one.review.reviewed, 80)
        perhaps = (
            f"perhaps {', '.join(c[:12] for c in candidates)}"
            if candidates
            else "it names no article here, or none that says so"
        )
        out.print(f"not linked: “{words}”: {perhaps}; say which with `onrecord note CLAIM --review`", soft_wrap=True)
