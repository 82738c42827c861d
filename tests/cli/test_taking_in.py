"""`onrecord add` on what a newsroom has: from the command line, end to end."""

import gzip
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord import Corpus

STORY = "PORT VARNA: The harbour master, Ilo Brandt, said on Monday that pier {} was safe to use again."
PAGE = (
    "<html><head><title>Pier {0}</title></head><body><article><h1>Pier {0} safe</h1>"
    "<p>{1}</p><p>{1}</p></article>{2}</body></html>"
)


@pytest.fixture
def site():
    """A site of three stories and a feed; each answer carries a token of its own."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def do_GET(self):
            asked.append(self.path)
            number = self.path.rpartition("/")[2]
            if self.path == "/feed":
                links = "".join(f"<item><link>/story/{n}</link></item>" for n in range(3))
                kind, body = "application/rss+xml", f"<rss><channel>{links}</channel></rss>"
            elif number.isdigit():
                kind, body = "text/html", PAGE.format(number, STORY.format(number), f"<!-- token {len(asked)} -->")
            else:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body.encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked = asked
    server.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_feed_is_taken_in_and_written_out_as_warc_which_gives_the_same_reports(onrecord, site):
    (row,) = onrecord.rows("add", f"{site.url}/feed", "--allow-private", "--delay", "0")
    assert row == {"new": 3, "known": 0, "unreadable": []}
    (row,) = onrecord.rows("export", "warc", "out.warc.gz")
    assert row == {"pages": 3, "others": 0}
    (row,) = onrecord.rows("add", "out.warc.gz", "--corpus", "again.db")
    assert row == {"new": 3, "known": 0, "unreadable": []}
    (row,) = onrecord.rows("add", "out.warc.gz")
    assert row == {"new": 0, "known": 3, "unreadable": []}


def test_a_page_whose_token_changed_is_no_new_report(onrecord, site):
    for new, known in ((1, 0), (0, 1)):
        (row,) = onrecord.rows("add", f"{site.url}/story/1", "--allow-private", "--delay", "0")
        assert (row["new"], row["known"]) == (new, known)


def test_loopback_is_refused_unless_it_is_meant(onrecord, site):
    (row,) = onrecord.rows("add", f"{site.url}/feed", status=1)
    assert "--allow-private" in row["unreadable"][0]["why"]
    assert site.asked == []


def test_a_dry_run_asks_nobody_and_keeps_nothing(onrecord, site):
    (onrecord.folder / "a.txt").write_text(STORY.format(1))
    (onrecord.folder / "b.csv").write_text(f"text,url\n{STORY.format(2)!r},\n,{site.url}/story/3\n")
    (row,) = onrecord.rows("add", "a.txt", "b.csv", f"{site.url}/feed", "--dry-run")
    assert (row["reports"], row["to_fetch"], row["unreadable"]) == (2, 2, [])
    assert site.asked == []
    assert not (onrecord.folder / "onrecord.db").exists()


def test_offline_links_are_named(onrecord, site):
    (row,) = onrecord.rows("add", f"{site.url}/feed", "--offline", "--allow-private", status=1)
    assert row["unreadable"][0]["where"] == f"{site.url}/feed"
    assert site.asked == []


def test_map_says_which_column_holds_what(onrecord):
    (onrecord.folder / "a.csv").write_text(f"Beitrag\n{STORY.format(1)!r}\n")
    (row,) = onrecord.rows("add", "a.csv", "--map", "text=Beitrag")
    assert row["new"] == 1
    _, said = onrecord("add", "a.csv", "--map", "Beitrag", status=2)
    assert "--map text=body" in said


def test_many_with_one_reason_are_counted_and_the_first_named(onrecord):
    rows = [json.dumps({"text": ""}) for _ in range(40)]
    (onrecord.folder / "a.jsonl").write_text("\n".join(rows))
    _, said = onrecord("add", "a.jsonl", status=1)
    assert "40 not read" in said
    assert "and 28 more" in said
    assert len(said.splitlines()) < 20


def test_documents_in_a_folder(onrecord):
    folder = onrecord.folder / "in"
    folder.mkdir()
    (folder / "a.txt.gz").write_bytes(gzip.compress(STORY.format(1).encode()))
    (folder / "b.eml").write_text(f"Subject: x\nContent-Type: text/plain\n\n{STORY.format(2)}\n")
    (folder / "c.pdf").write_bytes(b"%PDF-1.4 broken")
    (row,) = onrecord.rows("add", "in", status=1)
    assert row["new"] == 2
    assert [bad["where"] for bad in row["unreadable"]] == ["in/c.pdf"]
    assert onrecord.rows("search", "pier 2")


def test_a_scan_is_kept_without_text_and_its_transcript_beside_it(onrecord):
    """A picture is evidence: its bytes stay; what it says may be written down beside it."""
    saved = onrecord.folder / "pile" / "page_files"
    saved.mkdir(parents=True)
    (saved / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n of the page")
    scan = saved.parent / "leaflet.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n scanned")
    (row,) = onrecord.rows("add", "pile", status=1)
    assert (row["new"], [u["where"] for u in row["unreadable"]]) == (1, ["pile/leaflet.png"])
    assert ".txt" in row["unreadable"][0]["why"]

    scan.with_name("leaflet.png.txt").write_text(STORY.format(1))
    assert onrecord.rows("add", "pile") == [{"new": 1, "known": 1, "unreadable": []}]
    with Corpus.open(onrecord.folder / "onrecord.db") as corpus:
        (article,) = corpus.articles.values()
        told = [(d.rule, d.note) for d in article.details if d.rule.startswith("transcript")]
        assert told == [("transcript: file name", "leaflet.png")]
        assert [c.body for c in corpus.captures()] == [
            scan.read_bytes(),
            scan.with_name("leaflet.png.txt").read_bytes(),
        ]


def test_a_scan_with_its_transcript_beside_it_is_not_missed(onrecord):
    pile = onrecord.folder / "pile"
    pile.mkdir()
    for name in ("leaflet.png", "poster.png"):
        (pile / name).write_bytes(b"\x89PNG\r\n\x1a\n of " + name.encode())
    (pile / "leaflet.png.txt").write_text(STORY.format(1))
    (row,) = onrecord.rows("add", "pile", status=1)
    assert (row["new"], [u["where"] for u in row["unreadable"]]) == (3, ["pile/poster.png"])


REPORTS = """
Pier in Halden rebuilt. The pier in Halden was rebuilt after a ship ran into it last autumn, said Ola Brandt, the
harbour master. Dockers had asked for wider stairs, which the council refused to pay for in June.

