"""What a page's markup says of its article: JSON-LD, OpenGraph, the h1, time elements, author elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import html as lxml_html

from onrecord.stages.reading.dates import one_date
from onrecord.stages.reading.details import Found

_ARTICLES = frozenset(
    """NewsArticle Article ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle
    ReviewNewsArticle AskPublicNewsArticle BlogPosting LiveBlogPosting Report ScholarlyArticle TechArticle""".split()
)
_CHECKS = frozenset({"ClaimReview"})  # what a fact-check's page may describe beside itself, or alone
_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
# What meta elements are called, in lower case and without what stands between the words: "article:published_time".
_METAS = {
    name: field
    for field, names in {
        "title": "ogtitle",
        "outlet": "ogsitename",
        "published": """articlepublishedtime ogarticlepublishedtime articlepublished datepublished date dcdate pubdate
            publishdate parselypubdate dcdateissued dctermsissued dctermscreated publicationdate sailthrudate""",
        "updated": "articlemodifiedtime ogupdatedtime",
        "byline": "author articleauthor parselyauthor dccreator",
        "url": "ogurl",
    }.items()
    for name in names.split()
}
_BETWEEN = re.compile(r"[^a-z0-9]+")


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    """Yield every object in a JSON value, the outer before the inner."""
    queue = [value]
    for here in queue:
        if isinstance(here, dict):
            yield here
            queue.extend(
                v for k, v in here.items() if k in {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"}
            )
        elif isinstance(here, list):
            queue.extend(here[:200])


def _is_a(node: dict[str, Any], kinds: frozenset[str]) -> bool:
    kind = node.get("@type")
    return any(k in kinds for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str))


def _is_name(value: str) -> bool:
    """Whether an author's or publisher's name could be one: no address, no number."""
    return any(c.isalpha() for c in value) and not value.strip().startswith(("http", "www.", "@", "/"))


def _names(value: object) -> list[str]:
    """Return the names in an author or publisher: a string, an object with a name, or a list of these."""
    if isinstance(value, str):
        return [value.strip()] if _is_name(value) else []
    if isinstance(value, dict):
        return _names(value.get("name"))
    return [name for v in value[:20] for name in _names(v)] if isinstance(value, list) else []


def _moment(field: str, value: object, where: str) -> Iterator[Found]:
    moment = one_date(value) if isinstance(value, str) and len(value) < 60 else None
    if moment:
        yield Found(field, moment.day, where)
        if moment.at and field == "published":
            yield Found("published_at", moment.at, where)


def _read_node(node: dict[str, Any]) -> Iterator[Found]:
    where = "JSON-LD"
    headline = node.get("headline")
    if isinstance(headline, str) and headline.strip():
        yield Found("title", _plain(headline), where)
    yield from _moment("published", node.get("datePublished"), where)
    yield from _moment("updated", node.get("dateModified"), where)
    authors = list(dict.fromkeys(_names(node.get("author"))))
    if authors:
        yield Found("byline", ", ".join(_plain(a) for a in authors), where)
    for name in _names(node.get("publisher"))[:1]:
        yield Found("outlet", _plain(name), where)
    if isinstance(node.get("url"), str):
        yield Found("url", node["url"], where)


def _plain(value: str) -> str:
    """Return a string of JSON-LD as it reads: many pages escape it once too often, or leave tags in it."""
    return " ".join(unescape(_TAGS.sub(" ", value)).split())


def _data(tree: lxml_html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD; scripts that are no JSON say nothing."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # broken on many pages; the other places still speak
        yield from _nodes(value)


def _articles(tree: lxml_html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield those that describe an article."""
    return (node for node in _data(tree) if _is_a(node, _ARTICLES))


def read_json_ld(tree: lxml_html.HtmlElement) -> Iterator[Found]:
    """Yield what the page's JSON-LD says of the article."""
    for node in _articles(tree):
        yield from _read_node(node)
    for node in _data(tree):
        if _is_a(node, _CHECKS):
            yield from _moment("published", node.get("datePublished"), "JSON-LD")


def stated_body(tree: lxml_html.HtmlElement) -> str:
    """Return the longest body that the page's JSON-LD gives, without tags; nothing if it gives none."""
    bodies = (node.get("articleBody") for node in _articles(tree))
    return max((unescape(_TAGS.sub("\n", body)) for body in bodies if isinstance(body, str)), key=len, default="")


def stated_size(tree: lxml_html.HtmlElement) -> int:
    """Return how many words the page's JSON-LD says that a report for subscribers has; 0 if it is free or unsaid."""
    sizes = [0]
    for node in _articles(tree):
        if str(node.get("isAccessibleForFree")).lower() == "false":
            count = str(node.get("wordCount") or "").strip()
            sizes.append(int(count) if count.isascii() and count.isdigit() and len(count) < 7 else 0)
    return max(sizes)


def read_canonical(tree: lxml_html.HtmlElement) -> Iterator[Found]:
    """Yield the address that the page gives as its own."""
    for link in tree.iter("link"):
        address = (link.get("href") or "").strip()
        if "canonical" in (link.get("rel") or "").lower().split() and address.startswith(("http://", "https://")):
            yield Found("url", address, "link canonical")


def read_metas(tree: lxml_html.HtmlElement) -> Iterator[Found]:
    """Yield what the page's meta elements say."""
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        field, value = _METAS.get(_BETWEEN.sub("", name)), (meta.get("content") or "").strip()
        if not field or not value:
            continue
        if field in {"published", "updated"}:
            yield from _moment(field, value, f"meta {name}")
        elif field != "byline" or _is_name(value):
            yield Found(field, " ".join(value.split()), f"meta {name}")
