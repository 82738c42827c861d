"""HTML → articles. All places, people and outlets are invented."""

import json
import time

import pytest

from onrecord.errors import Empty
from onrecord.records import Capture
from onrecord.stages.reading import read_capture

PARAGRAPHS = [
    "The bridge over the river Orla was closed on Monday after cracks were found in two pillars, officials said.",
    "“Nobody is in danger,” said Marta Lindqvist, a spokeswoman for the roads office in Port Sella, on Monday night.",
    "Repairs will take until spring, according to the office, which runs four other bridges of the same age.",
]


def page(head="", above="", below="", body=PARAGRAPHS):
    text = "".join(f"<p>{p}</p>" for p in body)
    return (
        f"<!DOCTYPE html><html><head><title>Bridge - Sella Post</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a><a href='/news'>News</a></nav><main><article>{above}{text}{below}</article></main>"
        "<footer>© 2021 Sella Post. All rights reserved.</footer></body></html>"
    )


def read(markup):
    body = markup if isinstance(markup, bytes) else markup.encode()
    return read_capture(Capture("a.html", body, "text/html", "2026-01-01T00:00:00Z"))


def blocks(article, role):
    return [article.text[b.span.start : b.span.end] for b in article.blocks if b.role == role]


def test_a_page_with_json_ld():
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Sella Post"},
            {
                "@type": "NewsArticle",
                "headline": "Bridge over the Orla closed",
                "datePublished": "2021-05-05T08:00:00+02:00",
                "dateModified": "2021-05-06T09:00:00Z",
                "author": [{"@type": "Person", "name": "Jo Doe"}, {"@type": "Person", "name": "Bo Roe"}],
                "publisher": {"@type": "Organization", "name": "Sella Post"},
            },
        ],
    }
    above = "<h1>Bridge over the Orla closed</h1><p class='byline'>By Jo Doe and Bo Roe</p><time>May 5, 2021</time>"
    (article,) = read(page(f'<script type="application/ld+json">{json.dumps(data)}</script>', above))
    assert article.title == "Bridge over the Orla closed"
    assert (article.published, article.published_at) == ("2021-05-05", "2021-05-05T08:00:00+02:00")
    assert (article.updated, article.outlet, article.byline) == ("2021-05-06", "Sella Post", "Jo Doe, Bo Roe")
    assert {d.rule for d in article.details} >= {"published: JSON-LD", "outlet: JSON-LD", "byline: JSON-LD"}
    assert blocks(article, "title") == ["Bridge over the Orla closed"]
    assert blocks(article, "byline") == ["By Jo Doe and Bo Roe"]
    assert blocks(article, "updated") == ["May 5, 2021"]
    assert blocks(article, "body") == PARAGRAPHS
    assert article.text.startswith("Bridge over the Orla closed\n\nBy Jo Doe and Bo Roe\n\nMay 5, 2021\n\nThe bridge")


def test_a_page_with_open_graph_only():
    head = (
        '<meta property="og:title" content="Bridge over the Orla closed">'
        '<meta property="og:site_name" content="Sella Post">'
        '<meta property="article:published_time" content="2021-05-05T08:00:00Z">'
    )
    (article,) = read(page(head))
    assert (article.title, article.outlet, article.published) == (
        "Bridge over the Orla closed",
        "Sella Post",
        "2021-05-05",
    )
    assert "published: meta article:published_time" in {d.rule for d in article.details}


def test_what_only_the_page_shows():
    above = (
        "<h1>Bridge over the Orla closed</h1><p class='dates'><time>4 May 2031</time></p>"
        "<p class='dates'>Last updated <time>5 May 2031</time></p><p class='byline'>Orla Press</p>"
    )
    (article,) = read(page(above=above))
    assert (article.published, article.updated, article.byline) == ("2031-05-04", "2031-05-05", "Orla Press")
    assert blocks(article, "updated") == ["4 May 2031", "Last updated 5 May 2031"]
    assert blocks(article, "body") == PARAGRAPHS


