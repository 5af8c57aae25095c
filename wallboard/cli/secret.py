"""`wallboard secret`: keeps a database's password in the system's password store, or takes it out."""

import argparse
import getpass
import sys

from wallboard.cli.target import add_database_argument, named_database, say_that_it_waits
from wallboard.refusal import Refusal

HELP = "keep a database's password in the system's password store, or take it out"
UNLOCKING_S = 120.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "act",
        choices=["set", "forget"],
        help="set: asks for the password without showing it (or reads one line of standard input)",
    )
    add_database_argument(parser)


def run(args: argparse.Namespace) -> int:
    from wallboard.services.connections import place_of, words_for
    from wallboard.services.secrets import PasswordStore, StoreState

    place = place_of(named_database(args))
    if place.get_backend_name() == "sqlite":
        raise Refusal("an SQLite file has no password; its rights on disk guard it.")
    shown = words_for(place)
    store = PasswordStore(wait_s=UNLOCKING_S, on_waiting=say_that_it_waits)
    password = _typed(shown) if args.act == "set" else ""
    answer = store.keep(shown, password) if args.act == "set" else store.forget(shown)
    if answer.state is not StoreState.DONE:
        raise Refusal(answer.sentence)
    print(answer.sentence[0].upper() + answer.sentence[1:])
    return 0


def _typed(place: str) -> str:
    if sys.stdin.isatty():
        typed = getpass.getpass(f"Password of {place}: ")
    else:
        typed = sys.stdin.readline().rstrip("\r\n")
    if not typed:
        raise Refusal("no password was given, so none is kept.")
    return typed
