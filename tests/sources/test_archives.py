"""Web archives: whole records in, the rest named; ours and others' writers, cut and damaged at any place."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.edges.export import write_warc
from onrecord.edges.sources import Intake, Web, captures
from onrecord.errors import Cut, Empty, Refused, TooLarge, Unreadable
from onrecord.records import Capture, Exchange, Given, Skipped

NOON = "2026-01-01T12:00:00Z"


def body(n):
    return f"<html><body><p>Report {n}: the bridge over the Orla was closed.</p></body></html>".encode()


def page(n, **headers):
    url = f"https://sella.example/story?id={n}"
    fields = (("Content-Type", "text/html"), *((k.replace("_", "-"), v) for k, v in headers.items()))
    exchange = Exchange(url, url, url, 200, fields, (), "93.184.216.34")
    return Capture(url, body(n), "text/html", f"2026-01-01T12:00:{n % 60:02}Z", Given(url=url), exchange)


def ours(*pages):
    out = io.BytesIO()
    write_warc(pages, out)
    return out.getvalue()


def read(tmp_path, raw, name="a.warc.gz", **options):
    path = tmp_path / name
    path.write_bytes(raw)
    return list(captures(str(path), intake=Intake(clock=lambda: NOON, web=Web(offline=True), **options)))


def kept(found):
    return [item for item in found if isinstance(item, Capture)]


def test_what_we_write_we_read(tmp_path):
    pages = [page(n) for n in range(3)]
    found = read(tmp_path, ours(*pages))
    assert [(c.id, c.obtained, c.given.url) for c in found] == [(p.id, p.obtained, p.given.url) for p in pages]
    assert found[0].exchange.header("content-type") == "text/html"
    assert found[0].exchange.address == "93.184.216.34"


def test_others_read_what_we_write_and_find_the_digests_right():
    stream = io.BytesIO(ours(page(1, Content_Encoding="gzip", Transfer_Encoding="chunked"), page(2)))
    found = ArchiveIterator(stream, check_digests="raise")
    records = [(record.rec_type, record.content_stream().read()) for record in found]
    assert records[1:] == [("response", body(1)), ("response", body(2))]


def put(writer, url, kind, payload, head=None):
    record = writer.create_warc_record(url, kind, payload=io.BytesIO(payload), http_headers=head)
    writer.write_record(record)
    record.raw_stream.close()


def theirs(*, packed=True, **kwargs):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for n in range(3):
        head = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html"), *kwargs.get("headers", [])], protocol="HTTP/1.1"
        )
        payload = kwargs.get("encode", lambda raw: raw)(body(n))
        url = f"https://sella.example/story?id={n}"
        put(writer, url, "response", payload, head)
        put(writer, url, "request", b"GET / HTTP/1.1\r\n\r\n")
    return out.getvalue()


def chunked(raw):
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(raw), raw)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize(
    ("headers", "encode"),
    [
        ([], lambda raw: raw),
        ([("Content-Encoding", "gzip")], gzip.compress),
        ([("Transfer-Encoding", "chunked")], chunked),
        ([("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")], lambda raw: chunked(gzip.compress(raw))),
        ([("Content-Encoding", "gzip")], lambda raw: raw),  # taken off by the writer, the header left
    ],
)
def test_we_read_what_others_write(tmp_path, packed, headers, encode):
    found = read(tmp_path, theirs(packed=packed, headers=headers, encode=encode), "a.warc.gz" if packed else "a.warc")
    assert [c.body for c in found] == [body(n) for n in range(3)]


def test_what_is_no_page_is_counted(tmp_path):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for status, kind, raw in (
        ("404 Not Found", "text/html", body(0)),
        ("200 OK", "image/png", b"\x89PNG.."),
        ("200 OK", "text/css", b"a{}"),
    ):
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        url = "https://sella.example/x"
        put(writer, url, "response", raw, head)
    found = read(tmp_path, out.getvalue())
    assert sorted((item.why, item.count) for item in found) == [
        ("archived answer 404", 1), ("archived image/png", 1), ("archived text/css", 1),
    ]  # fmt: skip


def test_a_cut_archive_says_so_and_gives_what_stands_before(tmp_path):
    raw = ours(*(page(n) for n in range(5)))
    found = read(tmp_path, raw[:-40])
    assert len(kept(found)) == 4
    (error,) = [item for item in found if isinstance(item, Unreadable)]
    assert isinstance(error, Cut)
    assert "breaks off in record 6" in error.why


@settings(deadline=None, max_examples=60)
@given(packed=st.booleans(), share=st.floats(0, 1, exclude_min=True, exclude_max=True))
def test_wherever_it_is_cut_the_whole_records_are_read_and_the_cut_is_said(tmp_path_factory, packed, share):
    members = ours(*(page(n) for n in range(4))).split(b"\x1f\x8b\x08")[1:]
    parts = [gzip.decompress(b"\x1f\x8b\x08" + one) for one in members]
    assert len(parts) == 5, "one of the archive itself, four of pages"
    if packed:
        parts = [b"\x1f\x8b\x08" + one for one in members]
    raw = b"".join(parts)
    at = 1 + int(share * (len(raw) - 1))
    found = read(tmp_path_factory.getbasetemp(), raw[:at], "cut.warc.gz" if packed else "cut.warc")
    tail = 8 if packed else 4  # what follows the content: gzip's checksum, two line breaks
    ends = [sum(map(len, parts[: n + 1])) for n in range(5)]
    whole = sum(end - tail <= at for end in ends[1:])
    bodies = [c.body for c in kept(found)]
    assert bodies in ([body(n) for n in range(whole)], [body(n) for n in range(whole + 1)])
    if not any(end - tail <= at <= end for end in ends):
        assert any(isinstance(item, Cut) for item in found)


def test_a_damaged_record_costs_itself_alone(tmp_path):
    parts = [ours(page(n)) for n in range(4)]
    broken = bytearray(parts[1])
    broken[len(broken) // 2] ^= 0xFF
    found = read(tmp_path, parts[0] + bytes(broken) + parts[2] + parts[3])
    assert [c.body for c in kept(found)] == [body(n) for n in (0, 2, 3)]
    assert any(isinstance(item, Cut) for item in found)


def test_content_that_is_not_what_was_archived_is_refused(tmp_path):
    raw = gzip.decompress(ours(page(1)))
    changed = raw.replace(b"was closed", b"was opened")
    (error,) = read(tmp_path, changed, "a.warc")
    assert isinstance(error, Cut)
    assert "digest" in error.why
    lines = [line for line in changed.split(b"\r\n") if not line.startswith(b"WARC-Block-Digest")]
    (error,) = read(tmp_path, b"\r\n".join(lines), "b.warc")
    assert isinstance(error, Cut)
    assert "payload digest" in error.why


def test_a_record_beyond_the_limit_is_named_and_passed_over(tmp_path):
    big = page(1)
    big = Capture(big.origin, b"<html>" + b"x" * 300_000, big.media_type, big.obtained, big.given, big.exchange)
    found = read(tmp_path, ours(big, page(2)), limit=100_000)
    assert [type(item) for item in found] == [TooLarge, Capture]


def wacz(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in members.items():
            packed.writestr(name.replace("__", "/").replace("_gz", ".gz").replace("_warc", ".warc"), raw)
    return out.getvalue()


def test_a_wacz_gives_the_pages_of_its_archives(tmp_path):
    raw = wacz(archive__a_warc_gz=ours(page(1)), archive__b_warc_gz=ours(page(2)), pages__pages="{}")
    assert [c.body for c in read(tmp_path, raw, "b.wacz")] == [body(1), body(2)]


def test_a_cut_or_crafted_wacz(tmp_path):
    raw = wacz(archive__a_warc_gz=ours(page(1)))
    (error,) = read(tmp_path, raw[:-30], "cut.wacz")
    assert isinstance(error, Cut)
    (error,) = read(tmp_path, b"no zip at all", "none.wacz")
    assert isinstance(error, Cut)
    (error,) = read(tmp_path, wacz(archive__a_warc=b"WARC/1.0\r\n" + b"\0" * 50_000_000), "bomb.wacz")
    assert isinstance(error, Refused)


def test_paths_inside_a_wacz_are_names_only(tmp_path):
    inside = tmp_path / "deep" / "er"
    inside.mkdir(parents=True)
    with zipfile.ZipFile(inside / "a.wacz", "w") as packed:
        packed.writestr("../../escaped.warc.gz", ours(page(1)))
    found = list(captures(str(inside / "a.wacz"), intake=Intake(web=Web(offline=True))))
    assert len(kept(found)) == 1
    assert not (tmp_path / "escaped.warc.gz").exists()
    assert [p.name for p in tmp_path.rglob("*.gz")] == []


def test_an_archive_without_pages_says_so(tmp_path):
    (error,) = read(tmp_path, b"", "a.warc")
    assert isinstance(error, Empty)
    (error,) = read(tmp_path, b"<html>no archive</html>\n", "b.warc")
    assert isinstance(error, Cut)


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300), st.integers(0, 400), st.booleans())
def test_no_archive_raises(tmp_path_factory, garbage, at, packed):
    raw = ours(page(1)) if packed else gzip.decompress(ours(page(1)))
    at = min(at, len(raw))
    for item in read(tmp_path_factory.getbasetemp(), raw[:at] + garbage + raw[at:], "any.warc"):
        assert isinstance(item, Capture | Skipped | Unreadable)


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=12), st.floats(0, 1))
def test_no_wacz_raises(tmp_path_factory, garbage, share):
    raw = wacz(archive__a_warc_gz=ours(page(1)))
    at = int(share * len(raw))
    found = read(tmp_path_factory.getbasetemp(), raw[:at] + garbage + raw[at + len(garbage) :], "any.wacz")
    assert found
    for item in found:
        assert isinstance(item, Capture | Skipped | Unreadable)
