"""Documents: the text in them is read, whatever else is in them is not; the capture stays as it was."""

import io
import sys
import zipfile
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from onrecord.errors import Empty, NeedsExtra, NotText, TooLarge, Unreadable
from onrecord.records import Capture, Exchange
from onrecord.stages.documents import readable

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def capture(body, kind, exchange=None):
    return Capture("a", body, kind, "2026-01-01T12:00:00Z", exchange=exchange)


def pdf(text):
    """Return a PDF of one page that shows a line of text."""
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


def docx(inside):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", inside)
    return out.getvalue()


def paragraphs(*lines):
    return f"<w:document {W}><w:body>{''.join(lines)}</w:body></w:document>"


def test_pdf():
    opened = readable(capture(pdf("The pier was closed on Monday."), "application/pdf"))
    assert (opened.media_type, opened.body.strip()) == ("text/plain", b"The pier was closed on Monday.")


def test_a_scan_has_no_text_and_says_so():
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(Empty, match="scan"):
        readable(capture(out.getvalue(), "application/pdf"))


def test_a_damaged_pdf():
    for body in (b"%PDF-1.7 nothing", pdf("x")[:150]):
        with pytest.raises(Unreadable):
            readable(capture(body, "application/pdf"))


def test_without_the_library_the_cure_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(NeedsExtra, match=r"pip install 'onrecord\[documents\]'"):
        readable(capture(pdf("x"), "application/pdf"))


def test_docx():
    body = docx(
        paragraphs(
            '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Pier &lt;closed&gt;</w:t></w:r></w:p>',
            "<w:p><w:r><w:t>The pier</w:t></w:r><w:r><w:tab/><w:t>was closed.</w:t></w:r></w:p>",
            "<w:p><w:del><w:r><w:delText>Deleted.</w:delText></w:r></w:del></w:p>",
        )
    )
    opened = readable(capture(body, DOCX))
    assert opened.media_type == "text/html"
    assert b"<h1>Pier &lt;closed&gt;</h1>\n<p>The pier was closed.</p>" in opened.body
    assert b"Deleted" not in opened.body


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"PK\x03\x04 nothing", NotText),
        (docx("<w:document"), NotText),
        (docx('<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'), NotText),
        (docx(paragraphs("<w:p>" * 5000)), NotText),
        (docx(" " * 60_000_000), TooLarge),
        (docx(paragraphs()), Empty),
    ],
    ids=["no zip", "cut", "entity", "nested", "bomb", "empty"],
)
def test_a_crafted_docx(body, error):
    with pytest.raises(error):
        readable(capture(body, DOCX))


def message(*, html=None, attached=None):
    mail = EmailMessage()
    mail["Subject"] = "Pier"
    mail.set_content("The pier was closed, été.")
    if html:
        mail.add_alternative(html, subtype="html")
    if attached:
        mail.add_attachment(attached, maintype="text", subtype="html", filename="a.html")
    return mail.as_bytes()


def test_mail():
    assert readable(capture(message(), "message/rfc822")).body.strip() == "The pier was closed, été.".encode()
    opened = readable(capture(message(html="<p>The page</p>", attached=b"<p>attached</p>"), "message/rfc822"))
    assert (opened.body.strip(), opened.media_type) == (b"<p>The page</p>", "text/html")


def test_mhtml():
    body = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/html; charset=windows-1251\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<p>=CC=EE=F1=F2</p>\r\n--x\r\nContent-Type: image/png\r\n\r\nxxx\r\n--x--\r\n"
    )
    assert readable(capture(body, "multipart/related")).body.decode().strip() == "<p>Мост</p>"


def test_the_encoding_a_server_declares_is_heeded_where_the_bytes_do_not_show_theirs():
    def opened(body, declared):
        exchange = Exchange("u", "u", "u", 200, (("Content-Type", declared),))
        return readable(capture(body, "text/html", exchange)).body

    text = "<p>Мост закрыт</p>"
    assert opened(text.encode("cp1251"), "text/html; charset=Windows-1251").decode() == text
    assert opened(text.encode(), "text/html; charset=windows-1251").decode() == text
    for declared in ("text/html; charset=no-such", "text/html; charset=base64", "text/html"):
        assert opened(text.encode("cp1251"), declared) == text.encode("cp1251")


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=200), st.integers(0, 700), st.sampled_from(["pdf", "docx", "mail", "mhtml"]))
def test_no_document_raises_anything_but_our_errors(garbage, at, kind):
    raw, media = {
        "pdf": (pdf("The pier"), "application/pdf"),
        "docx": (docx(paragraphs("<w:p><w:r><w:t>x</w:t></w:r></w:p>")), DOCX),
        "mail": (message(html="<p>x</p>"), "message/rfc822"),
        "mhtml": (message(html="<p>x</p>"), "multipart/related"),
    }[kind]
    at = min(at, len(raw))
    try:
        opened = readable(capture(raw[:at] + garbage + raw[at + len(garbage) :], media))
    except Unreadable:
        return
    assert opened.media_type in {"text/html", "text/plain"}
