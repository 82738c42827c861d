"""Everything `onrecord` raises on purpose.

    OnrecordError
    ├── Unreadable          one input could not be read; it is skipped, counted and named
    │   ├── Empty           nothing in it, or nothing but markup
    │   │   └── NoText      a scan or a picture: kept as it is, with nothing to read in it
    │   ├── TooLarge        larger than the limit
    │   ├── NotText         bytes that are no text in any encoding we know
    │   ├── TimedOut        reading took longer than its limit
    │   ├── Duplicate       the same bytes lie beside it
    │   ├── Forgotten       erased from this corpus on purpose, so not taken in again
    │   ├── NoSource        no source takes such an input
    │   ├── Cut             breaks off or is damaged; what stands before was taken in
    │   ├── Refused         not asked for: a private address, robots.txt, no safe connection
    │   ├── Unreachable     the server gives no answer, or an error
    │   │   └── Gone        the server says that there is no such page any more
    │   └── NeedsExtra      a library that is not installed
    ├── SpanError           a span does not fit the text it is pinned to
    ├── CorpusError         the corpus cannot be opened or written
    │   ├── NotACorpus      the file is something else
    │   ├── TooNew          written by a later version of the program
    │   ├── Busy            another process is writing
    │   ├── Lost            the server that holds it cannot be reached, or no longer
    │   └── Full            no space left on the device
    ├── NoEngine            no reader of that name, or it is not installed
    ├── NotFound            no claim, article or party of that name
    └── BadInput            a line or argument that does not have the form asked for

A message says what failed, the probable cause and the cure, in that order.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """The root: catch this to catch everything the program raises on purpose."""


class Unreadable(OnrecordError):
    """One input could not be read. `where` names it as the user did; `why` fits on a line."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(where, why)
        self.where = where
        self.why = why

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


class Empty(Unreadable):
    """Nothing in it, or nothing but markup."""


class NoText(Empty):
    """A scan or a picture: kept as it is, with nothing to read in it."""


class TooLarge(Unreadable):
    """Larger than the limit."""


class NotText(Unreadable):
    """Bytes that are no text in any encoding we know."""


class TimedOut(Unreadable):
    """Reading took longer than its limit."""


class Duplicate(Unreadable):
    """The same bytes lie beside it, and nothing says that they are another outlet's."""


class Forgotten(Unreadable):
    """It was erased from this corpus on purpose, and is not taken in again."""


class NoSource(Unreadable):
    """No source takes such an input."""


class Cut(Unreadable):
    """It breaks off or is damaged; what stands before that was taken in."""


class Refused(Unreadable):
    """It was not asked for: its address is private, robots.txt forbids it, or the connection would not be safe."""


class Unreachable(Unreadable):
    """The server gives no answer, or an error."""


class Gone(Unreachable):
    """The server says that there is no such page any more."""


class NeedsExtra(Unreadable):
    """It takes a library that is not installed; the message names the command that installs it."""


class SpanError(OnrecordError):
    """A span does not fit the text it is pinned to; it is never silently moved."""


class CorpusError(OnrecordError):
    """The corpus cannot be opened or written."""


class NotACorpus(CorpusError):
    """The file is something else than a corpus."""


class TooNew(CorpusError):
    """The corpus was written by a later version of the program."""


class Busy(CorpusError):
    """Another process is writing to the corpus."""


class Lost(CorpusError):
    """The server that holds the corpus cannot be reached, or no longer."""


class Full(CorpusError):
    """No space left on the device that holds the corpus."""


class NoEngine(OnrecordError):
    """No reader of that name, or what it needs is not installed."""


class NotFound(OnrecordError):
    """No claim, article or party of that name."""


class BadInput(OnrecordError):
    """A line or argument that does not have the form asked for."""
