"""Rules are tried on the incidents of a span, read from the log page by page, in both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.conftest import plain_sql
from tests.services.plain_floor import lay_floor
from wallboard.domain.clock import ClockState
from wallboard.domain.policy import Promise
from wallboard.domain.simulation import Simulation
from wallboard.domain.sla_policy import simple_rules
from wallboard.services import simulating
from wallboard.services.database import Database
from wallboard.services.simulating import simulate

FIRST = datetime(2026, 3, 2, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
STRICT = simple_rules({(priority, Promise.RESOLVE): HOUR for priority in range(1, 5)})
S = ClockState


def _lay_incidents(url: str) -> None:
    """Seven incidents, opened at one midnight after another, each resolved three hours later."""
    lay_floor(url)
    for day in range(7):
        opened = FIRST + day * DAY
        plain_sql(
            url,
            "INSERT INTO incident (source, reference, nature_id, severity, opened_at, effective_at) "
            "VALUES ('itsm', ?, 1, 3, ?, ?)",
            (f"INC{day}", _spelled(opened), _spelled(opened)),
        )
        plain_sql(
            url,
            "UPDATE incident SET state = 'resolved', effective_at = ? WHERE reference = ?",
            (_spelled(opened + 3 * HOUR), f"INC{day}"),
        )


def _spelled(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _resolve(told: Simulation) -> tuple[dict[S | None, int], dict[S | None, int]]:
    one = next(tally for tally in told.tallies if tally.promise is Promise.RESOLVE)
    return {**one.real}, {**one.draft}


@pytest.fixture
def floor(training_url: str, database: Database) -> Database:
    _lay_incidents(training_url)
    return database


def test_that_the_incidents_opened_in_the_span_are_held_to_both_rules(floor: Database) -> None:
    told = simulate(floor, STRICT, FIRST + DAY, FIRST + 4 * DAY)
    assert _resolve(told) == ({S.MET: 3}, {S.MISSED: 3})
    differences = [one for one in told.differences if one.promise is Promise.RESOLVE]
    assert [one.subject.reference for one in differences] == ["INC1", "INC2", "INC3"]
    assert (told.incidents, told.changed, told.is_whole) == (3, 3, True)
    assert differences[0].draft.due_at == FIRST + DAY + HOUR


def test_that_what_happened_after_the_instant_of_the_question_is_left_out(floor: Database) -> None:
    told = simulate(floor, STRICT, FIRST, FIRST + 7 * DAY, at=FIRST + DAY + HOUR / 2)
    assert _resolve(told) == ({S.MET: 1, S.RUNNING: 1}, {S.MISSED: 1, S.RUNNING: 1})
    assert told.at == FIRST + DAY + HOUR / 2


def test_that_pages_change_nothing_and_every_one_of_them_is_told(
    floor: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = simulate(floor, STRICT, FIRST, FIRST + 7 * DAY, at=FIRST + 8 * DAY)
    for size in (1, 2, 7):
        monkeypatch.setattr(simulating, "AT_ONCE", size)
        steps: list[tuple[int, int]] = []

        def keep(done: int, total: int, steps: list[tuple[int, int]] = steps) -> None:
            steps.append((done, total))

        assert simulate(floor, STRICT, FIRST, FIRST + 7 * DAY, at=FIRST + 8 * DAY, progress=keep) == whole
        assert steps == [(min(n * size, 7), 7) for n in range(1, 7 // size + 2)]


def test_that_it_can_be_given_up_and_says_that_it_is_not_whole(
    floor: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(simulating, "AT_ONCE", 2)
    asked: list[bool] = []

    def enough() -> bool:
        asked.append(len(asked) == 2)
        return asked[-1]

    told = simulate(floor, STRICT, FIRST, FIRST + 7 * DAY, at=FIRST + 8 * DAY, cancelled=enough)
    assert (told.incidents, told.is_whole) == (4, False)


def test_that_an_empty_span_is_an_answer(floor: Database) -> None:
    told = simulate(floor, STRICT, FIRST - 9 * DAY, FIRST - 8 * DAY)
    assert (told.incidents, told.differences, told.is_whole) == (0, (), True)


def test_that_a_simulation_writes_nothing(floor: Database, training_url: str) -> None:
    before = plain_sql(training_url, "SELECT max(seq), (SELECT count(*) FROM policy_version) FROM event")
    simulate(floor, STRICT, FIRST, FIRST + 7 * DAY)
    assert (
        plain_sql(training_url, "SELECT max(seq), (SELECT count(*) FROM policy_version) FROM event") == before
    )
