"""Who would be best for an incident, for other programs: everybody, in order, with what makes it."""

from dataclasses import dataclass, replace
from datetime import datetime

from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.board import Board
from wallboard.domain.decision import Decision
from wallboard.domain.deploy_facts import Inputs, Keeping
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.ranking import Ranking, rank
from wallboard.refusal import Refusal
from wallboard.services.database import Database
from wallboard.services.past import board_at
from wallboard.services.programs.naming import Named, incident_named
from wallboard.services.rationales import rationales_of
from wallboard.services.reading import BoardReader
from wallboard.services.spelling import Spelling
from wallboard.services.ties_reading import ties_then


@dataclass(frozen=True, slots=True)
class Explained:
    """One incident with all that decides about it, and the order in which that puts everybody."""

    incident: Named
    board: Board
    inputs: Inputs
    ranking: Ranking


def explain(
    database: Database,
    incident: str,
    *,
    at: datetime | None = None,
    role: AssignmentRole = AssignmentRole.LEAD,
    is_reserved: bool = False,
    reserved_for_at: datetime | None = None,
) -> Explained:
    """The ranking of an open incident as it is now, or as it was at an instant of the floor.

    With `is_reserved` of those who would be kept for it, by how things are planned for `reserved_for_at`.

    Raises:
        Refusal: there is no such incident, or it is not open then.
        DatabaseUnavailable: the database cannot answer now.
    """
    with database.reading() as connection:
        named = incident_named(connection, incident)
    board = BoardReader(database).whole() if at is None else _board_then(database, at, named.id)
    keeping = Keeping(reserved_for_at) if is_reserved else None
    inputs = inputs_of(board, named.id, board.floor_at, role, keeping)
    if inputs is None:
        then = "is not open" if at is None else f"was not open at {at:%Y-%m-%d %H:%M:%S}Z"
        raise Refusal(
            f"incident {named.name} {then}, so nobody can be sent; "
            f"“wallboard explain {named.name} --why” tells why somebody was sent before."
        )
    return Explained(named, board, inputs, rank(inputs))


def decisions(database: Database, incident: str) -> tuple[Named, tuple[Decision, ...]]:
    """Why people were sent to an incident, open or ended, as it was written down then; the oldest first.

    Raises:
        Refusal: there is no such incident.
        DatabaseUnavailable: the database cannot answer now.
        DatabaseRefused: this login may not read reasons.
    """
    with database.reading() as connection:
        named = incident_named(connection, incident)
    return named, rationales_of(database, named.id)


def _board_then(database: Database, at: datetime, incident_id: int) -> Board:
    """A past board, with who had been on the incident by then, or had known its customer."""
    board = board_at(database, at)
    with database.reading() as connection:
        return replace(board, ties=ties_then(connection, Spelling(database.dialect), at, incident_id))
