"""`wallboard doctor`: what a wall or a desk needs on this machine, and what to do where it lacks."""

import argparse
import json
from collections.abc import Iterator

from wallboard.app.display import has_display
from wallboard.cli.target import add_database_argument
from wallboard.refusal import Refusal
from wallboard.services.doctor import files, system
from wallboard.services.doctor.desktop import desktop
from wallboard.services.doctor.examined import Examined, Health
from wallboard.services.doctor.place import database
from wallboard.settings import load_settings

HELP = "examine screens, fonts, sound, passwords, database, clock and rights, and say what to do"
EXIT_UNWELL = 1
_WORDS = {Health.OK: "ok", Health.WARN: "warn", Health.FAIL: "FAIL"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_database_argument(parser)
    parser.add_argument("--json", action="store_true", help="one JSON document instead of lines")


def run(args: argparse.Namespace) -> int:
    """1 when something does not work; what only warns leaves 0. Nothing is changed."""
    told = []
    for examined in _examined(args.database):
        told.append(examined)
        if not args.json:
            _print(examined)
    worst = max(examined.health for examined in told)
    if args.json:
        print(json.dumps(_document(told, worst), ensure_ascii=False, indent=2))
    else:
        _print_sum(told)
    return EXIT_UNWELL if worst is Health.FAIL else 0


def _examined(asked: str | None) -> Iterator[Examined]:
    yield from files.settings()
    yield from files.plan()
    yield from files.log_folder()
    yield from files.passwords()
    yield from desktop(has_display=has_display())
    yield from system.session_bus()
    yield from system.password_store()
    yield from system.awake()
    yield from database(asked or _from_settings())


def _from_settings() -> str | None:
    """Settings that cannot be read were told of before."""
    try:
        return load_settings().database
    except Refusal:
        return None


def _print(examined: Examined) -> None:
    print(f"{_WORDS[examined.health]:<4}  {examined.part:<14}  {examined.says}", flush=True)
    if examined.way_out:
        print(f"{'':<22}→ {examined.way_out}", flush=True)


def _print_sum(told: list[Examined]) -> None:
    counts = {health: sum(one.health is health for one in told) for health in Health}
    print(f"{counts[Health.OK]} well, {counts[Health.WARN]} to look at, {counts[Health.FAIL]} not working")


def _document(told: list[Examined], worst: Health) -> dict[str, object]:
    parts = [
        {"part": one.part, "health": one.health.name.lower(), "says": one.says, "way_out": one.way_out}
        for one in told
    ]
    return {"health": worst.name.lower(), "parts": parts}
