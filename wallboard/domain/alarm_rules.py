"""How alarms sound, by severity: which sound, how often, how loud, how much louder, and when less of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final

from wallboard.domain.hours_of_day import HoursOfDay, any_hold, hours_from
from wallboard.domain.plan_table import PlanTable
from wallboard.domain.severity import SEVERITIES, Severity

SOUNDS: Final = ("critical", "major", "medium", "minor")
"""The sounds that are shipped, each with a rhythm of its own; the worst first."""
SILENT: Final = "none"
LOUDNESS: Final = (5, 100)
"""Per cent: what nobody would hear is no alarm."""
REPEATS_S: Final = (5, 600)
LONGEST_SNOOZE_MIN: Final = 30
MOST_SNOOZES: Final = 3


@dataclass(frozen=True, slots=True)
class Sounding:
    """How one severity sounds; volumes are per cent, and rise while nobody answers."""

    sound: str
    repeat_every: timedelta
    volume: int
    louder_by: int
    louder_every: timedelta
    most: int = 100

    def volume_after(self, unanswered: timedelta) -> int:
        """How loud it is after so long without an answer: one step up for each span, and never above most."""
        steps = max(0, unanswered // self.louder_every)
        return min(self.most, self.volume + steps * self.louder_by)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which only some severities sound, and none of them louder than `most`."""

    hours: tuple[HoursOfDay, ...] = ()
    severities: frozenset[Severity] = frozenset({Severity.CRITICAL})
    most: int = 50

    def hold(self, at: time) -> bool:
        return any_hold(self.hours, at)

    def left(self, at: time) -> timedelta:
        """How long they still last, one span after the other."""
        left = timedelta()
        for _ in self.hours:
            then = (datetime.combine(date.min, at) + left).time()
            left += max((one.left(then) for one in self.hours if one.hold(then)), default=timedelta())
        return left


_SHIPPED: Final[Mapping[Severity, Sounding]] = MappingProxyType(
    {
        Severity.CRITICAL: Sounding("critical", timedelta(seconds=10), 40, 15, timedelta(seconds=30)),
        Severity.MAJOR: Sounding("major", timedelta(seconds=30), 30, 10, timedelta(seconds=60), 80),
    }
)


@dataclass(frozen=True, slots=True)
class AlarmRules:
    """What `[alarm]` of the wall's plan says; a severity without a sound does not alarm."""

    by_severity: Mapping[Severity, Sounding] = field(default_factory=lambda: _SHIPPED)
    snoozes: tuple[timedelta, ...] = (timedelta(minutes=5), timedelta(minutes=15))
    quiet: Quiet = Quiet()

    @property
    def sounding(self) -> frozenset[Severity]:
        """The severities that alarm."""
        return frozenset(self.by_severity)


def alarm_rules_from(table: PlanTable) -> AlarmRules:
    """What the table `[alarm]` says; what it leaves out is as it is shipped.

    Raises:
        PlanFault: something in it is wrong.
    """
    names = {severity: f"severity_{severity:d}" for severity in SEVERITIES}
    table.only("snooze_min", "quiet", *names.values())
    made = {severity: _sounding(table.table(name), severity) for severity, name in names.items()}
    by_severity = {severity: sounding for severity, sounding in made.items() if sounding is not None}
    return AlarmRules(MappingProxyType(by_severity), _snoozes(table), _quiet(table.table("quiet")))


def _sounding(table: PlanTable, severity: Severity) -> Sounding | None:
    table.only("sound", "repeat_every_s", "volume", "louder_by", "louder_every_s", "volume_most")
    shipped = _SHIPPED.get(severity)
    sound = table.among("sound", (*SOUNDS, SILENT), shipped.sound if shipped else SILENT)
    if sound == SILENT:
        return None
    base = shipped or _SHIPPED[Severity.MAJOR]
    most = table.whole("volume_most", *LOUDNESS, base.most, "per cent")
    first = table.whole("volume", *LOUDNESS, min(base.volume, most), "per cent")
    if first > most:
        raise table.wrong("volume", f"must not be above volume_most ({most}), not {first}.")
    repeat_s = table.number("repeat_every_s", *REPEATS_S, base.repeat_every.total_seconds(), "seconds")
    louder_s = table.number("louder_every_s", *REPEATS_S, base.louder_every.total_seconds(), "seconds")
    louder_by = table.whole("louder_by", 0, 50, base.louder_by, "per cent")
    return Sounding(sound, timedelta(seconds=repeat_s), first, louder_by, timedelta(seconds=louder_s), most)


def _snoozes(table: PlanTable) -> tuple[timedelta, ...]:
    """From the shortest to the longest; for ever is no choice."""
    if "snooze_min" not in table.found:
        return AlarmRules().snoozes
    minutes = table.numbers("snooze_min", 1, LONGEST_SNOOZE_MIN)
    if not 0 < len(minutes) <= MOST_SNOOZES or any(one != int(one) for one in minutes):
        raise table.wrong("snooze_min", f"must be 1 to {MOST_SNOOZES} whole numbers of minutes.")
    return tuple(timedelta(minutes=one) for one in sorted(set(minutes)))


def _quiet(table: PlanTable) -> Quiet:
    table.only("hours", "severities", "volume_most")
    loudest = table.whole("volume_most", *LOUDNESS, Quiet().most, "per cent")
    if "severities" not in table.found:
        return Quiet(hours_from(table, "hours"), most=loudest)
    listed = table.numbers("severities", min(SEVERITIES), max(SEVERITIES))
    if any(one != int(one) for one in listed):
        raise table.wrong("severities", "must be whole numbers from 1 to 4.")
    return Quiet(hours_from(table, "hours"), frozenset(Severity(int(one)) for one in listed), loudest)
