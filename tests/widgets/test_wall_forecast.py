"""What the wall says of the hours ahead: who will be late and why, and staff against need over the people."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.floors import big_board, calm_board, sketch_board
from tests.widgets.forecasts import prospect_at, record_at
from tests.widgets.wall_floors import LIVE, NOW, SIZES, STALE, wall_page
from wallboard.domain.board import Board
from wallboard.domain.forecast import Forecast
from wallboard.domain.promises import PromiseLine
from wallboard.domain.prospect import Prospect
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.picture import render
from wallboard.widgets.risk_words import brief_reason, reason
from wallboard.widgets.type import Face
from wallboard.widgets.wall.need_head import draw_head
from wallboard.widgets.wall.scene import Manner, scene_of
from wallboard.widgets.wall_page import WallPage

BOARDS = {"busy": sketch_board, "calm": calm_board, "big": big_board}


@pytest.fixture(scope="module")
def busy() -> Board:
    return sketch_board(NOW)


@pytest.fixture(scope="module")
def ahead(busy: Board) -> Prospect:
    return prospect_at(busy, NOW)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Every text that is set with a pot, and the size of its face."""
    texts: list[tuple[str, int]] = []
    write = Inkpot.write

    def heard(pot: Inkpot, painter: Any, face: Face, *rest: Any) -> float:
        texts.append((rest[-1], face.font.pixelSize()))
        return write(pot, painter, face, *rest)

    monkeypatch.setattr(Inkpot, "write", heard)
    return texts


def shown(qtbot: QtBot, board: Board, prospect: Prospect | None, size: QSize = SIZES[1]) -> WallPage:
    page = wall_page(board, size)
    qtbot.addWidget(page)
    page.show_prospect(prospect)
    return page


def promise_lines(page: WallPage) -> list[PromiseLine]:
    """The running promises among what the column lists."""
    return [place.line for place in page.promises._places if isinstance(place.line, PromiseLine)]


def late_lines(page: WallPage) -> list[Forecast]:
    lines = promise_lines(page)
    return [line.forecast for line in lines if line.forecast and line.due_at > NOW]


def test_that_the_scene_hands_each_promise_its_forecast(busy: Board, ahead: Prospect) -> None:
    lines = scene_of(busy, NOW, None, 10, Manner(prospect=ahead)).promises.next
    told = {line.incident_id: line.forecast for line in lines if line.forecast}
    assert told
    assert all(ahead.forecasts[incident_id] is forecast for incident_id, forecast in told.items())
    assert not any(line.forecast for line in scene_of(busy, NOW, None, 10).promises.next)


def test_that_a_row_with_room_says_why_it_will_be_late(
    qtbot: QtBot, busy: Board, ahead: Prospect, written: list[tuple[str, int]]
) -> None:
    page = shown(qtbot, busy, ahead, QSize(3440, 1080))
    written.clear()
    render(page, page.size())
    texts = {text for text, _ in written}
    said = [
        words
        for line in promise_lines(page)
        if line.forecast
        for words in (reason(line.forecast, line.promise), brief_reason(line.forecast, line.promise))
        if words in texts
    ]
    assert late_lines(page)
    assert said


def test_that_a_stale_wall_forecasts_nothing(
    qtbot: QtBot, busy: Board, ahead: Prospect, written: list[tuple[str, int]]
) -> None:
    page = shown(qtbot, busy, ahead, QSize(3440, 1080))
    page.show_sight(STALE)
    written.clear()
    render(page, page.size())
    assert not [text for text, _ in written if "short" in text]
    assert "14:30" in [text for text, _ in written]


def test_that_a_forecast_changes_no_count_of_the_strip(qtbot: QtBot, busy: Board, ahead: Prospect) -> None:
    page = shown(qtbot, busy, None)
    assert "At risk 30 min: 23" in page.strip.accessibleDescription()
    page.show_prospect(ahead)
    assert "At risk 30 min: 23" in page.strip.accessibleDescription()


