"""What a dispatcher does next, drawn at random from what is on a board, sensible or not."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import TypeVar
from uuid import UUID, uuid4

from wallboard.domain.act_refusals import codes_in, purpose_of
from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.board import Board
from wallboard.domain.commands import Command, Deploy, Release, SingleCommand, TakeBack, Together
from wallboard.domain.deploy_facts import Keeping
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.incident import Incident
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.domain.life_rules import acts_in
from wallboard.domain.objection import Level
from wallboard.domain.ranking import rank
from wallboard.domain.staff import PresenceState
from wallboard.domain.staff_commands import EndMove, MoveAgent, Respond, Response, SetPresence
from wallboard.domain.staff_rules import answers_in

_One = TypeVar("_One")
_ENDING = frozenset({LifeAct.CLOSE, LifeAct.REOPEN})


@dataclass
class Chooser:
    """One dispatcher's mind: chance, and what they did of late, to take it back or to reopen it."""

    chance: Random
    done: deque[UUID] = field(default_factory=lambda: deque(maxlen=12))
    ended: deque[tuple[int, int]] = field(default_factory=lambda: deque(maxlen=8))

    def choose(self, board: Board) -> Command:
        """The next command; where a kind finds nothing to do, a deploy."""
        kinds: tuple[tuple[Callable[[Board], Command | None], int], ...] = (
            (self._deploy, 36),
            (self._release, 12),
            (self._act, 12),
            (self._ended_act, 3),
            (self._move, 5),
            (self._presence, 6),
            (self._answer, 12),
            (self._take_back, 8),
            (self._together, 6),
        )
        (make,) = self.chance.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])
        return make(board) or self._deploy(board)

    def note(self, command: Command) -> None:
        """A command that was done."""
        self.done.append(command.command_id)
        if isinstance(command, ChangeLife) and command.act in (LifeAct.RESOLVE, LifeAct.CLOSE):
            self.ended.append((command.incident_id, command.version_seen + 1))

    def _one(self, of: Sequence[_One]) -> _One:
        return of[self.chance.randrange(len(of))]

    def _incident(self, board: Board) -> Incident:
        """Rather one of the first, on which everybody's eyes are."""
        keys = sorted(board.incidents)
        return board.incidents[keys[int(len(keys) * self.chance.random() ** 2)]]

    def _deploy(self, board: Board) -> Deploy:
        incident = self._incident(board)
        role = self._one(tuple(AssignmentRole))
        if self.chance.random() < 0.12:
            team_id = self._one(sorted(board.teams))
            return Deploy(uuid4(), incident.id, incident.version, team_id=team_id, reason_code="asked_for")
        keeping = Keeping() if self.chance.random() < 0.08 else None
        inputs = inputs_of(board, incident.id, board.floor_at, role, keeping)
        ranking = None if inputs is None else rank(inputs)
        able = [] if ranking is None else [one for one in ranking.candidates if one.level is not Level.BLOCK]
        best = None if ranking is None else ranking.recommended_id
        if not able or self.chance.random() < 0.15:
            agent_id = self._one(sorted(board.agents))
        elif best is not None and self.chance.random() < 0.4:
            agent_id = best
        else:
            agent_id = self._one(able).agent_id
        return Deploy(
            uuid4(),
            incident.id,
            incident.version,
            agent_id=agent_id,
            role=role,
            reason="They asked for it" if self.chance.random() < 0.1 else None,
            reason_code="asked_for" if agent_id != best and self.chance.random() < 0.9 else None,
            recommended_id=best,
            is_reserved=keeping is not None,
        )

    def _release(self, board: Board) -> Release | None:
        if not board.assignments:
            return None
        held = board.assignments[self._one(sorted(board.assignments))]
        incident = board.incidents.get(held.incident_id)
        if incident is None:
            return None
        agent_id = held.agent_id if self.chance.random() < 0.7 else None
        return Release(uuid4(), incident.id, incident.version, agent_id=agent_id)

    def _act(self, board: Board) -> ChangeLife:
        incident = self._incident(board)
        acts = acts_in(incident.state) if self.chance.random() < 0.9 else tuple(LifeAct)
        act = self._one([one for one in acts if one not in _ENDING or self.chance.random() < 0.1] or acts)
        into_id = self._incident(board).id if act is LifeAct.MERGE else None
        code = self._code(board, act)
        return ChangeLife(uuid4(), incident.id, incident.version, act, code, into_id)

    def _code(self, board: Board, of: LifeAct | Response) -> str | None:
        purpose = purpose_of(of)
        return None if purpose is None else self._one(codes_in(board, purpose, board.floor_at))

    def _ended_act(self, board: Board) -> ChangeLife | None:
        """Of what was resolved a dispatcher remembers the version that it must have had then."""
        if not self.ended:
            return None
        incident_id, version = self._one(self.ended)
        act = self._one((LifeAct.CLOSE, LifeAct.REOPEN, LifeAct.REOPEN))
        return ChangeLife(uuid4(), incident_id, version, act, self._code(board, act))

    def _move(self, board: Board) -> MoveAgent | EndMove:
        if board.moves and self.chance.random() < 0.4:
            move = board.moves[self._one(sorted(board.moves))]
            return EndMove(uuid4(), move.id, move.version)
        agent = board.agents[self._one(sorted(board.agents))]
        until_at = board.floor_at + timedelta(seconds=self.chance.randint(1, 6))
        for_a_time = until_at if self.chance.random() < 0.5 else None
        return MoveAgent(uuid4(), agent.id, agent.version, self._one(sorted(board.teams)), for_a_time)

    def _presence(self, board: Board) -> SetPresence:
        away = [one for one in board.presences.values() if one.state is not PresenceState.ON_SHIFT]
        if away and self.chance.random() < 0.2 * len(away):
            back = self._one(away)
            return SetPresence(uuid4(), back.agent_id, back.version, PresenceState.ON_SHIFT)
        presence = board.presences[self._one(sorted(board.presences))]
        if self.chance.random() < 0.3:
            return SetPresence(uuid4(), presence.agent_id, presence.version, PresenceState.OFF)
        on_break = PresenceState.ON_BREAK
        return SetPresence(uuid4(), presence.agent_id, presence.version, on_break, break_reason="lunch")

    def _answer(self, board: Board) -> Respond | None:
        if not board.assignments:
            return None
        held = board.assignments[self._one(sorted(board.assignments))]
        of_team = held.agent_id is None
        possible = answers_in(held.state, is_of_team=of_team)
        response = self._one(possible or tuple(Response))
        taker = None
        if of_team and response is Response.ACCEPT:
            own = [one.id for one in board.agents.values() if one.team_id == held.team_id]
            taker = self._one(own or sorted(board.agents))
        code = self._code(board, response)
        if response is Response.DONE and self.chance.random() < 0.5:
            code = None
        return Respond(uuid4(), held.id, held.version, response, taker, code)

    def _take_back(self, _board: Board) -> TakeBack | None:
        if not self.done:
            return None
        reason = "It was a mistake" if self.chance.random() < 0.5 else None
        return TakeBack(uuid4(), self._one(self.done), reason)

    def _together(self, board: Board) -> Together:
        kinds: tuple[Callable[[Board], SingleCommand | None], ...] = (self._deploy, self._release, self._act)
        parts = [make(board) for make in self.chance.choices(kinds, (5, 1, 2), k=self.chance.randint(2, 4))]
        return Together(uuid4(), tuple(part for part in parts if part is not None))
