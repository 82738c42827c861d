"""Every parser of ours on damaged and invented bytes: nothing but our own errors, within a time and a limit.

ONRECORD_FUZZ=20000 sets how many inputs each gets.
"""

import gzip
import io
import os
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.edges.sources import Intake
from onrecord.edges.sources.kinds import kind_of
from onrecord.edges.sources.listings import Document, unfolded
from onrecord.edges.sources.warc.http import read_http, unchunk
from onrecord.edges.sources.warc.records import Record, digest_fits, records
from onrecord.edges.sources.web.answers import _asked_pause
from onrecord.edges.sources.web.robots import read_rules
from onrecord.errors import Unreadable

EXAMPLES = int(os.environ.get("ONRECORD_FUZZ", "60"))
SLOWEST = 5.0  # seconds of processor time one input may take

ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
    + b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(b"<p>x</p>")), gzip.compress(b"<p>x</p>"))
)
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://s.example/\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
    b"WARC-Block-Digest: sha1:ABC\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(ANSWER), ANSWER)
)
RSS = b"<?xml version='1.0'?><rss><channel><item><link>/a?b&c</link><title><![CDATA[x & y]]></title></item></rss>"
ATOM = b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/a'/><updated>2026-01-01</updated></entry></feed>"
MAP = b"<urlset><url><loc>http://s.example/a</loc><lastmod>2026-01-01T00:00:00+25:00</lastmod></url></urlset>"
ITEM = (
    b"<newsItem guid='1'><contentSet><inlineXML><html><body><p>x</p></body></html></inlineXML></contentSet></newsItem>"
)
FEED = b'{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"url":"/a","content_text":"x"}]}'
NINJS = b'{"uri":"urn:1","pubstatus":"usable","bodies":[{"value":"x","contenttype":"text/plain"}]}'
ROBOTS = b"User-agent: *\nDisallow: /a*$\nCrawl-delay: 1e999\nSitemap: x\n"


def listing(raw):
    document = Document("x", "o", "http://s.example/f", raw, "utf-8", Intake().capture)
    return list(unfolded(document) or ())


def warc(raw):
    return list(records(io.BytesIO(raw), "x", 10_000, frozenset(("response", "resource"))))


def http(raw):
    return [read_http("x", raw, 10_000), unchunk(raw)]


def robots(raw):
    rules = read_rules(200, raw)
    return [rules.allows("http://s.example/a?b=%ff"), rules.delay]


def small(raw):
    text = raw.decode("latin-1")
    return [kind_of("x", text, raw), _asked_pause(text), digest_fits(text, raw)]


PARSERS = {
    "rss": (listing, RSS), "atom": (listing, ATOM), "sitemap": (listing, MAP), "newsml": (listing, ITEM),
    "json feed": (listing, FEED), "ninjs": (listing, NINJS), "warc": (warc, WARC),
    "warc.gz": (warc, gzip.compress(WARC)),
    "http": (http, ANSWER), "robots": (robots, ROBOTS), "small": (small, b"sha1:ABC"),
}  # fmt: skip


@st.composite
def damaged(draw, whole):
    """Draw some bytes with pieces cut out, doubled, put elsewhere and invented."""
    raw = whole
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(raw)))
        end = draw(st.integers(start, min(len(raw), start + 40)))
        put = draw(
            st.one_of(st.binary(max_size=8), st.just(raw[start:end] * 2), st.sampled_from([b"", b"\0", b"\xff" * 9]))
        )
        raw = raw[:start] + put + raw[end:]
    return raw


@pytest.mark.parametrize("name", PARSERS)
def test_no_input_raises_hangs_or_outgrows_its_limit(name):
    parse, whole = PARSERS[name]

    @settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
    @given(damaged(whole))
    def survives(raw):
        began = time.process_time()
        for item in parse(raw):
            found = item[0] if isinstance(item, tuple) and isinstance(item[0], Record | Unreadable) else item
            if isinstance(found, Unreadable):
                assert str(found)
            if isinstance(found, Record):
                assert len(found.block) <= 10_000
        assert time.process_time() - began < SLOWEST

    survives()
