"""Writes what happens on the made-up floor into the tables, as the programs of a real one would."""

from random import Random
from typing import Any

from sqlalchemy import Connection, func, insert, literal, update
from sqlalchemy.dialects import postgresql, sqlite

from wallboard.domain.incident import IncidentState
from wallboard.domain.staff import PresenceState
from wallboard.services.demo.acts import Act, Attended, Dispatched, Moved, Opened, Stepped, Worsened
from wallboard.services.demo.directory import Directory
from wallboard.services.demo.names import made_up_caller
from wallboard.services.schema import tables
from wallboard.services.schema.columns import Instant

_incident = tables.incident
_assignment = tables.assignment
KNOWN_BY_NAME = ("phone", "mail")


class Pen:
    """Writes act after act; what the tables contradict by now is left out, and the next look decides anew."""

    def __init__(self, found: Directory, seed: int) -> None:
        self._found = found
        self._seed = seed
        self._ids: dict[int, int] = {}

    def write(self, connection: Connection, act: Act) -> bool:
        """Whether the act was still possible."""
        match act:
            case Opened():
                return self._open(connection, act)
            case Stepped() | Worsened():
                return self._change(connection, act)
            case Dispatched():
                return self._dispatch(connection, act)
            case Moved():
                return self._move(connection, act)
            case Attended():
                return self._attend(connection, act)

    def _open(self, connection: Connection, act: Opened) -> bool:
        arrival = act.arrival
        self._ids[act.incident_id] = _new(
            connection,
            insert(_incident).values(
                source=arrival.source,
                reference=act.reference,
                nature_id=self._found.natures[arrival.nature],
                severity=arrival.severity,
                urgency=arrival.urgency,
                team_id=self._found.teams[arrival.team],
                site=arrival.site,
                channel=arrival.channel,
                opened_at=arrival.at,
                effective_at=act.at,
            ),
        )
        if arrival.channel in KNOWN_BY_NAME:
            name, phone = made_up_caller(Random(f"{self._seed}/caller/{act.reference}"))
            connection.execute(
                insert(tables.caller).values(incident_id=self._ids[act.incident_id], name=name, phone=phone)
            )
        return True

    def _change(self, connection: Connection, act: Stepped | Worsened) -> bool:
        values: dict[str, Any]
        if isinstance(act, Worsened):
            values = {"severity": act.severity}
        else:
            values = {"state": str(act.state), "pause_reason": act.pause_reason}
        return self._update_incident(connection, act.incident_id, act.version_seen, act.at, values)

    def _dispatch(self, connection: Connection, act: Dispatched) -> bool:
        sent_at = func.coalesce(_incident.c.deployed_at, literal(act.at, Instant))
        values: dict[str, Any] = {"state": str(act.state), "deployed_at": sent_at}
        if act.state is not IncidentState.PAUSED:
            values["pause_reason"] = None
        if not self._update_incident(connection, act.incident_id, act.version_seen, act.at, values):
            return False
        self._ids[act.assignment_id] = _new(
            connection,
            insert(_assignment).values(
                incident_id=self._ids.get(act.incident_id, act.incident_id),
                agent_id=self._found.agents[act.agent],
                role=str(act.role),
                state="offered",
                assigned_at=act.at,
                effective_at=act.at,
            ),
        )
        return True

    def _move(self, connection: Connection, act: Moved) -> bool:
        changed = connection.execute(
            update(_assignment)
            .where(
                _assignment.c.id == self._ids.get(act.assignment_id, act.assignment_id),
                _assignment.c.state == str(act.seen),
            )
            .values(state=str(act.state), release_reason=act.release_reason, effective_at=act.at)
        )
        return changed.rowcount == 1

    def _attend(self, connection: Connection, act: Attended) -> bool:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        values = {
            "state": str(act.state),
            "reason": act.reason if act.state is PresenceState.ON_BREAK else None,
            "since_at": act.at,
            "until_at": act.until_at,
            "effective_at": act.at,
        }
        connection.execute(
            dialect.insert(tables.presence)
            .values(agent_id=self._found.agents[act.agent], **values)
            .on_conflict_do_update(index_elements=["agent_id"], set_=values)
        )
        return True

    def _update_incident(
        self, connection: Connection, incident_id: int, version: int, at: Any, values: dict[str, Any]
    ) -> bool:
        changed = connection.execute(
            update(_incident)
            .where(_incident.c.id == self._ids.get(incident_id, incident_id), _incident.c.version == version)
            .values(**values, effective_at=at)
        )
        return changed.rowcount == 1


def _new(connection: Connection, statement: Any) -> int:
    (key,) = connection.execute(statement).inserted_primary_key or (0,)
    return int(key)
