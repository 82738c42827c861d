"""What those who run a corpus do at the page: take in reports and links, erase a capture, see what is being done.

works      long work, one after the other, off the threads that answer
sent       what was sent → something to take in
routes     addresses, of the page and of the API
described  the API's, as OpenAPI 3.1
"""

from onrecord.web.running.described import TAKING
from onrecord.web.running.routes import CHANGING, routes
from onrecord.web.running.works import Works

__all__ = ["CHANGING", "TAKING", "Works", "routes"]
