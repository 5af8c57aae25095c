"""The rules page while the other pages look at the past: it says so, and publishes nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import NOW
from tests.widgets.rules_desk import OURS, RulesDesk, rules_desk
from wallboard.live.view import read_only_sentence
from wallboard.widgets.time_machine.past_words import past_said

CTRL = Qt.KeyboardModifier.ControlModifier
PAST = past_said(NOW - timedelta(days=1), NOW)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[RulesDesk]:
    with rules_desk() as made:
        yield made


def changed_rules(desk: RulesDesk) -> None:
    desk.page.draft.take(replace(OURS, name="Others"))


def test_that_it_says_that_the_other_pages_show_the_past(desk: RulesDesk) -> None:
    assert not desk.page.now_strip.isVisible()
    desk.page.show_past(PAST)
    assert desk.page.now_strip.isVisible()
    assert PAST.instant in desk.page.now_strip.told.text()
    desk.page.show_past(None)
    assert not desk.page.now_strip.isVisible()


def test_that_nothing_is_published_while_the_other_pages_show_the_past(desk: RulesDesk) -> None:
    changed_rules(desk)
    desk.press(Qt.Key.Key_Return, held=CTRL)
    assert desk.page.publish_bar.isVisible()
    desk.page.show_past(PAST)
    assert not desk.page.publish_bar.isVisible()
    desk.press(Qt.Key.Key_Return, held=CTRL)
    desk.page.publish_bar.decided.emit(None, "")
    assert not desk.page.publish_bar.isVisible()
    assert not desk.floor.sent
    desk.page.show_past(None)
    desk.press(Qt.Key.Key_Return, held=CTRL)
    assert desk.page.publish_bar.isVisible()


def test_that_escape_brings_the_other_pages_back_to_now(desk: RulesDesk, qtbot: QtBot) -> None:
    desk.page.show_past(PAST)
    with qtbot.waitSignal(desk.page.now_asked):
        desk.press(Qt.Key.Key_Escape)
    desk.page.show_past(None)
    with qtbot.assertNotEmitted(desk.page.now_asked):
        desk.press(Qt.Key.Key_Escape)


def test_that_it_does_not_repeat_that_another_page_is_the_past(desk: RulesDesk) -> None:
    desk.floor.hand.refuse_past()
    assert desk.floor.notices.notice is not None
    assert read_only_sentence() not in desk.page.notice.text
