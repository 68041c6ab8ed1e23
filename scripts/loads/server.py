"""`matcher serve` in a process of its own, on folders of its own, and what can be seen of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from scripts.loads.clients import ask, request

PATIENCE = 120.0  # seconds for it to become ready on a busy machine
_MATCHER = "import sys; from matcher.cli.main import main; sys.exit(main())"
_ROOT = Path(__file__).resolve().parents[2]
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(slots=True)
class Server:
    """A server that runs: its `port`, where it keeps things, what it has written."""

    folder: Path
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes] = field(repr=False)
    port: int = 0

    @property
    def log(self) -> str:
        """All that it has written so far."""
        return (self.folder / "log").read_text("utf-8", "replace")

    @property
    def faults(self) -> int:
        """How many lines of its log are of errors, or of a traceback."""
        return sum(" error " in line or "Traceback" in line for line in self.log.splitlines())

    def key(self, scopes: str, tenant: str = "default") -> str:
        """A new key."""
        return new_key(self.environment, scopes, tenant)

    def resident(self) -> int:
        """Bytes of memory that it has, without its children."""
        text = Path(f"/proc/{self.process.pid}/statm").read_text()
        return int(text.split()[1]) * _PAGE

    def seconds(self) -> float:
        """Processor time that it has taken, without its children."""
        text = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(text[11]) + int(text[12])) / os.sysconf("SC_CLK_TCK")

    def sockets(self) -> int:
        """How many sockets it has open."""
        return sum(name.startswith("socket:") for name, _ in self._handles())

    def temporary(self) -> int:
        """Bytes of temporary files: those with a name, and those that only it still holds."""
        folder = str(self.folder / "tmp")
        held = {name: size for name, size in self._handles() if name.startswith(folder)}
        return sum(held.values()) + size_of(self.folder / "tmp")

    def _handles(self) -> Iterator[tuple[str, int]]:
        for handle in Path(f"/proc/{self.process.pid}/fd").iterdir():
            try:
                name = str(handle.readlink())
                gone = name.endswith(" (deleted)")
                yield name, handle.stat().st_size if gone else 0
            except OSError:
                continue


def size_of(folder: Path) -> int:
    """Bytes of all files below a folder."""
    sizes = []
    for file in folder.rglob("*"):
        try:
            sizes.append(file.stat().st_size if file.is_file() else 0)
        except OSError:
            continue
    return sum(sizes)


def new_key(environment: Mapping[str, str], scopes: str, tenant: str) -> str:
    """A new key of the data folder that the environment names."""
    words = ["keys", "create", "load", "--scope", scopes, "--tenant", tenant, "--json"]
    made = subprocess.run(
        command(*words), env=environment, cwd=_ROOT, check=True, capture_output=True
    )
    return str(json.loads(made.stdout)["key"])


def command(*words: str) -> list[str]:
    """The words that run `matcher` by this very Python."""
    return [sys.executable, "-c", _MATCHER, *words]


@contextmanager
def serving(settings: Mapping[str, str] | None = None, *, keys: bool = False) -> Iterator[Server]:
    """A server that is ready; told to end at the end. `keys`: one was made, so all need one.

    What ends it otherwise than it was told to raises `RuntimeError`.
    """
    with tempfile.TemporaryDirectory(prefix="load-") as folder:
        root = Path(folder)
        (root / "tmp").mkdir()
        own = {name: value for name, value in os.environ.items() if not name.startswith("MATCHER_")}
        own |= {"MATCHER_DATA": str(root / "data"), "TMPDIR": str(root / "tmp")}
        own |= dict(settings or {})
        if keys:
            new_key(own, "read", "default")
        with (root / "log").open("wb") as log:
            process = subprocess.Popen(
                command("serve", "--port", "0"), cwd=_ROOT, env=own, stdout=log, stderr=log
            )
        server = Server(root, own, process)
        try:
            _wait(server)
            yield server
            process.send_signal(signal.SIGTERM)
            if process.wait(60):
                raise RuntimeError(f"the server ended with {process.returncode}:\n{server.log}")
        finally:
            process.kill()
            process.wait()


def _wait(server: Server) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.process.poll() is None:
        said = server.log.partition("listening on http://127.0.0.1:")[2]
        if said and "\n" in said:
            server.port = int(said.split()[0])
            if ask(server.port, request("GET", "/readyz")).status == 200:
                return
        time.sleep(0.05)
    raise RuntimeError(f"the server did not become ready:\n{server.log}")


@dataclass(slots=True)
class Peaks:
    """The most memory, and the most temporary bytes, that were seen of a server meanwhile."""

    resident: int = 0
    temporary: int = 0


@contextmanager
def watched(server: Server, every: float = 0.02) -> Iterator[Peaks]:
    """Look at a server while the `with` block runs."""
    peaks, over = Peaks(), threading.Event()

    def look() -> None:
        while not over.is_set():
            peaks.resident = max(peaks.resident, server.resident())
            peaks.temporary = max(peaks.temporary, server.temporary())
            over.wait(every)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield peaks
    finally:
        over.set()
        thread.join()
