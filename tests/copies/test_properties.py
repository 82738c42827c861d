"""What holds for any two articles."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import Article, Block, Reading, Span
from onrecord.stages.copies import compare, families, kinds
from onrecord.stages.copies.compare import turned

WORDS = (
    "harbour crews fought blaze at the substation on “nobody listened” said Ada Marr al-Velm 14 people’s grid was "
    "neglected for years. allegedly 1998, and U.S. ferries (stopped) running Tuesday; Tarn’s ‘old’ town’s neighbours"
).split()

sentence = st.lists(st.sampled_from(WORDS), min_size=4, max_size=25).map(" ".join)
pool = [" ".join(WORDS[(i * k) % len(WORDS)] for i in range(20)) for k in (1, 5, 7, 11)]
paragraph = st.one_of(sentence, st.sampled_from(pool))
text = st.lists(paragraph, min_size=1, max_size=6).map("\n".join)
roles = st.sampled_from(["title", "body", "caption", "boilerplate"])


@st.composite
def readings(draw, capture):
    words = draw(text)
    blocks, start = [], 0
    for line in words.split("\n"):
        blocks.append(Block(Span(start, start + len(line)), draw(roles)))
        start += len(line) + 1
    outlet = draw(st.sampled_from([None, "Velm Courier", "Tarn Post"]))
    published = draw(st.sampled_from([None, "2021-03-01", "2021-03-02", "2021-03"]))
    article = Article(capture, words, Span(0, len(words)), blocks=tuple(blocks), outlet=outlet, published=published)
    return Reading(article, "none")


@settings(max_examples=200, deadline=None)
@given(readings("1"), readings("2"))
def test_the_order_of_the_two_does_not_matter(a, b):
    one, other = compare(a, b), compare(b, a)
    assert (one is None) == (other is None)
    if one is not None:
        assert turned(one) == other
        assert turned(turned(one)) == one


@settings(max_examples=200, deadline=None)
@given(readings("1"), readings("2"))
def test_every_offset_fits_and_cuts_no_word(a, b):
    copy = compare(a, b)
    if copy is None:
        return
    for reading, side in ((a, "a"), (b, "b")):
        words = reading.article.text
        spans = [getattr(p, side) for p in copy.passages] + [s for e in copy.edits if (s := getattr(e, side))]
        for start, end in spans:
            assert 0 <= start < end <= len(words)
            assert start == 0 or not (words[start - 1].isalnum() and words[start].isalnum())
            assert end == len(words) or not (words[end - 1].isalnum() and words[end].isalnum())
    assert 0 < copy.share_a <= 1 or 0 < copy.share_b <= 1 or copy.share_a == copy.share_b == 0
    assert all(e.a or e.b for e in copy.edits)
    assert all(0 < p.identity <= 1 for p in copy.passages)


@settings(max_examples=100, deadline=None)
@given(text, text)
def test_an_article_is_a_whole_copy_of_itself_and_asking_twice_changes_nothing(words, more):
    whole = f"{words}\n{more}\nand twelve more words that make sure there is enough here to compare at all"
    a, b = (Reading(Article(c, whole, Span(0, len(whole))), "none") for c in "12")
    copy = compare(a, b)
    assert copy is not None
    assert (copy.share_a, copy.share_b, copy.edits) == (1, 1, ())
    assert [p.identity for p in copy.passages] == [1]
    assert compare(a, b) == copy


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=3, max_size=6), st.randoms(use_true_random=False))
def test_folds_do_not_depend_on_the_order_of_arrival(picks, random):
    records = [
        Reading(
            Article(str(i), f"{pool[k]}\n{pool[(k + 1) % 4]}", Span(0, len(pool[k]) + 1 + len(pool[(k + 1) % 4]))),
            "none",
        )
        for i, k in enumerate(picks)
    ]
    found = [c for a, b in itertools.combinations(records, 2) if (c := compare(*sorted((a, b), key=lambda r: r.id)))]
    mixed, shuffled = list(found), list(records)
    random.shuffle(mixed)
    random.shuffle(shuffled)
    assert families(found) == families(mixed)
    in_order = {(c.a, c.b): c for c in kinds(found, records)}
    assert {(c.a, c.b): c for c in kinds(mixed, shuffled)} == in_order
