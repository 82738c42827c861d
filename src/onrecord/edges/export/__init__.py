"""The corpus in forms that other programs read."""

from onrecord.edges.export.warc import Written, write_warc

__all__ = ["Written", "write_warc"]
