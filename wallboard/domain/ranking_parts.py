"""What the ranking weighs of one agent: each part from nothing to full, with its points and in words."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from wallboard.domain.deploy_facts import AgentFacts, Inputs, covers, leaves_at, share_of, starts_at
from wallboard.domain.deploy_rules import Part
from wallboard.domain.part_words import told
from wallboard.domain.said import Said

FULL = 1000
"""Values are reckoned in thousandths, so that sums are exact and the same on every machine."""
_MINUTE = timedelta(minutes=1)
_IDLE_HALF = timedelta(hours=1)
"""Who is free for this long has half of what waiting can give."""


class PartScore(NamedTuple):
    """One part of an agent's score: `points` is `value` (0 to 1) times `weight`."""

    part: Part
    value: float
    weight: int
    points: float
    sentence: Said


def values_of(inputs: Inputs, agent: AgentFacts) -> tuple[int, ...]:
    """The value of every weighed part in thousandths, in their order."""
    return tuple([_thousandths(_VALUES[part](inputs, agent)) for part, _ in inputs.weighed])


def parts_of(inputs: Inputs, agent: AgentFacts) -> tuple[PartScore, ...]:
    """Every weighed part of an agent's score, each with its sentence."""
    return tuple(
        PartScore(part, value / FULL, weight, value * weight / FULL, told(part, inputs, agent))
        for (part, weight), value in zip(inputs.weighed, values_of(inputs, agent), strict=True)
    )


def _thousandths(value: float) -> int:
    if value <= 0:
        return 0
    return FULL if value >= 1 else int(value * FULL + 0.5)


def _skill_fit(inputs: Inputs, agent: AgentFacts) -> float:
    """Six tenths for the skills, four for being of the team that the incident is with."""
    incident = inputs.incident
    own = 0.4 if incident.team_id is None or incident.team_id == agent.team_id else 0.0
    if not incident.needs:
        return 0.6 + own
    return 0.6 * len(inputs.held_by(agent)) / len(incident.needs) + own


def _free_capacity(inputs: Inputs, agent: AgentFacts) -> float:
    return 1 - (agent.load + inputs.incident.weight) / max(1, agent.capacity)


def _sla_slack(inputs: Inputs, agent: AgentFacts) -> float:
    """What is left of the promise that falls due next when the agent could begin, of its whole span."""
    incident, start = inputs.incident, starts_at(agent, inputs.now)
    if incident.due_at is None or incident.promised_at is None:
        return 1.0 if start <= inputs.now else 0.5
    return (incident.due_at - start) / max(_MINUTE, incident.due_at - incident.promised_at)


def _shift_left(inputs: Inputs, agent: AgentFacts) -> float:
    """Full with twice the expected handling time left; an end that nobody knows counts half."""
    at = leaves_at(agent, inputs.now)
    if at is None:
        return 0.5
    return (at - inputs.now) / (2 * inputs.rules.expected_handling[inputs.incident.severity])


def _fairness(inputs: Inputs, agent: AgentFacts) -> float:
    """Half for carrying less than the others do, half for waiting the longest."""
    less = 1.0
    if agent.load:
        mean = inputs.mean_share
        less = max(0.0, 1 - share_of(agent) / (2 * mean)) if mean else 0.0
    if agent.idle_since_at is None or agent.idle_since_at >= inputs.now:
        return less / 2
    idle = inputs.now - agent.idle_since_at
    return (less + idle / (idle + _IDLE_HALF)) / 2


def _continuity(inputs: Inputs, agent: AgentFacts) -> float:
    if inputs.incident.returned_from_id == agent.id:
        return 0.0
    if agent.was_on_it:
        return 1.0
    return 0.6 if agent.knows_customer else 0.0


def _coverage(inputs: Inputs, agent: AgentFacts) -> float:
    """Whoever covers nothing leaves what there is; else one other is half, two are enough."""
    if not covers(agent, inputs.incident.worst_weight):
        return 1.0
    return (inputs.cover_of.get(agent.team_id, 1) - 1) / 2


_VALUES: dict[Part, Callable[[Inputs, AgentFacts], float]] = {
    Part.SKILL_FIT: _skill_fit,
    Part.FREE_CAPACITY: _free_capacity,
    Part.SLA_SLACK: _sla_slack,
    Part.SHIFT_LEFT: _shift_left,
    Part.FAIRNESS: _fairness,
    Part.CONTINUITY: _continuity,
    Part.COVERAGE: _coverage,
}
