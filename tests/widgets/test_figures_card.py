"""The figures of the floor: opened by key and by click, each with its formula and its counts."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import NOW, WORST, Bench, bench, records_of
from tests.widgets.forecasts import prospect_at, record_at
from wallboard.app.wall_binding import bind_wall
from wallboard.domain.service_level import LevelDefinition
from wallboard.domain.sla_policy import Goals
from wallboard.models.level_choice import LevelChoice
from wallboard.models.payload import IncidentPayload
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.figures.figures_card import FiguresCard
from wallboard.widgets.figures.figures_view import FiguresView, view_of
from wallboard.widgets.theme import load_theme
from wallboard.widgets.wall_page import WallPage

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SIZES = [(1280, 720), (1440, 900), (1920, 1080), (3840, 2160)]


@pytest.fixture
def floor(qapp: QApplication) -> Iterator[Bench]:
    made = bench()
    made.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    records = records_of(made)
    records.take_record(record_at(NOW))
    records.take_prospect(prospect_at(made.store.board, NOW))
    yield made
    made.store.stop()
    made.ticker.stop()


def _desk(floor: Bench, qtbot: QtBot, size: tuple[int, int] = (1440, 900)) -> DeskPage:
    made = DeskPage(floor.floor, floor.hand, floor.notices, load_theme("dark"))
    qtbot.addWidget(made)
    made.resize(*size)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def _wall(floor: Bench, qtbot: QtBot, size: tuple[int, int] = (1920, 1080)) -> WallPage:
    theme = load_theme("dark")
    made = WallPage(theme)
    qtbot.addWidget(made)
    made.resize(*size)
    bind_wall(made, floor.floor, floor.hand, floor.notices, theme)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def _card(page: DeskPage | WallPage) -> FiguresCard:
    found = page.findChild(FiguresCard)
    assert found is not None
    return found


def _view(card: FiguresCard) -> FiguresView:
    assert card.view is not None
    return card.view


def _chosen(card: FiguresCard) -> LevelDefinition:
    return _view(card).chosen


def _geometry(page: DeskPage | WallPage) -> QRect:
    return _card(page).geometry()


def test_that_the_key_opens_it_on_the_desk_and_closes_it_again(floor: Bench, qtbot: QtBot) -> None:
    page = _desk(floor, qtbot)
    page.incidents.unassigned.setFocus()
    QTest.keyClick(page.incidents.unassigned, Key.Key_F)
    assert page.figures.isVisible()
    assert page.figures.hasFocus()
    QTest.keyClick(page.figures, Key.Key_F)
    assert not page.figures.isVisible()
    assert page.incidents.unassigned.hasFocus()


def test_that_escape_closes_it(floor: Bench, qtbot: QtBot) -> None:
    for page in (_desk(floor, qtbot), _wall(floor, qtbot)):
        card = _card(page)
        card.toggle()
        QTest.keyClick(card, Key.Key_Escape)
        assert not card.isVisible()
        assert card.view is None


def test_that_the_key_opens_it_on_the_wall(floor: Bench, qtbot: QtBot) -> None:
    page = _wall(floor, qtbot)
    QTest.keyClick(page, Key.Key_F)
    assert _card(page).isVisible()
    QTest.keyClick(_card(page), Key.Key_F)
    assert not _card(page).isVisible()


def test_that_a_press_beside_it_closes_it(floor: Bench, qtbot: QtBot) -> None:
    page = _wall(floor, qtbot)
    _card(page).toggle()
    QTest.mouseClick(page.headline, LEFT, pos=QPoint(20, 20))
    assert not _card(page).isVisible()


@pytest.mark.parametrize("size", SIZES)
def test_that_it_covers_neither_figures_nor_promises(
    floor: Bench, qtbot: QtBot, size: tuple[int, int]
) -> None:
    desk, wall = _desk(floor, qtbot, size), _wall(floor, qtbot, size)
    desk.open_figures()
    assert _geometry(desk).top() > desk.strip.geometry().bottom()
    assert desk.rect().contains(_geometry(desk))
    QTest.keyClick(wall, Key.Key_F)
    assert _geometry(wall).top() > wall.strip.geometry().bottom()
    assert not _geometry(wall).intersects(wall.promises.geometry())


def test_that_while_a_hand_carries_it_stays_away(floor: Bench, qtbot: QtBot) -> None:
    page = _desk(floor, qtbot)
    page.open_figures()
    version = floor.store.board.incidents[WORST].version
    floor.hand.pick_up(IncidentPayload(WORST, version))
    assert not page.figures.isVisible()
    page.open_figures()
    assert not page.figures.isVisible()


def test_that_arrows_choose_the_definition(floor: Bench, qtbot: QtBot) -> None:
    page = _desk(floor, qtbot)
    page.open_figures()
    every = list(LevelDefinition)
    assert _chosen(page.figures) is LevelDefinition.OF_OFFERED
    QTest.keyClick(page.figures, Key.Key_Down)
    assert _chosen(page.figures) is every[3]
    for _ in range(2):
        QTest.keyClick(page.figures, Key.Key_Down)
    assert _chosen(page.figures) is every[0]
    QTest.keyClick(page.figures, Key.Key_Up)
    assert _chosen(page.figures) is every[-1]
    QTest.keyClick(page.figures, Key.Key_Tab)
    assert _chosen(page.figures) is every[0]
    assert page.figures.isVisible()


@pytest.mark.parametrize("definition", LevelDefinition)
def test_that_a_click_chooses_the_definition_under_it(
    floor: Bench, qtbot: QtBot, definition: LevelDefinition
) -> None:
    page = _wall(floor, qtbot)
    card = _card(page)
    card.toggle()
    QTest.mouseClick(card, LEFT, pos=card.rect_of(definition).center())
    assert _chosen(card) is definition
    assert card.isVisible()


def test_that_one_choice_serves_both_pages_and_is_remembered(
    floor: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    choice = LevelChoice(memory)
    assert choice.of(Goals(definition="in_t_of_answered")) is LevelDefinition.OF_ANSWERED
    choice.choose(LevelDefinition.SHORT_ABANDONS_SERVED)
    memory.sync()
    again = LevelChoice(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    assert again.of(Goals()) is LevelDefinition.SHORT_ABANDONS_SERVED


def test_that_a_choice_of_another_program_is_passed_over(tmp_path: Path) -> None:
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    memory.setValue("figures/definition", "best")
    assert LevelChoice(memory).of(Goals()) is LevelDefinition.OF_OFFERED


def test_that_every_definition_has_its_formula_and_its_counts(floor: Bench) -> None:
    record = record_at(NOW)
    view = view_of(record, floor.floor.records.prospect, LevelDefinition.OF_ANSWERED, NOW, UTC)
    assert [row.definition for row in view.levels] == list(LevelDefinition)
    for row in view.levels:
        level = row.definition.of(record.day.answers)
        assert row.formula.replace("−", "-") == row.definition.formula
        assert row.value == ("–" if level.share is None else f"{float(level.share) * 100:.1f} %")
    prospect = floor.floor.records.prospect
    assert prospect is not None
    assert view.needs[0].need == str(prospect.need.half_hours[0].need)
    assert len(view.needs) == 8
    assert "incidents are expected to be late" in view.risk


def test_that_a_level_below_its_goal_is_said(floor: Bench) -> None:
    strict = record_at(NOW, goals=Goals(within_s=1, service_level=0.8))
    kind = record_at(NOW, goals=Goals(within_s=900, service_level=0.8))
    views = [view_of(one, None, LevelDefinition.OF_OFFERED, NOW, UTC) for one in (strict, kind)]
    shares = [LevelDefinition.OF_OFFERED.of(one.day.answers).share for one in (strict, kind)]
    assert [view.is_below for view in views] == [share is not None and share < 0.8 for share in shares]


def test_that_what_is_not_known_yet_is_said(qapp: QApplication, qtbot: QtBot) -> None:
    young = bench()
    card = _desk(young, qtbot).figures
    card.toggle()
    card.grab()
    assert card.view is None
    records_of(young).take_record(record_at(NOW))
    assert _view(card).risk == "not worked out yet"
    young.store.stop()
    young.ticker.stop()


@pytest.mark.parametrize("size", [*SIZES, (1080, 1920)])
def test_that_it_is_painted_at_every_size(floor: Bench, qtbot: QtBot, size: tuple[int, int]) -> None:
    wall = _wall(floor, qtbot, size)
    QTest.keyClick(wall, Key.Key_F)
    image = wall.grab().toImage()
    place = _geometry(wall).center()
    assert not image.isNull()
    assert wall.rect().contains(place)
    assert _card(wall).ink.pot.scale == pytest.approx(wall.strip.pot.scale * 20 / 13)


def test_that_a_change_of_figures_is_shown_while_it_is_open(floor: Bench, qtbot: QtBot) -> None:
    page = _desk(floor, qtbot)
    page.open_figures()
    before = page.figures.view
    records_of(floor).take_record(record_at(NOW, handling=90))
    assert page.figures.view != before
    assert "90th" not in page.figures.accessibleDescription()
    assert "Breach rate" in page.figures.accessibleDescription()
