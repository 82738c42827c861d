"""An article as shown is the article as stored, character by character, with every mark where it was found."""

import re

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.web.marking import Mark, marks_of, segments

KEYS = st.sampled_from(("source", "cue", "content", "place", "own-voice", "time"))


def tree(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return html5lib.parse(answer.text, namespaceHTMLElements=False)


def words(element):
    return "".join(element.itertext())


def every_article(corpus):
    return [corpus.reading(row.id) for row in corpus.list_articles(count=100).rows]


def test_every_paragraph_is_its_stored_characters(page, corpus):
    for reading in every_article(corpus):
        text, shown = reading.article.text, []
        for paragraph in tree(page, f"/articles/{reading.id}").iter("p"):
            if paragraph.get("class") == "t":
                span = Span(int(paragraph.get("data-start")), int(paragraph.get("data-end")))
                assert words(paragraph) == text[slice(*span)]
                shown.append(span)
        blocks = [block.span for block in reading.article.blocks]
        assert sum(b - a for a, b in shown) > 0.9 * sum(b.end - b.start for b in blocks)


def test_every_content_source_and_cue_is_marked_where_it_stands(page, corpus):
    for reading in every_article(corpus)[:6]:
        text = reading.article.text
        marked = {"m-content": "", "m-source": "", "m-cue": ""}
        for element in tree(page, f"/articles/{reading.id}").iter("span"):
            for name in (element.get("class") or "").split():
                if name in marked and element.get("data-n"):
                    marked[name] += words(element)
        for name, spans in (
            ("m-content", [s for a in reading.attributions for s in a.content]),
            ("m-source", [a.source for a in reading.attributions if a.source]),
            ("m-cue", [a.cue for a in reading.attributions if a.cue]),
        ):
            places = sorted({place for span in spans for place in range(*span)})
            stored = "".join(text[place] for place in places)
            assert "".join(marked[name].split()) == "".join(stored.split())


def test_what_a_link_asks_for_is_marked_once_and_is_the_words_of_the_claim(page, corpus):
    claim = corpus.claim("sprinklers were switched off and the hydrants dry")
    for member in claim.members:
        shown = tree(page, f"/articles/{member.article}?at={member.span.start}-{member.span.end}")
        here = [e for e in shown.iter("span") if "m-at" in (e.get("class") or "").split()]
        assert "".join("".join(map(words, here)).split()) == "".join(
            corpus.reading(member.article).article.text[slice(*member.span)].split()
        )
        assert [e for e in shown.iter() if e.get("id") == "at"] == here[:1]


@pytest.mark.parametrize("asked", ["at=5", "at=9-5", "at=0-99999999", "at=x-y", "from=0", "from=-3", "at=١-٢"])
def test_a_span_that_does_not_fit_is_refused_with_its_cure(page, corpus, asked):
    ident = corpus.list_articles(count=1).rows[0].id
    answer = page.get(f"/articles/{ident}?{asked}")
    assert answer.status_code == 400
    assert "<h1>That cannot be asked so</h1>" in answer.text


def test_an_article_that_is_not_there_says_so(page):
    answer = page.get("/articles/ffffffffffffffff")
    assert answer.status_code == 404
    assert "onrecord search" in answer.text


def test_a_long_article_is_shown_in_pages_that_leave_nothing_out(harm):
    ident = next(i for i in found_ids(harm) if "zzzzzz" in harm.get(f"/articles/{i}").text)
    place, pages = 0, 0
    while True:
        page = harm.get(f"/articles/{ident}?from={max(1, place)}").text
        for start, end in re.findall(r'class="t" data-start="(\d+)" data-end="(\d+)"', page):
            assert int(start) == place
            place = int(end)
        pages += 1
        if "the text goes on" not in page:
            break
    assert place == 1_000_000 + len("Karin Holt said the dam was closed.  The end.")
    assert pages == 42


def found_ids(client):
    links = [a.get("href") for a in tree(client, "/articles").iter("a")]
    return [link.removeprefix("/articles/") for link in links if link.startswith("/articles/")]


@st.composite
def marked_text(draw):
    text = draw(st.text(min_size=1, max_size=40))
    ends = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(ends, ends).map(sorted).filter(lambda s: s[0] < s[1]), max_size=8))
    marks = [Mark(Span(*span), draw(KEYS), number) for number, span in enumerate(spans)]
    low, high = sorted((draw(ends), draw(ends)))
    return text, Span(low, high), marks, draw(st.lists(st.tuples(ends, st.integers(1, 9)), max_size=3))


@given(marked_text())
def test_segments_are_the_text_and_each_mark_lies_on_exactly_its_characters(case):
    text, whole, marks, refs = case
    if whole.start == whole.end:
        return
    found = segments(text, whole, marks, refs)
    assert "".join(segment.text for segment in found) == text[slice(*whole)]
    place = whole.start
    covered = {mark.number: set() for mark in marks}
    for segment in found:
        for number in segment.numbers:
            covered[number] |= set(range(place, place + len(segment.text)))
        place += len(segment.text)
    for mark in marks:
        assert covered[mark.number] == set(range(*mark.span)) & set(range(*whole))
    called = [number for segment in found for number in segment.refs]
    assert sorted(called) == sorted(n for at, n in refs if whole.start < at <= whole.end)


def test_hedges_are_words_and_no_month(corpus):
    marks = [(m, r.article.text) for r in every_article(corpus) for m in marks_of(r) if m.key == "hedge"]
    assert marks
    assert not [m for m, text in marks if text[slice(*m.span)] == "May"]


def test_a_speaker_in_the_margin_leads_to_the_party_across_articles(page, corpus):
    led = 0
    for reading in every_article(corpus):
        shown = html5lib.parse(page.get(f"/articles/{reading.id}").text, namespaceHTMLElements=False)
        links = [a for a in shown.iter("a") if a.get("class") == "whom"]
        named = [a for a in reading.attributions if a.speaker_kind not in {None, "unnamed", "group"}]
        assert len(links) <= len(named)
        for link in links:
            party = corpus.party(link.get("href").removeprefix("/parties/"))
            said = "".join(link.itertext())
            assert reading.id in {article for article, _ in party.members}
            assert said.rstrip("…") in " ".join(party.names), (said, party.names)
            led += 1
    assert led > 20
