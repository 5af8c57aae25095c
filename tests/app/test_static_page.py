"""The page that stands in: what it says, that any key asks for another try, and that no fault stops it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wallboard.app.room_follower import RoomOfScreen
from wallboard.app.static_page import Look, StaticPages, said_by, shift_by
from wallboard.domain.burn_in import Shift
from wallboard.domain.wall_folder import STATIC, TRY_NOW
from wallboard.widgets.room import DESIGNED_PIXEL_MM, Room
from wallboard.widgets.stand_in_page import StandInPage
from wallboard.widgets.theme import load_theme

LOOK = Look(load_theme("dark"), RoomOfScreen(None, None))
WHY = (
    "~/.config/wallboard/settings.toml, line 3: theme must be “dark”, “light”, “high_contrast”, or the path "
)
NOW = datetime.now(UTC)
FACTS = {
    "times": 5,
    "since": NOW.isoformat(),
    "call": {"who": "Duty IT", "how": "+49 30 119", "note": "Say “wall 3”"},
    "again_at": NOW.isoformat(),
}


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / STATIC
    file.write_text(json.dumps(FACTS), encoding="utf-8")
    return file


@pytest.fixture
def pages(qapp: QApplication, text: Path) -> Iterator[StaticPages]:
    shown = StaticPages(qapp, text, LOOK)
    shown.show()
    yield shown
    shown.close()


def _only(pages: StaticPages) -> StandInPage:
    (page,) = pages.pages.values()
    return page


def test_that_it_says_how_often_since_when_whom_to_call_and_when_it_is_tried(pages: StaticPages) -> None:
    page = _only(pages)
    here = f"{NOW.astimezone():%H:%M}"
    assert f"5 times since {here}" in page.said.sentence
    assert (page.said.who, page.said.how, page.said.note) == ("Duty IT", "+49 30 119", "Say “wall 3”")
    assert here in page.said.again
    assert page.isFullScreen()
    assert page.cursor().shape() is Qt.CursorShape.BlankCursor
    assert "Duty IT" in page.accessibleName()


def test_that_an_end_of_another_day_is_told_with_its_day() -> None:
    before = NOW - timedelta(days=2)
    said = said_by({**FACTS, "since": before.isoformat()})
    assert str(before.astimezone().day) in said.sentence.split("since")[1]


def test_that_any_key_or_click_asks_for_another_try(pages: StaticPages, text: Path, qtbot: QtBot) -> None:
    wish = text.with_name(TRY_NOW)
    qtbot.keyClick(_only(pages), Qt.Key.Key_Shift)
    assert not wish.exists()
    qtbot.keyClick(_only(pages), Qt.Key.Key_Space)
    assert wish.exists()
    wish.unlink()
    qtbot.mouseClick(_only(pages), Qt.MouseButton.LeftButton)
    assert wish.exists()


def test_that_a_text_that_changes_is_shown_and_a_broken_one_changes_nothing(
    pages: StaticPages, text: Path
) -> None:
    text.write_text(json.dumps({**FACTS, "again_at": None}), encoding="utf-8")
    pages.read()
    assert "just now" in _only(pages).said.again
    before = _only(pages).said
    for broken in ("{", "[]", ""):
        text.write_text(broken, encoding="utf-8")
        pages.read()
        assert _only(pages).said == before


@pytest.mark.parametrize("broken", [{}, {"times": "many", "since": 7, "call": ["who"], "again_at": {}}])
def test_that_facts_that_make_no_sense_still_make_a_page(broken: dict[str, object]) -> None:
    assert said_by(broken).title
    assert said_by(broken).who


@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(3840, 2160), QSize(1080, 1920)])
def test_that_every_line_stands_on_the_page_and_none_over_another(qtbot: QtBot, size: QSize) -> None:
    page = StandInPage(load_theme("dark"))
    qtbot.addWidget(page)
    page.resize(size)
    page.say(said_by({**FACTS, "call": {"who": "W" * 300, "how": "9" * 300, "note": "n" * 300}}))
    picture, ground = page.grab().toImage(), load_theme("dark").ground.rgb()
    edge = [picture.pixel(size.width() - 2, y) for y in range(0, size.height(), 3)]
    assert set(edge) == {ground}, "nothing runs out of the page"
    bottom = [picture.pixel(x, size.height() - 2) for x in range(0, size.width(), 3)]
    assert set(bottom) == {ground}


def test_that_it_says_why_a_board_refuses_to_start(pages: StaticPages, text: Path) -> None:
    assert _only(pages).said.why == ""
    text.write_text(json.dumps({**FACTS, "why": WHY}), encoding="utf-8")
    pages.read()
    assert WHY.strip() in _only(pages).said.why
    assert WHY.strip() in _only(pages).accessibleName()


@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(3840, 2160), QSize(1080, 1920)])
@pytest.mark.parametrize("distance_m", [None, 1.0, 9.0])
def test_that_all_of_it_stands_on_the_page_from_whatever_distance_it_is_read(
    qtbot: QtBot, size: QSize, distance_m: float | None
) -> None:
    page = StandInPage(load_theme("dark"))
    qtbot.addWidget(page)
    page.resize(size)
    page.say(said_by({**FACTS, "why": WHY * 2}))
    page.read_from(Room(distance_m, 0.6))
    picture, theme = page.grab().toImage(), load_theme("dark")
    column = [picture.pixelColor(size.width() // 2, y) == theme.panel for y in range(size.height())]
    end = size.height() - column[::-1].index(True)
    rows = [
        all(picture.pixelColor(x, y) == theme.ground for x in range(0, size.width(), 3))
        for y in range(end, size.height())
    ]
    assert all(rows[2:12]), "nothing stands on the card's edge"
    assert not all(rows[12:]), "when it is tried again stands below the card"


def test_that_it_is_read_from_further_off_in_larger_letters(qtbot: QtBot) -> None:
    page = StandInPage(load_theme("dark"))
    qtbot.addWidget(page)
    page.resize(1920, 1080)
    page.say(said_by({**FACTS, "call": {"who": "Duty IT"}}))
    edges = []
    for distance_m in (3.0, 5.0, 6.0):
        page.read_from(Room(distance_m, DESIGNED_PIXEL_MM))
        edges.append(_card_height(page))
    assert edges == sorted(set(edges))


def test_that_it_moves_as_the_walls_own_pages_do(pages: StaticPages, text: Path) -> None:
    assert shift_by({"shift": {"px": 4, "every_s": 60}}) == Shift(4, timedelta(minutes=1))
    for broken in ({}, {"shift": 3}, {"shift": {"px": "x", "every_s": 1}}):
        assert shift_by(broken) == Shift()
    page = _only(pages)
    page.shifting.go_by(Shift(0))
    before = page.grab().toImage()
    page.shifting.offset = QPoint(7, 5)
    moved = page.grab().toImage()
    inner = before.rect().adjusted(0, 0, -7, -5)
    assert moved.copy(inner.translated(7, 5)) == before.copy(inner)
    assert moved != before


def _card_height(page: StandInPage) -> int:
    picture, panel = page.grab().toImage(), load_theme("dark").panel
    return sum(picture.pixelColor(page.width() // 2, y) == panel for y in range(page.height()))


def test_that_a_long_reason_is_said_to_its_end_wherever_it_hangs(qtbot: QtBot) -> None:
    """On as many lines as it needs; a path goes on in the next one."""
    page = StandInPage(load_theme("dark"))
    qtbot.addWidget(page)
    page.resize(1080, 1920)
    why = "/".join(["~", *("folder" for _ in range(40)), "wall.toml, line 14: “teemz” is no tile."])
    drawn = []
    for reason in (why, why.replace("no tile.", "        ")):
        page.say(said_by({**FACTS, "why": reason}))
        drawn.append(page.grab().toImage())
    assert drawn[0] != drawn[1], "its last word stands there"
