"""Mentions → judgements → parties."""

from onrecord.records import Article, Cast, Tags


def within(article: Article, tags: Tags) -> Cast:
    """To be written."""
    return Cast()
