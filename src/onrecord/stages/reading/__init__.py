"""Capture → articles with blocks.

bytes ─ decode → text ─ lines → lines ─ blocks → roles ─ stories → articles ─ details → fields
bytes ─ decode → HTML ─ tree → paragraphs ─ vote (peers, weights) → body ─ page (shown, markup) → text ─ lines …

The word lists stand in `cues` (captions, credits, bylines), `furniture` (what belongs to the page) and `agencies`.
"""

from onrecord.stages.reading.capture import read_capture
from onrecord.stages.reading.peers import Extraction

__all__ = ["Extraction", "read_capture"]
