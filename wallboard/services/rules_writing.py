"""Carries out acts about rules: publish a version, move an incident to one, note that an update was given."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, select

from wallboard.domain.commands import GiveUpdate, MovePolicy, PublishDeployRules, PublishRules
from wallboard.domain.deploy_rules_document import read_deploy_rules
from wallboard.domain.sla_document import UnreadableRules, read_rules
from wallboard.services.deploying.claim import own_operator_id, write_reason
from wallboard.services.deploying.clocks import JUST, ago, database_now, floor_now
from wallboard.services.deploying.overtaken import overtaken
from wallboard.services.deploying.people import writer_words
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import OPEN_WORDS, change_incident, incident_now
from wallboard.services.schema import tables

PUBLISHERS = ("duty_manager",)
"""The roles whose operators may publish rules."""

_event = tables.event


def publish_rules(connection: Connection, command: PublishRules | PublishDeployRules) -> None:
    """Makes the document the next version of the SLA rules, or of those by which people are sent.

    Raises:
        CommandRefused: this operator may not, the rules are faulty, or somebody has published meanwhile.
    """
    is_sla = isinstance(command, PublishRules)
    table = tables.policy_version if is_sla else tables.deploy_version
    _check_may_publish(connection)
    try:
        _ = read_rules(command.document) if is_sla else read_deploy_rules(command.document)
    except UnreadableRules as trouble:
        raise CommandRefused(f"These rules cannot be published: {trouble}.") from None
    following = _next_number(connection, table)
    if command.based_on != following - 1:
        raise CommandRefused(_published_meanwhile(connection, table, command.based_on, following - 1))
    _check_not_past(connection, command.in_force_at)
    connection.execute(insert(table).values(in_force_at=command.in_force_at, document=command.document))


def move_policy(connection: Connection, command: MovePolicy) -> None:
    """Holds an open incident to another policy version from now on.

    Raises:
        CommandRefused: no reason is given, somebody was faster, or there is no such version.
    """
    if not command.reason.strip():
        raise CommandRefused("Say why this incident is held to other rules, and move it again.")
    incident = _open_as_seen(connection, command.incident_id, command.version_seen)
    if incident.policy_version_id == command.policy_version_id:
        raise CommandRefused(f"{incident.reference} is held to these rules already. There is nothing to do.")
    if command.policy_version_id is not None:
        _check_version_is_there(connection, command.policy_version_id)
    change_incident(
        connection, incident.id, command.version_seen, {"policy_version_id": command.policy_version_id}
    )
    write_reason(connection, command, incident.id)


def give_update(connection: Connection, command: GiveUpdate) -> None:
    """Notes that those who wait for an incident were told now how it stands.

    Raises:
        CommandRefused: somebody was faster, or it is over.
    """
    incident = _open_as_seen(connection, command.incident_id, command.version_seen)
    told_at = floor_now(connection)
    change_incident(connection, incident.id, command.version_seen, {"last_update_at": told_at})


def _check_may_publish(connection: Connection) -> None:
    operator = tables.operator
    role = connection.scalar(select(operator.c.role).where(operator.c.id == own_operator_id(connection)))
    if role in PUBLISHERS:
        return
    known = "is not known to this database" if role is None else f"has the role {role}"
    raise CommandRefused(
        f"Only a duty manager publishes rules, and your login {known}. Ask a duty manager to publish them."
    )


def _next_number(connection: Connection, table: Table) -> int:
    """The number after the newest version; nobody else publishes until this transaction ends."""
    if connection.dialect.name == "sqlite":  # which has one writer at a time
        return int(connection.scalar(select(func.coalesce(func.max(table.c.number), 0))) or 0) + 1
    is_sla = table is tables.policy_version
    number = func.next_policy_number() if is_sla else func.next_deploy_number()
    return int(connection.execute(select(number)).scalar_one())


def _published_meanwhile(connection: Connection, table: Table, based_on: int, newest: int) -> str:
    made = connection.execute(
        select(_event)
        .join(table, table.c.id == _event.c.entity_id)
        .where(_event.c.entity == table.name, table.c.number == newest)
        .order_by(_event.c.seq)
        .limit(1)
    ).one_or_none()
    if made is None or newest < based_on:
        return f"There is no version {based_on} to build upon; the newest is {newest}. Look at it and decide."
    since = database_now(connection) - made.recorded_at
    when = "just" if since < JUST else ago(since)
    by = writer_words(connection, made)
    told = f"just published by {by}" if when == "just" else f"published by {by} {when}"
    return (
        f"Version {newest} was {told}, and this draft was begun on version {based_on}. "
        "Look at what it says, then publish the draft on top of it."
    )


def _check_not_past(connection: Connection, in_force_at: datetime | None) -> None:
    if in_force_at is not None and in_force_at < floor_now(connection) - JUST:
        raise CommandRefused(
            f"Rules cannot come into force in the past ({in_force_at:%Y-%m-%d %H:%M} UTC). "
            "Choose an instant to come, or let them be in force from now on."
        )


def _open_as_seen(connection: Connection, incident_id: int, version_seen: int) -> Row[Any]:
    row = incident_now(connection, incident_id)
    if row is None or row.version != version_seen:
        raise CommandRefused(overtaken(connection, incident_id, version_seen))
    if row.state not in OPEN_WORDS:
        raise CommandRefused(f"{row.reference} is {row.state}, and its clocks have stopped. Reopen it first.")
    return row


def _check_version_is_there(connection: Connection, version_id: int) -> None:
    version = tables.policy_version.c.id
    if connection.scalar(select(version).where(version == version_id)) is None:
        raise CommandRefused("These rules are not in the database. Choose another version.")
