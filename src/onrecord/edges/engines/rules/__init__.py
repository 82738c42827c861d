"""The rules reader: a cue lexicon and patterns, no model."""

from collections.abc import Iterator, Sequence

from onrecord.records import Article, Tags


class RulesEngine:
    """To be written."""

    reader = "rules 1"

    def tag(self, articles: Sequence[Article]) -> Iterator[Tags]:
        """To be written."""
        for _ in articles:
            yield Tags((), (), self.reader)
