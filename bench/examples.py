"""The example stories through the whole program, against the answers written by hand beside them.

usage: python -m bench.examples [--missed]

`examples/README.md` says what each key of the answers means. A check is (name, whether it holds); names are stable, so
that one that does not hold yet can be listed as known.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bench.common import HERE, ONRECORD, hold
from onrecord.text import fold

EXAMPLES = HERE.parent / "examples"
STORIES = ("harbour", "river")

Row = dict[str, Any]
Check = tuple[str, bool]


def plain(text: str | None) -> list[str]:
    """Return the folded words."""
    return re.sub(r"[^\w ]+", " ", fold(text or "")).split()


def alike(want: str | None, got: str | None) -> bool:
    """Whether the words of one name contain the other's."""
    drop = {"the", "a", "an", "of"}
    a, b = set(plain(want)) - drop, set(plain(got)) - drop
    return bool(a and b) and (a <= b or b <= a)


def overlap(span: tuple[int, int], spans: list[list[int]]) -> bool:
    """Whether a span shares a character with any of the spans."""
    return any(s < span[1] and span[0] < e for s, e in spans)


@dataclass(frozen=True)
class Story:
    """What the program printed of one story, beside what its author expects."""

    expected: dict
    read: list
    copies: list
    names: list
    claims: list

    @cached_property
    def articles(self) -> dict[str, list[Row]]:
        """The rows of `read` by file name."""
        found = {}
        for row in self.read:
            found.setdefault(Path(row["path"]).name, []).append(row)
        return found

    def text(self, file: str) -> str:
        """Return the text of a file."""
        return self.articles[file][0]["text"]

    def at(self, file: str, words: str) -> tuple[int, int]:
        """Return where the words stand."""
        start = self.text(file).find(words)
        assert start >= 0, f"{file} does not hold {words!r}"
        return start, start + len(words)

    def attributions(self, file: str, words: str) -> list[Row]:
        """Return the attributions whose content covers most of the words."""
        s, e = self.at(file, words)
        found = [a for row in self.articles[file] for a in row["attributions"]]

        def shared(a: Row) -> int:
            return sum(max(0, min(e, y) - max(s, x)) for x, y in a["content"])

        return [a for a in found if 2 * shared(a) > e - s]

    def pair(self, a: str, b: str) -> Row | None:
        """Return the copies row of two files with its sides turned to a, b; None if they are no pair."""
        for row in self.copies:
            names = Path(row["a"]).name, Path(row["b"]).name
            if names == (a, b):
                return row
            if names == (b, a):
                turned = {"a>b": "b>a", "b>a": "a>b"}.get(row["direction"], row["direction"])
                edits = [{**x, "a": x["b"], "b": x["a"]} for x in row["edits"]]
                passages = [{**x, "a": x["b"], "b": x["a"]} for x in row["passages"]]
                return {**row, "direction": turned, "edits": edits, "passages": passages}
        return None

    def claim_at(self, file: str, words: str) -> list[Row]:
        """Return the claims with a member that overlaps the words in a file."""
        span = self.at(file, words)
        return [
            c for c in self.claims
            if any(Path(m["path"]).name == file and overlap(span, [m["span"]]) for m in c["members"])
        ]  # fmt: skip


def checks(story: Story) -> Iterator[Check]:
    """Yield every check of a story."""
    for part in (
        articles,
        copies,
        edits,
        attributions,
        denials,
        chains,
        own_voice,
        claims,
        apart,
        warnings,
        names,
        facts,
    ):
        for name, holds in part(story, story.expected):
            yield f"{part.__name__}: {name}", bool(holds)


def articles(story: Story, expected: Row) -> Iterator[Check]:
    """Blocks and fields of each file."""
    for file, want in expected["articles"].items():
        rows = story.articles.get(file, [])
        yield f"{file} number of articles", len(rows) == want.get("articles", 1)
        for field in ("title", "outlet", "published", "updated", "byline", "dateline"):
            if field in want and rows:
                got = rows[0][field]
                same = got is None if want[field] is None else alike(want[field], got or "") or got == want[field]
                yield f"{file} {field}", same
        for agency in want.get("agencies", []):
            yield f"{file} agency {agency}", rows and any(alike(agency, a) for a in rows[0]["agencies"])
        for piece in want.get("boilerplate", []):
            span = story.at(file, piece)
            roles = {b["role"] for row in rows for b in row["blocks"] if overlap(span, [b["span"]])}
            yield f"{file} boilerplate {piece[:20]}", roles and roles <= {"boilerplate", "credit"}


