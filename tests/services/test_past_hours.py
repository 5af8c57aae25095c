"""How loaded the teams were and how the figures went comes from the log, bucket by bucket."""

from datetime import datetime, timedelta

import pytest

from tests.services.mark_floor import at, change, lay_mark_floor, open_incident
from tests.services.test_past import HOUR, MS, noon, open_at, regrade, write
from wallboard.domain.history import LoadHistory, TeamLoad, bucket_count, bucket_of
from wallboard.domain.trends import numbers_of
from wallboard.services.database import Database
from wallboard.services.past import board_at
from wallboard.services.past_hours import load_history

HALF = timedelta(minutes=30)
__all__ = ["noon"]


def strip(history: LoadHistory, team_id: int) -> list[float | None]:
    return list(history.load_ratio[team_id])


def test_that_load_over_time_is_of_the_end_of_each_bucket_and_none_before_the_log(
    database: Database, training_url: str, noon: datetime
) -> None:
    open_at(training_url, "x", noon - HOUR, severity=1)
    open_at(training_url, "y", noon - HOUR / 2, severity=2)
    write(
        training_url, "UPDATE incident SET state = 'resolved', effective_at = ? WHERE reference = 'x'", noon
    )
    history = load_history(database, noon + HOUR - MS, hours=4, bucket=HALF)
    assert history.starts[-1] == noon + HOUR / 2
    assert len(history.starts) == 8
    assert strip(history, 1) == [None, None, None, None, 0.8, 1.2, 0.4, 0.4]
    assert strip(history, 2) == [None, None, None, None, 0.0, 0.0, 0.0, 0.0]
    told = [history.loads_at(start, (1,)) for start in history.starts]
    assert told == [None] * 4 + [
        TeamLoad(8, 10, 1),
        TeamLoad(12, 10, 2),
        TeamLoad(4, 10, 1),
        TeamLoad(4, 10, 1),
    ]
    assert history.loads_at(history.starts[-1], (1, 2)) == TeamLoad(4, 20, 1)


def test_that_load_over_time_is_unknown_where_nobody_of_a_team_was_known(
    database: Database, training_url: str, noon: datetime
) -> None:
    write(training_url, "INSERT INTO team (id, code, name) VALUES (3, 't3', 'Team 3')")
    open_at(training_url, "x", noon - HOUR, severity=1, team_id=3)
    write(training_url, "INSERT INTO agent (code, team_id, effective_at) VALUES ('late', 3, ?)", noon)
    history = load_history(database, noon + HOUR - MS, hours=2, bucket=HALF)
    assert strip(history, 3) == [None, None, 0.8, 0.8]
    assert strip(history, 1) == [0.0] * 4
    assert history.loads_at(history.starts[0], (3,)) == TeamLoad(8, None, 1)
    assert history.loads_at(history.starts[0], (1, 3)) == TeamLoad(8, 10, 1)


def test_that_load_over_time_counts_what_has_no_team_and_weighs_it_whole(
    database: Database, training_url: str, noon: datetime
) -> None:
    open_at(training_url, "x", noon - HOUR, severity=2)
    write(training_url, "UPDATE incident SET team_id = NULL, effective_at = ? WHERE reference = 'x'", noon)
    history = load_history(database, noon + HOUR - MS, hours=2, bucket=HALF)
    assert list(history.load_ratio[None]) == [0.0, 0.0, 4.0, 4.0]
    assert strip(history, 1) == [0.4, 0.4, 0.0, 0.0]


def test_that_a_corrected_past_is_not_undone_by_what_it_corrected(
    database: Database, training_url: str, noon: datetime
) -> None:
    open_at(training_url, "x", noon - HOUR, severity=2)
    regrade(training_url, "x", 1, noon)
    regrade(training_url, "x", 4, noon - HOUR / 2)
    history = load_history(database, noon + HOUR - MS, hours=1, bucket=HALF)
    assert strip(history, 1) == [0.1, 0.1]


