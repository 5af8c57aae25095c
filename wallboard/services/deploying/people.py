"""Who somebody is, in words; from the tables of names, because the log knows ids only."""

from typing import Any

from sqlalchemy import Connection, select

from wallboard.services.schema import tables


def agent_words(connection: Connection, agent_id: int) -> str:
    """An agent's name, or their code where no name is kept."""
    name, code = tables.agent_name, tables.agent
    row = connection.execute(
        select(name.c.name, code.c.code)
        .select_from(code.outerjoin(name, name.c.agent_id == code.c.id))
        .where(code.c.id == agent_id)
    ).one_or_none()
    return str(row.name or row.code) if row else f"agent {agent_id}"


def team_words(connection: Connection, team_id: int) -> str:
    return str(
        connection.scalar(select(tables.team.c.name).where(tables.team.c.id == team_id)) or f"team {team_id}"
    )


def operator_words(connection: Connection, operator_id: int | None) -> str:
    """A person's name, or the login where no name is kept; empty for nobody who is known."""
    name, operator = tables.operator_name, tables.operator
    row = connection.execute(
        select(name.c.name, operator.c.login)
        .select_from(operator.outerjoin(name, name.c.operator_id == operator.c.id))
        .where(operator.c.id == operator_id)
    ).one_or_none()
    return "" if row is None else str(row.name or row.login)


def writer_words(connection: Connection, event: Any) -> str:
    """Whose act an event was: a person, else the program that wrote it."""
    who = operator_words(connection, event.operator_id)
    if who:
        return who
    program = str(event.program or "").partition("/")[0]
    return f"the program {program}" if program else "somebody else"
