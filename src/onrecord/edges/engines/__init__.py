"""Readers: what finds sources, cues, contents and names."""

from onrecord.edges.engines.choice import ENGINES, open_encoder, open_engine
from onrecord.edges.engines.rules import RulesEngine

__all__ = ["ENGINES", "RulesEngine", "open_encoder", "open_engine"]
