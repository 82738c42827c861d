"""A claim's page: its count can be answered otherwise, its drawing follows, every node leads to its words."""

import re
from html import unescape

import html5lib
import pytest

from onrecord.stages.origins import recount


def tree(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html5lib.parse(answer.text, namespaceHTMLElements=False)


def words(element):
    return "".join(element.itertext())


@pytest.fixture(scope="module")
def swapped(corpus):
    return corpus.claim("sprinklers were switched off and the hydrants dry")


def total(shown):
    (output,) = shown.iter("output")
    return words(output)


def rings(shown):
    found = [e.get("class") for e in shown.iter() if isinstance(e.tag, str) and e.tag.endswith("circle")]
    return [name.replace("st-or", "ring").strip() for name in found if name and name.startswith("st-or")]


@pytest.mark.parametrize("answer", ["one", "unknown", "separate"])
def test_another_answer_counts_again_and_redraws_the_rings(page, swapped, answer):
    (step,) = [step for step in swapped.ledger if step.rule == "origins/same-passage"]
    shown = tree(page, f"/claims/{swapped.id}?s.{step.id}={answer}")
    low, high = recount(swapped.ledger, {step.id: answer})[-1].low, recount(swapped.ledger, {step.id: answer})[-1].high
    assert total(shown) == (str(low) if low == high else f"{low}–{high}")
    assert rings(shown) == ["ring"] * low + ["ring maybe"] * (high - low)
    (checked,) = [i for i in shown.iter("input") if i.get("name") == f"s.{step.id}" and "checked" in i.attrib]
    assert checked.get("value") == answer


@pytest.mark.parametrize("query", ["s.nothere=one", "s.appearances=one"])
def test_a_step_that_cannot_be_answered_is_refused(page, swapped, query):
    answer = page.get(f"/claims/{swapped.id}?{query}")
    assert answer.status_code == 400


def test_every_node_of_every_drawing_leads_to_its_sentence(page, corpus):
    for row in corpus.list_claims(count=12).rows:
        shown = tree(page, f"/claims/{row.id}")
        (drawing,) = [e for e in shown.iter() if e.get("class") == "stemma"]
        links = {unescape(a.get("href")) for a in drawing.iter() if a.get("href")}
        assert links
        for link in links:
            if link.startswith("/articles/"):
                assert re.search(r"\?at=\d+-\d+#at$", link), link
                assert 'id="at"' in page.get(link).text, link


def test_the_words_it_rests_on_are_the_stored_words(page, corpus, swapped):
    shown = tree(page, f"/claims/{swapped.id}")
    said = [words(a) for a in shown.iter("a") if a.get("class") == "said-words"]
    stored = [corpus.reading(m.article).article.text[slice(*m.span)] for m in swapped.members]
    assert said == stored


def test_denials_changes_and_warnings_stand_beside_the_count(page, corpus, swapped):
    shown = page.get(f"/claims/{swapped.id}").text
    assert "one passage, two speakers" in shown
    assert "What copies changed in these words" in shown
    denied = corpus.claim("Ostmere opened the gates of the Hethra Dam on purpose")
    assert "⊣ denied" in page.get(f"/claims/{denied.id}").text


def test_the_list_form_of_the_chains_names_what_the_drawing_names(page, swapped):
    shown = tree(page, f"/claims/{swapped.id}")
    listed = [words(e) for e in shown.iter("ol") if e.get("class") == "rail"]
    assert len(listed) == 2  # under the drawing, and for narrow screens
    for name in swapped.voices:
        assert all(name in text for text in listed)


def test_a_retired_or_unknown_id_says_how_to_find_the_claim(page):
    answer = page.get("/claims/cffffffffffff")
    assert answer.status_code == 404
    assert "onrecord claims" in answer.text