def copies(story: Story, expected: Row) -> Iterator[Check]:
    """Which files are copies, in which direction."""
    for want in expected["copies"]["pairs"]:
        row = story.pair(want["a"], want["b"])
        yield f"{want['a']} and {want['b']}", row
        yield f"{want['a']} and {want['b']} direction", row and row["direction"] == want["direction"]
    for a, b in expected["copies"]["not_pairs"]:
        row = story.pair(a, b)
        yield f"{a} and {b} are no copies", not row or all(p["kind"] != "copy" for p in row["passages"])
    for want in expected["copies"].get("shared_quotations", []):
        row = story.pair(want["a"], want["b"])
        yield (
            f"{want['a']} and {want['b']} share a quotation",
            row and {p["kind"] for p in row["passages"]} == {"shared-quotation"},
        )


def edits(story: Story, expected: Row) -> Iterator[Check]:
    """What each copy changed."""
    for key, kind in (("changed_quotations", "quote"), ("changed_figures", "figure")):
        for want in expected.get(key, []):
            row = story.pair(want["a"], want["b"])
            one, two = story.at(want["a"], want["old"]), story.at(want["b"], want["new"])
            yield (
                f"{kind} {want['old'][:40]}",
                row
                and any(
                    e["kind"] == kind and ((e["a"] and overlap(one, [e["a"]])) or (e["b"] and overlap(two, [e["b"]])))
                    for e in row["edits"]
                ),
            )
    for want in expected.get("swapped_speakers", []):
        row = story.pair(want["a"], want["b"])
        last = plain(want["new"])[-1]
        yield (
            f"speaker {want['old']} to {want['new']}",
            row
            and any(
                e["kind"] == "speaker" and e["b"] and last in plain(story.text(want["b"])[slice(*e["b"])])
                for e in row["edits"]
            ),
        )
    for key, side, other in (("omitted", "a", "b"), ("added", "b", "a")):
        for want in expected.get(key, []):
            row = story.pair(want["a"], want["b"])
            span = story.at(want[side], want["words"])
            yield (
                f"{key} {want['words'][:40]}",
                row
                and any(
                    e["kind"] in {"omitted", "added"} and e[other] is None and overlap(span, [e[side]])
                    for e in row["edits"]
                ),
            )


def attributions(story: Story, expected: Row) -> Iterator[Check]:
    """Speaker, mode and stance."""
    for want in expected["attributions"]:
        found = story.attributions(want["file"], want["content"])
        name = f"{want['file'][:2]} {want['content'][:40]}"
        yield name, found
        yield f"{name} speaker", any(_speaks(a, want) for a in found)
        for field in ("mode", "stance"):
            if want.get(field):
                yield f"{name} {field}", any(a[field] == want[field] for a in found)


def _speaks(a: Row, want: Row) -> bool:
    if want.get("speaker") is None:
        return not a["speaker"] or a["speaker_kind"] in {"unnamed", "group"}
    return alike(want["speaker"], a["speaker"])


def denials(story: Story, expected: Row) -> Iterator[Check]:
    """Who denies what."""
    for want in expected["denials"]:
        found = [a for a in story.attributions(want["file"], want["of"]) if a["stance"] == "denies"]
        name = f"{want['file'][:2]} {want['denier']}"
        yield f"{name} denies {want['of'][:30]}", any(alike(want["denier"], a["speaker"]) for a in found)


def chains(story: Story, expected: Row) -> Iterator[Check]:
    """Through whom."""
    for want in expected["chains"]:
        found = story.attributions(want["file"], want["content"])
        name = f"{want['file'][:2]} {want['content'][:40]}"
        yield (
            name,
            any(
                _speaks(a, want) and all(any(alike(hop, h["party"]) for h in a["hops"]) for hop in want["hops"])
                for a in found
            ),
        )


def own_voice(story: Story, expected: Row) -> Iterator[Check]:
    """What the outlet itself asserts."""
    for want in expected["own_voice"]:
        span = story.at(want["file"], want["text"])
        spans = [s for row in story.articles[want["file"]] for s in row["own_voice"]]
        yield f"{want['file'][:2]} {want['text'][:40]}", overlap(span, spans)


