"""Full text: what is found, and that nothing a person types is an error."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import item

from onrecord.edges.store import SqliteStore
from onrecord.edges.store.search import MARK, query, snippet


@pytest.fixture
def found(store):
    for n in (1, 2):
        store.add(*item(n))

    def search(words, limit=20):
        return [(store.reading(id_).article.given_id, where) for id_, where, _ in store.search(words, limit)]

    return search


def test_three_kinds_are_found(found):
    assert {where for _, where in found("brenn")} == {"article", "name"}
    assert {where for _, where in found("empty")} == {"article", "content"}


def test_all_words_must_be_there_in_any_order(found):
    assert found("sinks ferry 2") == [("ferry-2", "article")]
    assert found("ferry submarine") == []


def test_case_and_accents_make_no_difference(found):
    assert found("TOLME") == found("tolmé") != []


def test_only_the_last_word_may_be_just_begun(found):
    assert found("harbour rad") != []
    assert found("harb radio") == []


def test_a_phrase_stands_together(found):
    assert found('"ferry was empty"') != []
    assert found('"empty was ferry"') == []
    assert found("empty was ferry") != []


def test_no_words_find_nothing(found):
    assert found("") == found("   ") == found('" - "') == []


def test_the_limit_holds(found):
    assert len(found("ferry", 1)) == 1


def test_the_snippet_marks_what_was_found(store):
    store.add(*item(1))
    snippets = {where: shown for _, where, shown in store.search("tolme")}
    assert snippets["content"] == "The ferry was empty when it sank near **Tolmé**."
    assert "near **Tolmé**" in snippets["article"]


def test_a_snippet_begins_and_ends_between_words_with_dots_where_text_is_left_out():
    text = " ".join(f"word{n}" for n in range(60))
    shown = snippet(text, "word30")
    assert shown.startswith("…word2")
    assert f" {MARK}word30{MARK} " in shown
    assert shown.endswith("…")
    assert all(word in text.split() for word in shown.strip("…").replace(MARK, "").split())


def test_every_word_of_an_invented_text_finds_it(tmp_path):
    with SqliteStore(tmp_path / "onrecord.db") as store:
        taken, readings = item(1)
        store.add(taken, readings)
        for word in readings[0].article.text.split():
            assert store.search(word), word


TYPED = st.text(
    alphabet=st.sampled_from("ab \"*()^:-+{}[]\0'.,;NEARANDORNOT_é\u0301ß世界\ud800"), max_size=20
) | st.text(max_size=20)


@given(TYPED)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_nothing_typed_is_an_error(store, words):
    store.add(*item(1))
    assert isinstance(store.search(words), list)


@given(TYPED)
def test_a_query_holds_nothing_but_quoted_pieces(words):
    written = query(words)
    assert written is None or (written.startswith('"') and written.endswith('"*') and written.count('"') % 2 == 0)


@given(st.text(max_size=200), TYPED)
def test_a_snippet_is_one_line_of_the_text(text, words):
    shown = snippet(text, words).removeprefix("…").removesuffix("…").replace(MARK, "")
    assert shown.replace(" ", "") in "".join(text.split()).replace(MARK, "") or MARK[0] in text
