"""What the ranking weighs of one agent: each part from 0 to 1, with its points and in words."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from wallboard.domain.deploy_facts import AgentFacts, Inputs, covers, share_of, starts_at
from wallboard.domain.deploy_rules import Part
from wallboard.domain.part_words import told
from wallboard.domain.said import Said

_MINUTE = timedelta(minutes=1)
_IDLE_HALF = timedelta(hours=1)
"""Who is free for this long has half of what waiting can give."""

_Weighed = tuple[float, tuple[object, ...]]
"""A value, and the numbers that its sentence tells."""


class PartScore(NamedTuple):
    """One part of an agent's score: `points` is `value` (0 to 1) times `weight`."""

    part: Part
    value: float
    weight: int
    points: float
    numbers: tuple[object, ...] = ()

    @property
    def sentence(self) -> Said:
        """The part as a person would say it."""
        return told(self.part, self.numbers)


def parts_of(inputs: Inputs, agent: AgentFacts) -> tuple[PartScore, ...]:
    """Every part that weighs something, in the order in which they are told."""
    weights = inputs.rules.weights
    found = []
    for part, weigh in _WEIGHED:
        weight = weights.get(part, 0)
        if weight:
            value, numbers = weigh(inputs, agent)
            value = round(min(1.0, max(0.0, value)), 3)
            found.append(PartScore(part, value, weight, round(value * weight, 3), numbers))
    return tuple(found)


def _skill_fit(inputs: Inputs, agent: AgentFacts) -> _Weighed:
    """Six tenths for the skills, four for being of the team that the incident is with."""
    incident = inputs.incident
    needed = len(incident.needs)
    held = len({one.skill_id for one in agent.held if one.expires_at is None or one.expires_at > inputs.now})
    is_own = incident.team_id is None or incident.team_id == agent.team_id
    return 0.6 * (held / needed if needed else 1.0) + 0.4 * is_own, (held, needed, is_own)


def _free_capacity(inputs: Inputs, agent: AgentFacts) -> _Weighed:
    load = agent.load + inputs.incident.weight
    return 1 - load / max(1, agent.capacity), (load, agent.capacity)


def _sla_slack(inputs: Inputs, agent: AgentFacts) -> _Weighed:
    """What is left of the promise that falls due next when the agent could begin, of its whole span."""
    incident, now = inputs.incident, inputs.now
    start = starts_at(agent, now)
    wait = _minutes(start - now)
    if incident.promise is None or incident.due_at is None or incident.promised_at is None:
        return 1.0 if start <= now else 0.5, (wait, None, None)
    left = incident.due_at - start
    span = max(_MINUTE, incident.due_at - incident.promised_at)
    return left / span, (wait, _minutes(left), incident.promise)


def _shift_left(inputs: Inputs, agent: AgentFacts) -> _Weighed:
    """Full with twice the expected handling time left; an end that nobody knows counts half."""
    ends = [at for at in (agent.shift_ends_at, _break_at(agent, inputs.now)) if at is not None]
    if not ends:
        return 0.5, (None,)
    left = min(ends) - inputs.now
    return left / (2 * inputs.rules.expected_handling[inputs.incident.severity]), (_minutes(left),)


def _break_at(agent: AgentFacts, now: datetime) -> datetime | None:
    return agent.until_at if agent.until_at is not None and agent.until_at > now else None


def _fairness(inputs: Inputs, agent: AgentFacts) -> _Weighed:
    """Half for carrying less than the others do, half for waiting the longest."""
    own, mean = share_of(agent), inputs.mean_share
    less = 1.0 if not own else max(0.0, 1 - own / (2 * mean)) if mean else 0.0
    if agent.idle_since_at is None:
        return less / 2, (agent.load, None)
    idle = max(timedelta(), inputs.now - agent.idle_since_at)
    return less / 2 + idle / (idle + _IDLE_HALF) / 2, (agent.load, _minutes(idle))


def _continuity(inputs: Inputs, agent: AgentFacts) -> _Weighed:
    if inputs.incident.returned_from_id == agent.id:
        return 0.0, ("returned",)
    if agent.was_on_it:
        return 1.0, ("incident",)
    return (0.6, ("customer",)) if agent.knows_customer else (0.0, ("new",))


def _coverage(inputs: Inputs, agent: AgentFacts) -> _Weighed:
    """Whoever covers nothing leaves what there is; else one other is half, two are enough."""
    others = inputs.cover_of.get(agent.team_id, 0)
    if not covers(agent, inputs.incident.worst_weight):
        return 1.0, (None, others)
    return min(1.0, (others - 1) / 2), (others - 1, others)


def _minutes(span: timedelta) -> int:
    """Whole minutes, towards the earlier."""
    return span // _MINUTE


_WEIGHED: tuple[tuple[Part, Callable[[Inputs, AgentFacts], _Weighed]], ...] = (
    (Part.SKILL_FIT, _skill_fit),
    (Part.FREE_CAPACITY, _free_capacity),
    (Part.SLA_SLACK, _sla_slack),
    (Part.SHIFT_LEFT, _shift_left),
    (Part.FAIRNESS, _fairness),
    (Part.CONTINUITY, _continuity),
    (Part.COVERAGE, _coverage),
)
