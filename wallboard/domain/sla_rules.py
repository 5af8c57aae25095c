"""What is wrong with a set of rules, in words, before anybody is held to them."""

from collections import Counter
from collections.abc import Iterator
from zoneinfo import ZoneInfoNotFoundError

from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import Happening, NamedCalendar, Policy, PolicyRules, Target

_ANSWERS = (Happening.ACKNOWLEDGED, Happening.DEPLOYED)


def rule_faults(rules: PolicyRules) -> tuple[str, ...]:
    """Every contradiction, each as a sentence that names the policy and the way out; empty when sound."""
    return tuple(_faults(rules))


def _faults(rules: PolicyRules) -> Iterator[str]:
    for calendar in rules.calendars.values():
        yield from _calendar_faults(calendar)
    for code, count in Counter(policy.code for policy in rules.policies).items():
        if count > 1:
            yield f"policy {code}: this code stands {count} times; give each policy its own"
    for policy in rules.policies:
        yield from _policy_faults(rules, policy)
    if rules.goals.answered_by not in _ANSWERS:
        yield "goals: an incident is answered by being acknowledged or deployed; choose one of these"
    if not 0 < rules.goals.service_level < 1:
        yield "goals: the service level must be more than 0 and less than 100 %"
    if rules.goals.max_occupancy <= 0 or rules.goals.shrinkage >= 1:
        yield "goals: occupancy must be more than 0 %, and shrinkage less than 100 %"


def _calendar_faults(calendar: NamedCalendar) -> Iterator[str]:
    try:
        calendar.calendar  # noqa: B018 - making it is the check
    except (ValueError, ZoneInfoNotFoundError) as trouble:
        yield f"calendar {calendar.code}: {trouble}"
        return
    if not any(calendar.weekly.values()) and not any(calendar.date_hours.values()):
        yield f"calendar {calendar.code}: it never opens; give at least one weekday its hours"


def _policy_faults(rules: PolicyRules, policy: Policy) -> Iterator[str]:
    place = f"policy {policy.code}"
    if policy.calendar not in rules.calendars:
        yield f"{place}: there is no calendar {policy.calendar!r}; choose one of {_codes(rules)}"
    for promise, count in Counter(target.promise for target in policy.targets).items():
        if count > 1:
            yield f"{place}: it promises to {promise} {count} times; keep one"
    for target in policy.targets:
        yield from (f"{place}, {target.promise}: {fault}" for fault in _target_faults(rules, target))


def _target_faults(rules: PolicyRules, target: Target) -> Iterator[str]:
    ends = target.stops_on | target.cancels_on
    if target.calendar is not None and target.calendar not in rules.calendars:
        yield f"there is no calendar {target.calendar!r}; choose one of {_codes(rules)}"
    if not target.starts_on:
        yield "nothing starts it; it usually starts on opened"
    if Happening.RESOLVED not in ends:
        yield "it would run on after the incident is resolved; let resolved stop or cancel it"
    if not ends >= {Happening.CANCELLED, Happening.MERGED}:
        yield "it would run on after the incident is cancelled or merged; let these cancel or stop it"
    if target.pause_reasons != frozenset() and Happening.RESUMED not in target.resumes_on:
        yield "it would stay paused after the incident goes on; let resumed resume it"
    if both := target.stops_on & target.cancels_on:
        yield f"{', '.join(sorted(both))} cannot both stop and cancel it; take one away"
    if target.starts_on & ends:
        yield f"{', '.join(sorted(target.starts_on & ends))} cannot both start and end it; take one away"
    if target.promise is Promise.UPDATE and Happening.UPDATED not in target.stops_on:
        yield "an update must stop it; add updated to what stops it"


def _codes(rules: PolicyRules) -> str:
    return ", ".join(sorted(rules.calendars)) or "none: add a calendar first"
