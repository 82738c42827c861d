"""Which outlets are of one publisher: what people have said of them, and pages that lie on one host."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

from onrecord.clusters import clusters
from onrecord.records import Article, Judgement
from onrecord.stages.origins.context import Context, outlet_key

VERSION = "1"
_DOORS = ("www.", "m.", "mobile.", "amp.", "edition.", "en.", "rss.", "feeds.", "news.")
_MANY_TENANTS = frozenset(
    """medium.com substack.com facebook.com twitter.com x.com t.me telegram.me youtube.com instagram.com tumblr.com
    reddit.com linkedin.com vk.com archive.org web.archive.org archive.is google.com yahoo.com msn.com
    prnewswire.com businesswire.com globenewswire.com github.com pastebin.com""".split()
)
"""Hosts where anybody prints: that two outlets share one of them says nothing."""


class House(NamedTuple):
    """Outlets of one publisher, by key, and why they are held to be."""

    outlets: tuple[str, ...]
    why: str


def host(url: str | None) -> str | None:
    """Return the host of a page without the doors that lead to the same house ("www.", "m."); None where many rent."""
    name = (urlsplit(url).hostname or "") if url else ""
    door = next((door for door in _DOORS if name.startswith(door) and name.count(".") > 1), "")
    bare = name.removeprefix(door)
    return bare if "." in bare and bare not in _MANY_TENANTS else None


def houses(printed: Mapping[str, Sequence[Article]], others: Iterable[str], corpus: Context) -> tuple[House, ...]:
    """Return the publishers that have more than one outlet in a claim.

    Args:
        printed: articles of the claim by the key of their outlet.
        others: keys of outlets and agencies that are only cited.
        corpus: holds people's judgements on outlets, which stand over what hosts show.
    """
    keys = sorted({*printed, *others})
    judged = [j for j in corpus.outlets if {_key(j.left), _key(j.right)} & set(keys)] if corpus.outlets else []
    rules = _one_host(printed)
    if not judged and not rules:
        return ()
    told = [_by_key(j) for j in corpus.outlets] if judged else []
    every = {*keys, *(side for j in told for side in (j.left, j.right))}
    found = clusters(sorted(every), [*rules, *told])
    return tuple(
        House(tuple(k for k in group if k in keys), _why(group, [*told, *rules]))
        for group in found
        if sum(k in keys for k in group) > 1
    )


def _key(name: str) -> str:
    return "o:" + outlet_key(name)


def _by_key(judgement: Judgement) -> Judgement:
    left, right = sorted((_key(judgement.left), _key(judgement.right)))
    return Judgement(
        "outlet", left, right, judgement.verdict, judgement.rule, judgement.version, judgement.score,
        judgement.because, judgement.actor, judgement.made,
    )  # fmt: skip


def _one_host(printed: Mapping[str, Sequence[Article]]) -> list[Judgement]:
    by_host: dict[str, set[str]] = {}
    for key, articles in printed.items():
        for name in filter(None, {host(article.url) for article in articles}):
            by_host.setdefault(name, set()).add(key)
    return [
        Judgement("outlet", a, b, "same", f"both print on {name}", VERSION, 0.9)
        for name, keys in sorted(by_host.items())
        for a, b in pairwise(sorted(keys))
    ]


def _why(group: Sequence[str], judgements: Sequence[Judgement]) -> str:
    inside = [j for j in judgements if j.verdict == "same" and j.left in group and j.right in group]
    told = (f"says {j.actor}" if j.actor != "rule" else j.rule for j in inside)
    return ", ".join(dict.fromkeys(told))