School closes for two weeks. A school in Tarn will close for two weeks because mould was found in the gym, said its
head, Mia Lund. Parents were told by letter and may bring children to a church hall instead.

Wolf seen near Orlik. A wolf was seen near Orlik by three hikers who filmed it, said the forester Jan Kral. Sheep
farmers nearby have asked for money to build fences before the winter.

Bakery wins prize. A bakery in the old town won a prize for its rye bread, the jury announced on Friday. Its owner, Eva
Holm, said that she would spend the money on a new oven.

Tram line delayed. The new tram line will open a year late because of unstable ground, said Peter Wals, who leads the
works. The city expects costs to rise by a tenth, according to its treasurer.

Flood wall finished. The flood wall along the Ister is finished, said Nora Dahl, an engineer of the water board. It is
four metres high and has taken six years to build, she added.
"""
FOOT = "“We print nothing that we have not checked twice with people who were there,” said Jo Doe, our founder."


def test_what_an_outlet_prints_below_all_its_reports_is_no_claim_and_no_copy(onrecord):
    """An extractor cannot know that a quotation at the foot is furniture; the outlet's own repetition tells."""
    pile = onrecord.folder / "pile"
    pile.mkdir()
    for number, report in enumerate(REPORTS.strip().split("\n\n")):
        title, *text = report.replace("\n", " ").split(". ")
        paragraphs = "".join(f"<p>{p}</p>" for p in (*text, FOOT))
        head = f"<title>{title}</title><meta property='og:site_name' content='Sella Post'>"
        (pile / f"{number}.html").write_text(
            f"<html><head>{head}</head><body><h1>{title}</h1>{paragraphs}</body></html>"
        )
    onrecord("add", "pile/0.html", "--engine", "rules")
    assert any("print nothing" in row["text"] for row in onrecord.rows("claims"))  # one report alone does not show it
    onrecord("add", "pile", "--engine", "rules")
    told = [row["text"] for row in onrecord.rows("claims")]
    assert not any("print nothing" in text for text in told)
    assert any("flood wall" in text for text in told)
    assert {p["kind"] for row in onrecord.rows("copies") for p in row["passages"]} == {"template"}
