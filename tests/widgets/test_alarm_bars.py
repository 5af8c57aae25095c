"""The alarm as it is seen: the bar of the wall, the bar of the desk, and the answers to it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.live.alarms import AlarmFloor, alarming
from tests.live.boards import OPENED_AT
from wallboard.domain.alarm_answer import AnswerKind
from wallboard.domain.alarm_commands import AcknowledgeAlarm, AlarmSeen, SnoozeAlarm
from wallboard.domain.alarm_rules import AlarmRules, Quiet
from wallboard.domain.commands import OutcomeKind
from wallboard.domain.hours_of_day import HoursOfDay, time_of_day
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.act import Act, acts_of
from wallboard.widgets.actions.action import Action
from wallboard.widgets.alarm.band import Band
from wallboard.widgets.alarm.desk_bar import DeskAlarmBar
from wallboard.widgets.alarm.wall_bar import WallAlarmBar
from wallboard.widgets.alarm.words import AlarmSaid, alarms_said
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.picture import render
from wallboard.widgets.theme import THEME_NAMES, contrast, load_theme
from wallboard.widgets.times import Moment


@pytest.fixture
def floor(qtbot: QtBot) -> Iterator[AlarmFloor]:
    made = AlarmFloor()
    yield made
    made.stop()


def _said(floor: AlarmFloor, *, live: bool = True) -> AlarmSaid:
    said = alarms_said(floor.store.board, floor.keeper.alarms, Moment(floor.now, live=live))
    assert said is not None
    return said


def test_that_the_bar_says_which_rings_since_when_and_how_many_more(floor: AlarmFloor) -> None:
    floor.read(alarming(1), alarming(2, Severity.MAJOR), alarming(3, Severity.MAJOR))
    floor.wait(72)
    floor.answer(2, AnswerKind.SNOOZED, minutes=5)
    said = _said(floor)
    clock = Moment(floor.now).clock(OPENED_AT)
    assert (said.severity, said.is_ringing, said.word, said.count) == (Severity.CRITICAL, True, "ALARM", 2)
    assert said.what == "Line dead · Network"
    assert said.which[0] == f"R1 · Critical · unanswered since {clock}"
    until = Moment(floor.now).clock(floor.now + timedelta(minutes=5))
    assert said.more == f"1 more rings · 1 snoozed by Ana Kovač until {until}"
    assert said.age(Moment(floor.now)) == "1:12"
    assert said.age(Moment(floor.now, live=False)) == f"since {clock}"  # nobody knows how long by now


def test_that_a_snooze_says_who_and_until_when_and_counts_down(floor: AlarmFloor) -> None:
    floor.read(alarming(1))
    floor.answer(1, AnswerKind.SNOOZED, minutes=15)
    floor.wait(60)
    said = _said(floor)
    until = Moment(floor.now).clock(OPENED_AT + timedelta(minutes=15))
    assert said.which[0] == f"R1 · Critical · snoozed by Ana Kovač until {until}"
    assert (said.word, said.age(Moment(floor.now))) == ("SNOOZED", "14:00")


@pytest.mark.parametrize(
    ("severity", "words"),
    [
        (Severity.CRITICAL, "quiet hours until {time}"),
        (Severity.MAJOR, "not heard: quiet hours until {time}"),
    ],
)
def test_that_the_bar_says_why_less_or_nothing_is_heard_and_until_when(
    floor: AlarmFloor, severity: Severity, words: str
) -> None:
    floor.read(alarming(1, severity))
    at = time_of_day(floor.store.board, floor.now)
    begins = at.hour * 60 + at.minute
    quiet = HoursOfDay(begins, (begins + 90) % 1440)
    floor.keeper.take_rules(AlarmRules(quiet=Quiet((quiet,))))
    said, clocks = [], []
    for wait_s in (0, 31, 5400):
        floor.wait(wait_s)
        moment = Moment(floor.now)
        told = alarms_said(floor.store.board, floor.keeper.alarms, moment, floor.keeper.hush(floor.now))
        assert told is not None
        said.append(told.more)
        clocks.append(moment.clock(OPENED_AT + timedelta(minutes=90)))
    assert said == [words.format(time=clocks[0])] * 2 + [""]
    assert floor.keeper.hush(floor.now) is None
    for micros in range(0, 1_000_000, 7_919):  # a minute that flickers between two says nothing
        hush = floor.keeper.hush(OPENED_AT + timedelta(minutes=3, microseconds=micros))
        assert hush is not None
        assert hush.until == OPENED_AT + timedelta(minutes=90)


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("is_live", [True, False], ids=["live", "stale"])
def test_that_the_words_of_a_band_can_be_read_from_afar(floor: AlarmFloor, theme: str, is_live: bool) -> None:
    colours = load_theme(theme) if is_live else load_theme(theme).stale()
    floor.read(alarming(1))
    rings = _said(floor)
    floor.answer(1, AnswerKind.SNOOZED, minutes=5)
    for said in (rings, _said(floor)):
        for severity in SEVERITIES:
            band = Band.of(_of(said, severity), colours)
            assert contrast(band.ink, band.ground) >= 4.5
            assert contrast(band.second, band.ground) >= 4.5
            assert contrast(band.edge, band.ground) >= 3


def _of(said: AlarmSaid, severity: Severity) -> AlarmSaid:
    return AlarmSaid(
        severity,
        said.is_ringing,
        said.word,
        said.what,
        said.which,
        said.more,
        said.counts_from,
        said.answer,
        1,
    )


class _Painted(QObject):
    """What of a widget is painted from now on."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def test_that_a_second_that_passes_paints_the_time_alone(floor: AlarmFloor, qtbot: QtBot) -> None:
    bar = WallAlarmBar(Inkpot(load_theme(), 1.0))
    qtbot.addWidget(bar)
    bar.dress(Inkpot(load_theme(), 1.0), QSize(1920, 1080))
    bar.resize(1920, bar.sizeHint().height())
    floor.read(alarming(1))
    bar.show_said(_said(floor), Moment(floor.now))
    bar.show()
    qtbot.waitExposed(bar)
    qtbot.wait(20)
    painted = _Painted(bar)
    floor.wait(1)
    bar.show_said(_said(floor), Moment(floor.now))
    qtbot.waitUntil(lambda: not painted.region.isEmpty())
    assert painted.region.boundingRect().left() > bar.width() // 2


