"""What a PostgreSQL server writes down of those whom it refuses, and how it is made to ask for passwords."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.postgres_server import PostgresServer


@contextmanager
def refusals_meanwhile(server: PostgresServer) -> Iterator[list[str]]:
    """What its log says meanwhile of statements that failed and of logins that were turned away."""
    (file,) = (server.folder / name for name in ("log", "logfile") if (server.folder / name).exists())
    begin, found = file.stat().st_size, list[str]()
    yield found
    text = file.read_bytes()[begin:].decode(errors="replace")
    found += [line for line in text.splitlines() if "ERROR" in line or "FATAL" in line]


@contextmanager
def asking_for_passwords(server: PostgresServer, login: str) -> Iterator[None]:
    """This login is let in by its password only; all others still without one."""
    file = server.folder / "pg_hba.conf"
    before = file.read_text(encoding="utf-8")
    asks = f"local all {login} scram-sha-256\nhost all {login} all scram-sha-256\n"
    try:
        file.write_text(asks + before, encoding="utf-8")
        server.run("SELECT pg_reload_conf()")
        yield
    finally:
        file.write_text(before, encoding="utf-8")
        server.run("SELECT pg_reload_conf()")
