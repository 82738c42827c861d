"""Loops: the words they find are those a pattern finds, and compiled they give what they give interpreted."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import loops
from onrecord.loops import plain
from onrecord.stages.copies.align import passages, sharing
from onrecord.stages.copies.fingerprints import prints
from onrecord.stages.copies.scanned import scanned
from onrecord.stages.copies.spelling import key

# What a word is, as a pattern: slower, and easier to check by eye.
WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?![^\W_])"
    r"|(?:(?:[AaEe]l[-‐‑– ]|(?:[Aa](?:sh|[drznst])|[Uu]l)[-‐‑–])['’‘ʿ]?(?=[^\W\da-z_]))?[^\W_]+(?:['’‘ʼʿ`´][^\W_]+)*"
    r"|%"
)
PARTS = [*"aAeElLsuUn .,:-–'’ʿ%_19é字\n\U00020000\U0001f6a2\ud800", "al-", "El ", "ash-", "U.S.", "1,200.5", "th", "st"]
TEXT = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)

needs_numba = pytest.mark.skipif(not loops.available(), reason="numba is not installed: onrecord[fast]")


NEVER, ALWAYS = 1 << 60, -1  # characters of work from which on loops are compiled


@pytest.fixture(params=[NEVER, pytest.param(ALWAYS, marks=needs_numba)], ids=["interpreted", "compiled"])
def _both_ways(request, monkeypatch):
    monkeypatch.setattr(loops, "_LITTLE", request.param)


def scan(text):
    return scanned(text, [(0, len(text), False)])


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_a_word_is_what_the_pattern_says(text):
    words = scan(text)
    spans = list(zip(plain(words.found)[0::2], plain(words.found)[1::2], strict=True))
    assert spans == [m.span() for line in re.finditer(r"[^\r\n]+", text) for m in WORD.finditer(text, *line.span())]
    assert [word >> 2 for word in plain(words.packed)] == [key(text[s:e]) >> 32 for s, e in spans]


@pytest.mark.usefixtures("_both_ways")
def test_combining_marks_belong_to_their_word():
    composed, decomposed = scan("the résumé of José"), scan("the re\u0301sume\u0301 of Jose\u0301")
    assert plain(composed.packed) == plain(decomposed.packed)
    assert len(composed) == 4


@pytest.mark.usefixtures("_both_ways")
def test_lines_and_pieces_are_marked():
    text = "one two\nthree four\nfive"
    words = scanned(text, [(0, 7, False), (8, 18, False), (19, 23, True)])
    assert [word & 3 for word in plain(words.packed)] == [1, 0, 1, 0, 3]
    assert plain(words.firsts) == [0, 2, 4]


def found(text, other):
    a, b = scan(text), scan(other)
    there, back = passages(a.packed, b.packed), passages(b.packed, a.packed)
    return plain(a.packed), plain(a.found), [plain(part) for part in prints(a.packed)], there, back


WORDS = st.lists(st.sampled_from("a b c d e f of the on\nin".split(" ")), max_size=90).map(" ".join)


@needs_numba
@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS, st.integers(0, 60))
def test_compiled_is_as_interpreted(text, other, shared):
    other = f"{other} {text[:shared]}\n{text}"
    results = []
    for little in (NEVER, ALWAYS):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(loops, "_LITTLE", little)
            results.append(found(text, other))
    assert results[0] == results[1]


@pytest.mark.usefixtures("_both_ways")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, WORDS, st.integers(0, 60))
def test_texts_share_a_passage_if_one_of_the_two_ways_aligns_one(text, other, shared):
    a, b = scan(text).packed, scan(f"{other} {text[:shared]}").packed
    assert sharing(a, b) == sharing(b, a) == bool(passages(a, b) or passages(b, a))


def test_a_little_work_compiles_nothing_and_much_does(monkeypatch):
    monkeypatch.setattr(loops, "_done", 0)
    assert not loops.compiling(1000)
    assert loops.compiling(10**6) == loops.available()
    monkeypatch.setattr(loops, "available", lambda: False)
    assert not loops.compiling(10**6)


@settings(max_examples=100, deadline=None)
@given(WORDS)
def test_any_twelve_equal_words_share_two_prints(text):
    twelve = "Nine geese crossed the frozen pond while seven boys counted them twice"
    one, two = scan(f"{text} {twelve} {text[:9]}"), scan(f"{twelve} {text[::-1]}")
    assert len(set(plain(prints(one.packed)[0])) & set(plain(prints(two.packed)[0]))) >= 2


def test_a_loop_kept_on_disk_is_named_by_all_its_source():
    from onrecord.stages.copies.align import align_words, is_passage  # noqa: PLC0415 - only here

    assert loops.source_hash(align_words) != loops.source_hash(is_passage)
    assert loops.source_hash(align_words) == loops.source_hash(align_words)
