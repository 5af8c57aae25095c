"""Takes back what was asked for before, for other programs."""

from uuid import UUID, uuid4

from wallboard.domain.commands import TakeBack
from wallboard.services.database import Database
from wallboard.services.programs.answer import Answer, Came, refused
from wallboard.services.programs.asking import USED
from wallboard.services.programs.carrying import carried_out, done_before


def take_back(
    database: Database,
    command: UUID,
    *,
    reason_code: str | None = None,
    reason: str | None = None,
    command_id: UUID | None = None,
) -> Answer:
    """Undoes an earlier command of one's own, or all that several did; after 20 seconds with a reason.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    key = command_id or uuid4()
    before = done_before(database, key)
    if before is not None and before.body.get("of_command_id") != str(command):
        return refused(key, USED)
    outcome = carried_out(database, TakeBack(key, command, reason, reason_code))
    return Answer(key, Came(outcome.kind), outcome.sentence)
