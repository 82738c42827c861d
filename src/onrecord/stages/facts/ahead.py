"""Which way from the day of the report a time lies, by the verbs around it.

A weekday, a month or a day without its year can lie before the report or after it. The last verb of the clause before
the time decides ("is expected to meet on Friday", "met on Friday"); where the clause has none, the first one after it
("On Friday she will …").
"""

from __future__ import annotations

import re
from enum import Enum

from onrecord.stages.facts.verbs import Mark, marks


class Lean(Enum):
    """Which way a time lies, as far as the words around it tell."""

    AHEAD = "the words speak of what is to come"
    BEHIND = "the words speak of what has been"
    AGO = "the main verb of a sentence that begins with the time speaks of what has been"
    OPEN = "the words do not tell"


_BREAK = re.compile(r"(?:(?<=[a-z][a-z][a-z])|(?<=[)”\"’\d%]))[.!?:][”\"’)]*\s|;\s|\n|[—–]\s?|\s--?\s")
_BY = re.compile(r"\b(?:by|until|through)\s(?:(?:the|end|of|early|late|at|least|about|around|next|this)\s)*$")
_OPENING = re.compile(r"[”\"'“]?\s*(?:(?:On|In|By|Until|Late|Early|But|And)\s){0,2}(?:on|in|by|the|late|early)?\s?$")
# "A win in Indiana Tuesday could …": not "the attack Tuesday will be remembered".
_PLANNED = re.compile(
    r"\b(?:elections?|votes?|voting|meetings?|summit|games?|match|hearings?|talks|deadline|primar(?:y|ies)|debates?|"
    r"caucus(?:es)?|runoff|wins?|victory|loss|speech|address|session|ballot|referendum|visit|trip|rally)\b"
)
_RIGHT_BEFORE = re.compile(r"(?:\s(?:earlier|late|early|back|only|just))?\s(?:(?:on|in|the)\s)*")
_PLAN_ON = re.compile(rf"{_PLANNED.pattern}\s(?:(?:on|in|for)\s)?$")
_NEXT = re.compile(r"\s[a-z]+(?=\s|$)")
_UNDER = re.compile(r"[”\"'“]?\s*(?:Asked|Speaking|Appearing|Responding|When|While|As|After|During|Addressing|In|At)\s")


def lean(before: str, after: str) -> Lean:
    """Return which way a time lies between these words."""
    start = 0
    for end in _BREAK.finditer(before):
        start = end.end()
    last: Mark | None = None
    for last in marks(before, start, len(before)):  # noqa: B007 - only the last is wanted
        pass
    if last is None:
        return _by_what_follows(before[start:], _first(after))
    if after.startswith(",") and last.ahead and _UNDER.match(before, start):
        first = _first(after)
        return Lean.AHEAD if first is None or first.ahead else Lean.BEHIND  # "Asked what to do on Monday, she said"
    if (word := _NEXT.match(after)) and (first := next(marks(after, 1, word.end()), None)) and not first.ahead:
        return Lean.OPEN if _BY.search(before) else Lean.BEHIND  # "Congress on Friday agreed"
    if last.ahead:
        return Lean.AHEAD
    if _RIGHT_BEFORE.fullmatch(before, last.end):
        return Lean.AGO
    return Lean.OPEN if _BY.search(before) or _PLAN_ON.search(before) else Lean.BEHIND


def _first(after: str) -> Mark | None:
    """Return the first verb of the words behind a time, within its sentence."""
    stop = _BREAK.search("day" + after)
    return next(marks(after, 0, max(0, stop.start() - 2) if stop else len(after)), None)


def _by_what_follows(before: str, first: Mark | None) -> Lean:
    """Return which way the time of a clause lies that has no verb before it."""
    opens = _OPENING.fullmatch(before) is not None
    if first and (not first.ahead or first.wish):
        return Lean.AGO if opens else Lean.BEHIND
    if first and (opens or _PLANNED.search(before)):
        return Lean.AHEAD
    if _BY.search(before):
        return Lean.AHEAD
    return Lean.BEHIND if opens else Lean.OPEN
