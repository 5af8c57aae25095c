"""What a deployment is decided from, read inside its transaction: the same inputs that a board would give."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime, timedelta

from immutables import Map
from sqlalchemy import Connection, text

from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.board import Board
from wallboard.domain.burden import burdens_anew
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.deploy_facts import Inputs, Keeping
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.event import Entity, Row, Unreadable
from wallboard.domain.floor_rows import FloorRows
from wallboard.domain.gather import gathered
from wallboard.domain.policy import FloorClock
from wallboard.domain.promise import next_promise
from wallboard.domain.timeline import NOTHING, Timeline
from wallboard.services.deploying.carried import carried
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.reading import let_go
from wallboard.services.rows import row_or_unreadable
from wallboard.services.spelling import Spelling
from wallboard.services.ties_reading import ties_of
from wallboard.services.timelines import timelines_of

_NEEDS = "FROM nature_skill AS n JOIN incident AS i ON i.nature_id = n.nature_id WHERE i.id = {id}"
_NO_INCIDENT = 0
_VERSIONS = 3
"""How many versions of rules are read, the newest first: an unreadable one rules nothing."""


def inputs_now(
    connection: Connection,
    incident_id: int,
    role: AssignmentRole = AssignmentRole.LEAD,
    keeping: Keeping | None = None,
) -> Inputs:
    """What rules and ranking look at, as the tables are; to be called under the locks.

    Raises:
        CommandRefused: the incident's row makes no sense.
    """
    now = floor_now(connection)
    at = now if keeping is None else keeping.judged_at(now)
    board = _board(connection, int(incident_id), now, at)
    inputs = inputs_of(board, incident_id, now, role, keeping)
    if inputs is None:
        raise CommandRefused("This incident cannot be read. Have its row put right first.")
    return inputs


def staff_now(connection: Connection, now: datetime) -> Board:
    """A board of everybody and of what they carry; it holds no other incidents."""
    return _board(connection, _NO_INCIDENT, now, now)


def _board(connection: Connection, incident_id: int, now: datetime, at: datetime) -> Board:
    """A board of everybody, of what they carry, and of one incident with the promise that is due next.

    Of shifts it holds those around `at`.
    """
    spelling = Spelling(connection.dialect.name)
    told = timelines_of(connection, spelling, [incident_id])
    timeline = told.get(incident_id, NOTHING)
    rows: list[Row | Unreadable] = [
        *_staff(connection, spelling, incident_id, at),
        *_rules(connection, spelling, timeline, now),
        *carried(connection, spelling, incident_id),
    ]
    floor, _ = gathered(rows, let_go(connection, spelling), told)
    clocks = Clockwork(floor.policy_versions.values(), floor.teams, floor.natures).clocks(timeline)
    promise = next_promise(clocks)
    return Board(
        **{field.name: getattr(floor, field.name) for field in fields(FloorRows)},
        read_at=now,
        epoch="",
        seq=0,
        kind="",
        clock=FloorClock(now, now, 1.0),
        promises=Map({} if promise is None else {incident_id: promise}),
        burdens=burdens_anew(floor),
        ties=ties_of(connection, spelling, now, incident_id),
    )


def _staff(
    connection: Connection, spelling: Spelling, incident_id: int, at: datetime
) -> Iterator[Row | Unreadable]:
    """Everybody, what they can do of what is needed, and the shifts around an instant."""
    needs = _NEEDS.format(id=incident_id)
    wanted = {
        Entity.TEAM: "",
        Entity.AGENT: "",
        Entity.PRESENCE: "",
        Entity.SEVERITY_WEIGHT: "",
        Entity.NATURE: f" WHERE id = (SELECT nature_id FROM incident WHERE id = {incident_id})",
        Entity.NATURE_SKILL: f" WHERE id IN (SELECT n.id {needs})",
        Entity.SKILL: f" WHERE id IN (SELECT n.skill_id {needs})",
        Entity.AGENT_SKILL: " WHERE id IN (SELECT g.id FROM agent_skill AS g "
        f"WHERE g.skill_id IN (SELECT n.skill_id {needs}))",
        Entity.SHIFT: f" WHERE id IN ({_shifts_around(spelling, at)})",
        Entity.INCIDENT: f" WHERE id = {incident_id}",
    }
    for entity, only in wanted.items():
        yield from _rows(connection, spelling, entity, only)


def _shifts_around(spelling: Spelling, instant: datetime) -> str:
    """The shifts that run, each agent's next one, and the last one, which says that they have shifts."""
    at, day_ago = spelling.literal(instant), spelling.literal(instant - timedelta(days=1))
    of_agent = "SELECT o.id FROM shift AS o WHERE o.agent_id = a.id"
    return (
        "SELECT s.id FROM agent AS a JOIN shift AS s ON s.agent_id = a.id "
        f"AND s.starts_at >= {day_ago} AND s.starts_at <= {at} AND s.ends_at > {at} "
        f"UNION SELECT ({of_agent} AND o.starts_at > {at} ORDER BY o.starts_at LIMIT 1) FROM agent AS a "
        f"UNION SELECT ({of_agent} ORDER BY o.starts_at DESC LIMIT 1) FROM agent AS a"
    )


def _rules(
    connection: Connection, spelling: Spelling, timeline: Timeline, now: datetime
) -> Iterator[Row | Unreadable]:
    """The rules of deploying in force, and the SLA rules that this incident is under or was moved to."""
    in_force = "SELECT id FROM {table} WHERE in_force_at <= {at} ORDER BY number DESC LIMIT {most}"
    newest = in_force.format(table="deploy_version", at=spelling.literal(now), most=_VERSIONS)
    yield from _rows(connection, spelling, Entity.DEPLOY_VERSION, f" WHERE id IN ({newest})")
    if not timeline.moments:
        return
    opened_at = spelling.literal(timeline.moments[-1].facts.opened_at)
    began = in_force.format(table="policy_version", at=opened_at, most=1)
    moved = {one.facts.policy_version_id for one in timeline.moments} - {None}
    among = "".join(f", {int(one or 0)}" for one in moved)
    yield from _rows(connection, spelling, Entity.POLICY_VERSION, f" WHERE id IN (({began}){among})")


def _rows(
    connection: Connection, spelling: Spelling, entity: Entity, only: str
) -> Iterator[Row | Unreadable]:
    sql = text(f"SELECT id, {spelling.row} FROM {entity}_row{only}")
    for row_id, row in connection.execute(sql):
        yield row_or_unreadable(entity, row_id, row)
