"""What became of the incidents of the last weeks is read alike from both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.conftest import plain_sql
from tests.services.plain_floor import lay_floor
from tests.services.test_past import spelled
from tests.services.test_reading import check_of, unguarded
from wallboard.domain.floor_history import FloorHistory, PastIncident
from wallboard.domain.handling import Basis, Handling
from wallboard.domain.policy import Promise
from wallboard.domain.severity import Severity
from wallboard.domain.sla_policy import Goals, Happening
from wallboard.services.clocking import clocks_of_incidents
from wallboard.services.database import Database
from wallboard.services.floor_history import floor_history
from wallboard.services.spelling import Spelling

NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)  # a Monday
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
MS = timedelta(milliseconds=1)


def m(minutes: float) -> timedelta:
    return timedelta(minutes=minutes)


class Writer:
    """Writes incidents as another program would: minutes after opening, or None."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._count = 0

    def __call__(
        self,
        opened_at: datetime,
        *,
        acknowledged: float | None = None,
        deployed: float | None = None,
        resolved: float | None = None,
        gone: float | None = None,
        state: str | None = None,
        severity: int = 3,
        team_id: int | None = 1,
    ) -> None:
        self._count += 1
        steps = (acknowledged, deployed, resolved, gone)
        instants = [opened_at, *(None if step is None else opened_at + m(step) for step in steps)]
        state = state or ("resolved" if resolved is not None else "new" if gone is None else "cancelled")
        last_at = max(at for at in instants if at is not None)
        closed = instants.pop() if state in ("cancelled", "merged") and severity < 4 else None
        values = [*instants[:4], closed, last_at]
        plain_sql(
            self._url,
            "INSERT INTO incident (source, reference, nature_id, severity, team_id, state, opened_at, "
            "acknowledged_at, deployed_at, resolved_at, closed_at, effective_at, merged_into_id) "
            "VALUES ('crm', ?, 2, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [f"p{self._count}", severity, team_id, state]
            + [None if at is None else spelled(self._url, at) for at in values]
            + [1 if state == "merged" else None],
        )


@pytest.fixture
def write(training_url: str) -> Writer:
    lay_floor(training_url)
    return Writer(training_url)


def read(database: Database, since: datetime = NOON - DAY, until: datetime = NOON) -> FloorHistory:
    return floor_history(database, since, until)


def test_that_every_instant_of_an_incident_is_read(database: Database, write: Writer) -> None:
    at = NOON - m(100) + MS
    write(at, acknowledged=1, deployed=2.5, resolved=30, severity=1, team_id=2)
    assert read(database).incidents == (
        PastIncident(2, Severity.CRITICAL, 2, at, at + m(1), at + m(2.5), at + m(30), None),
    )


@pytest.mark.parametrize(("deployed", "first"), [(None, 4), (2, 2), (9, 4)])
def test_that_whoever_was_put_on_it_first_was_deployed_as_the_clock_says(
    database: Database, write: Writer, training_url: str, deployed: float | None, first: float
) -> None:
    """By an assignment alone, which another program may write, also where it was released again."""
    write(NOON, deployed=deployed)
    plain_sql(
        training_url,
        "INSERT INTO assignment (incident_id, agent_id, state, assigned_at, effective_at, released_at) "
        "SELECT max(id), 1, 'released', ?, ?, ? FROM incident",
        [spelled(training_url, NOON + m(minutes)) for minutes in (4, 4, 6)],
    )
    (one,) = floor_history(database, NOON, NOON + DAY).incidents
    assert one.deployed_at == NOON + m(first)
    with database.reading() as connection:
        among = "SELECT max(id) FROM incident"
        (told,) = clocks_of_incidents(connection, Spelling(database.dialect), among)
    deploys = [clock for clock in told.clocks if clock.promise is Promise.DEPLOY]
    assert [clock.stopped_at for clock in deploys] == [one.deployed_at]


def test_that_the_window_begins_with_since_and_ends_before_until(database: Database, write: Writer) -> None:
    for at in (NOON - DAY - MS, NOON - DAY, NOON - MS, NOON):
        write(at)
    history = read(database)
    assert sorted(one.opened_at for one in history.incidents) == [NOON - DAY, NOON - MS]
    assert not history.is_cut


