"""What is to be heard of the alarms that ring: one sound at a time, that of the worst, louder by steps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from wallboard.domain.alarm_rules import AlarmRules, Sounding
from wallboard.domain.severity import Severity

LASTS_S: Final = 2.0
"""No sound is longer, and none begins before the last one is over."""
FRESH_S: Final = 5.0
"""An alarm that has not been heard at all waits no longer than this."""


@dataclass(frozen=True, slots=True)
class Ringing:
    """An alarm that rings; seconds are of a clock that only goes forward, whatever the floor's is put to."""

    incident_id: int
    severity: Severity
    since_s: float


@dataclass(frozen=True, slots=True)
class Sounded:
    """A sound that was begun: which, how loud in per cent, for which severity and when."""

    sound: str
    volume: int
    severity: Severity
    at_s: float


@dataclass(frozen=True, slots=True)
class Turn:
    """What to begin now, if anything, and when to ask again; never where nothing will sound."""

    play: Sounded | None = None
    next_s: float | None = None


SILENCE: Final = Turn()


def turn(
    ringing: Sequence[Ringing], now_s: float, rules: AlarmRules, *, is_quiet: bool, last: Sounded | None
) -> Turn:
    """What sounds at `now_s`, where `last` was the last sound; `is_quiet` says that quiet hours hold.

    A worse alarm than the one last heard does not wait for that one's turn.
    """
    heard = [one for one in ringing if _may_sound(one.severity, rules, is_quiet=is_quiet)]
    if not heard:
        return SILENCE
    worst = min(one.severity for one in heard)
    sounding = rules.by_severity[worst]
    began_s = [one.since_s for one in heard if one.severity is worst]
    due_s = _due_s(worst, sounding, max(began_s), now_s, last)
    if now_s < due_s:
        return Turn(next_s=due_s)
    volume = sounding.volume_after(timedelta(seconds=max(0.0, now_s - min(began_s))))
    if is_quiet:
        volume = min(volume, rules.quiet.most)
    played = Sounded(sounding.sound, volume, worst, now_s)
    return Turn(played, now_s + sounding.repeat_every.total_seconds())


@dataclass(frozen=True, slots=True)
class Hush:
    """Quiet hours that hold while something rings."""

    until: datetime
    is_silent: bool
    """Whether nothing at all of what rings is heard meanwhile."""


def hush_of(severities: Iterable[Severity], rules: AlarmRules, now: datetime, at: time) -> Hush | None:
    """What quiet hours do to alarms that ring at a time of day; None outside of them, and where nothing that
    rings has a sound to be kept down."""
    sounding = [severity for severity in severities if severity in rules.by_severity]
    if not sounding or not rules.quiet.hold(at):
        return None
    is_silent = not any(_may_sound(severity, rules, is_quiet=True) for severity in sounding)
    return Hush(now + rules.quiet.left(at), is_silent)


def _may_sound(severity: Severity, rules: AlarmRules, *, is_quiet: bool) -> bool:
    return severity in rules.by_severity and (not is_quiet or severity in rules.quiet.severities)


def _due_s(worst: Severity, sounding: Sounding, newest_s: float, now_s: float, last: Sounded | None) -> float:
    """When the next sound may begin; a last sound of the future is of a clock that began anew."""
    if last is None or last.at_s > now_s:
        return now_s
    if worst < last.severity:
        return last.at_s + LASTS_S
    repeat_s = sounding.repeat_every.total_seconds()
    return last.at_s + (min(FRESH_S, repeat_s) if newest_s > last.at_s else repeat_s)
