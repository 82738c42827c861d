"""What the processes under this one take: Spark's Java and its Pythons."""

from __future__ import annotations

import os
import threading
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple, Self

_TICK = os.sysconf("SC_CLK_TCK")
_EVERY = 0.5  # seconds: what a process does after it was last looked at is not counted


class Taken(NamedTuple):
    """One process: its name, the seconds of processor it took by itself, and the most memory it held, in GB."""

    name: str
    seconds: float
    most: float


def tree() -> dict[int, Taken]:
    """Return every process under this one."""
    held, under = {}, defaultdict(list)
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat, status = (folder / "stat").read_text(), (folder / "status").read_text()
        except OSError:
            continue  # it ended meanwhile
        name, rest = stat.partition("(")[2].rpartition(")")[0], stat.rpartition(")")[2].split()
        most = next((line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")), "0")
        held[int(folder.name)] = Taken(name, sum(map(int, rest[11:13])) / _TICK, int(most) / 1e6)
        under[int(rest[1])].append(int(folder.name))
    found, waiting = {}, list(under[os.getpid()])
    while waiting:
        process = waiting.pop()
        found[process] = held[process]
        waiting += under[process]
    return found


class Ledger:
    """Looks at the processes again and again: Spark ends its Pythons, and nobody adds up what those took."""

    def __init__(self) -> None:
        self._seen: dict[int, Taken] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(_EVERY):
            self._look()

    def _look(self) -> None:
        for process, now in tree().items():  # one that has just ended tells no memory any more
            most = max(now.most, self._seen[process].most) if process in self._seen else now.most
            self._seen[process] = now._replace(most=most)

    def seconds(self) -> float:
        """Return the seconds of processor that all of them and this one took so far."""
        self._look()
        return time.process_time() + sum(one.seconds for one in self._seen.values())

    def tell(self) -> None:
        """Print how many processes there were of each name, and the most that one of them held."""
        for name in sorted({one.name for one in self._seen.values()}):
            most = [one.most for one in self._seen.values() if one.name == name]
            print(f"   {name:12} {len(most)} processes, at most {max(most):.2f} GB each")
