"""Which paragraphs of a page are its report, and what is stored of how that was found. All names are invented."""

import json

import pytest

from onrecord.corpus import Corpus
from onrecord.edges.runners import LocalRunner
from onrecord.records import Capture
from onrecord.stages.reading import read_capture

REPORT = [
    "The bridge over the river Orla was closed on Monday after cracks were found in two pillars, officials said.",
    "“Nobody is in danger,” said Marta Lindqvist, a spokeswoman for the roads office in Port Sella, on Monday night.",
    "Repairs will take until spring, according to the office, which runs four other bridges of the same age.",
    "A ferry will carry cars across from Tuesday, and two more are on their way from the yard at Lower Hamm.",
]
NAV = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>"
TEASERS = "".join(
    f"<div class='related-teaser'><a href='/{n}'>Ferry number {n} breaks down off Port Sella in a storm</a></div>"
    for n in range(4)
)


def page(inside, head=""):
    return (
        f"<html><head><title>x</title>{head}</head><body>{NAV}<article><h1>Bridge over the Orla closed</h1>"
        f"<div class='article-body'>{inside}</div></article><footer>© Sella Post</footer></body></html>"
    )


def read(markup, extraction="careful"):
    return read_capture(Capture("a.html", markup.encode(), "text/html", "2026-01-01T00:00:00Z"), extraction)


def body(article):
    return [article.text[slice(*b.span)] for b in article.blocks if b.role == "body"]


@pytest.mark.parametrize("extraction", ["careful", "fast"])
def test_the_report_is_kept_and_teasers_between_are_not(extraction):
    halves = ["".join(f"<p>{p}</p>" for p in part) for part in (REPORT[:2], REPORT[2:])]
    (article,) = read(page(halves[0] + TEASERS + halves[1]), extraction)
    assert body(article) == REPORT


@pytest.mark.parametrize("extraction", ["careful", "fast"])
def test_a_paragraph_that_stands_twice_is_kept_twice(extraction):
    twice = [*REPORT, "The office did not answer further questions about the bridge on Monday.", *REPORT[:1]]
    (article,) = read(page("".join(f"<p>{p}</p>" for p in twice)), extraction)
    assert body(article) == twice


def test_how_far_the_extractors_agree_is_stored():
    (article,) = read(page("".join(f"<p>{p}</p>" for p in REPORT)))
    (reason,) = [d for d in article.details if d.rule.startswith("body:")]
    assert reason.rule == "body: vote of extractors"
    assert reason.note.startswith("agreement ")
    assert 0.7 <= float(reason.note.split()[1]) <= 1
    assert "resiliparse" in reason.note
    assert "trafilatura" in reason.note


def test_a_body_that_only_the_data_holds_is_taken_from_there():
    data = {"@type": "NewsArticle", "headline": "Bridge over the Orla closed", "articleBody": "\n\n".join(REPORT)}
    markup = (
        f"<html><head><script type='application/ld+json'>{json.dumps(data)}</script></head>"
        "<body><div id='app'>Please wait</div></body></html>"
    )
    for extraction in ("careful", "fast"):
        (article,) = read(markup, extraction)
        assert all(p in article.text for p in REPORT), extraction
        assert "Please wait" not in article.text


def test_cells_of_a_row_are_one_paragraph():
    table = "<table><tr><td>Ferry</td><td>Cars</td></tr><tr><td>Orla</td><td>40</td></tr></table>"
    (article,) = read(page("".join(f"<p>{p}</p>" for p in REPORT[:3]) + table + f"<p>{REPORT[3]}</p>"))
    assert "FerryCars" not in article.text


def test_a_paywall_behind_the_report_makes_it_incomplete():
    shown = "".join(f"<p>{p}</p>" for p in REPORT)
    (article,) = read(page(shown + "<div class='paywall'><p>Subscribe now to continue reading this story.</p></div>"))
    assert not article.complete
    assert "cut: paywall behind the report" in {d.rule for d in article.details}
    assert body(article) == REPORT


def test_data_that_counts_more_words_for_subscribers_makes_it_incomplete():
    shown = "".join(f"<p>{p}</p>" for p in REPORT)
    for words, complete in ((900, False), (80, True)):
        data = {"@type": "NewsArticle", "isAccessibleForFree": False, "wordCount": words}
        (article,) = read(page(shown, f"<script type='application/ld+json'>{json.dumps(data)}</script>"))
        assert article.complete is complete


@pytest.mark.parametrize(
    ("notice", "rule"),
    [
        ("Correction: An earlier version of this article named the wrong river.", "revises: notice"),
        ("This story has been retracted because its author made up the engineer it quotes.", "retracts: notice"),
    ],
)
def test_notices_are_kept_and_named(notice, rule):
    (article,) = read(page("".join(f"<p>{p}</p>" for p in REPORT) + f"<div class='footnote'><p>{notice}</p></div>"))
    (reason,) = [d for d in article.details if d.rule == rule]
    assert reason.note == notice
    assert article.text[slice(*reason.span)] == notice


def test_somebody_elses_correction_is_no_notice():
    said = "“The ministry has corrected its figure twice,” said Marta Lindqvist, a spokeswoman for the roads office."
    (article,) = read(page("".join(f"<p>{p}</p>" for p in [*REPORT, said])))
    assert not [d for d in article.details if d.rule.startswith(("revises", "retracts"))]


def test_the_canonical_address_is_the_articles():
    head = "<link rel='canonical' href='https://sella.example/bridge?id=7'><meta property='og:url' content='https://x.example'>"
    (article,) = read(page("".join(f"<p>{p}</p>" for p in REPORT), head))
    assert article.url == "https://sella.example/bridge?id=7"


def test_a_corpus_reads_pages_fast_if_told_to(tmp_path):
    (tmp_path / "bridge.html").write_text(page("".join(f"<p>{p}</p>" for p in REPORT)))
    with Corpus.open(tmp_path / "a.db", runner=LocalRunner(0)) as corpus:
        assert corpus.add(str(tmp_path / "bridge.html"), extraction="fast").new == 1
        (article,) = corpus.articles.values()
    notes = [d.note for d in article.details if d.rule.startswith("body:")]
    assert len(notes) == 1
    assert "resiliparse" in notes[0]
    assert "trafilatura" not in notes[0]
