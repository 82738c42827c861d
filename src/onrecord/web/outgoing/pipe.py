"""A file that one thread writes and an answer sends as it grows; the writer waits for the reader, and ends with it."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, BinaryIO, cast

_CHUNK = 1 << 16  # bytes sent at once
_AHEAD = 4  # chunks written before they are sent


class Abandoned(OSError):
    """Nobody reads any more."""


class Pipe(io.RawIOBase):
    """The writer's end: what is written is handed to the event loop in chunks, as there is room for them."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._loop = loop
        self.chunks: asyncio.Queue[bytes] = asyncio.Queue(_AHEAD)
        self._buffer = bytearray()
        self.abandoned = False

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: object) -> int:
        """Take some bytes.

        Raises:
            Abandoned: nobody reads any more.
        """
        taken = bytes(cast("bytes", data))
        self._buffer += taken
        while len(self._buffer) >= _CHUNK:
            self._hand(bytes(self._buffer[:_CHUNK]))
            del self._buffer[:_CHUNK]
        return len(taken)

    def finish(self) -> None:
        """Hand over what is left."""
        if self._buffer:
            self._hand(bytes(self._buffer))
            self._buffer.clear()

    def _hand(self, chunk: bytes) -> None:
        if self.abandoned:
            raise Abandoned("nobody reads this any more")
        asyncio.run_coroutine_threadsafe(self.chunks.put(chunk), self._loop).result()


async def piped(write: Callable[[BinaryIO], object], threads: ThreadPoolExecutor) -> AsyncGenerator[bytes, None]:
    """Yield what a function writes, as it writes it; what it raises is raised here."""
    loop = asyncio.get_running_loop()
    pipe = Pipe(loop)

    def work() -> None:
        write(cast("BinaryIO", pipe))
        pipe.finish()

    writing = loop.run_in_executor(threads, work)
    try:
        while True:
            waiting = asyncio.ensure_future(pipe.chunks.get())
            both: tuple[asyncio.Future[Any], ...] = (waiting, writing)
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            if waiting.done():
                yield waiting.result()
            else:
                waiting.cancel()
                break
        while not pipe.chunks.empty():
            yield pipe.chunks.get_nowait()
        await writing
    finally:
        # Nothing is awaited here, for this may be the end of a request that was broken off. A writer that waits for
        # room gets it, goes on, and sees at its next chunk that nobody reads.
        pipe.abandoned = True
        while not pipe.chunks.empty():
            pipe.chunks.get_nowait()
        writing.add_done_callback(lambda done: done.cancelled() or done.exception())  # seen, whoever is left to see it
