"""What the tests of faults share: a server that may be killed, a folder that may be full, a line that may be cut."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from bench._postgres import Server, programs

STORES = ("sqlite", "postgres")
HERE = Path(__file__).parent
sys.path += [
    str(HERE),
    str(HERE.parent / "store"),
]  # for `breaking` and `invented`, here and in processes that are started


@pytest.fixture(scope="session")
def mortal():
    """A server of these tests' own: they kill it."""
    if programs() is None:
        pytest.skip("no PostgreSQL here: `make postgres` gets Debian's")
    pytest.importorskip("psycopg", reason="pip install 'onrecord[postgres]'")
    server = Server()
    yield server
    server.remove()


@pytest.fixture
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(params=STORES)
def where(request, tmp_path, own_cache):  # noqa: ARG001 - set before anything is opened
    """Where a corpus goes: in a file, or on a server."""
    return str(tmp_path / "onrecord.db") if request.param == "sqlite" else request.getfixturevalue("mortal").database()


@pytest.fixture
def address(mortal, own_cache):  # noqa: ARG001 - likewise
    """Where a corpus on a server goes."""
    return mortal.database()


@pytest.fixture
def small(tmp_path):
    """A function that makes a folder on a device of so many bytes."""
    made = []

    def mount(size, above=tmp_path):
        folder = above / f"small{len(made)}"
        folder.mkdir(exist_ok=True)
        asked = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        if os.geteuid() != 0 or subprocess.run(asked, capture_output=True, check=False).returncode:
            pytest.skip("only root may make a small device")
        made.append(folder)
        return folder

    yield mount
    for folder in made:
        subprocess.run(["umount", "-l", str(folder)], check=True)
