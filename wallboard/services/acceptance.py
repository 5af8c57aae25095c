"""Whether an agent answers offers by hand, as long as their own program is open, or accepts by itself."""

from sqlalchemy import update

from wallboard.domain.staff import Accepts
from wallboard.services.database import Database
from wallboard.services.schema import tables


def set_acceptance(database: Database, agent_id: int, accepts: Accepts) -> bool:
    """Whether this changed anything; an offer that waits for its answer already goes on waiting.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
        DatabaseRefused: this login may not write.
    """
    agent = tables.agent
    with database.writing() as connection:
        changed = connection.execute(
            update(agent)
            .where(agent.c.id == agent_id, agent.c.accepts != str(accepts))
            .values(accepts=str(accepts))
        )
    return changed.rowcount == 1
