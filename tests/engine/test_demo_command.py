"""`wallboard demo` as a person starts it: the floor in a process of its own that ends with its parent."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import plain_sql
from tests.engine.conftest import SEED
from wallboard.services.upgrade import Kind, init

PARENT = """
import argparse, sys, time
from wallboard.cli import demo

parser = argparse.ArgumentParser()
demo.add_arguments(parser)
with demo._floor_child(sys.argv[1], parser.parse_args(["--seed", sys.argv[2]])) as code:
    print("began" if code is None else code, flush=True)
    time.sleep(120)
"""


@pytest.fixture
def file(laid_in_sqlite: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(laid_in_sqlite, tmp_path / "floor.sqlite"))


def _wallboard(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "wallboard", "demo", *words],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _last_seq(file: Path) -> int:
    ((seq,),) = plain_sql(str(file), "SELECT max(seq) FROM event")
    return int(seq)


def test_that_a_floor_without_a_window_lives_for_as_long_as_it_was_told(file: Path) -> None:
    before = _last_seq(file)

    done = _wallboard(
        "--floor-only", "--seed", str(SEED), "--database", str(file), "--speed", "100", "--for", "3"
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"wallboard: the floor lives in {file}\n"
    assert _last_seq(file) > before + 10


def test_that_a_live_database_is_refused_in_a_sentence(tmp_path: Path) -> None:
    live = tmp_path / "live.sqlite"
    init(str(live), Kind.LIVE)

    done = _wallboard("--floor-only", "--database", str(live))

    assert done.returncode == 2
    assert done.stderr.startswith("wallboard: this database is live")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--speed", "0"], "0 is not between 0.1 and 1000"),
        (["--speed", "fast"], "'fast' is no number"),
        (["--for", "-1"], "-1 is no number of seconds above 0"),
    ],
)
def test_that_a_number_that_makes_no_sense_is_named(words: list[str], sentence: str) -> None:
    done = _wallboard(*words)

    assert done.returncode == 2
    assert sentence in done.stderr


@pytest.fixture
def parent(file: Path) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(file), str(SEED)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "began\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the child through /proc, which only Linux has")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_that_the_floor_ends_with_its_parent_however_that_ends(
    parent: "subprocess.Popen[str]", end: signal.Signals
) -> None:
    (child,) = _children_of(parent.pid)

    os.kill(parent.pid, end)
    parent.wait()

    deadline = time.monotonic() + 20
    while _is_running(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_running(child)


def _children_of(pid: int) -> list[int]:
    words = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(word) for word in words.split()]


def _is_running(pid: int) -> bool:
    """A zombie that nobody has waited for has ended too."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
