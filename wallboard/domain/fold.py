"""Bringing a board's rows forward, one changed row after another, before they are frozen again."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from immutables import Map

from wallboard.domain.alarm_answer import AlarmAnswer
from wallboard.domain.assignment import Assignment
from wallboard.domain.burden import burdens_moved
from wallboard.domain.day_fold import DayFold
from wallboard.domain.difference import Touched
from wallboard.domain.event import Entity, Event, Row, Unreadable
from wallboard.domain.floor_rows import FIELD_OF, INDEXES_OF, FloorRows
from wallboard.domain.gather import (
    Derived,
    Stakes,
    answers_it,
    derived_anew,
    is_on_the_floor,
    noted,
    standings_moved,
)
from wallboard.domain.incident import Incident
from wallboard.domain.policy import FloorClock
from wallboard.domain.staff import Nature, Team
from wallboard.domain.ties_fold import TiesFold
from wallboard.domain.timeline import NOTHING, Timeline, Writer, facts_of

_RULES = (Entity.POLICY_VERSION, Entity.SEVERITY_WEIGHT)


class Fold:
    """Takes rows as they are after each change; gives the rows, clock and standings, and what was touched."""

    def __init__(self, rows: FloorRows, clock: FloorClock, day: DayFold, ties: TiesFold) -> None:
        self.clock = clock
        self.day = day
        self.ties = ties
        self.touched = Touched()
        self._before = rows
        self._has_new_rules = False
        self._maps: dict[str, Map[Any, Any]] = {
            field.name: getattr(rows, field.name) for field in fields(FloorRows)
        }

    def take(self, event: Event) -> None:
        """The row that the event is about is now as it says."""
        entity, row_id, after = event.entity, event.entity_id, event.after
        self._note_unreadable(entity, row_id, after)
        row = None if isinstance(after, Unreadable) else after
        if isinstance(row, FloorClock):
            self.clock = row
        if entity not in FIELD_OF:
            self._touch(entity, row_id, None, None)
            return
        old = self._maps[FIELD_OF[entity]].get(row_id)
        if isinstance(row, Incident | Assignment):
            self.ties.take(row)
            self._tell(row, event)
        elif entity is Entity.INCIDENT:
            self.day.take(row_id, None, ())
        if row is not None and not (is_on_the_floor(row) and self._is_heard(row)):
            self._let_go(row)
            row = None
        self._set(FIELD_OF[entity], row_id, row)
        self._reindex(entity, row_id, old, row)
        self._touch(entity, row_id, old, row)
        if entity is Entity.INCIDENT:
            self._forget_answers(row_id)

    def _is_heard(self, row: Row) -> bool:
        """Whether an answer is to the alarm of an incident that is open now; others are not asked."""
        if not isinstance(row, AlarmAnswer):
            return True
        incident = self._maps["incidents"].get(row.incident_id)
        return self._is_shown(row.incident_id) and answers_it(row, incident)

    def _forget_answers(self, incident_id: int) -> None:
        """What was answered before the incident ended is no answer once it is open again."""
        for answer in self._maps["answers_of_incident"].get(incident_id, ()):
            if not self._is_heard(answer):
                self._set("alarm_answers", answer.id, None)
                self._reindex(Entity.ALARM_ANSWER, answer.id, answer, None)

    def _tell(self, row: Incident | Assignment, event: Event) -> None:
        """Adds to an incident's timeline what the event says of it; who has left the floor needs none."""
        timelines = self._maps["timelines"]
        if isinstance(row, Incident):
            told = timelines.get(row.id, NOTHING)
            writer = Writer(event.operator_id, event.program)
            told = told.after(event.effective_at, facts_of(row), writer)
            self.day.take(row.id, row, told.deployments)
            self._set("timelines", row.id, told if row.is_open else None)
        elif row.deployed_at is not None:
            self.day.put_on(row.incident_id, row.deployed_at)
            if not self._is_shown(row.incident_id):
                return
            told = timelines.get(row.incident_id, NOTHING)
            self._set("timelines", row.incident_id, told.deployed(row.deployed_at))
            self.touched.incidents.add(row.incident_id)  # it may have been released again meanwhile

    def _is_shown(self, incident_id: int) -> bool:
        """Whether the incident is open, or there and cannot be read."""
        return (
            incident_id in self._maps["incidents"]
            or (Entity.INCIDENT, incident_id) in self._maps["unreadable"]
        )

    def _note_unreadable(self, entity: Entity, row_id: int, after: Row | Unreadable | None) -> None:
        lost = after if isinstance(after, Unreadable) else None
        if lost is not None or (entity, row_id) in self._maps["unreadable"]:
            self._set("unreadable", (entity, row_id), lost)
            self.touched.policy = True

    def _let_go(self, released: Row) -> None:
        if not isinstance(released, Assignment) or released.agent_id is None or released.released_at is None:
            return
        self.touched.agents.add(released.agent_id)
        before = self._maps["let_go"].get(released.agent_id)
        if before is None or before < released.released_at:
            self._set("let_go", released.agent_id, released.released_at)

    def tell_anew(self, timelines: Mapping[int, Timeline]) -> None:
        """Timelines that were read whole, of incidents that came back or were put right with a history."""
        self.day.tell_anew(timelines)
        for incident_id, timeline in timelines.items():
            if self._is_shown(incident_id):
                self._set("timelines", incident_id, timeline)

    def rows(self) -> FloorRows:
        return FloorRows(**self._maps)

    def derived(self, before: Derived) -> Derived:
        """Standings, promises and burdens brought forward by what was touched; anew when a rule changed."""
        rows = self.rows()
        if self._has_new_rules:
            anew = derived_anew(rows)
            teams = (*before.standings, *anew.standings)
            self.touched.teams |= {team_id for team_id in teams if team_id is not None}
            return anew
        if not self.touched.incidents:
            return before
        were, are = Stakes(self._before, before), Stakes(rows)
        standings, promises, kept, burdens = before
        for incident_id in self.touched.incidents:
            old, new = were.of(incident_id), are.of(incident_id)
            standings = standings_moved(standings, old, new)
            promises = noted(promises, incident_id, new and new.promise)
            kept = noted(kept, incident_id, new and new.kept)
        burdens = burdens_moved(burdens, self._before, rows, self.touched.incidents)
        return Derived(standings, promises, kept, burdens)

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

    def _touch(self, entity: Entity, row_id: int, old: Row | None, new: Row | None) -> None:
        touched, rows = self.touched, [row for row in (old, new) if row is not None]
        if entity is Entity.INCIDENT:
            touched.incidents.add(row_id)
            touched.teams |= {row.team_id for row in rows if isinstance(row, Incident) and row.team_id}
        elif entity is Entity.TEAM:
            touched.teams.add(row_id)
        elif entity in (Entity.AGENT, Entity.AGENT_NAME, Entity.PRESENCE):
            touched.agents.add(row_id)
        elif entity is Entity.ASSIGNMENT:
            touched.incidents |= {row.incident_id for row in rows if isinstance(row, Assignment)}
            touched.agents |= _agents_of(rows)
        elif entity is Entity.ALARM_ANSWER:
            touched.incidents |= {row.incident_id for row in rows if isinstance(row, AlarmAnswer)}
        elif entity in (Entity.SHIFT, Entity.AGENT_SKILL, Entity.TEAM_MOVE):
            touched.agents |= _agents_of(rows)
        elif entity not in (Entity.INCIDENT_TEXT, Entity.AGENT_TEXT, Entity.CALLER, Entity.SLA_MARK):
            touched.policy = True
            self._has_new_rules = self._has_new_rules or entity in _RULES
        if entity in (Entity.TEAM, Entity.NATURE) and _code_of(old) != _code_of(new):
            self._has_new_rules = True  # policies go by codes


def _code_of(row: Row | None) -> str | None:
    return row.code if isinstance(row, Team | Nature) else None


def _agents_of(rows: list[Row]) -> set[int]:
    return {agent_id for row in rows if (agent_id := getattr(row, "agent_id", None)) is not None}
