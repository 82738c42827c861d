"""What several measures share: where the data lies, floors, tables."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("ONRECORD_SHARED", HERE.parent.parent / "shared"))
ONRECORD = Path(sys.executable).with_name("onrecord")


def data(*parts: str) -> Path:
    """Return a path in the development data; leave with a message and status 0 where it is absent."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        print(f"skipped: no development data at {path}; set ONRECORD_SHARED to the folder that holds it")
        sys.exit(0)
    return path


def score(scorer: str, *arguments: object) -> tuple[str, dict[str, Any]]:
    """Run a scorer of the development data; return what it printed and its figures."""
    command = [sys.executable, str(data("eval", scorer)), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = next(line for line in done.stdout.splitlines() if line.startswith("FIGURES "))
    return done.stdout, json.loads(figures.removeprefix("FIGURES "))


def hold(measure: str, figures: dict[str, float]) -> int:
    """Print each figure beside its floor; return 1 if one is under it, else 0.

    Where CI runs, times are noise: speeds are printed there, not held.
    """
    floors = tomllib.loads((HERE / "floors.toml").read_text()).get(measure, {})
    under = 0
    for name, value in figures.items():
        floor = floors.get(name)
        held = floor is not None and not (" second" in name and os.environ.get("CI"))
        verdict = f"floor {floor:g}" if held else ""
        if held and value < floor:
            verdict, under = f"{verdict}  UNDER", under + 1
        print(f"  {name:34} {value:12,.3f}   {verdict}".rstrip())
    return int(under > 0)
