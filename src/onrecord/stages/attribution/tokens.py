"""A source span in tokens: words, marks, and every mention as one."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.records import Mention, Span
from onrecord.stages.attribution.lexicon import DEFINITE, INDEFINITE, PARTISANS
from onrecord.stages.attribution.scene import Scene

_TOKEN = re.compile(r"['’]s?(?!\w)|\w+(?:['’.\-‐–]\w+)*(?:\.(?=\s+[A-Z]))?|[^\w\s]")
_HYPHENS = "-‐–"


class Token(NamedTuple):
    """A word, a mention as a whole, or a mark."""

    span: Span
    text: str
    mention: Mention | None = None
    owns: bool = False  # followed by a possessive


def _gap_tokens(text: str, start: int, end: int) -> list[Token]:
    return [Token(Span(*m.span()), m[0]) for m in _TOKEN.finditer(text, start, end)]


def tokens(scene: Scene, span: Span) -> list[Token]:
    """Cut a span into tokens; a mention is one token and knows whether a possessive follows."""
    found: list[Token] = []
    place = span.start
    for mention in scene.mentions_in(span):
        found += _gap_tokens(scene.text, place, mention.span.start)
        own = scene.text[mention.span.start : mention.span.end]
        if _partisan(own, found):
            found += _gap_tokens(scene.text, *mention.span)
            place = mention.span.end
            continue
        found.append(Token(mention.span, own, mention, own.endswith(("'s", "’s"))))
        place = mention.span.end
    found += _gap_tokens(scene.text, place, span.end)
    joined: list[Token] = []
    for token in found:
        if token.text in ("'s", "’s", "'", "’") and joined and joined[-1].span.end == token.span.start:
            # A bare mark owns only behind a plural: "the forces’ moves", not "the ‘Daily Post’".
            owns = len(token.text) > 1 or joined[-1].text.endswith("s")
            joined[-1] = joined[-1]._replace(owns=owns)
        elif token.mention is None and token.text.casefold().endswith(("'s", "’s")):
            joined.append(token._replace(owns=True))
        elif _hyphened(scene.text, joined, token):
            # "Iran-backed": the name is part of a word.
            whole = Span(joined[-1].span.start, token.span.end)
            joined[-1] = Token(whole, scene.text[whole.start : whole.end])
        else:
            joined.append(token)
    return joined


def _partisan(name: str, before: list[Token]) -> bool:
    """Whether a "name" only says what somebody is: "the South Carolina Republican", "an Ohio Democrat"."""
    words = name.split()
    told = bool(before) and before[-1].mention is None and before[-1].text.casefold() in DEFINITE | INDEFINITE
    return told and len(words) > 1 and words[-1].casefold() in PARTISANS


def _hyphened(text: str, before: list[Token], token: Token) -> bool:
    touches = bool(before) and before[-1].span.end == token.span.start and before[-1].text[0].isalnum()
    if not touches or token.span.end >= len(text):
        return False
    return (token.text in _HYPHENS and not text[token.span.end].isspace()) or before[-1].text[-1:] in _HYPHENS
