"""Headlines: "X: …", "…: Report", "… - X"."""

from __future__ import annotations

from onrecord.edges.engines.rules.find import Find, Place
from onrecord.edges.engines.rules.grammar import BE, BREAKS, DASHES, NOMINATIVES, is_finite
from onrecord.edges.engines.rules.tokens import Sheet

# What stands before a colon without speaking.
_NO_SPEAKER = frozenset(
    """watch video photos photo gallery exclusive analysis opinion update updated updates breaking live review editorial
    column factbox explainer timeline podcast transcript correction recap preview election campaign day latest news
    politics world how why what when where part vol chapter week episode first special feature profile insight wrap
    letter letters debate primary headlines sport sports business""".split()
)
# What speaks even in small letters.
_SPEAKERS = frozenset(
    """report reports source sources police official officials minister ministry experts expert study poll survey
    witnesses media army military agency government court lawyer analyst analysts""".split()
)


def find_headline(place: Place) -> Find | None:
    """Return the attribution of a whole headline, or None where it only has the attributions of any sentence."""
    sheet, low, high = place.sheet, place.low, place.high
    while high > low and sheet.low[high - 1] in {".", ";"}:
        high -= 1
    colon = next((i for i in range(low + 1, high - 1) if sheet.low[i] == ":" and not sheet.quote[i]), None)
    if colon is not None:
        if high - colon <= 4 and colon - low >= 4 and _names_speaker(sheet, colon + 1, high):
            return Find((colon + 1, high), (colon, colon + 1), ((low, colon),), "headline")
        if colon - low <= 7 and high - colon > 3 and _names_speaker(sheet, low, colon):
            return Find((low, colon), (colon, colon + 1), ((colon + 1, high),), "headline")
        return None
    dash = next((i for i in range(high - 2, max(low + 3, high - 6), -1) if _spaced_dash(sheet, i)), None)
    if dash is not None and _names_speaker(sheet, dash + 1, high):
        return Find((dash + 1, high), (dash, dash + 1), ((low, dash),), "headline")
    return None


def _spaced_dash(sheet: Sheet, i: int) -> bool:
    return sheet.low[i] in DASHES and sheet.starts[i] > sheet.ends[i - 1] and sheet.starts[i + 1] > sheet.ends[i]


def _names_speaker(sheet: Sheet, first: int, last: int) -> bool:
    words = sheet.low[first:last]
    if not words or any(w in _NO_SPEAKER or (w in BREAKS and w != ",") or w.isdigit() for w in words):
        return False
    if any(is_finite(w) or w in BE or w in NOMINATIVES for w in words):
        return False
    return any(sheet.capital[first:last]) or any(w in _SPEAKERS for w in words)
