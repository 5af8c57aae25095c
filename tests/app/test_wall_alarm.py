"""What a window of the wall does about alarms and for its screen, second by second."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QRect, QSettings
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.live.alarms import AlarmFloor, alarming
from wallboard.app.alarm_binding import AlarmsAtDesk
from wallboard.app.live_path import LivePath
from wallboard.app.sound import LACK as SILENCE
from wallboard.app.wall_alarm import AlarmOnWall
from wallboard.app.wall_window import WallWindow
from wallboard.app.window import MainWindow
from wallboard.domain.alarm_answer import AnswerKind
from wallboard.domain.alarm_rules import AlarmRules
from wallboard.domain.burn_in import DARKEST, Dimming, Rest, Shift
from wallboard.domain.hours_of_day import HoursOfDay
from wallboard.domain.incident import Incident
from wallboard.domain.severity import Severity
from wallboard.domain.wall_plan import WallPlan
from wallboard.live.alarm_keeper import AlarmKeeper
from wallboard.live.lacks import Lacks
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker
from wallboard.widgets.care.dimmer import darkest, veil_of
from wallboard.widgets.theme import THEME_NAMES, Theme, contrast, load_theme, luminance

ALWAYS = (HoursOfDay(0, 720), HoursOfDay(720, 0))


@dataclass(frozen=True)
class _Live:
    """What of the live path the window is told of."""

    store: Store
    ticker: Ticker
    alarms: AlarmKeeper


class Hung:
    """A wall's window on a floor that is fed by hand."""

    def __init__(self, qtbot: QtBot, plan: WallPlan) -> None:
        self.floor = AlarmFloor()
        self.floor.read()
        theme = load_theme()
        self.window = WallWindow(theme, Lacks())
        qtbot.addWidget(self.window)
        self.window.resize(1920, 1080)
        live = _Live(self.floor.store, self.floor.ticker, self.floor.keeper)
        self.on = AlarmOnWall(self.window, cast(LivePath, live), plan, theme)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.floor.wait(1)

    def read(self, *rows: Incident) -> None:
        """And let what it set off run its course."""
        self.floor.read(*rows)
        QCoreApplication.processEvents()

    def answer(self, number: int, kind: AnswerKind, *, minutes: int = 0) -> None:
        self.floor.answer(number, kind, minutes=minutes)
        QCoreApplication.processEvents()

    def has_bar(self) -> bool:
        return self.window._bar is self.on.bar


def _plan(**changes: object) -> WallPlan:
    return replace(WallPlan(pages=(), shift=Shift(px=0)), **changes)  # type: ignore[arg-type]  # fields of it


@pytest.fixture
def hung(qtbot: QtBot) -> Iterator[Hung]:
    made = Hung(qtbot, _plan())
    yield made
    made.floor.stop()


def test_that_the_bar_is_there_while_an_alarm_stands_and_gone_afterwards(hung: Hung) -> None:
    assert not hung.has_bar()
    hung.floor.read(alarming(1))
    assert hung.has_bar()
    hung.answer(1, AnswerKind.SNOOZED, minutes=5)
    assert hung.has_bar()
    hung.answer(1, AnswerKind.ACKNOWLEDGED)
    assert not hung.has_bar()


def test_that_nothing_is_clipped_wherever_the_page_moves(hung: Hung) -> None:
    hung.on.take_plan(_plan(shift=Shift(6, timedelta(minutes=1))))
    places: set[tuple[int, int]] = set()
    for minute in range(36):
        hung.floor.tell(hung.floor.now + timedelta(minutes=1))
        room = hung.window._room()
        assert QRect(0, 0, 1920, 1080).contains(room)
        assert (room.width(), room.height()) == (1915, 1075), minute
        places.add((room.x(), room.y()))
    assert len(places) == 36


def test_that_the_wall_rests_and_an_alarm_of_severity_1_wakes_it_until_it_is_acknowledged(hung: Hung) -> None:
    hung.on.take_plan(_plan(rest=Rest(ALWAYS)))
    assert hung.on.rest.isVisible()
    hung.read(alarming(2, Severity.MAJOR))
    assert hung.on.rest.isVisible()
    assert hung.on.rest.bar.isVisible()  # the lesser alarm stands above the rest
    hung.read(alarming(1))
    assert not hung.on.rest.isVisible()
    hung.answer(1, AnswerKind.SNOOZED, minutes=5)
    assert not hung.on.rest.isVisible()
    hung.answer(1, AnswerKind.ACKNOWLEDGED)
    assert hung.on.rest.isVisible()


