"""`onrecord people`: who may come in where a corpus is served to a team."""

from __future__ import annotations

import getpass
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
import msgspec
from rich import box
from rich.table import Table

from onrecord.cli.options import corpus_option, json_option, limit_option
from onrecord.cli.output import console, count, notes, print_rows
from onrecord.edges import passwords
from onrecord.edges.store import open_team
from onrecord.errors import BadInput, NotFound
from onrecord.ports import Team
from onrecord.team import ROLES, Colleague, Deed, Session, What, begun, named, new_secret, role_of

_DAY = 24 * 3600
_role_option = click.option("--role", type=click.Choice(ROLES), required=True, help="What they may do.")
_stdin_option = click.option("--password-stdin", "piped", is_flag=True, help="Read the password from standard input.")


@click.group()
def people() -> None:
    """Say who may come in where the corpus is served to a team, and see what they did.

    \b
    The roles, each with what the ones before it may do:
      read     read everything, export
      review   judge, write notes
      run      take in reports and links, erase a capture, read the audit list
    """  # noqa: D301 - click reads \b as "keep these lines as they are"


@contextmanager
def _opened(where: str) -> Iterator[Team]:
    team = open_team(where)
    try:
        yield team
    finally:
        team.close()


def _deed(what: What, about: str) -> Deed:
    return Deed(_now(), getpass.getuser(), what, about, "terminal")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _found(team: Team, name: str) -> Colleague:
    colleague = team.colleague(name)
    if colleague is None:
        raise NotFound(f"nobody called {name} is in the team: `onrecord people list` lists who is")
    return colleague


def _password(*, piped: bool) -> str:
    if piped:
        return sys.stdin.readline().rstrip("\n")
    if not sys.stdin.isatty():
        raise BadInput("no terminal to ask for a password at: --password-stdin reads it from standard input")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))


@people.command("add")
@click.argument("name")
@_role_option
@click.option("--no-password", is_flag=True, help="They come in by the proxy's identity header alone.")
@_stdin_option
@corpus_option
def people_add(name: str, role: str, where: str, no_password: bool, piped: bool) -> None:  # noqa: FBT001 - click
    """Put somebody into the team; asks for their password."""
    kept = named(name)
    with _opened(where) as team:
        if team.colleague(kept):
            raise BadInput(f"{kept} is in the team already: `onrecord people role` and `password` change what is kept")
        hashed = None if no_password else passwords.hashed(_password(piped=piped))
        colleague = Colleague(kept, role_of(role), hashed, _now())
        team.keep(colleague, _deed("put into the team", f"{kept}, {role}"))
    notes().print(f"{kept} is in the team: {role}")


@people.command("role")
@click.argument("name")
@click.argument("role", type=click.Choice(ROLES))
@corpus_option
def people_role(name: str, role: str, where: str) -> None:
    """Give somebody another role; they sign in anew."""
    with _opened(where) as team:
        colleague = _found(team, name)
        changed = msgspec.structs.replace(colleague, role=role_of(role))
        team.keep(changed, _deed("changed the role", f"{colleague.name}, {colleague.role} → {role}"))
    notes().print(f"{colleague.name}: {role}")


@people.command("password")
@click.argument("name")
@_stdin_option
@corpus_option
def people_password(name: str, where: str, piped: bool) -> None:  # noqa: FBT001 - click
    """Give somebody another password; their sessions and tokens end."""
    with _opened(where) as team:
        colleague = _found(team, name)
        changed = msgspec.structs.replace(colleague, password=passwords.hashed(_password(piped=piped)))
        team.keep(changed, _deed("changed the password", colleague.name))
    notes().print(f"{colleague.name} has another password")


@people.command("remove")
@click.argument("name")
@corpus_option
def people_remove(name: str, where: str) -> None:
    """Take somebody out of the team: their sessions end at once. What they judged stays, with their name."""
    with _opened(where) as team:
        colleague = _found(team, name)
        team.remove(name, _deed("removed", colleague.name))
    notes().print(f"{colleague.name} is not of the team any more")


