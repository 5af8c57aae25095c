"""One agent and several incidents: each weighs on the next, as if it were theirs already."""

from collections.abc import Sequence
from dataclasses import replace

from wallboard.domain.deploy_facts import AgentFacts, IncidentFacts, Inputs


def burdened(inputs: Inputs, agent: AgentFacts, given: Sequence[IncidentFacts]) -> AgentFacts:
    """The agent as they would be for the incident of the inputs, with others given to them just before.

    Who is only kept for those carries their weight, and goes to none of them yet.
    """
    if not given:
        return agent
    load = agent.load + sum(one.weight for one in given)
    if inputs.keeping is not None:
        return replace(agent, load=load)
    severity, expected = inputs.incident.severity, inputs.rules.expected_handling
    ends = [inputs.now + expected[one.severity] for one in given if one.severity <= severity]
    if agent.busy_until_at is not None:
        ends.append(agent.busy_until_at)
    return replace(
        agent,
        load=load,
        in_hand=agent.in_hand + len(given),
        busy_until_at=max(ends, default=None),
        idle_since_at=None,
    )
