"""Who is on record, saying what, on whose word?

    from onrecord import Corpus

`Corpus` is the facade; `onrecord.records` holds what it returns, `onrecord.errors` what it raises.
"""

from importlib.metadata import version

from onrecord.corpus import Added, Corpus
from onrecord.errors import OnrecordError, Unreadable

__version__ = version("onrecord")
__all__ = ["Added", "Corpus", "OnrecordError", "Unreadable", "__version__"]
