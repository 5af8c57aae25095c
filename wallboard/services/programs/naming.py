"""Who and what is meant by a reference or a code."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from wallboard.domain.board import Board
from wallboard.domain.event import Entity
from wallboard.domain.staff import Agent, Team
from wallboard.refusal import Refusal
from wallboard.services.database import Database
from wallboard.services.proofs import incident_called
from wallboard.services.reading import names_of
from wallboard.services.schema import tables


@dataclass(frozen=True, slots=True)
class Named:
    """An incident that was named, open or ended, as it is now."""

    id: int
    name: str
    version: int


def incident_named(connection: Connection, called: str) -> Named:
    """The incident of a reference, SOURCE:REFERENCE or #ID.

    Raises:
        Refusal: there is no such incident, or more than one.
    """
    incident_id, source, reference = incident_called(connection, called)
    version = connection.scalar(select(tables.incident.c.version).where(tables.incident.c.id == incident_id))
    return Named(incident_id, f"{source}:{reference}", int(version or 0))


def incidents_named(connection: Connection, called: Sequence[str]) -> tuple[Named, ...]:
    """Several, each once.

    Raises:
        Refusal: one is not there, is not the only one of its name, or is named twice.
    """
    found = tuple(incident_named(connection, one) for one in called)
    if not found:
        raise Refusal("no incident was named; name at least one.")
    for place, one in enumerate(found):
        if one.id in {earlier.id for earlier in found[:place]}:
            raise Refusal(f"incident {one.name} is named twice; name each once.")
    return found


@dataclass(frozen=True, slots=True)
class Directory:
    """Everybody's codes and names, by id."""

    agents: Mapping[int, str]
    teams: Mapping[int, str]
    names: Mapping[int, str]

    def name(self, agent_id: int | None, team_id: int | None = None) -> str:
        """What a person calls an agent or a team."""
        if agent_id is None:
            return "nobody" if team_id is None else self.teams.get(team_id, f"#{team_id}")
        return self.names.get(agent_id) or self.agents.get(agent_id, f"#{agent_id}")

    def agent_id(self, code: str) -> int:
        """The agent of a code.

        Raises:
            Refusal: there is none.
        """
        found = next((one for one, known in self.agents.items() if known == code), None)
        if found is None:
            raise Refusal(_nobody("agent", code, self.agents.values()))
        return found


def directory_of(database: Database) -> Directory:
    """Everybody as they are called now.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    with database.reading() as connection:
        agents = connection.execute(select(tables.agent.c.id, tables.agent.c.code))
        teams = connection.execute(select(tables.team.c.id, tables.team.c.code))
        return Directory(
            {row.id: row.code for row in agents},
            {row.id: row.code for row in teams},
            names_of(connection, Entity.AGENT_NAME),
        )


def agent_named(board: Board, code: str) -> Agent:
    """The agent of a code.

    Raises:
        Refusal: there is none.
    """
    found = next((agent for agent in board.agents.values() if agent.code == code), None)
    if found is None:
        raise Refusal(_nobody("agent", code, (agent.code for agent in board.agents.values())))
    return found


def team_named(board: Board, code: str) -> Team:
    """The team of a code.

    Raises:
        Refusal: there is none.
    """
    found = next((team for team in board.teams.values() if team.code == code), None)
    if found is None:
        raise Refusal(_nobody("team", code, (team.code for team in board.teams.values())))
    return found


def _nobody(what: str, code: str, codes: Iterable[str]) -> str:
    near = difflib.get_close_matches(code, list(codes), n=3)
    hint = f" Did you mean {' or '.join(f'“{one}”' for one in near)}?" if near else ""
    return f"no {what} has the code “{code}”.{hint}"
