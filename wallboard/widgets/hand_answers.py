"""What every target says to the incident in the hand, and which of them are best; one look at one board."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.deploy import Level, objections, verdict
from wallboard.domain.lanes import agent_status
from wallboard.widgets.hand_state import Answer, Held, Target

NO_COMMAND = UUID(int=0)
"""Stands for the command that would be made if the hand let go now."""
BEST = 3
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
    """Ask every agent and every team; the agents who can go are ranked, the best three carry a number."""
    agents = [Target(agent_id=agent_id) for agent_id in board.agents]
    found = {target: answer(board, held, target, now) for target in agents}
    order = sorted(agents, key=lambda target: _order(board, held, target, found[target], now))
    for place, target in enumerate(order[:BEST], start=1):
        if found[target].level is Level.PASS:
            found[target] = replace(found[target], rank=place)
    teams = [Target(team_id=team_id) for team_id in board.teams]
    for target in teams:
        found[target] = _team_answer(board, held, target, now, order, found)
    stops = [target for target in (*order, *teams) if found[target].level is not Level.BLOCK]
    stops.sort(key=lambda target: (found[target].level, target.agent_id is None))
    return Answers(found, tuple(stops))


def answer(board: Board, held: Held, target: Target, now: datetime) -> Answer:
    """One target's answer: the worst objection speaks."""
    command = held.deploy_to(target, command_id=NO_COMMAND)
    raised = objections(board, command, now)
    level = verdict(raised)
    for objection in raised:
        if objection.level is level and objection.sentence:
            return Answer(level, objection.sentence, code=objection.code)
    return Answer(level, QCoreApplication.translate("Hand", "Could start now"))


def all_blocked(board: Board, sentence: str) -> Answers:
    """No target takes anything, for one reason."""
    targets = [Target(agent_id=agent_id) for agent_id in board.agents]
    targets += [Target(team_id=team_id) for team_id in board.teams]
    return Answers({target: Answer(Level.BLOCK, sentence) for target in targets}, ())


def _team_answer(
    board: Board,
    held: Held,
    target: Target,
    now: datetime,
    order: Iterable[Target],
    found: Mapping[Target, Answer],
) -> Answer:
    """The team's own answer, with the person it would go to, or why it would go to nobody."""
    own = answer(board, held, target, now)
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


def _order(board: Board, held: Held, target: Target, said: Answer, now: datetime) -> tuple[object, ...]:
    """Who can go before who must say why; the lightest load, the incident's own team, the longest idle."""
    agent_id = target.agent_id or 0
    status = agent_status(board, agent_id, now)
    incident = board.incidents.get(held.incident_id)
    is_own_team = incident is not None and incident.team_id == board.agents[agent_id].team_id
    since_s = status.since_at.timestamp() if status.since_at is not None else 0.0
    share = status.load / max(1, status.capacity)
    return (said.level, share, not is_own_team, since_s, agent_id)
