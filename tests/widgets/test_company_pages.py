"""Every page that hangs in a room says who follows the log, and veils what is drawn from a stale source."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.floors import sketch_board
from tests.widgets.forecasts import prospect_at, record_at
from tests.widgets.ink_watch import inks_of
from tests.widgets.still_floor import pages_on, still_path
from tests.widgets.test_honesty import beat
from tests.widgets.wall_floors import NOW, SIZES
from wallboard.app.live_path import LivePath
from wallboard.app.pages import Pages
from wallboard.app.window import Page
from wallboard.domain.freshness import Freshness
from wallboard.domain.heartbeats import Kind, RollCall
from wallboard.domain.sources import Origin, Source
from wallboard.widgets.company.in_room import RoomCompany
from wallboard.widgets.company.pane import CompanyPane
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.rules_page import RulesPage

IN_ROOM = (Page.WALL, Page.HEAT, Page.STAFF)
TOO_OLD = timedelta(hours=3)
WIDE = QSize(2560, 1080)


@pytest.fixture
def live(qapp: QApplication) -> Iterator[LivePath]:
    with still_path(sketch_board(NOW)) as made:
        yield made


@pytest.fixture
def pages(live: LivePath) -> Iterator[Pages]:
    with pages_on(live) as made:
        yield made


def let_hours_grow_old(live: LivePath) -> None:
    history = live.history.history
    assert history is not None
    live.history.take(replace(history, starts=tuple(start - TOO_OLD for start in history.starts)))
    live.sources.look()


@pytest.mark.parametrize("name", IN_ROOM)
def test_that_who_follows_is_said_below_the_state_which_stands_alone(
    live: LivePath, pages: Pages, name: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = pages[name]
    live.roll.take(RollCall(NOW, (beat("b", Kind.BOARD, 1), beat("e", Kind.ENGINE, 1))))
    inks = inks_of(page, WIDE, monkeypatch).inks
    (said,) = (ink for ink in inks if ink.text.startswith("1 board, 1 engine follow"))
    (state,) = (ink for ink in inks if ink.text == "LIVE")
    assert said.box.top() > state.box.bottom()
    assert said.box.right() == pytest.approx(state.box.right(), abs=2)
    assert said.text.endswith("database time")
    live.roll.take(RollCall(NOW, (beat("e", Kind.ENGINE, 245),)))
    assert any(
        ink.text.startswith("ENGINE on host-1 silent") for ink in inks_of(page, SIZES[1], monkeypatch).inks
    )


@pytest.mark.parametrize("name", IN_ROOM)
def test_that_who_follows_takes_no_word_from_the_headline(
    live: LivePath, pages: Pages, name: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = pages[name]
    alone = {ink.text for ink in inks_of(page, SIZES[1], monkeypatch).inks}
    live.roll.take(RollCall(NOW, (beat("b", Kind.BOARD, 1), beat("e", Kind.ENGINE, 1))))
    beside = {ink.text for ink in inks_of(page, SIZES[1], monkeypatch).inks}
    assert all(gone.endswith("database time") for gone in alone - beside)


@pytest.mark.parametrize("name", IN_ROOM)
def test_that_h_and_a_click_on_the_state_open_and_close_the_list(pages: Pages, name: Page) -> None:
    frame = pages[name]
    frame.resize(SIZES[1])
    frame.show()
    headline = frame.page.headline  # type: ignore[attr-defined]  # every page in a room has one
    for _ in range(2):
        QTest.keyClick(frame.page, Qt.Key.Key_H)
        assert isinstance(frame.beside, CompanyPane)
        assert frame.beside.lines
        QTest.keyClick(frame.page, Qt.Key.Key_H)
        assert frame.beside is None
    state = headline.geometry().topRight() + QPoint(-10, 10)
    QTest.mouseClick(frame.page, Qt.MouseButton.LeftButton, pos=state)
    assert isinstance(frame.beside, CompanyPane)


@pytest.mark.parametrize(("name", "count"), [(Page.WALL, 1), (Page.HEAT, 1), (Page.STAFF, 0)])
def test_that_only_what_is_drawn_from_the_hours_is_veiled_when_they_alone_are_stale(
    live: LivePath, pages: Pages, name: Page, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = pages[name]
    (company,) = page.findChildren(RoomCompany)
    inks_of(page, SIZES[1], monkeypatch)
    QApplication.processEvents()
    assert not [veil for veil in company.veils if veil.isVisibleTo(page)]
    let_hours_grow_old(live)
    veils = [veil for veil in company.veils if veil.isVisibleTo(page)]
    assert len(veils) == count
    said = [ink.text for ink in inks_of(page, SIZES[1], monkeypatch).inks]
    assert any(text.startswith("as of") for text in said) is bool(count)
    for veil in veils:
        assert veil.geometry() in [part.place() for part in company._drawn]


def test_that_the_veil_of_the_heat_page_follows_its_columns(live: LivePath, pages: Pages) -> None:
    frame = pages[Page.HEAT]
    (company,) = frame.findChildren(RoomCompany)
    let_hours_grow_old(live)
    for size in SIZES:
        frame.resize(size)
        frame.show()
        QApplication.processEvents()
        seen = [veil.geometry() for veil in company.veils if veil.isVisible()]
        columns = frame.page.columns  # type: ignore[attr-defined]  # the heat page has them
        assert seen == [one.history.geometry() for one in columns if one.history.isVisible()]


def test_that_h_opens_and_closes_the_list_where_the_rules_try_their_draft(pages: Pages) -> None:
    frame = pages[Page.RULES]
    rules = frame.page
    assert isinstance(rules, RulesPage)
    frame.resize(SIZES[1])
    frame.show()
    frame.activateWindow()
    assert QTest.qWaitForWindowActive(frame)
    (pane,) = rules.findChildren(CompanyPane)
    for closing in (Qt.Key.Key_H, Qt.Key.Key_Escape):
        QTest.keyClick(rules.outline.policies, Qt.Key.Key_H)
        assert pane.isVisible()
        assert pane.lines
        assert pane.geometry() == rules.simulator.geometry()
        QTest.keyClick(rules.outline.policies, closing)
        assert not pane.isVisible()
    name = rules.policy.name
    name.setFocus()
    QTest.keyClicks(name, "h")
    assert not pane.isVisible(), "a letter that is written opens nothing"


@pytest.mark.parametrize("from_list", [False, True])
def test_that_h_opens_and_closes_the_list_in_the_column_of_the_desk(pages: Pages, from_list: bool) -> None:
    frame = pages[Page.DESK]
    desk = frame.page
    assert isinstance(desk, DeskPage)
    frame.resize(SIZES[1])
    frame.show()
    pressed = desk.incidents.unassigned if from_list else desk
    (pane,) = desk.findChildren(CompanyPane)
    for closing in (Qt.Key.Key_H, Qt.Key.Key_Escape):
        QTest.keyClick(pressed, Qt.Key.Key_H)
        assert pane.isVisible()
        assert pane.lines
        assert pane.geometry() == desk.column.geometry()
        QTest.keyClick(pressed, closing)
        assert not pane.isVisible()
    QTest.keyClick(pressed, Qt.Key.Key_H)
    desk.incidents.chosen.emit(1)
    assert not pane.isVisible(), "whoever chooses an incident sees it"


def test_that_the_desk_dates_its_staff_against_need_instead_of_old_numbers(
    live: LivePath, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = pages[Page.DESK]
    desk = frame.page
    assert isinstance(desk, DeskPage)
    record = record_at(NOW)
    prospect = prospect_at(live.store.board, NOW, record)
    monkeypatch.setattr(type(live.records), "record", property(lambda _self: record))
    monkeypatch.setattr(type(live.records), "prospect", property(lambda _self: prospect))
    live.records.prospect_changed.emit(prospect)
    frame.resize(SIZES[1])
    frame.show()
    assert desk.need.shown()
    old = [
        (origin, one) for origin in (Origin.BOARD, Origin.WEEKS) for one in (Freshness.LATE, Freshness.STALE)
    ]
    for origin, freshness in old:
        live.sources._sources = {origin: Source(origin, freshness, NOW)}
        live.sources.changed.emit(live.sources.sources)
        assert not desk.need.shown()
        assert "as of" in desk.need.accessibleDescription()
        assert ("will be late, as of" in desk.strip.accessibleDescription()) is (origin is Origin.WEEKS)
    live.sources._sources = {Origin.WEEKS: Source(Origin.WEEKS, Freshness.LIVE, NOW)}
    live.sources.changed.emit(live.sources.sources)
    assert desk.need.shown()
    assert "as of" not in desk.need.accessibleDescription()
    assert "will be late" in desk.strip.accessibleDescription()
    assert "as of" not in desk.strip.accessibleDescription()
