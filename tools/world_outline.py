# ruff: noqa: INP001 - a script by itself
"""Write the outline of the world's countries that the page draws its map on.

    pip download --no-deps geopandas==0.14.4
    python tools/world_outline.py geopandas-0.14.4-py3-none-any.whl src/onrecord/web/drawing/world.txt

The shapes are Natural Earth's "Admin 0 – Countries", 1:110m, which are in the public domain; that wheel carries them.
One line a ring: longitude and latitude in hundredths of a degree, each after the first as the difference to the last.
"""

import struct
import sys
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

_SHAPES = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres.shp"
_HEADER = 100  # bytes before the first record
_POLYGON = 5


def rings(shapes: bytes) -> Iterator[list[tuple[int, int]]]:
    """Yield the rings of every polygon (ESRI Shapefile Technical Description, 1998, page 8)."""
    at = _HEADER
    while at < len(shapes):
        (words,) = struct.unpack_from(">4xi", shapes, at)
        at += 8
        (kind,) = struct.unpack_from("<i", shapes, at)
        if kind == _POLYGON:
            parts, points = struct.unpack_from("<2i", shapes, at + 36)
            starts = [*struct.unpack_from(f"<{parts}i", shapes, at + 44), points]
            flat = struct.unpack_from(f"<{2 * points}d", shapes, at + 44 + 4 * parts)
            pairs = [(round(100 * x), round(100 * y)) for x, y in zip(flat[::2], flat[1::2], strict=True)]
            for first, end in pairwise(starts):
                yield pairs[first:end]
        at += 2 * words


def main(wheel: str, out: str) -> None:
    """Read the shapes out of the wheel and write the rings."""
    lines = []
    for ring in rings(zipfile.ZipFile(wheel).read(_SHAPES)):
        numbers, last = [], (0, 0)
        for x, y in ring:
            numbers += [x - last[0], y - last[1]]
            last = (x, y)
        lines.append(" ".join(map(str, numbers)))
    Path(out).write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(*sys.argv[1:])
