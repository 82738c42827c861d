"""Article + tags → attributions with speakers and hops."""

from onrecord.records import Article, Attribution, Cast, Facts, Span, Tags


def attribute(
    article: Article, tags: Tags, cast: Cast, facts: Facts
) -> tuple[tuple[Attribution, ...], tuple[Span, ...]]:
    """To be written: (attributions, own voice)."""
    return (), ()