def test_a_page_that_says_nothing_of_itself():
    (article,) = read("<html><body>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</body></html>")
    assert (article.title, article.outlet, article.published, article.byline) == (None, None, None, None)
    assert blocks(article, "body") == PARAGRAPHS


def test_agency_credits_at_the_end_are_kept():
    (article,) = read(page(below="<p class='small'>Additional reporting by AFP</p>"))
    assert blocks(article, "credit") == ["Additional reporting by AFP"]
    assert article.agencies == ("AFP",)


def test_broken_json_ld_does_not_stop_the_rest():
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    (article,) = read(page(broken + '<meta property="og:title" content="Bridge closed">'))
    assert article.title == "Bridge closed"


def test_a_declared_charset_is_believed():
    markup = page('<meta charset="windows-1252">').encode("cp1252")
    (article,) = read(markup)
    assert blocks(article, "body") == PARAGRAPHS


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<script>var a = 1;</script>", "<!-- nothing -->", "<p> &nbsp; </p>"]
)
def test_a_page_without_text_is_empty(markup):
    with pytest.raises(Empty, match="no text"):
        read(markup)


@pytest.mark.parametrize(
    "opening", ["<div>", "<span>", "<b>", "<table><tr><td>", "<ul><li>", "<blockquote>", "<a href=x>"]
)
def test_twenty_thousand_levels_take_no_time_and_lose_nothing(opening):
    begun = time.perf_counter()
    articles = read("<html><body>" + opening * 20_000 + "".join(f"<p>{p}</p>" for p in PARAGRAPHS))
    assert time.perf_counter() - begun < 20  # under a second here; only something quadratic comes near
    assert all(p in articles[0].text for p in PARAGRAPHS)


@pytest.mark.parametrize(
    "markup",
    [
        "<" * 50_000 + "words",
        "<!--" * 20_000 + "words",
        "<p " + 'a="b" ' * 20_000 + ">words of a report</p>",
        "<script>" * 20_000,
        '<script type="application/ld+json">' + "[" * 50_000 + "</script><p>words of a report</p>",
        '<script type="application/ld+json">'
        + '{"@graph":' * 5_000
        + "1"
        + "}" * 5_000
        + "</script><p>words of it</p>",
        "<p>&#xD800; &#0; &#x110000; &#x1F600; words</p>",
        '<?xml version="1.0" encoding="utf-16"?><html><body><p>words of a report</p></body></html>',
        "<frameset><frame src=x></frameset>",
        "<svg><![CDATA[ <p>words</p> ]]></svg><math><mi>x</mi></math>",
    ],
)
def test_hostile_markup_is_read_or_refused(markup):
    try:
        articles = read(markup)
    except Empty:
        return
    assert articles[0].text.encode()
    assert articles[0].id


@pytest.mark.parametrize(
    "opening",
    ["<div>" * 100, "<div>" * 235, "<ul>" + "<li>x</li>" * 20_000, "<span>word</span>" * 20_000, "<br>" * 50_000],
)
def test_pages_that_an_extractor_takes_the_square_of_are_bounded(opening):
    begun = time.process_time()
    articles = read("<html><body>" + opening + "".join(f"<p>{p}</p>" for p in PARAGRAPHS))
    assert time.process_time() - begun < 20  # two seconds here; the extractor alone took minutes
    assert all(p in articles[0].text for p in PARAGRAPHS)


def test_the_title_that_data_and_page_agree_on_wins():
    head = (
        f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": "Bridge: what we know"})}'
        '</script><meta property="og:title" content="Bridge over the Orla closed - Sella Post">'
    )
    (article,) = read(page(head, "<h1>Bridge over the Orla closed</h1>"))
    assert article.title == "Bridge over the Orla closed"
    assert "title: meta og:title as the h1 shows it" in {d.rule for d in article.details}


