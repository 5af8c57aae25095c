"""What pages that hang in a room share: when they look at the board, and how far it may be trusted."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import Final

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.lanes import NO_LIMITS, StateLimits
from wallboard.domain.selection import AT_ONCE
from wallboard.live.fault import guarded
from wallboard.widgets.frame import FramedPage
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.theme import Theme
from wallboard.widgets.time_machine.past_words import PastSaid
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.headline import HeadlineTile
from wallboard.widgets.wall.veil import Veil

LEAST: Final = QSize(640, 360)
AT_MOST_EVERY_MS: Final = 100


class RoomPage(FramedPage):
    """A headline above tiles that are read from afar, and a veil over them while nothing is live.

    `zone` is the time zone of the clocks (None: this machine's). A page makes its tiles after this has
    begun, and then dresses or lays out itself.
    """

    headline: HeadlineTile
    veil: Veil

    def __init__(self, theme: Theme, *, zone: tzinfo | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zone = theme, zone
        self._pot = Inkpot(theme, 1.0)
        self._board: Board | None = None
        self._sight: Sight | None = None
        self._now: datetime | None = None
        self._is_behind = self._forgets = False
        self._is_being_told = self._owes_look = self._sleeps = False
        self._told_whole, self._is_past = QSize(), False
        self._rest = QTimer(self, singleShot=True, interval=AT_MOST_EVERY_MS)
        self._rest.timeout.connect(self._rested)
        self._is_split, self._turn = False, QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._show_looked)
        self.setMinimumSize(LEAST)
        self.setAutoFillBackground(True)

    # What each page says for itself

    def show_tick(self, now: datetime) -> None:
        """Count on."""
        raise NotImplementedError

    @property
    def _scale(self) -> float:
        """How large a length of the 1080 line design is now."""
        raise NotImplementedError

    def _look(self, board: Board, moment: Moment, *, forgets: bool) -> None:
        """Look at the board as of that moment, and show what is seen; hold on to nothing if it forgets."""
        raise NotImplementedError

    def _show_looked(self) -> None:
        """Show what the last look saw."""

    def _dress_tiles(self) -> None:
        """Hand every tile between headline and veil what it draws with."""
        raise NotImplementedError

    def _show_again(self) -> None:
        """What is shown came alive, or ceased to be."""
        self._derive(self._now)

    def _limits(self) -> StateLimits:
        """How long people may be in a state."""
        return NO_LIMITS

    # What the floor says

    def show_board(self, board: Board, change: Change, now: datetime) -> None:
        """Show another board: at once when it was quiet, and at most ten times a second in a storm.

        An empty change promises nothing about what differs.
        """
        follows = self._board is not None and not change.is_empty and not change.policy
        self._board, self._now, self._sleeps = board, now, False
        if not follows:
            self._derive(now)
        elif self._rest.isActive() or not self.isVisible():
            self._is_behind = True
        else:
            self._catch_up()

    def sleep(self) -> None:
        """Look at nothing until a board is shown again, whoever lays it out meanwhile.

        Qt lays out even hidden pages when it takes a picture of another page of their window; and what a
        sleeping page looked through is gone.
        """
        self._sleeps = True
        self._turn.stop()

    @contextmanager
    def told_together(self) -> Iterator[None]:
        """Look once at the end, however much is told and laid out meanwhile."""
        self._is_being_told = True
        try:
            yield
        finally:
            self._is_being_told = False
            if self._owes_look:
                self._owes_look = False
                self._derive(self._now)
                if not self.isVisible():  # it is about to be shown as it was seen now, and looks again then
                    self._rest.start()

    def forget(self) -> None:
        """Hold on to no order and no level: another instant comes, perhaps an earlier one."""
        self._forgets = True

    def show_past(self, said: PastSaid | None) -> None:
        """Mark the page as of a past instant, where its state stands; None is now."""
        was_past, self._is_past = self._is_past, said is not None
        self.headline.show_past(said)
        if self._is_past is not was_past:
            self._derive(self._now)

    def show_sight(self, sight: Sight) -> None:
        """Say how far the page may be trusted; colours go and come with it."""
        was_live, self._sight = self._is_live, sight
        self.headline.show_sight(sight)
        if self._is_live is not was_live:
            self.veil.setVisible(not self._is_live)
            self._dress()
            self._show_again()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._dress()

    # Layout

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind and not self._rest.isActive():
            self._catch_up()

    def show_whole(self, whole: QSize) -> None:
        self._told_whole = whole

    def sizeHint(self) -> QSize:
        return QSize(1280, 720)

    @property
    def _whole(self) -> QSize:
        """The size by which type is set: with what is docked to the page, where somebody told it."""
        return self._told_whole if self._told_whole.isValid() else self.size()

    @property
    def _is_live(self) -> bool:
        return self._sight is None or self._sight.freshness is Freshness.LIVE

    def _moment(self, now: datetime) -> Moment:
        """What time it is on the page: the board's own as long as it is not live."""
        if not self._is_live and self._board is not None:
            return Moment(self._board.floor_at, live=False, zone=self._zone)
        return Moment(now, self._is_live, self._zone, self._limits(), past=self._is_past)

    def _catch_up(self) -> None:
        """Show what came meanwhile."""
        self._is_behind = False
        self._derive(self._now)
        self._rest.start()

    @Slot()
    def _rested(self) -> None:
        if self._is_behind and self.isVisible():
            self._catch_up()

    def _derive(self, now: datetime | None) -> None:
        """Look at the board as of now, and show what is seen."""
        if self._board is None or now is None or self._sleeps:
            return
        self._now = now
        if self._is_being_told:
            self._owes_look = True
            return
        if self._is_behind:  # with this look it is not any more
            self._is_behind = False
            self._rest.start()
        forgets, self._forgets = self._forgets, False
        self._look(self._board, self._moment(now), forgets=forgets)

    def _look_again(self, *, incidents: int, is_first: bool) -> None:
        """Look at what passes a filter now, which somebody may be typing.

        A page that nobody sees looks when it is shown again. Of a large floor what was seen is shown in a
        turn of its own, so that the next key waits for one of both.
        """
        if not (is_first or self.isVisible()):
            self._is_behind = True
            return
        self._is_split = incidents > AT_ONCE
        self._derive(self._now)
        self._is_split = False

    def _show_in_turn(self) -> None:
        """Show what was seen, at once or in a turn of its own."""
        if self._is_split:
            self._turn.start()
        else:
            self._turn.stop()
            self._show_looked()

    def _dress(self) -> None:
        theme = self._theme if self._is_live else self._theme.stale()
        if (self._pot.theme, self._pot.scale) != (theme, self._scale):
            is_sized = (
                self._pot.scale == self._scale
            )  # what is made ready in it is kept by rows that come or go
            self._pot = self._pot.themed(theme) if is_sized else Inkpot(theme, self._scale)
        palette = self.palette()
        if palette.color(QPalette.ColorRole.Window) != theme.ground:
            palette.setColor(QPalette.ColorRole.Window, theme.ground)
            self.setPalette(palette)
        self._dress_tiles()
        self.veil.dress(self._pot)
        self.veil.raise_()
