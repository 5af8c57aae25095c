"""What would be if the hand let go now: load before and after, and what the team keeps; no paint."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.deploy import Level
from wallboard.domain.lanes import AgentKind, agent_status, lane
from wallboard.domain.sla import Targets, next_promise
from wallboard.widgets.desk.words import countdown, promise_word
from wallboard.widgets.hand_state import Answer, Held, Target


@dataclass(frozen=True, slots=True)
class Load:
    """Load now and with the incident, against capacity."""

    now: int
    after: int
    capacity: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The card's words for one target."""

    title: str
    level: Level
    rank: int | None
    load: Load
    facts: tuple[tuple[str, str], ...]
    act: str


def added_load(board: Board, held: Held | None) -> int:
    """The load that the incident in the hand brings to whoever takes it."""
    incident = None if held is None else board.incidents.get(held.incident_id)
    if incident is None:
        return 0
    weights = (weight.weight for weight in board.weights.values() if weight.severity is incident.severity)
    return next(weights, 1)


def preview_of(board: Board, held: Held, target: Target, answer: Answer, now: datetime) -> Preview | None:
    """None when the incident or the target went away meanwhile."""
    incident = board.incidents.get(held.incident_id)
    if incident is None:
        return None
    added = added_load(board, held)
    facts = [(_tr("Says"), answer.sentence)]
    clock = next_promise(
        incident, has_agent=board.has_agent(incident.id), targets=Targets.of(board.targets.values())
    )
    if clock is not None:
        count = countdown(clock, now)
        words = _tr("{promise} broken by {time}") if count.is_over else _tr("{promise} with {time} left")
        text = words.format(promise=promise_word(clock.promise), time=count.text.lstrip("+"))
        facts.append((_tr("Promise"), text))
    if target.agent_id is not None:
        agent = board.agents.get(target.agent_id)
        if agent is None:
            return None
        status = agent_status(board, agent.id, now)
        title = f"{board.agent_name(agent.id)}, {board.team_name(agent.team_id)}"
        load = Load(status.load, status.load + added, status.capacity)
        facts.append(_keeps(board, agent.team_id, now, leaving=agent.id))
    elif target.team_id in board.teams:
        title = board.team_name(target.team_id)
        people = [s for s in lane(board, target.team_id, now).people if s.kind is not AgentKind.OFF]
        load_now = sum(status.load for status in people)
        load = Load(load_now, load_now + added, sum(status.capacity for status in people))
        facts.append(_keeps(board, target.team_id, now, leaving=None))
    else:
        return None
    return Preview(title, answer.level, answer.rank, load, tuple(facts), _act(answer.level))


def _keeps(board: Board, team_id: int, now: datetime, *, leaving: int | None) -> tuple[str, str]:
    """How many free people the team has left."""
    people = [s for s in lane(board, team_id, now).people if s.kind is not AgentKind.OFF]
    free = [status for status in people if status.kind is AgentKind.FREE and status.agent_id != leaving]
    label = _tr("Team keeps") if leaving is not None else _tr("Team has")
    words = _tr("{free} free of {present}").format(free=len(free), present=len(people))
    if free:
        names = ", ".join(status.name for status in free[:2])
        words = f"{words}: {names}" + (" …" if len(free) > 2 else "")
    return label, words


def _act(level: Level) -> str:
    return {
        Level.PASS: _tr("Let go to deploy"),
        Level.WARN: _tr("Let go and say why"),
        Level.BLOCK: _tr("Cannot go"),
    }[level]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Preview", text)
