"""What the processes under this one take: Spark's Java and its Pythons."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def tree() -> dict[int, tuple[str, float, float]]:
    """Return of each process under this one its name, the seconds of processor it and its ended ones took, and GB."""
    held, under = {}, defaultdict(list)
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat, status = (folder / "stat").read_text(), (folder / "status").read_text()
        except OSError:
            continue  # it ended meanwhile
        name, rest = stat.partition("(")[2].rpartition(")")[0], stat.rpartition(")")[2].split()
        seconds = sum(map(int, rest[11:15])) / _TICK
        most = next((line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")), "0")
        held[int(folder.name)] = name, seconds, int(most) / 1e6
        under[int(rest[1])].append(int(folder.name))
    found, waiting = {}, list(under[os.getpid()])
    while waiting:
        process = waiting.pop()
        found[process] = held[process]
        waiting += under[process]
    return found


def seconds() -> float:
    """Return the seconds of processor that all of them and this one took so far."""
    return time.process_time() + sum(took for _, took, _ in tree().values())
