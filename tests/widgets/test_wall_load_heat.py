"""The heat over time stands whatever the history knows of the teams on the board."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.floors import big_board
from tests.widgets.ink_watch import inks_of
from tests.widgets.wall_floors import NOW, SIZES, history_of, wall_page
from wallboard.domain.board import Board
from wallboard.domain.heat import HeatRow
from wallboard.domain.history import LoadHistory
from wallboard.widgets.times import Moment
from wallboard.widgets.wall import load_heat
from wallboard.widgets.wall.load_heat import Ratios, ratios_of, span_words


@pytest.fixture
def board() -> Board:
    return big_board(NOW, teams=30, agents=40, incidents=200)


def test_that_teams_newer_than_the_history_are_shown_without_data(qtbot: QtBot, board: Board) -> None:
    page = wall_page(board)
    qtbot.addWidget(page)
    history = history_of(board)
    assert page._scene is not None
    shown = page._scene.rows
    hot, folded = shown[0], shown[-1]
    assert folded.is_folded
    known = {team: strip for team, strip in history.load_ratio.items() if team == hot.team_id}
    page.show_history(replace(history, load_ratio=known))
    assert {len(strip) for strip in page.history.steps} == {len(history.starts)}
    assert set(page.history.steps[-1]) == {0}
    page.show_history(replace(history, load_ratio={}))
    assert {len(strip) for strip in page.history.steps} == {len(history.starts)}
    assert not page.grab().isNull()


def test_that_three_days_say_when_they_begin(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    page = wall_page(board)
    history = history_of(board)
    bucket = timedelta(hours=72) / len(history.starts)
    starts = tuple(NOW - bucket * (len(history.starts) - index) for index in range(len(history.starts)))
    page.show_history(replace(history, bucket=bucket, starts=starts))
    first = starts[0].astimezone(UTC)
    for size in SIZES:
        written = [ink.text for ink in inks_of(page, size, monkeypatch).inks]
        assert "Last 72 h" in written
        assert any(text.startswith(f"{first.day} {first:%b}") for text in written), size


def test_that_hours_that_end_in_the_past_are_not_called_the_last(board: Board) -> None:
    history = history_of(board)
    assert span_words(history, Moment(NOW)) == "Last 8 h"
    assert span_words(history, Moment(NOW, past=True)) == "8 h before"


def test_that_strips_are_made_anew_for_other_rows_or_hours_and_for_no_count(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = wall_page(board)
    history = history_of(board)
    page.show_history(history)
    made: list[int | None] = []

    def watched(row: HeatRow, of: LoadHistory | None) -> Ratios:
        made.append(row.team_id)
        return ratios_of(row, of)

    monkeypatch.setattr(load_heat, "ratios_of", watched)
    assert page._scene is not None
    rows = page._scene.rows
    page.history.show_rows((replace(rows[0], load=rows[0].load + 1), *rows[1:]))
    assert made == []
    page.history.show_rows((rows[1], rows[0], *rows[2:]))
    assert made[:2] == [rows[1].team_id, rows[0].team_id]
    made.clear()
    page.show_history(history)
    assert made


def test_that_a_strip_that_had_no_place_is_its_own_team_s_when_it_has_one_again(board: Board) -> None:
    page = wall_page(board)
    page.show_history(history_of(board))
    heat, grid = page.history, page.history.grid
    steps = heat.steps
    shorter = replace(grid, rows=replace(grid.rows, bands=grid.rows.bands[:-1]))
    heat.dress(heat.pot, shorter)
    heat.dress(heat.pot, grid)
    assert len(steps) == len(grid.rows) > len(shorter.rows)
    assert heat.steps == steps
