"""Names found by the rules against gold, and parties within and across articles.

    python bench/names.py ner       exact F1 by entity and speed of `find_names`
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.edges.engines.rules.names import find_names
from onrecord.records import Article, Span

SHARED = Path(__file__).resolve().parents[2] / "shared"
Gold = set[tuple[int, int, str]]


def tagged(path: Path, limit: int | None = None) -> Iterator[tuple[str, Gold]]:
    """Yield documents as (text, entities): tokens joined with blanks, sentences with line breaks."""
    texts: dict[str, tuple[list[str], list[str]]] = {}
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            tokens, tags = texts.setdefault(row.get("doc") or str(number), ([], []))
            tokens += [*row["tokens"], "\n"]
            tags += [*row["tags"], "O"]
    for tokens, tags in list(texts.values())[:limit]:
        yield " ".join(tokens), entities(tokens, tags)


def entities(tokens: list[str], tags: list[str]) -> Gold:
    """Turn BIO tags into character spans over the tokens joined with blanks."""
    found: list[list[int | str]] = []
    place = 0
    for token, tag in zip(tokens, tags, strict=True):
        end = place + len(token)
        if tag.startswith("B-") or (tag.startswith("I-") and not found):
            found.append([place, end, tag[2:]])
        elif tag.startswith("I-"):
            found[-1][1] = end
        place = end + 1
    return {(int(s), int(e), str(k)) for s, e, k in found if k in ("PER", "ORG", "LOC")}


def ner(show: int = 0) -> None:
    """Exact F1 by entity (span and kind), span F1, and words a second."""
    for name, limit in (("gum-dev", None), ("unerewt-dev", None), ("worldwide-train", 300)):
        hits: Counter[str] = Counter()
        missed: Counter[str] = Counter()
        spent = words = 0.0
        for text, gold in tagged(SHARED / "data/ner" / f"{name}.jsonl", limit):
            article = Article("", text, Span(0, len(text)))
            start = time.perf_counter()
            found = {(n.span.start, n.span.end, n.kind) for n in find_names(article)}
            spent += time.perf_counter() - start
            words += len(text.split())
            for kind in ("PER", "ORG", "LOC"):
                hits[f"{kind} both"] += len({x for x in found & gold if x[2] == kind})
                hits[f"{kind} gold"] += sum(x[2] == kind for x in gold)
                hits[f"{kind} found"] += sum(x[2] == kind for x in found)
            hits["span both"] += len({x[:2] for x in found} & {x[:2] for x in gold})
            hits["span gold"] += len(gold)
            hits["span found"] += len(found)
            for s, e, k in found - gold:
                missed[f"+ {text[s:e]} {k} {next((x[2] for x in gold if x[:2] == (s, e)), '-')}"] += 1
            for s, e, k in gold - found:
                missed[f"- {text[s:e]} {k}"] += 1
        hits["all both"], hits["all gold"], hits["all found"] = (
            sum(hits[f"{k} {part}"] for k in ("PER", "ORG", "LOC")) for part in ("both", "gold", "found")
        )
        scores = {
            k: round(200 * hits[f"{k} both"] / max(1, hits[f"{k} gold"] + hits[f"{k} found"]), 1)
            for k in ("all", "span", "PER", "ORG", "LOC")
        }
        print(f"{name}: F1 {scores}  {1e6 * spent / words:.2f} µs a word")
        for line, count in missed.most_common(show):
            print(f"    {count:4} {line}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["ner", *rest]:
            ner(int(rest[0]) if rest else 0)
        case _:
            sys.exit(__doc__)
