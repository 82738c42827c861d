"""A claim's chains as a tree of nodes, read downwards: who speaks, who passes it on, who prints it, what changed.

The drawing is made of plain nodes so that it can be tested, and so that any other form of it (a page, a picture)
starts from the same list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from onrecord.cli.output import clip, count, describe
from onrecord.records import Article, Chain, Claim, Copy, Edit, Link, Span
from onrecord.stages.claims import bears
from onrecord.text import overlap

Mark = Literal[
    "voice", "unnamed", "own", "hop", "cold", "family", "report", "change", "denies", "revises", "supports", "warning"
]
_UNNAMED = {"unnamed", "group", None}
_SPEAKING = {
    "asserts": "", "accuses": "accuses", "denies": "denies", "confirms": "confirms", "declines": "declines to say",
    "unverified": "could not verify", "unclaimed": "nobody claims it", "retracts": "takes it back",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """One line of the drawing: its mark, what it says, the program's note on it, and what hangs below."""

    mark: Mark
    text: str
    note: str = ""
    below: tuple[Node, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Scene:
    """What a claim is drawn from."""

    articles: Mapping[str, Article]
    labels: Mapping[str, str]
    claims: Mapping[str, Claim]
    copies: Sequence[Copy]


def rail(claim: Claim, scene: Scene) -> tuple[Node, ...]:
    """Return the drawing of a claim: one node a voice, then denials, revisions and warnings."""
    voices: dict[tuple[str, bool], list[Chain]] = {}
    for chain in claim.chains:
        voices.setdefault((chain.voice, _own(chain)), []).append(chain)
    drawn = [_voice(chains, claim, scene) for chains in voices.values()]
    return (*drawn, *_links(claim, scene), *_warnings(claim, scene))


def _own(chain: Chain) -> bool:
    return chain.voice_kind == "outlet" and not chain.hops


def _voice(chains: list[Chain], claim: Claim, scene: Scene) -> Node:
    first = chains[0]
    mark: Mark = "own" if _own(first) else "unnamed" if first.voice_kind in _UNNAMED else "voice"
    note = _SPEAKING[first.stance] if mark != "own" else "in its own voice"
    if mark == "unnamed":
        note = ", ".join(filter(None, (note, "not named")))
    return Node(mark, first.voice, note, _hops(chains, 0, claim, scene))


def _hops(chains: list[Chain], depth: int, claim: Claim, scene: Scene) -> tuple[Node, ...]:
    """Return what hangs below a voice after `depth` steps: further hops, drawn once where shared, and reports."""
    ended = [chain for chain in chains if len(_steps(chain)) <= depth]
    further: dict[str, list[Chain]] = {}
    for chain in chains:
        if len(_steps(chain)) > depth:
            further.setdefault(_steps(chain)[depth][0], []).append(chain)
    nodes = [
        Node("hop", party, _steps(some[0])[depth][1], _hops(some, depth + 1, claim, scene))
        for party, some in further.items()
    ]
    return (*nodes, *_ended(ended, claim, scene))


def _steps(chain: Chain) -> list[tuple[str, str]]:
    """Return (parties, verbs) step by step; parallel links share one."""
    steps: dict[int, list[tuple[str, str]]] = {}
    for hop in chain.hops:
        steps.setdefault(hop.step, []).append((hop.party, hop.verb))
    return [
        (" and ".join(dict.fromkeys(p for p, _ in step)), ", ".join(dict.fromkeys(v for _, v in step)))
        for _, step in sorted(steps.items())
    ]


def _ended(chains: list[Chain], claim: Claim, scene: Scene) -> tuple[Node, ...]:
    """Return the reports in which chains end; reports that are copies of one another stand under one family."""
    cold: dict[str | None, list[Chain]] = {}
    for chain in chains:
        cold.setdefault(chain.cold, []).append(chain)
    nodes: list[Node] = []
    for missing, some in cold.items():
        printed = _families(some, claim, scene)
        nodes += [Node("cold", missing, "", printed)] if missing else printed
    return tuple(nodes)


def _families(chains: list[Chain], claim: Claim, scene: Scene) -> tuple[Node, ...]:
    spans: dict[str, Span] = {}
    for chain in chains:
        spans.setdefault(chain.article, chain.span)
    nodes: list[Node] = []
    for family in _split(spans, claim.families):
        reports = tuple(_report(article, spans[article], _before(article, claim), scene) for article in family)
        many = f"one report, printed {len(family)} times"
        nodes += [Node("family", many, "", reports)] if len(family) > 1 else reports
    return tuple(nodes)


def _split(articles: Iterable[str], families: tuple[tuple[str, ...], ...]) -> list[list[str]]:
    of = {article: family for family in families for article in family}
    groups: dict[tuple[str, ...], list[str]] = {}
    for article in articles:
        groups.setdefault(of.get(article, (article,)), []).append(article)
    return list(groups.values())


def _before(article: str, claim: Claim) -> Sequence[str]:
    """Return the members of an article's family that stand before it, whoever speaks in them."""
    family = next((f for f in claim.families if article in f), ())
    return family[: family.index(article)] if family else ()


def _report(article: str, span: Span, before: Sequence[str], scene: Scene) -> Node:
    """Return a report; below it, what it changed against the earlier members of its family."""
    changes: list[Node] = []
    relation = ""
    for copy in scene.copies:
        other = copy.b if copy.a == article else copy.a if copy.b == article else None
        if other is None or other not in before:
            continue
        relation = relation or _relation(copy, article, scene.labels[other])
        changes += _changes(copy, article, span, scene)
    head = scene.articles[article]
    note = ", ".join(filter(None, (describe(head), f"characters {span.start}–{span.end}", relation)))
    return Node("report", scene.labels[article], note, tuple(dict.fromkeys(changes)))


def _relation(copy: Copy, article: str, other: str) -> str:
    if copy.direction == "undetermined":
        return f"shares its text with {other}, who copied whom is not known"
    later = copy.b if copy.direction == "a>b" else copy.a
    return f"copy of {other}" if later == article else f"copied by {other}"


def _changes(copy: Copy, article: str, span: Span, scene: Scene) -> list[Node]:
    """Return the changes inside the words of the claim, from the other report to this one."""
    here, there = ("a", "b") if copy.a == article else ("b", "a")
    other = scene.articles[copy.b if copy.a == article else copy.a]
    nodes = []
    for edit in copy.edits:
        at: Span | None = getattr(edit, here)
        if edit.kind in {"omitted", "added"} or at is None:
            continue
        near = Span(max(0, span.start - 250), span.end + 250) if edit.kind in {"speaker", "hop"} else span
        if overlap(at, near):
            nodes.append(_change(edit, at, getattr(edit, there), scene.articles[article], other))
    return nodes


def _change(edit: Edit, at: Span, was: Span | None, article: Article, other: Article) -> Node:
    kind = "words inside the quotation" if edit.kind == "quote" else edit.kind
    old = clip(other.text[slice(*was)], 60) if was else "nothing"
    return Node("change", f"{kind}: {old} ⇢ {clip(article.text[slice(*at)], 60)}")


def _links(claim: Claim, scene: Scene) -> list[Node]:
    nodes = [_acting(link, scene) if bears(claim, link) else _suffered(link, scene) for link in claim.links]
    return list(dict.fromkeys(nodes))


_PASSIVE = {"denies": "denied", "revises": "revised", "supports": "supported"}


def _suffered(link: Link, scene: Scene) -> Node:
    """Return what another claim does to this one, with its words."""
    article = scene.articles[link.article]
    said = f"{describe(article)}: “{clip(article.text[slice(*link.span)], 90)}”"
    by = ", ".join(link.voices) or "a voice that is not known"
    return Node(link.kind, f"{_PASSIVE[link.kind]} by {by}", "", (Node("report", scene.labels[link.article], said),))


def _acting(link: Link, scene: Scene) -> Node:
    """Return what this claim does to another."""
    if link.to is None or link.to not in scene.claims:
        return Node(link.kind, f"{link.kind} what nobody in this corpus is on record saying")
    other = scene.claims[link.to]
    return Node(
        link.kind, f"{link.kind} “{clip(other.text, 80)}”", f"{', '.join(other.voices[:3])}, claim {other.id[:7]}"
    )


def _warnings(claim: Claim, scene: Scene) -> list[Node]:
    return [Node("warning", warning.kind, warning.note + _where(warning.spans, scene)) for warning in claim.warnings]


def _where(spans: Iterable[tuple[str, Span]], scene: Scene) -> str:
    labels = list(dict.fromkeys(scene.labels[article] for article, _ in spans))
    if not labels:
        return ""
    more = f" and {count(len(labels) - 3, 'more')}" if len(labels) > 3 else ""
    return f" ({', '.join(labels[:3])}{more})"
