"""Which database a command works on: --database, else the environment, else settings.toml."""

import argparse
import getpass
import sys
from collections.abc import Callable

from wallboard.refusal import Refusal
from wallboard.settings import DATABASE_VARIABLE, load_settings

Ask = Callable[[str], str | None]


def add_database_argument(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    """`argparse.SUPPRESS` as default leaves what stands before a subcommand as it is."""
    parser.add_argument(
        "--database",
        metavar="URL",
        default=default,
        help=f"an SQLite file or postgresql://USER@HOST/NAME; else ${DATABASE_VARIABLE}, else settings.toml",
    )


def named_database(args: argparse.Namespace) -> str:
    """The database that was asked for, as it was named; raises Refusal where none was named at all."""
    given: str | None = args.database or load_settings().database
    if given is None:
        raise Refusal(
            "no database was named. Give --database URL (a path for SQLite, or postgresql://USER@HOST/NAME), "
            f'set {DATABASE_VARIABLE}, or write database = "…" into settings.toml.'
        )
    return given


def chosen_database(
    args: argparse.Namespace, *, ask: Ask | None = None, miss_store: Callable[[str], None] | None = None
) -> str:
    """The database that was asked for, with its password where it has one; for `open_database` only.

    `ask` is how a person is asked where there is no terminal; it gets the place in words. `miss_store` is
    told why, where the system's password store was asked and could not answer.
    """
    named = named_database(args)
    if "://" not in named:
        return named
    from wallboard.services.connections import place_of, words_for
    from wallboard.services.secrets import Origin, PasswordStore, StoreState, find_password, with_password

    found = find_password(named, store=PasswordStore(on_waiting=say_that_it_waits))
    if found.origin is Origin.IN_URL and args.database:
        _say("others on this machine can read the password in --database; “wallboard secret set” hides it.")
    if found.origin is not Origin.NOWHERE:
        return with_password(named, found.password)
    if miss_store and found.answer and found.answer.state is not StoreState.EMPTY:
        miss_store(found.answer.sentence)
    asked = _ask_at_terminal if _has_terminal() else ask
    return with_password(named, asked(words_for(place_of(named))) if asked else None)


def _has_terminal() -> bool:
    # Started from a desktop's menu, a program may have no streams at all.
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def _ask_at_terminal(place: str) -> str | None:
    return getpass.getpass(f"Password of {place} (Enter for none): ") or None


def say_that_it_waits() -> None:
    _say("waiting for the system's password store, which may want to be unlocked …")


def _say(sentence: str) -> None:
    print(f"wallboard: {sentence}", file=sys.stderr)
