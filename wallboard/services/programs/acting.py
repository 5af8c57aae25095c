"""The rest of an incident's life for other programs: acknowledged, paused, resolved, merged and so on."""

from collections.abc import Sequence
from uuid import UUID

from wallboard.domain.board import Board
from wallboard.domain.commands import SingleCommand
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.services.database import Database
from wallboard.services.programs.answer import Answer
from wallboard.services.programs.asking import ask
from wallboard.services.programs.naming import Named, incident_named


def act(
    database: Database,
    what: LifeAct | str,
    incident: str | Sequence[str],
    *,
    into: str | None = None,
    reason_code: str | None = None,
    reason: str | None = None,
    version_seen: int | None = None,
    command_id: UUID | None = None,
    is_all_or_none: bool = True,
) -> Answer:
    """Acknowledges, pauses, resumes, escalates, resolves, closes, reopens, merges or cancels incidents.

    Pausing, resolving and cancelling name a `reason_code` of their short list: why, or with what outcome.
    Merging names the incident that it goes `into`.

    Raises:
        Refusal: there is no such incident.
        DatabaseUnavailable: the database cannot answer now.
    """
    into_id = None
    if into is not None:
        with database.reading() as connection:
            into_id = incident_named(connection, into).id

    def make(_board: Board, named: Named, key: UUID) -> SingleCommand:
        version = named.version if version_seen is None else version_seen
        return ChangeLife(key, named.id, version, LifeAct(what), reason_code, into_id, reason)

    return ask(database, incident, make, command_id=command_id, is_all_or_none=is_all_or_none)
