"""ClaimReview (https://schema.org/ClaimReview): written of one claim with a person's verdict, and read from others.

The program itself gives no verdict; the one that is written is the person's who asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec
from lxml import etree, html

from onrecord.edges.export.pile import QUOTE
from onrecord.errors import Unreadable
from onrecord.records import Article, Claim, Review


class Verdict(NamedTuple):
    """A person's conclusion on a claim: in words, by whom, published where and when."""

    words: str
    author: str
    url: str
    published: str


def claim_review(claim: Claim, articles: Mapping[str, Article], verdict: Verdict) -> dict[str, Any]:
    """Return a claim with a verdict as JSON-LD."""
    carrying = [articles[a] for a in dict.fromkeys(m.article for m in claim.members)]
    carrying.sort(key=lambda a: a.anchor or "9")
    works = [_work(article) for article in carrying]
    reviewed: dict[str, Any] = {"@type": "Claim", "identifier": f"urn:onrecord:claim:{claim.id}", "appearance": works}
    voices = [{"@type": "Person" if kind == "person" else "Organization", "name": v} for v, kind in _voices(claim)]
    reviewed |= {"author": voices} if voices else {}
    reviewed |= {"firstAppearance": works[0]} if all(article.anchor for article in carrying) else {}
    text = claim.text if len(claim.text) <= QUOTE else claim.text[: QUOTE - 1] + "…"
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": verdict.url,
        "datePublished": verdict.published,
        "author": {"@type": "Organization", "name": verdict.author},
        "claimReviewed": text,
        "itemReviewed": reviewed,
        "reviewRating": {"@type": "Rating", "alternateName": verdict.words},
    }


def _voices(claim: Claim) -> list[tuple[str, str | None]]:
    named = {chain.voice: chain.voice_kind for chain in claim.chains if chain.voice_kind not in {"unnamed", "group"}}
    return [(voice, named[voice]) for voice in claim.voices if voice in named]


def _work(article: Article) -> dict[str, Any]:
    known = {"headline": article.title, "url": article.url, "datePublished": article.published}
    work: dict[str, Any] = {"@type": "NewsArticle", **{key: value for key, value in known.items() if value}}
    return work | ({"publisher": {"@type": "Organization", "name": article.outlet}} if article.outlet else {})


class Found(NamedTuple):
    """A ClaimReview that was read, and the addresses at which it says the claim appeared."""

    review: Review
    appearances: tuple[str, ...]


def reviews_in(raw: bytes, where: str) -> list[Found]:
    """Return the ClaimReviews in a JSON file (a review, a list, a feed of them) or in an HTML page's JSON-LD.

    Raises:
        Unreadable: there is none, or the file is neither.
    """
    found = [_review(node) for document in _documents(raw, where) for node in _typed(document)]
    if not found:
        raise Unreadable(where, "no ClaimReview in it: name a page with one, or its JSON-LD")
    return found


def _documents(raw: bytes, where: str) -> Iterator[Any]:
    if raw.lstrip()[:1] in (b"{", b"["):
        yield _json(raw, where)
        return
    try:
        page = html.document_fromstring(raw)
    except (etree.ParserError, ValueError) as error:
        raise Unreadable(where, f"neither JSON nor a page ({error})") from error
    for script in page.iter("script"):
        if script.get("type") == "application/ld+json":
            yield _json((script.text or "").encode(), where)


def _json(raw: bytes, where: str) -> Any:
    try:
        return msgspec.json.decode(raw)
    except msgspec.DecodeError as error:
        raise Unreadable(where, f"no JSON ({error})") from error


def _typed(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        kind = value.get("@type")
        if kind == "ClaimReview" or (isinstance(kind, list) and "ClaimReview" in kind):
            yield value
        else:
            for part in value.values():
                yield from _typed(part)
    elif isinstance(value, list):
        for part in value:
            yield from _typed(part)


def _review(node: dict[str, Any]) -> Found:
    rating, author = _one(node.get("reviewRating")), _one(node.get("author"))
    verdict = rating.get("alternateName") or rating.get("ratingValue")
    item = _one(node.get("itemReviewed"))
    said = node.get("claimReviewed") or item.get("text") or item.get("name") or ""
    review = Review(
        str(said), None if verdict is None else str(verdict), author.get("name"), node.get("url"),
        node.get("datePublished"),
    )  # fmt: skip
    return Found(review, tuple(dict.fromkeys(_addresses(item))))


def _one(value: Any) -> dict[str, Any]:
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, dict) else {}


def _addresses(item: dict[str, Any]) -> Iterator[str]:
    for name in ("appearance", "firstAppearance", "sameAs"):
        values = item.get(name)
        for value in values if isinstance(values, list) else [values]:
            address = value.get("url") or value.get("@id") if isinstance(value, dict) else value
            if isinstance(address, str) and address.startswith("http"):
                yield address
