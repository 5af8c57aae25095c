"""`wallboard db`: makes, migrates, examines, backs up and restores a database."""

import argparse
import sys
from pathlib import Path

from wallboard.cli import wall_account
from wallboard.cli.target import add_database_argument, chosen_database

HELP = "make, migrate, examine, back up or restore a database"
EXIT_UNSOUND = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    init = acts.add_parser("init", help="make a database in an empty place")
    init.add_argument(
        "--kind",
        choices=["live", "training"],
        default="live",
        help="for good: live for the real floor, training for replays, demos and exercises (default: live)",
    )
    acts_on_database = [
        init,
        acts.add_parser(
            "upgrade", help="bring a database to this program's schema, and its triggers with it"
        ),
        acts.add_parser("check", help="look at rules, triggers, log and chain, and say what is wrong"),
    ]
    for act, what in (
        ("backup", "write a database into one file"),
        ("restore", "make a database of a backup"),
    ):
        sub = acts.add_parser(act, help=what)
        sub.add_argument("file", metavar="FILE", type=Path, help="the backup")
        acts_on_database.append(sub)
    for sub in acts_on_database:
        add_database_argument(sub)
    wall_account.add_arguments(acts.add_parser("wall-account", help=wall_account.HELP))


def run(args: argparse.Namespace) -> int:
    """Does one act; returns 1 when an examination found something wrong."""
    url = chosen_database(args)
    acts = {
        "init": _init,
        "upgrade": _upgrade,
        "check": _check,
        "backup": _backup,
        "restore": _restore,
        "wall-account": wall_account.run,
    }
    return acts[args.act](url, args)


def _init(url: str, args: argparse.Namespace) -> int:
    from wallboard.services.upgrade import init

    init(url, args.kind)
    print(f"{_shown(url)} is a {args.kind} database now, with one operator: you.")
    print("Its priority matrix, weights and SLA rules are examples; change them to your own.")
    return 0


def _upgrade(url: str, args: argparse.Namespace) -> int:  # noqa: ARG001 - all acts are called alike
    from wallboard.services.upgrade import upgrade

    before, after = upgrade(url)
    if before == after:
        print(f"{_shown(url)} already has schema {after}; its triggers were made anew.")
    else:
        print(f"{_shown(url)} went from schema {before} to {after}.")
    return 0


def _check(url: str, args: argparse.Namespace) -> int:  # noqa: ARG001 - all acts are called alike
    from wallboard.services.checking import check
    from wallboard.services.database import Access, open_database

    database = open_database(url, program="wallboard-check", needs=Access.READ)
    try:
        findings = check(database)
    finally:
        database.dispose()
    for finding in findings:
        print(f"{'WRONG' if finding.is_error else 'note '}  {finding.sentence}")
    wrong = sum(finding.is_error for finding in findings)
    if wrong:
        print(f"{_shown(url)}: {wrong} thing{'s are' if wrong > 1 else ' is'} wrong.")
        return EXIT_UNSOUND
    print(f"{_shown(url)} is sound: rules, triggers, log, chain and tables agree.")
    return 0


def _backup(url: str, args: argparse.Namespace) -> int:
    from wallboard.services.backup import backup
    from wallboard.services.database import Access, open_database

    database = open_database(url, program="wallboard-backup", needs=Access.READ)
    try:
        backup(database, args.file)
        dialect = database.dialect
    finally:
        database.dispose()
    empty = "NEW_FILE.sqlite" if dialect == "sqlite" else "postgresql://USER@HOST/NEW_EMPTY_DATABASE"
    print(f"{_shown(url)} is in {args.file} as it was at one instant ({args.file.stat().st_size:,} bytes).")
    print(f"To restore it: wallboard db restore {args.file} --database {empty}")
    print(
        "It holds names and calls in clear: keep it where only those who may read them can.", file=sys.stderr
    )
    return 0


def _restore(url: str, args: argparse.Namespace) -> int:
    from wallboard.services.backup import restore

    restore(args.file, url)
    print(f"{_shown(url)} holds what {args.file} held. Every board that opens it reads it anew.")
    print(f"To examine it: wallboard db check --database {_shown(url)}")
    return 0


def _shown(url: str) -> str:
    from wallboard.services.connections import place_of, words_for

    return words_for(place_of(url))
