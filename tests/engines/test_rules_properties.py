"""What holds for the rules reader on any text: valid spans, whole groups, linear time, no state."""

from __future__ import annotations

import pickle
import time
from itertools import groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.edges.engines import RulesEngine
from onrecord.edges.engines.rules.lexicon import VERBS
from onrecord.edges.engines.rules.nouns import NOUNS
from onrecord.edges.engines.rules.phrases import HEARSAY, PHRASES, STATES
from onrecord.records import Article, Block, Span

# Everything a pattern looks at, so that random sequences reach every branch.
LEXICON = [*sorted(VERBS)[::7], *sorted(NOUNS)[::5], *sorted(PHRASES), *sorted(STATES)[::4], *sorted(HEARSAY)]
GRAMMAR = """
    said told asked quoted as saying according to by Asked put it that whether he who which they many the a
    Orr Lena Velm’s his dam reports United and but not never has is was ’s 's on Monday in of for about out
    last week 12 U.S. Mr. Iraqi–Syrian
""".split()
MARKS = [*",.!?:;—–-()[]“”\"‘’'«»…•\n", "--", "''", "\n\n"]
WORDS = st.sampled_from(LEXICON + GRAMMAR + MARKS)
NEWS = st.lists(st.tuples(WORDS, st.sampled_from([" ", "", " ", " "])), max_size=60).map(
    lambda pairs: "".join(word + blank for word, blank in pairs)
)
TEXT = st.one_of(NEWS, st.text(max_size=120))


def check(article: Article) -> None:
    [tags] = RulesEngine().tag([article])
    for tag in tags.tags:
        start, end = tag.span
        assert article.extent.start <= start < end <= article.extent.end
        assert not article.text[start].isspace()
        assert not article.text[end - 1].isspace()
        assert tag.role == "content" or "\n" not in article.text[start:end]
    groups = [list(g) for _, g in groupby(tags.tags, key=lambda t: t.group)]
    assert [g[0].group for g in groups] == list(range(len(groups)))  # each group in one piece, in order
    for group in groups:
        roles = [tag.role for tag in group]
        assert roles.count("cue") == 1
        assert roles.count("source") <= 1
        assert roles.count("content") >= 1
        cue, source = (next((t.span for t in group if t.role == r), None) for r in ("cue", "source"))
        contents = [t.span for t in group if t.role == "content"]
        assert contents == sorted(contents)
        assert all(a.end <= b.start for a, b in pairwise(contents))
        assert all(c.end <= cue.start or cue.end <= c.start for c in contents)
        assert source is None or source.end <= cue.start or cue.end <= source.start


@settings(max_examples=400, deadline=None)
@given(TEXT)
def test_tags_are_valid_and_groups_whole(text):
    check(Article("c", text, Span(0, len(text))))


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT, TEXT)
def test_nothing_outside_the_extent_is_touched(before, text, after):
    whole = before + text + after
    check(Article("c", whole, Span(len(before), len(before) + len(text))))


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_titles_are_tagged_as_validly(text):
    check(Article("c", text, Span(0, len(text)), blocks=(Block(Span(0, len(text)), "title"),)))


@settings(max_examples=60, deadline=None)
@given(st.lists(NEWS, min_size=2, max_size=4))
def test_the_batch_changes_nothing(texts):
    articles = [Article("c", text, Span(0, len(text))) for text in texts]
    engine = pickle.loads(pickle.dumps(RulesEngine()))
    assert list(engine.tag(articles)) == [next(engine.tag([a])) for a in articles]


PATHOLOGICAL = {
    "opening marks": "“" * 100_000,
    "straight marks": '"' * 100_000,
    "opened words": "“It " * 50_000,
    "single marks": "‘It " * 50_000,
    "apostrophes": "' " * 100_000,
    "doubled marks": "'' " * 50_000,
    "one line": "Lena Orr said that the dam was safe and the town was calm " * 18_000,
    "one line with commas": "the mayor, a former judge, who said it, said, " * 5_000,
    "one line of stops": "It fell. " * 25_000,
    "cues only": "said " * 50_000,
    "according to": "according to " * 20_000,
    "auxiliaries": "has " * 50_000 + "said",
    "dashes": "— it " * 50_000,
    "no blanks": "a" * 1_000_000,
    "brackets": ") " * 50_000 + "said",
    "dots": "." * 1_000_000,
    "colons": "said: " * 40_000,
    "questions": "asked if it " * 15_000,
    "speech over paragraphs": "“It fell,” Orr said. “We\n" + "“It fell\n" * 20_000,
    "lines": "“It,\n" * 25_000,
}


@pytest.mark.parametrize("kind", PATHOLOGICAL)
def test_time_grows_with_the_length_only(kind):
    text = PATHOLOGICAL[kind]

    def spent(part: str) -> float:
        article = Article("c", part, Span(0, len(part)))
        start = time.process_time()
        list(RulesEngine().tag([article]))
        return time.process_time() - start

    short = max(spent(text[: len(text) // 8]), 0.02)
    assert spent(text) < 8 * short * 3  # quadratic time would be 64 times as much
