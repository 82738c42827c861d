"""What a view returns: the template, and the frozen data it is filled with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from onrecord.corpus import Corpus
from onrecord.web.asking import Asked


class Shown(NamedTuple):
    """An answer: `data` is the view's frozen record, `section` the part of the page it belongs to."""

    template: str
    data: Any
    section: str = ""
    status: int = 200


View = Callable[[Corpus, Asked], Shown]
