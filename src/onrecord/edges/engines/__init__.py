"""Readers: what finds sources, cues, contents and names."""

from onrecord.edges.engines.rules import RulesEngine

__all__ = ["RulesEngine"]
