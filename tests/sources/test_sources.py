"""Files, folders, tables and standard input → captures; everything refused is named with its reason."""

import gzip
import io
import json
import os
import re
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.edges.sources import Intake, captures
from onrecord.errors import Empty, NoSource, NotText, TooLarge, Unreadable
from onrecord.records import Capture, Given

TEXT = "The bridge over the Orla was closed, officials said.\n"
NOON = "2026-01-01T12:00:00Z"


def take(what, **options):
    return list(captures(str(what), intake=Intake(clock=lambda: NOON, **options)))


def refused(found):
    (error,) = found
    assert isinstance(error, Unreadable)
    assert ";" in error.why, "a refusal names the cure"
    assert "\n" not in error.why
    return error


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.txt", "text/plain"),
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
        ("a", "text/plain"),
        ("a.md", "text/plain"),
    ],
)
def test_a_named_file(tmp_path, name, media_type):
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert take(tmp_path / name) == [
        Capture((tmp_path / name).as_posix(), b"\xef\xbb\xbf" + TEXT.encode(), media_type, NOON)
    ]


@pytest.mark.parametrize(("name", "media_type"), [("a.txt.gz", "text/plain"), ("a.html.gz", "text/html")])
def test_a_gzipped_file(tmp_path, name, media_type):
    (tmp_path / name).write_bytes(gzip.compress(TEXT.encode()) + gzip.compress(b"More.\n"))
    (capture,) = take(tmp_path / name)
    assert (capture.body, capture.media_type) == (TEXT.encode() + b"More.\n", media_type)


