"""The tables say the same in each form, point at the right characters, and let no text leave unasked."""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from pyarrow import parquet

from onrecord.edges.export import QUOTE, TABLES, whole, whole_folder, write_csv, write_json_lines, write_parquet
from onrecord.errors import BadInput


def json_lines(pile):
    out = io.BytesIO()
    written = write_json_lines(pile, out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(rows) == written + 1  # the first says what wrote it
    return rows


@pytest.fixture(scope="module")
def rows(short):
    return json_lines(short)


def of(rows, table):
    return [row for row in rows if row["table"] == table]


def test_every_table_has_rows(rows):
    counts = Counter(row["table"] for row in rows)
    assert set(counts) == {table.name for table in TABLES} - {"judgements"} | {"about"}
    assert (counts["tombstones"], counts["notes"]) == (1, 1)


def test_what_wrote_it_stands_first(rows, corpus):
    assert rows[0]["corpus"] == corpus.state().corpus
    assert rows[0]["longest_quote"] == QUOTE


def test_counts_are_those_of_the_corpus(rows, corpus):
    assert len(of(rows, "articles")) == len(corpus.articles)
    claims = {c.id: c for c in corpus.claims()}
    assert {row["claim"] for row in of(rows, "claims")} == set(claims)
    for row in of(rows, "claims"):
        assert (row["origins_low"], row["origins_high"]) == claims[row["claim"]].origins
    assert len(of(rows, "members")) == sum(len(c.members) for c in claims.values())
    assert len(of(rows, "edits")) == sum(len(c.edits) for c in corpus.copies())


def test_spans_hold_the_words_that_are_quoted(rows, corpus):
    checked = 0
    for row in [*of(rows, "members"), *of(rows, "links"), *of(rows, "mentions")]:
        words = corpus.articles[row["article"]].text[row["start"] : row["end"]]
        quoted = row.get("quote") or row["name"]
        if len(quoted) == QUOTE:
            quoted = quoted[:-1]
        there = iter(re.findall(r"\w+", words))  # what is quoted in pieces leaves out what stands between
        assert all(word in there for word in re.findall(r"\w+", quoted)[:-1])
        checked += 1
    assert checked > 200


def test_keys_lead_from_table_to_table(rows):
    articles = {row["article"] for row in of(rows, "articles")}
    claims = {row["claim"] for row in of(rows, "claims")}
    parties = {row["party"] for row in of(rows, "parties")}
    assert {row["capture"] for row in of(rows, "articles")} == {row["capture"] for row in of(rows, "captures")}
    for name in ("attributions", "hops", "mentions", "members", "chains", "links", "appearances"):
        assert {row["article"] for row in of(rows, name)} <= articles
    for name in ("members", "chains", "links"):
        assert {row["claim"] for row in of(rows, name)} <= claims
    assert {row["to"] for row in of(rows, "links") if "to" in row} <= claims
    assert {row["party"] for row in of(rows, "chains") if "party" in row} <= parties
    assert {row[side] for row in of(rows, "copies") for side in "ab"} <= articles


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def leaks(values, corpus):
    """Strings longer than a short quotation that stand in a text."""
    texts = [article.text for article in corpus.articles.values()]
    return [v for v in values if len(v) > QUOTE and any(v[:QUOTE] in text for text in texts)]


def test_no_text_leaves_unasked(rows, corpus):
    assert leaks(strings(rows), corpus) == []
    assert max(len(v) for v in strings(of(rows, "members"))) == QUOTE


def test_texts_leave_when_asked_for(full, corpus):
    rows = json_lines(full)
    assert {row["text"] for row in of(rows, "articles")} == {a.text for a in corpus.articles.values()}
    assert leaks(strings(rows), corpus)


def test_csv_holds_the_same_rows_and_describes_itself(short, rows, tmp_path):
    write_csv(short, tmp_path)
    described = json.loads((tmp_path / "datapackage.json").read_bytes())
    assert [resource["name"] for resource in described["resources"]] == [table.name for table in TABLES]
    for resource in described["resources"]:
        with (tmp_path / resource["path"]).open(encoding="utf-8", newline="") as file:
            header, *lines = csv.reader(file)
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert len(lines) == len(of(rows, resource["name"]))
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        for line, row in zip(csv.DictReader(file), of(rows, "claims"), strict=True):
            assert (line["claim"], int(line["origins_low"])) == (row["claim"], row["origins_low"])
            assert json.loads(line["voices"]) == row.get("voices", [])


def test_a_spreadsheet_runs_nothing(short, tmp_path):
    write_csv(short, tmp_path)
    with (tmp_path / "articles.csv").open(encoding="utf-8", newline="") as file:
        titles = [line["title"] for line in csv.DictReader(file)]
    assert "'=HYPERLINK(1) burns" in titles
    assert not [title for title in titles if title.startswith("=")]


def test_parquet_holds_the_same_rows_with_their_types(short, rows, tmp_path):
    write_parquet(short, tmp_path)
    for table in TABLES:
        read = parquet.read_table(tmp_path / f"{table.name}.parquet")
        assert read.schema.names == [column.name for column in table.columns]
        known = [{k: v for k, v in row.items() if v not in (None, [])} for row in read.to_pylist()]
        assert known == [{k: v for k, v in row.items() if k != "table"} for row in of(rows, table.name)]


def half_a_file(path):
    with whole(path) as file:
        file.write(b"half")
        raise KeyboardInterrupt


def half_a_folder(folder):
    with whole_folder(folder) as fresh:
        (fresh / "a.csv").write_text("half")
        raise KeyboardInterrupt


def test_a_file_is_whole_or_what_was_there(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text("before")
    with pytest.raises(KeyboardInterrupt):
        half_a_file(path)
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("x.jsonl", "before")]
    with whole(path) as file:
        file.write(b"all")
    assert path.read_text() == "all"


def test_a_folder_is_whole_or_not_there(tmp_path):
    folder = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        half_a_folder(folder)
    assert list(tmp_path.iterdir()) == []
    with whole_folder(folder) as fresh:
        (fresh / "a.csv").write_text("all")
    assert (folder / "a.csv").read_text() == "all"
    with pytest.raises(BadInput, match="there already"), whole_folder(folder):
        pass
    assert (folder / "a.csv").read_text() == "all"


def test_the_reference_describes_every_column():
    page = (Path(__file__).parents[2] / "docs" / "reference" / "tables.md").read_text(encoding="utf-8")
    sections = dict(part.split("`: ", 1) for part in page.split("\n## `")[1:])
    for table in TABLES:
        about, *lines = sections[table.name].splitlines()
        assert about == table.about
        assert [line for line in lines if line.startswith("| `")] == [
            f"| `{c.name}` | {c.kind} | {c.about} |" for c in table.columns
        ]
