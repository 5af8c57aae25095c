"""The made-up floor at work, without a screen: it looks at the tables, decides, writes, and waits."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import Connection, func, select, update

from wallboard.domain.heartbeats import Kind
from wallboard.engine.heart import EngineHeart
from wallboard.services.database import Database, DatabaseRefused, DatabaseUnavailable
from wallboard.services.demo.acts import Act
from wallboard.services.demo.arrivals import Mood
from wallboard.services.demo.directory import Directory, read_directory
from wallboard.services.demo.laying import (
    DISPATCHER,
    day_start_of,
    lay_floor,
    plan_shifts,
    refuse_foreign_floor,
)
from wallboard.services.demo.life import Life
from wallboard.services.demo.marks import fire_past_marks
from wallboard.services.demo.pen import Pen
from wallboard.services.demo.plan import plan_floor
from wallboard.services.demo.reading import read_floor
from wallboard.services.demo.weeks import batches, lay_ended, weeks_behind
from wallboard.services.deploying.clocks import database_now, floor_now
from wallboard.services.schema import tables
from wallboard.services.sealing import seal_tail

BEGINS_AT = timedelta(hours=5)
OPENS_AT = timedelta(hours=14)
"""The demo always opens in the afternoon of the floor's own day, whatever the time is outside."""
HISTORY = OPENS_AT - BEGINS_AT
BATCH = 400
BEAT_S = 0.5
RETRY_S = 2.0

_log = logging.getLogger(__name__)


class DemoFloor:
    """One floor of one seed in one training database; `open_floor` makes it, `beat` lets it live on."""

    def __init__(self, database: Database, life: Life, found: Directory, lived_until: datetime) -> None:
        self._database = database
        self._life = life
        self._found = found
        self._lived_until = lived_until
        self._day = life.rota.day_of(lived_until)
        self._is_away = False

    def beat(self) -> int:
        """What has become due since the last beat; the number of acts that were written."""
        with self._database.reading() as connection:
            now = floor_now(connection)
            floor = read_floor(connection, self._found)
        if now <= self._lived_until:
            return 0
        acts = self._life.live(floor, self._lived_until, now)
        pen = Pen(self._found, self._life.plan.seed)
        written = sum(self._write(pen, act) for act in acts)
        self._lived_until = now
        self._begin_day(now)
        return written

    def run(self, wait: Callable[[float], bool], *, beat_s: float = BEAT_S) -> None:
        """Beats until `wait`, given seconds, answers that it is over; an outage is sat out."""
        pause_s = 0.0
        with EngineHeart(self._database, Kind.DEMO) as heart:
            while not wait(pause_s):
                pause_s = beat_s if self._beat_through() else RETRY_S
                heart.note()

    def _beat_through(self) -> bool:
        try:
            self.beat()
        except DatabaseUnavailable as trouble:
            if not self._is_away:
                _log.warning("the demo floor waits: %s", trouble.sentence)
            self._is_away = True
            return False
        if self._is_away:
            _log.warning("the demo floor goes on")
        self._is_away = False
        return True

    def _write(self, pen: Pen, act: Act) -> bool:
        """One act, one transaction, as every program on a floor writes for itself."""
        try:
            with self._database.writing() as connection:
                _sign(connection)
                return pen.write(connection, act)
        except DatabaseRefused as refusal:
            _log.info("left out: %s", refusal.sentence)
            return False

    def _begin_day(self, now: datetime) -> None:
        if self._life.rota.day_of(now) != self._day:
            with self._database.writing() as connection:
                plan_shifts(connection, self._life.plan, self._life.rota, now)
            self._day = self._life.rota.day_of(now)


def open_floor(database: Database, *, seed: int, speed: float = 1.0, mood: Mood = Mood.USUAL) -> DemoFloor:
    """The floor of this seed, laid and with some hours behind it; a floor that is there is carried on.

    Raises:
        DatabaseRefused: the database is live, or holds another floor.
    """
    plan = plan_floor(seed)
    with database.writing(seals=False) as connection:
        is_there = refuse_foreign_floor(connection, plan)
        _set_speed(connection, speed)
        now = floor_now(connection)
        day_start_at = (day_start_of(connection, plan) if is_there else None) or _day_start(now)
        life = Life(seed, day_start_at, mood)
        since = max(now - HISTORY, _last_moment(connection) or now - HISTORY)
        if not is_there:
            since = day_start_at + BEGINS_AT
            lay_floor(connection, plan, since)
        plan_shifts(connection, plan, life.rota, now)
        found = read_directory(connection)
    if not is_there:
        _lay_weeks(database, life, found, since)
    _live_through(database, life, found, since, now)
    fire_past_marks(database, since, now)
    seal_tail(database)
    return DemoFloor(database, life, found, now)


def _live_through(database: Database, life: Life, found: Directory, since: datetime, until: datetime) -> None:
    """The hours before now, worked out ahead of the tables and then written in batches."""
    with database.reading() as connection:
        floor = read_floor(connection, found)
    acts = life.live(floor, since, until)
    pen = Pen(found, life.plan.seed)
    for batch in _batches(acts):
        with database.writing(seals=False) as connection:
            _sign(connection)
            for act in batch:
                pen.write(connection, act)


def _lay_weeks(database: Database, life: Life, found: Directory, ended_by: datetime) -> None:
    """What lies behind the floor that is about to live; a floor that is there has its own past."""
    rows = weeks_behind(life.plan.seed, life.rota.day_start_at, ended_by, found)
    for batch in batches(rows):
        with database.writing(seals=False) as connection:
            _sign(connection)
            lay_ended(connection, batch)


def _batches(acts: Iterator[Act]) -> Iterator[list[Act]]:
    while batch := list(islice(acts, BATCH)):
        yield batch


def _day_start(now: datetime) -> datetime:
    """Midnight on the floor, so that the last quarter of an hour is its two o'clock in the afternoon."""
    quarter = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)
    return quarter - OPENS_AT


def _set_speed(connection: Connection, speed: float) -> None:
    """From now on the floor's time passes at this speed; at 1 a new floor keeps the real time."""
    clock = tables.floor_clock
    if connection.scalar(select(clock.c.speed)) != speed:
        connection.execute(
            update(clock).values(
                floor_anchor_at=floor_now(connection),
                database_anchor_at=database_now(connection),
                speed=speed,
            )
        )


def _last_moment(connection: Connection) -> datetime | None:
    """The floor's time of the last thing that happened to an incident."""
    at: datetime | None = connection.scalar(select(func.max(tables.incident.c.effective_at)))
    return at


def _sign(connection: Connection) -> None:
    """In SQLite, where everybody is the same system user, the floor says that it is not the person."""
    if connection.dialect.name == "sqlite":
        dispatcher = select(tables.operator.c.id).where(tables.operator.c.login == DISPATCHER)
        connection.execute(update(tables.writer).values(operator_id=dispatcher.scalar_subquery()))
