"""Carries out SetPresence: somebody goes on a break, comes back, or leaves."""

from sqlalchemy import Connection, insert, select, update

from wallboard.domain.deploy_rules import Purpose
from wallboard.domain.staff import PresenceState
from wallboard.domain.staff_commands import SetPresence
from wallboard.domain.staff_rules import PresenceFacts, presence_refusal
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.deploying.codes import codes_for
from wallboard.services.deploying.cover import check_cover
from wallboard.services.deploying.overtaken import row_overtaken
from wallboard.services.deploying.people import agent_words
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import lock_agents
from wallboard.services.schema import tables

_presence = tables.presence


def set_presence(connection: Connection, command: SetPresence) -> None:
    """Writes an agent's presence, the first one where `version_seen` is 0.

    Raises:
        CommandRefused: it makes no sense as the tables are now, somebody was faster, or a rule forbids it.
    """
    lock_agents(connection, [command.agent_id])
    known = connection.scalar(select(tables.agent.c.id).where(tables.agent.c.id == command.agent_id))
    if known is None:
        raise CommandRefused("This agent is not in the database any more. Choose somebody else.")
    name = agent_words(connection, command.agent_id)
    before = connection.execute(
        select(_presence).where(_presence.c.agent_id == command.agent_id)
    ).one_or_none()
    if (before.version if before else 0) != command.version_seen:
        raise CommandRefused(row_overtaken(connection, "presence", command.agent_id, name))
    refusal = presence_refusal(
        PresenceFacts(
            name,
            PresenceState(before.state) if before else None,
            before.reason if before else None,
            before.until_at if before else None,
        ),
        command.state,
        break_reason=command.break_reason,
        until_at=command.until_at,
        codes=codes_for(connection, Purpose.BREAK),
        now=floor_now(connection),
    )
    if refusal is not None:
        raise CommandRefused(refusal.sentence)
    check_cover(connection, command)
    _write(connection, command, name)


def _write(connection: Connection, command: SetPresence, name: str) -> None:
    is_break = command.state is PresenceState.ON_BREAK
    values = {
        "state": str(command.state),
        "reason": command.break_reason if is_break else None,
        "until_at": command.until_at if is_break else None,
    }
    if not command.version_seen:
        connection.execute(insert(_presence).values(agent_id=command.agent_id, **values))
        return
    written = connection.execute(
        update(_presence)
        .where(_presence.c.agent_id == command.agent_id, _presence.c.version == command.version_seen)
        .values(**values)
    )
    if written.rowcount != 1:
        raise CommandRefused(row_overtaken(connection, "presence", command.agent_id, name))
