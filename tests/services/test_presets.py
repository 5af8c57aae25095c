"""The shipped examples of SLA rules can be published as they are, and say that they are examples."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.services.preset_holidays import brought_up_to_date, calendars_with_regions, holidays_of
from wallboard import assets
from wallboard.domain.policy import Promise
from wallboard.domain.sla_document import read_rules, text_of
from wallboard.domain.sla_policy import Grade, PolicyRules, simple_rules
from wallboard.services.clocking import versions_of
from wallboard.services.database import Database
from wallboard.services.first_policy import example_promises
from wallboard.services.mapping import FromColumn
from wallboard.services.mapping_reading import load_mapping
from wallboard.services.presets import RulesRefused, preset, presets, rules_from
from wallboard.services.spelling import Spelling

NAMES = assets.names("policies")
A, D, U, R = Promise.ACKNOWLEDGE, Promise.DEPLOY, Promise.UPDATE, Promise.RESOLVE


def _graded(severity: int = 3, priority: int = 3) -> Grade:
    return Grade(severity, priority, None, None, None)


def _spans(rules: PolicyRules, grade: Grade) -> dict[Promise, timedelta]:
    policy = rules.policy_for(grade)
    assert policy is not None
    return {target.promise: target.within for target in policy.targets}


def test_that_the_examples_are_these() -> None:
    assert [one.name for one in presets()] == list(NAMES)
    assert set(NAMES) >= {
        "example-office-hours",
        "example-round-the-clock",
        "example-emergency",
        "example-servicenow",
    }


@pytest.mark.parametrize("name", NAMES)
def test_that_an_example_says_so_in_its_name_and_in_its_document(name: str) -> None:
    rules = preset(name)
    assert rules.is_example
    assert rules.name.startswith("Example: ")
    assert read_rules(text_of(rules)) == rules


@pytest.mark.parametrize("name", NAMES)
def test_that_an_example_promises_something_to_every_grade(name: str) -> None:
    rules = preset(name)
    for severity in range(1, 5):
        for priority in range(1, 5):
            assert _spans(rules, _graded(severity, priority))


@pytest.mark.parametrize("name", NAMES)
def test_that_public_holidays_are_what_the_library_says(name: str) -> None:
    for code, calendar in calendars_with_regions(assets.policy(name)).items():
        assert calendar["holidays"] == holidays_of(calendar["region"]), (
            f"the library's holidays of {calendar['region']} are no longer those of {code} in {name}. This "
            "is to be expected when a government announces or moves one and the library learns of it: "
            "python -m tests.services.preset_holidays writes them anew"
        )


def test_that_holidays_are_written_anew_without_touching_anything_else() -> None:
    text = assets.policy("example-office-hours").read_text(encoding="utf-8")
    assert brought_up_to_date(text) == text
    older = text.replace('    "2022-09-19": "State Funeral of Queen Elizabeth II",\n', "")
    assert older != text
    assert brought_up_to_date(older) == text


def test_that_office_hours_know_bank_holidays_and_both_clock_changes_but_severity_1_does_not_wait() -> None:
    rules = preset("example-office-hours")
    office = rules.calendars["uk-office"]
    assert office.holiday_on(date(2026, 12, 28)) == "Boxing Day (observed)"
    assert not office.calendar.is_open(datetime(2026, 8, 31, 10, tzinfo=UTC))  # the Summer Bank Holiday
    for day in (datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 10, 23, tzinfo=UTC)):
        assert office.calendar.between(day, day + timedelta(days=7)) == timedelta(hours=5 * 8.5)
    critical = rules.policy_for(_graded(severity=1, priority=2))
    assert critical is not None
    assert all(rules.calendar_of(critical, one).calendar.is_round_the_clock for one in critical.targets)
    waiting = rules.policy_for(_graded(severity=2, priority=1))
    assert waiting is not None
    assert waiting.calendar == "uk-office"


def test_that_an_emergency_is_acknowledged_in_a_minute_and_told_of_every_half_hour_whatever_waits() -> None:
    rules = preset("example-emergency")
    for severity in range(1, 5):
        policy = rules.policy_for(_graded(severity))
        assert policy is not None
        spans = {target.promise: target.within for target in policy.targets}
        assert (spans[A], spans[U]) == (timedelta(minutes=1), timedelta(minutes=30))
        assert not any(target.is_paused_by("waiting") for target in policy.targets)
    assert _spans(rules, _graded(1))[D] == timedelta(minutes=2)


def test_that_the_service_desk_s_pauses_are_those_of_its_log() -> None:
    rules = preset("example-servicenow")
    reason = load_mapping("servicenow").incident["pause_reason"]
    assert isinstance(reason, FromColumn)
    assert reason.values is not None
    assert set(rules.reasons()) == set(reason.values.values())
    spans = [_spans(rules, _graded(priority=priority))[R] for priority in range(1, 5)]
    assert spans == sorted(spans)


def test_that_rules_are_found_by_an_example_s_name_or_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_text(text_of(preset("example-emergency")), encoding="utf-8-sig")
    assert rules_from(str(file)) == rules_from("example-emergency")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{", "own.json: the policy document is no JSON"),
        (b"\xff\xfe\x00", "is no UTF-8 text"),
        (b"{}", "own.json: document.format"),
    ],
)
def test_that_a_file_without_rules_is_refused_by_its_name(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "own.json"
    file.write_bytes(content)
    with pytest.raises(RulesRefused, match=says):
        rules_from(str(file))


def test_that_a_name_of_nothing_is_refused_with_the_examples() -> None:
    with pytest.raises(RulesRefused, match=r"no file “office”.*example-office-hours"):
        rules_from("office")


def test_that_the_example_to_begin_with_is_the_one_that_there_has_always_been(database: Database) -> None:
    with database.reading() as connection:
        (version,) = versions_of(connection, Spelling(database.dialect))
    assert version.rules == preset("example-round-the-clock")
    assert version.rules.policies == simple_rules(example_promises()).policies
