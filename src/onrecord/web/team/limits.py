"""How often something may be tried: a bucket a key, which fills again as time goes by (a "token bucket")."""

from __future__ import annotations

from collections import OrderedDict

_KEYS = 20_000  # keys held; the one that was not tried for longest is dropped


class Limit:
    """So many tries at once, and as many again in so many seconds, for each key.

    Held in memory: a restart forgets it. Buckets are counted from what the clock says when one tries.
    """

    def __init__(self, times: int, seconds: float) -> None:
        self._times = times
        self._rate = times / seconds
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, key: str, now: float) -> float:
        """Take one try; return 0.0, or the seconds until there is one again (then none is taken)."""
        left, at = self._held.get(key, (float(self._times), now))
        left = min(float(self._times), left + max(0.0, now - at) * self._rate)
        allowed = left >= 1
        self._held[key] = (left - 1 if allowed else left, max(at, now))
        self._held.move_to_end(key)
        if len(self._held) > _KEYS:
            self._held.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self._rate

    def clear(self, key: str) -> None:
        """Forget what was tried: it went well."""
        self._held.pop(key, None)
