"""Which row is which team, agent and nature: the ids that a database gave to the floor's codes."""

from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from wallboard.services.schema import tables


@dataclass(frozen=True, slots=True)
class Directory:
    """Ids by code."""

    teams: dict[str, int]
    agents: dict[str, int]
    natures: dict[str, int]
    skills: dict[str, int]


def read_directory(connection: Connection) -> Directory:
    return Directory(
        teams=_ids(connection, tables.team),
        agents=_ids(connection, tables.agent),
        natures=_ids(connection, tables.nature),
        skills=_ids(connection, tables.skill),
    )


def by_id(codes: dict[str, int]) -> dict[int, str]:
    return {key: code for code, key in codes.items()}


def _ids(connection: Connection, table: Table) -> dict[str, int]:
    return {row.code: row.id for row in connection.execute(select(table.c.id, table.c.code))}
