"""What a person is told about a command of theirs that was carried out, or taken back."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from wallboard.domain.alarm_commands import AcknowledgeAlarm, AlarmCommand, SnoozeAlarm
from wallboard.domain.board import Board
from wallboard.domain.commands import (
    Command,
    Deploy,
    GiveUpdate,
    MovePolicy,
    PublishRules,
    Release,
    SingleCommand,
    Together,
)
from wallboard.domain.incident import Incident
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.domain.own_work import after_declining
from wallboard.domain.staff import Accepts, PresenceState
from wallboard.domain.staff_commands import EndMove, MoveAgent, Respond, Response, SetPresence
from wallboard.live.concern import parts_of
from wallboard.models.counted import counted
from wallboard.models.incident_rows import known_incident
from wallboard.models.spoken import spoken
from wallboard.widgets.desk.words import clock_time
from wallboard.widgets.life.life_words import done_words, done_words_of_several

_FINAL = frozenset({LifeAct.CLOSE, LifeAct.MERGE, LifeAct.CANCEL})
"""Acts that nobody takes back: a closed incident is reopened, the others are over."""


def can_be_undone(command: Command) -> bool:
    """Whether an undo is offered for it."""
    if isinstance(command, Together):
        return all(can_be_undone(part) for part in command.parts)
    if isinstance(command, ChangeLife):
        return command.act not in _FINAL
    return isinstance(command, Deploy | Release | MoveAgent | EndMove | SetPresence | Respond)


def done(board: Board, command: Command) -> str:
    """What was done, in one sentence."""
    if isinstance(command, Together):
        return done_several(board, command.parts)
    match command:
        case Deploy():
            return _deployed(board, command)
        case Release():
            return _of(
                board, command.incident_id, _tr("Nobody is on {reference} any more."), _tr("Released.")
            )
        case ChangeLife():
            return _of(board, command.incident_id, done_words(command.act), _tr("Done."))
        case GiveUpdate():
            words = _tr("{reference}: noted that those who wait were told.")
            return _of(board, command.incident_id, words, words.format(reference=""))
        case MovePolicy():
            return _held(board, command)
        case PublishRules():
            return _published(command)
        case AcknowledgeAlarm() | SnoozeAlarm():
            return _answered(board, command)
        case MoveAgent() | SetPresence():
            return _of_agent(board, command)
        case Respond():
            return _of_answer(board, command)
        case _:
            return _tr("Done.")


def done_several(board: Board, parts: Sequence[SingleCommand]) -> str:
    """What was done to several, in one sentence."""
    first = parts[0] if parts else None
    if first is None or len(parts) == 1:
        return "" if first is None else done(board, first)
    count = len(parts)
    if isinstance(first, ChangeLife):
        return done_words_of_several(first.act, count)
    if isinstance(first, Deploy):
        who = _who(board, first)
        words = counted(
            "Notices", "%n incident is offered to {who}.", "%n incidents are offered to {who}.", count
        )
        return words.format(who=who)
    if isinstance(first, Release):
        return counted(
            "Notices",
            "Nobody is on this %n incident any more.",
            "Nobody is on these %n incidents any more.",
            count,
        )
    return counted("Notices", "%n thing is done.", "%n things are done.", count)


def taken_back(board: Board, command: Command | None) -> str:
    """What was taken back; None where nobody remembers what it was."""
    parts = () if command is None else parts_of(command)
    ids = {part.incident_id for part in parts if isinstance(part, Deploy | Release | ChangeLife)}
    if len(ids) > 1:
        return counted(
            "Notices",
            "Taken back: %n incident is as it was.",
            "Taken back: %n incidents are as they were.",
            len(ids),
        )
    incident = known_incident(board, ids.pop()) if ids else None
    if incident is not None:
        return _tr("Taken back: {reference} is as it was.").format(reference=incident.reference)
    agents = {part.agent_id for part in parts if isinstance(part, MoveAgent | SetPresence)}
    if agents:
        return _tr("Taken back: {who} is as before.").format(who=board.agent_name(agents.pop()))
    return _tr("Taken back.")


def about(board: Board, command: Command) -> Incident | None:
    """The one incident that a command is about, where it is about one."""
    if isinstance(command, Deploy | Release | GiveUpdate | MovePolicy | ChangeLife):
        return known_incident(board, command.incident_id)
    return None


def _of(board: Board, incident_id: int, words: str, without: str) -> str:
    incident = known_incident(board, incident_id)
    return without if incident is None else words.format(reference=incident.reference)


def _who(board: Board, command: Deploy) -> str:
    if command.agent_id is not None:
        return board.agent_name(command.agent_id)
    return board.team_name(command.team_id)


def _deployed(board: Board, command: Deploy) -> str:
    who, incident = _who(board, command), board.incidents.get(command.incident_id)
    if incident is None:
        return _tr("Offered to {who}.").format(who=who)
    words = _tr("{reference} {nature} is offered to {who}.")
    if command.agent_id is not None and _accepts_by_itself(board, command.agent_id):
        words = _tr("{reference} {nature} goes to {who}.")
    if command.is_reserved:
        words = _tr("{reference} {nature}: {who} is reserved for it.")
    nature = board.nature_name(incident.nature_id)
    return words.format(who=who, reference=incident.reference, nature=nature)


def _released(board: Board, command: Release) -> str:
    words = _tr("Nobody is on {reference} any more.")
    if command.agent_id is not None:
        who = board.agent_name(command.agent_id)
        words = _tr("{who} is off {reference}.").replace("{who}", who)
    return _of(board, command.incident_id, words, _tr("Released."))


def _accepts_by_itself(board: Board, agent_id: int) -> bool:
    """Agents without a client of their own have it at once; others are asked."""
    agent = board.agents.get(agent_id)
    return agent is not None and agent.accepts is Accepts.AUTOMATICALLY


def _held(board: Board, command: MovePolicy) -> str:
    version = board.policy_versions.get(command.policy_version_id or 0)
    if version is None:
        words = _tr("{reference} is held to the rules it began under again.")
        return _of(board, command.incident_id, words, _tr("Done."))
    words = _tr("{reference} is held to rules version {number} from now on.")
    incident = known_incident(board, command.incident_id)
    reference = "" if incident is None else incident.reference
    return words.format(reference=reference, number=version.number)


def _answered(board: Board, command: AlarmCommand) -> str:
    """Of one alarm which, of several how many."""
    count, several = len(command.seen), len(command.seen) > 1
    if isinstance(command, SnoozeAlarm):
        words = _tr("The alarm of {reference} is silent for {minutes} min.")
        if several:
            words = counted(
                "Notices",
                "%n alarm is silent for {minutes} min.",
                "%n alarms are silent for {minutes} min.",
                count,
            )
        words = words.replace("{minutes}", str(command.minutes))
    else:
        words = _tr("The alarm of {reference} is acknowledged.")
        if several:
            words = counted("Notices", "%n alarm is acknowledged.", "%n alarms are acknowledged.", count)
    if several:
        return words
    return _of(board, command.seen[0].incident_id, words, _tr("Done."))


def _published(command: PublishRules) -> str:
    if command.in_force_at is None:
        return _tr("The rules are published; they are in force from now on.")
    words = _tr("The rules are published; they are in force from {time}.")
    return words.format(time=f"{command.in_force_at.astimezone():%Y-%m-%d %H:%M}")


def _of_agent(board: Board, command: MoveAgent | SetPresence) -> str:
    who = board.agent_name(command.agent_id)
    if isinstance(command, MoveAgent):
        is_busy = bool(board.assignments_of_agent.get(command.agent_id))
        words = _tr("{who} works for {team} from now on.")
        if is_busy:
            words = _tr("{who} moves to {team} when the work ends.")
        elif command.until_at is not None:
            words = _tr("{who} works for {team} until {time}.")
        time = "" if command.until_at is None else clock_time(command.until_at, board.floor_at)
        return words.format(who=who, team=board.team_name(command.team_id), time=time)
    words = {
        PresenceState.ON_BREAK: _tr("{who} is on a break."),
        PresenceState.ON_SHIFT: _tr("{who} is back."),
        PresenceState.OFF: _tr("{who} is off."),
    }[command.state]
    return words.format(who=who)


def _of_answer(board: Board, command: Respond) -> str:
    assignment = board.assignments.get(command.assignment_id)
    if assignment is not None and command.response is Response.DECLINE:
        return spoken(after_declining(board, assignment.incident_id, assignment.id))
    words, without = {
        Response.ACCEPT: (_tr("{reference} is accepted."), _tr("Accepted.")),
        Response.DECLINE: (_tr("{reference} is declined and goes back."), _tr("Declined.")),
        Response.START: (_tr("{reference} is begun."), _tr("Begun.")),
        Response.DONE: (_tr("The work on {reference} is done."), _tr("Done.")),
    }[command.response]
    return without if assignment is None else _of(board, assignment.incident_id, words, without)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Notices", text)
