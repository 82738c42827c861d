"""What means harm is shown as text."""

import html5lib

from onrecord.web.rendering import render, stored


def scripts(answer):
    """What runs or loads on a page and is not ours."""
    found = html5lib.parse(answer.text, namespaceHTMLElements=False)
    ours = [e for e in found.iter("script") if (e.get("src") or "").startswith("/static/")]
    return [e for e in found.iter() if e.tag in ("script", "img", "iframe", "object") and e not in ours]


def test_markup_in_a_report_is_text_on_every_page_that_shows_it(harm):
    links = ["/claims", "/articles", "/outlets", "/search?q=dam", "/search?q=%3Cscript%3E", "/claims?q=%3Cb%3E"]
    pages = [harm.get(link) for link in links]
    assert "&lt;b&gt;Bold" in pages[0].text
    for page in pages:
        assert page.status_code == 200
        assert scripts(page) == []
        assert "alert(1)</script>" not in page.text


def test_a_turning_mark_stands_alone_and_is_named():
    shown = str(stored("a\u202eb<"))
    assert shown == 'a<bdi class="ctl" data-c="202E">\u202e</bdi>b&lt;'


def test_what_no_page_can_hold_is_shown_as_a_replacement():
    class View:
        status, headline, words = 404, "a\ud800b\0c", "x"

    page = render("error.html", {"v": View, "section": "", "asked": None, "extras": {}})
    assert "a�b�c".encode() in page


def test_no_path_leads_out_of_the_static_folder(harm):
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fcorpus.py", "/static//etc/passwd"):
        assert harm.get(path).status_code == 404


def test_a_form_longer_than_any_question_is_refused(harm):
    answer = harm.get("/claims", params={"q": "x" * 5000})
    assert answer.status_code == 400
    assert "ask with" in answer.text