@pytest.mark.parametrize(
    "shown",
    [
        "<h2>Bridge over the Orla closed</h2>",
        "<h2><span class='kicker'>Traffic in Sella</span><span>Bridge over the Orla closed</span></h2>",
    ],
)
@pytest.mark.parametrize(
    "path", ["<nav><h1>Orla bridge: what we know</h1></nav>", "<h1>Orla bridge: what we know</h1>"]
)
def test_the_headline_above_the_report_comes_before_the_title_of_a_path(shown, path):
    data = json.dumps({"@type": "NewsArticle", "headline": "Orla bridge: what we know"})
    meta = '<meta property="og:title" content="Bridge over the Orla closed">'
    head = f'<script type="application/ld+json">{data}</script>{meta}'
    teaser = "<h3><a href='/x'>Orla bridge: what we know</a></h3>"
    (article,) = read(page(head, path + shown, teaser))
    assert article.title == "Bridge over the Orla closed"
    assert blocks(article, "title") == ["Bridge over the Orla closed"]
    assert "title: meta og:title as the h2 shows it" in {d.rule for d in article.details}


def test_a_section_that_a_title_begins_with_is_no_headline():
    head = '<meta property="og:title" content="Winter sports | Skiers quarrel over their skis">'
    (article,) = read(page(head, "<h2>Winter sports</h2><h1>Skiers quarrel over their skis</h1>"))
    assert blocks(article, "title") == ["Skiers quarrel over their skis"]


@pytest.mark.parametrize("name", ["article:published_time", "article:published:time", "article_published_time"])
def test_a_meta_element_is_known_however_its_words_are_joined(name):
    (article,) = read(page(f'<meta name="{name}" content="2021-05-05T08:00:00Z">'))
    assert article.published == "2021-05-05"


def test_the_date_of_a_fact_check_is_read_from_its_review():
    review = {"@type": "ClaimReview", "datePublished": "2021-05-05 15:44", "author": {"name": "Sella Post"}}
    claim = {"itemReviewed": {"@type": "Claim", "datePublished": "2021-01-01"}}
    (article,) = read(page(f'<script type="application/ld+json">{json.dumps({"@graph": [review | claim]})}</script>'))
    assert (article.published, article.byline) == ("2021-05-05", None)


@pytest.mark.parametrize(
    ("below", "day"),
    [
        ("<div>06.01.2026, Lesezeit 5 Min.</div>", "2026-01-06"),
        ("<ul><li>Jo Doe</li></ul><div>Do 25.04.24 | 14:07 Uhr | Von Jo Doe</div>", "2024-04-25"),
        ("<figcaption>The bridge on January 3, 2026</figcaption>", None),
        ("<div>06/07/2021</div>", None),
    ],
)
def test_a_date_that_stands_below_the_headline_is_read(below, day):
    masthead = "<div>Saturday, January 31, 2026</div>"
    (article,) = read(page(above=f"{masthead}<h1>Bridge over the Orla closed</h1>{below}"))
    assert article.published == day


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://sella.example/2025/04/01/bridge/", "2025-04-01"),
        ("https://sella.example/news/2025-4-1/bridge.html", "2025-04-01"),
        ("https://sella.example/2025/04/bridge/", None),
        ("https://sella.example/bridge?from=/2025/04/01/", None),
        ("https://sella.example/2025/13/41/bridge", None),
    ],
)
def test_the_day_in_an_address_is_the_last_resort(address, day):
    link = f'<link rel="canonical" href="{address}">'
    (article,) = read(page(link))
    assert article.published == day
    assert ("published: address" in {d.rule for d in article.details}) == (day is not None)
    (article,) = read(page(link + '<meta name="date" content="2025-03-31">'))
    assert article.published == "2025-03-31"


def test_the_date_of_a_time_element_is_the_last_resort():
    above = "<h1>Bridge closed</h1><div><time datetime='2023-04-28T19:20:36+0200'>this evening</time></div>"
    (article,) = read(page(above=above))
    assert (article.published, article.published_at) == ("2023-04-28", "2023-04-28T19:20:36+02:00")
    meta = '<meta property="article:published_time" content="2023-04-27T08:00:00Z">'
    (article,) = read(page(meta, above))
    assert article.published == "2023-04-27"
