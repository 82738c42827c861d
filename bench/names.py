"""Names found by the rules against gold, and parties within and across articles.

usage: python -m bench.names               every figure against its floor
       python -m bench.names ner N         exact F1 by entity and speed of `find_names`; the N most frequent errors
       python -m bench.names aliases       declared aliases on pairs derived from Re-DocRED, with those not in its gold
       python -m bench.names declared      declared aliases in windows of news reports judged by eye, with the errors
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from bench import _coreference as coreference
from bench.common import HERE, data, hold
from onrecord.edges.engines.rules.names import find_names
from onrecord.records import Alias, Article, Name, NameKind, Reading, Span, Tags
from onrecord.stages.names import declared, members, parties, same, within
from onrecord.stages.names.folding import key

Figures = dict[str, float]
KINDS: tuple[NameKind, ...] = ("PER", "ORG", "LOC")
Gold = set[tuple[int, int, str]]
Label = tuple[str, object]


def article(name: str, text: str) -> Article:
    """An article without blocks."""
    return Article(name, text, Span(0, len(text)))


# --- names ------------------------------------------------------------------------------------------------


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
    found: list[tuple[int, int, str]] = []
    place = 0
    for token, tag in zip(tokens, tags, strict=True):
        end = place + len(token)
        if tag.startswith("B-"):
            found.append((place, end, tag[2:]))
        elif tag.startswith("I-") and found:
            found[-1] = (found[-1][0], end, found[-1][2])
        place = end + 1
    return {entity for entity in found if entity[2] in KINDS}


def ner(show: int = 0) -> Figures:
    """Print exact F1 by entity (span and kind), span F1, and microseconds a word."""
    figures: Figures = {}
    for name, limit in (("gum-dev", None), ("unerewt-dev", None), ("worldwide-train", 300)):
        hits: Counter[str] = Counter()
        errors: Counter[str] = Counter()
        spent = words = 0.0
        for text, gold in tagged(data("data/ner", f"{name}.jsonl"), limit):
            start = time.process_time()
            found = {(n.span.start, n.span.end, n.kind) for n in find_names(article("", text))}
            spent += time.process_time() - start
            words += len(text.split())
            for kind in ("all", "span", *KINDS):
                one, two = (_only(side, kind) for side in (gold, found))
                hits[f"{kind} both"] += len(one & two)
                hits[kind] += len(one) + len(two)
            errors.update(f"+ {text[s:e]} {k}" for s, e, k in found - gold)
            errors.update(f"- {text[s:e]} {k}" for s, e, k in gold - found)
        f1 = {kind: round(200 * hits[f"{kind} both"] / hits[kind], 1) for kind in ("all", "span", *KINDS)}
        print(f"{name}: F1 {f1}  {1e6 * spent / words:.2f} µs a word")
        figures |= {f"{name} exact F1": f1["all"]}
        for line, count in errors.most_common(show):
            print(f"    {count:4} {line}")
    return figures


def _only(side: Gold, kind: str) -> set[tuple[object, ...]]:
    if kind == "span":
        return {x[:2] for x in side}
    return {x for x in side if kind in ("all", x[2])}


# --- aliases ----------------------------------------------------------------------------------------------


def unspaced(sentence: str) -> str:
    """Undo the blanks that tokenising put around punctuation."""
    text = re.sub(r" ([,.;:)\]?!'’])", r"\1", sentence)
    text = re.sub(r"([(\[]) ", r"\1", text)
    return re.sub(r'" ([^"]*?) "', r'"\1"', text)


def aliases(*, show: bool = False) -> Figures:
    """Print precision and recall: exact names, and where a name may be a part of the gold one.

    The gold pairs come from linked entities and miss many true declarations. Those found outside it were read and,
    where the sentence does declare them, listed by their hashes in `gold/redocred.txt`: the third line counts these
    as right.
    """
    seen = set((HERE / "gold/redocred.txt").read_text(encoding="utf-8").split())
    rows = json.loads(data("data/names/redocred-alias-pairs.json").read_text(encoding="utf-8"))
    gold: dict[str, list[set[str]]] = defaultdict(list)
    for row in rows:
        pair = {key(unspaced(row["a"])), key(unspaced(row["b"]))}
        gold[unspaced(row["sent"])] += [pair] if row["gold"] else []
    count: Counter[str] = Counter()
    for text, pairs in gold.items():
        found = all_pairs(declared(article("", text), find_names(article("", text))))
        count["gold"] += len(pairs)
        count["found"] += len(found)
        for pair in found:
            alike = any(_alike(pair, other) for other in pairs)
            count["exact"] += pair in pairs
            count["alike"] += alike
            count["by eye"] += alike or pair_hash(text, pair) in seen
            if show and not alike:
                print(f"    {' = '.join(sorted(pair))}  {pair_hash(text, pair)}")
    for how in ("exact", "alike", "by eye"):
        recall = f" R {count[how] / count['gold']:.3f}" if how != "by eye" else ""
        print(f"aliases, {how}: P {count[how] / count['found']:.3f}{recall}")
    return {
        "aliases precision, %": 100 * count["alike"] / count["found"],
        "aliases precision by eye, %": 100 * count["by eye"] / count["found"],
        "aliases recall, %": 100 * count["alike"] / count["gold"],
    }


def all_pairs(found: Iterable[Alias]) -> list[set[str]]:
    """Every two folded names that one sentence's declarations make one party's: of three names, three pairs."""
    groups: list[set[str]] = []
    for alias in found:
        names = {key(alias.name), key(alias.alias)}
        joined = [group for group in groups if group & names]
        groups = [group for group in groups if not group & names] + [names.union(*joined)]
    return [{one, two} for group in groups for one, two in combinations(sorted(group), 2)]


def pair_hash(sentence: str, pair: set[str]) -> str:
    """Name a pair in a sentence without its words."""
    return hashlib.sha256("\n".join([sentence, *sorted(pair)]).encode()).hexdigest()[:24]


def judged(*, show: bool = False) -> Figures:
    """Print precision and recall on windows of news reports; `gold/aliases.md` says how they were drawn and judged."""
    windows = [json.loads(line) for line in (HERE / "gold/aliases.jsonl").read_text(encoding="utf-8").splitlines()]
    wanted = {window["article"] for window in windows}
    with data("data/copies/planted15k/corpus.jsonl").open(encoding="utf-8") as lines:
        texts = {row["id"]: row["text"] for row in map(json.loads, lines) if row["id"] in wanted}
    count: Counter[str] = Counter()
    for window in windows:
        text = texts[window["article"]]
        if hashlib.sha256(text.encode()).hexdigest() != window["sha256"]:
            raise SystemExit(f"the text of {window['article']} is another than the one judged")
        start, end = window["window"]
        gold = [
            ({key(text[slice(*pair["name"])]), key(text[slice(*pair["alias"])])}, pair["optional"])
            for pair in window["pairs"]
        ]
        found = [
            a
            for a in declared(article("", text), find_names(article("", text)))
            if start <= a.span[0] and a.span[1] <= end
        ]
        pairs = [{key(alias.name), key(alias.alias)} for alias in found]
        count["gold"] += sum(not optional for _, optional in gold)
        count["hit"] += sum(not optional and any(_alike(pair, one) for pair in pairs) for one, optional in gold)
        for alias, pair in zip(found, pairs, strict=True):
            fits = [optional for one, optional in gold if _alike(pair, one)]
            count["right"] += bool(fits) and not all(fits)
            count["wrong"] += not fits
            if show and not fits:
                print(f"    + {alias.name} = {alias.alias} ({alias.by})")
        for one, optional in gold if show else ():
            if not optional and not any(_alike(pair, one) for pair in pairs):
                print(f"    - {' = '.join(sorted(one))}  …{text[start:end]}…")
    precision = 100 * count["right"] / max(1, count["right"] + count["wrong"])
    recall = 100 * count["hit"] / count["gold"]
    print(f"aliases in news, {count['gold']} pairs: P {precision:.1f} R {recall:.1f}")
    return {"news aliases precision, %": precision, "news aliases recall, %": recall}


def _alike(pair: set[str], other: set[str]) -> bool:
    def part(one: str, two: str) -> bool:
        return set(one.split()) <= set(two.split()) or set(two.split()) <= set(one.split())

    (a, b), (c, d) = (sorted(p) * (3 - len(p)) for p in (pair, other))
    return (part(a, c) and part(b, d)) or (part(a, d) and part(b, c))


# --- parties ----------------------------------------------------------------------------------------------


def within_articles() -> Figures:
    """Print CoNLL F1 and pair precision on AIDA dev by kind; names and kinds are given, NIL left out."""
    kinds: dict[str, NameKind] = {"Q215627": "PER", "Q43229": "ORG", "Q27096213": "LOC"}
    figures: Figures = {}
    gold: dict[str, dict[Label, object]] = defaultdict(dict)
    found: dict[str, dict[Label, object]] = defaultdict(dict)
    with data("data/names/aida-dev.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            labels = {Span(*x["span"]): x for x in row["labels"] if x["entity_id"] != "<NIL>"}
            given = [Name(span, kinds.get(x["type"].split("|")[0], "ORG")) for span, x in labels.items()]
            cast = within(article("", row["text"]), Tags((), tuple(given), "gold"))
            for mention in cast.mentions:
                label = (str(row["id"]), mention.span)
                home = mention.span if mention.party is None else mention.party
                for kind in ("all", mention.kind):
                    gold[kind][label] = (row["id"], labels[mention.span]["entity_id"])
                    found[kind][label] = (row["id"], home)
    for kind, labelled in gold.items():
        figures |= _tell("within", kind, labelled, found[kind])
    return figures


_DESCRIBES = re.compile(
    r"\b(?!(?:of|and|for|the|al|de)\b)[a-z]{2,}|,|\b(?:CEO|President|Minister|Officer|Mr|Executive)\b"
)
"""A mention that says what somebody is: MEANTIME takes whole phrases, "Apple Inc. CEO Steve Jobs"."""


def meantime() -> Iterator[tuple[str, str, dict[Span, tuple[NameKind, str]]]]:
    """Yield (document, text, names by span with kind and chain): mentions without lower-case nouns or commas."""
    places: dict[tuple[str, int, int], Span] = {}
    texts: dict[str, str] = {}
    for line in data("data/names/meantime/meantime.conll").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        document, sentence, place, word, *_ = line.split("\t")
        text = texts.get(document, "")
        text += "" if not text else "\n" if place == "0" else " "
        places[document, int(sentence), int(place)] = Span(len(text), len(text) + len(word))
        texts[document] = text + word
    names: dict[str, dict[Span, tuple[NameKind, str]]] = {document: {} for document in texts}
    for row in json.loads(data("data/names/meantime/entities_mentions.json").read_text(encoding="utf-8")):
        document = row["topic/subtopic_name"]
        spans = [places.get((document, row["sent_id"], token)) for token in row["tokens_number"]]
        if row["mention_type"] in KINDS and row["mention_head_pos"] == "PROPN" and all(spans):
            span = Span(spans[0].start, spans[-1].end)  # type: ignore[union-attr]
            if _DESCRIBES.search(texts[document], span.start, span.end):
                continue
            names[document][span] = (row["mention_type"], re.sub(r"^(?:cross_|intra_)+", "", row["coref_chain"]))
    for document, text in texts.items():
        yield document, text, names[document]


def across_articles() -> Figures:
    """Print CoNLL F1 and pair precision on MEANTIME by kind; names and kinds are given."""
    figures: Figures = {}
    gold: dict[str, dict[Label, object]] = defaultdict(dict)
    locals_: dict[Label, object] = {}
    everyone = []
    for document, text, names in meantime():
        report = article(document, text)
        given = tuple(Name(span, kind) for span, (kind, _) in names.items())
        reading = Reading(report, "gold", cast=within(report, Tags((), given, "gold")))
        everyone += members(reading)
        for mention in reading.cast.mentions:
            label = (document, mention.span)
            locals_[label] = (reading.id, mention.party) if mention.party is not None else label
            for kind in ("all", mention.kind):
                gold[kind][label] = names[mention.span][1]
    home = {member: party.id for party in parties(everyone, same(everyone)) for member in party.members}
    for kind, labelled in gold.items():
        found = {label: home.get(locals_[label], label) for label in labelled}  # type: ignore[call-overload]
        figures |= _tell("across", kind, labelled, found)
    return figures


def _tell(where: str, kind: str, gold: dict[Label, object], found: dict[Label, object]) -> Figures:
    """Print all scores of one kind; return the two that have floors."""
    scores = coreference.scores(gold, found)
    print(f"{where}, {kind}: {scores}  {len(gold)} names")
    return {f"{where} {kind} CoNLL": scores["CoNLL"], f"{where} {kind} pair precision": scores["pair P"]}


def main(asked: list[str]) -> int:
    """Print what was asked for, or every figure against its floor."""
    match asked:
        case ["ner", many]:
            ner(int(many))
        case ["aliases"]:
            aliases(show=True)
        case ["declared"]:
            judged(show=True)
        case []:
            return hold("names", ner() | aliases() | judged() | within_articles() | across_articles())
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
