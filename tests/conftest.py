"""What several tests share."""

import os
from pathlib import Path

import pytest
from bench._postgres import Server, programs
from hypothesis import HealthCheck, settings

# Time says more of what else the machine does than of the code: examples are held to what they find, not how fast.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data beside the checkout; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
    if not (folder / "seeds").is_dir():
        pytest.skip(f"no development data at {folder}: set ONRECORD_SHARED to the folder that holds seeds/ and data/")
    return folder


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server of this test session's own; tests that need it skip where none is installed."""
    if programs() is None:
        pytest.skip("no PostgreSQL here: `make postgres` gets Debian's")
    pytest.importorskip("psycopg", reason="pip install 'onrecord[postgres]'")
    server = Server()
    yield server
    server.remove()
