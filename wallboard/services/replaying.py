"""Prepares the replay of a log: what is history by then, what is still to come, and the floor's clock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update

from wallboard.refusal import Refusal
from wallboard.services.database import Database
from wallboard.services.importing import HistoryWriter
from wallboard.services.intake.happenings import Happening
from wallboard.services.intake.telling import read_log
from wallboard.services.intake.trouble import UnreadRow
from wallboard.services.mapping import Mapping
from wallboard.services.schema import tables


class ReplayRefused(Refusal):
    """A log cannot be replayed here; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Replay:
    """What is to be played: from `start_at`, which is later than asked for when a replay goes on."""

    writer: HistoryWriter
    history: tuple[Happening, ...]
    to_come: tuple[Happening, ...]
    start_at: datetime
    until_at: datetime | None
    goes_on: bool
    unread: tuple[UnreadRow, ...]


def instant_in(text: str, zone: ZoneInfo) -> datetime:
    """An instant that a person wrote, in the log's own zone where it names none.

    Raises:
        ReplayRefused: the text is no instant.
    """
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ReplayRefused(
            f"“{text}” is no instant; write it like 2016-03-07T12:00, which is in {zone.key}, "
            "or 2016-03-07T12:00+01:00."
        ) from None
    return (at if at.tzinfo is not None else at.replace(tzinfo=zone)).astimezone(UTC)


def refuse_live(database: Database) -> None:
    """A replay writes yesterday's incidents and turns the clock: never where the floor is real.

    Raises:
        ReplayRefused: the database is a live one.
    """
    with database.reading() as connection:
        kind = connection.scalar(select(tables.floor.c.kind))
    if kind != "training":
        raise ReplayRefused(
            f"{database.place} is a live database, and a replay would write past incidents into it and turn "
            "its clock. Make one for training: wallboard db init --kind training --database URL"
        )


def prepare_replay(
    database: Database,
    path: Path,
    mapping: Mapping,
    *,
    from_at: datetime,
    until_at: datetime | None = None,
    strict: bool = False,
    on_rows: Callable[[int], None] = lambda _: None,
) -> Replay:
    """Reads the log and sorts what is not in the database yet into history and what is to come.

    A replay that was stopped goes on at the last instant that it wrote.

    Raises:
        ReplayRefused: the database is live, or already holds all that would be played.
        LogFileRefused, MappingRefused, StoppedAtRow: as for an import.
    """
    refuse_live(database)
    if until_at is not None and until_at <= from_at:
        raise ReplayRefused("--until must be later than --from.")
    told = read_log(path, mapping, strict=strict, on_rows=on_rows)
    writer = HistoryWriter(database, mapping, told, strict=strict)
    pending = writer.pending(told.happenings)
    start_at, goes_on = starting_point(told.happenings, pending, from_at)
    to_come = [each for each in pending if start_at <= each.due_at and not _is_after(each, until_at)]
    if not to_come:
        raise ReplayRefused(_nothing_to_play(path, told.happenings, from_at, goes_on=goes_on))
    return Replay(
        writer=writer,
        history=tuple(each for each in pending if each.due_at < start_at),
        to_come=tuple(to_come),
        start_at=start_at,
        until_at=until_at,
        goes_on=goes_on,
        unread=told.unread,
    )


def starting_point(
    happenings: Sequence[Happening], pending: Sequence[Happening], from_at: datetime
) -> tuple[datetime, bool]:
    """Where the floor's time begins, and whether that is because an earlier replay came so far."""
    open_digests = {each.digest for each in pending}
    played = [each.due_at for each in happenings if each.digest not in open_digests]
    last = max(played, default=from_at)
    return (last, True) if last > from_at else (from_at, any(at == from_at for at in played))


def start_clock(database: Database, floor_at: datetime, speed: float) -> None:
    """Sets the floor's time: `floor_at` now, and `speed` times as fast as the database's clock."""
    with database.writing() as connection:
        if database.dialect == "sqlite":
            database_now = datetime.now(UTC)
        else:
            database_now = connection.scalar(select(func.clock_timestamp())) or datetime.now(UTC)
        before = connection.scalar(select(tables.floor_clock.c.effective_at))
        connection.execute(
            update(tables.floor_clock).values(
                floor_anchor_at=floor_at,
                database_anchor_at=database_now,
                speed=speed,
                # The same instant again would count as left out.
                effective_at=floor_at if floor_at != before else floor_at - timedelta(milliseconds=1),
            )
        )


def _is_after(happening: Happening, until_at: datetime | None) -> bool:
    return until_at is not None and happening.due_at > until_at


def _nothing_to_play(path: Path, happenings: Sequence[Happening], from_at: datetime, *, goes_on: bool) -> str:
    if goes_on:
        return (
            f"all that {path.name} tells after that is in this database already; to see it again, "
            "replay into a new one: wallboard db init --kind training --database URL"
        )
    if not happenings:
        return f"{path.name} tells nothing that could be played."
    first, last = happenings[0].due_at, happenings[-1].due_at
    return (
        f"{path.name} tells nothing between {from_at:%Y-%m-%dT%H:%MZ} and --until; "
        f"it runs from {first:%Y-%m-%dT%H:%MZ} to {last:%Y-%m-%dT%H:%MZ}."
    )
