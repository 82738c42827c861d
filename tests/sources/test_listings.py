"""Feeds, sitemaps and agencies' items: what they list is taken in once; what is cut, crafted or strange is named."""

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.edges.sources import Intake
from onrecord.edges.sources.listings import Document, unfolded
from onrecord.edges.sources.listings.document import instant
from onrecord.edges.sources.web import wire
from onrecord.errors import Cut, Empty, NotText, Refused, Unreadable
from onrecord.records import Capture, Kept, Lead, Seen, Skipped

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Sella Times</title>
 <atom:link href="/feed" rel="self"/>{items}</channel></rss>"""
ITEM = """<item><atom:link href='/x'/><title>Story {n}</title><link>/story?id={n}</link>
 <pubDate>Mon, 05 Jan 2026 10:00:00 +0100</pubDate></item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom">{items}</feed>"""
ENTRY = """<entry><id>urn:{n}</id><title>Story {n}</title><link rel="edit" href="/edit"/>
 <link type="text/html" href="/story?id={n}"/><updated>2026-01-05T10:00:00+01:00</updated></entry>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{items}</urlset>"""
URL = "<url><loc>{base}/story?id={n}</loc><lastmod>2026-01-05</lastmod></url>"


def json_feed(n):
    items = [{"id": str(i), "url": f"/story?id={i}", "date_published": "2026-01-05T10:00:00+01:00"} for i in range(n)]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Sella Times", "items": items})


def document(text, url="http://sella.example/feed", charset=""):
    raw = text if isinstance(text, bytes) else text.encode()
    return Document("feed", url, url, raw, charset, Intake(clock=lambda: "now").capture)


def items(text, **options):
    found = unfolded(document(text, **options))
    return None if found is None else list(found)


FORMATS = {
    "rss": RSS.format(items="".join(ITEM.format(n=n) for n in range(3))),
    "atom": ATOM.format(items="".join(ENTRY.format(n=n) for n in range(3))),
    "json": json_feed(3),
    "sitemap": SITEMAP.format(items="".join(URL.format(n=n, base="http://sella.example") for n in range(3))),
}


@pytest.mark.parametrize("kind", FORMATS)
def test_each_format_names_its_pages(kind):
    leads = items(FORMATS[kind])
    assert [lead.url for lead in leads] == [f"http://sella.example/story?id={n}" for n in range(3)]