def test_the_clock_is_in_utc_to_the_second(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (capture,) = captures(str(tmp_path / "a.txt"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", capture.obtained)


def test_origins(tmp_path, monkeypatch):
    inside, outside = tmp_path / "corpus", tmp_path / "other"
    for folder in (inside / "deep", outside):
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(TEXT)
    monkeypatch.chdir(inside)
    assert [c.origin for c in take("deep/a.txt")] == ["deep/a.txt"]
    assert [c.origin for c in take("deep/a.txt", base=inside)] == ["deep/a.txt"]
    assert [c.origin for c in take(inside / "deep" / "a.txt", base=Path())] == ["deep/a.txt"]
    assert [c.origin for c in take("deep/../deep/a.txt", base=inside)] == ["deep/a.txt"]
    assert [c.origin for c in take("../other/a.txt", base=inside)] == [(outside / "a.txt").as_posix()]


def test_a_folder_is_read_in_order_without_hidden_files_and_other_kinds(tmp_path):
    for name in ["b.txt", "a/z.html", "a/y.txt.gz", "c.htm", "d.jsonl", "e.mp4", ".hidden.txt", ".git/x.txt", "f.gz"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(TEXT.encode()) if name.endswith(".gz") else TEXT.encode())
    assert [c.origin for c in take(tmp_path, base=tmp_path)] == ["a/y.txt.gz", "a/z.html", "b.txt", "c.htm"]


def test_a_folder_without_reports_says_so(tmp_path):
    (tmp_path / "a.jsonl").write_text("{}")
    assert isinstance(refused(take(tmp_path)), Empty)


def test_a_bad_file_does_not_stop_the_folder(tmp_path):
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt.gz").write_bytes(b"no gzip")
    (tmp_path / "c.txt").write_text(TEXT)
    empty, damaged, capture = take(tmp_path)
    assert (type(empty), type(damaged), type(capture)) == (Empty, NotText, Capture)
    assert empty.where == (tmp_path / "a.txt").as_posix()


def test_a_missing_file():
    error = refused(take("no/such/file.txt"))
    assert error.where == "no/such/file.txt"
    assert "no such file" in error.why


@pytest.mark.parametrize("what", ["gopher://sella.example/a", "ftp://sella.example/a.txt"])
def test_what_no_source_takes(what):
    assert isinstance(refused(take(what)), NoSource)


@pytest.mark.parametrize("what", ["a\0b", "x" * 5000, "x" * 5000 + ".jsonl", "a\0b.jsonl"])
def test_names_no_file_can_have(what):
    refused(take(what))


def test_a_sparse_file_of_100_mb_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    error = refused(take(path))
    assert isinstance(error, TooLarge)
    assert "100 MB" in error.why
    assert "limit is 20 MB" in error.why


def test_the_limit_is_a_parameter(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x" * 1001)
    assert isinstance(refused(take(tmp_path / "a.txt", limit=1000)), TooLarge)
    assert isinstance(take(tmp_path / "a.txt", limit=1001)[0], Capture)


def test_a_gzip_bomb_stops_at_the_limit(tmp_path):
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(bytes(200_000_000), compresslevel=9) * 2)
    assert path.stat().st_size < 1_000_000
    assert isinstance(refused(take(path)), TooLarge)


@pytest.mark.parametrize("cut", [1, 5, 12, -1, -9])
def test_a_cut_gzip_file(tmp_path, cut):
    path = tmp_path / "cut.html.gz"
    path.write_bytes(gzip.compress(TEXT.encode() * 50)[:cut])
    assert isinstance(refused(take(path)), NotText)


def test_a_damaged_gzip_file(tmp_path):
    path = tmp_path / "bad.txt.gz"
    body = bytearray(gzip.compress(os.urandom(5000)))
    body[2000] ^= 0xFF
    path.write_bytes(body)
    assert isinstance(refused(take(path)), NotText)


def test_a_link_back_to_a_folder_is_reported_once_and_the_rest_is_read(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "a" / "x.txt").write_text(TEXT)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    found = take(tmp_path)
    assert [type(f) for f in found] == [Unreadable, Capture, Unreadable]
    assert "link back" in found[0].why
    assert "leads back to itself" in found[2].why


def test_a_linked_folder_is_followed(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "x.txt").write_text(TEXT)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(tmp_path / "real")
    assert [c.origin for c in take(tmp_path / "in", base=tmp_path)] == ["in/link/x.txt"]


@pytest.fixture
def thousand(tmp_path, monkeypatch):
    """A folder with a text a thousand levels down; taken apart again, which the usual clean-up cannot do."""
    monkeypatch.chdir(tmp_path)
    for _ in range(1000):
        Path("d").mkdir()
        os.chdir("d")
    Path("x.txt").write_text(TEXT)
    deepest = os.open(".", os.O_RDONLY)
    os.chdir(tmp_path)
    yield tmp_path / "d"
    os.chdir(deepest)
    os.close(deepest)
    Path("x.txt").unlink()
    for _ in range(1000):
        os.chdir("..")
        Path("d").rmdir()


def test_a_folder_nested_a_thousand_levels_deep(thousand):
    (capture,) = take("d", base=thousand)
    assert capture.origin.endswith("/d/x.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert "permission" in refused(take(path)).why


@pytest.mark.parametrize("kind", ["pipe", "socket"])
def test_what_is_no_regular_file_does_not_block(tmp_path, kind, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if kind == "pipe":
        os.mkfifo("a.txt")
        assert "pipe" in refused(take("a.txt")).why
    else:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind("a.txt")
            refused(take("a.txt"))


def test_a_name_that_is_no_utf_8(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - pathlib takes no bytes
        file.write(TEXT.encode())
    (capture,) = take(tmp_path)
    assert capture.origin.endswith("/caf\\xe9.txt")
    assert capture.id


def table(path, *rows):
    path.write_text(
        "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), encoding="utf-8"
    )
    return path


def test_a_table(tmp_path):
    path = table(
        tmp_path / "t.jsonl",
        {
            "text": TEXT,
            "id": "x1",
            "title": "T",
            "published": "2020-01-01",
            "outlet": "O",
            "url": "https://sella.example",
        },
        "",
        {"text": TEXT, "id": 17, "labels": {"ignored": [1]}},
        {"text": "Café “quoted”\r\nnext"},
    )
    full, numbered, bare = take(path, base=tmp_path)
    assert full.given == Given("x1", "T", "2020-01-01", "O", "https://sella.example")
    assert (full.origin, full.body, full.media_type) == ("https://sella.example", TEXT.encode(), "text/plain")
    assert (numbered.origin, numbered.given.id) == ("t.jsonl#17", "17")
    assert (bare.origin, bare.body.decode(), bare.given) == ("t.jsonl#4", "Café “quoted”\r\nnext", Given())


@pytest.mark.parametrize(
    "row",
    ["{", "[1]", "null", '"text"', "{}", '{"text": 5}', '{"text": null}', '{"text": "a", "title": 5}',
     '{"text": "\\ud800"}', '{"text": "  "}', '{"text": "\\udc00\\ud800 both halves, the wrong way round"}',
     "\x00", "not json at all"],
)  # fmt: skip
def test_a_broken_line_is_named_by_its_number_and_the_rest_goes_on(tmp_path, row):
    path = table(tmp_path / "t.jsonl", {"text": "one"}, row, {"text": "three"})
    one, broken, three = take(path)
    assert (one.body, three.body) == (b"one", b"three")
    assert refused([broken]).where == f"{path.as_posix()}:2"


def test_a_line_of_bytes_that_are_no_utf_8(tmp_path):
    path = tmp_path / "t.jsonl"
    path.write_bytes(b'{"text": "caf\xe9"}\n{"text": "two"}')
    broken, two = take(path)
    refused([broken])
    assert two.body == b"two"


def test_a_line_over_the_limit_is_skipped_to_its_end(tmp_path):
    path = table(tmp_path / "t.jsonl", {"text": "x" * 5000}, {"text": "two"})
    big, two = take(path, limit=1000)
    assert isinstance(big, TooLarge)
    assert big.where.endswith(":1")
    assert (two.body, two.origin) == (b"two", f"{path.as_posix()}#2")


def test_an_empty_or_missing_table(tmp_path):
    assert isinstance(refused(take(table(tmp_path / "t.jsonl", "", ""))), Empty)
    assert "no such file" in refused(take(tmp_path / "none.jsonl")).why


def test_a_table_is_read_line_by_line(tmp_path):
    path = table(tmp_path / "t.jsonl", {"text": "one"}, {"text": "two"})
    rows = captures(str(path))
    assert next(rows).body == b"one"
    with path.open("a") as file:
        file.write('{"text": "three"}\n')
    assert [row.body for row in rows] == [b"two", b"three"]


@pytest.mark.parametrize(("body", "kind"), [(TEXT.encode(), Capture), (b"", Empty), (b"x" * 2000, TooLarge)])
def test_standard_input(monkeypatch, body, kind):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))
    (found,) = take("-", limit=1000)
    assert type(found) is kind
    if isinstance(found, Capture):
        assert (found.origin, found.body, found.media_type) == ("-", body, "text/plain")


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_table_raises(tmp_path_factory, body):
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_bytes(body)
    for found in take(path):
        assert isinstance(found, Capture | Unreadable)
        assert str(found)


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(min_value=0, max_value=60))
def test_no_gzip_file_raises(tmp_path_factory, body, at):
    path = tmp_path_factory.getbasetemp() / "any.txt.gz"
    packed = bytearray(gzip.compress(body))
    packed[at % len(packed)] ^= 0x55
    path.write_bytes(packed)
    (found,) = take(path)
    assert isinstance(found, Capture | Unreadable)
