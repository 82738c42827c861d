"""Addresses: two that differ in nothing that names the article are one; nothing else is."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.edges.sources.web.urls import canonical, take_apart
from onrecord.errors import Refused


@pytest.mark.parametrize(
    ("link", "known_as"),
    [
        ("HTTPS://Sella.Example:443/A/b?x=1#top", "https://sella.example/A/b?x=1"),
        ("http://sella.example:80", "http://sella.example/"),
        ("http://sella.example:8080/", "http://sella.example:8080/"),
        ("https://sella.example/a?utm_source=x&id=7&fbclid=9&utm_medium=y", "https://sella.example/a?id=7"),
        ("https://sella.example/a?utm_source=x", "https://sella.example/a"),
        ("https://sella.example/a?", "https://sella.example/a"),
        ("https://sella.example/?p=12&page=2", "https://sella.example/?p=12&page=2"),
        ("https://sella.example/a?ref=home&source=feed&b", "https://sella.example/a?ref=home&source=feed&b"),
        ("https://sella.example/b/../a/./c%2f", "https://sella.example/a/c%2F"),
        ("https://sella.example/app#!/story/7", "https://sella.example/app#!/story/7"),
        ("https://sella.example/été?q=é", "https://sella.example/%C3%A9t%C3%A9?q=%C3%A9"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://[2001:DB8::1]/", "http://[2001:db8::1]/"),
    ],
)
def test_what_a_page_is_known_as(link, known_as):
    assert canonical(link) == known_as
    assert canonical(known_as) == known_as


NAMES = st.text("abcdefgiklmnopqrstuvwxyz_0123456789", min_size=1, max_size=12)
COUNTERS = ("fbclid", "gclid", "mc_cid", "mc_eid", "yclid", "msclkid", "dclid", "igshid", "twclid", "ttclid")


@given(st.lists(st.tuples(NAMES, st.text(max_size=8)), max_size=6))
def test_no_parameter_that_may_name_the_article_is_dropped_or_moved(pairs):
    pairs = [
        (name, value) for name, value in pairs if not name.startswith(("utm_", "_g", "g")) and name not in COUNTERS
    ]
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs)
    assert canonical(f"https://sella.example/a?{query}").partition("?")[2] == query


@given(st.text(max_size=60))
def test_no_text_raises_anything_but_a_refusal(text):
    for link in (text, "http://" + text, "http://sella.example/" + text):
        try:
            known = canonical(link)
        except Refused:
            continue
        assert canonical(known) == known
        assert take_apart(known).target.isascii()
