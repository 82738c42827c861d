"""CSV, Parquet and JSON Lines: exports in use as they are, others by --map; a broken row is named."""

import json
import sys

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from onrecord.edges.sources import Intake, Web, captures, found
from onrecord.errors import BadInput, Cut, Empty, NeedsExtra, Unreadable
from onrecord.records import Capture, Given, Lead

NOON = "2026-01-01T12:00:00Z"


def read(path, **options):
    return list(found([str(path)], Intake(clock=lambda: NOON, **options)))


def table(path, text):
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.csv",
            "id,title,text,published,outlet,url\n7,T,The pier was closed.,2026-01-05,Sella Times,http://s.example/7\n",
        ),
        (
            "a.csv",
            "\ufeffid;title;text;published;outlet;url\r\n7;T;The pier was closed.;2026-01-05;Sella Times;http://s.example/7\r\n",
        ),
        (
            "a.tsv",
            "id\tTitle\tText\tpublished\toutlet\tURL\n7\tT\tThe pier was closed.\t2026-01-05\tSella Times\thttp://s.example/7\n",
        ),
    ],
)
def test_csv_with_our_names(tmp_path, name, text):
    (capture,) = read(table(tmp_path / name, text))
    assert (capture.body, capture.origin) == (b"The pier was closed.", "http://s.example/7")
    assert capture.given == Given("7", "T", "2026-01-05", "Sella Times", "http://s.example/7")


MEDIA_CLOUD = "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
MEDIA_CLOUD_ROW = (
    "abc,2026-01-06 01:02:03,en,sella.example,sella.example,2026-01-05,Pier closed,https://sella.example/a\n"
)
OLD = "stories_id,publish_date,title,url,language,ap_syndicated,themes,media_id,media_name,media_url\n"
OLD_ROW = "12,2018-01-05 10:00:00,Pier closed,https://sella.example/a,en,False,,1,Sella Times,http://sella.example\n"


@pytest.mark.parametrize(
    ("text", "given_"),
    [
        (
            MEDIA_CLOUD + MEDIA_CLOUD_ROW,
            Given("abc", "Pier closed", "2026-01-05", "sella.example", "https://sella.example/a"),
        ),
        (OLD + OLD_ROW, Given("12", "Pier closed", "2018-01-05 10:00:00", "Sella Times", "https://sella.example/a")),
        (
            "URL,MobileURL,Date,Title\nhttps://sella.example/a,,2026-01-05 10:00:00,Pier closed\n",
            Given(None, "Pier closed", None, None, "https://sella.example/a"),
        ),
        (
            "GKGRECORDID,V21DATE,V2SOURCECOMMONNAME,DocumentIdentifier\n20260105-1,20260105100000,s,https://sella.example/a\n",
            Given(url="https://sella.example/a"),
        ),
    ],
)
def test_exports_that_name_pages_are_leads(tmp_path, text, given_):
    assert read(table(tmp_path / "a.csv", text)) == [Lead("https://sella.example/a", given_)]


@pytest.mark.parametrize(
    ("name", "columns", "place"), [("x.export.CSV", 61, 60), ("x.gkg.csv", 27, 4), ("x.mentions.CSV", 16, 5)]
)
def test_raw_files_of_gdelt_without_a_header(tmp_path, name, columns, place):
    cells = ['"odd' if n == 0 else "" for n in range(columns)]
    cells[place] = "https://sella.example/a"
    assert [lead.url for lead in read(table(tmp_path / name, "\t".join(cells) + "\n"))] == ["https://sella.example/a"]


def test_gdelt_article_lists_as_json_lines(tmp_path):
    row = {"url": "https://sella.example/a", "seendate": "20260105T100000Z", "title": "T", "domain": "sella.example"}
    (lead,) = read(table(tmp_path / "a.jsonl", json.dumps(row)))
    assert lead == Lead("https://sella.example/a", Given(title="T", url="https://sella.example/a"))


def test_other_names_by_map(tmp_path):
    path = table(tmp_path / "a.csv", "Beitrag,Blatt\nThe pier was closed.,Sella Times\n")
    (capture,) = read(path, columns={"text": "beitrag", "outlet": "Blatt"})
    assert (capture.body, capture.given.outlet) == (b"The pier was closed.", "Sella Times")
    (error,) = read(path)
    assert "--map text=NAME" in error.why
    with pytest.raises(BadInput, match="no column none"):
        read(path, columns={"text": "none"})
    with pytest.raises(BadInput, match="no field body"):
        read(path, columns={"body": "Beitrag"})


def test_a_bad_row_costs_itself_alone(tmp_path):
    path = table(tmp_path / "a.csv", b'text,url\none,\n,\nzwei \xe4,\n\0three,\n,ftp://x\n"four\nlines",\n')
    found_ = read(path)
    assert [c.body.decode() for c in found_ if isinstance(c, Capture)] == ["one", "zwei ä", "three", "four\nlines"]
    assert [e.where.rpartition(":")[2] for e in found_ if isinstance(e, Unreadable)] == ["3", "6"]


def test_a_long_article_is_no_trouble(tmp_path):
    (capture,) = read(table(tmp_path / "a.csv", "text\n" + "word " * 100_000 + "\n"))
    assert len(capture.body) > 400_000


def test_an_empty_table(tmp_path):
    assert isinstance(read(table(tmp_path / "a.csv", ""))[0], Unreadable)
    assert isinstance(read(table(tmp_path / "a.csv", "text\n"))[0], Empty)


def test_parquet(tmp_path):
    path = tmp_path / "a.parquet"
    parquet.write_table(
        pa.table({"text": ["one", None, "three"], "url": [None, "http://s.example/2", None], "n": [1, 2, 3]}), path
    )
    one, two, three = read(path)
    assert (one.body, one.origin) == (b"one", f"{path.as_posix()}#1")
    assert two == Lead("http://s.example/2", Given(url="http://s.example/2"))
    assert three.body == b"three"
    (error,) = read(table(tmp_path / "cut.parquet", path.read_bytes()[:-20]))
    assert isinstance(error, Cut)
    assert "fetch" in error.why


def test_without_the_library_the_cure_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (error,) = read(table(tmp_path / "a.parquet", "x"))
    assert isinstance(error, NeedsExtra)
    assert "pip install 'onrecord[tables]'" in error.why


def test_offline_a_lead_is_named_and_not_fetched(tmp_path):
    path = table(tmp_path / "a.csv", MEDIA_CLOUD + MEDIA_CLOUD_ROW)
    (error,) = captures(str(path), intake=Intake(web=Web(offline=True)))
    assert error.where == "https://sella.example/a"


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300), st.sampled_from(["csv", "tsv", "jsonl", "gkg.csv", "parquet"]))
def test_no_table_raises(tmp_path_factory, raw, kind):
    path = tmp_path_factory.getbasetemp() / f"any.{kind}"
    for item in read(table(path, b"text,url\n" * (kind == "csv") + raw)):
        assert isinstance(item, Capture | Lead | Unreadable)
