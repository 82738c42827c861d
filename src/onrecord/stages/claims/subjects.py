"""Who "it" or "she" is at the beginning of an outlet's own sentence: the subject of the sentence before, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import Mention, Span
from onrecord.stages.claims.substance import opens_predicate

_PRONOUN = re.compile(r"(?:He|She|It)\b")
_EMPTY = re.compile(  # "It is clear that…", "It took two days to…", "It’s the latest": perhaps nothing that was named
    r"It(?:['’]s| \w+)(?: \w+){0,4}? (?:that|to|whether|if|who|how|why|when|because|as|like)\b"
    r"|It(?:['’]s| is| was| (?:is|was)n['’]t| will be| would be)(?! \w+(?:ed|en|wn)\b)"
)
_ARTICLE = re.compile(r"\W*(?:The )?$")
_ASIDE = re.compile(r"\b(?:in|at|of|on|near|to|from|outside|inside|across|over|through|with|for|by|against) (?:the )?$")
_JOINED = re.compile(r"(?:['’]s?\b|,? (?:and|or)\b)")
_NEXT = re.compile(r" ([\w’']+)")
_GAP = 3  # characters between two sentences
_LOOKED_AT = 600  # characters of the sentence before


def subject(text: str, span: Span, before: Span | None, mentions: Sequence[Mention]) -> Mention | None:
    """Return the mention that an opening pronoun stands for, None where there is no such pronoun or that is not sure.

    Args:
        text: of the article.
        span: of the outlet's own sentence.
        before: the outlet's own sentence before it.
        mentions: names in the sentence before, in order.
    """
    pronoun = _PRONOUN.match(text, span.start, span.end)
    if pronoun is None or before is None or not 0 <= span.start - before.end <= _GAP:
        return None
    if before.end - before.start > _LOOKED_AT or _EMPTY.match(text, span.start, span.end) or not mentions:
        return None
    first, *others = mentions
    if not _ARTICLE.fullmatch(text[before.start : first.span.start]) or _JOINED.match(text, first.span.end):
        return None
    a_person = pronoun[0] != "It"
    if not a_person and not ((verb := _NEXT.match(text, first.span.end)) and opens_predicate(verb[1])):
        return None  # "Ostrovian troops", "Torvik’s"
    rivals = (m for m in others if m.party != first.party and (m.kind == "PER") == a_person)
    if (first.kind == "PER") != a_person or not all(_aside(text, m, a_person=a_person) for m in rivals):
        return None
    return first


def _aside(text: str, mention: Mention, *, a_person: bool) -> bool:
    """Whether a name is no candidate: a place where something is, or what something is done with."""
    return not a_person and _ASIDE.search(text[max(0, mention.span.start - 20) : mention.span.start]) is not None
