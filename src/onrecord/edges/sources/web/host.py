"""One host: its queue, its rules, and who visits it."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.edges.sources.web.answers import Job
from onrecord.edges.sources.web.client import Answer, Client, Silent
from onrecord.edges.sources.web.limits import Web
from onrecord.edges.sources.web.robots import MOST, Rules, read_rules
from onrecord.edges.sources.web.urls import joined
from onrecord.errors import Refused, Unreachable, Unreadable

_CLOSED_FOR = 600.0  # seconds after which robots.txt is asked for again where it could not be read
_GOOD_FOR = 86_400.0  # seconds after which it is asked for again at all (RFC 9309, section 2.4)


@dataclass(slots=True)
class Host:
    """A host's queue; only one thread at a time works for it.

    `ready` is the moment from which it may be asked again (`time.monotonic`), `silent` how often in a row there was
    no connection to it.
    """

    name: str
    queue: deque[Job] = field(default_factory=deque)
    busy: bool = False
    ready: float = 0.0
    done: int = 0
    silent: int = 0
    rules: Rules | None = None
    until: float = 0.0

    @property
    def delay(self) -> float:
        """The pause it asks for."""
        return self.rules.delay if self.rules else 0.0


class Visitor:
    """Asks hosts for pages, their robots.txt first."""

    def __init__(self, web: Web, limit: int) -> None:
        self._web = web
        self._limit = limit

    @cached_property
    def _client(self) -> Client:  # made when it is needed: reading the certificates takes a moment
        return Client(self._web, self._limit)

    def hang_up(self) -> None:
        """End every visit that is going on."""
        self._client.hang_up()

    def visit(self, host: Host, job: Job) -> Answer:
        """Return a page's answer.

        Raises:
            Refused: the host's robots.txt asks not to fetch it, or its address may not be asked.
            Unreadable: there is no answer.
        """
        if host.rules is None or time.monotonic() > host.until:
            host.rules = self._rules(host.name)
            host.until = time.monotonic() + (_CLOSED_FOR if host.rules.closed else _GOOD_FOR)
        if not host.rules.allows(job.url):
            why = (
                host.rules.closed
                or "its robots.txt asks not to fetch it; save the page from a browser and add the file"
            )
            raise Refused(job.url, why)
        headers = {}
        if job.kept and job.kept.etag:
            headers["If-None-Match"] = job.kept.etag
        if job.kept and job.kept.modified:
            headers["If-Modified-Since"] = job.kept.modified
        return self._client.get(job.url, headers)

    def _rules(self, site: str) -> Rules:
        url = f"{site}/robots.txt"
        try:
            for _ in range(6):
                answer = self._client.get(url, limit=MOST)
                if answer.status not in {301, 302, 303, 307, 308}:
                    return read_rules(answer.status, answer.body)
                onward = joined(url, answer.header("location"))
                if url.startswith("https:") and not onward.startswith("https:"):
                    break
                url = onward
        except (Refused, Silent):
            raise
        except Unreadable as error:
            raise Unreachable(
                url, f"its robots.txt cannot be read ({error.why.partition(';')[0]}); try again later"
            ) from error
        return Rules()  # redirected too often: as if there were none (RFC 9309, section 2.3.1.2)
