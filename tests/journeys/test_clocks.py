"""Clocks that lie, are set, change to summer time or stand still: what is counted, rings and is live is true.

The database's clock is right, and on PostgreSQL it alone is asked. The processes run beside each other, for
each of them has to wait.
"""

import os
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import plain_sql
from tests.journeys.clock_floor import DUE_WITHIN, Floor, clock_floor
from tests.journeys.faked_clocks import LIBRARY, Child, Line, began_ringing, wrong_by
from tests.journeys.plain_floor import write_incident
from tests.journeys.wall_process import WallProcess, quiet_floor
from tests.postgres_server import PostgresServer
from tests.services.mark_floor import BEGAN_AT, fired_of
from wallboard.live.beat import EVERY_MS
from wallboard.services.replaying import start_clock
from wallboard.widgets.times import left

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or LIBRARY is None, reason="needs libfaketime (Debian: faketime)"
)
BEATS = 1000 // EVERY_MS
SNOOZED_FOR = timedelta(seconds=15)
TEN_MIN, TWO_H, SECOND = timedelta(minutes=10), timedelta(hours=2), timedelta(seconds=1)
CHANGES = {
    "Europe/Berlin": ("2026-03-29T01:00:00+00:00", "2026-10-25T01:00:00+00:00"),
    "America/New_York": ("2026-03-08T07:00:00+00:00", "2026-11-01T06:00:00+00:00"),
    "Australia/Lord_Howe": ("2026-04-04T15:00:00+00:00", "2026-10-03T15:30:00+00:00"),
}
"""To and from summer time, in the order of the year."""


@pytest.fixture
def floors(postgres: PostgresServer, postgres_templates: dict[str, str]) -> Iterator[ExitStack]:
    """Closes whatever was begun, the processes before their databases."""
    with ExitStack() as stack:
        yield stack


def _on_postgres(stack: ExitStack, postgres: PostgresServer, templates: dict[str, str]) -> Floor:
    name = f"test_{uuid4().hex}"
    postgres.create_database(name, template=templates["training"])
    stack.callback(postgres.drop_database, name)
    return stack.enter_context(clock_floor(postgres.url(name)))


def _child(stack: ExitStack, folder: Path, floor: Floor, **words: object) -> Child:
    return stack.enter_context(closing(Child(folder, floor.url, **words)))  # type: ignore[arg-type]  # its own


def _check_countdowns(floor: Floor, ticks: list[Line]) -> None:
    """Wrong by at most a second, in the figures that are shown."""
    for line in ticks:
        wrong = wrong_by(line)
        assert wrong <= SECOND, (wrong, line)
        assert line.told["left"], "there is something to count"
        for number, text in line.told["left"].items():
            due = floor.opened[int(number)] + DUE_WITHIN
            assert text == left(due - line.now), line


def _check_sounds(lines: list[Line]) -> None:
    """None begins before the last is over, and no alarm gets loud at once."""
    sounds = [line for line in lines if line.what == "sound"]
    assert sounds
    apart_s = [after.m[0] - before.m[0] for before, after in pairwise(sounds)]
    assert all(seconds > 1.9 for seconds in apart_s), apart_s


def test_that_no_clock_of_a_desktop_moves_a_countdown_or_an_alarm(
    floors: ExitStack, postgres: PostgresServer, postgres_templates: dict[str, str], tmp_path: Path
) -> None:
    """Ten minutes behind and ahead, and put forward and back by two hours while it runs."""
    running: list[tuple[Floor, Child, dict[str, int]]] = []
    for name, skew in (("behind", -TEN_MIN), ("ahead", TEN_MIN)):
        floor = _on_postgres(floors, postgres, postgres_templates)
        start_clock(floor.database, BEGAN_AT + timedelta(hours=1), 1.0)
        now = BEGAN_AT + timedelta(hours=1)
        numbers = {
            "rings": floor.open(now - timedelta(minutes=9, seconds=35), 2),
            "asleep": floor.open(now - timedelta(minutes=5), 2),
            "wakes": floor.open(now - timedelta(minutes=4), 2),
        }
        floor.snooze(numbers["asleep"], now + TEN_MIN)
        running.append((floor, _child(floors, tmp_path / name, floor, lie=skew), numbers))
    _step_through(running)
    for floor, child, numbers in running:
        child.wait_until_rings(numbers["wakes"], times=2)
        child.wait_until_after(BEGAN_AT + timedelta(hours=1, seconds=32))  # its mark was at 25 s
        child.tick_on()
        _check_countdowns(floor, child.settled)
        _check_sounds(child.lines)
        assert all(line.told["freshness"] in ("live", "late") for line in child.settled), (
            "no clock but the steady one makes a board old"
        )
        times = {one: len(began_ringing(child.lines, number)) for one, number in numbers.items()}
        assert times == {"rings": 1, "asleep": 0, "wakes": 2, "comes": 1}, "once, and again after a snooze"
        assert _woke_at(floor, child, numbers["wakes"]) >= -SECOND, "no snooze ends early"
        (mark,) = fired_of(floor.database, numbers["rings"])
        assert (mark.mark.percent, mark.fired_at >= mark.mark.planned_at) == (50, True)


