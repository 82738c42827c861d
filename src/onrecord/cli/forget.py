"""`onrecord forget`: erase one capture, and leave a signed tombstone."""

from __future__ import annotations

import getpass

import click

from onrecord.cli.options import corpus_option, existing, json_option
from onrecord.cli.output import clip, console, count, notes, print_rows
from onrecord.contract import tombstone_row
from onrecord.edges.store import on_server, shown
from onrecord.errors import BadInput
from onrecord.keeping import Erased


@click.command()
@click.argument("capture", required=False)
@click.option("--reason", default=None, help="Why. It is kept for good: name nobody in it who is to be forgotten.")
@click.option("--as", "actor", default=None, help="Who says so.  [default: the user logged in]")
@click.option("--yes", is_flag=True, help="Do not ask whether it is meant.")
@corpus_option
@json_option
def forget(capture: str | None, where: str, as_json: bool, **asked: str | bool | None) -> None:  # noqa: FBT001 - click
    """Erase the bytes and texts of one CAPTURE, and everything read in it or derived from it.

    CAPTURE is its id, or an article of it by id or path. What is left is a tombstone: hashes, who, when and why, signed
    with the key beside the corpus. Counts are made anew, and the same bytes or page are not taken in again. It cannot
    be undone. Without CAPTURE, what was erased is listed.
    """
    if capture is None:
        _list(where, as_json=as_json)
        return
    if not asked["reason"]:
        raise BadInput("say why with --reason TEXT: it stands in the tombstone")
    with existing(where) as corpus:
        if not asked["yes"]:
            click.confirm(f"Erase {capture} from {shown(where)} for good?", abort=True, err=True)
        erased = corpus.forget(capture, str(asked["reason"]), str(asked["actor"] or getpass.getuser()))
    if as_json:
        print_rows([tombstone_row(erased.tombstone)])
    _say(erased)
    if on_server(where):
        notes().print("what the server keeps besides (its log, standbys, backups) is its administrator's to erase")


def _say(erased: Erased) -> None:
    stone, out = erased.tombstone, notes()
    out.print(f"erased: capture {stone.capture[:12]}, {count(len(stone.articles), 'article')}")
    if erased.twins:
        out.print(f"the same bytes are still kept from {', '.join(erased.twins)}", soft_wrap=True)
    out.print("copies of the corpus made before, exports and notes on claims are yours to look at")


def _list(where: str, *, as_json: bool) -> None:
    with existing(where) as corpus:
        stones = corpus.tombstones()
    if as_json:
        print_rows(tombstone_row(stone) for stone in stones)
        return
    out = console()
    for stone in stones:
        out.print(f"{stone.made[:10]}  {stone.capture[:12]}  {stone.actor}: {clip(stone.reason, out.width)}")
    if not stones:
        out.print("nothing was erased")
