"""What holds for any bytes at all."""

from contextlib import suppress
from datetime import timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.errors import Unreadable
from onrecord.records import Capture, Given
from onrecord.stages.reading import read_capture

LINES = st.sampled_from(
    [
        "Bridge over the Orla closed after cracks were found",
        "PORT SELLA (Reuters) - The bridge over the river was closed on Monday, officials said.",
        "The bridge over the river was closed on Monday, officials in Port Sella said.",
        "  • The bridge over the river was closed on Monday, officials in Port Sella said after a long meeting.",
        "By Jo Doe", "Updated June 26, 2018", "date 2022-02-08 Bridge over the Orla closed", "SHARE THIS ARTICLE",
        "(Reuters)", "* * *", "", "\t", "…", "•", "News / Freedonia / Military", "\u2028", "“", "Read more", "a" * 300,
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(LINES, max_size=40).map("\n".join),
    st.lists(LINES, max_size=20).map("\r\n\r\n".join),
    # Without NUL: every second byte a zero is UTF-16, and any other zero no text.
    st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=200),
)


def check(capture, text, extraction="careful"):
    with suppress(Unreadable):
        articles = read_capture(capture, extraction)
        assert articles
        end = 0
        for number, article in enumerate(articles):
            assert article.number == number
            if text is not None:
                assert article.text == text
            assert article.extent.start == end
            end = article.extent.end
            place = article.extent.start
            for block in article.blocks:
                assert place <= block.span.start < block.span.end <= article.extent.end
                assert article.text[block.span.start : block.span.end].strip()
                place = block.span.end
            for reason in article.details:
                assert reason.span is None or 0 <= reason.span.start < reason.span.end <= len(article.text)
        assert end == len(articles[0].text)


@settings(deadline=None)
@given(TEXTS, st.one_of(st.none(), LINES))
def test_blocks_are_sorted_apart_and_inside_and_the_text_is_the_bytes(text, title):
    check(Capture("a", text.encode(), "text/plain", "t", Given(title=title)), text)


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["text/plain", "text/html"]))
@example(b"\xff\xfe\x00\xd8", "text/plain")
@example(b"\xef\xbb\xbf<html>", "text/html")
@example(b"<meta charset=utf-7>+AGE-\xff", "text/html")
def test_any_bytes_are_read_or_refused(body, media_type):
    check(Capture("a", body, media_type, "t"), None)


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div", ">", "<h1>", "<time>", "<!--", "&#0;", "By Jo Doe", "May 5, 2021", "\x00", "<script>", "</",
     "The bridge over the river was closed on Monday, officials said. " * 3]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_markup_is_read_or_refused(markup):
    check(Capture("a", markup.encode(), "text/html", "t"), None)


TAGS = st.sampled_from("p div li ul table tr td article h1 h2 a br span figure aside blockquote script b".split())
MARKS = st.sampled_from(
    ["", " class='related'", " class='article-body'", " hidden", " href='/x'", " itemprop='articleBody'"]
)
WORDS = st.sampled_from(
    ["The bridge over the river was closed on Monday, officials said in Port Sella.", "More", "|", "", "©"]
)
LEAVES = st.builds("<{0}{1}>{2}</{0}>".format, TAGS, MARKS, WORDS)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds(lambda t, m, i: f"<{t}{m}>{''.join(i)}</{t}>", TAGS, MARKS, st.lists(inner, max_size=5)),
)


@settings(deadline=timedelta(seconds=20))
@given(st.lists(TREES, max_size=12).map("".join), st.sampled_from(["careful", "fast"]))
def test_any_tree_is_read_or_refused_and_in_time(markup, extraction):
    check(Capture("a", markup.encode(), "text/html", "t"), None, extraction)


@settings(deadline=None)
@given(TEXTS)
def test_reading_is_a_function(text):
    capture = Capture("a", text.encode(), "text/plain", "t")
    with suppress(Unreadable):
        assert read_capture(capture) == read_capture(capture)
