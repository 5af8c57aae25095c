"""Examines the files of this person: settings, plan, passwords and the folder of the log."""

import os
import stat
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from platformdirs import user_log_path

from wallboard.refusal import Refusal
from wallboard.services.doctor.examined import Examined, failed, warned, well
from wallboard.services.wall_file import load_plan, plan_file
from wallboard.settings import load_settings, settings_file

_FOR_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def settings() -> Iterator[Examined]:
    """Whether they can be read, and whether somebody else could change them."""
    try:
        load_settings()
    except Refusal as refusal:
        yield failed("settings", refusal.sentence, "Mend the line that it names.")
        return
    yield from _own("settings", settings_file(), "none written; everything is as it is shipped")


def plan() -> Iterator[Examined]:
    """The same of the wall's plan."""
    try:
        found = load_plan()
    except Refusal as refusal:
        yield failed(
            "plan", refusal.sentence, "A wall goes on with the plan that it has, or with the shipped one."
        )
        return
    pages = ", ".join(page.name for page in found.pages)
    yield from _own("plan", plan_file(), f"none written; the shipped one shows {pages}", f"pages {pages}")


def log_folder() -> Iterator[Examined]:
    """Whether faults can be written down."""
    folder = user_log_path("wallboard", appauthor=False)
    place = next(there for there in (folder, *folder.parents) if there.exists())
    if os.access(place, os.W_OK | os.X_OK):
        yield well("log", f"written to {folder}")
    else:
        yield failed("log", f"{place} cannot be written to, so that no fault is kept", _give_me(place))


def passwords(environment: Mapping[str, str] = os.environ) -> Iterator[Examined]:
    """Files with passwords that others on this machine can read; the driver ignores such a passfile."""
    folder = environment.get("CREDENTIALS_DIRECTORY", "")
    named = environment.get("PGPASSFILE") or str(Path(environment.get("HOME", ""), ".pgpass"))
    for file in (Path(named), *(sorted(Path(folder).glob("*")) if folder else ())):
        if not file.is_file() or sys.platform == "win32":
            continue
        if file.stat().st_mode & _FOR_OTHERS:
            yield failed("passwords", f"others can read {file}", f"Run: chmod 600 {file}")
        else:
            yield well("passwords", f"only you can read {file}")


def _own(part: str, file: Path, absent: str, present: str = "") -> Iterator[Examined]:
    if not file.exists():
        yield well(part, f"{file}: {absent}")
    elif sys.platform != "win32" and file.stat().st_mode & _OTHERS_WRITE:
        yield warned(part, f"others can write to {file}", f"Run: chmod go-w {file}")
    else:
        yield well(part, f"{file}: {present}" if present else str(file))


def _give_me(place: Path) -> str:
    return f"Give this login the right to write there: chown or chmod {place}"
