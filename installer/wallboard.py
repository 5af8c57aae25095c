#!/usr/bin/env python3
"""Sets Wallboard up in this checkout and runs it: a demo floor, the tests, or any of its commands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# This file must be readable by every Python 3, so that an old one is told in words what it lacks.
OLDEST = (3, 11)
NEWEST = (3, 13)
USAGE = """\
usage: python3 installer/wallboard.py WHAT

  demo [OPTIONS]     set up, then open a living demo floor (or write it as a PNG where there is no display)
  test [OPTIONS]     set up, then check format, lint, types, floors and run the tests;
                     with OPTIONS, only pytest with these
  run COMMAND ...    set up, then run any wallboard command; “run -h” lists them
  bench [OPTIONS]    set up, then measure what the board costs
  setup              set up only
"""


def main(argv: list[str]) -> int:
    """Checks the Python, makes the environment ready and runs what was asked for."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        return _complain(wrong_python())
    if not argv or argv[0] not in ("demo", "test", "run", "bench", "setup"):
        print(USAGE, end="")
        return 0 if argv[:1] in ([], ["-h"], ["--help"]) else 2
    here = Path(__file__).resolve().parent
    if Path.cwd() == here:  # “python -m wallboard” would find this file there too
        os.chdir(here.parent)
    sys.path[:] = [str(here.parent), *(place for place in sys.path if Path(place).resolve() != here)]
    from installer.stop import Stop

    try:
        return _run(argv[0], argv[1:], here.parent)
    except Stop as stop:
        return _complain(stop.sentence)
    except KeyboardInterrupt:
        return 130


def _run(what: str, words: list[str], root: Path) -> int:
    from installer.checks import check_everything
    from installer.environment import ready_environment

    environment = ready_environment(root)
    if what == "test":
        return check_everything(environment, words)
    if what == "setup":
        print(f"Ready: {environment.script('wallboard')}")
        return 0
    if what == "bench":
        os.chdir(root)
        return _become([str(environment.python), "-m", "tests.bench", *words])
    return _become([str(environment.script("wallboard")), *(["demo"] if what == "demo" else []), *words])


def _become(command: list[str]) -> int:
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execv(command[0], command)  # one process fewer between signals and the wall
    with subprocess.Popen(command) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # the child got it too and says goodbye itself


def wrong_python() -> str:
    """Says which Python is needed, and the very line to type where one is already here."""
    found = "{}.{}".format(*sys.version_info[:2])
    need = "{}.{} to {}.{}".format(*OLDEST, *NEWEST)
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        if _runs(f"python3.{minor}"):
            better = f"python3.{minor} installer/wallboard.py demo"
            return f"this is Python {found}; Wallboard needs {need}. Type: {better}"
    return (
        f"this is Python {found}; Wallboard needs {need}. Install one of these and start this file with it."
    )


def _runs(python: str) -> bool:
    """A name alone proves nothing: version managers leave names that run no Python."""
    if not shutil.which(python):
        return False
    return subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode == 0


def _complain(sentence: str) -> int:
    print(f"wallboard set-up: {sentence}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
