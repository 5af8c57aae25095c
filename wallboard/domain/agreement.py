"""How often people chose whom the ranking would have named: each choice beside the order of its instant."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from statistics import median

from wallboard.domain.board import Board
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.deploy_rules import Part, Rule
from wallboard.domain.objection import Level
from wallboard.domain.ranking import BEST, Candidate, Ranking, rank


@dataclass(frozen=True, slots=True)
class Place:
    """Where the chosen one stood among those against whom nothing spoke.

    `place` is None where something spoke against the chosen one; `better` were strictly better, `tied` had
    exactly as many points, the chosen one among them.
    """

    place: int | None
    of: int
    better: int
    tied: int

    def is_among(self, first: int) -> bool:
        """Whether a list of so many would have shown the chosen one."""
        return self.place is not None and self.place <= first

    def by_lot(self, first: int) -> float:
        """How likely that were if those with as many points were drawn by lot."""
        return 0.0 if self.place is None else min(1.0, max(0.0, (first - self.better) / self.tied))

    def by_chance(self, first: int) -> float:
        """How likely it were for a choice made blindly."""
        return min(first, self.of) / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Choice:
    """One person put on one incident: their place among everybody and among their own team.

    `raised` are the rules that spoke against them; `told` are the parts of the ranking that set candidates
    apart at all.
    """

    at: datetime
    incident_id: int
    agent_id: int
    among_all: Place
    in_team: Place
    raised: tuple[str, ...]
    told: frozenset[Part]


@dataclass(frozen=True, slots=True)
class Share:
    """How often the choice was among the first so many, beside a lot among equals and beside blind chance."""

    first: int
    times: int
    by_lot: float
    by_chance: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """What many choices come to; each share is of all choices, also those against which a rule spoke."""

    choices: tuple[Choice, ...]

    def shares(self, *, in_team: bool = False) -> tuple[Share, Share]:
        """First, and among the first three."""
        places = self._places(in_team=in_team)
        first, best = (_share(places, first) for first in (1, BEST))
        return first, best

    def candidates(self, *, in_team: bool = False) -> float:
        """The median number of those who could go."""
        return median([place.of for place in self._places(in_team=in_team)] or [0])

    @property
    def against(self) -> Mapping[str, int]:
        """By rule, the choices against which it spoke."""
        return Counter(code for choice in self.choices for code in choice.raised)

    @property
    def told(self) -> Mapping[Part, int]:
        """By part, the choices in which it set candidates apart."""
        counts = Counter(part for choice in self.choices for part in choice.told)
        return {part: counts[part] for part in Part}

    def _places(self, *, in_team: bool) -> Sequence[Place]:
        return [choice.in_team if in_team else choice.among_all for choice in self.choices]


def choice_on(
    board: Board, incident_id: int, agent_id: int, at: datetime, *, off: Collection[Rule] = ()
) -> Choice | None:
    """A choice held to the board as it was before it; None where that board knows not both.

    The rules `off` say nothing, as if they were switched off.
    """
    inputs = inputs_of(board, incident_id, at)
    if inputs is None or agent_id not in inputs.agent_of:
        return None
    levels = {**inputs.rules.levels, **dict.fromkeys(off, Level.PASS)}
    ranking = rank(replace(inputs, rules=replace(inputs.rules, levels=levels)))
    chosen = ranking.by_agent[agent_id]
    passing = [one for one in ranking.candidates if one.level is Level.PASS]
    team_id = inputs.agent_of[agent_id].team_id
    return Choice(
        at,
        incident_id,
        agent_id,
        _place(chosen, passing),
        _place(chosen, [one for one in passing if one.team_id == team_id]),
        tuple(str(one.code) for one in chosen.raised),
        frozenset(_telling(ranking, passing)),
    )


def _place(chosen: Candidate, passing: Sequence[Candidate]) -> Place:
    order = [one.agent_id for one in passing]
    place = order.index(chosen.agent_id) + 1 if chosen.agent_id in order else None
    better = sum(one.score > chosen.score for one in passing)
    return Place(place, len(passing), better, max(1, sum(one.score == chosen.score for one in passing)))


def _telling(ranking: Ranking, passing: Sequence[Candidate]) -> Iterable[Part]:
    for number, (part, _) in enumerate(ranking.weighed):
        if len({one.values[number] for one in passing}) > 1:
            yield part


def _share(places: Sequence[Place], first: int) -> Share:
    return Share(
        first,
        sum(place.is_among(first) for place in places),
        sum(place.by_lot(first) for place in places),
        sum(place.by_chance(first) for place in places),
    )
