"""Links → captures: many hosts at once, one request at a time to each, with a pause between two.

All bookkeeping happens in the caller's thread; other threads do nothing but wait for one answer each. Every redirect
and every retry goes back into its host's queue, so that neither outruns the pause or the rules of the host it leads to.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import NamedTuple

from onrecord.edges.sources.limits import Found, Intake
from onrecord.edges.sources.web.answers import Job, Retry, Turned, judged, page
from onrecord.edges.sources.web.client import Answer, Silent
from onrecord.edges.sources.web.host import Host, Visitor
from onrecord.edges.sources.web.urls import canonical, take_apart
from onrecord.errors import Cut, Refused, Unreachable, Unreadable
from onrecord.records import Lead, Seen

_SILENCE = 6  # connections in a row that fail, after which a host is given up
_AHEAD = 256  # links waiting beyond which no further ones are taken from the sources

Unfold = Callable[[Answer, Job], Iterator[Found] | None]
"""What a listing names: its items, or None where an answer is no listing."""


class _Done(NamedTuple):
    """What came of one request."""

    job: Job
    answer: Answer | Unreadable


class Crawl:
    """Fetches links, and what they list.

    Args:
        intake: The limits, the clock, and what is kept already.
        unfold: Reads listings.
    """

    def __init__(self, intake: Intake, unfold: Unfold) -> None:
        self._intake = intake
        self._web = intake.web
        self._unfold = unfold
        self._visitor = Visitor(intake.web, intake.limit)
        self._hosts: dict[str, Host] = {}
        self._asked: set[str] = set()
        self._running: dict[Future[_Done], Host] = {}
        self._waiting = 0

    def run(self, found: Iterable[Found]) -> Iterator[Found]:
        """Yield what is found, each link replaced by what it leads to."""
        with ThreadPoolExecutor(self._web.hosts) as threads:
            try:
                for item in found:
                    if isinstance(item, Lead):
                        yield from self._take(Job(item, item.url, named=True))
                        while self._waiting > _AHEAD:
                            yield from self._turn(threads)
                    else:
                        yield item
                while self._waiting or self._running:
                    yield from self._turn(threads)
            finally:
                if self._running:  # stopped before the end: nobody waits for what is still on its way
                    threads.shutdown(wait=False, cancel_futures=True)
                    self._visitor.hang_up()

    # --- queues -------------------------------------------------------------------------------------------

    def _take(self, job: Job) -> Iterator[Found]:
        """Put a link into its host's queue, unless it was there before or needs no request."""
        try:
            name, site = canonical(job.url), take_apart(job.url).site
        except Refused as error:
            yield error
            return
        if name in self._asked and name not in {canonical(before) for before in job.via}:
            return
        self._asked.add(name)
        kept = self._intake.kept(name)
        if kept and not job.named and not job.via and not self._web.recheck:
            changed = job.lead.changed
            if changed is None or changed <= kept.obtained:
                yield Seen(kept.id, kept.origin, kept.obtained)
                return
        self._queue(site, job._replace(kept=kept), first=bool(job.via))

    def _queue(self, site: str, job: Job, *, first: bool) -> None:
        host = self._hosts.setdefault(site, Host(site))
        (host.queue.appendleft if first else host.queue.append)(job)
        self._waiting += 1

    def _turn(self, threads: ThreadPoolExecutor) -> Iterator[Found]:
        """Ask what may be asked now, wait for an answer or for the next moment to ask, and yield what came."""
        now = time.monotonic()
        idle = [host for host in self._hosts.values() if host.queue and not host.busy]
        for host in sorted(idle, key=lambda h: h.ready):
            if host.ready > now or len(self._running) >= self._web.hosts:
                break
            self._start(threads, host)
        left = [host.ready - now for host in self._hosts.values() if host.queue and not host.busy]
        pause = max(0.0, min(left, default=60.0)) if len(self._running) < self._web.hosts else 60.0
        if not self._running:
            time.sleep(pause)
            return
        done, _ = wait(self._running, timeout=pause, return_when=FIRST_COMPLETED)
        for future in done:
            yield from self._finish(self._running.pop(future), future.result())

    def _start(self, threads: ThreadPoolExecutor, host: Host) -> None:
        job = host.queue.popleft()
        self._waiting -= 1
        host.busy = True

        def ask() -> _Done:
            try:
                return _Done(job, self._visitor.visit(host, job))
            except Unreadable as error:
                turned = f"redirects to {job.url[:200]}: " if job.via else ""
                return _Done(job, type(error)(job.lead.url, turned + error.why))

        self._running[threads.submit(ask)] = host

    # --- answers ------------------------------------------------------------------------------------------

    def _finish(self, host: Host, done: _Done) -> Iterator[Found]:
        host.busy = False
        host.done += 1
        host.ready = time.monotonic() + max(self._web.delay, host.delay)
        self._intake.tell(f"asking {host.name}", host.done, host.done + len(host.queue))
        host.silent = host.silent + 1 if isinstance(done.answer, Silent) else 0
        job = done.job
        outcome = judged(done.answer, job, self._web)
        match outcome:
            case Retry(seconds):
                host.ready = max(host.ready, time.monotonic() + seconds)
                self._queue(host.name, job._replace(tries=job.tries + 1), first=True)
            case Turned(to):
                yield from self._turned(host, job, to)
            case Answer():
                yield from self._read(outcome, job)
            case _:
                yield outcome
        if host.silent >= _SILENCE:
            yield from self._abandon(host)

    def _abandon(self, host: Host) -> Iterator[Found]:
        """Give up what waits for a host that cannot be connected to: each wait would be in vain."""
        for job in host.queue:
            yield Unreachable(job.lead.url, f"not asked, for {host.name} cannot be reached; try again later")
        self._waiting -= len(host.queue)
        host.queue.clear()
        host.silent = 0

    def _turned(self, host: Host, job: Job, to: str) -> Iterator[Found]:
        onward = job._replace(url=to, via=(*job.via, job.url), tries=0)
        try:
            if take_apart(to).site == host.name:
                host.ready = time.monotonic()  # one page in two steps: no pause between them
        except Refused as error:
            yield Refused(job.lead.url, f"redirects to {error}")
            return
        yield from self._take(onward)

    def _read(self, answer: Answer, job: Job) -> Iterator[Found]:
        """Yield what an answer holds: the items of a listing, or the page itself."""
        if answer.status == 304 and job.kept:
            yield Seen(job.kept.id, job.kept.origin, self._intake.clock())
            return
        items = self._unfold(answer, job) if job.level < self._web.nesting else None
        if items is None:
            yield answer.broken or page(answer, job, self._intake)
            return
        if answer.broken:
            yield answer.broken
        for number, item in enumerate(items):
            if number >= self._web.listed:
                yield Refused(job.lead.url, f"names more than {self._web.listed:,} pages: the rest was left out")
                return
            if isinstance(item, Cut) and answer.broken:
                continue  # said already
            if isinstance(item, Lead):
                yield from self._take(Job(item, item.url, level=job.level + 1))
            else:
                yield item
