"""What is new since it was told: each origin, denial and revision once, in whatever steps it came."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Article, Claim, Copy, Edit, Link, Span
from onrecord.watching import Told, marks, of_claims, of_gone, of_pages, versions


def claim(ident="c1", origins=(1, 1), links=()):
    return Claim(ident, "the hydrants were dry", (), ("Anton Reske",), ("a.txt",), origins, links=links)


def denial(to="c2", kind="denies", start=0):
    return Link(to, kind, ("the ministry",), "article", Span(start, start + 5))


def kinds(news):
    return [one.kind for one in news]


def test_a_new_claim_is_its_first_origin_and_is_told_once():
    (one,) = of_claims([claim()], {})
    assert (one.kind, one.origins, one.before, one.voices) == ("origin", (1, 1), None, ("Anton Reske",))
    assert of_claims([claim()], marks([claim()])) == []


def test_a_range_that_rises_at_either_end_is_told_and_one_that_falls_is_not():
    told = marks([claim(origins=(1, 2))])
    assert kinds(of_claims([claim(origins=(2, 2))], told)) == ["origin"]
    assert kinds(of_claims([claim(origins=(1, 3))], told)) == ["origin"]
    assert of_claims([claim(origins=(1, 1))], told) == []


def test_denials_and_revisions_are_told_once_each_and_support_never():
    links = (denial(), denial("c3", "revises"), denial("c4", "supports"), denial(None, start=9))
    told = marks([claim()])
    assert kinds(of_claims([claim(links=links)], told)) == ["denial", "revision", "denial"]
    assert of_claims([claim(links=links)], marks([claim(links=links)])) == []


def test_a_page_in_a_new_version_is_told_with_what_was_edited():
    old, new = (
        Article(f"capture {n}", text, Span(0, 3), path="https://s.example/a") for n, text in enumerate(("one", "two"))
    )
    other = Article("capture 3", "two", Span(0, 3), path="https://s.example/b")
    copy = Copy(old.id, new.id, (), (Edit("figure", Span(0, 1), Span(0, 1)),), 1.0, 1.0, "a>b", ())
    heads = {article.id: article for article in (old, new, other)}
    pairs = versions(heads, 1)
    assert pairs == [(old.id, new.id)]
    (one,) = of_pages(pairs, heads, [copy])
    assert (one.kind, one.page, one.edits) == ("changed", "https://s.example/a", {"figure": 1})
    assert versions(heads, 3) == []


def test_a_page_that_vanished_is_told_once():
    assert [one.page for one in of_gone(["a", "b", "a"], ["b"])] == ["a"]
    assert of_gone([], Told().gone) == []


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=8))
def test_whatever_the_steps_the_highest_count_is_told_and_nothing_twice_in_a_row(steps):
    told, said = {}, []
    for low, more in steps:
        now = claim(origins=(low, low + more))
        said += [one.origins for one in of_claims([now], told)]
        told = marks([now])
        assert of_claims([now], told) == []
    assert max(low for low, _ in said) == max(low for low, _ in steps)
