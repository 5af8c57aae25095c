"""While the hand carries: nothing moves under it, the card covers no target, and all it needs is at hand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import HOSTING, NOW, REMY, WORST, Bench, bench, board, incident
from wallboard.app.staff_binding import bind_staff
from wallboard.app.wall_binding import bind_wall
from wallboard.models.incident_list import IncidentListModel
from wallboard.models.payload import AgentPayload, IncidentPayload
from wallboard.widgets.desk.preview_card import PreviewCard
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.drop_bar import DropBar
from wallboard.widgets.hand_state import Phase, Place, Sending, Target
from wallboard.widgets.staff_page import StaffPage
from wallboard.widgets.theme import load_theme
from wallboard.widgets.wall_page import WallPage

SIZES = [QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160), QSize(1080, 1920)]


@pytest.fixture
def floor(qapp: QApplication) -> Iterator[Bench]:
    made = bench()
    made.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    yield made
    made.store.stop()
    made.ticker.stop()


def _ids(model: IncidentListModel) -> list[int]:
    return [model.line(row).id for row in range(model.rowCount())]


def test_that_rows_keep_their_places_while_the_hand_carries_and_say_what_they_are_now(
    floor: Bench, qtbot: QtBot
) -> None:
    desk = DeskPage(floor.floor, floor.hand, floor.notices, load_theme("dark"))
    qtbot.addWidget(desk)
    desk.resize(1440, 900)
    desk.show()
    model = desk.incidents.unassigned.lines
    before = _ids(model)
    floor.hand.pick_up(IncidentPayload(WORST, 3))
    worse = incident(6, 1, 6, 8, 70.0, reference="changed")
    floor.show(board((worse, incident(90, 1, 1, 1, 60.0)), without=(5,)))
    assert _ids(model) == before
    assert "changed" in [
        getattr(model.line(row).incident, "reference", "") for row in range(model.rowCount())
    ]
    floor.hand.put_back()
    now = _ids(model)
    assert now[0] == 90
    assert 5 not in now


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("kind", ["wall", "staff"])
def test_that_bar_and_card_stand_inside_the_page_and_never_over_target_or_next_breach(
    floor: Bench, qtbot: QtBot, kind: str, size: QSize
) -> None:
    theme = load_theme("dark")
    page: WallPage | StaffPage
    if kind == "wall":
        page = WallPage(theme)
        qtbot.addWidget(page)
        bind_wall(page, floor.floor, floor.hand, floor.notices, theme)
        page.resize(size)
        page.show()
    else:
        page = StaffPage(theme)
        frame = bind_staff(page, floor.floor, floor.hand, floor.notices, theme)
        qtbot.addWidget(frame)
        frame.resize(size)
        frame.show()
    floor.hand.pick_up(IncidentPayload(WORST, 3))
    (bar,), (card,) = page.findChildren(DropBar), page.findChildren(PreviewCard)
    assert bar.isVisible()
    for target in floor.hand.answers.by_target:
        place = page.rect_of(target)
        if place.isEmpty():
            continue
        floor.hand.hover(target)
        assert card.isVisible()
        assert page.rect().contains(card.geometry()), target
        assert page.rect().contains(bar.geometry())
        assert not card.geometry().intersects(place), target
        if isinstance(page, WallPage):
            assert not page.next_breach_rect().isEmpty()
            assert not card.geometry().intersects(page.next_breach_rect()), target
        assert card.accessibleName().startswith(card.preview.title if card.preview else "?")
    floor.hand.put_back()
    assert not bar.isVisible()
    assert not card.isVisible()


def test_that_the_bar_is_pressed_while_the_keys_carry(floor: Bench, qtbot: QtBot) -> None:
    desk = DeskPage(floor.floor, floor.hand, floor.notices, load_theme("dark"))
    qtbot.addWidget(desk)
    desk.resize(1440, 900)
    desk.show()
    bar = desk.column.places
    assert bar is not None
    floor.hand.pick_up(IncidentPayload(WORST, 3))
    assert [part.name for part in bar.parts()] == ["As lead", "To help", "Reserve", "Unassign"]
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.boxes()[Sending.SUPPORT].center())
    assert floor.hand.sending is Sending.SUPPORT
    floor.hand.put_back()
    floor.hand.pick_up(AgentPayload(REMY, 1))
    assert [part.name for part in bar.parts()] == ["Break", "Back to work"]
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.boxes()[Target(place=Place.BREAK)].center())
    assert floor.hand.phase is Phase.EMPTY
    qtbot.waitUntil(lambda: desk.column.picker.is_open)


def test_that_the_card_tells_start_promises_others_cover_and_who_would_be_better(
    floor: Bench, qtbot: QtBot
) -> None:
    desk = DeskPage(floor.floor, floor.hand, floor.notices, load_theme("dark"))
    qtbot.addWidget(desk)
    desk.resize(1440, 900)
    desk.show()
    floor.hand.pick_up(IncidentPayload(WORST, 3))
    floor.hand.hover(Target(team_id=HOSTING))
    preview = desk.preview.preview
    assert preview is not None
    assert [fact.label for fact in preview.facts][:4] == ["Starts", "Then", "", "At risk"]
    assert preview.facts[1].text == "deploy 1:48 left"
    assert preview.act == "Let go and say who"
