"""Local processes."""

from onrecord.edges.runners.local import LocalRunner

__all__ = ["LocalRunner"]
