"""Who would be best for an incident: every agent, in one order for the same inputs, with what makes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from wallboard.domain.deploy_checks import objections_to
from wallboard.domain.deploy_facts import AgentFacts, Inputs
from wallboard.domain.deploy_rules import Part
from wallboard.domain.objection import Level, Objection, verdict
from wallboard.domain.ranking_parts import FULL, PartScore, parts_of, values_of

_Asked = tuple[Level, int, int, tuple[Objection, ...], tuple[int, ...]]
"""Level, the points turned round so that more come first, the agent, what is raised, and the values."""

BEST = 3
"""How many candidates are marked as the best."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One agent for one incident; `rank` counts from 1 those against whom nothing speaks.

    `score` is the sum of the points of all parts, and `values` are those parts in thousandths, in the order
    of the rules' weights; neither is told of who is blocked.
    """

    agent_id: int
    level: Level
    raised: tuple[Objection, ...]
    rank: int | None = None
    score: float = 0.0
    values: tuple[int, ...] = ()
    inputs: Inputs | None = field(default=None, compare=False, repr=False)

    @property
    def parts(self) -> tuple[PartScore, ...]:
        """The parts of the score, each in words; nothing of who is blocked."""
        if self.inputs is None or self.level is Level.BLOCK:
            return ()
        return parts_of(self.inputs, self.inputs.agent_of[self.agent_id])

    @property
    def team_id(self) -> int | None:
        """The agent's team, where the agent is known."""
        return None if self.inputs is None else self.inputs.agent_of[self.agent_id].team_id

    @property
    def is_marked(self) -> bool:
        """Whether it is one of the three best."""
        return self.rank is not None and self.rank <= BEST


@dataclass(frozen=True)
class Ranking:
    """Every agent: those who pass by score, then those who need a reason, then those who cannot go.

    `weighed` names the parts of which candidates have values, with their weights.
    """

    candidates: tuple[Candidate, ...]
    weighed: tuple[tuple[Part, int], ...] = ()

    @property
    def recommended_id(self) -> int | None:
        """The first against whom nothing speaks; None where there is nobody."""
        return next((one.agent_id for one in self.candidates[:1] if one.rank == 1), None)

    @cached_property
    def by_agent(self) -> Mapping[int, Candidate]:
        """Every candidate by agent."""
        return {one.agent_id: one for one in self.candidates}

    def best_of_team(self, team_id: int) -> Candidate | None:
        """The team's best candidate who is not blocked."""
        return next((c for c in self.candidates if c.team_id == team_id and c.level is not Level.BLOCK), None)

    def asks_reason(self, agent_id: int, seen_id: int | None = None) -> bool:
        """Whether sending this agent takes a reason: warned, or recommended neither now nor as seen."""
        candidate = self.by_agent.get(agent_id)
        if candidate is None or candidate.level is not Level.PASS:
            return True
        return agent_id not in (self.recommended_id, seen_id)


def rank(inputs: Inputs) -> Ranking:
    """The same inputs always give the same order: level, score, and where both are equal the agent's id."""
    asked = [_asked(inputs, agent) for agent in inputs.agents]
    asked.sort(key=itemgetter(0, 1, 2))
    found = []
    for place, (level, loss, agent_id, raised, values) in enumerate(asked, 1):
        rank_of = place if level is Level.PASS else None
        found.append(Candidate(agent_id, level, raised, rank_of, -loss / FULL, values, inputs))
    return Ranking(tuple(found), inputs.weighed)


def _asked(inputs: Inputs, agent: AgentFacts) -> _Asked:
    raised = objections_to(inputs, agent)
    level = verdict(raised) if raised else Level.PASS
    if level is Level.BLOCK:
        return level, 0, agent.id, raised, ()
    values = values_of(inputs, agent)
    total = sum([value * weight for value, (_, weight) in zip(values, inputs.weighed, strict=True)])
    return level, -total, agent.id, raised, values
