"""The same answers as JSON, under /api.

calls      every address: what it may be asked, what it answers
queries    what may be asked, described and checked
answers    what is answered, described
asked      the standing questions
serving    requests → answers, with ETags, in parts
described  all of it as OpenAPI 3.1
problems   errors, in one shape (RFC 9457)
"""

from onrecord.web.api.serving import routes

__all__ = ["routes"]
