"""The tests in parts, three of which run at a time: while one of them waits, both processors have work."""

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

_AT_ONCE = 3
"""One more than the processors of the machine that this was measured on."""
_LARGE = ("services", "widgets", "domain", "journeys")
"""The folders that take longest; all others are one part, which fills the gap at the end."""


def run_parts(pytest: Sequence[str], root: Path) -> int:
    """Runs all tests and prints what each part said when it ends; returns 0 only if all of them passed."""
    code = 0
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        running = {pool.submit(_run, [*pytest, *paths], root): name for name, paths in parts_of(root)}
        for done in as_completed(running):
            ended, took_s = done.result()
            print(f"tests of the {running[done]}, {took_s:.0f} s\n{ended.stdout}", flush=True)
            code = code or ended.returncode
    return code


def parts_of(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Every test file in exactly one part, the longest first; every other file of the large folders is one.

    Journeys wait most of their time, for a screen or a clock: one half of them beside the first two that
    only work, the other beside the next two.
    """
    files = {name: _files(root, f"{name}/**/test_*.py") for name in _LARGE}
    services, journeys = files["services"], files["journeys"]
    yield "journeys", journeys[::2]
    yield "services", services[::2]
    yield "widgets", files["widgets"]
    yield "journeys, second half", journeys[1::2]
    yield "services, second half", services[1::2]
    yield "domain", files["domain"]
    taken = {file for own in files.values() for file in own}
    yield "other floors", [file for file in _files(root, "**/test_*.py") if file not in taken]


def _files(root: Path, pattern: str) -> list[str]:
    return sorted(os.fspath(path.relative_to(root)) for path in (root / "tests").glob(pattern))


def _run(command: list[str], root: Path) -> tuple[subprocess.CompletedProcess[str], float]:
    """What became of it, and how many seconds it took."""
    began_s = time.monotonic()
    ended = subprocess.run(
        command,
        check=False,
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return ended, time.monotonic() - began_s
