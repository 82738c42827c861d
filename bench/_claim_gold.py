"""The claim gold, the articles it points at, and what the program makes of them: shared by two measures."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from bench._chains import Key, captures
from bench.common import HERE
from onrecord import plan
from onrecord.edges.engines import RulesEngine, open_encoder, open_engine
from onrecord.edges.runners import LocalRunner
from onrecord.records import Bond, Claim, Reading, Statement
from onrecord.stages.claims import BONDS, group, reported, statements

Row = dict[str, Any]

_SOURCE = HERE.parent / "src" / "onrecord"
# What a reading comes from, and what says which statements it has and what they mean.
_READS = (
    "text.py", "stages/attribution", "stages/names", "stages/facts", "stages/reading", "stages/documents",
    "edges/engines", "stages/claims/statements.py", "stages/claims/meaning.py", "stages/claims/cutting.py",
    "stages/claims/page.py", "stages/claims/slots.py",
)  # fmt: skip


def rows(name: str, half: str | None = None) -> list[Row]:
    """Return the rows of `claims` or `origins`, of one half or of both."""
    with (HERE / "gold" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if half in (None, row["half"])]


def places(gold: Iterable[Row]) -> Iterator[Row]:
    """Yield every place that rows of either file point at."""
    for row in gold:
        yield from row["members"] if "members" in row else (row["a"], row["b"])


def key(place: Row) -> Key:
    """Return the dataset and the article of a place."""
    return place["dataset"], place["id"]


@dataclass(frozen=True)
class Told:
    """What the program says of the articles of all events, both halves together.

    `readings` are by dataset and article.
    """

    readings: dict[Key, list[Reading]]

    @cached_property
    def said(self) -> dict[str, list[Statement]]:
        """The statements of each article, by its id in the program."""
        return {r.id: list(statements(r)) for read in self.readings.values() for r in read}

    @cached_property
    def _every(self) -> list[Reading]:
        return [r for read in self.readings.values() for r in read]

    @cached_property
    def _bonds(self) -> tuple[Bond, ...]:
        return tuple(LocalRunner(1).pairs(BONDS, [s for said in self.said.values() for s in said]))

    @cached_property
    def concluded(self) -> plan.Conclusions:
        """Copies, parties and counted claims."""
        return plan.conclude(self._every, plan.Pairs(plan.copies_among(self._every, LocalRunner(1)), self._bonds))

    @cached_property
    def listed(self) -> dict[str, Claim]:
        """The counted claim of each statement that is in one."""
        return {member.id: claim for claim in self.concluded.claims for member in claim.members}

    @cached_property
    def home(self) -> dict[str, Claim]:
        """The claim of each statement, uncounted, those of one report's own voice too, which are never listed."""
        said = [s for said in self.said.values() for s in said]
        articles = {r.id: r.article for r in self._every}
        claims = group(reported(said, articles, self.concluded.copies), self._bonds, lone_own_voice=True)
        return {member.id: claim for claim in claims for member in claim.members}

    def pair(self, row: Row) -> tuple[Statement, Statement] | None:
        """Return the statements that both places of a pair are; None where one is no statement, or both are one."""
        a, b = self.statement(row["a"]), self.statement(row["b"])
        return (a, b) if a is not None and b is not None and a.id != b.id else None

    def statement(self, place: Row) -> Statement | None:
        """Return the statement that a place is: it shares half of the shorter one's characters, and most of all."""
        start, end = place["span"]
        near = []
        for reading in self.readings[key(place)]:
            for said in self.said[reading.id]:
                shared = min(end, said.span.end) - max(start, said.span.start)
                shorter = min(end - start, said.span.end - said.span.start)
                if shared * 2 >= shorter > 0:
                    union = max(end, said.span.end) - min(start, said.span.start)
                    near.append((shared / union, said.attribution is not None, -said.number, said))
        return max(near, key=lambda n: n[:3])[3] if near else None


def options(about: str | None) -> argparse.Namespace:
    """Return what is asked for, `engine` the best installed if none is; leave if the unseen half is to be shown."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("reader", "rules"))
    parser.add_argument("--half", choices=("seen", "unseen"))
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    if asked.show and asked.half != "seen":
        parser.error("the unseen half is never shown: --show goes with --half seen")
    asked.engine = asked.engine or ("rules" if isinstance(open_engine(), RulesEngine) else "reader")
    asked.halves = [asked.half] if asked.half else ["seen", "unseen"]
    return asked


def told(engine: str) -> Told:
    """Read the articles of all events."""
    return read(engine, places([*rows("claims"), *rows("origins")]))


def read(engine: str, pointed_at: Iterable[Row]) -> Told:
    """Read the articles of some places, or take what an earlier run of the same code read from a temporary file."""
    wanted: dict[Key, list[Row]] = defaultdict(list)
    for place in pointed_at:
        wanted[key(place)].append(place)
    kept = Path(tempfile.gettempdir()) / f"onrecord-claim-gold-{_stamp(engine, wanted)}.msgpack"
    if kept.exists():
        return Told(_grouped(msgspec.msgpack.decode(kept.read_bytes(), type=list[tuple[Key, Reading]])))
    reader = open_engine(engine)
    stage = plan.reading(reader, encoder=open_encoder(reader))
    found: list[tuple[Key, Reading]] = []
    print(f"reading {len(wanted)} articles", file=sys.stderr, flush=True)
    for at, capture in captures(wanted):
        found += [(at, reading) for reading in stage.run(capture)]
    kept.write_bytes(msgspec.msgpack.encode(found))
    return Told(_grouped(found))


def _grouped(found: Sequence[tuple[Key, Reading]]) -> dict[Key, list[Reading]]:
    grouped: dict[Key, list[Reading]] = defaultdict(list)
    for at, reading in found:
        grouped[at].append(reading)
    return grouped


def _stamp(engine: str, wanted: Iterable[Key]) -> str:
    """Return a hash of all that readings depend on: the engine, the articles, the encoder, the code that reads."""
    reader = open_engine(engine)
    encoder = open_encoder(reader)
    made = sha256(repr((reader.reader, encoder and encoder.version, sorted(wanted))).encode())
    for path in sorted(_SOURCE.rglob("*.py")):
        if path.relative_to(_SOURCE).as_posix().startswith(_READS):
            made.update(path.read_bytes())
    return made.hexdigest()[:16]