@people.command("list")
@corpus_option
@json_option
def people_list(where: str, as_json: bool) -> None:  # noqa: FBT001 - click
    """List who is of the team, what they may do, and when they were here last."""
    with _opened(where) as team:
        rows = [(one, team.sessions(one.name)) for one in team.colleagues()]
    if as_json:
        print_rows(_row(colleague, sessions) for colleague, sessions in rows)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in ("name", "role", "comes in by", "last here (UTC)", "signed in"):
        table.add_column(heading)
    for colleague, sessions in rows:
        by = "password" if colleague.password else "proxy"
        table.add_row(colleague.name, colleague.role, by, _last(sessions) or "–", str(len(sessions)))
    console().print(table if rows else "nobody yet: `onrecord people add NAME --role run`")


def _row(colleague: Colleague, sessions: list[Session]) -> dict[str, object]:
    return {
        "name": colleague.name, "role": colleague.role, "password": colleague.password is not None,
        "since": colleague.since, "sessions": sum(s.kind == "page" for s in sessions),
        "tokens": sum(s.kind == "api" for s in sessions), "seen": _last(sessions),
    }  # fmt: skip


def _last(sessions: list[Session]) -> str | None:
    seen = max((s.seen for s in sessions), default=None)
    return datetime.fromtimestamp(seen, UTC).strftime("%Y-%m-%d %H:%M") if seen is not None else None


@people.command("token")
@click.argument("name")
@click.option("--days", type=click.IntRange(1, 730), default=90, show_default=True, help="It ends after so many.")
@corpus_option
def people_token(name: str, days: int, where: str) -> None:
    """Make a token with which a program asks the API as somebody, with their role. It is printed once."""
    with _opened(where) as team:
        colleague, secret = _found(team, name), new_secret("api")
        session = begun(colleague.name, secret, time.time(), days * _DAY, "api")
        if not team.begin(session, colleague, _deed("made a token", f"{colleague.name}, {count(days, 'day')}")):
            raise NotFound(f"{colleague.name} was changed meanwhile: run this again")
    click.echo(secret)
    notes().print("kept nowhere in clear: note it now; Authorization: Bearer TOKEN", soft_wrap=True)


@people.command("sign-out")
@click.argument("name")
@corpus_option
def people_sign_out(name: str, where: str) -> None:
    """End all sessions and tokens of somebody."""
    with _opened(where) as team:
        colleague = _found(team, name)
        sessions = team.sessions(name)
        team.end([session.key for session in sessions], _deed("ended sessions", colleague.name))
    notes().print(f"{count(len(sessions), 'session')} of {colleague.name} ended")


@people.command("audit")
@click.option("--of", "person", default="", metavar="NAME", help="Only what this person did.")
@corpus_option
@json_option
@limit_option
def people_audit(person: str, where: str, as_json: bool, limit: int) -> None:  # noqa: FBT001 - click
    """List who signed in, judged, undid, added, exported, erased, and changed the team; the newest first."""
    with _opened(where) as team:
        deeds = list(_deeds(team, person, None if as_json else limit or None))
    if as_json:
        print_rows({"number": number, **msgspec.structs.asdict(deed)} for number, deed in deeds)
        return
    out = console()
    for _, deed in deeds:
        about = f": {deed.about}" if deed.about else ""
        out.print(f"{deed.at[:19].replace('T', ' ')}  {deed.person or 'somebody'} {deed.what}{about}", soft_wrap=True)
    if not deeds:
        out.print("nothing yet")


def _deeds(team: Team, person: str, limit: int | None) -> Iterator[tuple[int, Deed]]:
    before: int | None = None
    left = limit
    while left is None or left > 0:
        part = team.deeds(person, before, min(1000, left or 1000))
        yield from part
        if not part:
            return
        before, left = part[-1][0], None if left is None else left - len(part)
