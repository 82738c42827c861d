"""Times, places, figures."""

from onrecord.records import Article, Facts


def find_facts(article: Article) -> Facts:
    """To be written."""
    return Facts()
