"""What holds of every page, reached by following every link from the list of claims."""

import re
from collections import deque
from functools import cache
from html import unescape
from itertools import pairwise

import html5lib
import pytest

from onrecord.web.headers import POLICY

START = (
    "/claims",
    "/articles",
    "/parties",
    "/outlets",
    "/places",
    "/search?q=dam",
    "/ask",
    "/ask?question=as-fact",
    "/ask?question=new&about=2031",
    "/ask?question=one-origin&about=2",
    "/ask?question=whose-word&about=dam",
    "/copies",
    "/export",
    "/storylines",
    "/nowhere",
    "/claims?q=nothinghasthis",
)
MOST = 72
LINK = re.compile(r'(?:href|src)="([^"]*)"')


def kind(address):
    return re.sub(r"[0-9a-f]{8,}|\?.*", "*", address)


def crawl(client, most=MOST):
    """Return pages by address: every kind of page early, then on along the links."""
    found = {address: client.get(address) for address in START}
    waiting = deque(links(found.values()))
    while waiting and len(found) < most:
        address = waiting.popleft()
        if address not in found:
            found[address] = client.get(address)
            kinds = set(map(kind, found))
            new = [link for link in links([found[address]]) if link not in found]
            waiting.extendleft(link for link in new if kind(link) not in kinds)
            waiting.extend(new)
    return found


def links(answers):
    every = (unescape(link).partition("#")[0] for answer in answers for link in LINK.findall(answer.text))
    return [link for link in every if link.startswith("/")]


@pytest.fixture(scope="module", params=["page", "harm"])
def pages(request):
    return crawl(request.getfixturevalue(request.param))


def shown(pages):
    return {place: answer for place, answer in pages.items() if answer.headers["content-type"].startswith("text/html")}


def test_every_link_leads_somewhere(pages):
    wrong = {place: answer.status_code for place, answer in pages.items() if answer.status_code != 200}
    assert wrong == {"/nowhere": 404}


def test_every_kind_of_page_is_reached(pages):
    kinds = set(map(kind, pages))
    assert {"/claims", "/claims/*", "/articles/*", "/parties/p*", "/outlet*", "/places"} <= kinds


def test_every_page_is_well_formed(pages):
    for place, answer in shown(pages).items():
        try:
            parsed(answer)
        except html5lib.html5parser.ParseError as error:
            pytest.fail(f"{place}: {error}")


def test_no_page_needs_anything_but_this_server_nor_runs_or_styles_inline(pages):
    for place, answer in shown(pages).items():
        assert answer.headers["content-security-policy"] == POLICY
        assert "set-cookie" not in answer.headers
        tree = parsed(answer)
        for element in tree.iter():
            if not isinstance(element.tag, str):
                continue
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")], place
            if element.tag == "script":
                assert element.get("src", "").startswith("/static/"), place
                assert not (element.text or "").strip()
            for name in ("href", "src", "action"):
                value = element.get(name)
                assert value is None or value.startswith(("/", "#", "?")), (place, value)


def test_no_page_weighs_more_than_300_kilobytes_with_all_it_needs(pages, page):
    beside = sum(len(page.get(f"/static/onrecord.{kind}").content) for kind in ("css", "js", "svg"))
    heaviest = max(len(answer.content) for answer in shown(pages).values())
    assert heaviest + beside < 300_000


def test_every_page_has_landmarks_one_first_heading_and_no_heading_skipped(pages):
    for place, answer in shown(pages).items():
        tree = parsed(answer)
        tags = [element.tag for element in outside_drawings(tree)]
        assert [tags.count(tag) for tag in ("main", "h1", "title")] == [1, 1, 1], place
        assert tree.get("lang") == "en"
        headings = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
        assert headings[0] == 1, place
        assert all(b - a <= 1 for a, b in pairwise(headings)), (place, headings)


def test_no_two_elements_of_a_page_share_an_id_and_every_fragment_has_its_target(pages):
    for place, answer in shown(pages).items():
        tree = parsed(answer)
        ids = [element.get("id") for element in tree.iter() if isinstance(element.tag, str) and element.get("id")]
        assert len(ids) == len(set(ids)), (place, [i for i in ids if ids.count(i) > 1])
        within = [
            e.get("href")[1:] for e in tree.iter() if isinstance(e.tag, str) and (e.get("href") or "").startswith("#")
        ]
        assert set(within) <= set(ids), (place, set(within) - set(ids))


def test_every_field_has_a_label(pages):
    for place, answer in shown(pages).items():
        tree = parsed(answer)
        named = {label.get("for") for label in tree.iter("label")}
        inside = {id(field) for label in tree.iter("label") for field in label.iter()}
        for field in (*tree.iter("input"), *tree.iter("select")):
            if field.get("type") != "hidden":
                assert field.get("id") in named or id(field) in inside, (place, field.attrib)


def outside_drawings(tree):
    if isinstance(tree.tag, str) and tree.tag != "svg":
        yield tree
        for child in tree:
            yield from outside_drawings(child)


@cache
def _tree(text):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def parsed(answer):
    return _tree(answer.text)
