"""Who would be best for an incident: every agent, in one order for the same inputs, with what makes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from itertools import count

from wallboard.domain.board import Board
from wallboard.domain.deploy import missing
from wallboard.domain.deploy_checks import objections_to
from wallboard.domain.deploy_facts import AgentFacts, Inputs
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.objection import Level, Objection, verdict
from wallboard.domain.ranking_parts import PartScore, parts_of

BEST = 3
"""How many candidates are marked as the best."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One agent for one incident; `rank` counts from 1 those against whom nothing speaks.

    `parts` are told of everybody who is not blocked, and `score` is the sum of their points, 0 to 100 or
    whatever the weights make together.
    """

    agent_id: int
    level: Level
    raised: tuple[Objection, ...]
    parts: tuple[PartScore, ...] = ()
    score: float = 0.0
    rank: int | None = None
    team_id: int = field(default=0, compare=False)

    @property
    def is_marked(self) -> bool:
        """Whether it is one of the three best."""
        return self.rank is not None and self.rank <= BEST


@dataclass(frozen=True)
class Ranking:
    """Every agent: those who pass by score, then those who need a reason, then those who cannot go."""

    candidates: tuple[Candidate, ...]

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
    asked = [_candidate(inputs, agent) for agent in inputs.agents]
    asked.sort(key=lambda one: (one.level, -one.score, one.agent_id))
    places = count(1)
    return Ranking(
        tuple(replace(one, rank=next(places)) if one.level is Level.PASS else one for one in asked)
    )


def _candidate(inputs: Inputs, agent: AgentFacts) -> Candidate:
    raised = objections_to(inputs, agent)
    level = verdict(raised) if raised else Level.PASS
    if level is Level.BLOCK:
        return Candidate(agent.id, level, raised, team_id=agent.team_id)
    parts = parts_of(inputs, agent)
    score = round(sum([part.points for part in parts]), 3)
    return Candidate(agent.id, level, raised, parts, score, team_id=agent.team_id)


def candidates(board: Board, incident_id: int, now: datetime) -> tuple[Candidate, ...]:
    """Every agent of the board, the best first, ranks only for the three best."""
    inputs = inputs_of(board, incident_id, now)
    if inputs is None:
        gone = (missing(board, incident_id),)
        return tuple(Candidate(agent_id, Level.BLOCK, gone) for agent_id in sorted(board.agents))
    return tuple(one if one.is_marked else replace(one, rank=None) for one in rank(inputs).candidates)
