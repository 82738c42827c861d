"""`onrecord watch`: each new thing is told once, over stops and restarts; pages that change or vanish are noticed."""

import json
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

PAGE = "<html><head><title>{t}</title></head><body><article><h1>{t}</h1><p>{p}</p></article></body></html>"
FIRST = (
    "PORT VARNA: The harbour master, Ilo Brandt, said on Monday that the sprinklers were switched off and the hydrants "
    "on the quay were dry when the fire began. Brandt said that twelve people were killed in the north warehouse."
)
LATER = FIRST.replace("twelve people", "fourteen people")


class Site:
    def __init__(self):
        self.pages = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                links = "".join(f"<item><link>{path}</link></item>" for path in site.pages)
                body = site.pages.get(self.path)
                if self.path == "/feed":
                    body = f"<rss><channel>{links}</channel></rss>"
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "application/rss+xml" if self.path == "/feed" else "text/html")
                self.end_headers()
                self.wfile.write((body or "").encode())

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def site():
    one = Site()
    yield one
    one.stop()


def watch(onrecord, site, *more):
    rows = onrecord.rows(
        "watch", f"{site.url}/feed", "--allow-private", "--delay", "0", "--rounds", "1", "--every", "0", "--engine",
        "rules", *more,
    )  # fmt: skip
    assert all(row.pop("at") for row in rows)
    return rows


def test_each_thing_is_told_once_and_changes_and_losses_are_noticed(onrecord, site):
    site.pages["/a"] = PAGE.format(t="Fire at the port", p=FIRST)
    told = watch(onrecord, site)
    assert {row["kind"] for row in told} == {"origin"}
    assert any("sprinklers" in row["text"] for row in told)
    time.sleep(1.1)  # times are kept to the second
    site.pages["/a"] = PAGE.format(t="Fire at the port", p=LATER)
    (changed,) = [row for row in watch(onrecord, site, "--recheck", "0.0001") if row["kind"] == "changed"]
    assert changed["page"] == f"{site.url}/a"
    assert changed["edits"]
    site.pages.clear()
    time.sleep(1.1)
    assert [row["kind"] for row in watch(onrecord, site, "--recheck", "0.0001")] == ["vanished"]
    assert watch(onrecord, site, "--recheck", "0.0001") == []


def test_it_stops_cleanly_and_tells_only_what_was_asked_for(onrecord, site):
    site.pages["/a"] = PAGE.format(t="Fire at the port", p=FIRST)
    command = [
        Path(sys.executable).with_name("onrecord"), "watch", f"{site.url}/feed", "--allow-private", "--delay", "0",
        "--engine", "rules", "--json", "-q", "sprinklers",
    ]  # fmt: skip
    with subprocess.Popen(command, cwd=onrecord.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as watching:
        row = json.loads(watching.stdout.readline())
        time.sleep(0.5)
        watching.send_signal(signal.SIGTERM)
        rest, said = watching.communicate(timeout=60)
    assert watching.returncode == 0
    assert b"stopped after 1 round" in said
    assert "sprinklers" in row["text"]
    assert all("sprinklers" in json.loads(line)["text"] for line in rest.splitlines())


def test_files_of_a_folder_change_and_vanish(onrecord):
    folder = onrecord.folder / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST)
    (folder / "b.txt").write_text("TARN: The mayor, Ada Wolke, said on Monday that the school would stay closed.")

    def told():
        rows = onrecord.rows("watch", "in", "--rounds", "1", "--engine", "rules")
        return {(row["kind"], row["page"]) for row in rows if "page" in row}

    assert told() == set()
    (folder / "a.txt").write_text(LATER)
    kept = (folder / "b.txt").read_text()
    (folder / "b.txt").unlink()
    assert told() == {("changed", "in/a.txt"), ("vanished", "in/b.txt")}
    assert told() == set()
    (folder / "b.txt").write_text(kept)
    assert told() == set()
    (folder / "b.txt").unlink()
    assert told() == {("vanished", "in/b.txt")}
    (folder / "a.txt").unlink()  # an empty folder may be a disk that is not there
    assert told() == set()
