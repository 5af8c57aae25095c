"""Who could take an incident, as rows to pick from: the ranking, with the same reasons as everywhere else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.board import Board
from wallboard.domain.deploy_checks import team_objections
from wallboard.domain.deploy_facts import Keeping
from wallboard.domain.deploy_inputs import Inputs, inputs_of
from wallboard.domain.deploy_rules import Part
from wallboard.domain.objection import Level, Objection, verdict
from wallboard.domain.part_words import name_of, told
from wallboard.domain.ranking import Candidate, Ranking, rank
from wallboard.models.pick import PickRow
from wallboard.models.spoken import spoken
from wallboard.widgets.hand_state import Target

NUMBERED = 9
_APART = {Part.SKILL_FIT: 0, Part.FREE_CAPACITY: 0, Part.SLA_SLACK: 1}
"""What sets one apart comes first: skills where they are short of full, load, start."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One look at one incident: what decides, and in which order that puts everybody."""

    board: Board
    inputs: Inputs
    ranking: Ranking

    @classmethod
    def at(
        cls,
        board: Board,
        incident_id: int,
        now: datetime,
        role: AssignmentRole,
        keeping: Keeping | None = None,
    ) -> "Looked | None":
        """None where the incident is not open, or cannot be read."""
        inputs = inputs_of(board, incident_id, now, role, keeping)
        return None if inputs is None else cls(board, inputs, rank(inputs))

    def agents(self) -> tuple[PickRow, ...]:
        """Everybody, the best first; who can go has a number, who cannot says why."""
        return tuple(self._agent(place, one) for place, one in enumerate(self.ranking.candidates, start=1))

    def teams(self) -> tuple[PickRow, ...]:
        """Every team: those that can be offered it first, by how good their best person is."""
        places = {one.agent_id: place for place, one in enumerate(self.ranking.candidates)}
        found = []
        for team_id in self.board.teams:
            raised = team_objections(self.inputs, team_id)
            best = self.ranking.best_of_team(team_id)
            place = len(places) if best is None else places[best.agent_id]
            found.append((verdict(raised), place, team_id, raised, best))
        found.sort(key=lambda one: one[:3])
        return tuple(
            self._team(number, team_id, raised, best)
            for number, (_, _, team_id, raised, best) in enumerate(found, start=1)
        )

    def asks_reason(self, target: Target, seen_id: int | None) -> bool:
        """Whether it takes a reason to send it there; the transaction asks by the same rule."""
        if target.agent_id is not None:
            return self.ranking.asks_reason(target.agent_id, seen_id)
        assert target.team_id is not None
        return verdict(team_objections(self.inputs, target.team_id)) is Level.WARN

    def why(self, target: Target) -> str:
        """What speaks against it, or that somebody else is recommended."""
        if target.agent_id is not None:
            candidate = self.ranking.by_agent[target.agent_id]
            raised: Sequence[Objection] = candidate.raised
        else:
            raised = team_objections(self.inputs, target.team_id or 0)
        worst = _worst(raised)
        best = self.ranking.recommended_id
        if worst or best is None:
            return worst
        words = _tr("{agent} is recommended")
        return words.format(agent=self.board.agent_name(best))

    def _agent(self, place: int, one: Candidate) -> PickRow:
        is_blocked = one.level is Level.BLOCK
        team = self.board.team_name(one.team_id)
        return PickRow(
            Target(agent_id=one.agent_id),
            f"{self.board.agent_name(one.agent_id)}, {team}",
            note="" if is_blocked else " · ".join(self._reasons(one)),
            figure="" if is_blocked else f"{one.score:.0f}",
            parts=self._parts(one),
            why_not=_worst(one.raised) if is_blocked else "",
            number=place if place <= NUMBERED and not is_blocked else None,
            rank=one.rank if one.is_marked else None,
            level=one.level,
        )

    def _reasons(self, one: Candidate) -> Iterator[str]:
        """What speaks against them first, then what counts for them, the weightiest first."""
        if worst := _worst(one.raised):
            yield worst
        agent = self.inputs.agent_of[one.agent_id]
        is_full = len(self.inputs.held_by(agent)) == len(self.inputs.incident.needs)
        last = {Part.SKILL_FIT} if is_full else set()
        for part in sorted(
            one.parts, key=lambda part: (part.part in last, _APART.get(part.part, 2), -part.points)
        ):
            yield spoken(told(part.part, self.inputs, agent))

    def _parts(self, one: Candidate) -> tuple[tuple[str, str, str], ...]:
        """Each part of the score: its name, its points of its weight, and what it was reckoned from."""
        agent = self.inputs.agent_of[one.agent_id]
        words = _tr("{points} of {weight}")
        return tuple(
            (
                spoken(name_of(part.part)),
                words.format(points=f"{part.points:.0f}", weight=part.weight),
                spoken(told(part.part, self.inputs, agent)),
            )
            for part in one.parts
        )

    def _team(
        self, number: int, team_id: int, raised: Sequence[Objection], best: Candidate | None
    ) -> PickRow:
        level = verdict(raised) if raised else Level.PASS
        note = _worst(raised)
        if best is not None and not note:
            words, why = _tr("{agent} first"), _worst(best.raised)
            name = self.board.agent_name(best.agent_id)
            note = words.format(agent=name) + (f": {why}" if why else "")
        is_blocked = level is Level.BLOCK
        return PickRow(
            Target(team_id=team_id),
            self.board.team_name(team_id),
            note=note,
            why_not=note if is_blocked else "",
            number=number if number <= NUMBERED and not is_blocked else None,
            level=level,
        )


def led_by(board: Board, incident_id: int) -> str:
    """Who answers for an incident already; empty where nobody does."""
    rows = board.assignments_of_incident.get(incident_id, ())
    leads = (one.agent_id for one in rows if one.is_sent and one.role is AssignmentRole.LEAD)
    return ", ".join(board.agent_name(one) for one in leads if one is not None)


def _worst(raised: Sequence[Objection]) -> str:
    """The worst objection speaks."""
    worst = max(raised, key=lambda one: one.level, default=None)
    return "" if worst is None else spoken(worst.sentence)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Choosing", text)
