"""The rules reader: a cue lexicon and patterns, no model."""

from onrecord.edges.engines.rules.engine import RulesEngine

__all__ = ["RulesEngine"]