def test_that_the_rest_is_inverted_and_says_time_and_freshness(hung: Hung) -> None:
    hung.on.take_plan(_plan(rest=Rest(ALWAYS)))
    picture = hung.on.rest.grab().toImage()
    assert luminance(picture.pixelColor(3, 3)) > 0.8
    assert "The wall rests until" in hung.on.rest.accessibleName()
    assert "LIVE" in hung.on.rest.accessibleName()
    hung.floor.clock.forward(60)
    hung.floor.store.look()
    hung.floor.wait(1)
    assert "BLIND" in hung.on.rest.accessibleName()


def test_that_the_resting_words_go_all_over_the_screen_and_never_leave_it(hung: Hung) -> None:
    hung.on.take_plan(_plan(rest=Rest(ALWAYS)))
    rest, corners = hung.on.rest, set()
    for _ in range(120):
        hung.floor.tell(hung.floor.now + timedelta(minutes=2))
        corner = rest._corner()
        corners.add((corner.x(), corner.y()))
        assert 0 <= corner.x() <= rest.width() - rest._widest()
        assert 0 <= corner.y() <= rest.height() - rest._pot.u(76 * 3)
    assert len(corners) >= 30


def test_that_alarms_are_never_dimmed(hung: Hung) -> None:
    hung.on.take_plan(_plan(dimming=Dimming(ALWAYS, 60, timedelta(0))))
    assert (hung.on.dimmer.light, hung.on.dimmer.isVisible()) == (0.6, True)
    hung.read(alarming(2, Severity.MAJOR))
    assert (hung.on.dimmer.light, hung.on.dimmer.isVisible()) == (1.0, False)
    hung.answer(2, AnswerKind.ACKNOWLEDGED)
    assert hung.on.dimmer.light == 0.6


@pytest.mark.parametrize("name", THEME_NAMES)
def test_that_the_darkest_page_can_still_be_read(name: str) -> None:
    theme = load_theme(name)
    ground = _veiled(theme, "ground")
    assert contrast(_veiled(theme, "text1"), ground) >= 4.5
    assert contrast(_veiled(theme, "text2"), ground) >= 4
    assert all(contrast(_veiled(theme, shape), ground) >= 3 for shape in ("s1", "s2"))


def _veiled(theme: Theme, name: str) -> QColor:
    colour: QColor = getattr(theme, name)
    veil = veil_of(darkest(theme), DARKEST / 100)
    part = veil.alphaF()
    return QColor.fromRgbF(
        colour.redF() * (1 - part) + veil.redF() * part,
        colour.greenF() * (1 - part) + veil.greenF() * part,
        colour.blueF() * (1 - part) + veil.blueF() * part,
    )


def test_that_where_room_is_short_the_wall_still_says_that_nobody_hears_it(hung: Hung) -> None:
    lacks = hung.window._lacks
    lacks.say(SILENCE, "No sound device: alarms are shown, and cannot be heard.")
    lacks.say("awake", "The system refuses to keep the screen awake: no session bus")
    assert [one.partition(":")[0] for one in hung.window._foot.lacks][-1] == "No sound device"


def test_that_a_desk_without_sound_says_so_where_the_alarm_stands(hung: Hung, tmp_path: Path) -> None:
    theme = load_theme()
    window = MainWindow(theme, QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    live = _Live(hung.floor.store, hung.floor.ticker, hung.floor.keeper)
    desk = AlarmsAtDesk(window, cast(LivePath, live), theme, AlarmRules(), sounds=False)
    hung.read(alarming(1))
    desk.lacks.say(SILENCE, "No sound device: alarms are shown, and cannot be heard.")
    assert "cannot be heard" in desk.bar.accessibleName()
    desk.lacks.clear(SILENCE)
    assert "cannot be heard" not in desk.bar.accessibleName()
    desk.stop()
    window.deleteLater()


def test_that_a_bar_loses_and_regains_its_colours_with_what_the_wall_knows(hung: Hung) -> None:
    """Nothing else moves: neither is another page shown nor the bar docked."""
    hung.floor.read(alarming(1))
    colours = hung.on.bar._pot.theme
    hung.floor.clock.forward(60)
    hung.floor.store.look()
    stale = hung.on.bar._pot.theme
    assert stale == colours.stale()
    assert stale != colours
    hung.floor.now += timedelta(seconds=60)
    hung.floor.read()
    hung.floor.wait(1)
    assert hung.on.bar._pot.theme == colours
