"""The document that a policy version is kept as: rules to JSON text and back, checked place by place."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from wallboard.domain.document_place import Place, UnreadableRules
from wallboard.domain.policy import Promise
from wallboard.domain.said import said
from wallboard.domain.sla_policy import (
    WEEKDAYS,
    CountsFrom,
    Goals,
    Happening,
    Match,
    NamedCalendar,
    Period,
    Policy,
    PolicyRules,
    Reopening,
    Target,
)
from wallboard.domain.sla_rules import rule_faults

__all__ = ["LONGEST", "UnreadableRules", "read_rules", "text_of"]

FORMAT = 1
LONGEST = 1_000_000
"""Characters; the database refuses a longer document."""

_MATCH = {
    "severity": "severities",
    "priority": "priorities",
    "team": "teams",
    "nature": "natures",
    "customer_class": "customer_classes",
}


def read_rules(text: str) -> PolicyRules:
    """The rules that a document holds.

    Raises:
        UnreadableRules: it is no JSON object of ours, or its rules contradict themselves.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as trouble:
        raise UnreadableRules(
            said("the policy document is no JSON: {trouble}", trouble=str(trouble))
        ) from None
    rules = _rules(Place(found, "document"))
    faults = rule_faults(rules)
    if faults:
        raise UnreadableRules("; ".join(faults[:3]), faults)
    return rules


def text_of(rules: PolicyRules) -> str:
    """The same document for the same rules, whatever order their sets were made in."""
    return json.dumps(
        {
            "format": FORMAT,
            "name": rules.name,
            "example": rules.is_example,
            "counts_from": str(rules.counts_from),
            "calendars": {code: _calendar_told(one) for code, one in sorted(rules.calendars.items())},
            "policies": [_policy_told(policy) for policy in rules.policies],
            "goals": {one.name: getattr(rules.goals, one.name) for one in fields(Goals)},
        },
        ensure_ascii=False,
        indent=1,
    )


def _rules(place: Place) -> PolicyRules:
    place["format"].whole(FORMAT, FORMAT)
    return PolicyRules(
        name=place["name"].text(),
        calendars={code: _calendar(code, one) for code, one in place["calendars"].members().items()},
        policies=tuple(_policy(one) for one in place["policies"].items()),
        is_example=place["example"].flag(),
        counts_from=place["counts_from"].among(CountsFrom),
        goals=_goals(place["goals"]),
    )


def _calendar(code: str, place: Place) -> NamedCalendar:
    for key in place["weekly"].members():
        if key not in WEEKDAYS:
            known = ", ".join(WEEKDAYS)
            raise place["weekly"].wrong(said("{key} is no weekday; use {known}", key=repr(key), known=known))
    return NamedCalendar(
        code=code,
        name=place["name"].text(),
        tz=place["tz"].text(),
        weekly={day: _periods(hours) for day, hours in place["weekly"].members().items()},
        date_hours=_by_date(place["date_hours"]),
        breaks=_by_date(place["breaks"]),
        region=None if place["region"].value is None else place["region"].text(),
        holidays={day: one.text() if one.value else "" for day, one in place["holidays"].members().items()},
        switched_off=place["switched_off"].set_of(Place.text),
    )


def _by_date(place: Place) -> dict[date, tuple[Period, ...]]:
    found = {}
    for key, hours in place.members().items():
        try:
            found[date.fromisoformat(key)] = _periods(hours)
        except ValueError as trouble:
            if isinstance(trouble, UnreadableRules):
                raise
            raise place.wrong(said("{key} is no date; write 2026-12-24", key=repr(key))) from None
    return found


def _periods(place: Place) -> tuple[Period, ...]:
    periods = []
    for one in place.items():
        ends = [end.text(8) for end in one.items()]
        if len(ends) != 2:
            raise one.wrong(said("must be an opening and a closing time"))
        periods.append((ends[0], ends[1]))
    return tuple(periods)


