"""What an answer means: a page, another address, a pause, or nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

import msgspec

from onrecord.edges.sources.kinds import kind_of
from onrecord.edges.sources.limits import Intake
from onrecord.edges.sources.web.client import Answer
from onrecord.edges.sources.web.limits import Web
from onrecord.edges.sources.web.urls import canonical, joined
from onrecord.errors import Cut, Gone, Refused, TimedOut, Unreachable, Unreadable
from onrecord.records import Capture, Exchange, Kept, Lead


class Job(NamedTuple):
    """A link on its way: the address to ask now, those that led there, how often it was asked, how deep it was listed.

    `named` is set where a user or a table named it, and not a listing.
    """

    lead: Lead
    url: str
    via: tuple[str, ...] = ()
    tries: int = 0
    level: int = 0
    named: bool = False
    kept: Kept | None = None


class Retry(NamedTuple):
    """Ask again after so many seconds."""

    seconds: float


class Turned(NamedTuple):
    """Ask another address instead."""

    to: str


def judged(answer: Answer | Unreadable, job: Job, web: Web) -> Answer | Retry | Turned | Unreadable:
    """Say what is to be done about an answer."""
    tired = job.tries + 1 >= web.tries
    if isinstance(answer, Unreadable):
        fleeting = isinstance(answer, (Unreachable, TimedOut, Cut)) and not isinstance(answer, Gone)
        return answer if tired or not fleeting else Retry(web.backoff * 2**job.tries)
    where, status = job.lead.url, answer.status
    if status in {301, 302, 303, 307, 308}:
        return _onward(answer, job, web)
    if status == 429 or status >= 500:
        pause = _asked_pause(answer.header("retry-after"))
        if tired or (pause or 0) > web.patience:
            asked = f", wait {pause:,.0f} s" if pause else ""
            return Unreachable(where, f"the server cannot answer now ({status}{asked}); try again later")
        return Retry(web.backoff * 2**job.tries if pause is None else pause)
    if status in {404, 410}:
        return Gone(where, f"there is no such page (answer {status}); check the address, or look for it in an archive")
    if status not in {200, 203, 304}:
        return Unreachable(where, f"the server does not give it (answer {status}); save the page from a browser")
    if isinstance(answer.broken, (Cut, TimedOut)) and not tired:
        return Retry(web.backoff * 2**job.tries)
    return answer


def _onward(answer: Answer, job: Job, web: Web) -> Turned | Unreadable:
    where, to = job.lead.url, joined(answer.url, answer.header("location"))
    if not answer.header("location"):
        return Unreachable(where, f"redirects to nowhere (answer {answer.status}); check the address")
    if len(job.via) >= web.redirects or to in {*job.via, answer.url}:
        return Unreachable(where, "redirects without end; open it in a browser and give the address it ends at")
    if answer.url.lower().startswith("https:") and to.lower().startswith("http:"):
        return Refused(where, f"redirects from a safe connection to an open one ({to[:80]}); not followed")
    return Turned(to)


def _asked_pause(value: str) -> float | None:
    """Return the seconds that Retry-After asks for, as a number or a date; None where it says nothing."""
    try:
        if value.strip().isdigit():
            return float(value)
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None


def page(answer: Answer, job: Job, intake: Intake) -> Capture | Unreadable:
    """Return the capture of a page, or why there is none."""
    kind = kind_of(job.lead.url, answer.header("content-type"), answer.body)
    if isinstance(kind, Unreadable):
        return kind
    exchange = Exchange(
        job.lead.url, canonical(job.lead.url), answer.url, answer.status, answer.headers, job.via, answer.address
    )
    given = msgspec.structs.replace(job.lead.given, url=job.lead.given.url or answer.url)
    return Capture(canonical(answer.url), answer.body, kind, intake.clock(), given, exchange)
