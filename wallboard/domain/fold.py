"""Bringing a board's rows forward, one changed row after another, before they are frozen again."""

from dataclasses import fields
from typing import Any

from immutables import Map

from wallboard.domain.assignment import Assignment
from wallboard.domain.change import Change
from wallboard.domain.event import Entity, Row, Unreadable
from wallboard.domain.floor_rows import FIELD_OF, INDEXES_OF, FloorRows
from wallboard.domain.incident import Incident
from wallboard.domain.policy import FloorClock
from wallboard.domain.sla import Targets, next_promise
from wallboard.domain.standing import Stake, TeamStanding

Standings = Map[int | None, TeamStanding]


class Stakes:
    """What each open incident adds to its team, by the rows and rules of one instant."""

    def __init__(self, rows: FloorRows) -> None:
        self._rows = rows
        self._targets = Targets.of(rows.targets.values())
        self._weights = {weight.severity: weight.weight for weight in rows.weights.values()}

    def of(self, incident_id: int) -> Stake | None:
        """The stake of an incident, or None where it is not open, or not there."""
        incident = self._rows.incidents.get(incident_id)
        if incident is None:
            return None
        people = self._rows.assignments_of_incident.get(incident_id, ())
        has_agent = any(assignment.agent_id is not None for assignment in people)
        promise = next_promise(incident, has_agent=has_agent, targets=self._targets)
        return Stake(incident, promise, has_agent, self._weights.get(incident.severity, 1))


def standings_anew(rows: FloorRows) -> Standings:
    """Every team's standing, counted from nothing."""
    stakes = Stakes(rows)
    standings: Standings = Map()
    for incident_id in rows.incidents:
        standings = _added(standings, stakes.of(incident_id))
    return standings


def _added(standings: Standings, stake: Stake | None) -> Standings:
    if stake is None:
        return standings
    team_id = stake.incident.team_id
    return standings.set(team_id, standings.get(team_id, TeamStanding()).with_stake(stake))


def _removed(standings: Standings, stake: Stake | None) -> Standings:
    if stake is None:
        return standings
    team_id = stake.incident.team_id
    standing = standings[team_id].without_stake(stake)
    return standings.set(team_id, standing) if standing.count else standings.delete(team_id)


class Fold:
    """Takes rows as they are after each change; gives the rows, the clock, the standings, the `Change`."""

    def __init__(self, rows: FloorRows, clock: FloorClock | None) -> None:
        self.clock = clock
        self._before = rows
        self._maps: dict[str, Map[Any, Any]] = {
            field.name: getattr(rows, field.name) for field in fields(FloorRows)
        }
        self._incidents: set[int] = set()
        self._agents: set[int] = set()
        self._teams: set[int] = set()
        self._is_policy = False

    def take(self, entity: Entity, row_id: int, after: Row | Unreadable | None) -> None:
        """The row of this table with this id is now `after`; None when it is gone or nobody's business."""
        if isinstance(after, FloorClock):
            self.clock = after
            self._is_policy = True
            return
        if entity not in FIELD_OF:
            self._touch_name(entity, row_id)
            return
        old = self._maps[FIELD_OF[entity]].get(row_id)
        if isinstance(after, Unreadable):
            self._set("unreadable", (entity, row_id), after)
            after = None
        elif (entity, row_id) in self._maps["unreadable"]:
            self._set("unreadable", (entity, row_id), None)
        if isinstance(after, Incident) and not after.is_open:
            after = None
        if isinstance(after, Assignment) and not after.is_active:
            self._let_go(after)
            after = None
        self._set(FIELD_OF[entity], row_id, after)
        self._reindex(entity, row_id, old, after)
        self._touch(entity, row_id, old, after)

    def _let_go(self, released: Assignment) -> None:
        if released.agent_id is None or released.released_at is None:
            return
        before = self._maps["let_go"].get(released.agent_id)
        if before is None or before < released.released_at:
            self._set("let_go", released.agent_id, released.released_at)

    def rows(self) -> FloorRows:
        return FloorRows(**self._maps)

    def standings(self, before: Standings) -> Standings:
        """The standings brought forward by what was touched; anew when a rule changed."""
        rows = self.rows()
        if self._is_policy:
            return standings_anew(rows)
        if not self._incidents:
            return before
        were, are = Stakes(self._before), Stakes(rows)
        for incident_id in self._incidents:
            before = _added(_removed(before, were.of(incident_id)), are.of(incident_id))
        return before

    def change(self, command_ids: frozenset[str] = frozenset()) -> Change:
        """What a view must touch; an agent is touched too by the incidents that they carry."""
        were, are = self._before.incidents, self._maps["incidents"]
        lost = {i for i in self._incidents if (Entity.INCIDENT, i) in self._maps["unreadable"]}
        known = {i for i in self._incidents if i in were}
        now = {i for i in self._incidents if i in are}
        return Change(
            incidents_added=frozenset(now - known),
            incidents_removed=frozenset(known - now),
            incidents_changed=frozenset((now & known) | lost),
            agents=frozenset(self._agents | self._carriers()),
            teams=frozenset(self._teams),
            policy=self._is_policy,
            command_ids=command_ids,
        )

    def _carriers(self) -> set[int]:
        people = self._maps["assignments_of_incident"]
        return {
            assignment.agent_id
            for incident_id in self._incidents
            for assignment in people.get(incident_id, ())
            if assignment.agent_id is not None
        }

    def _set(self, field: str, key: object, value: object | None) -> None:
        rows = self._maps[field]
        if value is not None:
            self._maps[field] = rows.set(key, value)
        elif key in rows:
            self._maps[field] = rows.delete(key)

    def _reindex(self, entity: Entity, row_id: int, old: Row | None, new: Row | None) -> None:
        for field, key_of in INDEXES_OF.get(entity, ()):
            if old is not None and (key := key_of(old)) is not None:
                left = tuple(row for row in self._maps[field][key] if row.id != row_id)
                self._set(field, key, left or None)
            if new is not None and (key := key_of(new)) is not None:
                there = (*self._maps[field].get(key, ()), new)
                self._set(field, key, tuple(sorted(there, key=lambda row: row.id)))

    def _touch_name(self, entity: Entity, row_id: int) -> None:
        if entity is Entity.AGENT_NAME:
            self._agents.add(row_id)

    def _touch(self, entity: Entity, row_id: int, old: Row | None, new: Row | None) -> None:
        if entity is Entity.INCIDENT:
            self._incidents.add(row_id)
            self._teams |= {row.team_id for row in (old, new) if isinstance(row, Incident) and row.team_id}
        elif entity in (Entity.TEAM,):
            self._teams.add(row_id)
        elif entity in (Entity.AGENT, Entity.PRESENCE):
            self._agents.add(row_id)
            self._teams |= {t for row in (old, new) if (t := getattr(row, "team_id", None)) is not None}
        elif entity is Entity.ASSIGNMENT:
            for row in (old, new):
                if isinstance(row, Assignment):
                    self._incidents.add(row.incident_id)
                    self._agents |= {row.agent_id} if row.agent_id is not None else set()
        elif entity in (Entity.SHIFT, Entity.AGENT_SKILL):
            self._agents |= {a for row in (old, new) if (a := getattr(row, "agent_id", None)) is not None}
        else:
            self._is_policy = True
