"""`python -m tests.bench.importing`: how fast the public desk log is read, and how long others wait."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import plain_sql
from tests.postgres_server import PostgresServer
from tests.services.logs import real_log
from wallboard.services.upgrade import Kind, init

_LOG = "uci_servicenow_events.csv.gz"
_WRITE = "INSERT INTO incident (source, reference, nature_id, severity) VALUES ('crm', ?, ?, 2)"
_EVERY_S = 0.05


def main() -> None:
    for dialect in ("sqlite", "postgresql"):
        with _place(dialect) as url:
            rows, seconds, waits_ms = measure_import(url, real_log(_LOG))
        waits_ms.sort()
        p50, p99 = (waits_ms[int(len(waits_ms) * share)] for share in (0.5, 0.99))
        print(f"{dialect}: {rows:,} rows in {seconds:.1f} s, {rows / seconds:,.0f} rows/s")
        print(
            f"  {len(waits_ms)} writes of another program meanwhile: "
            f"p50 {p50:.0f} ms, p99 {p99:.0f} ms, worst {waits_ms[-1]:.0f} ms"
        )


def measure_import(url: str, path: Path) -> tuple[int, float, list[float]]:
    """Imports a log in a process of its own while this one writes incidents by plain SQL.

    Returns the number of rows, the seconds it took from start to end, and what each of our writes took in ms.
    """
    init(url, Kind.TRAINING)
    words = [sys.executable, "-m", "wallboard", "import", str(path), "--mapping", "servicenow"]
    began = time.monotonic()
    with subprocess.Popen(
        [*words, "--database", url], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as importing:
        waits_ms = list(_writes(url, importing))
        output = importing.stdout.read() if importing.stdout else ""
    rows = int(output.split(" rows read")[0].replace(",", ""))
    return rows, time.monotonic() - began, waits_ms


def _writes(url: str, importing: "subprocess.Popen[str]") -> Iterator[float]:
    number = 0
    while importing.poll() is None:
        found = plain_sql(url, "SELECT min(id) FROM nature")[0][0]
        if found is not None:
            number += 1
            began = time.perf_counter()
            plain_sql(url, _WRITE, [f"C{number}", found])
            yield (time.perf_counter() - began) * 1000
        time.sleep(_EVERY_S)


@contextmanager
def _place(dialect: str) -> Iterator[str]:
    """A new place on this disk; PostgreSQL as durable as it comes."""
    with TemporaryDirectory(prefix="wallboard-bench-") as folder:
        if dialect == "sqlite":
            yield str(Path(folder) / "bench.sqlite")
            return
        server = PostgresServer(Path(folder) / "postgres")
        try:
            server.create_database("bench")
            yield server.url("bench")
        finally:
            server.close()


if __name__ == "__main__":
    main()