def _policy(place: Place) -> Policy:
    match = place["match"]
    for key in match.members():
        if key not in _MATCH:
            raise match.wrong(said("{key} is unknown; use {known}", key=repr(key), known=", ".join(_MATCH)))
    return Policy(
        code=place["code"].text(64),
        name=place["name"].text(),
        match=Match(
            severities=match["severity"].set_of(_scale),
            priorities=match["priority"].set_of(_scale),
            teams=match["team"].set_of(Place.text),
            natures=match["nature"].set_of(Place.text),
            customer_classes=match["customer_class"].set_of(Place.text),
        ),
        calendar=place["calendar"].text(64),
        targets=tuple(_target(one) for one in place["targets"].items()),
    )


def _scale(place: Place) -> int:
    return place.whole(1, 4)


def _target(place: Place) -> Target:
    reasons, calendar = place["pause_reasons"], place["calendar"]
    return Target(
        promise=place["promise"].among(Promise),
        within=timedelta(seconds=place["within_s"].whole(1, 366 * 86_400)),
        calendar=None if calendar.value is None else calendar.text(64),
        starts_on=_happenings(place["starts_on"]),
        pause_reasons=None if reasons.value is None else reasons.set_of(Place.text),
        resumes_on=_happenings(place["resumes_on"]),
        stops_on=_happenings(place["stops_on"]),
        cancels_on=_happenings(place["cancels_on"]),
        reopening=place["reopening"].among(Reopening),
        marks=tuple(sorted(place["marks"].set_of(lambda mark: mark.whole(1, 1000)))),
    )


def _happenings(place: Place) -> frozenset[Happening]:
    return place.set_of(lambda one: one.among(Happening))


def _goals(place: Place) -> Goals:
    usual = Goals()
    if place.value is None:
        return usual
    patience = place["patience_s"]
    return Goals(
        within_s=place["within_s"].whole(1, 7 * 86_400),
        service_level=place["service_level"].share(default=usual.service_level),
        definition=place["definition"].text(64),
        answered_by=place["answered_by"].among(Happening),
        short_abandon_s=place["short_abandon_s"].whole(0, 86_400),
        max_occupancy=place["max_occupancy"].share(default=usual.max_occupancy),
        shrinkage=place["shrinkage"].share(default=usual.shrinkage),
        patience_s=None if patience.value is None else patience.whole(1, 7 * 86_400),
    )


def _calendar_told(one: NamedCalendar) -> dict[str, Any]:
    return {
        "name": one.name,
        "tz": one.tz,
        "weekly": {day: one.weekly[day] for day in WEEKDAYS if day in one.weekly},
        "date_hours": _dates_told(one.date_hours),
        "breaks": _dates_told(one.breaks),
        "region": one.region,
        "holidays": dict(sorted(one.holidays.items())),
        "switched_off": sorted(one.switched_off),
    }


def _dates_told(dates: Mapping[date, tuple[Period, ...]]) -> dict[str, tuple[Period, ...]]:
    return {day.isoformat(): hours for day, hours in sorted(dates.items())}


def _policy_told(policy: Policy) -> dict[str, Any]:
    return {
        "code": policy.code,
        "name": policy.name,
        "match": {key: sorted(getattr(policy.match, name)) for key, name in _MATCH.items()},
        "calendar": policy.calendar,
        "targets": [_target_told(target) for target in policy.targets],
    }


def _target_told(target: Target) -> dict[str, Any]:
    return {
        "promise": str(target.promise),
        "within_s": int(target.within.total_seconds()),
        "calendar": target.calendar,
        "starts_on": _words(target.starts_on),
        "pause_reasons": None if target.pause_reasons is None else sorted(target.pause_reasons),
        "resumes_on": _words(target.resumes_on),
        "stops_on": _words(target.stops_on),
        "cancels_on": _words(target.cancels_on),
        "reopening": str(target.reopening),
        "marks": target.marks,
    }


def _words(happenings: Iterable[Happening]) -> list[str]:
    return [str(one) for one in Happening if one in frozenset(happenings)]
