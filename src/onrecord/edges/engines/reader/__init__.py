"""The trained reader: one small encoder that marks sources, cues, contents and names."""

from onrecord.edges.engines.reader.engine import ReaderEngine
from onrecord.edges.engines.reader.sentences import SentenceEncoder

__all__ = ["ReaderEngine", "SentenceEncoder"]
