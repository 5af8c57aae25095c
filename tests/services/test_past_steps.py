"""Where the past begins, what one can step to, and that walking there writes nothing and ends right."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from tests.conftest import plain_sql
from tests.services.plain_floor import lay_floor
from tests.services.test_past import HOUR, MS, open_at, write
from wallboard.app.past_source import DatabasePast
from wallboard.services import past
from wallboard.services.database import Database
from wallboard.services.past import board_at
from wallboard.services.past_steps import PastRefused, change_from, log_span, span_holding

MINUTE = timedelta(minutes=1)


@pytest.fixture
def noon(training_url: str) -> datetime:
    """An instant two days ago, on a floor that is laid today."""
    lay_floor(training_url)
    return datetime.now(UTC).replace(minute=0, second=0, microsecond=0) - 48 * HOUR


def storm(url: str, noon: datetime, *, incidents: int = 12, seed: int = 7) -> None:
    """Incidents that open, change and end over the hours after noon, some on the same instants."""
    chance = random.Random(seed)
    for number in range(incidents):
        at = noon + MINUTE * chance.randrange(600)
        open_at(url, f"i{number}", at, severity=1 + number % 4, team_id=1)
        for state in ("acknowledged", "in_progress", "resolved", "closed")[: chance.randrange(5)]:
            at += MINUTE * chance.randrange(1, 120)
            statement = "UPDATE incident SET state = ?, effective_at = ? WHERE reference = ?"
            write(url, statement, state, at, f"i{number}")


def instants_of(database: Database) -> list[datetime]:
    """The instants at which the log says that something changed, by the database itself."""
    with database.reading() as connection:
        found = connection.execute(text("SELECT DISTINCT effective_at FROM event ORDER BY effective_at"))
        return [
            at if isinstance(at, datetime) else datetime.fromisoformat(at.replace("Z", "+00:00"))
            for (at,) in found
        ]


def test_that_an_empty_log_has_no_span(database: Database) -> None:
    with database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM event WHERE entity = 'incident'")) == 0
    span = log_span(database)
    assert span is None or span.begins_at <= span.until_at


def test_that_the_span_begins_with_the_first_incident_and_ends_now(
    database: Database, training_url: str, noon: datetime
) -> None:
    open_at(training_url, "late", noon + HOUR)
    open_at(training_url, "first", noon)  # written later, and earlier on the floor
    span = log_span(database)
    assert span is not None
    assert span.begins_at == noon
    assert timedelta(0) <= datetime.now(UTC) - span.until_at < MINUTE


def test_that_the_density_counts_every_event_of_the_span(
    database: Database, training_url: str, noon: datetime
) -> None:
    storm(training_url, noon)
    span = log_span(database, parts=50)
    assert span is not None
    assert len(span.density) == 50
    assert min(span.density) >= 0
    assert max(span.density) > 0


def test_that_steps_go_from_change_to_change_and_back(
    database: Database, training_url: str, noon: datetime
) -> None:
    storm(training_url, noon)
    instants = instants_of(database)
    at, forward = instants[0] - MS, []
    while (following := change_from(database, at, 1)) is not None:
        forward.append(following)
        at = following
    assert forward == instants
    backward = [forward[-1]]
    while (before := change_from(database, backward[-1], -1)) is not None:
        backward.append(before)
    assert backward[::-1] == instants


def test_that_many_steps_are_as_many_single_ones_and_end_at_the_farthest(
    database: Database, training_url: str, noon: datetime
) -> None:
    storm(training_url, noon)
    instants = instants_of(database)
    assert change_from(database, instants[2], 4) == instants[6]
    assert change_from(database, instants[6], -4) == instants[2]
    assert change_from(database, instants[2] + MS, -1) == instants[2]
    assert change_from(database, instants[2], 10_000) == instants[-1]
    assert change_from(database, instants[2], -10_000) == instants[0]
    assert change_from(database, instants[-1], 1) is None
    assert change_from(database, instants[0], -1) is None


def test_that_an_instant_outside_the_log_is_refused_in_words(
    database: Database, training_url: str, noon: datetime
) -> None:
    open_at(training_url, "x", noon)
    assert span_holding(database, noon).begins_at == noon
    with pytest.raises(PastRefused, match="the log begins at"):
        span_holding(database, noon - MINUTE)
    with pytest.raises(PastRefused, match="still to come"):
        span_holding(database, datetime.now(UTC) + HOUR)


@pytest.mark.parametrize("most", [0, 50_000])
def test_that_both_ways_to_a_past_board_say_the_same(
    database: Database, training_url: str, noon: datetime, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """Folding the log leaves out what had ended in the database; walking back never meets it."""
    storm(training_url, noon, incidents=20)
    monkeypatch.setattr(past, "WALK_BACK_AT_MOST", most)
    told = {at: board_at(database, at) for at in instants_of(database)[::7]}
    monkeypatch.setattr(past, "WALK_BACK_AT_MOST", 50_000 - most)
    for at, board in told.items():
        assert board == board_at(database, at)


def test_that_a_walk_of_any_steps_ends_at_the_board_of_its_instant_and_writes_nothing(
    database: Database, training_url: str, noon: datetime
) -> None:
    storm(training_url, noon)
    before = written(training_url)
    source, chance = DatabasePast(training_url), random.Random(3)
    span = source.span()
    assert span is not None
    at = noon + 3 * HOUR
    for _ in range(40):
        way = chance.choice((1, -1))
        if chance.random() < 0.6:
            at = source.change_from(at, way * chance.randrange(1, 5)) or at
        else:
            at = min(
                span.until_at, max(span.begins_at, at + way * chance.choice((10 * MINUTE, HOUR, 24 * HOUR)))
            )
        board = source.board_at(at)
        assert board == board_at(database, at)
        history = source.history(board, lambda: False)
        assert history is not None
        assert history.starts[-1] <= at
        assert source.history(board, lambda: True) is None
    source.close()
    assert written(training_url) == before


def written(url: str) -> list[object]:
    """How much stands in every table that any program of ours could write to."""
    tables = ("event", "seal", "command", "sla_mark", "incident", "assignment", "heartbeat", "operator")
    return [plain_sql(url, f"SELECT count(*) FROM {table}")[0][0] for table in tables]
