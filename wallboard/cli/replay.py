"""`wallboard replay`: plays an event log into a training database as live writers would."""

import argparse
import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from wallboard.cli.import_ import EXIT_STOPPED, add_mapping_argument
from wallboard.cli.target import add_database_argument, chosen_database

if TYPE_CHECKING:
    from wallboard.cli.intake_words import ProgressLine
    from wallboard.engine.replay_loop import Position
    from wallboard.services.database import Database
    from wallboard.services.replaying import Replay

HELP = "play an event log into a training database as live writers would"
FASTEST = 100_000.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the log: CSV, plain or gzip")
    add_mapping_argument(parser)
    add_database_argument(parser)
    parser.add_argument(
        "--from",
        dest="from_at",
        metavar="INSTANT",
        required=True,
        help="where the floor's time begins, such as 2016-03-07T12:00; in the log's zone where none is named",
    )
    parser.add_argument(
        "--speed",
        metavar="N",
        type=_speed,
        default=1.0,
        help="how many times as fast as it happened (default: 1)",
    )
    parser.add_argument("--until", dest="until_at", metavar="INSTANT", help="where it ends")
    parser.add_argument("--strict", action="store_true", help="stop at the first row that cannot be read")


def run(args: argparse.Namespace) -> int:
    """Loads what came before as history, then plays on until the end, --until or Ctrl+C."""
    from wallboard.cli.intake_words import ProgressLine, report_unread, stopping_cleanly, words_of
    from wallboard.services.database import open_database
    from wallboard.services.mapping_reading import load_mapping
    from wallboard.services.replaying import instant_in, prepare_replay

    mapping = load_mapping(args.mapping)
    zone = mapping.time.zone
    from_at = instant_in(args.from_at, zone)
    until_at = None if args.until_at is None else instant_in(args.until_at, zone)
    database = open_database(chosen_database(args), program="wallboard replay")
    line = ProgressLine()
    try:
        with stopping_cleanly() as is_stopped:
            replay = prepare_replay(
                database,
                args.file,
                mapping,
                from_at=from_at,
                until_at=until_at,
                strict=args.strict,
                on_rows=lambda rows: line.say(f"read {rows:,} rows"),
            )
            replay.writer.write(
                replay.history,
                is_stopped=is_stopped,
                on_progress=lambda progress: line.say(f"history: {words_of(progress)}"),
            )
            line.end()
            if not is_stopped():
                _play(database, replay, args.speed, is_stopped, line)
            report_unread(args.file.name, (*replay.unread, *replay.writer.unread))
    finally:
        line.end()
        database.dispose()
    return EXIT_STOPPED if is_stopped() else 0


def _play(
    database: "Database", replay: "Replay", speed: float, is_stopped: Callable[[], bool], line: "ProgressLine"
) -> None:
    """Sets the floor's clock and plays; in the end the clock goes on at the real pace."""
    from wallboard.domain.heartbeats import Kind
    from wallboard.engine.heart import EngineHeart
    from wallboard.engine.replay_loop import ReplayLoop
    from wallboard.services.replaying import start_clock

    print(_opening(replay, speed), flush=True)
    start_clock(database, replay.start_at, speed)
    loop = ReplayLoop(replay.writer, start_at=replay.start_at, speed=speed, until_at=replay.until_at)

    try:
        with EngineHeart(database, Kind.REPLAY) as heart:

            def note(position: "Position") -> None:
                heart.note()
                line.say(_words_of(position))

            end = loop.run(replay.to_come, is_stopped=is_stopped, on_position=note)
    finally:
        line.end()
        start_clock(database, loop.floor_now(), 1.0)
    print(f"Played to {end.floor_at:%Y-%m-%dT%H:%M:%SZ}: {end.written:,} of {end.total:,} happenings.")


def _words_of(position: "Position") -> str:
    late_s = position.late_by.total_seconds()
    late = f", {late_s:,.0f} s late" if late_s > 60 else ""
    return f"{position.floor_at:%Y-%m-%d %H:%M:%S}Z  {position.written:,} of {position.total:,} written{late}"


def _opening(replay: "Replay", speed: float) -> str:
    how = "goes on from" if replay.goes_on else "begins at"
    return (
        f"The floor {how} {replay.start_at:%Y-%m-%dT%H:%M:%SZ}, {speed:g} times as fast as it happened; "
        "Ctrl+C stops it, and the same command goes on there."
    )


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = math.nan
    if not 0 < speed <= FASTEST:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no speed; write a number above 0, up to {FASTEST:,.0f}"
        )
    return speed
