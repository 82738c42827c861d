"""Web archives: WARC, plain or gzipped, and WACZ, which holds some."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from struct import error as struct_error
from typing import IO, NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as zlib_error

from onrecord.edges.sources.kinds import kind_of
from onrecord.edges.sources.limits import Found, Intake, is_folder, reason, shown
from onrecord.edges.sources.warc.http import read_http
from onrecord.edges.sources.warc.records import Record, digest_fits, records
from onrecord.edges.sources.web.urls import canonical, is_link
from onrecord.errors import Cut, Empty, NotText, Refused, Unreadable
from onrecord.records import Capture, Exchange, Given, Skipped

_WARC = (".warc", ".warc.gz")
_WACZ = ".wacz"
_MOST_MEMBERS = 10_000
_MOST_TIMES = 200
# What reading a damaged ZIP file comes to, by where the damage is.
_DAMAGED = (
    BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OverflowError,
    struct_error,
    zlib_error,
)
_WANTED = frozenset(("response", "resource"))


def is_archive(name: str) -> bool:
    """Whether a file's name is a web archive's."""
    return name.lower().endswith((*_WARC, _WACZ))


class Archives(NamedTuple):
    """Takes .warc, .warc.gz and .wacz; pages are captures, what else was archived is counted."""

    intake: Intake = Intake()

    def takes(self, what: str) -> bool:
        """Whether the name is a web archive's and no folder's."""
        return "://" not in what and is_archive(what) and not is_folder(what)

    def captures(self, what: str) -> Iterator[Found]:
        """Yield a capture a page, in the order of the archive."""
        path = Path(what)
        found = self._inside_zip(path) if what.lower().endswith(_WACZ) else self._alone(path)
        some = False
        try:
            for item in found:
                some = True
                yield item
        except (OSError, ValueError) as error:
            yield Unreadable(shown(path), reason(error))
            return
        if not some:
            yield Empty(shown(path), "no page in this archive; check that its download is whole")

    def _alone(self, path: Path) -> Iterator[Found]:
        with path.open("rb") as file:
            yield from self._read(file, shown(path), path.stat().st_size)

    def _inside_zip(self, path: Path) -> Iterator[Found]:
        """Yield what the archives inside a WACZ hold; their paths are names only, nothing is written anywhere."""
        where = shown(path)
        try:
            with ZipFile(path) as packed:
                members = packed.infolist()
                if len(members) > _MOST_MEMBERS:
                    yield Refused(
                        where, f"{len(members):,} files in it, and the limit is {_MOST_MEMBERS:,}; unpack it first"
                    )
                    return
                for member in members:
                    if member.filename.lower().endswith(_WARC) and not member.is_dir():
                        yield from self._member(packed, member, f"{where} ({member.filename[:200]})")
        except _DAMAGED as error:
            yield Cut(where, f"a damaged or cut WACZ ({str(error)[:80]}); fetch it again")

    def _member(self, packed: ZipFile, member: ZipInfo, where: str) -> Iterator[Found]:
        if member.file_size > _MOST_TIMES * max(1, member.compress_size):
            yield Refused(where, "unpacks to hundreds of times its size, which no archive does; left out")
            return
        try:
            with packed.open(member) as file:
                yield from self._read(file, where, member.file_size)
        except _DAMAGED as error:
            yield Cut(where, f"damaged or locked inside its WACZ ({str(error)[:80]}); what stands before was read")

    def _read(self, file: IO[bytes], where: str, size: int) -> Iterator[Found]:
        counted: dict[str, int] = {}
        for record, done in records(file, where, 2 * self.intake.limit, _WANTED):
            self.intake.tell(f"MB of {Path(where).name}", done // 1_000_000, max(1, size // 1_000_000))
            item = record if isinstance(record, Unreadable) else self._page(record)
            if isinstance(item, Skipped):
                counted[item.why] = counted.get(item.why, 0) + 1
            else:
                yield item
        for why, count in counted.items():
            yield Skipped(where, why, count)

    def _page(self, record: Record) -> Capture | Skipped | Unreadable:
        url, fields = record.target, record.fields
        where = f"{record.where} {url}"
        if not is_link(url):
            return Skipped(record.where, f"archived {url.partition(':')[0][:20] or 'record without an address'}")
        try:
            origin = canonical(url)
        except Refused as error:
            return error
        exchange = None
        if record.type == "response":
            http = read_http(where, record.block, self.intake.limit)
            if isinstance(http, Unreadable):
                return http
            if http.status != 200:
                return Skipped(record.where, f"archived answer {http.status}")
            stated = fields.get("warc-payload-digest")
            if stated and not digest_fits(stated, http.raw, http.unchunked, http.body):
                return Cut(where, "its content is not what was archived (payload digest); it was left out")
            exchange = Exchange(url, origin, url, http.status, http.headers, (), fields.get("warc-ip-address"))
            declared, body, broken = http.header("content-type"), http.body, http.broken
        else:
            declared, body, broken = fields.get("content-type", ""), record.block, None
        kind = kind_of(where, declared, body)
        if isinstance(kind, NotText | Empty):
            return Skipped(
                record.where, f"archived {declared.partition(';')[0].strip().lower()[:60] or 'empty answer'}"
            )
        if isinstance(kind, Unreadable) or broken:
            return broken or kind  # type: ignore[return-value]
        obtained = fields.get("warc-date") or self.intake.clock()
        return Capture(origin, body, kind, obtained, Given(url=url), exchange)
