"""Who and what the ids in a story are, and by which command each line was done."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from wallboard.domain.event import Entity
from wallboard.domain.incident import Incident
from wallboard.domain.story import Deed, Order, StoryLine, StoryNames, What
from wallboard.services.proofs import people_of
from wallboard.services.reading import names_of
from wallboard.services.schema import tables

LONGEST_REASON = 400


def names_in(connection: Connection, deeds: Sequence[Deed], row: Incident | None) -> StoryNames:
    """The names of all that the deeds speak of; a name that was erased is gone here too."""
    agents = {deed.agent_id for deed in deeds if deed.agent_id is not None}
    teams = {deed.team_id for deed in deeds if deed.team_id is not None} | _values(deeds, What.TEAM)
    natures, versions = _values(deeds, What.NATURE), _values(deeds, What.RULES)
    incidents = _values(deeds, What.MERGED)
    if row is not None:
        teams |= set() if row.team_id is None else {row.team_id}
        natures |= {row.nature_id}
    return StoryNames(
        people_of(connection),
        _named(connection, tables.agent, "code", agents)
        | (names_of(connection, Entity.AGENT_NAME, sorted(agents)) if agents else {}),
        _named(connection, tables.team, "name", teams),
        _named(connection, tables.nature, "name", natures),
        _named(connection, tables.policy_version, "number", versions),
        _named(connection, tables.incident, "reference", incidents),
    )


def orders_of(
    connection: Connection, incident_id: int, lines: Sequence[StoryLine], *, has_words: bool
) -> tuple[StoryLine, ...]:
    """The lines with the kind of their command, and with `has_words` the reason that a person gave."""
    ids = sorted({line.order.id for line in lines if line.order is not None})
    if not ids:
        return tuple(lines)
    command, written = tables.command, tables.incident_text
    kinds = dict(_pairs(connection, select(command.c.id, command.c.kind).where(command.c.id.in_(ids))))
    reasons: dict[str, str] = {}
    if has_words:
        query = select(written.c.command_id, written.c.body).where(
            written.c.incident_id == incident_id,
            written.c.kind == "reason",
            written.c.command_id.in_(ids),
        )
        reasons = dict(_pairs(connection, query))
    return tuple(
        line
        if line.order is None
        else replace(line, order=_order(line.order.id, kinds.get(line.order.id), reasons.get(line.order.id)))
        for line in lines
    )


def _order(command_id: str, kind: str | None, reason: str | None) -> Order:
    return Order(command_id, kind or "", None if reason is None else reason[:LONGEST_REASON])


def _values(deeds: Iterable[Deed], what: What) -> set[int]:
    """The ids that deeds of one kind name, before and after."""
    return {
        value
        for deed in deeds
        if deed.what is what
        for value in (deed.before, deed.after)
        if isinstance(value, int)
    }


def _named(connection: Connection, table: Table, column: str, ids: Iterable[int | None]) -> dict[int, Any]:
    wanted = sorted(one for one in ids if one is not None)
    if not wanted:
        return {}
    return dict(_pairs(connection, select(table.c.id, table.c[column]).where(table.c.id.in_(wanted))))


def _pairs(connection: Connection, query: Select[Any]) -> list[tuple[Any, Any]]:
    return [(row[0], row[1]) for row in connection.execute(query)]