def _woke_at(floor: Floor, child: Child, incident_id: int) -> timedelta:
    """How long after the end of its snooze it rang, by the true time."""
    sql = "SELECT max(until_at) FROM alarm_answer WHERE incident_id = ?"
    ((until,),) = plain_sql(floor.url, sql, (incident_id,))
    rang_s = began_ringing(child.lines, incident_id)[-1]
    line = next(line for line in child.ticks if line.m[0] >= rang_s)
    rang_at: datetime = line.clock.floor_at(
        datetime.fromtimestamp(time.time() - time.monotonic() + rang_s, UTC)
    )
    woke_after: timedelta = rang_at - until
    return woke_after


def _step_through(running: list[tuple[Floor, Child, dict[str, int]]]) -> None:
    """Every step is a new lie; an incident comes in between."""
    for floor, child, numbers in running:
        child.tick_on()
        floor.snooze(numbers["wakes"], child.ticks[-1].now + SNOOZED_FOR)
    for step in (TWO_H, -TWO_H, timedelta(0)):
        for _, child, _ in running:
            child.lie(step)
        if step == -TWO_H:
            for floor, _, numbers in running:
                numbers["comes"] = floor.open(BEGAN_AT + timedelta(minutes=59), 1)
        for _, child, _ in running:
            child.tick_on()
    for _, child, numbers in running:
        child.wait_until_rings(numbers["comes"])


def test_that_summer_time_changes_no_countdown_and_no_alarm(
    floors: ExitStack, postgres: PostgresServer, postgres_templates: dict[str, str], tmp_path: Path
) -> None:
    """In the floor's time and in that of the process, to and from summer time."""
    running: list[tuple[str, Floor, Child]] = []
    for zone in CHANGES:
        floor = _on_postgres(floors, postgres, postgres_templates)
        start_clock(floor.database, datetime(2026, 3, 3, tzinfo=UTC), 1.0)
        running.append((zone, floor, _child(floors, tmp_path / zone, floor, zone=zone)))
    for _, _, child in running:
        child.tick_on()
    for turn in (0, 1):
        opened = [
            _come_to(datetime.fromisoformat(CHANGES[zone][turn]), floor, child)
            for zone, floor, child in running
        ]
        for (zone, _, child), number in zip(running, opened, strict=True):
            child.wait_until_after(datetime.fromisoformat(CHANGES[zone][turn]) + 3 * SECOND)
            assert len(began_ringing(child.lines, number)) == 1, zone
    for zone, floor, child in running:
        counted = [line for line in child.settled if line.told["left"]]
        _check_countdowns(floor, counted)
        _check_sounds(child.lines)
        seen = {line.now.astimezone(ZoneInfo(zone)).utcoffset() for line in counted}
        assert len(seen) == 2, "both were seen"
        for line in counted:
            assert line.told["local"] == f"{line.now.astimezone(ZoneInfo(zone)):%H:%M:%S}"


def _come_to(change: datetime, floor: Floor, child: Child) -> int:
    """Four seconds before a change, on the floor and in the process, with an incident that rings."""
    start_clock(floor.database, change - 4 * SECOND, 1.0)
    child.lie(change - 4 * SECOND - datetime.now(UTC))
    return floor.open(change - 9 * timedelta(minutes=1), 2)


def test_that_after_a_sleep_nothing_old_is_live_and_nothing_rings_anew(
    floors: ExitStack, postgres: PostgresServer, postgres_templates: dict[str, str], tmp_path: Path
) -> None:
    """Stopped for twelve seconds, and then for one in which CLOCK_BOOTTIME went on by forty."""
    floor = _on_postgres(floors, postgres, postgres_templates)
    start_clock(floor.database, BEGAN_AT, 1.0)
    number = floor.open(BEGAN_AT - timedelta(minutes=1), 2)
    child = _child(floors, tmp_path / "sleeper", floor)
    child.tick_on()
    for stopped_s, gap_s, silent_s in ((12.0, 0.0, 12.0), (1.0, 40.0, 40.0)):
        known = len(child.ticks)
        went_on_s = child.stop_for(stopped_s, gap_s=gap_s)
        child.tick_on()
        after = [line for line in child.ticks[known:] if line.m[0] >= went_on_s]
        went_on_at = datetime.now(UTC) - timedelta(seconds=_since(went_on_s))
        for line in after:
            read_at = datetime.fromisoformat(line.told["read_at"])
            assert not line.is_live or read_at >= went_on_at - SECOND / 2, (silent_s, line)
    live = [line for line in child.settled if line.is_live]
    _check_countdowns(floor, live)
    _check_sounds(child.lines)
    assert len(began_ringing(child.lines, number)) == 1


