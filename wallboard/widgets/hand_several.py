"""What several incidents in one hand say of every target, one incident after another, as time allows."""

from collections import deque
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from time import perf_counter

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.deploy import Level, Objection, missing, verdict
from wallboard.domain.deploy_checks import objections_to, team_objections
from wallboard.domain.deploy_facts import IncidentFacts, Inputs, Keeping
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.deploy_several import burdened
from wallboard.models.spoken import spoken
from wallboard.widgets.hand_answers import Answers, lowered, stops, unassigned
from wallboard.widgets.hand_state import Answer, Held, Sending, Target

Raised = Sequence[Objection]


@dataclass(slots=True)
class _Told:
    """What one target has said so far; `first` is what it said to the first incident."""

    first: Answer
    able: int = 0
    count: int = 1
    level: Level = Level.PASS
    worst: Objection | None = None
    asks: bool = False

    def __post_init__(self) -> None:
        self.level, self.able = self.first.level, int(self.first.level is not Level.BLOCK)
        self.asks = bool(self.able and self.first.asks)

    def add(self, raised: Raised, *, asks: bool) -> Level:
        """What it says to the next one."""
        level = verdict(raised) if raised else Level.PASS
        self.count += 1
        if level is not Level.BLOCK:
            self.able += 1
            self.asks = self.asks or asks or level is Level.WARN
        if level > self.level:
            self.level = level
            self.worst = next(one for one in raised if one.level is level)
        return level

    def answer(self) -> Answer:
        """It can go as soon as it can take one of them."""
        if not self.able:
            return self.first
        why = self.first.sentence if self.worst is None else spoken(self.worst.sentence)
        code = self.first.code if self.worst is None else self.worst.code
        if self.able == self.count:
            return replace(self.first, level=self.level, sentence=why, code=code, asks=self.asks)
        words = _tr("{able} of {count} can go here: {why}")
        sentence = words.format(able=self.able, count=self.count, why=lowered(why))
        return replace(self.first, level=Level.WARN, sentence=sentence, code=code, rank=None, asks=self.asks)


class Judging:
    """Asks everybody for one incident after another, those before it taken as given to whoever could.

    `answers` tells of as many as were asked for; who has the first one's recommendation takes no reason.
    """

    def __init__(
        self,
        board: Board,
        first: Answers,
        held: Held,
        now: datetime,
        sending: Sending = Sending.LEAD,
        seen_id: int | None = None,
        kept: Keeping | None = None,
    ) -> None:
        self._board, self._first, self._now, self._sending, self._kept = board, first, now, sending, kept
        self._rest = deque(one.incident_id for one in held.each[1:])
        self._told = {target: _Told(answer) for target, answer in first.by_target.items()}
        self._given: dict[int, tuple[IncidentFacts, ...]] = {}
        self._looked: list[Inputs] = []
        self._quiet = {seen_id, first.recommended_id}
        if first.inputs is not None:
            self._give(first.inputs.incident, self._told)

    @property
    def is_done(self) -> bool:
        return not self._rest

    def go_on(self, for_s: float | None = None) -> bool:
        """Ask for all that are left, or for as long as that, for one at least; whether none is left."""
        until_s = None if for_s is None else perf_counter() + for_s
        while self._rest:
            self._judge(self._rest.popleft(), self._told)
            if until_s is not None and perf_counter() >= until_s:
                break
        return self.is_done

    def answers(self) -> Answers:
        found = {target: told.answer() for target, told in self._told.items()}
        return replace(self._first, by_target=found, best_first=stops(found), others=tuple(self._looked))

    def sure_of(self, target: Target) -> Answers:
        """The same with all that this one target has to say, whatever is left of the others."""
        told = self._told.get(target)
        if told is None or self.is_done:
            return self.answers()
        own, kept = {target: copy(told)}, (dict(self._given), [*self._looked])
        for incident_id in self._rest:
            self._judge(incident_id, own)
        self._given, self._looked = kept
        found = self.answers()
        return replace(found, by_target={**found.by_target, target: own[target].answer()})

    def _judge(self, incident_id: int, told: dict[Target, _Told]) -> None:
        inputs = inputs_of(self._board, incident_id, self._now, self._sending.role, self._kept)
        if inputs is None:
            gone = (missing(self._board, incident_id),)
            for one in told.values():
                one.add(gone, asks=False)
            return
        self._looked.append(inputs)
        able = [(target, one) for target, one in told.items() if self._ask(inputs, target, one)]
        self._give(inputs.incident, dict(able))

    def _ask(self, inputs: Inputs, target: Target, told: _Told) -> bool:
        """Whether it could take this one, too."""
        if target.agent_id is not None:
            agent = inputs.agent_of.get(target.agent_id)
            if agent is None:
                return False
            as_then = burdened(inputs, agent, self._given.get(agent.id, ()))
            raised: Raised = objections_to(inputs, as_then)
            return told.add(raised, asks=agent.id not in self._quiet) is not Level.BLOCK
        if target.team_id is not None:
            return told.add(team_objections(inputs, target.team_id), asks=False) is not Level.BLOCK
        answer = unassigned(self._board, inputs.incident.id)
        blocks = answer.level is Level.BLOCK
        told.add((Objection(answer.level, answer.code, answer.sentence),) if blocks else (), asks=False)
        return False

    def _give(self, incident: IncidentFacts, able: dict[Target, _Told]) -> None:
        for target, told in able.items():
            if target.agent_id is not None and told.able:
                self._given[target.agent_id] = (*self._given.get(target.agent_id, ()), incident)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Hand", text)
