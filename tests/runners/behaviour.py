"""Stages for the tests, in a module of their own so that worker processes can import it."""

import os
import signal
import time
from pathlib import Path

from onrecord.errors import Empty
from onrecord.records import Capture
from onrecord.shapes import Each, Pair


def capture(name):
    return Capture(name, b"", "text/plain", "2031-05-01T10:00:00Z")


def behave(taken):
    name = taken.origin
    if name == "hang":
        time.sleep(600)
    if name == "hang in C":
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
        time.sleep(600)
    if name == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if name == "exit":
        os._exit(3)
    if name == "eat":
        yield len(bytearray(3 << 30))
    if name == "empty":
        raise Empty(name, "nothing in it")
    if name == "fault":
        raise KeyError("no such colour")
    if name == "late fault":
        yield name
        raise KeyError("no such colour")
    if name == "unpicklable":
        yield lambda: name
    if name.startswith("two"):
        yield name
    if name == "pid":
        yield os.getpid()
    yield name


STAGE = Each("behaving", "1", behave)


# --- pairs ------------------------------------------------------------------------------------------------


def judge(a, b):
    """Asymmetric on purpose, so that a wrong order shows."""
    return None if (len(a[0]) + len(b[0])) % 3 == 0 else f"{a[0]}<{b[0]}"


def paired(least):
    """A stage over (ident, keys)."""
    return Pair("pairing", "1", lambda r: r[0], lambda r: r[1], judge, least)


def by_definition(records, least):
    first = {}
    for record in records:
        first.setdefault(record[0], record)
    ordered = sorted(first.values())
    return [
        outcome
        for i, a in enumerate(ordered)
        for b in ordered[i + 1 :]
        if len(set(a[1]) & set(b[1])) >= least and (outcome := judge(a, b)) is not None
    ]


def parted(edges):
    """Clusters by definition: what touches is one, again and again until nothing does."""
    groups = []
    for edge in edges:
        touching = [group for group in groups if group & set(edge)]
        groups = [group for group in groups if not group & set(edge)] + [set(edge).union(*touching)]
    return sorted(tuple(sorted(group)) for group in groups)


# --- a cluster --------------------------------------------------------------------------------------------


def slowly(taken):
    """Take a while, and leave a mark that work has come so far."""
    (Path(os.environ["ONRECORD_TEST"]) / taken.origin).touch()
    time.sleep(0.02)
    yield taken.origin


SLOW = Each("slow", "1", slowly)
