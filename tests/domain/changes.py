"""Random small floors and random rows after random events, for properties that must always hold."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from wallboard.domain.alarm_answer import AlarmAnswer, AnswerKind
from wallboard.domain.assignment import AcceptedBy, Assignment, AssignmentRole, AssignmentState
from wallboard.domain.deploy_rules import STANDARD, DeployVersion
from wallboard.domain.event import Entity, Event, Row, Unreadable, Verb
from wallboard.domain.floor_rows import FIELD_OF
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.policy import FloorClock, PriorityRule, Promise, SeverityWeight
from wallboard.domain.severity import Severity
from wallboard.domain.sla_policy import (
    ALWAYS,
    Match,
    Policy,
    PolicyRules,
    PolicyVersion,
    Target,
    usual_target,
)
from wallboard.domain.staff import (
    Agent,
    AgentSkill,
    MoveState,
    Nature,
    NatureSkill,
    Operator,
    Presence,
    PresenceState,
    Shift,
    Skill,
    Team,
    TeamMove,
)

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)

_NEVER_DELETED = (
    Entity.FLOOR_CLOCK,
    Entity.INCIDENT,
    Entity.ASSIGNMENT,
    Entity.POLICY_VERSION,
    Entity.DEPLOY_VERSION,
    Entity.TEAM_MOVE,
    Entity.ALARM_ANSWER,
)

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
        version=levels, effective_at=instants, customer_class=st.none() | words,
        last_update_at=maybe_instants, policy_version_id=st.none() | ids,
    )  # fmt: skip


def _assignments(row_id: int) -> st.SearchStrategy[Assignment]:
    """Of sixteen assignments each has its incident and its agent (or a team alone) for good, as stored.

    Some are reservations that nobody ever takes up; whoever was sent is never only reserved again.
    """
    agent_id, incident_id = divmod(row_id - 1, 4)
    is_kept = row_id % 5 == 0
    kept = (AssignmentState.RESERVED, AssignmentState.RELEASED)
    states = kept if is_kept else tuple(one for one in AssignmentState if one is not AssignmentState.RESERVED)
    return st.builds(
        Assignment,
        id=st.just(row_id), incident_id=st.just(incident_id + 1), agent_id=st.just(agent_id or None),
        team_id=st.none(), role=st.sampled_from(AssignmentRole), state=st.sampled_from(states),
        assigned_at=st.just(NOW - timedelta(minutes=37 * row_id % 90)),
        accepted_at=st.none(), working_at=st.none(), released_at=maybe_instants, release_reason=st.none(),
        version=levels, accepted_by=st.just(AcceptedBy.NOBODY if is_kept else None),
    )  # fmt: skip


def _moves(row_id: int) -> st.SearchStrategy[TeamMove]:
    return st.builds(
        TeamMove,
        id=st.just(row_id), agent_id=ids, team_id=ids, from_team_id=ids, state=st.sampled_from(MoveState),
        begins_at=maybe_instants, until_at=maybe_instants, ended_at=maybe_instants, version=levels,
    )  # fmt: skip


def _answers(row_id: int) -> st.SearchStrategy[AlarmAnswer]:
    """Each has its incident for good."""
    return st.builds(
        AlarmAnswer,
        id=st.just(row_id), incident_id=st.just(row_id), kind=st.sampled_from(AnswerKind),
        severity=severities, reopenings=st.just(0), operator_id=ids, answered_at=instants,
        until_at=maybe_instants,
    )  # fmt: skip


def _rules() -> st.SearchStrategy[PolicyRules]:
    """Two policies: one for a team, a nature or a priority, and one for all the rest."""
    some = words.map(lambda code: frozenset({code}))
    match = st.one_of(
        st.builds(Match, teams=some),
        st.builds(Match, natures=some),
        st.builds(Match, priorities=levels.map(lambda level: frozenset({level}))),
    )
    return st.builds(
        lambda first, hours: PolicyRules(
            name="random",
            calendars={ALWAYS.code: ALWAYS},
            policies=tuple(
                Policy(code, code, match, ALWAYS.code, tuple(_targets(span)))
                for code, match, span in (("first", first, hours[0]), ("rest", Match(), hours[1]))
            ),
        ),
        match,
        st.tuples(levels, levels),
    )


def _targets(hours: int) -> Iterator[Target]:
    for promise in Promise:
        yield usual_target(promise, timedelta(hours=hours))


def _rows(entity: Entity, row_id: int) -> st.SearchStrategy[Row]:
    one = st.just(row_id)
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
        Entity.POLICY_VERSION: st.builds(PolicyVersion, one, one, instants, _rules()),
        Entity.TEAM_MOVE: _moves(row_id),
        Entity.ALARM_ANSWER: _answers(row_id),
        Entity.DEPLOY_VERSION: st.builds(DeployVersion, one, one, instants, st.just(STANDARD)),
        Entity.SEVERITY_WEIGHT: st.builds(SeverityWeight, one, severities, levels),
        Entity.PRIORITY_RULE: st.builds(PriorityRule, one, severities, levels, levels),
        Entity.OPERATOR: st.builds(Operator, one, words, words),
        Entity.FLOOR_CLOCK: st.builds(FloorClock, instants, instants, st.just(2.0)),
    }
    return strategies[entity]


_OFTEN = (Entity.INCIDENT, Entity.ASSIGNMENT, Entity.AGENT, Entity.PRESENCE)
_ANY_TABLE = (*_OFTEN * 4, *FIELD_OF, Entity.FLOOR_CLOCK)


@st.composite
def afters(
    draw: st.DrawFn, entities: Sequence[Entity] = _ANY_TABLE
) -> tuple[Entity, int, Row | Unreadable | None]:
    """A row of any table, or of these, as some change left it: there, gone, or beyond reading."""
    entity = draw(st.sampled_from(entities))
    row_id = draw(st.integers(1, {Entity.FLOOR_CLOCK: 1, Entity.ASSIGNMENT: 16}.get(entity, 4)))
    fate = draw(st.integers(0, 9))
    if fate == 0 and entity not in _NEVER_DELETED:
        return entity, row_id, None
    if fate == 1:
        return entity, row_id, Unreadable(entity, row_id, draw(words))
    return entity, row_id, draw(_rows(entity, row_id))


def event(seq: int, entity: Entity, row_id: int, after: Row | Unreadable | None) -> Event:
    """What the log says of a change; an incident's happened when its row says that it did."""
    verb = Verb.DELETE if after is None else Verb.UPDATE
    at = after.effective_at if isinstance(after, Incident) else NOW
    return Event(seq, NOW, at, None, None, verb, entity, row_id, after, (), None)
