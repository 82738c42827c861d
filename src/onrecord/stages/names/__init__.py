"""Mentions → judgements → parties."""

from onrecord.stages.names.aliases import declared
from onrecord.stages.names.local import within

__all__ = ["declared", "within"]
