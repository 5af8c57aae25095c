"""What a bar of alarms says first, and what it leaves out where room is short."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from tests.live.alarms import AlarmFloor, alarming
from tests.widgets.ink_watch import inks_of
from wallboard.domain.alarm_answer import AnswerKind
from wallboard.domain.alarm_sound import Hush
from wallboard.domain.severity import Severity
from wallboard.widgets.alarm.wall_bar import WallAlarmBar
from wallboard.widgets.alarm.words import AlarmSaid, alarms_said
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.theme import load_theme
from wallboard.widgets.times import Moment


@pytest.fixture
def floor(qtbot: QtBot) -> Iterator[AlarmFloor]:
    made = AlarmFloor()
    yield made
    made.stop()


def _said(floor: AlarmFloor) -> AlarmSaid:
    hush = Hush(floor.now + timedelta(hours=3), is_silent=True)
    said = alarms_said(floor.store.board, floor.keeper.alarms, Moment(floor.now), hush)
    assert said is not None
    return said


def test_that_others_that_ring_are_told_before_quiet_hours_and_those_before_snoozes(
    floor: AlarmFloor,
) -> None:
    floor.read(*(alarming(number, Severity.MAJOR) for number in range(1, 5)))
    floor.answer(1, AnswerKind.SNOOZED, minutes=5)
    others, quiet, snoozed = _said(floor).more.split(" · ")
    assert others == "2 more ring"
    assert quiet.startswith("not heard: quiet hours until ")
    assert snoozed.startswith("1 snoozed by Ana Kovač until ")


@pytest.mark.parametrize("width", [1920, 1500, 1300, 1100])
def test_that_a_narrow_bar_says_whole_parts_or_none(
    floor: AlarmFloor, width: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    floor.read(*(alarming(number, Severity.MAJOR) for number in range(1, 5)))
    floor.answer(1, AnswerKind.SNOOZED, minutes=5)
    bar = WallAlarmBar(Inkpot(load_theme("dark"), 1.0))
    qtbot.addWidget(bar)
    bar.show_said(_said(floor), Moment(floor.now))
    size = QSize(width, bar.sizeHint().height())
    bar.resize(size)
    told = next(ink.text for ink in inks_of(bar, size, monkeypatch).inks if "2 more ring" in ink.text)
    assert "…" not in told
    assert all(part in _said(floor).more for part in told.strip(" ·").split(" · "))
