"""Files, folders, links, archives, tables and standard input → captures.

A source is a file beside this one with a class that has `takes` and `captures`; it is registered here in `SOURCES`,
and the first that takes a name reads it. What one document holds of others (feeds, sitemaps, agencies' items) is read
by `listings`, from a file and from the web alike; leads are followed by `web`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onrecord.edges.sources.archives import Archives
from onrecord.edges.sources.files import Files, Folders, missing, unknown
from onrecord.edges.sources.limits import MEGABYTE, Found, Intake, now, unpack
from onrecord.edges.sources.links import Links
from onrecord.edges.sources.listings import Document, unfolded
from onrecord.edges.sources.stdin import StandardInput
from onrecord.edges.sources.tables import CsvFiles, JsonLines, Parquet
from onrecord.edges.sources.web.answers import Job
from onrecord.edges.sources.web.client import Answer
from onrecord.edges.sources.web.crawl import Crawl
from onrecord.edges.sources.web.limits import Web
from onrecord.edges.sources.web.urls import canonical
from onrecord.errors import Refused, Unreadable
from onrecord.ports import Source
from onrecord.records import Capture, Lead, Seen, Skipped

__all__ = ["MEGABYTE", "SOURCES", "Intake", "Web", "captures", "found", "missing", "now"]

SOURCES: tuple[Callable[[Intake], Source], ...] = (
    StandardInput, Links, Folders, Archives, JsonLines, CsvFiles, Parquet, Files,
)  # fmt: skip


_PLAIN = Intake()


def found(what: Sequence[str], intake: Intake) -> Iterator[Found]:
    """Yield what is found under the names a user gave, asking nobody for anything: leads are not followed."""
    for name in what:
        source = next((s for s in (make(intake) for make in SOURCES) if s.takes(name)), None)
        if source is None:
            yield unknown(name)
        else:
            yield from source.captures(name)


def captures(*what: str, intake: Intake = _PLAIN) -> Iterator[Capture | Seen | Skipped | Unreadable]:
    """Yield the captures of what a user named; what could not be read is yielded as an error, never raised.

    Args:
        what: files, folders, links, tables, archives, or "-" for standard input.
        intake: how they are taken in.

    Raises:
        BadInput: a column of a table that the intake names is not there.
    """
    items = found(what, intake)
    if not intake.web.offline:
        items = Crawl(intake, _listed(intake)).run(items)
    for item in items:
        if isinstance(item, Lead):
            yield Refused(item.url, "not fetched, for no network is used here; take it in with `onrecord add`")
        else:
            yield item


def _listed(intake: Intake) -> Callable[[Answer, Job], Iterator[Found] | None]:
    """Return what reads the listings among answers."""

    def unfold(answer: Answer, job: Job) -> Iterator[Found] | None:
        body = answer.body
        if body.startswith(b"\x1f\x8b"):  # a sitemap is often a gzip file by itself
            try:
                body = unpack(body, job.lead.url, intake.limit)
            except Unreadable as error:
                return iter((error,))
        charset = answer.header("content-type").partition("charset=")[2].partition(";")[0].strip(" \"'")
        origin = canonical(answer.url)
        return unfolded(Document(job.lead.url, origin, answer.url, body, charset, intake.capture))

    return unfold
