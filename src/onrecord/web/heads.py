"""What names an article wherever it is mentioned: a short label, its outlet, its date."""

from __future__ import annotations

from onrecord.records import Article, Record
from onrecord.wording import clip

_LONGEST = 26  # characters of a label
_ENDINGS = (".txt", ".html", ".htm", ".html.gz", ".pdf", ".docx", ".eml", ".xml")


class Head(Record, frozen=True):
    """An article in a line; `date` is when it was published, else updated, else None."""

    id: str
    label: str
    title: str
    outlet: str | None
    date: str | None
    path: str


def label(article: Article) -> str:
    """Return what a person calls it: the id its source gave, else the last part of its path without the ending."""
    return shortened(article.label) + (f"·{article.number + 1}" if article.number else "")


def called(voice: str) -> str:
    """Return a voice's name; that of an outlet nobody knows is made of its report's path, which is shortened."""
    before, of, path = voice.partition(" outlet of ")
    return f"{before}{of}{shortened(path)}" if of and before == "unknown" else voice


def shortened(name: str) -> str:
    """Return the last part of a path or an address, without what follows a question mark and without its ending."""
    last = name.rstrip("/").rpartition("/")[2].partition("?")[0] or name
    for ending in _ENDINGS:
        last = last.removesuffix(ending)
    return clip(last, _LONGEST)


def head(article: Article) -> Head:
    """Return the line that names an article."""
    return Head(
        article.id,
        label(article),
        clip(article.title or "", 140) or "untitled",
        clip(article.outlet, 60) if article.outlet else None,
        article.published or article.updated,
        article.path,
    )
