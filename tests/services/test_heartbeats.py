"""Heartbeats: the database says when and who, whatever a writer claims; another log is noticed."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import psycopg
import pytest

from tests.conftest import plain_sql
from tests.services.conftest import ServerPlace
from tests.services.plain_floor import count_events, refusal_of
from tests.services.test_roles import login
from wallboard.domain.heartbeats import Heartbeat, Kind
from wallboard.services.database import Database, open_database
from wallboard.services.heartbeats import Pulse, roll_call
from wallboard.services.sealing import seal_tail

BY_HAND = (
    "INSERT INTO heartbeat (instance_id, kind, program, host, every_s) VALUES (?, 'feed', ?, 'pbx1', 10) "
    "ON CONFLICT (instance_id) DO UPDATE SET kind = excluded.kind, said_goodbye_at = NULL"
)


def only(database: Database) -> Heartbeat:
    (beat,) = roll_call(database).beats
    return beat


def beat_by_hand(url: str, instance_id: str, program: str = "telephony") -> None:
    plain_sql(url, BY_HAND, (instance_id, program))


def epoch_of(database: Database) -> str:
    return str(plain_sql(database.url, "SELECT epoch FROM floor")[0][0])


def head_of(database: Database) -> int:
    return count_events(database.url)


def write_something(database: Database, code: str) -> None:
    plain_sql(database.url, "INSERT INTO team (code, name) VALUES (?, 'T')", (code,))


def test_that_a_beat_is_read_back_by_whoever_asks(database: Database) -> None:
    pulse = Pulse(database, Kind.BOARD)
    told = pulse.beat(epoch=epoch_of(database), seq=head_of(database), page="wall")
    assert told.own_id == pulse.instance_id
    beat = only(database)
    assert (beat.kind, beat.page, beat.seq, beat.is_same_log) == (Kind.BOARD, "wall", head_of(database), True)
    assert abs(beat.beat_at - told.read_at) < timedelta(seconds=60)
    assert beat.behind_since_at is None


def test_that_a_heartbeat_is_no_event(database: Database) -> None:
    before = head_of(database)
    pulse = Pulse(database, Kind.ENGINE)
    pulse.beat()
    pulse.beat()
    pulse.leave()
    assert head_of(database) == before


def test_that_another_programs_plain_sql_beats_too(database: Database) -> None:
    name = str(uuid4())
    beat_by_hand(database.url, name)
    first = only(database)
    beat_by_hand(database.url, name)
    second = only(database)
    assert (second.kind, second.host, second.started_at) == (Kind.FEED, "pbx1", first.started_at)
    assert second.beat_at >= first.beat_at
    assert second.is_same_log is None, "it never said what it follows"


@pytest.mark.parametrize("column", ["beat_at", "started_at", "behind_since_at"])
def test_that_the_time_is_the_databases_whatever_a_writer_says(database: Database, column: str) -> None:
    name = str(uuid4())
    forged = "'2040-01-01T00:00:00.000Z'"
    plain_sql(
        database.url,
        f"INSERT INTO heartbeat (instance_id, kind, program, host, every_s, {column}) "
        f"VALUES (?, 'feed', 'x', 'y', 5, {forged})",
        (name,),
    )
    assert "2040" not in str(plain_sql(database.url, f"SELECT {column} FROM heartbeat"))
    plain_sql(database.url, f"UPDATE heartbeat SET {column} = {forged}")
    assert "2040" not in str(plain_sql(database.url, f"SELECT {column} FROM heartbeat"))


def test_that_a_goodbye_is_dated_by_the_database_and_taken_back_by_the_next_beat(database: Database) -> None:
    name = str(uuid4())
    beat_by_hand(database.url, name)
    plain_sql(database.url, "UPDATE heartbeat SET said_goodbye_at = '2040-01-01T00:00:00.000Z'")
    gone = only(database)
    assert gone.said_goodbye_at is not None
    assert gone.said_goodbye_at < datetime(2040, 1, 1, tzinfo=UTC)
    beat_by_hand(database.url, name)
    back = only(database)
    assert back.said_goodbye_at is None
    assert back.started_at >= gone.said_goodbye_at, "it began anew"


@pytest.mark.parametrize(
    "values",
    [
        "'no-uuid', 'feed', 'x', 'y', 5",
        "'AAAAAAAA-aaaa-aaaa-aaaa-aaaaaaaaaaaa', 'feed', 'x', 'y', 5",
        "'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa', 'ghost', 'x', 'y', 5",
        "'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa', 'feed', '', 'y', 5",
        "'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa', 'feed', 'x', 'y', 0",
        "'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa', 'feed', 'x', 'y', 3601",
    ],
)
def test_that_nonsense_is_refused(database: Database, values: str) -> None:
    refusal_of(
        database.url, f"INSERT INTO heartbeat (instance_id, kind, program, host, every_s) VALUES ({values})"
    )


def test_that_who_does_not_get_on_is_behind_since_then(database: Database) -> None:
    pulse, epoch, seq = Pulse(database, Kind.BOARD), epoch_of(database), head_of(database)
    write_something(database, "a")
    pulse.beat(epoch=epoch, seq=seq)
    since = only(database).behind_since_at
    assert since is not None
    pulse.beat(epoch=epoch, seq=seq)
    assert only(database).behind_since_at == since, "it has not moved"
    write_something(database, "b")
    pulse.beat(epoch=epoch, seq=seq + 1)
    moved = only(database).behind_since_at
    assert moved is not None
    assert moved >= since, "it got to where the log was before, and is only newly behind"
    pulse.beat(epoch=epoch, seq=head_of(database))
    assert only(database).behind_since_at is None


def test_that_who_follows_another_log_is_seen(database: Database) -> None:
    board, epoch = Pulse(database, Kind.BOARD), epoch_of(database)
    write_something(database, "a")
    seal_tail(database)
    board.beat(epoch=epoch, seq=head_of(database))
    assert only(database).is_same_log is True
    _rewrite_the_log(database)
    board.beat(epoch=epoch, seq=head_of(database))
    assert only(database).is_same_log is False, "the seal that it saw is gone"
    board.beat(epoch="another", seq=1)
    assert only(database).is_same_log is False


def _rewrite_the_log(database: Database) -> None:
    forged = f"UPDATE seal SET hash = '{'f' * 64}'"
    if database.dialect == "sqlite":
        plain_sql(database.url, "DROP TRIGGER seal_no_update")
    else:
        plain_sql(database.url, "ALTER TABLE seal DISABLE TRIGGER USER")
    plain_sql(database.url, forged)


def test_that_old_rows_are_swept_when_a_program_starts(database: Database) -> None:
    silent, gone, recent = (str(uuid4()) for _ in range(3))
    for name in (silent, gone, recent):
        beat_by_hand(database.url, name)
    _age(database, silent, "beat_at", days=8)
    _age(database, gone, "said_goodbye_at", days=2)
    _age(database, recent, "beat_at", days=6)
    beat_by_hand(database.url, newcomer := str(uuid4()))
    assert {beat.instance_id for beat in roll_call(database).beats} == {recent, newcomer}


def _age(database: Database, name: str, column: str, *, days: int) -> None:
    at = (datetime.now(UTC) - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    is_sqlite = database.dialect == "sqlite"
    guard = "UPDATE trigger_guard SET is_busy = {}" if is_sqlite else "ALTER TABLE heartbeat {} TRIGGER USER"
    plain_sql(database.url, guard.format("1" if is_sqlite else "DISABLE"))
    plain_sql(database.url, f"UPDATE heartbeat SET {column} = '{at}' WHERE instance_id = '{name}'")
    plain_sql(database.url, guard.format("0" if is_sqlite else "ENABLE"))


def test_that_a_walls_role_beats_and_writes_nothing_else(place: ServerPlace) -> None:
    with login(place, "IN ROLE wallboard_reader") as url:
        wall = open_database(url, program="wall")
        pulse = Pulse(wall, Kind.BOARD)
        pulse.beat(epoch="x", seq=0)
        told = pulse.beat(epoch="x", seq=0)
        pulse.leave()
        wall.dispose()
        user = url.split("//")[1].partition(":")[0]
        assert [beat.login for beat in told.beats] == [user]
        for forbidden in (
            "DELETE FROM heartbeat",
            "UPDATE heartbeat SET beat_at = now()",
            "UPDATE heartbeat SET login = 'x'",
            "UPDATE floor SET epoch = 'x'",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                plain_sql(url, forbidden)


def test_that_no_login_keeps_anothers_row_alive(place: ServerPlace) -> None:
    with login(place, "IN ROLE wallboard_writer") as feed, login(place, "IN ROLE wallboard_reader") as wall:
        name = str(uuid4())
        beat_by_hand(feed, name)
        with pytest.raises(psycopg.errors.CheckViolation, match="another login"):
            beat_by_hand(wall, name)
        beat_by_hand(feed, name)
