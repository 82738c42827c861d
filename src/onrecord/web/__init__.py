"""Requests → pages: a corpus read in a browser, on this machine alone.

app         which address is answered by what
desk        the corpus, opened once a thread, fresh for every question
asking      what a request asks for, checked
rendering   records → HTML: templates that escape, numbers and dates as they are written
headers     what a browser may do with a page
links       the address of everything that has one
pages/      one module a view: corpus and request → frozen data for its template
busy        long work in a line
acting      whose request it is
safety      who may ask, and what may change
review/     a person's say: the queue, decisions, notes
api/        the same answers as JSON
outgoing/   exports
team/       a team: who comes in, roles, the audit list
running/    taking in and erasing at the page
whole       all of it behind one door
drawing/    claims, places and days → where every mark of a drawing stands
"""

from onrecord.web.whole import application

__all__ = ["application"]
