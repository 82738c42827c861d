"""Capture → articles with blocks.

bytes ─ decode → text ─ (HTML: html, markup) ─ lines → lines ─ blocks → roles ─ stories → articles ─ details → fields
"""

from onrecord.stages.reading.capture import read_capture

__all__ = ["read_capture"]
