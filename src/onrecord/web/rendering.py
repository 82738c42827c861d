"""Records → HTML: templates that escape everything, with numbers and dates as they are written."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from onrecord import __version__
from onrecord.web import links
from onrecord.web.dates import day, period
from onrecord.web.drawing.stemma import path
from onrecord.web.heads import called, shortened
from onrecord.web.words import warning
from onrecord.wording import clip, count, interval, legible

_UNSENDABLE = re.compile("[\x00\ud800-\udfff]")  # no HTML file may hold these: HTML §13.2.5, RFC 3629
_TURNS = re.compile("[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def begun(words: str) -> str:
    """Put an ellipsis before words that begin within a sentence."""
    return f"…{words}" if words[:1].islower() else words


def stored(text: str) -> Markup:
    """Write stored text as it is: marks that would turn or hide what follows stand alone and are named.

    The characters all stay; each such mark lies in an element of its own, which bounds what it does, and the style
    sheet prints its name.
    """
    out: list[str] = []
    at = 0
    for match in _TURNS.finditer(text):
        out += [escape(text[at : match.start()]), f'<bdi class="ctl" data-c="{ord(match[0]):04X}">{match[0]}</bdi>']
        at = match.end()
    out.append(escape(text[at:]))
    return Markup("".join(out))  # noqa: S704 - every piece of it was escaped above


@cache
def environment() -> Environment:
    """The templates, with what they may call."""
    made = Environment(
        loader=PackageLoader("onrecord.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "day": day,
        "clip": clip,
        "legible": legible,
        "stored": stored,
        "begun": begun,
        "svg": path,
        "called": called,
    }
    made.globals |= {
        "link": links,
        "many": count,
        "interval": interval,
        "period": period,
        "short": shortened,
        "warning": warning,
        "version": __version__,
    }
    made.globals["parts"] = made.get_template("_parts.html").module
    return made


def render(template: str, data: dict[str, Any]) -> bytes:
    """Return a page in UTF-8; what cannot be sent (a lone surrogate, NUL) is shown as "�"."""
    html = environment().get_template(template).render(data)
    return _UNSENDABLE.sub("�", html).encode()
