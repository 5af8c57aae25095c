"""What is wrong with a set of rules, in words, before anybody is held to them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfoNotFoundError

from wallboard.domain.policy import Promise
from wallboard.domain.said import said
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
            trouble = said("this code stands {count} times; give each policy its own", count=count)
            yield said("policy {code}: {trouble}", code=code, trouble=trouble)
    for policy in rules.policies:
        yield from _policy_faults(rules, policy)
    if rules.goals.answered_by not in _ANSWERS:
        yield _of_goals(
            said("an incident is answered by being acknowledged or deployed; choose one of these")
        )
    if not 0 < rules.goals.service_level < 1:
        yield _of_goals(said("the service level must be more than 0 and less than 100 %"))
    if rules.goals.max_occupancy <= 0 or rules.goals.shrinkage >= 1:
        yield _of_goals(said("occupancy must be more than 0 %, and shrinkage less than 100 %"))


def _of_goals(trouble: str) -> str:
    return said("goals: {trouble}", trouble=trouble)


def _calendar_faults(calendar: NamedCalendar) -> Iterator[str]:
    try:
        calendar.calendar  # noqa: B018 - making it is the check
    except (ValueError, ZoneInfoNotFoundError) as trouble:
        yield said("calendar {code}: {trouble}", code=calendar.code, trouble=_words_of(trouble))
        return
    if not any(calendar.weekly.values()) and not any(calendar.date_hours.values()):
        never = said("it never opens; give at least one weekday its hours")
        yield said("calendar {code}: {trouble}", code=calendar.code, trouble=never)


def _policy_faults(rules: PolicyRules, policy: Policy) -> Iterator[str]:
    if policy.calendar not in rules.calendars:
        yield said("policy {code}: {trouble}", code=policy.code, trouble=_no_calendar(rules, policy.calendar))
    for promise, count in Counter(target.promise for target in policy.targets).items():
        if count > 1:
            twice = said("it promises to {promise} {count} times; keep one", promise=promise, count=count)
            yield said("policy {code}: {trouble}", code=policy.code, trouble=twice)
    for target in policy.targets:
        for fault in _target_faults(rules, target):
            yield said(
                "policy {code}, {promise}: {trouble}",
                code=policy.code,
                promise=target.promise,
                trouble=fault,
            )


def _target_faults(rules: PolicyRules, target: Target) -> Iterator[str]:
    ends = target.stops_on | target.cancels_on
    if target.calendar is not None and target.calendar not in rules.calendars:
        yield _no_calendar(rules, target.calendar)
    if not target.starts_on:
        yield said("nothing starts it; it usually starts on opened")
    if Happening.RESOLVED not in ends:
        yield said("it would run on after the incident is resolved; let resolved stop or cancel it")
    if not ends >= {Happening.CANCELLED, Happening.MERGED}:
        yield said("it would run on after the incident is cancelled or merged; let these cancel or stop it")
    if target.pause_reasons != frozenset() and Happening.RESUMED not in target.resumes_on:
        yield said("it would stay paused after the incident goes on; let resumed resume it")
    if both := target.stops_on & target.cancels_on:
        yield said("{happenings} cannot both stop and cancel it; take one away", happenings=_listed(both))
    if target.starts_on & ends:
        twice = _listed(target.starts_on & ends)
        yield said("{happenings} cannot both start and end it; take one away", happenings=twice)
    if target.promise is Promise.UPDATE and Happening.UPDATED not in target.stops_on:
        yield said("an update must stop it; add updated to what stops it")


def _listed(happenings: Iterable[Happening]) -> str:
    return ", ".join(sorted(happenings))


def _no_calendar(rules: PolicyRules, wanted: str) -> str:
    if not rules.calendars:
        return said("there is no calendar {code}; add one first", code=repr(wanted))
    known = ", ".join(sorted(rules.calendars))
    return said("there is no calendar {code}; choose one of {known}", code=repr(wanted), known=known)


def _words_of(trouble: Exception) -> str:
    """Its own sentence, still to be translated where it is one of ours."""
    words = trouble.args[0] if trouble.args else trouble
    return words if isinstance(words, str) else str(trouble)
