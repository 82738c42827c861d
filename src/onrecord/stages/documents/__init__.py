"""Capture → a capture whose bytes are a page or plain text: documents opened, the server's word on the encoding heeded.

The capture that is kept stays as it was obtained; this is how it is read, in a process that can be ended.
"""

from onrecord.stages.documents.readable import readable

__all__ = ["readable"]
