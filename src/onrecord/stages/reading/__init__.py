"""Capture → articles with blocks.

bytes ─ decode → text ─ lines → lines ─ blocks → roles ─ stories → articles ─ details → fields
bytes ─ decode → HTML ─ page, markup → text and what the page says of it ─ lines …

The word lists stand in `cues` (captions, credits, bylines), `furniture` (what belongs to the page) and `agencies`.
"""

from onrecord.stages.reading.capture import read_capture

__all__ = ["read_capture"]
