"""The parts of the trained reader that need no network: pieces, features, windows, decoding, linking."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onrecord_reader import FOLDER
from tokenizers import Tokenizer

from onrecord.edges.engines import RulesEngine
from onrecord.edges.engines.reader.decode import Labelled, best_labels, runs
from onrecord.edges.engines.reader.features import SIZES, Hints, features, nested
from onrecord.edges.engines.reader.linking import BUCKETS, Linker, Run, distance, join
from onrecord.edges.engines.reader.marks import with_marks
from onrecord.edges.engines.reader.naming import agreed
from onrecord.edges.engines.reader.nested import nested_in, of_headlines
from onrecord.edges.engines.reader.pieces import Pieces, cut_up, open_tokenizer
from onrecord.edges.engines.reader.windows import windows
from onrecord.records import Article, Block, Name, Span, Tag

TEXT = "Dam fails\nLena Orr said: “The dam was old. We knew.”\nNobody was hurt, an officer said."


TOKENIZER = open_tokenizer(FOLDER)


@pytest.fixture
def tokenizer() -> Tokenizer:
    return TOKENIZER


def article(text: str = TEXT) -> Article:
    end = text.find("\n")
    return Article(
        "c", text, Span(0, len(text)), blocks=(Block(Span(0, end), "title"), Block(Span(end, len(text)), "body"))
    )


def known(of: Article, pieces: Pieces) -> np.ndarray:
    [tags] = RulesEngine().tag([of])
    return features(of, pieces, Hints(tags.tags, tags.names))


def pieces_of(sentences: list[int]) -> Pieces:
    """Pieces in sentences of so many."""
    size = sum(sentences)
    numbers = np.arange(size)
    begins = np.cumsum([0, *sentences[:-1]])
    return Pieces(numbers, numbers, numbers + 1, numbers, begins, begins[:1], ("body",))


def test_pieces_stand_where_their_characters_stand(tokenizer):
    pieces = cut_up(article(), tokenizer)
    words = [TEXT[s:e] for s, e in zip(*pieces.words(), strict=True)]
    assert words[:9] == ["Dam", "fails", "Lena", "Orr", "said", ":", "“", "The", "dam"]
    assert "".join(words) == "".join(TEXT.split())


def test_sentences_and_paragraphs_begin_where_they_begin(tokenizer):
    pieces = cut_up(article(), tokenizer)
    assert [TEXT[pieces.starts[i] :][:6] for i in pieces.units] == ["Dam fa", "Lena O", "We kne", "Nobody"]
    assert [TEXT[pieces.starts[i] :][:6] for i in pieces.paragraphs] == ["Dam fa", "Lena O", "Nobody"]
    assert pieces.roles == ("title", "body", "body")


def test_features_say_case_quotation_place_and_the_rules_finds(tokenizer):
    of = article()
    pieces = cut_up(of, tokenizer)
    rows = {TEXT[s:e]: row for s, e, row in zip(pieces.starts, pieces.ends, known(of, pieces).tolist(), strict=True)}
    assert rows["Lena"] == [
        2,
        0,
        3,
        1,
        0,
        0,
        1,
    ]  # capital, outside, lead, a source begins, no cue, no content, a person
    assert rows["Orr"][3:] == [2, 0, 0, 2]
    assert rows["said"][4] == 1
    assert rows["knew"] == [1, 1, 2, 0, 0, 2, 0]  # in the quotation and the content that go on
    assert rows["fails"][2] == 4


@given(st.text(alphabet=st.sampled_from("aB9 .“”\"\n,'é中\u200f"), max_size=200))
def test_any_text_has_features_in_their_ranges(text):
    of = Article("c", text, Span(0, len(text)))
    pieces = cut_up(of, TOKENIZER)
    rows = known(of, pieces)
    assert rows.shape == (len(pieces.ids), len(SIZES))
    assert all(0 <= value < size for row in rows.tolist() for value, size in zip(row, SIZES, strict=True))
    assert all(0 <= s < e <= len(text) for s, e in zip(pieces.starts, pieces.ends, strict=True))


def test_a_cue_inside_anothers_content_is_nested():
    outer = [Tag(Span(0, 2), "cue", group=0), Tag(Span(3, 40), "content", group=0)]
    inner = [Tag(Span(10, 12), "cue", group=1), Tag(Span(13, 30), "content", group=1)]
    assert nested([*outer, *inner]) == {1}


def test_the_rules_finds_inside_a_content_are_kept_as_nested():
    read = [Tag(Span(0, 2), "cue", group=0), Tag(Span(3, 40), "content", group=0)]
    told = [
        *(Tag(Span(a, b), role, group=5) for a, b, role in ((5, 9, "source"), (10, 12, "cue"), (13, 30, "content"))),
        *(Tag(Span(a, b), role, group=6) for a, b, role in ((35, 39, "source"), (40, 42, "cue"), (43, 50, "content"))),
    ]
    assert [(tag.span.start, tag.group) for tag in nested_in(read, told, 1)] == [(5, 1), (10, 1), (13, 1)]


@given(st.lists(st.integers(1, 400), min_size=1, max_size=40))
def test_windows_cover_all_pieces_once_and_never_grow_too_long(sentences):
    pieces = pieces_of(sentences)
    made = list(windows(pieces, longest=100))
    assert [i for w in made for i in range(w.first, w.last)] == list(range(sum(sentences)))
    assert all(w.last - w.first <= 100 for w in made)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=40))
def test_windows_end_where_sentences_end_when_these_fit(sentences):
    pieces = pieces_of(sentences)
    ends = {*pieces.units.tolist(), sum(sentences)}
    assert all(w.last in ends for w in windows(pieces, longest=100))


STEPS = np.zeros((8, 7), np.float32)
for i, j in product(range(7), (2, 4, 6)):
    if i not in (j, j - 1):
        STEPS[i, j] = -1e4


@given(st.lists(st.lists(st.floats(-3, 3, width=16), min_size=7, max_size=7), min_size=1, max_size=4))
def test_no_other_path_of_labels_scores_better(rows):
    scores = np.array(rows, np.float32)

    def total(path: tuple[int, ...]) -> float:
        walked = sum(STEPS[a, b] for a, b in pairwise(path))
        return float(STEPS[7, path[0]] + walked + sum(scores[i, label] for i, label in enumerate(path)))

    found = tuple(best_labels(scores, STEPS).tolist())
    assert total(found) == pytest.approx(max(map(total, product(range(7), repeat=len(rows)))), abs=1e-4)


def said(*labels: int) -> np.ndarray:
    return np.array([[4.0 * (label == i) for i in range(7)] for label in labels], np.float32)


def test_runs_are_read_off_labels_and_end_at_borders():
    found = runs(said(1, 2, 0, 3, 5, 6, 6), STEPS, np.array([], np.int64))
    assert [(r.first, r.last, r.label) for r in found] == [(0, 2, 0), (3, 4, 1), (4, 7, 2)]
    cut = runs(said(5, 6, 6, 6), STEPS, np.array([2]))
    assert [(r.first, r.last) for r in cut] == [(0, 2), (2, 4)]
    assert all(0.8 < r.score <= 1 for r in found)


@given(st.integers(0, 300), st.integers(1, 20), st.integers(0, 300), st.integers(1, 20))
def test_every_distance_has_a_bucket(a, long, b, wide):
    assert 0 <= distance((a, a + long), (b, b + wide)) < BUCKETS


def test_the_rules_pairing_and_nearness_decide_where_vectors_say_nothing():
    bias = np.zeros((2, BUCKETS + 2), np.float32)
    bias[:, : BUCKETS // 2] = 0.5  # what stands before
    bias[:, BUCKETS + 1] = 2.0  # what the rules put together
    runs_ = [Run(0, 1, "source", 1), Run(1, 2, "cue", 1), Run(3, 6, "content", 1), Run(7, 8, "cue", 1)]
    groups = np.zeros(9, np.int64)
    groups[3:6] = groups[7] = 4
    [one] = join(runs_, np.zeros((9, 12), np.float32), groups, Linker(bias))
    assert (one.cue, one.source) == (runs_[3], runs_[0])
    [two] = join(runs_, np.zeros((9, 12), np.float32), np.zeros(9, np.int64), Linker(bias))
    assert two.cue == runs_[1]


def test_a_content_that_goes_with_no_cue_stands_alone():
    bias = np.full((2, BUCKETS + 2), -1.0, np.float32)
    [one] = join(
        [Run(0, 1, "cue", 1), Run(2, 4, "content", 1)],
        np.zeros((4, 12), np.float32),
        np.zeros(4, np.int64),
        Linker(bias),
    )
    assert one.cue is None
    assert one.source is None


def test_no_cue_stays_idle_beside_a_content_that_went_to_another_sentence():
    bias = np.zeros((2, BUCKETS + 2), np.float32)
    bias[:, BUCKETS // 2 :] = 1.0  # what stands behind goes better
    # "S Q C. S Q C." and "Q C. C Q": the first content would go to the cue of the second sentence
    told = [Run(1, 2, "cue", 1), Run(2, 4, "content", 1), Run(5, 6, "cue", 1), Run(6, 8, "content", 1)]
    vectors, groups = np.zeros((9, 12), np.float32), np.zeros(9, np.int64)
    [one] = join(told[:3], vectors, groups, Linker(bias))
    assert one.cue == told[2]
    [one] = join(told[:3], vectors, groups, Linker(bias), np.array([0, 4]))
    assert one.cue == told[0]
    [one] = join(told[:3], vectors, groups, Linker(bias), np.array([0]))  # all one sentence: as it was
    assert one.cue == told[2]


MARKED = {
    "a quotation": ("“The dam is safe,” she said.", "The dam is safe", "“The dam is safe,”"),
    "two in a line": ("“It fell,” she said. “It was old.”", "It was old", "“It was old.”"),
    "its end alone": ("She said the dam was “not safe.”", "the dam was “not safe", "the dam was “not safe.”"),
    "no marks": ("She said the dam was safe.", "the dam was safe", "the dam was safe"),
    "left open": ("“It fell. It was old.", "It fell. It was old", "“It fell. It was old"),
    "a later paragraph": ("She left.\n“It fell,” he said.", "It fell", "“It fell,”"),
    "over paragraphs": ("“It fell.\n“It was old,” he said.", "It fell.\n“It was old", "“It fell.\n“It was old,”"),
}


@pytest.mark.parametrize(("text", "content", "wanted"), MARKED.values(), ids=MARKED)
def test_contents_are_widened_to_the_marks_around_them(text, content, wanted):
    start = text.index(content)
    cue = Tag(Span(0, 1), "cue", 0.5, 1)
    first, second = with_marks(text, [Tag(Span(start, start + len(content)), "content", 0.5, 1), cue])
    assert text[slice(*first.span)] == wanted
    assert second == cue


def test_a_form_has_one_kind_throughout_and_is_a_name_wherever_the_rules_see_it_too(tokenizer):
    text = "Keld met Orr. Keld left. Keld Port lies north of Keld."
    of = Article("c", text, Span(0, len(text)))
    pieces = cut_up(of, tokenizer)
    word = {int(start): i for i, start in enumerate(pieces.words()[0])}
    seen = [Labelled(word[0], word[0] + 1, 0, 0.9), Labelled(word[14], word[14] + 1, 1, 0.6)]
    seen.append(Labelled(word[25], word[25] + 2, 2, 0.8))
    told = [
        Name(Span(s, s + n), kind) for s, n, kind in ((9, 3, "PER"), (14, 4, "LOC"), (25, 4, "PER"), (49, 4, "LOC"))
    ]
    found = [(text[slice(*name.span)], name.span.start, name.kind) for name in agreed(text, pieces, seen, told)]
    assert found == [("Keld", 0, "PER"), ("Keld", 14, "PER"), ("Keld Port", 25, "LOC"), ("Keld", 49, "PER")]


@pytest.mark.parametrize(
    ("text", "seen", "name"),
    [
        ("the Hashd al-Sha'abi forces", "Hashd al-Sha", "Hashd al-Sha'abi"),
        ("Lena Orr's dam", "Lena Orr", "Lena Orr"),
        ("the Al-Waeli house", "Waeli", "Al-Waeli"),
        ("Kata’ib Hezbollah", "Kata", "Kata’ib"),
        ("in Port Keld, he", "Port Keld", "Port Keld"),
    ],
)
def test_a_name_is_never_a_part_of_a_word(tokenizer, text, seen, name):
    pieces = cut_up(Article("c", text, Span(0, len(text))), tokenizer)
    starts, ends = pieces.words()
    begin = text.index(seen)
    first = starts.tolist().index(begin)
    last = ends.tolist().index(begin + len(seen)) + 1
    [found] = agreed(text, pieces, [Labelled(first, last, 1, 0.9)], [])
    assert text[slice(*found.span)] == name


def test_the_rules_finds_in_a_title_are_kept_and_no_others():
    of = article("Orr: dam was old\nKeld said it was not.")
    spans = ((0, 3, "source"), (3, 4, "cue"), (5, 16, "content"))
    body = ((17, 21, "source"), (22, 26, "cue"), (27, 37, "content"))
    told = [Tag(Span(a, b), role, group=g) for g, group in enumerate((spans, body)) for a, b, role in group]
    assert [(tag.span.start, tag.group) for tag in of_headlines(of, told, 7)] == [(0, 7), (3, 7), (5, 7)]
    assert list(of_headlines(Article("c", of.text, of.extent), told, 7)) == []


@given(st.lists(st.integers(1, 50), min_size=1, max_size=20), st.integers(1, 300))
def test_the_beginning_of_an_article_keeps_whole_paragraphs(paragraphs, most):
    size = sum(paragraphs)
    numbers, begins = np.arange(size), np.cumsum([0, *paragraphs[:-1]])
    pieces = Pieces(numbers, numbers, numbers + 1, numbers, begins, begins, ("body",) * len(paragraphs))
    kept = pieces.beginning(most)
    assert len(kept.ids) <= max(most, 1)
    assert len(kept.ids) in {*np.cumsum(paragraphs).tolist(), most}
    assert len(kept.roles) == len(kept.paragraphs)
    assert (kept.heads < len(kept.ids)).all()
