"""The examples in README and docs run as tests: a console block is typed in, its output compared.

All blocks of one page run in one empty folder that holds a copy of `examples/`, in order. "..." in the expected
output stands for anything; blanks are not compared.
"""

import doctest
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

ROOT = Path(__file__).parent
COMPARE = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def type_in(example: Example) -> str | None:
    """Run each "$ command" of a console block; return what differs from the lines that follow it, if anything."""
    for chunk in ("\n" + example.parsed).split("\n$ ")[1:]:
        command, _, expected = chunk.partition("\n")
        env = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "COLUMNS": "100",
            "PYTHONIOENCODING": "utf-8",
        }
        done = subprocess.run(  # noqa: S602 - the documentation is ours
            command, shell=True, cwd=example.namespace["folder"], env=env, capture_output=True, text=True, check=False
        )
        printed = done.stdout + done.stderr
        if not doctest.OutputChecker().check_output(expected.strip() + "\n", printed.strip() + "\n", COMPARE):
            return f"$ {command}\n--- the page says\n{expected}\n--- it printed\n{printed}"
    return None


def open_folder(namespace: dict[str, object]) -> None:
    """Make the folder that a page's blocks run in."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-docs-"))
    shutil.copytree(ROOT / "examples", folder / "examples")
    namespace["folder"] = folder
    namespace["before"] = Path.cwd()
    os.chdir(folder)


def close_folder(namespace: dict[str, object]) -> None:
    """Leave the folder and take it away."""
    os.chdir(str(namespace["before"]))
    shutil.rmtree(str(namespace["folder"]))


pytest_collect_file = Sybil(
    parsers=[CodeBlockParser("console", type_in), PythonCodeBlockParser()],
    patterns=["README.md", "docs/**/*.md", "docs/*.md"],
    setup=open_folder,
    teardown=close_folder,
).pytest()
