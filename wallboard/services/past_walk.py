"""Boards of one past instant after another: a step costs what changed on the way, not how long the log is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from wallboard.domain.assignment import Assignment
from wallboard.domain.board import Board
from wallboard.domain.day_fold import day_begins
from wallboard.domain.event import Entity
from wallboard.domain.timeline import Timeline
from wallboard.services.database import Database
from wallboard.services.past import board_of_past, open_ids, past_rows, past_timelines
from wallboard.services.past_events import BETWEEN, Key, LastEvent, Rows, last_events, restate, with_instants
from wallboard.services.patience import patient_reading
from wallboard.services.spelling import Spelling

STEP_AT_MOST = 10_000
"""Beyond so many events on the way the board is read anew."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Where the walk stands: all that its last board was made of, and how long the log was then.

    Of incidents that had ended it holds those opened since `since_at`.
    """

    at: datetime
    epoch: str
    head: int
    since_at: datetime
    rows: Rows
    told: Mapping[int, Timeline]


class PastWalk:
    """Reads past boards of one database, each from the one before where that is near; for one thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._spelling = Spelling(database.dialect)
        self._anchor: _Anchor | None = None

    def board_at(self, at: datetime) -> Board:
        """The same board that is read from the whole log.

        Raises:
            DatabaseUnavailable: the database cannot answer now.
        """
        anchor, self._anchor = self._anchor, None
        with patient_reading(self._database) as connection:
            if anchor is None or not self._is_near(connection, anchor, at):
                anchor = self._read(connection, at)
            else:
                anchor = self._step(connection, anchor, at)
            board = board_of_past(connection, self._spelling, anchor.rows, anchor.told, at)
        self._anchor = anchor
        return board

    def _read(self, connection: Connection, at: datetime) -> _Anchor:
        epoch, head = _head(connection)
        rows = past_rows(connection, self._spelling, at)
        told = past_timelines(connection, self._spelling, open_ids(rows), at)
        return _Anchor(at, epoch, head, day_begins(rows.values(), at), rows, told)

    def _step(self, connection: Connection, anchor: _Anchor, at: datetime) -> _Anchor:
        epoch, head = _head(connection)
        way = {"since": min(anchor.at, at), "until": max(anchor.at, at)}
        changed = last_events(connection, at, BETWEEN, head=anchor.head, **way)
        rows = dict(anchor.rows)
        touched = _incidents_of(changed, rows) | _put_on_between(connection, **way)
        touched |= _put_on_since(connection, anchor.head)
        restate(connection, self._spelling, rows, changed, at)
        touched |= _incidents_of(changed, rows)
        ids = open_ids(rows)
        told = {one: anchor.told[one] for one in ids if one in anchor.told and one not in touched}
        anew = [one for one in ids if one not in told]
        told |= past_timelines(connection, self._spelling, anew, at)
        return _Anchor(at, epoch, head, anchor.since_at, rows, told)

    def _is_near(self, connection: Connection, anchor: _Anchor, at: datetime) -> bool:
        """Whether the log went on where the anchor was cast, and few events lie on the way."""
        epoch, head = _head(connection)
        if (
            epoch != anchor.epoch
            or head < anchor.head
            or day_begins(anchor.rows.values(), at) < anchor.since_at
        ):
            return False
        sql = with_instants(
            "SELECT count(*) FROM (SELECT 1 FROM event WHERE effective_at > :since "
            "AND effective_at <= :until LIMIT :most) AS way"
        )
        way = {"since": min(anchor.at, at), "until": max(anchor.at, at), "most": STEP_AT_MOST}
        found = connection.scalar(sql, way) or 0
        return found + head - anchor.head < STEP_AT_MOST


def _head(connection: Connection) -> tuple[str, int]:
    epoch, head = connection.execute(
        text("SELECT epoch, (SELECT coalesce(max(seq), 0) FROM event) FROM floor")
    ).one()
    return epoch, head


def _incidents_of(changed: Mapping[Key, LastEvent], rows: Rows) -> set[int]:
    """The incidents of which changed rows tell."""
    found = {row_id for entity, row_id in changed if entity is Entity.INCIDENT}
    assignments = (rows.get(key) for key in changed if key[0] is Entity.ASSIGNMENT)
    return found | {one.incident_id for one in assignments if isinstance(one, Assignment)}


def _put_on_between(connection: Connection, *, since: datetime, until: datetime) -> set[int]:
    """The incidents on which somebody was put by then, whenever that was written."""
    sql = with_instants(
        "SELECT DISTINCT incident_id FROM assignment WHERE assigned_at > :since AND assigned_at <= :until"
    )
    return set(connection.scalars(sql, {"since": since, "until": until}))


def _put_on_since(connection: Connection, head: int) -> set[int]:
    """The incidents of assignments written since the log was so long, whenever they take effect."""
    sql = text(
        "SELECT DISTINCT incident_id FROM assignment WHERE id IN "
        "(SELECT entity_id FROM event WHERE seq > :head AND (entity || '') = 'assignment')"
    )
    return set(connection.scalars(sql, {"head": head}))
