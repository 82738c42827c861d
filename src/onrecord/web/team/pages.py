"""What the pages of the door show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from onrecord.records import Record
from onrecord.team import Colleague, Deed, Session
from onrecord.web.pages.answer import Shown

DEEDS = 100  # of one page


class SignInView(Record, frozen=True):
    """The page where one signs in; `wrong` says why it did not work."""

    to: str
    name: str
    wrong: str = ""
    by_proxy: bool = False


class Place(Record, frozen=True):
    """A browser that is signed in, or a token; times to the minute, UTC."""

    kind: str
    made: str
    seen: str
    ends: str
    here: bool


class MeView(Record, frozen=True):
    """One's own page."""

    colleague: Colleague
    places: tuple[Place, ...]
    wrong: str = ""
    done: str = ""


class AuditView(Record, frozen=True):
    """The audit list, the newest first; `further` is the number that the next page begins before."""

    deeds: tuple[Deed, ...]
    person: str
    people: tuple[str, ...]
    further: int | None


def sign_in(view: SignInView, status: int = 200) -> Shown:
    """Show where one signs in."""
    return Shown("team/sign_in.html", view, "sign-in", status)


def me(view: MeView, status: int = 200) -> Shown:
    """Show one's own page."""
    return Shown("team/me.html", view, "me", status)


def audit(found: Sequence[tuple[int, Deed]], person: str, people: Sequence[Colleague]) -> Shown:
    """Show the audit list; of what was found, the last is there only to tell that there is more."""
    shown = tuple(deed for _, deed in found[:DEEDS])
    further = found[DEEDS - 1][0] if len(found) > DEEDS else None
    return Shown("team/audit.html", AuditView(shown, person, tuple(c.name for c in people), further), "audit")


def places(sessions: Sequence[Session], here: Session | None) -> tuple[Place, ...]:
    """Return where somebody is signed in."""
    return tuple(
        Place(s.kind, _minute(s.made), _minute(s.seen), _minute(s.ends), here is not None and s.key == here.key)
        for s in sessions
    )


def _minute(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M")