def test_that_what_was_cancelled_or_merged_is_gone_when_closed_or_last_changed(
    database: Database, write: Writer
) -> None:
    write(NOON - m(100), gone=7, state="cancelled")
    write(NOON - m(90), gone=8, state="cancelled", severity=4)  # without the instant of its closing
    write(NOON - m(80), gone=9, state="merged")
    gone = {one.opened_at: one.gone_at for one in read(database).incidents}
    assert gone == {
        NOON - m(100): NOON - m(93),
        NOON - m(90): NOON - m(82),
        NOON - m(80): NOON - m(71),
    }


def test_that_a_history_longer_than_allowed_keeps_the_newest_and_says_where_it_begins(
    database: Database, write: Writer
) -> None:
    for minutes in (50, 40, 30, 30, 20, 10):
        write(NOON - m(minutes))
    cut = floor_history(database, NOON - DAY, NOON, most=3)
    assert cut.is_cut
    assert sorted(one.opened_at for one in cut.incidents) == [NOON - m(20), NOON - m(10)]
    assert NOON - m(30) < cut.since <= NOON - m(20)
    whole = floor_history(database, NOON - DAY, NOON, most=6)
    assert (whole.is_cut, whole.since, len(whole.incidents)) == (False, NOON - DAY, 6)


def test_that_handling_times_are_from_deployment_to_resolution(database: Database, write: Writer) -> None:
    for minutes in (10, 20, 30, 40, 500):
        write(NOON - m(600), deployed=5, resolved=5 + minutes)
    write(NOON - m(600), resolved=1)
    write(NOON - m(600), deployed=1)
    assert read(database).handling_times().of_incident(2, Severity.MEDIUM) == Handling(
        m(30), 5, Basis.NATURE_AND_SEVERITY
    )


def test_that_what_was_resolved_later_is_no_sample_yet(database: Database, write: Writer) -> None:
    write(NOON - m(20), deployed=5, resolved=30)
    assert read(database).handling_times().overall.samples == 0
    assert read(database, until=NOON + DAY).handling_times().overall.samples == 1


def test_that_arrivals_are_counted_by_half_hour_of_the_week(database: Database, write: Writer) -> None:
    for week in (1, 2):
        write(NOON - week * WEEK)
    write(NOON - WEEK + m(29))
    profile = read(database, since=NOON - 2 * WEEK).arrivals(UTC)
    assert (profile.weeks, profile.arrivals) == (2, 3)
    assert profile.expected(NOON) == 1.5


def test_that_answers_are_counted_by_the_goals_of_the_floor(database: Database, write: Writer) -> None:
    write(NOON - m(200), acknowledged=2, deployed=10)
    write(NOON - m(200), acknowledged=2, deployed=20)
    write(NOON - m(200), resolved=5)
    write(NOON - m(200), gone=0.5)
    write(NOON - m(200), gone=9)
    write(NOON - m(200), acknowledged=2)
    write(NOON - m(5), deployed=10)
    goals = Goals(within_s=15 * 60, short_abandon_s=60)
    deployed = read(database).answers(goals)
    assert (deployed.offered, deployed.answered, deployed.answered_in_t) == (5, 3, 2)
    assert (deployed.abandoned, deployed.abandoned_before_t, deployed.short_abandons) == (2, 2, 1)
    assert (deployed.waiting, deployed.waiting_past_t) == (2, 1)
    acknowledged = read(database).answers(
        Goals(within_s=15 * 60, short_abandon_s=60, answered_by=Happening.ACKNOWLEDGED)
    )
    assert (acknowledged.answered, acknowledged.answered_in_t, acknowledged.waiting) == (4, 4, 1)


def test_that_a_team_has_a_history_of_its_own(database: Database, write: Writer) -> None:
    write(NOON - m(200), team_id=1)
    write(NOON - m(200), team_id=2)
    write(NOON - m(200), team_id=None)
    history = read(database)
    assert [len(history.of_team(team_id).incidents) for team_id in (1, 2, None, 9)] == [1, 1, 1, 0]
    assert history.of_team(2).since == history.since


@pytest.mark.parametrize(
    ("column", "value"), [("severity", "7"), ("deployed_at", "'infinity'"), ("resolved_at", "'infinity'")]
)
def test_that_a_row_nobody_can_read_harms_no_other(
    database: Database, write: Writer, training_url: str, column: str, value: str
) -> None:
    write(NOON - m(200))
    write(NOON - m(100), deployed=1, resolved=2)
    unguarded(
        training_url,
        check_of(training_url, "incident", column),
        f"UPDATE incident SET {column} = {value} WHERE reference = 'p2'",
    )
    assert [one.opened_at for one in read(database).incidents] == [NOON - m(200)]
