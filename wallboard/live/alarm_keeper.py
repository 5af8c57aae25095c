"""Keeps which alarms stand on the floor as it is now, and says each second what is to be heard of them."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from wallboard.domain.alarm_rules import AlarmRules
from wallboard.domain.alarm_sound import Hush, Ringing, Sounded, hush_of, turn
from wallboard.domain.alarms import Alarm, AlarmState, alarm_of, next_ringing
from wallboard.domain.change import Change
from wallboard.domain.hours_of_day import time_of_day
from wallboard.domain.severity import Severity
from wallboard.live.clock import SteadyClock, steady_s
from wallboard.live.shown import Shown, ShownTime


class AlarmKeeper(QObject):
    """The alarms nobody has acknowledged, of the live board alone: a past one never rings.

    While the board is not live its alarms go on as they were. How long one rings is counted by a clock that
    only goes forward, so that no clock that is set makes it loud at once, or silent.
    """

    changed = Signal()
    """`alarms` are others than before."""
    sounded = Signal(object)
    """A `Sounded`: begin this sound now."""
    hushed = Signal()
    """Nothing rings that may be heard; a sound that still plays ends."""

    def __init__(
        self,
        store: Shown,
        ticker: ShownTime,
        rules: AlarmRules | None = None,
        *,
        steady: SteadyClock = steady_s,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._ticker, self._steady = store, ticker, steady
        self._rules = rules or AlarmRules()
        self._by_incident: dict[int, Alarm] = {}
        self._since_s: dict[int, float] = {}
        self._alarms: tuple[Alarm, ...] = ()
        self._next_at: datetime | None = None
        self._last: Sounded | None = None
        self._is_loud = False
        store.changed.connect(self._take)
        ticker.tick.connect(self._tick)
        if store.has_board:
            self._take_all()

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        """Those that ring or are snoozed: the worst first, and of one severity the oldest."""
        return self._alarms

    @property
    def ringing(self) -> tuple[Alarm, ...]:
        return tuple(one for one in self._alarms if one.state is AlarmState.RINGING)

    @property
    def snoozed(self) -> tuple[Alarm, ...]:
        return tuple(one for one in self._alarms if one.state is AlarmState.SNOOZED)

    @property
    def interrupts(self) -> bool:
        """Whether one stands for which all else on a wall has to wait; a snooze only makes it silent."""
        return any(one.severity is Severity.CRITICAL for one in self._alarms)

    @property
    def rules(self) -> AlarmRules:
        return self._rules

    @property
    def volume(self) -> int:
        """How loud the last sound of what rings was, in per cent; 0 while nothing is to be heard."""
        return self._last.volume if self._is_loud and self._last is not None else 0

    def hush(self, now: datetime) -> Hush | None:
        """What quiet hours do to what rings; None where they do not hold or nothing rings."""
        ringing, quiet = self.ringing, self._rules.quiet
        if not ringing or not quiet.hours:
            return None
        at = time_of_day(self._store.board, now)
        return hush_of((one.severity for one in ringing), self._rules, now, at)

    def take_rules(self, rules: AlarmRules) -> None:
        """Go by other rules from now on."""
        if rules != self._rules:
            self._rules = rules
            if self._store.has_board:
                self._take_all()

    @Slot(object)
    def _take(self, change: Change) -> None:
        """Look at what changed, and at nothing else: alarms are found among thousands of incidents."""
        ids = change.incidents_added | change.incidents_changed | change.incidents_removed
        self._look(ids, self._ticker.now())

    def _take_all(self) -> None:
        self._look(self._store.board.incidents.keys() | self._by_incident.keys(), self._ticker.now())

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        if self._next_at is not None and now >= self._next_at:
            self._look([one.incident_id for one in self.snoozed], now)
        self._sound(now)

    def _look(self, incident_ids: Iterable[int], now: datetime) -> None:
        board, before, is_other = self._store.board, self._alarms, False
        for incident_id in incident_ids:
            incident = board.incidents.get(incident_id)
            alarm = None
            if incident is not None and incident.is_open and self._alarms_at(incident.severity):
                alarm = alarm_of(board, incident, now)
            if alarm is not None and alarm.state is AlarmState.ACKNOWLEDGED:
                alarm = None
            if alarm == self._by_incident.get(incident_id):
                continue
            is_other = True
            if alarm is None:
                del self._by_incident[incident_id]
            else:
                self._by_incident[incident_id] = alarm
        if not is_other:
            return  # as at most changes, which cost no order then
        in_order = sorted(
            self._by_incident.values(), key=lambda one: (one.severity, one.began_at, one.incident_id)
        )
        if tuple(in_order) != before:
            self._alarms = tuple(in_order)
            self._next_at = next_ringing(self._alarms)
            self._count_from(now)
            self.changed.emit()
            self._sound(now)

    def _alarms_at(self, severity: Severity) -> bool:
        """The worst is shown even where it has no sound."""
        return severity is Severity.CRITICAL or severity in self._rules.sounding

    def _count_from(self, now: datetime) -> None:
        """Since when each rings by the steady clock; what rings for longer than it is known has done so."""
        now_s, speed = self._steady(), self._store.board.clock.speed or 1.0
        self._since_s = {
            one.incident_id: self._since_s.get(
                one.incident_id, now_s - max(0.0, (now - _rings_from(one)).total_seconds() / speed)
            )
            for one in self.ringing
        }

    def _sound(self, now: datetime) -> None:
        ringing = [
            Ringing(one.incident_id, one.severity, self._since_s[one.incident_id]) for one in self.ringing
        ]
        quiet = self._rules.quiet
        is_quiet = bool(ringing and quiet.hours) and quiet.hold(time_of_day(self._store.board, now))
        next_turn = turn(ringing, self._steady(), self._rules, is_quiet=is_quiet, last=self._last)
        was_loud, self._is_loud = self._is_loud, next_turn.next_s is not None
        if next_turn.play is not None:
            self._last = next_turn.play
            self.sounded.emit(next_turn.play)
        elif was_loud and not self._is_loud:
            self.hushed.emit()


def _rings_from(alarm: Alarm) -> datetime:
    """One that was snoozed rings again since that was over."""
    return alarm.began_at if alarm.until_at is None else max(alarm.began_at, alarm.until_at)
