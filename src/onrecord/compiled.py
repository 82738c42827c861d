"""The compiler of loops: numba, and the loops whose compiled form is another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numba
import numpy as np


def njit(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a function; keep the result on disk where there is a place for it."""
    try:
        return numba.njit(function, cache=True, nogil=True)  # type: ignore[no-any-return]
    except RuntimeError:  # neither the package's folder nor the user's can be written: compiled anew each run
        return numba.njit(function, nogil=True)  # type: ignore[no-any-return]


@numba.njit
def _zeros(size: int) -> Any:
    return np.zeros(size, np.int64)


@numba.njit
def _blank(size: int) -> Any:
    return np.empty(size, np.int64)


@numba.njit
def _sort(values: Any, size: int) -> None:
    values[:size].sort()


BUILT_IN: dict[str, Callable[..., Any]] = {"zeros": _zeros, "blank": _blank, "sort": _sort}
