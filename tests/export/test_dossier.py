"""A dossier says what the corpus says, refers to nothing outside, and tells of every word that was changed in it."""

import hashlib
import re
import shutil

import pytest
from lxml import html

from onrecord import Corpus
from onrecord.dossiers import check, dossier
from onrecord.edges.engines import open_engine
from onrecord.edges.export.dossier import seal_of, told_by
from onrecord.edges.signing import open_key

HOSTILE = """<script>alert(1)</script> fire

Mayor Ada Holm said “the <b>depot</b> & \u202eits shed was empty -->\x07 on Monday”.
"""


@pytest.fixture(scope="module")
def claim(corpus):
    return corpus.claims("hydrants quay")[0]


@pytest.fixture(scope="module")
def page(corpus, claim):
    return dossier(corpus, claim)


def text_of(raw):
    return " ".join(html.document_fromstring(raw.decode()).text_content().split())


def test_it_says_what_the_corpus_says(page, corpus, claim):
    told, shown = told_by(page), text_of(page)
    assert (told.claim, told.origins, told.reports) == (claim.id, claim.origins, len(claim.reports))
    for voice in claim.voices:
        assert voice in shown
    for member in claim.members:
        article = corpus.articles[member.article]
        assert article.sha256 in shown
        assert corpus.capture(article.capture).sha256 in shown
    assert corpus.state().corpus in shown
    assert "ask the brigade" in shown


def test_every_claim_of_the_stories_has_one_that_checks(corpus):
    for claim in corpus.claims():
        assert list(check(corpus, dossier(corpus, claim))) == []


def test_it_refers_to_nothing_outside_and_runs_nothing(page):
    tree = html.document_fromstring(page.decode())
    assert not [e.tag for e in tree.iter() if e.tag in {"script", "link", "img", "iframe", "object", "form", "a"}]
    assert not [
        e for e in tree.iter() for name in list(e.attrib) if name in {"src", "href", "style"} or name.startswith("on")
    ]
    assert b"url(" not in page
    assert b"@import" not in page
    assert "default-src 'none'" in page.decode()


def test_the_seal_is_signed_by_the_key_beside_the_corpus(page, corpus):
    seal = seal_of(page)
    assert (seal.whole, seal.key) == (True, corpus.key.public)


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (b"hydrants on the quay were dry", b"hydrants on the quay were full", "other words stand there"),
        (b"Marek Toll, the deputy", b"Marek Roll, the deputy", "other words stand there"),
        (b'data-high="1"', b'data-high="2"', "the dossier says"),
        (b'data-sha256="', b'data-sha256="0', "another SHA-256"),
        (b'data-start="', b'data-start="1', "other words stand there"),
    ],
)
def test_what_was_changed_is_named(page, corpus, was, now, told):
    assert was in page
    faults = list(check(corpus, page.replace(was, now)))
    assert any("was sealed" in fault for fault in faults)
    assert any(told in fault for fault in faults), faults


def resealed(page, key):
    """A page with a seal of its own, as a forger makes it."""
    body = page[: page.rindex(b"<!-- onrecord seal")]
    seal = (
        f"<!-- onrecord seal sha256={hashlib.sha256(body).hexdigest()} key={key.public} signature={key.sign(body)} -->"
    )
    return body + seal.encode() + b"\n"


def test_a_page_that_was_changed_and_sealed_anew_is_told_from_the_corpus(page, corpus, tmp_path):
    forger = open_key(tmp_path / "forger.key")
    forged = resealed(
        page.replace(b"one passage printed under two names", b"one rumour printed under two names"), forger
    )
    assert list(check(None, forged)) == []
    (fault,) = check(corpus, forged)
    assert "one rumour" in fault
    assert "one passage" in fault
    assert list(check(corpus, resealed(page, forger))) == []


def test_words_outside_of_quotations_are_held_by_the_seal(page):
    assert list(check(None, page)) == []
    assert list(check(None, page.replace(b"One", b"Two").replace(b"asserts", b"denies"))) == [
        "it is not the page that was sealed: something in it was changed since"
    ]
    assert list(check(None, page.rsplit(b"<!--", 1)[0])) == [
        "it has no seal: the end is missing, or it was never sealed"
    ]
    other = re.sub(rb"key=[0-9a-f]{64}", b"key=" + b"0" * 64, page)
    assert list(check(None, other)) == ["its signature does not fit the page and the key it names"]


@pytest.mark.parametrize("raw", [b"", b"<p>a page", b"\xff\x00", b"<dl data-claim='x'>"])
def test_anything_else_is_no_dossier(raw):
    assert list(check(None, raw)) == ["this is no dossier of a claim"]


def test_a_hostile_article_shows_as_text_and_checks(tmp_path):
    (tmp_path / "h.txt").write_text(HOSTILE)
    with Corpus.open(tmp_path / "onrecord.db", engine=open_engine("rules")) as corpus:
        corpus.add(str(tmp_path / "h.txt"))
        claim = corpus.claims("depot")[0]
        page = dossier(corpus, claim)
        assert list(check(corpus, page)) == []
    assert "<b>depot</b>" in text_of(page)
    assert b"<b>depot" not in page
    assert b"<script" not in page
    assert "\u202e" not in page.decode()
    assert "\x07" not in page.decode()


def test_an_erased_report_is_named(tmp_path, corpus, claim, page):
    for name in ("onrecord.db", "onrecord.db.key"):
        shutil.copy(corpus.where.with_name(name), tmp_path / name)
    article = claim.members[0].article
    with Corpus.open(tmp_path / "onrecord.db", engine=open_engine("rules")) as other:
        other.forget(article, "a court order", "Ira Holt")
        faults = list(check(other, page))
    assert any("erased on" in fault and "a court order" in fault for fault in faults)
    assert not any("another SHA-256" in fault for fault in faults)
