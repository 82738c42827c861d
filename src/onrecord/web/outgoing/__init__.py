"""What leaves by the page: the corpus in the forms of `onrecord export`, streamed, and the dossier of one claim.

pipe     a file that is written by a thread and sent as it grows
routes   addresses
"""

from onrecord.web.outgoing.routes import CHANGING, routes

__all__ = ["CHANGING", "routes"]
