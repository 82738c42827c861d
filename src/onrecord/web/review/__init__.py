"""A person's say: the queue of what is doubtful, decisions with a note and an undo, notes.

doubtful   what is left for a person, by what it would change
decisions  a form → one judgement, appended
telling    judgements in words
pages      what the queue and the views beside it show
routes     addresses
"""

from onrecord.web.review.routes import CHANGING, NAV, routes

__all__ = ["CHANGING", "NAV", "routes"]
