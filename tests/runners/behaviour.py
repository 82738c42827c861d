"""Stages for the tests, in a module of their own so that worker processes can import it."""

import os
import signal
import time

from onrecord.errors import Empty
from onrecord.records import Capture
from onrecord.shapes import Each


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
