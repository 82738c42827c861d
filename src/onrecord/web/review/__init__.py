"""A person's say: the queue of what is doubtful, and decisions with a note and an undo."""

from onrecord.web.review.routes import CHANGING, NAV, routes

__all__ = ["CHANGING", "NAV", "routes"]
