"""A PostgreSQL server of one's own, in a temporary folder: for tests and measures."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

_QUICK = {
    "fsync": "off",  # the machine is not going to lose power; what a killed server wrote is with the operating system
    "listen_addresses": "127.0.0.1",
    "logging_collector": "off",
    "shared_buffers": "64MB",
}


def programs() -> Path | None:
    """Return the folder that holds `initdb` and `postgres`, the newest where there are several; None without any."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name))
    found += [Path(there).resolve().parent for there in (shutil.which("initdb"),) if there]
    return next((folder for folder in reversed(found) if (folder / "postgres").exists()), None)


class Server:
    """A server that trusts whoever comes by its socket, and asks for `password` on the loopback address.

    Root may not run one: then it runs as the user `postgres` or `nobody`.

    Args:
        settings: those of `postgresql.conf`, beside the usual ones.

    Raises:
        FileNotFoundError: PostgreSQL is not installed.
    """

    def __init__(self, settings: dict[str, str] | None = None) -> None:
        found = programs()
        if found is None:
            raise FileNotFoundError("no PostgreSQL here: install Debian's package postgresql")
        self._programs = found
        self.folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
        self.password = secrets.token_hex(8)
        self.port = _free_port()
        self._settings = {**_QUICK, **(settings or {})}
        self._databases = 0
        self._process: subprocess.Popen[bytes] | None = None
        words = self.folder / "password"
        words.write_text(self.password)
        if os.geteuid() == 0:
            for path in (self.folder, words):
                os.chown(path, pwd.getpwnam(_user()).pw_uid, -1)
        self._run("initdb", "--pgdata", self._data, "--username=postgres", "--auth-local=trust", "--no-sync",
                  "--auth-host=scram-sha-256", f"--pwfile={words}", "--encoding=UTF8", "--locale=C.UTF-8")  # fmt: skip
        self.start()

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _run(self, program: str, *arguments: str) -> str:
        done = subprocess.run(
            [str(self._programs / program), *arguments], capture_output=True, text=True, check=False, **_as_user()
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")
        return done.stdout

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        told = [part for name, value in self._settings.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            where = ["-D", self._data, "-k", str(self.folder), "-p", str(self.port)]
            asked = [str(self._programs / "postgres"), *where, *told]
            self._process = subprocess.Popen(asked, stdout=log, stderr=log, **_as_user())
        until = time.monotonic() + 60
        while self._ready():
            if time.monotonic() > until or self._process.poll() is not None:
                raise RuntimeError((self.folder / "log").read_text()[-2000:])
            time.sleep(0.05)

    def _ready(self) -> int:
        asked = [str(self._programs / "pg_isready"), "-q", "-h", str(self.folder), "-p", str(self.port)]
        return subprocess.run(asked, check=False).returncode

    def kill(self) -> None:
        """Kill -9 the server and all its processes, as when a machine goes down; `start` starts it again."""
        assert self._process
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
        for pid in [self._process.pid, *map(int, children)]:
            os.kill(pid, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """Stop it as an administrator does: whoever is connected is sent away."""
        assert self._process
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(60)

    def remove(self) -> None:
        """End it, and take its folder away."""
        assert self._process
        self._process.send_signal(signal.SIGQUIT)  # nothing of it is needed any more
        self._process.wait(60)
        shutil.rmtree(self.folder, ignore_errors=True)

    def database(self) -> str:
        """Make an empty database; return its address by the socket."""
        self._databases += 1
        name = f"corpus{self._databases}"
        self._run("createdb", "-h", str(self.folder), "-p", str(self.port), "-U", "postgres", "-T", "template0", name)
        return f"postgresql://postgres@/{name}?host={self.folder}&port={self.port}"

    def over_loopback(self, address: str, password: str | None = None) -> str:
        """Return a database's address by the loopback address, with the right password or another."""
        name = address.partition("@/")[2].partition("?")[0]
        return f"postgresql://postgres:{password or self.password}@127.0.0.1:{self.port}/{name}"

    def program(self, name: str) -> Path:
        """Return where one of its programs lies, such as `pg_dump`."""
        return self._programs / name


def _user() -> str:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _as_user() -> dict[str, Any]:
    return {"user": _user(), "group": pwd.getpwnam(_user()).pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