def test_dates_are_read_and_headlines_left_to_the_page():
    (lead, *_) = items(FORMATS["rss"])
    assert (lead.given.published, lead.given.title) == ("2026-01-05T09:00:00Z", None)
    (lead, *_) = items(FORMATS["atom"])
    assert lead.changed == "2026-01-05T09:00:00Z"
    (lead, *_) = items(FORMATS["sitemap"])
    assert lead.changed == "2026-01-05"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Mon, 05 Jan 2026 10:00:00 +0100", "2026-01-05T09:00:00Z"),
        ("2026-01-05T10:00:00+01:00", "2026-01-05T09:00:00Z"),
        ("2026-01-05", "2026-01-05"),
        ("20260105T100000Z", "2026-01-05T10:00:00Z"),
        ("20260105", "2026-01-05"),
        ("2026-01-05 10:00:00", "2026-01-05T10:00:00"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_moments(said, read):
    assert instant(said) == read


def test_an_item_with_its_text_and_no_link_is_a_report():
    (capture,) = items(
        RSS.format(
            items="<item><guid>7</guid><title>T</title>"
            "<description>&lt;p&gt;The pier was closed.&lt;/p&gt;</description></item>"
        )
    )
    assert (capture.body, capture.media_type) == (b"<p>The pier was closed.</p>", "text/html")
    assert (capture.origin, capture.given.id, capture.given.title) == ("http://sella.example/feed#7", "7", "T")


def test_news_in_a_sitemap_brings_outlet_title_and_date():
    (lead,) = items(
        '<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://sella.example/a</loc><news:news>'
        "<news:publication><news:name>Sella Times</news:name></news:publication><news:title>T</news:title>"
        "<news:publication_date>2026-01-05</news:publication_date></news:news></url></urlset>"
    )
    assert (lead.given.outlet, lead.given.title, lead.given.published) == ("Sella Times", "T", "2026-01-05")


@pytest.mark.parametrize("kind", ["rss", "atom", "sitemap"])
def test_a_feed_that_breaks_off_names_what_stands_before(kind):
    whole = FORMATS[kind]
    at = whole.rindex("id=2") + 2
    *leads, error = items(whole[:at])
    assert len(leads) == 2
    assert isinstance(error, Cut)


def test_wrong_and_missing_encodings():
    feed = RSS.format(items="<item><title>été</title><guid>é</guid><description>l’été</description></item>")
    for raw, charset in (
        (feed.encode("cp1252"), ""),
        (feed.encode("cp1252"), "iso-8859-1"),
        (feed.encode("utf-16"), ""),
        (b"\xef\xbb\xbf" + feed.encode(), "latin-1"),
        (feed.replace("UTF-8", "no-such").encode(), "none"),
    ):
        (capture,) = items(raw, charset=charset)
        assert capture.given.title == "été", charset


def test_names_of_html_in_a_feed_are_read():
    (capture,) = items(
        RSS.format(items="<item><title>caf&eacute;&nbsp;noir</title><description>x</description></item>")
    )
    assert capture.given.title == "café\xa0noir"


def test_bare_ampersands_in_addresses_are_read_and_those_of_literal_text_left():
    leads = items(
        RSS.format(
            items="<item><link>/a?id=1&utm_source=x&b</link></item><item><link>/a?id=2&amp;b=1</link></item>"
            "<item><guid>3</guid><description><![CDATA[<p>A & B &nbsp; &amp;</p>]]></description></item>"
        )
    )
    assert [lead.url for lead in leads[:2]] == [
        "http://sella.example/a?id=1&utm_source=x&b", "http://sella.example/a?id=2&b=1",
    ]  # fmt: skip
    assert leads[2].body == b"<p>A & B &nbsp; &amp;</p>"


# --- attacks ------------------------------------------------------------------------------------------------

LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


@pytest.mark.parametrize(
    "head",
    [
        LAUGHS,
        '<!DOCTYPE rss [<!ENTITY i SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x"> %p;]>',
    ],
)
def test_entities_are_never_read(head):
    (error,) = items(
        head + "<rss><channel><item><title>&i;</title><description>&i;</description></item></channel></rss>"
    )
    assert isinstance(error, Refused)


def test_a_feed_nested_without_end_is_refused():
    found = items("<rss>" + "<a>" * 100_000)
    assert [type(item) for item in found] == [Refused]


def test_a_listing_that_lists_itself_ends(take, server):
    server.page("/feed", RSS.format(items="<item><link>/feed</link></item><item><link>/feed2</link></item>").encode())
    server.page("/feed2", RSS.format(items="<item><link>/feed</link></item><item><link>/a</link></item>").encode())
    server.page("/a")
    found = take(f"{server.url}/feed")
    assert [c.origin for c in found] == [f"{server.url}/a"]
    assert sorted(server.pages()) == ["/a", "/feed", "/feed2"]


def test_listings_are_followed_only_so_deep(take, server):
    for n in range(9):
        server.page(f"/{n}", SITEMAP.format(items=f"<url><loc>{server.url}/{n + 1}</loc></url>").encode())
    take(f"{server.url}/0")
    assert len(server.pages()) == 4


def test_a_listing_of_too_many_pages_is_broken_off(take, server):
    server.page("/s", SITEMAP.format(items="".join(URL.format(n=n, base=server.url) for n in range(20))).encode())
    found = take(f"{server.url}/s", web={"listed": 5})
    assert len(server.pages()) == 6
    assert sum("more than 5" in str(item) for item in found) == 1


def test_links_to_private_machines_in_a_public_feed_are_refused(take, server, monkeypatch):
    real = wire.vetted
    open_to = {"public.example"}
    monkeypatch.setattr(
        wire, "vetted",
        lambda where, host, port, **k: ["127.0.0.1"] if host in open_to else real(where, host, port, **k),
    )  # fmt: skip
    server.page("/feed", RSS.format(items=f"<item><link>{server.url}/secret</link></item>").encode())
    server.page("/secret")
    (error,) = take(f"http://public.example:{server.port}/feed", web={"allow_private": False})
    assert isinstance(error, Refused)
    assert "/secret" not in server.asked


# --- through the client -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
def test_a_feed_on_the_web_gives_its_pages(take, server, kind):
    server.page("/feed", FORMATS[kind].encode())
    for n in range(3):
        server.page(f"/story?id={n}", b"<html><p>Story %d</p></html>" % n)
    found = take(f"{server.url}/feed")
    assert sorted(c.body for c in found) == [b"<html><p>Story %d</p></html>" % n for n in range(3)]
    assert {c.given.url for c in found} == {f"{server.url}/story?id={n}" for n in range(3)}


def test_a_gzipped_sitemap_of_an_index(take, server):
    index = f"<sitemapindex><sitemap><loc>{server.url}/s.xml.gz</loc></sitemap></sitemapindex>"
    server.routes["/index.xml"] = (200, {"Content-Type": "application/xml"}, index.encode())
    packed = gzip.compress(SITEMAP.format(items=URL.format(n=1, base=server.url)).encode())
    server.routes["/s.xml.gz"] = (200, {"Content-Type": "application/gzip"}, packed)
    server.page("/story?id=1")
    (capture,) = take(f"{server.url}/index.xml")
    assert capture.origin == f"{server.url}/story?id=1"


def test_a_feed_cut_by_its_server_is_tried_again_and_then_read_as_far_as_it_goes(take, server):
    raw = FORMATS["rss"].encode()[:-40]
    server.routes["/feed"] = lambda request: request.send(200, {"Content-Type": "text/xml"}, raw, length=len(raw) + 40)
    for n in range(3):
        server.page(f"/story?id={n}")
    found = take(f"{server.url}/feed")
    assert server.pages().count("/feed") == 3
    assert len([item for item in found if isinstance(item, Capture)]) == 2
    assert any(isinstance(item, Cut) for item in found)


def kept_at(obtained, **marks):
    def kept(url):
        return Kept("c1", url, obtained, **marks) if "/story" in url else None

    return kept


def test_what_a_listing_names_and_the_corpus_has_is_asked_for_only_if_it_changed(take, server):
    server.page("/feed", FORMATS["atom"].encode())
    for n in range(3):
        server.page(f"/story?id={n}")
    found = take(f"{server.url}/feed", kept=kept_at("2026-01-06T00:00:00Z"))
    assert [type(item) for item in found] == [Seen] * 3
    assert server.pages() == ["/feed"]
    found = take(f"{server.url}/feed", kept=kept_at("2026-01-04T00:00:00Z"))
    assert [type(item) for item in found] == [Capture] * 3


def test_a_page_that_is_named_again_is_asked_whether_it_changed(take, server):
    server.routes["/story"] = (304, {}, b"")
    (seen,) = take(f"{server.url}/story", kept=kept_at("2026-01-04T00:00:00Z", etag='"v1"', modified="Mon"))
    assert isinstance(seen, Seen)
    assert server.heads[-1]["If-None-Match"] == '"v1"'
    assert server.heads[-1]["If-Modified-Since"] == "Mon"


# --- agencies -----------------------------------------------------------------------------------------------

NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:sella:1" version="1">
<itemMeta><provider literal="SPA"><name>Sella Press</name></provider>
<versionCreated>2026-01-05T10:00:00+01:00</versionCreated></itemMeta>
<contentMeta><headline>Pier closed</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head>
<body><p>The pier was <b>closed</b>.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:newsml:sella:2"><contentSet>
<inlineData contenttype="text/plain">The pier was open.</inlineData></contentSet></newsItem>
<newsItem guid="urn:newsml:sella:3"><contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>
<packageItem guid="urn:newsml:sella:4"/></itemSet></newsMessage>"""


def test_newsml_g2():
    page, text, picture, package = items(NEWSML, url="")
    assert page.media_type == "text/html"
    assert b"<p>The pier was <b>closed</b>.</p>" in page.body
    assert (page.given.id, page.given.title, page.given.outlet) == ("urn:newsml:sella:1", "Pier closed", "Sella Press")
    assert page.given.published == "2026-01-05T09:00:00Z"
    assert (text.body, text.media_type) == (b"The pier was open.", "text/plain")
    assert isinstance(picture, Skipped)
    assert isinstance(package, Skipped)


def test_ninjs():
    item = {"uri": "urn:sella:9", "type": "text", "versioncreated": "2026-01-05T10:00:00Z", "headline": "Pier & port",
            "body_xhtml": "<p>The pier was closed.</p>", "provider": "Sella Press"}  # fmt: skip
    (capture,) = items(json.dumps(item), url="")
    assert b"<h1>Pier &amp; port</h1><p>The pier was closed.</p>" in capture.body
    assert (capture.given.outlet, capture.given.published) == ("Sella Press", "2026-01-05T10:00:00Z")
    (capture,) = items(
        json.dumps(
            {"uri": "urn:1", "pubstatus": "usable", "bodies": [{"value": "Plain.", "contenttype": "text/plain"}]}
        )
    )
    assert (capture.body, capture.media_type) == (b"Plain.", "text/plain")
    (empty,) = items(json.dumps({"uri": "urn:1", "pubstatus": "usable", "type": "picture"}), url="")
    assert isinstance(empty, Empty)


def test_agencies_files_in_a_folder_are_read_and_other_xml_left(tmp_path, take):
    (tmp_path / "a.xml").write_text(NEWSML)
    (tmp_path / "b.xml").write_text("<project><name>no news</name></project>")
    (tmp_path / "c.xml").write_text(FORMATS["rss"])
    (tmp_path / "d.json").write_text('{"name": "no news", "version": 1}')
    found = take(tmp_path)
    assert [type(item) for item in found] == [Capture, Capture, Skipped, Skipped]


@pytest.mark.parametrize(("name", "text"), [("a.xml", "<project><name>x</name></project>"), ("a.json", '{"a": 1}')])
def test_a_file_of_another_kind_is_never_taken_for_text(tmp_path, take, name, text):
    (tmp_path / name).write_text(text)
    (error,) = take(tmp_path / name)
    assert isinstance(error, NotText)


# --- properties ---------------------------------------------------------------------------------------------

PIECES = st.one_of(
    st.binary(max_size=40),
    st.sampled_from(
        [b"<rss>", b"<feed>", b"<urlset>", b"<newsItem>", b"<item>", b"</item>", b"<link>", b"</link>", b"<entry>",
         b"<![CDATA[", b"]]>", b"&#0;", b"&amp;", b"<!DOCTYPE a [", b"<?xml version='1.0' encoding='utf-7'?>", b"{",
         b'"uri":', b'"pubstatus"', b"\xff\xfe", b"\xef\xbb\xbf", b"<contentSet>", b"http://[", b"jsonfeed.org/version"]
    ),
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.lists(PIECES, max_size=20).map(b"".join), st.sampled_from(["", "utf-8", "utf-7", "base64", "zip", "\0"]))
def test_no_listing_raises(raw, charset):
    for item in items(raw, charset=charset) or ():
        assert isinstance(item, Capture | Lead | Skipped | Unreadable)


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(sorted([*FORMATS.values(), NEWSML])), st.floats(0, 1), st.binary(max_size=6))
def test_no_damaged_listing_raises(text, share, garbage):
    raw = text.encode()
    at = int(share * len(raw))
    for item in items(raw[:at] + garbage + raw[at + len(garbage) :]) or ():
        assert isinstance(item, Capture | Lead | Skipped | Unreadable)


@given(st.text(max_size=40))
def test_no_moment_raises(text):
    instant(text)
