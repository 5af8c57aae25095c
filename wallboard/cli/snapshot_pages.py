"""Draws each page for `wallboard snapshot`: the product's own, of one board, with nobody behind it."""

from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.floor_record import FloorRecord
from wallboard.domain.history import LoadHistory
from wallboard.domain.night import NightRecord
from wallboard.domain.prospect import Prospect
from wallboard.domain.thresholds import Profile
from wallboard.live.clock import steady_s
from wallboard.live.history import HistoryKeeper
from wallboard.live.records import RecordKeeper
from wallboard.live.step import Step
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker
from wallboard.models.choice import FilterChoice
from wallboard.models.floor import Floor
from wallboard.models.team_list import TeamListModel
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.hand import Hand
from wallboard.widgets.heat_page import HeatPage
from wallboard.widgets.notices import Notices
from wallboard.widgets.picture import render
from wallboard.widgets.room import Room
from wallboard.widgets.staff_page import StaffPage
from wallboard.widgets.theme import Theme
from wallboard.widgets.time_machine.past_words import PastSaid, past_said
from wallboard.widgets.wall_page import WallPage

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page shows: the board, the hours and weeks before it, and what they let expect."""

    board: Board
    history: LoadHistory
    record: FloorRecord | None
    prospect: Prospect | None
    now: datetime
    """The floor's time when it was read."""
    profile: Profile
    night: NightRecord | None = None
    """The last night, where a page was asked for that tells of it."""

    @property
    def past(self) -> PastSaid | None:
        """How the page marks itself; None where it is of now."""
        return past_said(self.board.floor_at, self.now) if self.board.floor_at < self.now else None


def draw_wall(seen: Seen, size: Size, theme: Theme, room: Room) -> QImage:
    page = WallPage(theme)
    page.read_from(room)
    page.strip.profile = seen.profile
    page.resize(QSize(*size))
    page.show_board(seen.board, Change(), seen.board.floor_at)
    page.show_history(seen.history)
    page.show_prospect(seen.prospect)
    page.show_past(seen.past)
    return render(page, QSize(*size))


def draw_heat(seen: Seen, size: Size, theme: Theme, room: Room) -> QImage:
    page = HeatPage(theme)
    page.read_from(room)
    page.resize(QSize(*size))
    page.show_past(seen.past)
    page.show_board(seen.board, Change(), seen.board.floor_at)
    page.show_history(seen.history)
    return render(page, QSize(*size))


def draw_staff(seen: Seen, size: Size, theme: Theme, room: Room) -> QImage:
    page = StaffPage(theme)
    page.limits = seen.profile.people
    page.read_from(room)
    page.resize(QSize(*size))
    page.show_past(seen.past)
    page.show_board(seen.board, Change(), seen.board.floor_at)
    return render(page, QSize(*size))


def draw_desk(seen: Seen, size: Size, theme: Theme, _room: Room) -> QImage:
    floor, ticker = floor_seen(seen)
    store = floor.store
    hand = Hand(store, ticker.now)
    page = DeskPage(floor, hand, Notices(store, hand), theme)
    ticker.tick.emit(seen.board.floor_at)  # no event loop runs here that would beat the first second
    ticker.stop()
    page.show_past(seen.past)
    return render(page, QSize(*size))


def floor_seen(seen: Seen) -> tuple[Floor, Ticker]:
    """What pages that follow a floor are handed: this one, which stands still."""
    read_s = steady_s()
    store, ticker = Store(send=lambda _command: None), Ticker(steady=lambda: read_s)
    step = Step(seen.board, Change(), read_s, read_s)
    store.take(step)
    ticker.follow(step)
    keeper = HistoryKeeper(store, ticker)
    keeper.take(seen.history)
    records = RecordKeeper(store, ticker, None)
    if seen.record is not None:
        records.take_record(seen.record)
    records.take_prospect(seen.prospect)
    teams, choice = TeamListModel(store, ticker), FilterChoice(store)
    return Floor(store, ticker, teams, keeper, records, choice, profile=seen.profile), ticker


_DRAWN: Final = MappingProxyType(
    {"wall": draw_wall, "heat": draw_heat, "staff": draw_staff, "desk": draw_desk}
)


def draw(page: str, seen: Seen, size: Size, theme: Theme, room: Room) -> QImage:
    """One of the window's own pages, by its name."""
    return _DRAWN[page](seen, size, theme, room)
