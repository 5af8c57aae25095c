"""The wall page on the live path: what reaches it, and by what it is dated."""

from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from tests.domain.changes import NOW
from tests.floors import sketch_board
from tests.live.hands import HandClock
from wallboard.app.wall_binding import bind_wall
from wallboard.domain.board import Board, change_between
from wallboard.domain.change import Change
from wallboard.domain.commands import Command, Deploy
from wallboard.domain.freshness import Freshness
from wallboard.live.history import HistoryKeeper
from wallboard.live.records import RecordKeeper
from wallboard.live.step import Step
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker
from wallboard.models.choice import FilterChoice
from wallboard.models.floor import Floor
from wallboard.models.payload import IncidentPayload
from wallboard.models.team_list import TeamListModel
from wallboard.widgets.hand import Hand
from wallboard.widgets.notice_line import NoticeLine
from wallboard.widgets.notices import Notices
from wallboard.widgets.theme import load_theme
from wallboard.widgets.wall_page import WallPage


class Bound:
    """A wall page bound to a store that the test feeds."""

    def __init__(self) -> None:
        sent: list[Command] = []
        self.clock = HandClock()
        self.store, self.ticker = Store(sent.append, steady=self.clock), Ticker(steady=self.clock)
        self.read(sketch_board(NOW))
        keeper = HistoryKeeper(self.store, self.ticker)
        teams, self.records = (
            TeamListModel(self.store, self.ticker),
            RecordKeeper(self.store, self.ticker, None),
        )
        floor = Floor(self.store, self.ticker, teams, keeper, self.records, FilterChoice(self.store))
        self.hand = Hand(self.store, self.ticker.now)
        self.page = WallPage(load_theme("dark"))
        bind_wall(self.page, floor, self.hand, Notices(self.store, self.hand), load_theme("dark"))

    def read(self, board: Board, change: Change | None = None) -> None:
        step = Step(board, change or change_between(None, board), self.clock(), self.clock())
        self.ticker.follow(step)
        self.store.take(step)


@pytest.fixture
def bound(qtbot: QtBot) -> Bound:
    made = Bound()
    qtbot.addWidget(made.page)
    made.page.resize(QSize(1280, 720))
    made.page.show()
    return made


def test_that_a_stale_wall_is_dated_by_its_last_read_and_not_by_its_last_change(
    bound: Bound, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Board] = []
    show = bound.page.show_board

    def note(board: Board, change: Change, now: object) -> None:
        shown.append(board)
        show(board, change, bound.ticker.now())

    monkeypatch.setattr(bound.page, "show_board", note)
    bound.clock.forward(60)
    quiet, change = bound.store.board.after([], read_at=NOW + timedelta(seconds=60))
    bound.read(quiet, change)
    assert not shown, "a poll that found nothing paints nothing"
    bound.clock.forward(12)
    bound.store.look()
    assert bound.store.sight.freshness is Freshness.STALE
    assert [board.read_at for board in shown] == [NOW + timedelta(seconds=60)]


def test_that_what_the_targets_say_shows_while_the_hand_holds_and_goes_with_it(
    bound: Bound, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    monkeypatch.setattr(bound.page, "show_targets", lambda answers, _over: shown.append(answers))
    incident = next(iter(bound.store.board.incidents.values()))
    assert bound.hand.pick_up(IncidentPayload(incident.id, incident.version))
    bound.hand.put_back()
    assert shown[0]
    assert shown[-1] is None


def test_that_a_pending_command_is_marked_at_once(bound: Bound, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[set[int]] = []
    monkeypatch.setattr(bound.page, "show_pending", lambda pending: shown.append(set(pending)))
    incident_id = next(iter(bound.store.board.incidents))
    bound.store.submit(Deploy(command_id=uuid4(), incident_id=incident_id, version_seen=1, agent_id=1))
    assert shown == [{incident_id}]


@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160)])
def test_that_the_notice_stands_in_the_legends_place_and_covers_no_row(
    bound: Bound, qtbot: QtBot, size: QSize
) -> None:
    bound.page.resize(size)
    line = bound.page.findChild(NoticeLine)
    assert line is not None
    qtbot.waitUntil(lambda: line.y() == bound.page.legend.y(), timeout=1000)
    assert line.geometry().bottom() == bound.page.rect().bottom()
