"""The document that a policy version is kept as: rules there and back, and complaints that name the place."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.incident_life import OFFICE, minutes, policy
from wallboard.domain.policy import Promise
from wallboard.domain.sla_document import UnreadableRules, read_rules, text_of
from wallboard.domain.sla_policy import (
    ALWAYS,
    CountsFrom,
    Goals,
    Happening,
    Match,
    NamedCalendar,
    Policy,
    PolicyRules,
    Reopening,
    Target,
    simple_rules,
)
from wallboard.domain.sla_rules import rule_faults

FULL = PolicyRules(
    name="Everything at once",
    calendars={
        ALWAYS.code: ALWAYS,
        "office": replace(
            OFFICE,
            date_hours={date(2026, 12, 24): (("09:00", "12:00"),)},
            breaks={date(2026, 3, 3): (("10:00", "10:30"),)},
            region="GB-ENG",
            holidays={"--12-25": "Christmas Day", "2026-03-04": "Founders' Day"},
            switched_off=frozenset({"2026-03-04"}),
        ),
    },
    policies=(
        Policy(
            code="life",
            name="Life at stake",
            match=Match(
                severities=frozenset({1}),
                priorities=frozenset({1, 2}),
                teams=frozenset({"net"}),
                natures=frozenset({"line", "card"}),
                customer_classes=frozenset({"gold"}),
            ),
            calendar=ALWAYS.code,
            targets=(
                Target(
                    promise=Promise.RESOLVE,
                    within=timedelta(seconds=4_201),
                    calendar="office",
                    starts_on=frozenset({Happening.ACKNOWLEDGED}),
                    pause_reasons=frozenset({"caller", "supplier"}),
                    resumes_on=frozenset({Happening.RESUMED, Happening.UPDATED}),
                    stops_on=frozenset({Happening.RESOLVED}),
                    cancels_on=frozenset({Happening.CANCELLED, Happening.MERGED}),
                    reopening=Reopening.RESTART,
                    marks=(50, 110),
                ),
                minutes(Promise.ACKNOWLEDGE, 5),
            ),
        ),
        policy("rest", minutes(Promise.DEPLOY, 30), calendar=OFFICE),
    ),
    is_example=True,
    counts_from=CountsFrom.GRADED,
    goals=Goals(within_s=60, service_level=0.9, patience_s=300),
)


def test_that_rules_come_back_as_they_were_written() -> None:
    assert read_rules(text_of(FULL)) == FULL


def test_that_the_same_rules_make_the_same_document() -> None:
    assert text_of(read_rules(text_of(FULL))) == text_of(FULL)
    turned = replace(FULL, calendars=dict(reversed(list(FULL.calendars.items()))))
    assert text_of(turned) == text_of(FULL)


def test_that_the_order_of_policies_is_kept() -> None:
    turned = replace(FULL, policies=FULL.policies[::-1])
    assert [one.code for one in read_rules(text_of(turned)).policies] == ["rest", "life"]


def test_that_a_document_holds_the_names_of_its_holidays() -> None:
    office = read_rules(text_of(FULL)).calendars["office"]
    assert office.holiday_on(date(2027, 12, 25)) == "Christmas Day"
    assert office.holiday_on(date(2026, 3, 4)) is None


some = st.sampled_from(Happening)


@st.composite
def sound_targets(draw: st.DrawFn, promise: Promise) -> Target:
    return replace(
        minutes(promise, draw(st.integers(1, 100_000))),
        calendar=draw(st.sampled_from((None, "always", "office"))),
        pause_reasons=draw(st.none() | st.frozensets(st.text(min_size=1, max_size=80), max_size=3)),
        reopening=draw(st.sampled_from(Reopening)),
        marks=tuple(sorted(draw(st.frozensets(st.integers(1, 1000), max_size=5)))),
    )


@st.composite
def sound_rules(draw: st.DrawFn) -> PolicyRules:
    codes = st.text(min_size=1, max_size=64)
    policies = tuple(
        Policy(
            code,
            draw(st.text(min_size=1, max_size=80)),
            Match(
                severities=draw(st.frozensets(st.integers(1, 4))),
                teams=draw(st.frozensets(codes, max_size=3)),
                customer_classes=draw(st.frozensets(codes, max_size=3)),
            ),
            draw(st.sampled_from(("always", "office"))),
            tuple(draw(sound_targets(promise)) for promise in draw(st.sets(st.sampled_from(Promise)))),
        )
        for code in draw(st.lists(codes, max_size=4, unique=True))
    )
    return replace(FULL, name=draw(st.text(min_size=1, max_size=80)), policies=policies)


@settings(deadline=None, max_examples=80)
@given(rules=sound_rules())
def test_that_any_sound_rules_come_back_as_they_were_written(rules: PolicyRules) -> None:
    assert rule_faults(rules) == ()
    assert read_rules(text_of(rules)) == rules


Change = Callable[[dict[str, Any]], object]


def _target(found: dict[str, Any]) -> dict[str, Any]:
    target: dict[str, Any] = found["policies"][0]["targets"][0]
    return target


WRONG: list[tuple[Change, str]] = [
    (lambda found: found.pop("format"), "document.format: must be a whole number from 1 to 1"),
    (lambda found: found.update(format=2), "document.format"),
    (lambda found: found.update(name=""), "document.name: must be a text of 1 to 80 characters"),
    (lambda found: found.update(name="x" * 81), "document.name"),
    (lambda found: found.update(example=1), "document.example: must be true or false"),
    (lambda found: found.update(counts_from="never"), "document.counts_from: 'never' is unknown"),
    (lambda found: found.update(policies={}), "document.policies: must be a list"),
    (lambda found: found.update(calendars=[]), "document.calendars: must be an object"),
    (lambda found: found["calendars"]["office"].update(tz="Mars/Base"), "calendar office: 'Mars/Base'"),
    (
        lambda found: found["calendars"]["office"].update(weekly={"monday": []}),
        "'monday' is no weekday; use mon",
    ),
    (lambda found: found["calendars"]["office"].update(weekly={}, date_hours={}), "it never opens"),
    (
        lambda found: found["calendars"]["office"]["weekly"].update(mon=[["09:00"]]),
        "office.weekly.mon[0]: must be an opening",
    ),
    (lambda found: found["calendars"]["office"]["weekly"].update(mon=[["9", "25:00"]]), "calendar office:"),
    (lambda found: found["calendars"]["office"].update(breaks={"Easter": []}), "'Easter' is no date"),
    (lambda found: found["calendars"]["office"].update(holidays={"2026-02-30": "x"}), "calendar office:"),
    (
        lambda found: found["calendars"]["office"].update(holidays={"2026-02-03": 7}),
        "office.holidays.2026-02-03",
    ),
    (lambda found: found["policies"][0].pop("match"), "document.policies[0].match: must be an object"),
    (lambda found: found["policies"][0]["match"].update(colour=["red"]), "'colour' is unknown; use severity"),
    (
        lambda found: found["policies"][0]["match"].update(severity=[5]),
        "match.severity[0]: must be a whole number from 1 to 4",
    ),
    (lambda found: found["policies"][0]["match"].update(severity=[True]), "match.severity[0]"),
    (
        lambda found: found["policies"][0].update(calendar="nights"),
        "there is no calendar 'nights'; choose one of always, office",
    ),
    (lambda found: found["policies"][1].update(code="life"), "policy life: this code stands 2 times"),
    (
        lambda found: found["policies"][0]["targets"].append(_target(found)),
        "it promises to resolve 2 times; keep one",
    ),
    (lambda found: _target(found).update(promise="wonders"), "targets[0].promise: 'wonders' is unknown"),
    (lambda found: _target(found).update(within_s=0), "targets[0].within_s: must be a whole number from 1"),
    (lambda found: _target(found).update(within_s=1.5), "targets[0].within_s"),
    (
        lambda found: _target(found).update(marks=[0]),
        "targets[0].marks[0]: must be a whole number from 1 to 1000",
    ),
    (lambda found: _target(found).update(reopening="perhaps"), "targets[0].reopening: 'perhaps' is unknown"),
    (lambda found: _target(found).update(reopening=[]), "targets[0].reopening: [] is unknown"),
    (lambda found: _target(found).update(calendar="nights"), "there is no calendar 'nights'"),
    (lambda found: _target(found).update(starts_on=[]), "nothing starts it"),
    (lambda found: _target(found).update(stops_on=[]), "it would run on after the incident is resolved"),
    (
        lambda found: _target(found).update(cancels_on=["merged"]),
        "run on after the incident is cancelled or merged",
    ),
    (
        lambda found: _target(found).update(cancels_on=["resolved", "merged", "cancelled"]),
        "resolved cannot both stop and cancel it",
    ),
    (lambda found: _target(found).update(starts_on=["resolved"]), "resolved cannot both start and end it"),
    (lambda found: _target(found).update(resumes_on=[]), "it would stay paused after the incident goes on"),
    (lambda found: _target(found).update(promise="update"), "an update must stop it"),
    (lambda found: found["goals"].update(answered_by="closed"), "answered by being acknowledged or deployed"),
    (
        lambda found: found["goals"].update(service_level=1),
        "service level must be more than 0 and less than 100 %",
    ),
    (
        lambda found: found["goals"].update(shrinkage=1.5),
        "document.goals.shrinkage: must be a number from 0 to 1",
    ),
    (lambda found: found["goals"].update(shrinkage=True), "document.goals.shrinkage"),
    (lambda found: found["goals"].update(patience_s=0), "document.goals.patience_s"),
]


@pytest.mark.parametrize(("change", "words"), WRONG, ids=[words for _, words in WRONG])
def test_that_a_document_that_says_no_rules_is_refused_by_the_place_that_is_wrong(
    change: Change, words: str
) -> None:
    found = json.loads(text_of(FULL))
    change(found)
    with pytest.raises(UnreadableRules) as refused:
        read_rules(json.dumps(found))
    assert words in str(refused.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "null", '"rules"', "[" * 100_000, '{"format": NaN}'])
def test_that_what_is_no_document_is_refused_in_words(text: str) -> None:
    with pytest.raises(UnreadableRules):
        read_rules(text)


def test_that_rules_may_leave_out_what_has_a_usual_value() -> None:
    found = json.loads(text_of(FULL))
    del found["goals"]
    for one in found["calendars"].values():
        for key in ("date_hours", "breaks", "region", "holidays", "switched_off"):
            one.pop(key)
    rules = read_rules(json.dumps(found))
    assert rules.goals == Goals()
    assert rules.calendars["always"] == ALWAYS


def test_that_simple_rules_are_sound() -> None:
    spans = {
        (priority, promise): timedelta(hours=priority) for priority in range(1, 5) for promise in Promise
    }
    rules = simple_rules(spans)
    assert rule_faults(rules) == ()
    assert [one.code for one in rules.policies] == ["p1", "p2", "p3", "p4"]


def test_that_a_calendar_with_hours_on_single_dates_only_may_open() -> None:
    fair = NamedCalendar("fair", "Fair", "UTC", {}, date_hours={date(2026, 5, 1): (("09:00", "17:00"),)})
    assert rule_faults(replace(FULL, calendars={**FULL.calendars, "fair": fair})) == ()
