"""`onrecord open`: the address it prints answers, Ctrl-C ends it, what is wrong is told."""

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx2
from click.testing import CliRunner

from onrecord.cli import main

ONRECORD = Path(sys.executable).parent / "onrecord"


def test_it_serves_the_corpus_on_loopback_until_it_is_stopped(examples):
    command = [str(ONRECORD), "open", "--corpus", str(examples), "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        line = running.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", line)[0]
        answer = httpx2.get(address, follow_redirects=True, timeout=60)
        assert answer.status_code == 200
        assert "<h1>Claims</h1>" in answer.text
        running.send_signal(signal.SIGINT)
        rest = running.stderr.read()
        assert running.wait(timeout=30) == 0
    assert "Traceback" not in rest


def test_a_port_that_is_taken_is_told_with_its_cure(examples):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = CliRunner().invoke(main, ["open", "--corpus", str(examples), "--port", str(port), "--no-browser"])
    assert done.exit_code == 2
    assert "--port 0" in done.output


def test_a_corpus_that_is_not_there_is_told(tmp_path):
    done = CliRunner().invoke(main, ["open", "--corpus", str(tmp_path / "none.db"), "--no-browser"])
    assert done.exit_code == 1
    assert "onrecord add" in done.output
