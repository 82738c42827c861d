import gzip
import json

GOOD = "PORT VARNA: The harbour master, Ilo Brandt, said on Monday that the pier was safe to use again.\n"


def test_what_cannot_be_read_is_named_with_the_reason_and_the_rest_is_taken_in(onrecord):
    folder = onrecord.folder
    (folder / "good.txt").write_text(GOOD)
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_text("  \n\n")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (folder / "good2.txt").write_text(GOOD)
    (folder / "cut.html.gz").write_bytes(gzip.compress(b"<html><p>" + GOOD.encode() * 50)[:-20])
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(100 * 1024 * 1024)
    _, said = onrecord("add", ".", "absent.txt", status=1)
    for name in ("empty.txt", "blank.txt", "picture.txt", "good2.txt", "cut.html.gz", "huge.txt", "absent.txt"):
        (line,) = [x for x in said.splitlines() if name in x.split(":")[0]]
        assert len(line.split(":", 1)[1].strip()) > 10, line
    assert "1 report added" in said


def test_a_wrongly_encoded_file_is_read_or_named_never_garbled(onrecord):
    (onrecord.folder / "latin.txt").write_bytes(("Le maire a dit que l’été était fini. " * 20).encode("cp1252"))
    (onrecord.folder / "utf16.txt").write_bytes((GOOD * 5).encode("utf-16"))
    printed, _ = onrecord("read", "latin.txt", "utf16.txt", "--json")
    latin, utf16 = map(json.loads, printed.splitlines())
    assert "l’été était fini" in latin["text"]
    assert GOOD.strip() in utf16["text"]


def test_a_broken_line_of_a_table_is_named_by_its_number(onrecord):
    lines = [
        json.dumps({"id": "a", "text": GOOD}),
        "{not json",
        json.dumps({"id": "b"}),
        json.dumps({"id": "c", "text": GOOD}),
    ]
    (onrecord.folder / "table.jsonl").write_text("\n".join(lines))
    _, said = onrecord("add", "table.jsonl", status=1)
    assert "2 reports added" in said
    assert "table.jsonl:2" in said
    assert "table.jsonl:3" in said


def test_a_file_that_is_no_corpus_is_left_as_it_is(onrecord):
    other = onrecord.folder / "onrecord.db"
    other.write_bytes(b"something of the user's own" * 100)
    before = other.read_bytes()
    (onrecord.folder / "good.txt").write_text(GOOD)
    _, said = onrecord("add", "good.txt", status=1)
    assert "onrecord.db" in said
    assert "Traceback" not in said
    assert other.read_bytes() == before


def test_questions_to_no_corpus_name_the_cure(onrecord):
    for command in (["claims"], ["names"], ["copies"], ["search", "pier"], ["trace", "pier"]):
        _, said = onrecord(*command, status=1)
        assert "onrecord add" in said


def test_wrong_usage_is_status_2(onrecord):
    onrecord("add", status=2)
    onrecord("claims", "--no-such-option", status=2)
    onrecord("no-such-command", status=2)
