"""A small floor for the tests of commands: two teams, four agents, a few incidents, names apart."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, Table, insert, select, update

from wallboard.domain.commands import Deploy, Release, TakeBack
from wallboard.services.database import Database, system_login
from wallboard.services.schema import tables


@dataclass(frozen=True, slots=True)
class SmallFloor:
    """The ids of what is there; every incident is of severity 2, which weighs 4 of an agent's 10."""

    network: int
    hosting: int
    ana: int
    ben: int
    cara: int
    off_duty: int
    first: int
    second: int
    third: int


def new_id(connection: Connection, table: Table, **values: Any) -> int:
    key = connection.execute(insert(table).values(**values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def lay_small_floor(database: Database) -> SmallFloor:
    now = datetime.now(UTC)
    with database.writing() as c:
        network = new_id(c, tables.team, code="network", name="Network")
        hosting = new_id(c, tables.team, code="hosting", name="Hosting")
        routing = new_id(c, tables.skill, code="routing", name="Routing")
        nature = new_id(c, tables.nature, code="core-switch", name="Core switch")
        new_id(c, tables.nature_skill, nature_id=nature, skill_id=routing)
        people = {}
        for code, name, team in (
            ("ana", "Ana K", network),
            ("ben", "Ben T", network),
            ("cara", "Cara M", hosting),
            ("dev", "Dev P", hosting),
        ):
            people[code] = new_id(c, tables.agent, code=code, team_id=team, capacity=10)
            c.execute(insert(tables.agent_name).values(agent_id=people[code], name=name))
            state = "off" if code == "dev" else "on_shift"
            c.execute(
                insert(tables.presence).values(
                    agent_id=people[code], state=state, since_at=now - timedelta(minutes=30)
                )
            )
            new_id(c, tables.agent_skill, agent_id=people[code], skill_id=routing)
        incidents = [
            new_id(
                c,
                tables.incident,
                source="crm",
                reference=reference,
                nature_id=nature,
                severity=2,
                urgency=2,
                team_id=network,
            )
            for reference in ("48213", "48214", "48215")
        ]
    return SmallFloor(
        network, hosting, people["ana"], people["ben"], people["cara"], people["dev"], *incidents
    )


def name_operator(database: Database, name: str) -> None:
    """Gives the person who writes through this database a name."""
    login = system_login() if database.dialect == "sqlite" else "postgres"
    with database.writing() as c:
        operator_id = c.scalar(select(tables.operator.c.id).where(tables.operator.c.login == login))
        c.execute(insert(tables.operator_name).values(operator_id=operator_id, name=name))


def rows(database: Database, table: Table, **where: Any) -> list[Any]:
    with database.reading() as c:
        statement = select(table).order_by(*table.primary_key.columns)
        for name, value in where.items():
            statement = statement.where(table.c[name] == value)
        return list(c.execute(statement).all())


def incident(database: Database, incident_id: int) -> Any:
    (row,) = rows(database, tables.incident, id=incident_id)
    return row


def active(database: Database, incident_id: int) -> list[Any]:
    return [
        one for one in rows(database, tables.assignment, incident_id=incident_id) if one.state != "released"
    ]


def deploy_of(incident_id: int, agent_id: int, *, version: int = 1, reason: str | None = None) -> Deploy:
    """With a reason, so that it stands whoever is recommended."""
    return Deploy(uuid4(), incident_id, version, agent_id=agent_id, reason=reason, reason_code="asked_for")


def offer_of(incident_id: int, team_id: int, *, version: int = 1) -> Deploy:
    return Deploy(uuid4(), incident_id, version, team_id=team_id, reason_code="asked_for")


def release_of(incident_id: int, *, version: int, agent_id: int | None = None) -> Release:
    return Release(uuid4(), incident_id, version, agent_id=agent_id)


def take_back_of(command_id: UUID, *, reason: str | None = None) -> TakeBack:
    return TakeBack(uuid4(), command_id, reason=reason)


def set_presence(database: Database, agent_id: int, **values: Any) -> None:
    with database.writing() as c:
        c.execute(update(tables.presence).where(tables.presence.c.agent_id == agent_id).values(**values))
