"""Reads a profile of limits from plain data, and says of every fault where it is and how to mend it."""

import difflib
from collections.abc import Iterable, Mapping
from datetime import timedelta
from math import isfinite

from wallboard.domain.figure_keys import KEYS
from wallboard.domain.figures import Level
from wallboard.domain.lanes import NO_LIMITS, StateLimits
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.domain.thresholds import LOW_IS_BAD, PER_CENT, Limit, Profile
from wallboard.refusal import Refusal

LEVELS = (Level.WARNING, Level.ALARM)
LONGEST_DWELL_S = 3600
_PARTS = ("enter", "exit", "dwell_s")
PEOPLE = "people"
_STATES = ("free", "busy", "break_without_end", "break_past_end")
_BY_NAME = {severity.name.lower(): severity for severity in SEVERITIES}
LONGEST_STATE_MIN = 7 * 24 * 60.0


class ProfileRefused(Refusal):
    """A profile that cannot be used; the sentence names file, key and the way out."""


def profile_from(data: Mapping[str, object], *, name: str, file: str) -> Profile:
    """The profile that a document spells.

    Raises:
        ProfileRefused: something in it is wrong.
    """
    about = data.get("about", "")
    if not isinstance(about, str):
        raise ProfileRefused(f"{file}: about must be a text that says for whom the profile is.")
    _only_known(file, "", (key for key in data if key != "about"), (*KEYS, PEOPLE))
    limits = {key: _limits(file, key, data[key]) for key in KEYS if key in data}
    return Profile(name, about, limits, _people(file, data[PEOPLE]) if PEOPLE in data else NO_LIMITS)


def _people(file: str, found: object) -> StateLimits:
    if not isinstance(found, Mapping):
        raise ProfileRefused(
            f"{file}: people must be a table [people] of minutes, with {', '.join(_STATES)}."
        )
    _only_known(file, "people.", found, _STATES)
    return StateLimits(
        free=_span(file, "people.free", found.get("free")),
        busy=_busy(file, found.get("busy", {})),
        over_break=_span(file, "people.break_past_end", found.get("break_past_end")),
        open_break=_span(file, "people.break_without_end", found.get("break_without_end")),
    )


def _busy(file: str, found: object) -> Mapping[Severity, timedelta]:
    if not isinstance(found, Mapping):
        raise ProfileRefused(
            f"{file}: people.busy must be minutes by severity: {{ {' = …, '.join(_BY_NAME)} = … }}."
        )
    _only_known(file, "people.busy.", found, _BY_NAME)
    spans = {_BY_NAME[name]: _span(file, f"people.busy.{name}", found[name]) for name in found}
    return {severity: span for severity, span in spans.items() if span is not None}


def _span(file: str, path: str, found: object) -> timedelta | None:
    """Minutes; none and 0 are no limit."""
    if found is None:
        return None
    return timedelta(minutes=_number(file, path, found, LONGEST_STATE_MIN)) or None


def _limits(file: str, key: str, found: object) -> Mapping[Level, Limit]:
    if not isinstance(found, Mapping):
        raise ProfileRefused(f"{file}: {key} must be a table such as [{key}], with warning and alarm in it.")
    _only_known(file, f"{key}.", found, LEVELS)
    limits = {level: _limit(file, f"{key}.{level}", key, found[level]) for level in LEVELS if level in found}
    if len(limits) == len(LEVELS):
        _check_order(file, key, limits[Level.WARNING], limits[Level.ALARM])
    return limits


def _limit(file: str, path: str, key: str, found: object) -> Limit:
    if not isinstance(found, Mapping):
        raise ProfileRefused(f"{file}: {path} must be a table: {{ enter = …, exit = …, dwell_s = … }}.")
    _only_known(file, f"{path}.", found, _PARTS)
    most = 100.0 if key in PER_CENT else 1e9
    enter = _number(file, f"{path}.enter", found.get("enter"), most)
    leave = _number(file, f"{path}.exit", found.get("exit"), most)
    dwell_s = _number(file, f"{path}.dwell_s", found.get("dwell_s"), LONGEST_DWELL_S)
    if key in LOW_IS_BAD and leave <= enter:
        raise ProfileRefused(
            f"{file}: {path}.exit ({leave:g}) must be above enter ({enter:g}), since {key} is bad when low."
        )
    if key not in LOW_IS_BAD and leave >= enter:
        raise ProfileRefused(
            f"{file}: {path}.exit ({leave:g}) must be below enter ({enter:g}), since {key} is bad when high."
        )
    return Limit(enter, leave, timedelta(seconds=dwell_s))


def _number(file: str, path: str, found: object, most: float) -> float:
    if isinstance(found, int | float) and not isinstance(found, bool):
        number = float(found)
        if isfinite(number) and 0 <= number <= most:
            return number
    said = "is missing: it" if found is None else f"is {found!r}, and"
    raise ProfileRefused(f"{file}: {path} {said} must be a number from 0 to {most:g}.")


def _check_order(file: str, key: str, warning: Limit, alarm: Limit) -> None:
    """An alarm that ended before its warning did would be a warning that nobody entered."""
    sign = -1 if key in LOW_IS_BAD else 1
    for part, warns, alarms in (
        ("enter", warning.enter, alarm.enter),
        ("exit", warning.exit, alarm.exit),
    ):
        if sign * alarms < sign * warns:
            side = "above" if key in LOW_IS_BAD else "below"
            raise ProfileRefused(
                f"{file}: {key}.alarm.{part} ({alarms:g}) must not be {side} that of the warning ({warns:g})."
            )


def _only_known(file: str, within: str, found: Iterable[object], known: Iterable[str]) -> None:
    names = [str(one) for one in known]
    for key in found:
        if key not in names:
            near = difflib.get_close_matches(str(key), names, n=1)
            hint = f" Did you mean “{near[0]}”?" if near else ""
            raise ProfileRefused(
                f"{file}: “{within}{key}” is not known here.{hint} Known are {', '.join(names)}."
            )
