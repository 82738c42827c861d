"""A corpus of the example stories, and the command line as a user has it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


class Program:
    """The installed command, run in a folder."""

    examples = EXAMPLES

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *arguments, status=0, stdin=None):
        done = subprocess.run(
            [Path(sys.executable).with_name("onrecord"), *map(str, arguments)],
            cwd=self.folder,
            env={**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
            input=stdin,
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert status is None or done.returncode == status, done.stderr.decode()
        return done.stdout.decode(), done.stderr.decode()

    def rows(self, *arguments, status=0):
        printed, _ = self(*arguments, "--json", status=status)
        return [json.loads(line) for line in printed.splitlines()]


@pytest.fixture
def onrecord(tmp_path):
    return Program(tmp_path)


@pytest.fixture(scope="session")
def stories(tmp_path_factory):
    """Return the program in a folder whose corpus holds both example stories."""
    program = Program(tmp_path_factory.mktemp("stories"))
    program("add", program.examples)
    return program
