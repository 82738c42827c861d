"""Run every measure; fail if one is under its floor.

usage: python -m bench [NAME ...] [OPTIONS]      options go to each of the measures named

Each file beside this one is a measure and can be run alone. Floors stand in `floors.toml`; they are lowered only on
purpose. Measures that need the development data say so and are skipped where it is absent.
"""

from __future__ import annotations

import subprocess
import sys
from itertools import dropwhile
from pathlib import Path

HERE = Path(__file__).parent
MEASURES = sorted(p.stem for p in HERE.glob("*.py") if not p.stem.startswith("_") and p.stem != "common")


def main(asked: list[str]) -> int:
    """Run the measures asked for, or all."""
    options = list(dropwhile(lambda word: not word.startswith("-"), asked))
    asked = asked[: len(asked) - len(options)]
    unknown = set(asked) - set(MEASURES)
    if unknown:
        print(f"no measure {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}", file=sys.stderr)
        return 2
    failed = []
    for name in asked or MEASURES:
        print(f"\n=== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"bench.{name}", *options], cwd=HERE.parent, check=False).returncode:
            failed.append(name)
    print(f"\n{len(failed)} under their floor: {', '.join(failed)}" if failed else "\nall measures hold their floors")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
