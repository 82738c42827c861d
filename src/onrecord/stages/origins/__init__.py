"""Claims × copies × parties → origin ranges, loops, warnings.

`count` counts one claim; `Context` is what it looks up. The rules are told in `docs/explanation/origins.md`.
"""

from onrecord.stages.origins.context import Context, outlet_key
from onrecord.stages.origins.count import count

__all__ = ["Context", "count", "outlet_key"]
