"""What went wrong: what failed, the probable cause and the cure."""

from __future__ import annotations

from onrecord.errors import BadInput, CorpusError, NotFound, OnrecordError
from onrecord.records import Record
from onrecord.web.pages.answer import Shown


class Failure(Record, frozen=True):
    """A failed request, in a sentence, with what else to try."""

    status: int
    headline: str
    words: str


_HEADLINES = {
    400: "That cannot be asked so",
    404: "Not found",
    405: "That cannot be done here",
    500: "The corpus cannot be read",
}


def failure(error: OnrecordError) -> Shown:
    """Return the page for an error that the program raised on purpose."""
    status = 404 if isinstance(error, NotFound) else 400 if isinstance(error, BadInput) else 500
    headline = _HEADLINES[status] if isinstance(error, NotFound | BadInput | CorpusError) else "This cannot be shown"
    return Shown("error.html", Failure(status, headline, str(error)), status=status)


def missing(status: int) -> Shown:
    """Return the page for an address that nothing answers."""
    words = "Nothing has this address. Claims, articles, parties and outlets are found from the lists, or by search."
    return Shown("error.html", Failure(status, _HEADLINES.get(status, "Not found"), words), status=status)