def test_that_the_strip_says_how_many_cannot_be_forecast(qtbot: QtBot, busy: Board) -> None:
    young = prospect_at(busy, NOW, record_at(NOW, count=4))
    assert young.at_risk.untold
    page = shown(qtbot, busy, young)
    assert f"At risk 30 min: 23, {young.at_risk.untold} too new to forecast" in (
        page.strip.accessibleDescription()
    )


def test_that_staff_stands_against_need_over_the_people(
    qtbot: QtBot, busy: Board, ahead: Prospect, written: list[tuple[str, int]]
) -> None:
    page = shown(qtbot, busy, ahead)
    written.clear()
    render(page, page.size())
    texts = [text for text, _ in written]
    first = ahead.need.half_hours[0]
    assert "/ need" in texts
    assert f"{first.have}/{first.need}" in texts
    assert f"{first.have} there, {first.need} needed" in page.people.accessibleDescription()


def test_that_the_first_half_hour_that_is_short_is_never_left_out(
    qtbot: QtBot, busy: Board, ahead: Prospect, written: list[tuple[str, int]]
) -> None:
    enough = [replace(one, need=1, have=40, short=0) for one in ahead.need.half_hours]
    enough[6] = replace(enough[6], need=44, short=4)
    need = replace(ahead.need, half_hours=tuple(enough))
    page = shown(qtbot, busy, replace(ahead, need=need))
    written.clear()
    render(page, page.size())
    texts = [text for text, _ in written]
    assert {"40/44", " −4", "17:30"} <= set(texts)


def test_that_too_little_history_is_said_in_the_same_place(
    qtbot: QtBot, busy: Board, written: list[tuple[str, int]]
) -> None:
    page = shown(qtbot, busy, prospect_at(busy, NOW, record_at(NOW, count=4)))
    written.clear()
    render(page, page.size())
    assert any(text.startswith("staff need: too little history") for text, _ in written)


def test_that_a_forecast_moves_nothing_that_stood_before(qtbot: QtBot, busy: Board, ahead: Prospect) -> None:
    page = shown(qtbot, busy, None)
    before = [(place.part, place.rect) for place in page.promises._places]
    rows = page.people.grid.rows
    page.show_prospect(ahead)
    assert [(place.part, place.rect) for place in page.promises._places] == before
    assert page.people.grid.rows == rows


def test_that_a_forecast_of_the_same_paints_the_same(qtbot: QtBot, busy: Board, ahead: Prospect) -> None:
    page = shown(qtbot, busy, ahead)
    before = render(page, page.size())
    page.show_prospect(ahead)
    assert render(page, page.size()) == before
    page.show_prospect(None)
    page.show_sight(LIVE)
    assert render(page, page.size()) != before


@pytest.mark.parametrize("size", [*SIZES, QSize(1080, 1920), QSize(3440, 1440)])
@pytest.mark.parametrize("floor", BOARDS)
def test_that_no_text_is_smaller_than_what_is_read_walking_up(
    qtbot: QtBot, written: list[tuple[str, int]], floor: str, size: QSize
) -> None:
    board = BOARDS[floor](NOW)
    page = shown(qtbot, board, prospect_at(board, NOW), size)
    render(page, size)
    scale = min(size.width(), size.height()) / 1080
    assert min(px for _, px in written) >= int(20 * scale)


@pytest.mark.parametrize("width", [60, 140, 200, 300, 500])
def test_that_the_head_over_people_is_said_in_fewer_words_and_never_cut(
    qtbot: QtBot, busy: Board, written: list[tuple[str, int]], width: int
) -> None:
    page = wall_page(busy)
    qtbot.addWidget(page)
    canvas = QImage(width, 80, QImage.Format.Format_ARGB32)
    painter = QPainter(canvas)
    draw_head(painter, page.strip.pot, None, None, width)
    painter.end()
    said = [text for text, _ in written if text.startswith("worst held")]
    assert not any("…" in text for text in said)
    assert bool(said) is (width >= 140)
