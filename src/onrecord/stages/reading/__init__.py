"""Capture → articles with blocks."""

from onrecord.records import Article, Capture


def read_capture(capture: Capture) -> tuple[Article, ...]:
    """To be written."""
    text = capture.body.decode()
    return ()
