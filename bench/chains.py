"""Chains and speakers against the chain gold (docs/reference/chain-gold.md), its two halves apart.

usage: python -m bench.chains [--engine NAME] [--misses] [--half seen|unseen]

--engine   "rules", "reader", or "gold": the annotated spans, so that only the joining is measured
--misses   print what is wrong on the seen half; the unseen half is never printed

A gold attribution takes the found one whose contents share most with it, at least 0.3 of their union in characters; of
two alike the one that lies further in. Where there is none, it takes the smallest found one that holds at least half of
its content and meets its cue: the gold's content is often one piece of a saying that goes on ("“We knew,” she told the
Post. “It was late. …”"). "Contents alike" gives the figures without this second way, in which a saying found in more of
its pieces than the gold has counts as missed. A found hop is right where its span meets that of a gold hop, or it has
its name, and no hop nearer to the speaker in the gold stands further off in what was found. Optional hops count neither
way, nor does a second hop of one link. Hops of attributions that were not found are missed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable

from bench._chains import GoldEngine, Row, captures, gold
from bench.common import hold
from onrecord.edges.engines import open_engine
from onrecord.plan import read
from onrecord.ports import Engine
from onrecord.records import Attribution, Hop, Reading, Span
from onrecord.text import overlap

Spans = list[tuple[int, int]]
Links = tuple[list[Row], list[Hop]]  # missed, wrong
_TITLES = frozenset("the a an mr mrs ms dr president sen senator rep gov governor secretary minister general".split())


def shared(one: Spans, other: Spans) -> float:
    """Return what two lists of spans have in common: the intersection over the union of their characters."""
    a, b = ({i for start, end in spans for i in range(start, end)} for spans in (one, other))
    return len(a & b) / max(1, len(a | b))


def match(row: Row, found: list[Attribution], *, alike: bool = False) -> Attribution | None:
    """Return the found attribution that a gold one is; with `alike` only one whose contents are much the same."""
    scored = [(shared(row["content"], list(a.content)), a.within is not None, i) for i, a in enumerate(found)]
    best = max(scored, default=None)
    if best and best[0] >= 0.3:
        return found[best[2]]
    holding = [] if alike else [(size(a.content), i) for i, a in enumerate(found) if holds(row, a)]
    return found[min(holding)[1]] if holding else None


def holds(row: Row, given: Attribution) -> bool:
    """Whether a found attribution has at least half of a gold content, and its cue where the gold has one."""
    both = sum(overlap(Span(*one), other) for one in row["content"] for other in given.content)
    met = row["cue"] is None or (given.cue is not None and overlap(Span(*row["cue"]), given.cue) > 0)
    return met and 2 * both >= size(row["content"])


def size(spans: Iterable[tuple[int, int]]) -> int:
    """Return how many characters disjoint spans have."""
    return sum(end - start for start, end in spans)


def is_link(hop: Hop, link: Row, text: str) -> bool:
    """Whether a found hop is a gold one: they share characters, or the name."""
    start, end = link["span"]
    party = text[slice(*link["party"])].casefold().removeprefix("the ")
    return (hop.span.start < end and start < hop.span.end) or hop.party.casefold().removeprefix("the ") == party


def compare(row: Row, found: tuple[Hop, ...], text: str) -> tuple[list[Row], list[Hop], list[Hop]]:
    """Return the gold hops that were found, the found ones that are wrong, and those in the wrong order."""
    hit: dict[int, Hop] = {}
    wrong = []
    for hop in sorted(found, key=lambda h: h.step):
        links = [i for i, link in enumerate(row["hops"]) if is_link(hop, link, text)]
        fresh = [i for i in links if i not in hit]
        if fresh:
            hit[fresh[0]] = hop
        elif not links:
            wrong.append(hop)
    disordered = [
        hop
        for i, hop in hit.items()
        if any(row["hops"][j]["step"] < row["hops"][i]["step"] and hit[j].step > hop.step for j in hit)
    ]
    must = [row["hops"][i] for i, h in hit.items() if not row["hops"][i].get("optional") and h not in disordered]
    return must, wrong, disordered


def name_is(row: Row, reading: Reading, given: Attribution) -> bool:
    """Whether a speaker has the gold's name, or is known by it in the article: one's words contain the other's."""
    party = next((p for p in reading.cast.parties if p.number == given.party), None)
    want = name_words(reading.article.text[slice(*row["speaker"])])
    known = [name_words(name) for name in (given.speaker or "", *(party.names if party else ()))]
    return any(want and have and (want <= have or have <= want) for have in known)


def name_words(name: str) -> set[str]:
    """Return the words of a name, without titles and marks."""
    bare = (w.strip(".,’'“”\"").casefold().removesuffix("’s").removesuffix("'s") for w in name.split())
    return set(bare) - _TITLES - {""}


