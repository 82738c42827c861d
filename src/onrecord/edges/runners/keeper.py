"""One worker process and the thread's view of it: hand it a record, wait so long, end it if it is late."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from multiprocessing.connection import Connection, Pipe
from typing import Any

from onrecord.edges.runners.worker import allowed, name
from onrecord.errors import OnrecordError, TimedOut, Unreadable

_MAIN = "from onrecord.edges.runners.worker import main; main()"


class Keeper:
    """Keeps a worker process for one thread; starts it when first needed, and another when it was ended.

    The process is a fresh interpreter, not a fork (the program may have threads) and not one of multiprocessing's
    (which would run the user's main script again, and fail where that is not guarded).

    Args:
        prepared: The pickled stage, timeout and memory limit.
        timeout: Seconds a record of ordinary length may take; a longer one takes more.
        recycle: Records after which the process is replaced; 0 for never.
    """

    def __init__(self, prepared: bytes, timeout: float, recycle: int) -> None:
        self._prepared = prepared
        self._timeout = timeout
        self._recycle = recycle
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection[Any, Any] | None = None
        self._count = 0

    def read(self, record: Any) -> Any:
        """Return what the stage makes of a record, or the error that stands in its place.

        Raises:
            OnrecordError: a worker cannot be started.
        """
        raw = pickle.dumps(record)
        try:
            pipe = self._hand_over(raw)
            seconds = allowed(self._timeout, len(raw))
            if not pipe.poll(seconds):
                self.end()
                return TimedOut(name(record), f"reading took longer than {seconds:.3g} s: skipped")
            made = pickle.loads(pipe.recv_bytes())  # noqa: S301 (our own worker wrote it)
        except (EOFError, OSError):
            return Unreadable(name(record), f"the process reading it died ({self.end()}): skipped")
        self._count += 1
        if self._count == self._recycle:
            self.end()
        return made

    def _hand_over(self, raw: bytes) -> Connection[Any, Any]:
        """Hand a record to a worker that says it has it; one that was ended while at rest is not the record's fault.

        Raises:
            EOFError: two workers in a row have died without taking it.
        """
        for _ in range(2):
            pipe = self._pipe or self._start()
            try:
                pipe.send_bytes(raw)
                pipe.recv_bytes()
            except (EOFError, OSError):
                self.end()
            else:
                return pipe
        raise EOFError

    def _start(self) -> Connection[Any, Any]:
        ours, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
                [sys.executable, "-P", "-c", _MAIN, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
                process_group=0,  # Ctrl-C is for the program, which then ends its workers
            )
        self._pipe, self._count = ours, 0
        try:
            ours.send_bytes(self._prepared)
            why = ours.recv_bytes().decode()
        except (EOFError, OSError):
            why = self.end()
        if why:
            raise OnrecordError(
                f"a worker process cannot start ({why}): what was stored is whole; if stage or engine are your own, "
                "put them into a module that can be imported"
            )
        return ours

    def stop(self) -> None:
        """Kill the process, if there is one; from another thread than the one that reads."""
        if (process := self._process) is not None:
            process.kill()

    def end(self) -> str:
        """End the process, if there is one; say how it ended."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is None:
            return "ended"
        if process.poll() is None:
            try:
                process.wait(0.1)  # one that died by itself, for the exit status to arrive
            except subprocess.TimeoutExpired:
                process.kill()
        code = process.wait()
        return signal.Signals(-code).name if code < 0 else f"exit status {code}"
