"""What every target says to the incident in the hand, in words; one look at one board."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.deploy import Level, Objection, missing, verdict
from wallboard.domain.deploy_checks import team_objections
from wallboard.domain.deploy_inputs import Inputs, inputs_of
from wallboard.domain.ranking import rank
from wallboard.models.spoken import spoken
from wallboard.widgets.hand_state import Answer, Held, Target

NOBODY_CAN = "nobody_can"
"""The rule by which a team is warned of; the hand says what keeps most of its people."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Every target's answer, and the targets in the order in which the keys visit them."""

    by_target: Mapping[Target, Answer]
    best_first: tuple[Target, ...]

    def count(self, level: Level) -> int:
        """How many agents answer so."""
        return sum(
            answer.level is level for target, answer in self.by_target.items() if target.agent_id is not None
        )


NONE = Answers({}, ())


def answers(board: Board, held: Held, now: datetime) -> Answers:
    """Ask every agent and every team; agents before teams, and the best of them first."""
    inputs = inputs_of(board, held.incident_id, now)
    if inputs is None:
        return all_blocked(board, spoken(missing(board, held.incident_id).sentence))
    found = {
        Target(agent_id=one.agent_id): replace(
            _spoken(one.raised, one.level), rank=one.rank if one.is_marked else None
        )
        for one in rank(inputs).candidates
    }
    agents = tuple(found)
    teams = [Target(team_id=team_id) for team_id in board.teams]
    for target in teams:
        found[target] = _team_answer(board, inputs, target, agents, found)
    stops = [target for target in (*agents, *teams) if found[target].level is not Level.BLOCK]
    stops.sort(key=lambda target: (found[target].level, target.agent_id is None))
    return Answers(found, tuple(stops))


def _spoken(raised: Iterable[Objection], level: Level) -> Answer:
    """The worst objection speaks."""
    for objection in raised:
        if objection.level is level and objection.sentence:
            return Answer(level, spoken(objection.sentence), code=objection.code)
    return Answer(level, QCoreApplication.translate("Hand", "Could start now"))


def all_blocked(board: Board, sentence: str) -> Answers:
    """No target takes anything, for one reason."""
    targets = [Target(agent_id=agent_id) for agent_id in board.agents]
    targets += [Target(team_id=team_id) for team_id in board.teams]
    return Answers({target: Answer(Level.BLOCK, sentence) for target in targets}, ())


def _team_answer(
    board: Board,
    inputs: Inputs,
    target: Target,
    order: Iterable[Target],
    found: Mapping[Target, Answer],
) -> Answer:
    """The team's own answer, with the person it would go to, or why it would go to nobody."""
    raised = team_objections(inputs, target.team_id or 0)
    own = _spoken(raised, verdict(raised))
    people = [agent for agent in order if _team_of(board, agent) == target.team_id]
    if own.code == NOBODY_CAN:
        return replace(own, sentence=_nobody([found[agent] for agent in people]))
    if own.level is not Level.PASS:
        return own
    able = next((agent.agent_id for agent in people if found[agent].level is not Level.BLOCK), None)
    if able is None:
        return replace(own, sentence=QCoreApplication.translate("Hand", "offer to the team"))
    words = QCoreApplication.translate("Hand", "offer to the team: {agent} first")
    return replace(own, sentence=words.format(agent=board.agent_name(able)))


def _nobody(said: Sequence[Answer]) -> str:
    """Why nobody of a team can go, by the reason that most of those who are here have."""
    said = [one for one in said if one.code != "off_shift"] or said
    (code, _), *_ = Counter(one.code for one in said).most_common()
    if code == "over_capacity":
        return QCoreApplication.translate("Hand", "nobody here has room for it")
    reason, _ = Counter(one.sentence for one in said if one.code == code).most_common()[0]
    words = QCoreApplication.translate("Hand", "nobody here can: {reason}")
    return words.format(reason=reason[:1].lower() + reason[1:])


def _team_of(board: Board, target: Target) -> int | None:
    return None if target.agent_id is None else board.agents[target.agent_id].team_id