def test_that_a_late_entry_changes_the_hours_from_its_instant_on_by_what_it_names(
    database: Database, training_url: str, noon: datetime
) -> None:
    """Though it was written when its row held already that it was resolved, which came later."""
    open_at(training_url, "x", noon, severity=2)
    update = "UPDATE incident SET {} = ?, effective_at = ? WHERE reference = 'x'"
    write(training_url, update.format("state"), "in_progress", noon + HOUR / 3)
    write(training_url, update.format("state"), "resolved", noon + HOUR)
    write(training_url, update.format("team_id"), 2, noon + HOUR / 2)
    history = load_history(database, noon + 1.5 * HOUR - MS, hours=2, bucket=HALF)
    assert strip(history, 1) == [None, 0.4, 0.0, 0.0]
    assert strip(history, 2) == [None, 0.0, 0.4, 0.0]
    assert list(history.trends["open"]) == [None, 1, 1, 0]


def test_that_what_happens_at_the_turn_of_a_bucket_belongs_to_the_later_one(
    database: Database, training_url: str, noon: datetime
) -> None:
    open_at(training_url, "x", noon - HOUR, severity=2)
    regrade(training_url, "x", 1, noon)
    assert strip(load_history(database, noon, hours=1, bucket=HALF), 1) == [0.4, 0.8]


def test_that_figures_are_those_of_the_board_at_the_end_of_each_bucket(
    database: Database, training_url: str, noon: datetime
) -> None:
    open_at(training_url, "x", noon - HOUR, severity=1)
    open_at(training_url, "y", noon - HOUR / 2, severity=2)
    resolved = "UPDATE incident SET state = 'resolved', effective_at = ? WHERE reference = 'x'"
    write(training_url, resolved, noon)
    reopened = "UPDATE incident SET state = 'new', effective_at = ? WHERE reference = 'x'"
    write(training_url, reopened, noon + HOUR / 2)
    until = noon + HOUR - MS
    history = load_history(database, until, hours=3, bucket=timedelta(minutes=30))
    assert list(history.trends["open"]) == [None, None, 1, 2, 1, 2]
    for place, start in enumerate(history.starts[2:], 2):
        end = min(start + history.bucket, until)
        at = end if end == until else end - MS
        whole = numbers_of(board_at(database, at), end)
        assert {key: strip[place] for key, strip in history.trends.items()} == whole


def test_that_a_promise_of_one_that_came_back_is_judged_by_all_that_was_before(database: Database) -> None:
    lay_mark_floor(database)
    incident = open_incident(database)
    change(database, incident, 20, state="resolved", resolved_at=at(20))
    change(database, incident, 130, state="new", resolved_at=None, reopenings=1)
    history = load_history(database, at(240), hours=4, bucket=timedelta(minutes=30))
    for place, start in enumerate(history.starts):
        end = min(start + history.bucket, at(240))
        whole = numbers_of(board_at(database, end if end == at(240) else end - MS), end)
        assert {key: strip[place] for key, strip in history.trends.items()} == whole
    assert 1 in history.trends["breached"]


def test_that_who_was_put_on_an_incident_before_it_came_counts_in_the_hours_too(
    database: Database, training_url: str
) -> None:
    """Another program may write down first who went, and only then what for."""
    lay_mark_floor(database)
    incident = open_incident(database, 65)
    write(training_url, "INSERT INTO team (id, code, name) VALUES (7, 't7', 'Team 7')")
    write(training_url, "INSERT INTO agent (code, team_id, effective_at) VALUES ('early', 7, ?)", at(0))
    statement = (
        "INSERT INTO assignment (incident_id, agent_id, state, assigned_at, effective_at) "
        f"VALUES ({incident}, (SELECT min(id) FROM agent), 'working', ?, ?)"
    )
    write(training_url, statement, at(35), at(35))
    history = load_history(database, at(119), hours=2, bucket=HALF)
    for place, start in enumerate(history.starts):
        end = min(start + history.bucket, at(119))
        whole = numbers_of(board_at(database, end if end == at(119) else end - MS), end)
        assert {key: strip[place] for key, strip in history.trends.items()} in (whole, dict.fromkeys(whole))
    assert history.trends["median_deploy"][-1] == 0.0


@pytest.mark.parametrize("hours", range(1, 73))
def test_that_any_number_of_hours_makes_few_columns_of_round_length(hours: int) -> None:
    bucket = bucket_of(hours)
    count = bucket_count(hours, bucket)
    assert 10 <= count <= 18
    assert bucket * count >= timedelta(hours=hours)
    assert timedelta(days=1) % bucket == timedelta()


def test_that_eight_hours_are_told_by_the_half_hour() -> None:
    assert bucket_of(8) == timedelta(minutes=30)
