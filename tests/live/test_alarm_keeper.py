"""The keeper of alarms: what stands and what is heard, whatever clocks and boards do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.live.alarms import AlarmFloor, alarming
from wallboard.domain.alarm_answer import AnswerKind
from wallboard.domain.alarm_rules import AlarmRules, Quiet
from wallboard.domain.alarms import Alarm, alarm_of
from wallboard.domain.board import Board
from wallboard.domain.hours_of_day import HoursOfDay
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.severity import Severity
from wallboard.live.history import HistoryKeeper
from wallboard.live.past import Past
from wallboard.live.records import RecordKeeper
from wallboard.live.view import View


@pytest.fixture
def floor(qtbot: QtBot) -> Iterator[AlarmFloor]:
    made = AlarmFloor()
    yield made
    made.stop()


def _standing(floor: AlarmFloor) -> list[tuple[int, str]]:
    return [(one.incident_id, one.state.value) for one in floor.keeper.alarms]


def test_that_only_severities_with_a_sound_alarm_the_worst_first(floor: AlarmFloor) -> None:
    floor.read(*(alarming(number, Severity(number)) for number in (4, 3, 2, 1)))
    assert _standing(floor) == [(1, "ringing"), (2, "ringing")]
    assert floor.keeper.interrupts
    assert [one.sound for one in floor.sounded.heard] == ["critical"]


def test_that_it_repeats_louder_until_somebody_acknowledges_and_not_once_more(floor: AlarmFloor) -> None:
    floor.read(alarming(1))
    floor.wait(65)
    volumes = [one.volume for one in floor.sounded.heard]
    assert len(volumes) == 7
    assert volumes[0] < volumes[-1] == floor.keeper.volume
    floor.answer(1, AnswerKind.ACKNOWLEDGED)
    assert (floor.keeper.alarms, floor.keeper.volume, floor.hushes) == ((), 0, 1)
    floor.wait(120)
    assert len(floor.sounded.heard) == 7


def test_that_a_snooze_is_silent_and_still_holds_the_wall_and_ends_by_itself(floor: AlarmFloor) -> None:
    floor.read(alarming(1))
    floor.wait(100)
    floor.answer(1, AnswerKind.SNOOZED, minutes=5)
    heard = len(floor.sounded.heard)
    assert _standing(floor) == [(1, "snoozed")]
    assert floor.keeper.interrupts
    floor.wait(299)
    assert len(floor.sounded.heard) == heard
    floor.wait(1)
    assert _standing(floor) == [(1, "ringing")]
    assert floor.sounded.heard[-1].volume == floor.sounded.heard[0].volume  # it begins anew


def test_that_what_gets_worse_or_comes_back_rings_again(floor: AlarmFloor) -> None:
    floor.read(alarming(1, Severity.MAJOR))
    floor.answer(1, AnswerKind.ACKNOWLEDGED)
    assert floor.keeper.alarms == ()
    floor.wait(10)
    floor.read(alarming(1, Severity.CRITICAL, version=2))
    assert _standing(floor) == [(1, "ringing")]
    floor.read(alarming(1, Severity.CRITICAL, version=3, state=IncidentState.RESOLVED, resolved_at=floor.now))
    assert floor.keeper.alarms == ()


def test_that_no_clock_that_is_set_makes_an_alarm_loud_or_silent(floor: AlarmFloor) -> None:
    floor.read(alarming(1))
    floor.wait(20)
    heard = len(floor.sounded.heard)
    for number, hours in enumerate((2, -4, 2), 2):
        floor.tell(floor.now + timedelta(hours=hours))
        floor.read(alarming(number, Severity.MAJOR))  # at whose coming everything is reckoned anew
        floor.wait(10)
    assert [one.volume for one in floor.sounded.heard[heard:]] == [55, 55, 55]  # 30 to 50 s unanswered


def test_that_alarms_of_a_board_that_is_not_live_go_on(floor: AlarmFloor) -> None:
    floor.read(alarming(1))
    floor.store.lose("The database does not answer.")
    floor.wait(60)
    floor.store.look()
    assert floor.store.sight.freshness.value == "blind"
    assert _standing(floor) == [(1, "ringing")]
    assert len(floor.sounded.heard) > 5


def test_that_a_past_board_never_rings_and_silences_nothing_of_now(floor: AlarmFloor) -> None:
    board = floor.read()
    history = HistoryKeeper(floor.store, floor.ticker)
    view = View(floor.store, floor.ticker, history, RecordKeeper(floor.store, floor.ticker, None))
    past = replace(board, incidents=board.incidents.set(9, alarming(9)))
    view.show_past(Past(past))
    floor.wait(30)
    assert floor.keeper.alarms == ()
    assert floor.sounded.heard == []
    floor.read(alarming(1))
    assert _standing(floor) == [(1, "ringing")]


def test_that_in_quiet_hours_the_alarm_stands_where_it_is_not_heard(qtbot: QtBot) -> None:
    every_hour = Quiet((HoursOfDay(0, 1439), HoursOfDay(1439, 0)), frozenset({Severity.CRITICAL}), 20)
    floor = AlarmFloor(AlarmRules(quiet=every_hour))
    floor.read(alarming(2, Severity.MAJOR))
    floor.wait(60)
    assert (_standing(floor), floor.sounded.heard) == ([(2, "ringing")], [])
    floor.read(alarming(1))
    assert [one.volume for one in floor.sounded.heard] == [20]
    floor.stop()


def test_that_other_rules_hold_at_once(floor: AlarmFloor) -> None:
    floor.read(alarming(2, Severity.MAJOR), alarming(1))
    only = AlarmRules({Severity.MAJOR: AlarmRules().by_severity[Severity.MAJOR]})
    floor.keeper.take_rules(only)
    assert floor.keeper.interrupts  # the worst is shown even where it has no sound
    floor.wait(60)
    assert {one.sound for one in floor.sounded.heard[1:]} == {"major"}


def test_that_a_change_of_one_incident_looks_at_no_other(
    floor: AlarmFloor, monkeypatch: pytest.MonkeyPatch
) -> None:
    floor.read(*(alarming(number) for number in range(1, 40)))
    looked: list[int] = []

    def watched(board: Board, one: Incident, now: datetime) -> Alarm:
        looked.append(one.id)
        return alarm_of(board, one, now)

    monkeypatch.setattr("wallboard.live.alarm_keeper.alarm_of", watched)
    floor.answer(7, AnswerKind.ACKNOWLEDGED)
    assert looked == [7]
