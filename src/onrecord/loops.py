"""Inner loops that are interpreted for a little work and compiled for much: one source, the same results.

A loop is a plain function over indexable numbers (lists, memory views, arrays) that calls only other loops. Its numbers
stay below 2⁶³, so Python's integers and machine words agree. Interpreted it needs nothing; once a process has done
`_LITTLE` characters of work, and numba is installed (`onrecord[fast]`), the rest is compiled. What was compiled is kept
on disk by numba, beside this package or in the user's cache folder, so only the first run ever pays for it.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from mmap import mmap
from pathlib import Path
from types import FunctionType
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])
Numbers = Any
"""A sequence of whole numbers that can be indexed and set: a list, a memory view or an array."""

_LITTLE = 60_000  # characters: about what is interpreted while numba is being imported

_marked: dict[Any, Any] = {}
_done = 0


def loop(function: F) -> F:
    """Mark a function as a loop: it may be compiled together with the loops it calls."""
    _marked[function] = None
    return function


@loop
def zeros(size: int) -> Numbers:
    """Return so many zeros that can be set."""
    return [0] * size


@loop
def blank(size: int) -> Numbers:
    """Return room for so many numbers; what stands in it at first is not to be read."""
    return [0] * size


@loop
def sort(values: Numbers, size: int) -> None:
    """Sort the first `size` numbers in place."""
    values[:size] = sorted(values[:size])


BUILT: tuple[Any, ...] = (zeros, blank, sort)
"""The loops whose compiled form is another, in `onrecord.compiled`."""


def compiling(work: int = 0) -> bool:
    """Count work of so many characters; return whether it is to be done by compiled loops."""
    global _done  # noqa: PLW0603 - how much a process has done so far is the one thing this decides by
    _done += work
    return _done > _LITTLE and available()


@cache
def available() -> bool:
    """Whether numba is installed."""
    return find_spec("numba") is not None


@cache
def compiled(function: F) -> F:
    """Return the compiled form of a loop.

    The loop is copied with those it calls replaced by their compiled forms. Its name carries a hash of all source that
    it is made of, so that a form kept on disk is never taken for that of another version.
    """
    from onrecord.compiled import BUILT_IN, njit  # noqa: PLC0415 - numba takes half a second to import

    if function in BUILT:
        return cast(F, BUILT_IN[function.__name__])
    inner = {n: v for n, v in function.__globals__.items() if n in function.__code__.co_names}
    space = {n: compiled(v) if v in _marked else v for n, v in inner.items() if _hashable(v)}
    space["__name__"] = function.__module__
    copy = FunctionType(function.__code__, space, function.__name__)
    copy.__qualname__ = f"{function.__name__}_{source_hash(function)}"
    return cast(F, njit(copy))


def _hashable(value: object) -> bool:
    return getattr(value, "__hash__", None) is not None


def source_hash(function: Callable[..., Any]) -> str:
    """Return a hash of the files that a loop and those it calls stand in."""
    seen: set[str] = set()
    waiting = [function]
    while waiting:
        one = waiting.pop()
        path = one.__code__.co_filename
        if path not in seen:
            seen.add(path)
        waiting += [
            v
            for n, v in one.__globals__.items()
            if n in one.__code__.co_names and _hashable(v) and v in _marked and v is not one and v not in BUILT
        ]
    return hashlib.sha256(b"".join(Path(path).read_bytes() for path in sorted(seen))).hexdigest()[:12]


def pick(function: F, *, fast: bool) -> F:
    """Return a loop, interpreted or compiled."""
    return compiled(function) if fast else function


def room(size: int, *, fast: bool) -> Numbers:
    """Return so many zeros for a loop of either kind."""
    if not fast:
        return [0] * size
    import numpy as np  # noqa: PLC0415 - only where numba is

    return np.zeros(size, np.int64)


def numbers(values: Sequence[int], *, fast: bool) -> Numbers:
    """Return these numbers for a loop of either kind."""
    if not fast:
        return list(values)
    import numpy as np  # noqa: PLC0415 - only where numba is

    return np.asarray(values, np.int64)


def small(size: int, *, fast: bool) -> Numbers:
    """Return so many zeros for numbers below 2³¹, half as wide as those of `room`."""
    if not fast:
        return [0] * size
    import numpy as np  # noqa: PLC0415 - only where numba is

    return np.zeros(size, np.int32)


def fit(values: Numbers, *, fast: bool) -> Numbers:
    """Return numbers below 2³¹ as a loop of that kind takes them."""
    if not fast:
        return plain(values)
    import numpy as np  # noqa: PLC0415 - only where numba is

    return np.asarray(values, np.int32)


def plain(values: Numbers) -> list[int]:
    """Return numbers as a list."""
    return values if isinstance(values, list) else values.tolist()


def code_points(text: str, *, fast: bool) -> Numbers:
    """Return the characters of a text as numbers; lone surrogates too."""
    raw = text.encode("utf-32-le", "surrogatepass")
    if not fast:
        points = array("I")
        points.frombytes(raw)
        return points.tolist()
    import numpy as np  # noqa: PLC0415 - only where numba is

    return np.frombuffer(raw, np.uint32)


def octets(values: bytes, *, fast: bool) -> Numbers:
    """Return bytes as numbers for a loop of either kind."""
    if not fast:
        return values
    import numpy as np  # noqa: PLC0415 - only where numba is

    return np.frombuffer(values, np.uint8)


def seen(buffer: bytearray | mmap, width: int, *, fast: bool) -> Numbers:
    """Return bytes that can be set as numbers of 4 or 8 bytes for a loop of either kind."""
    if not fast:
        return memoryview(buffer).cast("q" if width == 8 else "i")
    import numpy as np  # noqa: PLC0415 - only where numba is

    return np.frombuffer(buffer, np.int64 if width == 8 else np.int32)
