"""A team at one corpus: who comes in, what each may do, and a list of what was done.

proxies   which addresses may say for whom they hand on, and what they said
limits    how often something may be tried
forms     how a form of this page is known from another site's
clerk     the team's store and the hashing of passwords, off the event loop
needed    the role that each address asks for
door      lets in or refuses, before anything is looked at
routes    signing in and out, one's own page, the audit list
pages     what these show

See `docs/decisions/0020-team.md`.
"""

from onrecord.web.team.door import Door
from onrecord.web.team.entry import Entry
from onrecord.web.team.routes import CHANGING, routes

__all__ = ["CHANGING", "Door", "Entry", "routes"]
