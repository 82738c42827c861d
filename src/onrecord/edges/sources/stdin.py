"""Standard input, as one report in plain text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.edges.sources.limits import Found, Intake, reason, too_large
from onrecord.errors import Empty, Unreadable


class StandardInput(NamedTuple):
    """Takes "-"."""

    intake: Intake = Intake()

    def takes(self, what: str) -> bool:
        """Whether standard input is meant."""
        return what == "-"

    def captures(self, what: str) -> Iterator[Found]:
        """Yield what stands on standard input."""
        try:
            body = sys.stdin.buffer.read(self.intake.limit + 1)
        except OSError as error:
            yield Unreadable(what, reason(error))
            return
        if len(body) > self.intake.limit:
            yield too_large(what, None, self.intake.limit)
        elif not body:
            yield Empty(what, "nothing on standard input; pipe a text into it")
        else:
            yield self.intake.capture(what, body, "text/plain")
