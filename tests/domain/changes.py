"""Random small floors and random rows after random events, for properties that must always hold."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from wallboard.domain.assignment import Assignment, AssignmentRole, AssignmentState
from wallboard.domain.event import Entity, Event, Row, Unreadable, Verb
from wallboard.domain.floor_rows import FIELD_OF
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.policy import FloorClock, PriorityRule, Promise, SeverityWeight, SlaTarget
from wallboard.domain.severity import Severity
from wallboard.domain.staff import (
    Agent,
    AgentSkill,
    Nature,
    NatureSkill,
    Operator,
    Presence,
    PresenceState,
    Shift,
    Skill,
    Team,
)

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)

ids = st.integers(1, 4)
instants = st.integers(-300, 60).map(lambda minutes: NOW + timedelta(minutes=minutes))
maybe_instants = st.none() | instants
words = st.sampled_from(("alpha", "beta", "gamma"))
severities = st.sampled_from(Severity)
levels = st.integers(1, 4)


def _incidents(row_id: int) -> st.SearchStrategy[Incident]:
    return st.builds(
        Incident,
        id=st.just(row_id), source=words, reference=words, nature_id=ids, severity=severities, urgency=levels,
        priority=levels, priority_set_by=st.just("matrix"), state=st.sampled_from(IncidentState),
        pause_reason=st.none() | words, team_id=st.none() | ids, site=st.none(), channel=st.none(),
        opened_at=instants, acknowledged_at=maybe_instants, deployed_at=maybe_instants,
        resolved_at=st.none(), closed_at=st.none(), reopenings=st.just(0), merged_into_id=st.none(),
        version=levels, effective_at=instants,
    )  # fmt: skip


def _assignments(row_id: int) -> st.SearchStrategy[Assignment]:
    return st.builds(
        Assignment,
        id=st.just(row_id), incident_id=ids, agent_id=st.none() | ids, team_id=st.none(),
        role=st.sampled_from(AssignmentRole), state=st.sampled_from(AssignmentState), assigned_at=instants,
        accepted_at=st.none(), working_at=st.none(), released_at=maybe_instants, release_reason=st.none(),
        version=levels,
    )  # fmt: skip


def _rows(entity: Entity, row_id: int) -> st.SearchStrategy[Row]:
    one = st.just(row_id)
    spans = levels.map(lambda hours: timedelta(hours=hours))
    strategies: dict[Entity, st.SearchStrategy[Row]] = {
        Entity.INCIDENT: _incidents(row_id),
        Entity.ASSIGNMENT: _assignments(row_id),
        Entity.TEAM: st.builds(Team, one, words, words, levels),
        Entity.AGENT: st.builds(Agent, one, words, ids, st.integers(1, 20), levels),
        Entity.PRESENCE: st.builds(
            Presence, one, st.sampled_from(PresenceState), st.none(), instants, st.none(), levels
        ),
        Entity.SHIFT: st.builds(Shift, one, ids, instants, instants),
        Entity.SKILL: st.builds(Skill, one, words, words),
        Entity.AGENT_SKILL: st.builds(AgentSkill, one, ids, ids, maybe_instants),
        Entity.NATURE: st.builds(Nature, one, words, words),
        Entity.NATURE_SKILL: st.builds(NatureSkill, one, ids, ids),
        Entity.SLA_TARGET: st.builds(SlaTarget, one, levels, st.sampled_from(Promise), spans),
        Entity.SEVERITY_WEIGHT: st.builds(SeverityWeight, one, severities, levels),
        Entity.PRIORITY_RULE: st.builds(PriorityRule, one, severities, levels, levels),
        Entity.OPERATOR: st.builds(Operator, one, words, words),
        Entity.FLOOR_CLOCK: st.builds(FloorClock, instants, instants, st.just(2.0)),
    }
    return strategies[entity]


@st.composite
def afters(draw: st.DrawFn) -> tuple[Entity, int, Row | Unreadable | None]:
    """A row of any table as some change left it: there, gone, or beyond reading."""
    often = (Entity.INCIDENT, Entity.ASSIGNMENT, Entity.AGENT, Entity.PRESENCE)
    entity = draw(st.sampled_from((*often * 4, *FIELD_OF, Entity.FLOOR_CLOCK)))
    row_id = 1 if entity is Entity.FLOOR_CLOCK else draw(ids)
    fate = draw(st.integers(0, 9))
    if fate == 0 and entity is not Entity.FLOOR_CLOCK:
        return entity, row_id, None
    if fate == 1:
        return entity, row_id, Unreadable(entity, row_id, draw(words))
    return entity, row_id, draw(_rows(entity, row_id))


def event(seq: int, entity: Entity, row_id: int, after: Row | Unreadable | None) -> Event:
    verb = Verb.DELETE if after is None else Verb.UPDATE
    return Event(seq, NOW, NOW, None, None, verb, entity, row_id, after, (), None)
