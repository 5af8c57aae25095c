"""`wallboard import`: reads an event log into the database as history."""

import argparse
from pathlib import Path

from wallboard.cli.target import add_database_argument, chosen_database

HELP = "read an event log (CSV, plain or gzip) into the database as history"
EXIT_NOTHING_READ = 1
EXIT_STOPPED = 130


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the log: CSV, plain or gzip")
    add_mapping_argument(parser)
    add_database_argument(parser)
    parser.add_argument(
        "--strict", action="store_true", help="stop at the first row that cannot be read, before writing"
    )


def add_mapping_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--mapping",
        metavar="FILE.toml",
        required=True,
        help="what the log's columns mean; or the name of a shipped one, such as servicenow",
    )


def run(args: argparse.Namespace) -> int:
    """Imports; may be run again with the same or a newer file, and goes on after an interruption."""
    from wallboard.cli.intake_words import ProgressLine, report_unread, stopping_cleanly, words_of
    from wallboard.services.database import open_database
    from wallboard.services.importing import ImportSummary, import_log
    from wallboard.services.mapping_reading import load_mapping

    mapping = load_mapping(args.mapping)
    database = open_database(chosen_database(args), program="wallboard import")
    line = ProgressLine()
    try:
        with stopping_cleanly() as is_stopped:
            summary: ImportSummary = import_log(
                database,
                args.file,
                mapping,
                strict=args.strict,
                on_progress=lambda progress: line.say(words_of(progress)),
                is_stopped=is_stopped,
            )
    finally:
        line.end()
        database.dispose()
    report_unread(args.file.name, summary.unread)
    print(
        f"{summary.rows:,} rows read, {len(summary.unread):,} of them could not be read. "
        f"{summary.new:,} happenings are new ({summary.changes:,} changes), "
        f"{summary.known:,} were there already. {summary.elapsed_s:,.1f} s."
    )
    if summary.left:
        print(f"Stopped with {summary.left:,} happenings left: the same command goes on there.")
        return EXIT_STOPPED
    return EXIT_NOTHING_READ if summary.rows and len(summary.unread) == summary.rows else 0
