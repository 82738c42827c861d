"""How wide words are before they are drawn: reserved by the widest of the fonts that a page may be shown in."""

from __future__ import annotations

from textwrap import wrap

_EM = 0.62  # of a character's height: DejaVu, the widest of the fonts named, needs 0.58 to 0.62 for prose
_BOLD = 0.69


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Return how many pixels words need at most at a font size."""
    return len(words) * size * (_BOLD if bold else _EM)


def fitted(words: str, size: float, room: float, *, lines: int = 2, bold: bool = False) -> tuple[str, ...]:
    """Break words into lines that fit the room; what is more than `lines` is cut, which an ellipsis says."""
    most = max(4, int(room / (size * (_BOLD if bold else _EM))))
    parts = words.split()
    hyphens = any(len(part) > most for part in parts)  # a name is broken within a word only where it must be
    return tuple(wrap(" ".join(parts), most, max_lines=lines, placeholder="…", break_on_hyphens=hyphens))
