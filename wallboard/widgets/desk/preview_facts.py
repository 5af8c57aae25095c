"""What would be if the hand let go now: load, start, promises, others at risk, cover and need; no paint."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.consequences import Consequences, consequences, consequences_of_all
from wallboard.domain.deploy import Level
from wallboard.domain.lanes import AgentKind, agent_status, lane
from wallboard.domain.staff_need import StaffNeed
from wallboard.widgets.desk.preview_words import Fact, facts_of
from wallboard.widgets.hand_answers import Answers
from wallboard.widgets.hand_state import Answer, Held, HeldAgent, Place, Sending, Target
from wallboard.widgets.overtaken import OVERTAKEN


@dataclass(frozen=True, slots=True)
class Load:
    """Load now and with the incident, against capacity."""

    now: int
    after: int
    capacity: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The card's words for one target; without a `load` it is a place, or of somebody who moves."""

    title: str
    level: Level
    rank: int | None
    reason: str
    load: Load | None
    facts: tuple[Fact, ...]
    act: str


def added_load(board: Board, held: Held | None) -> int:
    """The load that what is in the hand brings to whoever takes it."""
    rows = [] if held is None else [board.incidents.get(one) for one, _ in held.every]
    return sum(board.weight(row.severity) for row in rows if row is not None)


def preview_of(
    board: Board,
    held: Held | HeldAgent,
    target: Target,
    answers: Answers,
    now: datetime,
    *,
    title: str,
    sending: Sending = Sending.LEAD,
    need: StaffNeed | None = None,
) -> Preview | None:
    """None when what is held or the target went away meanwhile; `title` is what the target is called."""
    answer = answers.by_target.get(target)
    if answer is None or (isinstance(held, Held) and held.incident_id not in board.incidents):
        return None
    if isinstance(held, HeldAgent) or target.place is not None:
        facts = tuple(_people(board, target, held, now))
        act = _act(answer, sending) if isinstance(held, Held) else _act_of_agent(answer, target)
        if isinstance(held, HeldAgent):
            words = _tr("{who} to {team}") if target.team_id is not None else _tr("{who}: {team}")
            title = words.format(who=board.agent_name(held.agent_id), team=title)
        return Preview(title, answer.level, None, answer.sentence, None, facts, act)
    place = _place(board, target, now)
    if place is None:
        return None
    title, team_id, load, capacity = place
    told = _told(board, target, answer, answers, need)
    found = [
        *(() if told is None else facts_of(board, told, now)),
        _keeps(board, team_id, now, leaving=target.agent_id, told=told),
        *_better(board, target, answers),
    ]
    after = Load(load, load + added_load(board, held), capacity)
    return Preview(
        title, answer.level, answer.rank, answer.sentence, after, tuple(found), _act(answer, sending)
    )


def _told(
    board: Board, target: Target, answer: Answer, answers: Answers, need: StaffNeed | None
) -> Consequences | None:
    """Of a team what would be with its best; nothing of who cannot go."""
    agent_id = target.agent_id or answer.best_id
    if agent_id is None or answers.inputs is None or answer.level is Level.BLOCK:
        return None
    if not answers.others:
        return consequences(board, answers.inputs, agent_id, need)
    return consequences_of_all(board, (answers.inputs, *answers.others), agent_id, need)


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


def _people(board: Board, target: Target, held: Held | HeldAgent, now: datetime) -> Iterator[Fact]:
    """What both teams have left and would have."""
    if not isinstance(held, HeldAgent) or held.agent_id not in board.agents:
        return
    own_id, to_id = board.agents[held.agent_id].team_id, target.team_id
    words = _tr("{team}: {text}")
    left = _keeps(board, own_id, now, leaving=held.agent_id, told=None)
    yield Fact(_tr("Leaves"), words.format(team=board.team_name(own_id), text=left.text), is_bad=left.is_bad)
    if to_id is not None and to_id in board.teams:
        text = _keeps(board, to_id, now, leaving=None, told=None, joining=held.agent_id).text
        yield Fact(_tr("Joins"), words.format(team=board.team_name(to_id), text=text))


def _better(board: Board, target: Target, answers: Answers) -> Iterator[Fact]:
    """Who would be best, where that is somebody else."""
    best = answers.recommended_id
    if best is not None and target != Target(agent_id=best):
        yield Fact(_tr("Best is"), board.agent_name(best))


def _keeps(
    board: Board,
    team_id: int,
    now: datetime,
    *,
    leaving: int | None,
    told: Consequences | None,
    joining: int | None = None,
) -> Fact:
    """How many free people the team has left, and how many of them could take a critical."""
    people = [one for one in lane(board, team_id, now).people if one.agent_id != joining]
    if joining is not None:
        people.append(agent_status(board, joining, now))
    free = [status for status in people if status.kind is AgentKind.FREE and status.agent_id != leaving]
    label = _tr("Team keeps") if leaving is not None else _tr("Team has")
    text = _tr("{free} free of {present}").format(free=len(free), present=len(people))
    if told is None:
        return Fact(label, text, is_bad=not free)
    if not told.cover_left:
        return Fact(label, f"{text}, " + _tr("nobody for a critical"), is_bad=True)
    return Fact(label, f"{text}, " + _tr("{count} for a critical").format(count=told.cover_left))


def _act_of_agent(answer: Answer, target: Target) -> str:
    if answer.level is Level.BLOCK:
        return _tr("Cannot go")
    if target.place is Place.BACK:
        return _tr("Let go and it is done")
    if answer.level is Level.WARN and target.team_id is not None:
        return _tr("Let go, say until when and why")
    return _tr("Let go and say until when")


def _act(answer: Answer, sending: Sending) -> str:
    if answer.code == OVERTAKEN:
        return _tr("Let go to look at it again")
    if answer.level is Level.BLOCK:
        return _tr("Cannot go")
    if answer.best_id is not None:
        return _tr("Let go and say who")
    if answer.asks or answer.level is Level.WARN:
        return _tr("Let go and say why")
    return {
        Sending.LEAD: _tr("Let go and it is done"),
        Sending.SUPPORT: _tr("Let go to send help"),
        Sending.RESERVED: _tr("Let go to reserve"),
    }[sending]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Preview", text)
