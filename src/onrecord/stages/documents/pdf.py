"""PDF: the text that stands in it as text; a scan has none."""

from __future__ import annotations

import logging
import re
from io import BytesIO

from onrecord.errors import NeedsExtra, NotText

_MOST_PAGES = 500
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")


def open_pdf(where: str, body: bytes) -> tuple[bytes, str]:
    """Return the text of a document, page after page.

    Raises:
        NeedsExtra: the library for it is not installed.
        NotText: it is damaged or locked.
    """
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - an extra
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError as error:
        raise NeedsExtra(where, "reading PDF needs a library; pip install 'onrecord[documents]'") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it cannot read is reported here, as an error
    try:
        reader = PdfReader(BytesIO(body))
        pages = [page.extract_text() for _, page in zip(range(_MOST_PAGES), reader.pages, strict=False)]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise NotText(where, "a damaged or locked PDF document; export its text as a file") from error
    except ArithmeticError as error:
        raise NotText(where, "a damaged PDF document; export its text as a file") from error
    text = _HYPHEN.sub("", "\n\n".join(page.strip() for page in pages if page.strip()))
    return text.encode("utf-8", "replace"), "text/plain"
