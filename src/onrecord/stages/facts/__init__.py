"""Times, places, figures."""

from onrecord.records import Article, Facts
from onrecord.stages.facts.calendar import parse
from onrecord.stages.facts.figures import figures
from onrecord.stages.facts.times import times

__all__ = ["find_facts"]

_READ = frozenset(("title", "body", "caption", "updated", "dateline"))


def find_facts(article: Article) -> Facts:
    """Return the times and figures of an article; spans are sorted and those of one kind never overlap.

    Section lines, bylines, credits and boilerplate are not looked at. Relative times are read against
    `article.anchor`; what it leaves open stays open in the value ("XXXX-01-24").
    """
    parts = tuple(b.span for b in article.blocks if b.role in _READ) if article.blocks else (article.extent,)
    return Facts(
        times=tuple(times(article.text, parts, parse(article.anchor))),
        figures=figures(article.text, parts),
    )