def _since(steady_s: float) -> float:
    return time.monotonic() - steady_s


def test_that_of_a_file_whose_clock_is_this_machine_s_nothing_rings_twice_and_nothing_gets_old(
    floors: ExitStack, sqlite_templates: dict[str, Path], tmp_path: Path
) -> None:
    """Such a floor's time is the clock that was set; a snooze may end with it, and once it has, it has."""
    file = tmp_path / "floor.sqlite"
    shutil.copyfile(sqlite_templates["training"], file)
    floor = floors.enter_context(clock_floor(str(file)))
    start_clock(floor.database, BEGAN_AT, 1.0)
    rings, asleep = (floor.open(BEGAN_AT - timedelta(minutes=one), 2) for one in (3, 2))
    floor.snooze(asleep, BEGAN_AT + TEN_MIN)
    child = _child(floors, tmp_path / "file", floor)
    child.tick_on()
    for step in (TWO_H, -TEN_MIN, timedelta(0)):
        child.lie(step)
        child.tick_on(4)
        follows = child.ticks[-1].now - BEGAN_AT
        assert step <= follows < step + timedelta(minutes=5), "it goes by the clock of the file's machine"
    assert len(began_ringing(child.lines, rings)) == 1
    assert len(began_ringing(child.lines, asleep)) <= 2, "at first unanswered, then when its snooze ended"
    assert {line.told["freshness"] for line in child.settled} <= {"live", "late"}
    _check_sounds(child.lines)


def test_that_a_wall_that_was_suspended_goes_on_and_shows_nothing_old_as_live(tmp_path: Path) -> None:
    """Board and watchdog stand still for half a minute; the watchdog is the first to go on."""
    url = quiet_floor(tmp_path / "floor.sqlite")
    plan = "[health]\nhang_after_s = 20\nstart_within_s = 120\n"
    with WallProcess(tmp_path / "wall", url, screen={"QT_QPA_PLATFORM": "offscreen"}, plan=plan) as wall:
        before = wall.wait_until_shown()
        _stop_between_reads(url, (int(before["pid"]), wall.process.pid))
        beat = wall.health()["beat"]
        write_incident(url, "meanwhile", severity=3)
        time.sleep(31)
        os.kill(wall.process.pid, signal.SIGCONT)
        time.sleep(1)
        os.kill(int(before["pid"]), signal.SIGCONT)
        seen: list[dict[str, Any]] = []

        def is_up_to_date() -> bool:
            seen.append(wall.health())
            return _is_fresh(seen[-1], beat) and seen[-1]["seq"] > before["seq"]

        wall.wait_for(is_up_to_date, "a board that was read anew")
        assert all(one["seq"] > before["seq"] for one in seen if _is_fresh(one, beat)), "nothing old is live"
        assert {one["pid"] for one in seen if one} == {before["pid"]}, "a suspended board is none that hangs"
        assert not list(wall.log.glob("crashes/end-*"))


def _stop_between_reads(url: str, pids: tuple[int, ...]) -> None:
    """A board that stands still in the middle of a transaction would keep the file from whoever writes."""
    for _ in range(200):
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        while not all(_stands_still(pid) for pid in pids):
            time.sleep(0.01)
        if _can_be_written(url):
            return
        for pid in reversed(pids):
            os.kill(pid, signal.SIGCONT)
        time.sleep(0.05)
    raise AssertionError("the board keeps the file locked")


def _stands_still(pid: int) -> bool:
    """Every thread of it."""
    states = [file.read_text(encoding="utf-8") for file in Path(f"/proc/{pid}/task").glob("*/stat")]
    return all(state.rpartition(")")[2].split()[0] == "T" for state in states)


def _can_be_written(url: str) -> bool:
    with closing(sqlite3.connect(url, timeout=0.1, isolation_level=None)) as file:
        try:
            file.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            return False
        file.execute("ROLLBACK")
    return True


def _is_fresh(health: Mapping[str, Any], beat: int) -> bool:
    """A health that was written a second after that beat or later, and says that the board is live."""
    return bool(health) and health["beat"] > beat + BEATS and health["freshness"] == "live"
