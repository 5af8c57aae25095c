"""Which database a command works on: --database, else the environment, else settings.toml."""

import argparse

from wallboard.refusal import Refusal
from wallboard.settings import DATABASE_VARIABLE, load_settings


def add_database_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--database",
        metavar="URL",
        help=f"an SQLite file or postgresql://USER@HOST/NAME; else ${DATABASE_VARIABLE}, else settings.toml",
    )


def chosen_database(args: argparse.Namespace) -> str:
    """The database that was asked for, as a URL or path; raises Refusal where none was named at all."""
    given: str | None = args.database or load_settings().database
    if given is None:
        raise Refusal(
            "no database was named. Give --database URL (a path for SQLite, or postgresql://USER@HOST/NAME), "
            f'set {DATABASE_VARIABLE}, or write database = "…" into settings.toml.'
        )
    return given
