"""Walks over the whole log and asks after every transaction who is on what, and how much they carry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select

from wallboard.domain.policy import WEIGHT_WITHOUT_RULE
from wallboard.services.deploying.scene import OPEN_WORDS
from wallboard.services.schema import tables

_ENTITIES = ("agent", "incident", "assignment", "severity_weight")


@dataclass
class _Floor:
    """The rows as they were after some transaction."""

    agent: dict[int, dict[str, Any]] = field(default_factory=dict)
    incident: dict[int, dict[str, Any]] = field(default_factory=dict)
    assignment: dict[int, dict[str, Any]] = field(default_factory=dict)
    severity_weight: dict[int, dict[str, Any]] = field(default_factory=dict)

    def take(self, event: Row[Any]) -> None:
        rows: dict[int, dict[str, Any]] = getattr(self, event.entity)
        if event.verb == "delete" or event.row.get("state") == "released":
            rows.pop(event.entity_id, None)
        else:
            rows[event.entity_id] = event.row

    def wrongs(self) -> Iterator[str]:
        """Whoever is twice on one incident, and whoever carries more than they can."""
        weights = {one["severity"]: one["weight"] for one in self.severity_weight.values()}
        pairs, loads = set(), dict.fromkeys(self.agent, 0)
        for held in self.assignment.values():
            pair = agent_id, incident_id = held["agent_id"], held["incident_id"]
            if agent_id is None:
                continue
            if pair in pairs:
                yield f"agent {agent_id} is twice on incident {incident_id}"
            pairs.add(pair)
            incident = self.incident[incident_id]
            if incident["state"] in OPEN_WORDS:
                loads[agent_id] += weights.get(incident["severity"], WEIGHT_WITHOUT_RULE)
        for agent_id, load in loads.items():
            capacity = self.agent[agent_id]["capacity"]
            if load > capacity:
                yield f"agent {agent_id} carries {load} of {capacity}"


def retold(connection: Connection) -> Iterator[str]:
    """What was wrong at some time, each with where in the log it first was."""
    event, floor, seen = tables.event, _Floor(), set[str]()
    together = _together_of(connection)
    events = connection.execute(select(event).where(event.c.entity.in_(_ENTITIES)).order_by(event.c.seq))

    def transaction(one: Row[Any]) -> str:
        """Of what others write every event is looked at by itself."""
        key = one.command_id or f"event {one.seq}"
        return together.get(key, key)

    for key, changes in groupby(events, key=transaction):
        seq = 0
        for change in changes:
            floor.take(change)
            seq = change.seq
        for wrong in floor.wrongs():
            if wrong not in seen:
                seen.add(wrong)
                yield f"{wrong}, since {key} at {seq}"


def _together_of(connection: Connection) -> Mapping[str, str]:
    """By each part of several commands together, the id of the whole."""
    command = tables.command
    whole = connection.execute(select(command.c.id, command.c.body).where(command.c.kind == "together"))
    return {part: str(key) for key, body in whole for part in body["parts"]}
