"""What is said of the alarms: which is the worst, since when it rings, and who silenced one for how long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from wallboard.domain.alarm_sound import Hush
from wallboard.domain.alarms import Alarm, AlarmState
from wallboard.domain.board import Board
from wallboard.domain.severity import Severity
from wallboard.models.counted import counted
from wallboard.models.severity_words import severity_word
from wallboard.widgets.times import Moment, left
from wallboard.widgets.wall.words import BETWEEN


@dataclass(frozen=True, slots=True)
class AlarmSaid:
    """The alarms of a board, as a bar says them; `what` and `which` are of the worst and oldest."""

    severity: Severity
    is_ringing: bool
    word: str
    what: str
    which: tuple[str, ...]
    """Which incident it is and how it stands; the fullest first, the shortest where room is short."""
    more: str
    counts_from: datetime
    """Since when it rings; of what is silent, until when."""
    answer: str
    count: int

    def age(self, moment: Moment) -> str:
        """How long it has rung, or is still silent; where nobody knows the time by now, the instant."""
        if not moment.live:
            words = _tr("since {time}") if self.is_ringing else _tr("until {time}")
            return words.format(time=moment.clock(self.counts_from))
        seconds = (moment.now - self.counts_from).total_seconds()
        return left(timedelta(seconds=int(max(0.0, seconds if self.is_ringing else -seconds))))

    @property
    def spoken(self) -> str:
        """All of it in one sentence, without seconds."""
        parts = (self.word, self.what, self.which[0], self.more, self.answer)
        return ". ".join(part for part in parts if part)


def alarms_said(
    board: Board, alarms: tuple[Alarm, ...], moment: Moment, hush: Hush | None = None
) -> AlarmSaid | None:
    """None where no alarm stands: what rings comes before what is silent for a while.

    `hush` is what quiet hours do to the sound, where there is any.
    """
    ringing = tuple(one for one in alarms if one.state is AlarmState.RINGING)
    snoozed = tuple(one for one in alarms if one.state is AlarmState.SNOOZED)
    first = next(iter((*ringing, *snoozed)), None)
    if first is None:
        return None
    return AlarmSaid(
        severity=first.severity,
        is_ringing=bool(ringing),
        word=_tr("ALARM") if ringing else _tr("SNOOZED"),
        what=_what(board, first),
        which=_which(board, first, moment),
        more=BETWEEN.join(
            (
                *_others(len(ringing or snoozed) - 1, is_ringing=bool(ringing)),
                *_hushed(hush, moment),
                *(_snoozed(board, snoozed, moment) if ringing else ()),
            )
        ),
        counts_from=first.began_at if ringing else first.until_at or first.began_at,
        answer=_tr("acknowledge at any desk") if ringing else _tr("until it rings again"),
        count=len(ringing) or len(snoozed),
    )


def _what(board: Board, alarm: Alarm) -> str:
    """What happened and where; never who called."""
    incident = board.incidents.get(alarm.incident_id)
    if incident is None:
        return f"#{alarm.incident_id}"
    team = board.team_name(incident.team_id) or _tr("no team")
    return _tr("{nature} · {team}").format(nature=board.nature_name(incident.nature_id), team=team)


def _which(board: Board, alarm: Alarm, moment: Moment) -> tuple[str, ...]:
    """Which one it is, and how it stands."""
    incident = board.incidents.get(alarm.incident_id)
    reference = f"#{alarm.incident_id}" if incident is None else incident.reference
    severity = severity_word(alarm.severity)
    words = _tr("{reference} · {severity} · unanswered since {time}")
    said = {"time": moment.clock(alarm.began_at)}
    if alarm.state is AlarmState.SNOOZED:
        words, said = (
            _tr("{reference} · {severity} · snoozed by {who} until {time}"),
            _by(board, alarm, moment),
        )
    full = words.format(reference=reference, severity=severity, **said)
    return (full, _tr("{reference} · {severity}").format(reference=reference, severity=severity), reference)


def _by(board: Board, alarm: Alarm, moment: Moment) -> dict[str, str]:
    who = _person(board, alarm.answered_by)
    return {"who": who, "time": "" if alarm.until_at is None else moment.clock(alarm.until_at)}


def _person(board: Board, operator_id: int | None) -> str:
    """By name, or by login where no name is known."""
    operator = board.operators.get(operator_id or 0)
    login = _tr("somebody") if operator is None else operator.login
    return board.operator_names.get(operator_id or 0) or login


def _hushed(hush: Hush | None, moment: Moment) -> tuple[str, ...]:
    """Who sees a band and hears nothing must know that nothing is broken."""
    if hush is None:
        return ()
    words = _tr("not heard: quiet hours until {time}") if hush.is_silent else _tr("quiet hours until {time}")
    return (words.format(time=moment.clock(hush.until)),)


def _others(others: int, *, is_ringing: bool) -> tuple[str, ...]:
    """How many others ring; where none does, how many are silent for a while."""
    if not others:
        return ()
    if is_ringing:
        return (counted("Alarm", "%n more rings", "%n more ring", others),)
    return (counted("Alarm", "%n more is snoozed", "%n more are snoozed", others),)


def _snoozed(board: Board, snoozed: tuple[Alarm, ...], moment: Moment) -> tuple[str, ...]:
    """How many are silent while others ring."""
    if not snoozed:
        return ()
    words = _tr("{count} snoozed by {who} until {time}")
    return (words.format(count=len(snoozed), **_by(board, snoozed[0], moment)),)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Alarm", text)
