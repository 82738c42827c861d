"""Every measure of quality holds its floor, on the development data where it is there."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Measures of time alone, and those that take long, are for `make bench`; the example stories have a test of their own.
TIMED = {
    "add", "answers", "copies_beside", "copies_growth", "examples", "page", "runners_agree", "sources",
    "spark_copies", "spark_stages", "store", "team",
}  # fmt: skip
MEASURES = sorted(
    p.stem for p in (ROOT / "bench").glob("*.py") if not p.stem.startswith("_") and p.stem not in {"common"} | TIMED
)
# These are held with the rules when run by their name alone.
BY_THE_READER = ["chains --engine reader", "speakers --engine reader"]


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("measure", [*MEASURES, *BY_THE_READER])
def test_a_measure_holds_its_floors(measure, monkeypatch):
    monkeypatch.setenv("CI", "true")
    done = subprocess.run(
        [sys.executable, "-m", *f"bench.{measure}".split()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "UNDER" not in done.stdout
