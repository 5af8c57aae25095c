"""The tests in parts, three of which run at a time: while one of them waits, both processors have work."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_AT_ONCE = 3
"""One more than the processors of the machine that this was measured on."""
_LARGE = ("services", "widgets", "domain", "journeys", "app", "engine")
"""The folders that take longest; all others are one part."""

_MEMORY = Path("/dev/shm")
_ROOM = 6_000_000_000
"""What all tests write is a fraction of this; a machine that has not so much uses its disk."""


def run_parts(pytest: Sequence[str], root: Path) -> int:
    """Runs all tests and prints what each part said when it ends; returns 0 only if all of them passed."""
    code = 0
    with _quick_place() as place, ThreadPoolExecutor(_AT_ONCE) as pool:
        running = {pool.submit(_run, [*pytest, *paths], root, place): name for name, paths in parts_of(root)}
        for done in as_completed(running):
            ended, took_s = done.result()
            print(f"tests of the {running[done]}, {took_s:.0f} s\n{ended.stdout}", flush=True)
            code = code or ended.returncode
    return code


def parts_of(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Every test file in exactly one part; every other file of the two largest folders is one.

    Whatever begins last should be short, else all wait for it while one processor has nothing to do; and
    beside journeys, which wait most of their time for a screen or a clock, runs what only works.
    """
    files = {name: _files(root, f"{name}/**/test_*.py") for name in _LARGE}
    services, journeys = files["services"], files["journeys"]
    taken = {file for own in files.values() for file in own}
    yield "journeys", journeys[::2]
    yield "widgets", files["widgets"]
    yield "services, second half", services[1::2]
    yield "journeys, second half", journeys[1::2]
    yield "services", services[::2]
    yield "app and engine", [*files["app"], *files["engine"]]
    yield "other floors", [file for file in _files(root, "**/test_*.py") if file not in taken]
    yield "domain", files["domain"]


@contextmanager
def _quick_place() -> Iterator[Mapping[str, str]]:
    """Where tests write, as an environment: in memory where there is room, for commits wait for a disk."""
    if not _MEMORY.is_dir() or min(shutil.disk_usage(_MEMORY).free, _half_of_memory()) < _ROOM:
        yield {}
        return
    with TemporaryDirectory(prefix="wb-", dir=_MEMORY, ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # a PostgreSQL started by root is somebody else's
        yield {"TMPDIR": folder}


def _half_of_memory() -> int:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2


def _files(root: Path, pattern: str) -> list[str]:
    return sorted(os.fspath(path.relative_to(root)) for path in (root / "tests").glob(pattern))


def _run(
    command: list[str], root: Path, place: Mapping[str, str]
) -> tuple[subprocess.CompletedProcess[str], float]:
    """What became of it, and how many seconds it took."""
    began_s = time.monotonic()
    ended = subprocess.run(
        command,
        check=False,
        cwd=root,
        env={**os.environ, **place},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return ended, time.monotonic() - began_s
