"""Bytes → text, unchanged."""

import pytest

from onrecord.errors import Empty, NotText
from onrecord.stages.reading.decode import decode

REPORT = "The minister said “no” – and left Café Röstner at 8 o’clock.\r\nNobody else spoke.\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_keeps_every_character_of_text_in_unicode(encoding, mark):
    assert decode("a.txt", (mark + REPORT).encode(encoding)).text == mark + REPORT


def test_says_when_the_encoding_was_guessed():
    decoded = decode("a.txt", REPORT.encode("cp1252"))
    assert (decoded.text, decoded.encoding, decoded.sure) == (REPORT, "cp1252", False)
    assert decode("a.txt", REPORT.encode()).sure


def test_reads_latin_1():
    text = "Präsident Müller erklärte am Samstag, er habe davon nichts gewußt.\n"
    assert decode("a.txt", text.encode("latin-1")).text == text


def test_guesses_an_encoding_that_is_not_western():
    text = "Министр заявил в понедельник, что мост будет закрыт на ремонт до весны. " * 5
    assert decode("a.txt", text.encode("cp1251")).text == text


def test_a_page_may_declare_its_charset_and_plain_text_may_not():
    page = '<html><head><meta charset="windows-1251"></head><body>Министр заявил</body></html>'
    decoded = decode("a.html", page.encode("cp1251"), markup=True)
    assert (decoded.text, decoded.sure) == (page, True)
    assert not decode("a.txt", page.encode("cp1251")).sure


@pytest.mark.parametrize("charset", ["hex", "nonsense-9", "utf-8"])
def test_a_page_that_declares_a_wrong_charset_is_still_read(charset):
    page = f'<meta charset="{charset}"><p>Café</p>'
    assert decode("a.html", page.encode("cp1252"), markup=True).text == page


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"words \x00\x01\x02\x00 and zeros", "binary"),
        (bytes(range(1, 32)) * 20, "control characters"),
    ],
)
def test_refuses_what_is_no_text_and_names_the_cause_and_the_cure(body, hint):
    with pytest.raises(NotText) as refusal:
        decode("dir/a.txt", body)
    assert refusal.value.where == "dir/a.txt"
    assert hint in refusal.value.why
    assert ";" in refusal.value.why or "save" in refusal.value.why


@pytest.mark.parametrize("body", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", "\u200b \u00a0\ufeff\n".encode()])
def test_refuses_what_holds_nothing(body):
    with pytest.raises(Empty, match="nothing but blanks"):
        decode("a.txt", body)
