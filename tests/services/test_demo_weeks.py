"""The weeks behind the made-up floor: few enough to be laid at once, and like the floor's own days."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from wallboard.services.demo.catalogue import NATURES, TEAMS
from wallboard.services.demo.directory import Directory
from wallboard.services.demo.floor import FIRST_NUMBER
from wallboard.services.demo.weeks import MOST, Row, batches, weeks_behind

MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)
MORNING = MIDNIGHT + timedelta(hours=5)
FOUND = Directory(
    teams={team.code: place for place, team in enumerate(TEAMS, 1)},
    agents={},
    natures={code: place for place, code in enumerate(NATURES, 1)},
    skills={},
)
STEPS = ("opened_at", "acknowledged_at", "deployed_at", "resolved_at", "closed_at")


def weeks(seed: int = 10, midnight: datetime = MIDNIGHT) -> list[Row]:
    return weeks_behind(seed, midnight, midnight + (MORNING - MIDNIGHT), FOUND)


def test_that_a_seed_makes_the_same_weeks_and_another_seed_makes_others() -> None:
    assert weeks(7) == weeks(7)
    assert weeks(7) != weeks(8)


def test_that_the_weeks_lie_before_the_day_whenever_that_is() -> None:
    later = timedelta(days=3, hours=7)
    moved = weeks(midnight=MIDNIGHT + later)
    assert [row["opened_at"] - later for row in moved] == [row["opened_at"] for row in weeks()]


@pytest.mark.parametrize("seed", range(6))
def test_that_they_are_few_enough_and_all_ended_before_the_floor_lives(seed: int) -> None:
    rows = weeks(seed)
    assert 1000 < len(rows) <= MOST
    assert max(row["closed_at"] for row in rows) < MORNING
    assert MIDNIGHT - timedelta(weeks=4) <= min(row["opened_at"] for row in rows)
    assert {row["state"] for row in rows} == {"closed", "cancelled"}


def test_that_what_would_end_later_is_left_out() -> None:
    busy_hour = MIDNIGHT - timedelta(days=7) + timedelta(hours=15)
    rows = weeks_behind(10, MIDNIGHT, busy_hour, FOUND)
    assert max(row["closed_at"] for row in rows) < busy_hour
    assert busy_hour - timedelta(hours=2) < max(row["opened_at"] for row in rows)


def test_that_each_step_follows_the_one_before() -> None:
    for row in weeks():
        reached = [row[step] for step in STEPS if row[step] is not None]
        assert reached == sorted(reached)
        assert row["effective_at"] == row["closed_at"]
        assert (row["resolved_at"] is None) is (row["state"] == "cancelled")


def test_that_their_references_are_their_own_and_below_those_of_the_living_floor() -> None:
    references = [int(row["reference"]) for row in weeks()]
    assert len(set(references)) == len(references)
    assert max(references) < FIRST_NUMBER


def test_that_the_half_hours_ahead_have_a_past_on_the_same_weekday() -> None:
    ahead = Counter(
        (MIDNIGHT.date() - row["opened_at"].date()).days // 7
        for row in weeks()
        if row["opened_at"].weekday() == MIDNIGHT.weekday() and 14 <= row["opened_at"].hour < 18
    )
    assert sorted(ahead) == [1, 2, 3, 4]
    assert min(ahead.values()) > 80


def test_that_every_team_and_most_natures_have_a_past() -> None:
    rows = weeks()
    assert {row["team_id"] for row in rows} == set(FOUND.teams.values())
    natures = Counter(row["nature_id"] for row in rows)
    assert sum(count >= 5 for count in natures.values()) > 0.9 * len(NATURES)


def test_that_batches_are_small_and_lose_nothing() -> None:
    rows = weeks()
    laid = list(batches(rows))
    assert max(len(batch) for batch in laid) <= 500
    assert [row for batch in laid for row in batch] == rows