def claims(story: Story, expected: Row) -> Iterator[Check]:
    """What is one claim, counted, and denied."""
    for want in expected["claims"]:
        sets = [{c["claim"] for c in story.claim_at(m["file"], m["content"])} for m in want["members"]]
        one = set.intersection(*sets) if sets else set()
        yield f"{want['about']}: one claim", one
        found = [c for c in story.claims if c["claim"] in (one or set().union(*sets))]
        yield f"{want['about']}: origins", any(c["origins"] == want["origins"] for c in found)
        if want["denied_in"]:
            files = {Path(k["report"]).name for c in found for k in c["links"] if k["kind"] == "denies"}
            yield f"{want['about']}: denied", files & set(want["denied_in"])


def apart(story: Story, expected: Row) -> Iterator[Check]:
    """What must never be one claim."""
    for one, two in expected["never_one_claim"]:
        ids = [{c["claim"] for c in story.claim_at(x["file"], x["content"])} for x in (one, two)]
        yield f"{one['content'][:30]} / {two['content'][:30]}", not ids[0] & ids[1]


def warnings(story: Story, expected: Row) -> Iterator[Check]:
    """What a reader must be told."""
    for want in [*expected["warnings"], *({"kind": "circle", **c} for c in expected["circles"])]:
        files = [
            {Path(s["report"]).name for s in w["spans"]}
            for c in story.claims
            for w in c["warnings"]
            if w["kind"] == want["kind"]
        ]
        yield (
            f"{want['kind']} {' '.join(f[:2] for f in want['files'])}",
            any(set(want["files"]) <= got for got in files),
        )


def names(story: Story, expected: Row) -> Iterator[Check]:
    """Aliases and parties."""
    for want in expected["aliases"]:
        found = [(a["name"], a["alias"]) for row in story.articles[want["file"]] for a in row["aliases"]]
        pair = {" ".join(plain(want["name"])), " ".join(plain(want["alias"]))}
        yield (
            f"{want['file'][:2]} {want['name']} = {want['alias']}",
            any({" ".join(plain(x)) for x in got} == pair for got in found),
        )
    for group in expected["same_name"]:
        homes = [_homes(story, name) for name in group]
        seen = [home for home in homes if home]
        yield f"one party: {', '.join(group[:3])}", seen and set.intersection(*seen)
    for a, b in expected["never_merge"]:
        yield f"two parties: {a} / {b}", not _homes(story, a) & _homes(story, b)


def _homes(story: Story, name: str) -> set[str]:
    words = plain(name)
    return {p["party"] for p in story.names if any(plain(n) == words for n in p["names"])}


def facts(story: Story, expected: Row) -> Iterator[Check]:
    """Dates and figures."""
    for want in expected["dates"]:
        span = story.at(want["file"], want["text"])
        found = [t["value"] for row in story.articles[want["file"]] for t in row["times"] if overlap(span, [t["span"]])]
        yield f"{want['file'][:2]} {want['text']} = {want['value']}", want["value"] in found
    for want in expected["figures"]:
        span = story.at(want["file"], want["text"])
        found = [f for row in story.articles[want["file"]] for f in row["figures"] if overlap(span, [f["span"]])]
        yield (
            f"{want['file'][:2]} {want['text']}",
            any((f["low"], f["high"], f["unit"]) == (want["low"], want["high"], want["unit"]) for f in found),
        )


def run(name: str, folder: Path) -> Story:
    """Put one story through the commands whose JSON is fixed."""
    where, corpus = EXAMPLES / name, folder / f"{name}.db"

    def rows(*command: object) -> list[Row]:
        done = subprocess.run([ONRECORD, *map(str, command), "--json"], check=True, capture_output=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    rows("add", where, "--corpus", corpus)
    return Story(
        json.loads((where / "expected.json").read_text(encoding="utf-8")),
        rows("read", where),
        rows("copies", where),
        rows("names", "--corpus", corpus),
        rows("claims", "--corpus", corpus),
    )


def outcomes() -> dict[str, bool]:
    """Return every check of both stories by its name, "story: part: what"."""
    with tempfile.TemporaryDirectory() as folder:
        return {f"{name}: {check}": holds for name in STORIES for check, holds in checks(run(name, Path(folder)))}


def main() -> int:
    """Print how many answers of each part come out."""
    found = outcomes()
    all_of, held = Counter(c.split(": ")[1] for c in found), Counter(c.split(": ")[1] for c, ok in found.items() if ok)
    for part, count in all_of.items():
        print(f"  {part:14} {held[part]:4} of {count}")
    if "--missed" in sys.argv:
        print("\n".join(check for check, holds in found.items() if not holds))
    return hold("examples", {"answers that come out, %": 100 * sum(found.values()) / len(found)})


if __name__ == "__main__":
    sys.exit(main())