def judge(row: Row, reading: Reading, n: Counter[str], *, show: bool) -> None:
    """Count one gold attribution, its hops also with contents alike."""
    text = reading.article.text
    must = [link for link in row["hops"] if not link.get("optional")]
    n["gold"] += 1
    n["hops"] += len(must)
    _strictly(row, reading, must, n)
    best = match(row, list(reading.attributions))
    if best is None:
        if show and must:
            _tell("LOST", row, reading, None, (must, []))
        n.update(f"missed {link['kind']}" for link in must)
        return
    right, wrong, disordered = compare(row, best.hops, text)
    n["covered"] += 1
    n["right"] += len(right)
    n["wrong"] += len(wrong) + len(disordered)
    n["covered hops"] += len(must)
    missed = [link for link in must if link not in right]
    n["whole"] += not missed and not wrong and not disordered
    n.update(f"missed {link['kind']}" for link in missed)
    if show and (missed or wrong or disordered):
        _tell("HOPS", row, reading, best, (missed, [*wrong, *disordered]))
    if row["speaker_is"] == "named":
        n["named"] += 1
        ok = name_is(row, reading, best)
        n["named right"] += ok
        n["named unknown"] += best.speaker is None
        if show and not ok:
            _tell("WHO ", row, reading, best, ([], []))
    elif row["speaker_is"] == "unnamed":
        n["unnamed"] += 1
        n["unnamed right"] += best.speaker is None or best.speaker_kind in ("unnamed", "group", "outlet")


def _strictly(row: Row, reading: Reading, must: list[Row], n: Counter[str]) -> None:
    given = match(row, list(reading.attributions), alike=True)
    if given is not None:
        right, wrong, disordered = compare(row, given.hops, reading.article.text)
        n["alike"] += 1
        n["alike right"] += len([link for link in right if link in must])
        n["alike wrong"] += len(wrong) + len(disordered)


def _tell(what: str, row: Row, reading: Reading, best: Attribution | None, links: Links) -> None:
    text = reading.article.text
    missed, wrong = links
    start, end = row["content"][0]
    source = text[slice(*row["source"])] if row["source"] else None
    print(f"{what} {row['dataset']} {row['id'][:40]} at {start}: {source!r} {text[start:end][:70]!r}")
    for link in missed:
        print(f"     missed {link['step']} {link['kind']} {text[slice(*link['span'])]!r}")
    for hop in wrong:
        print(f"     wrong  {hop.step} {hop.party!r} {text[max(0, hop.span.start - 40) : hop.span.end + 20]!r}")
    if what == "WHO " and best is not None:
        taken = text[slice(*best.source)] if best.source else None
        print(f"     want {text[slice(*row['speaker'])]!r} got {best.speaker!r} {best.speaker_kind} from {taken!r}")


def measure(half: str, name: str, *, show: bool) -> dict[str, float]:
    """Read the articles of one half and score them."""
    rows = gold(half)
    engine: Engine = GoldEngine(r for group in rows.values() for r in group) if name == "gold" else open_engine(name)
    n: Counter[str] = Counter()
    for key, capture in captures(rows):
        for reading in read(engine, None, capture):
            for row in rows[key]:
                if reading.article.extent.start <= row["content"][0][0] < reading.article.extent.end:
                    judge(row, reading, n, show=show)
    print(
        f"\n{half}: {n['gold']} attributions, {n['covered']} found, {n['hops']} hops, {n['right']} of them right, ",
        end="",
    )
    print(
        f"{n['wrong']} wrong; missed: " + ", ".join(f"{k[7:]} {v}" for k, v in sorted(n.items()) if k[:7] == "missed ")
    )
    return {
        f"{half} attributions covered, %": 100 * n["covered"] / max(1, n["gold"]),
        f"{half} hop precision": n["right"] / max(1, n["right"] + n["wrong"]),
        f"{half} hop recall": n["right"] / max(1, n["hops"]),
        f"{half} attributions covered, contents alike, %": 100 * n["alike"] / max(1, n["gold"]),
        f"{half} hop precision, contents alike": n["alike right"] / max(1, n["alike right"] + n["alike wrong"]),
        f"{half} hop recall, contents alike": n["alike right"] / max(1, n["hops"]),
        f"{half} hop recall, of covered": n["right"] / max(1, n["covered hops"]),
        f"{half} chains wholly right, of covered, %": 100 * n["whole"] / max(1, n["covered"]),
        f"{half} named speakers right, of covered, %": 100 * n["named right"] / max(1, n["named"]),
        f"{half} named speakers unknown, of covered, %": 100 * n["named unknown"] / max(1, n["named"]),
        f"{half} unnamed left so, of covered, %": 100 * n["unnamed right"] / max(1, n["unnamed"]),
    }


def main() -> int:
    """Score both halves; 1 if under a floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", default="rules")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--half", choices=("seen", "unseen"))
    asked = parser.parse_args()
    figures: dict[str, float] = {}
    for half in [asked.half] if asked.half else ["seen", "unseen"]:
        figures |= measure(half, asked.engine, show=asked.misses and half == "seen")
    print()
    return hold("chains" if asked.engine == "rules" else f"chains, {asked.engine}", figures)


if __name__ == "__main__":
    sys.exit(main())
