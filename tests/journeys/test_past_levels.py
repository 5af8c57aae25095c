"""How loud a figure was at a past instant is the same on every page and in what the command line prints."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.other_pages import NoRecords, Still, StillTime
from tests.services.test_past import HOUR, noon, open_at, write
from wallboard.cli import main
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.history import LoadHistory
from wallboard.live.shown import ShownHistory
from wallboard.models.choice import FilterChoice
from wallboard.models.team_list import TeamListModel
from wallboard.services.database import Database
from wallboard.services.past import board_at
from wallboard.services.past_hours import load_history
from wallboard.services.profiles import load_profile
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.desk.loudness import Loudness
from wallboard.widgets.desk.strip import DeskStrip
from wallboard.widgets.theme import load_theme
from wallboard.widgets.wall_page import WallPage

Captured = pytest.CaptureFixture[str]
Told = dict[str, str]
__all__ = ["noon"]


@pytest.fixture
def calmed(training_url: str, noon: datetime) -> datetime:
    """Six incidents that nobody had made "unassigned" a warning; four are no reason to end it yet."""
    for number in range(6):
        open_at(training_url, f"x{number}", noon - HOUR)
    for number in range(2):
        write(
            training_url,
            f"UPDATE incident SET state = 'resolved', effective_at = ? WHERE reference = 'x{number}'",
            noon,
        )
    return noon + HOUR / 3


class Hours(ShownHistory):
    """The hours before an instant, which come after its board."""

    def __init__(self) -> None:
        super().__init__()
        self._history: LoadHistory | None = None

    @property
    def history(self) -> LoadHistory | None:
        return self._history

    def take(self, history: LoadHistory) -> None:
        self._history = history
        self.changed.emit(history)


def on_the_wall(qtbot: QtBot, board: Board, history: LoadHistory) -> tuple[Told, Told]:
    """What the wall tells before and after the hours came."""
    page = WallPage(load_theme("dark"), zone=UTC)
    qtbot.addWidget(page)
    page.strip.profile = load_profile()
    page.show_board(board, Change(), board.floor_at)
    before = {one.key: str(one.level) for one in page.strip.figures}
    page.show_history(history)
    return before, {one.key: str(one.level) for one in page.strip.figures}


def on_the_desk(qtbot: QtBot, board: Board, history: LoadHistory) -> Told:
    still, time, parent, hours = Still(board), StillTime(board.floor_at), QWidget(), Hours()
    qtbot.addWidget(parent)
    teams, choice = TeamListModel(still, time, parent), FilterChoice(still, parent=parent)
    loudness = Loudness(load_profile(), hours, parent)
    ink = DeskInk(load_theme("dark"))
    strip = DeskStrip(still, choice, teams, NoRecords(), ink, time.now, parent, loudness)
    strip.take()
    hours.take(history)
    return {one.key: str(one.level) for one in strip.figures}


def test_that_a_past_instant_is_as_loud_as_the_hours_before_it_made_it(
    database: Database, training_url: str, calmed: datetime, qtbot: QtBot, capsys: Captured
) -> None:
    assert main(["board", "--database", training_url, "--at", calmed.isoformat(), "--json"]) == 0
    told = {one["key"]: one["level"] for one in json.loads(capsys.readouterr().out)["figures"]}
    board, history = board_at(database, calmed), load_history(database, calmed)
    before, after = on_the_wall(qtbot, board, history)
    assert (before["unassigned"], told["unassigned"]) == ("normal", "warning")
    assert after == told == on_the_desk(qtbot, board, history)


def test_that_hours_that_come_anew_do_not_undo_what_was_told_since(
    database: Database, calmed: datetime, qtbot: QtBot
) -> None:
    """As live, where a bucket is told anew every minute."""
    page = WallPage(load_theme("dark"), zone=UTC)
    qtbot.addWidget(page)
    page.strip.profile = load_profile()
    page.show_board(board_at(database, calmed), Change(), calmed)
    history = load_history(database, calmed)
    page.show_history(history)
    page.show_history(replace(history, trends={}))
    levels = {one.key: str(one.level) for one in page.strip.figures}
    assert levels["unassigned"] == "warning"
