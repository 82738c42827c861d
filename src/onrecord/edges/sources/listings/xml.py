"""XML from strangers, element by element: no entities, no files or addresses it names, no bottomless nesting.

What stands before a fault is yielded before the fault is said: a feed that breaks off still names whole items.
"""

from __future__ import annotations

import codecs
import html.entities
import re
from collections.abc import Collection, Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, iterparse

from onrecord.edges.sources.listings.document import Document
from onrecord.errors import Cut, NotText, Refused

_DEEPEST = 100
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_NO_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Names of HTML that XML does not know, and that feeds use all the same.
_LITERAL = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|$))", re.DOTALL)
_BARE = re.compile(r"&(?!#\d{1,7};|#x[0-9A-Fa-f]{1,6};|[A-Za-z_][\w.-]{0,63};)")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)")


def local(tag: object) -> str:
    """Return an element's name without its namespace; "" for what has none."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def elements(document: Document, names: Collection[str]) -> Iterator[Element]:
    """Yield each element of those local names once it is whole, not those inside another; it is emptied afterwards.

    Raises:
        Cut: it breaks off or is malformed there.
        Refused: it declares entities or names files to be read, or is nested too deep.
        NotText: it fits no encoding.
    """
    raw = _NO_CHARACTER.sub("\ufffd", _mended(_text(document))).encode()
    parser = DefusedXMLParser(target=TreeBuilder(), encoding="utf-8")
    depth, inside = 0, 0
    try:
        for event, element in iterparse(BytesIO(raw), ("start", "end"), parser):
            wanted = local(element.tag) in names
            if event == "start":
                depth += 1
                inside += wanted
                if depth > _DEEPEST:
                    raise Refused(document.where, f"elements nested deeper than {_DEEPEST}: no feed is; left out")
                continue
            depth -= 1
            inside -= wanted
            if wanted and not inside:
                yield element
            if not inside:
                element.clear()
    except DefusedXmlException as error:
        raise Refused(document.where, "declares entities or names other files, which is not read; left out") from error
    except ParseError as error:
        line = error.position[0]
        raise Cut(
            document.where, f"breaks off or is malformed at line {line:,}; what stands before that was read"
        ) from error


def _mended(text: str) -> str:
    """Write ampersands as XML has them, where a feed wrote an address or a name of HTML as it is."""
    parts = _LITERAL.split(text)
    parts[::2] = [_BARE.sub("&amp;", _ENTITY.sub(_character, part)) for part in parts[::2]]
    return "".join(parts)


def _text(document: Document) -> str:
    """Return the document as text: by its mark, as UTF-8, as declared, last as the web reads what declares nothing."""
    body = document.body
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    declared = _DECLARED.search(body, 0, 300)
    for encoding in ("utf-8", document.charset, declared[1].decode() if declared else "", "cp1252"):
        try:
            return body.decode(encoding)
        except (LookupError, UnicodeError, ValueError):
            continue
    if body.count(b"\xef\xbf\xbd") or _mostly_utf8(body):
        return body.decode("utf-8", "replace")
    raise NotText(document.where, "its bytes fit no encoding it names; fetch it again")


def _mostly_utf8(body: bytes) -> bool:
    """Whether nearly all of it is UTF-8: one cut or damaged character must not cost the rest."""
    return body.decode("utf-8", "replace").count("\ufffd") <= 1 + len(body) // 1000


def _character(match: re.Match[str]) -> str:
    return html.entities.html5.get(match[1], match[0])


def child(element: Element, *names: str) -> Element | None:
    """Return the first child of one of the local names, the first name first."""
    for name in names:
        for one in element:
            if local(one.tag) == name:
                return one
    return None


def text_of(element: Element, *names: str) -> str | None:
    """Return the text of the first child of one of the local names that has any, the first name first."""
    for name in names:
        for one in element:
            if local(one.tag) == name and (text := "".join(one.itertext()).strip()):
                return text
    return None
