"""A replay gives the floor the log's own time and writes each happening when that time reaches it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from tests.services.logs import DESK, DESK_HEADER, desk, written
from wallboard.cli import main
from wallboard.engine.replay_loop import Position, ReplayLoop
from wallboard.services.database import Database
from wallboard.services.importing import import_log
from wallboard.services.intake.happenings import Acknowledged, Happening
from wallboard.services.past import board_at
from wallboard.services.reading import BoardReader
from wallboard.services.replaying import ReplayRefused, instant_in, prepare_replay, start_clock
from wallboard.services.schema import tables

T0 = datetime(2016, 3, 7, 12, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


def happening(number: int, seconds: float) -> Happening:
    return Happening(f"T{number}", at(seconds), at(seconds), number, f"digest{number}", Acknowledged())


class Hours:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds


class Notes:
    """Writes down what was written and when; each writing takes `takes_s`."""

    def __init__(self, hours: Hours, takes_s: float = 0.0) -> None:
        self.hours = hours
        self.takes_s = takes_s
        self.written: list[tuple[float, str]] = []
        self.sizes: list[int] = []

    def write(self, happenings: Sequence[Happening]) -> None:
        self.written += [(round(self.hours.now, 2), each.reference) for each in happenings]
        self.sizes.append(len(happenings))
        self.hours.now += self.takes_s


def test_that_nothing_is_written_before_its_time_nor_much_after() -> None:
    hours = Hours()
    notes = Notes(hours)
    loop = ReplayLoop(notes, start_at=T0, speed=60, clock=hours.clock, sleep=hours.sleep)
    end = loop.run([happening(1, 0), happening(2, 60), happening(3, 61), happening(4, 600)])
    assert [name for _, name in notes.written] == ["T1", "T2", "T3", "T4"]
    for (when, _), due in zip(notes.written, (0, 1, 61 / 60, 10), strict=True):
        assert due <= when + 0.01
        assert when <= due + 0.03
    assert (end.written, end.total) == (4, 4)


def test_that_what_is_due_together_is_written_together_but_never_too_much_at_once() -> None:
    hours = Hours()
    notes = Notes(hours)
    loop = ReplayLoop(notes, start_at=T0, speed=1, clock=hours.clock, sleep=hours.sleep)
    loop.run([happening(number, 1) for number in range(1200)])
    assert notes.sizes == [500, 500, 200]


def test_that_a_slow_database_makes_it_late_and_it_says_so() -> None:
    hours = Hours()
    seen: list[Position] = []
    loop = ReplayLoop(Notes(hours, takes_s=2), start_at=T0, speed=10, clock=hours.clock, sleep=hours.sleep)
    loop.run([happening(1, 1), happening(2, 2)], on_position=seen.append)
    assert max(each.late_by for each in seen) > timedelta(seconds=19)


def test_that_it_runs_until_its_end_even_when_nothing_happens_any_more() -> None:
    hours = Hours()
    loop = ReplayLoop(
        Notes(hours), start_at=T0, speed=60, until_at=at(120), clock=hours.clock, sleep=hours.sleep
    )
    end = loop.run([happening(1, 1)])
    assert end.floor_at == at(120)
    assert hours.now == pytest.approx(2, abs=0.1)


def test_that_a_wish_to_stop_is_heard_within_a_quarter_of_a_second() -> None:
    hours = Hours()
    notes = Notes(hours)
    loop = ReplayLoop(notes, start_at=T0, speed=1, clock=hours.clock, sleep=hours.sleep)
    loop.run([happening(1, 9_999)], is_stopped=lambda: hours.now >= 1)
    assert notes.written == []
    assert hours.now <= 1.25


def test_that_an_instant_without_a_zone_is_in_the_log_s_own() -> None:
    zone = ZoneInfo("America/Los_Angeles")
    assert instant_in("2017-01-03T18:23:39", zone) == datetime(2017, 1, 4, 2, 23, 39, tzinfo=UTC)
    assert instant_in("2017-01-03T18:23:39+01:00", zone) == datetime(2017, 1, 3, 17, 23, 39, tzinfo=UTC)
    with pytest.raises(ReplayRefused, match="America/Los_Angeles"):
        instant_in("yesterday", zone)


def _row(ticket: str, seconds: int, status: str) -> str:
    stamp = at(seconds) + timedelta(hours=1)
    return f"{ticket},{stamp.day}.{stamp.month}.{stamp.year} {stamp:%H:%M},{status},normal,Phone,Red,?,?,?"


ROWS = [_row("T1", -3600, "Neu"), _row("T1", 60, "Aktiv"), _row("T2", 120, "Neu"), _row("T1", 180, "Fertig")]


def test_that_a_live_database_is_refused_in_words(live_database: Database, tmp_path: Path) -> None:
    path = written(tmp_path / "log.csv", DESK_HEADER, ROWS)
    with pytest.raises(ReplayRefused, match=r"is a live database.*--kind training"):
        prepare_replay(live_database, path, desk(), from_at=T0)
    with live_database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(tables.incident)) == 0


def test_that_the_past_is_history_and_the_rest_is_to_come(database: Database, tmp_path: Path) -> None:
    path = written(tmp_path / "log.csv", DESK_HEADER, ROWS)
    replay = prepare_replay(database, path, desk(), from_at=T0, until_at=at(120))
    assert [each.line for each in replay.history] == [2]
    assert [each.line for each in replay.to_come] == [3, 4]
    assert (replay.start_at, replay.goes_on) == (T0, False)


def test_that_a_stopped_replay_goes_on_where_it_was(database: Database, tmp_path: Path) -> None:
    path = written(tmp_path / "log.csv", DESK_HEADER, ROWS)
    replay = prepare_replay(database, path, desk(), from_at=T0)
    replay.writer.write(replay.history)
    replay.writer.write(replay.to_come[:2])
    again = prepare_replay(database, path, desk(), from_at=T0)
    assert (again.start_at, again.goes_on) == (at(120), True)
    assert [each.line for each in again.history] == []
    assert [each.line for each in again.to_come] == [5]
    again.writer.write(again.to_come)
    with pytest.raises(ReplayRefused, match="is in this database already"):
        prepare_replay(database, path, desk(), from_at=T0)


def test_that_an_end_before_the_beginning_and_an_empty_stretch_are_refused(
    database: Database, tmp_path: Path
) -> None:
    path = written(tmp_path / "log.csv", DESK_HEADER, ROWS)
    with pytest.raises(ReplayRefused, match="later than --from"):
        prepare_replay(database, path, desk(), from_at=T0, until_at=T0)
    with pytest.raises(ReplayRefused, match="runs from 2016-03-07T11:00Z to 2016-03-07T12:03Z"):
        prepare_replay(database, path, desk(), from_at=at(3600))


def test_that_the_floor_has_the_log_s_time_at_its_speed(database: Database) -> None:
    start_clock(database, T0, 600)
    start_clock(database, T0, 60)  # the same instant again is no reason to fall back to the real time
    board = BoardReader(database).whole()
    assert T0 <= board.floor_at < at(600)
    assert board.clock.speed == 60
    assert board.clock.floor_anchor_at == T0


def test_that_a_replay_from_the_command_line_ends_like_an_import(
    database: Database, training_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "log.csv", DESK_HEADER, [*ROWS, _row("T3", 60, "Odd")])
    (tmp_path / "desk.toml").write_text(DESK)
    words = ["--mapping", str(tmp_path / "desk.toml"), "--database", training_url]
    played = main(["replay", str(path), *words, "--from", "2016-03-07T13:00", "--speed", "2000"])
    output = capsys.readouterr()
    assert played == 0
    assert "begins at 2016-03-07T12:00:00Z, 2000 times as fast" in output.out
    assert "3 of 3 happenings" in output.out
    assert "log.csv, line 6: status is “Odd”" in output.err
    states = {
        seconds: {
            each.reference: str(each.state) for each in board_at(database, at(seconds)).incidents.values()
        }
        for seconds in (0, 60, 120, 180)
    }
    assert states == {
        0: {"T1": "new"},
        60: {"T1": "in_progress"},
        120: {"T1": "in_progress", "T2": "new"},
        180: {"T2": "new"},
    }
    with database.reading() as connection:
        speed = connection.scalar(select(tables.floor_clock.c.speed))
    assert speed == 1  # it goes on at the real pace, and does not run away
    summary = import_log(database, path, desk())
    assert (summary.new, summary.known) == (0, 4)


@pytest.mark.parametrize("speed", ["0", "-1", "fast", "nan", "1e9"])
def test_that_a_senseless_speed_is_refused(speed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", "x.csv", "--mapping", "servicenow", "--from", "2016-03-07", "--speed", speed]) == 2
    assert "is no speed" in capsys.readouterr().err
