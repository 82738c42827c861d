"""Make the gazetteer's file where this machine has none: `python -m onrecord.edges.gazetteers`."""

from __future__ import annotations

import sys

from onrecord.edges.gazetteers.opening import open_gazetteer


def main() -> int:
    """Make it, and say whose data it is."""
    gazetteer = open_gazetteer(lambda doing: print(doing, file=sys.stderr))  # noqa: T201
    print(gazetteer.source if gazetteer else "no gazetteer: pip install 'onrecord[places]'", file=sys.stderr)  # noqa: T201
    return 0 if gazetteer else 1


if __name__ == "__main__":
    sys.exit(main())
