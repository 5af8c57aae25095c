"""What would be if the hand let go now: load before and after, and what the team keeps; no paint."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.deploy import Level
from wallboard.domain.incident import Incident
from wallboard.domain.lanes import AgentKind, agent_status, lane
from wallboard.models.promise_words import promise_word
from wallboard.widgets.desk.words import countdown
from wallboard.widgets.hand_answers import Answers
from wallboard.widgets.hand_state import Held, Target


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
    reason: str
    load: Load
    facts: tuple[tuple[str, str], ...]
    act: str


def added_load(board: Board, held: Held | None) -> int:
    """The load that the incident in the hand brings to whoever takes it."""
    incident = None if held is None else board.incidents.get(held.incident_id)
    return 0 if incident is None else board.weight(incident.severity)


def preview_of(board: Board, held: Held, target: Target, answers: Answers, now: datetime) -> Preview | None:
    """None when the incident or the target went away meanwhile."""
    incident, answer = board.incidents.get(held.incident_id), answers.by_target.get(target)
    place = _place(board, target, now)
    if incident is None or answer is None or place is None:
        return None
    title, team_id, load, capacity = place
    facts = _promise(board, incident, now)
    facts.append(_keeps(board, team_id, now, leaving=target.agent_id))
    facts += _better(board, target, answers)
    after = Load(load, load + added_load(board, held), capacity)
    return Preview(title, answer.level, answer.rank, answer.sentence, after, tuple(facts), _act(answer.level))


def _place(board: Board, target: Target, now: datetime) -> tuple[str, int, int, int] | None:
    """Who it is, of which team, and their load and capacity now."""
    if target.agent_id is not None:
        agent = board.agents.get(target.agent_id)
        if agent is None:
            return None
        status = agent_status(board, agent.id, now)
        title = f"{board.agent_name(agent.id)}, {board.team_name(agent.team_id)}"
        return title, agent.team_id, status.load, status.capacity
    if target.team_id is None or target.team_id not in board.teams:
        return None
    here = lane(board, target.team_id, now)
    load = sum(status.load for status in here.people if status.kind is not AgentKind.ON_BREAK)
    return board.team_name(target.team_id), target.team_id, load, here.capacity


def _promise(board: Board, incident: Incident, now: datetime) -> list[tuple[str, str]]:
    """The promise that this deploy would keep, or how late it would be."""
    clock = board.promises.get(incident.id)
    if clock is None:
        return []
    count = countdown(clock, now)
    words = _tr("{promise}, {time} too late") if count.is_over else _tr("{promise}, {time} left")
    return [(_tr("Promise"), words.format(promise=promise_word(clock.promise), time=count.text.lstrip("+")))]


def _better(board: Board, target: Target, answers: Answers) -> list[tuple[str, str]]:
    """Who would be best, where that is somebody else."""
    best = answers.best_first[0] if answers.best_first else None
    if best is None or best == target or best.agent_id is None:
        return []
    if answers.by_target[best].rank is None:
        return []
    return [(_tr("Best is"), board.agent_name(best.agent_id))]


def _keeps(board: Board, team_id: int, now: datetime, *, leaving: int | None) -> tuple[str, str]:
    """How many free people the team has left."""
    people = lane(board, team_id, now).people
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
