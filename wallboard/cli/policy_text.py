"""SLA rules and their versions as text."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from wallboard.cli.clock_text import aligned
from wallboard.domain.sla_policy import WEEKDAYS, Happening, Match, NamedCalendar, Policy, PolicyRules, Target
from wallboard.services.published import PolicyEntry, Versions

_UNITS = ((3_600, "h"), (60, "min"), (1, "s"))


def versions_text(told: Versions) -> str:
    """Every version on a line, oldest first."""
    rows = [("version", "in force", "published", "by", "name")]
    for one in told.entries:
        rows.append(
            (
                str(one.version.number),
                _since(one, told),
                "-" if one.published is None else _at(one.published.at),
                "-" if one.published is None else one.published.by,
                one.version.rules.name + _because(one),
            )
        )
    lines = list(aligned(rows, right=(0,)))
    lines += [f"row {row.id} cannot be read: {row.reason}" for row in told.unreadable]
    return "\n".join(lines)


def rules_text(rules: PolicyRules, one: PolicyEntry | None = None, told: Versions | None = None) -> str:
    """What rules say: their calendars, and policy by policy what is promised to whom."""
    lines = [rules.name]
    if one is not None and told is not None:
        by = "" if one.published is None else f", published by {one.published.by}{_because(one)}"
        lines.append(f"version {one.version.number}, in force {_since(one, told)}{by}")
    lines.append(f"a regraded incident is held to its target since it was {rules.counts_from}")
    for calendar in rules.calendars.values():
        lines += ["", *_calendar_lines(calendar)]
    for policy in rules.policies:
        lines += ["", *_policy_lines(policy, rules)]
    return "\n".join(lines)


def span_words(span: timedelta) -> str:
    """A span in whole units: 25 h 30 min. Never in days, because a day of working time is no 24 hours."""
    rest, parts = int(span.total_seconds()), []
    for size, unit in _UNITS:
        count, rest = divmod(rest, size)
        parts += [f"{count} {unit}"] if count else []
    return " ".join(parts) or "0 s"


def _since(one: PolicyEntry, told: Versions) -> str:
    at = _at(one.version.in_force_at)
    newer = told.forestalled_by(one)
    if newer is not None:
        return f"never: version {newer.number} is in force before {at}"
    if one.version.in_force_at > told.now:
        return f"from {at}"
    return f"since {at}" + (", now" if one == told.in_force else "")


def _because(one: PolicyEntry) -> str:
    return f" ({one.published.reason})" if one.published is not None and one.published.reason else ""


def _at(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S}Z"


def _calendar_lines(calendar: NamedCalendar) -> Iterator[str]:
    yield f"calendar {calendar.code}: {calendar.name} ({calendar.tz})"
    for hours, days in _by_hours(calendar):
        yield f"  {days}: {hours}"
    worked = [day for day in calendar.holidays if day in calendar.switched_off]
    if calendar.holidays:
        region = f" of {calendar.region}" if calendar.region else ""
        off = f", {len(worked)} of them worked" if worked else ""
        dates = sorted(calendar.holidays)
        yield f"  {len(dates)} holidays{region} from {dates[0]} to {dates[-1]}{off}"
    for day, periods in sorted(calendar.date_hours.items()):
        yield f"  on {day}: {_periods(periods)}"
    for day, periods in sorted(calendar.breaks.items()):
        yield f"  on {day} not: {_periods(periods)}"


def _by_hours(calendar: NamedCalendar) -> Iterator[tuple[str, str]]:
    days_of: dict[str, list[str]] = {}
    for day in WEEKDAYS:
        days_of.setdefault(_periods(calendar.weekly.get(day, ())), []).append(day)
    yield from ((hours, " ".join(days)) for hours, days in days_of.items())


def _periods(periods: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{opens}-{closes}" for opens, closes in periods) or "closed"


def _policy_lines(policy: Policy, rules: PolicyRules) -> Iterator[str]:
    yield f"policy {policy.code}: {policy.name}; for {_match(policy.match)}"
    rows = [_target_row(target, policy, rules) for target in policy.targets]
    yield from (f"  {line}" for line in aligned(rows))


def _match(match: Match) -> str:
    parts = [
        f"{what} {' or '.join(map(str, sorted(values)))}"
        for what, values in (
            ("severity", match.severities),
            ("priority", match.priorities),
            ("team", match.teams),
            ("nature", match.natures),
            ("customer class", match.customer_classes),
        )
        if values
    ]
    return ", ".join(parts) or "every incident"


def _target_row(target: Target, policy: Policy, rules: PolicyRules) -> tuple[str, ...]:
    return (
        str(target.promise),
        f"within {span_words(target.within)}",
        rules.calendar_of(policy, target).code,
        _pauses(target),
        f"from {_happenings(target.starts_on)} to {_happenings(target.stops_on)}",
        f"reopened: {str(target.reopening).replace('_', ' ')}",
        f"marks {' '.join(map(str, target.marks))} %" if target.marks else "no marks",
    )


def _pauses(target: Target) -> str:
    if target.pause_reasons is None:
        return "paused by any pause"
    return f"paused by {'/'.join(sorted(target.pause_reasons))}" if target.pause_reasons else "never paused"


def _happenings(among: frozenset[Happening]) -> str:
    return "/".join(str(one) for one in Happening if one in among)