class Desk:
    """A window with the bar, as the program has it."""

    def __init__(self, floor: AlarmFloor, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        self.bar = DeskAlarmBar(floor.keeper, floor.store, floor.ticker, load_theme(), self.window)
        self.bar.resize(1440, self.bar.sizeHint().height())
        self.window.show()
        qtbot.waitExposed(self.window)

    def act(self, action: Action) -> Act:
        return next(one for one in acts_of(self.window) if one.action is action)


@pytest.fixture
def desk(floor: AlarmFloor, qtbot: QtBot) -> Desk:
    floor.read()
    return Desk(floor, qtbot)


def test_that_the_desk_shows_no_bar_without_an_alarm_and_says_why_nothing_can_be_answered(desk: Desk) -> None:
    assert not desk.bar.isVisible() or desk.bar.said is None
    assert desk.act(catalogue.ALARM_ACKNOWLEDGE).why_not == "No alarm rings."
    assert desk.act(catalogue.ALARM_SNOOZES[0]).why_not == "No alarm rings."


def test_that_a_click_acknowledges_the_alarm_that_is_named_and_only_that(
    floor: AlarmFloor, desk: Desk, qtbot: QtBot
) -> None:
    floor.read(alarming(1), alarming(2, Severity.MAJOR))
    assert desk.bar.isVisible()
    qtbot.mouseClick(desk.bar.acknowledge, Qt.MouseButton.LeftButton)
    (command,) = floor.sent
    assert isinstance(command, AcknowledgeAlarm)
    assert command.seen == (AlarmSeen(1, Severity.CRITICAL),)
    qtbot.mouseClick(desk.bar.acknowledge, Qt.MouseButton.LeftButton)
    assert len(floor.sent) == 1  # the first answer is on its way
    floor.settle(command)
    floor.answer(1, AnswerKind.ACKNOWLEDGED)
    assert desk.bar.said is not None
    assert desk.bar.said.severity is Severity.MAJOR
    assert desk.bar.acknowledge.isEnabled()


def test_that_keys_do_what_buttons_do(floor: AlarmFloor, desk: Desk, qtbot: QtBot) -> None:
    floor.read(alarming(1), alarming(2, Severity.MAJOR))
    for key, held in ((Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier), (Qt.Key.Key_F8, None)):
        qtbot.keyClick(desk.window, key, held or Qt.KeyboardModifier.NoModifier)
        floor.settle(floor.sent[-1], OutcomeKind.REFUSED, "Somebody was quicker.")
    qtbot.keyClick(desk.window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    snooze, one, every = floor.sent
    assert isinstance(snooze, SnoozeAlarm)
    assert (snooze.minutes, len(snooze.seen)) == (15, 2)
    assert isinstance(one, AcknowledgeAlarm)
    assert isinstance(every, AcknowledgeAlarm)
    assert (len(one.seen), len(every.seen)) == (1, 2)


def test_that_nothing_of_the_age_stays_where_it_stood_when_longer_words_move_it(
    floor: AlarmFloor, desk: Desk, qtbot: QtBot
) -> None:
    first = _Painted(desk.bar)
    floor.read(alarming(1), alarming(2))
    qtbot.waitUntil(lambda: first.region.contains(desk.bar.rect()))
    QCoreApplication.processEvents()
    before = desk.bar.acknowledge.x()
    settled = _Painted(desk.bar)
    desk.bar.all.setText("All 300000")
    left = QRegion(0, 0, before, desk.bar.height())
    qtbot.waitUntil(lambda: desk.bar.acknowledge.x() != before and left.subtracted(settled.region).isEmpty())


def test_that_a_refused_answer_can_be_given_again(floor: AlarmFloor, desk: Desk) -> None:
    floor.read(alarming(1))
    desk.bar.answers.acknowledge()
    assert not desk.bar.acknowledge.isEnabled()
    floor.settle(floor.sent[0], OutcomeKind.REFUSED, "Ana was quicker.")
    assert desk.bar.acknowledge.isEnabled()


def test_that_only_spans_that_the_rules_offer_are_offered(floor: AlarmFloor, desk: Desk) -> None:
    floor.read(alarming(1))
    floor.keeper.take_rules(AlarmRules(snoozes=(timedelta(minutes=10),)))
    desk.bar.take()
    desk.bar.answers.changed.emit()
    assert [button.isVisibleTo(desk.bar) for button in desk.bar.snoozes] == [True, False, False]
    assert "10 min" in desk.bar.snoozes[0].text()
    assert desk.act(catalogue.ALARM_SNOOZES[1]).why_not


def test_that_what_is_snoozed_can_still_be_acknowledged(floor: AlarmFloor, desk: Desk) -> None:
    floor.read(alarming(1))
    floor.answer(1, AnswerKind.SNOOZED, minutes=5)
    assert [button.isVisibleTo(desk.bar) for button in desk.bar.snoozes] == [False] * 3
    desk.bar.answers.acknowledge()
    assert isinstance(floor.sent[0], AcknowledgeAlarm)


def test_that_everything_is_told_without_eyes(floor: AlarmFloor, desk: Desk) -> None:
    floor.read(alarming(1))
    assert "ALARM. Line dead · Network. R1" in desk.bar.accessibleName()
    names = [
        button.accessibleName() or button.text() for button in (desk.bar.acknowledge, *desk.bar.snoozes[:2])
    ]
    assert names == ["Acknowledge  F8", "Snooze for 5 minutes", "Snooze for 15 minutes"]


def test_that_a_desk_that_cannot_be_heard_says_so_on_its_bar(
    floor: AlarmFloor, desk: Desk, qtbot: QtBot
) -> None:
    floor.read(alarming(1))
    heard = render(desk.bar, desk.bar.size())
    desk.bar.say_silence("No sound device: alarms are shown, and cannot be heard.")
    assert desk.bar.accessibleName().endswith(
        "acknowledge at any desk. No sound device: alarms are shown, and cannot be heard."
    )
    assert desk.bar.toolTip().startswith("No sound device")
    assert render(desk.bar, desk.bar.size()) != heard
    floor.answer(1, AnswerKind.SNOOZED, minutes=5)
    snoozed = render(desk.bar, desk.bar.size())
    desk.bar.say_silence("")
    assert render(desk.bar, desk.bar.size()) == snoozed, "nobody expects to hear what is snoozed"
    assert "No sound" not in desk.bar.accessibleName()


def test_that_a_narrow_desk_still_names_what_rings(floor: AlarmFloor, desk: Desk) -> None:
    floor.read(alarming(1), alarming(2))
    desk.bar.resize(960, desk.bar.height())
    buttons = (desk.bar.acknowledge, desk.bar.all, *desk.bar.snoozes[:2])
    assert [button.text() for button in buttons] == ["Acknowledge", "All 2", "Snooze 5 min", "15 min"]
    assert "F8" in desk.bar.acknowledge.toolTip()
    desk.bar.layout().activate()  # type: ignore[union-attr]  # it has one
    assert min(button.x() for button in buttons) > 500
