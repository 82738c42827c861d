"""The text of a GUM document that is published as words: put together again so that offsets mean one thing."""

from __future__ import annotations

from collections.abc import Sequence

_CLOSING = frozenset(
    [*",.:;?!)]%", "’s", "'s", "n't", "n’t", "’re", "'re", "’ve", "'ve", "’ll", "'ll", "’m", "'m", "’d", "'d", "’", "”"]
)
_OPENING = "([“$£€"


def together(words: Sequence[str]) -> str:
    """Return the words with single spaces, none before closing marks, none after opening ones.

    Straight double quotation marks open and close by turns.
    """
    text, inside = "", False
    for word in words:
        if word == '"':
            close = inside or not text
            inside = not inside
        else:
            close = not text or word in _CLOSING or text[-1] in _OPENING or (text[-1] == '"' and inside)
        text += word if close else " " + word
    return text
