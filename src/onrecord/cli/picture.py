"""What was printed on a terminal, as a picture on paper: SVG, without a window around it."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

# The page's colours (see the drawn pages' tokens): each at least 6.5 : 1 on paper.
_PAPER = TerminalTheme(
    (251, 250, 246),
    (29, 27, 24),
    [
        (29, 27, 24), (163, 53, 13), (28, 97, 82), (109, 82, 0),
        (23, 80, 140), (123, 34, 98), (28, 97, 82), (87, 81, 73),
    ],
)  # fmt: skip

_FORM = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
{chrome}
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
 font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>{lines}</defs>
<rect width="100%" height="100%" fill="#fbfaf6"/>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""


def save(out: Console, where: str, title: str) -> None:
    """Write what a recording console has printed to a file.

    Raises:
        OSError: it cannot be written.
    """
    form = _FORM.replace("{chrome}", f"<title>{title}</title>")
    Path(where).write_text(out.export_svg(theme=_PAPER, code_format=form), encoding="utf-8")
