"""`wallboard autostart`: a wall or a desk that is there when the session is."""

import argparse

from wallboard.services.autostart import By, Starts, place, remove

HELP = "start the wall or the desk with the session of this login, or no longer"
_OFF = "off"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=(*Starts, _OFF), help="what is started, or “off” for nothing")
    parser.add_argument(
        "--by",
        choices=tuple(By),
        default=By.DESKTOP,
        help="who starts it: the desktop (default), or systemd, which brings it back if all of it ends",
    )


def run(args: argparse.Namespace) -> int:
    """0; says which files it put in place or took away."""
    if args.what == _OFF:
        files = remove()
        for file in files:
            print(f"took away {file}")
        if not files:
            print("nothing was started with the session")
        return 0
    placed = place(Starts(args.what), By(args.by))
    print(f"put {placed.file} in place: the {args.what} starts with the next session of this login")
    if placed.way_on:
        print(f"still to do: {placed.way_on}")
    return 0
