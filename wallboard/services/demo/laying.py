"""Lays the made-up floor into an empty training database: all that is there before anything happens."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from wallboard.domain.sla_document import text_of
from wallboard.domain.sla_policy import simple_rules
from wallboard.services.database_errors import DatabaseRefused
from wallboard.services.demo.catalogue import NATURES, PROMISED, PROMISES_S, SKILLS, TEAMS
from wallboard.services.demo.directory import Directory, read_directory
from wallboard.services.demo.plan import FloorPlan
from wallboard.services.demo.rota import DAY, PATTERNS_H, Rota
from wallboard.services.schema import tables

DISPATCHER = "dispatcher"


def refuse_foreign_floor(connection: Connection, plan: FloorPlan) -> bool:
    """Whether the plan's floor is there already.

    Raises:
        DatabaseRefused: the database is live, or holds a floor that this seed did not make.
    """
    if connection.scalar(select(tables.floor.c.kind)) != "training":
        raise DatabaseRefused(
            "this database is live, and the demo would put made-up incidents among real ones; "
            "give it a training database, or none and it makes its own"
        )
    names = {
        row.code: row.name
        for row in connection.execute(
            select(tables.agent.c.code, tables.agent_name.c.name).outerjoin_from(
                tables.agent, tables.agent_name
            )
        )
    }
    if names and names != {agent.code: agent.name for agent in plan.agents}:
        raise DatabaseRefused(
            "this training database holds another floor than the one of this --seed; "
            "give the demo an empty one, or the seed that made it"
        )
    if not names and connection.scalar(select(tables.incident.c.id).limit(1)) is not None:
        raise DatabaseRefused(
            "this training database holds incidents already; give the demo an empty one, or none"
        )
    return bool(names)


def lay_floor(connection: Connection, plan: FloorPlan, at: datetime) -> None:
    """Teams, skills, natures, agents, their names, and the promises that this floor makes."""
    _put(connection, tables.team, at, ({"code": team.code, "name": team.name} for team in TEAMS))
    _put(connection, tables.skill, at, ({"code": code, "name": name} for code, name in SKILLS.items()))
    _put(connection, tables.nature, at, ({"code": one.code, "name": one.name} for one in NATURES.values()))
    found = read_directory(connection)
    _put(connection, tables.nature_skill, at, _needed_skills(found))
    _put(
        connection,
        tables.agent,
        at,
        (
            {"code": one.code, "team_id": found.teams[one.team], "capacity": one.capacity}
            for one in plan.agents
        ),
    )
    found = read_directory(connection)
    connection.execute(
        insert(tables.agent_name),
        [{"agent_id": found.agents[one.code], "name": one.name} for one in plan.agents],
    )
    _put(connection, tables.agent_skill, at, _held_skills(plan, found, at))
    _publish_promises(connection, at)
    made = connection.execute(insert(tables.operator).values(login=DISPATCHER, role="program"))
    (key,) = made.inserted_primary_key or (0,)
    connection.execute(insert(tables.operator_name).values(operator_id=key, name="the dispatcher"))


def plan_shifts(connection: Connection, plan: FloorPlan, rota: Rota, at: datetime) -> None:
    """Shifts from the day before `at` to the day after it, as far as they are not there yet."""
    shift = tables.shift
    agents = read_directory(connection).agents
    known = {
        (row.agent_id, row.starts_at)
        for row in connection.execute(select(shift.c.agent_id, shift.c.starts_at))
    }
    today = rota.day_of(at)
    wanted = [rota.shift(agent, day) for agent in plan.agents for day in range(today - 1, today + 2)]
    _put(
        connection,
        shift,
        None,
        (
            {"agent_id": agents[one.agent], "starts_at": one.starts_at, "ends_at": one.ends_at}
            for one in wanted
            if (agents[one.agent], one.starts_at) not in known
        ),
    )


def day_start_of(connection: Connection, plan: FloorPlan) -> datetime | None:
    """The midnight of the day on which the floor was laid: its first shifts are those of the day before."""
    first = plan.agents[0]
    starts_at: datetime | None = connection.scalar(
        select(tables.shift.c.starts_at)
        .join(tables.agent, tables.agent.c.id == tables.shift.c.agent_id)
        .where(tables.agent.c.code == first.code)
        .order_by(tables.shift.c.starts_at)
        .limit(1)
    )
    shift_start = timedelta(hours=PATTERNS_H[first.pattern][0])
    return None if starts_at is None else starts_at - shift_start + DAY


def _needed_skills(found: Directory) -> Iterable[dict[str, Any]]:
    for nature in NATURES.values():
        for skill in nature.skills:
            yield {"nature_id": found.natures[nature.code], "skill_id": found.skills[skill]}


def _held_skills(plan: FloorPlan, found: Directory, at: datetime) -> Iterable[dict[str, Any]]:
    for agent in plan.agents:
        for held in agent.skills:
            days = held.expires_in_days
            yield {
                "agent_id": found.agents[agent.code],
                "skill_id": found.skills[held.code],
                "expires_at": None if days is None else at + days * DAY,
            }


def _publish_promises(connection: Connection, at: datetime) -> None:
    """In force before the first incident of this floor is opened."""
    spans = {
        (priority, promise): timedelta(seconds=within_s)
        for priority, promises in PROMISES_S.items()
        for promise, within_s in zip(PROMISED, promises, strict=True)
    }
    rules = simple_rules(spans, "The made-up floor's promises")
    connection.execute(insert(tables.policy_version).values(in_force_at=at, document=text_of(rules)))


def _put(connection: Connection, table: Table, at: datetime | None, rows: Iterable[dict[str, Any]]) -> None:
    stamp = {} if at is None else {"effective_at": at}
    wanted = [{**row, **stamp} for row in rows]
    if wanted:
        connection.execute(insert(table), wanted)
