"""The pane that tells one incident in full, on the desk's column and beside any board alike."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QHideEvent, QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from wallboard.domain.forecast import Forecast
from wallboard.live.fault import guarded
from wallboard.live.stories import StoryKeeper
from wallboard.models.floor import Floor
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.desk.style import style_of
from wallboard.widgets.detail.build import Seen, rows_of
from wallboard.widgets.detail.expected import Expected
from wallboard.widgets.detail.facts import Detail
from wallboard.widgets.detail.rows import Act, ActKind
from wallboard.widgets.detail.sheet import DetailSheet
from wallboard.widgets.detail.story_rows import StoryRows
from wallboard.widgets.detail.why_told import WhyTold

_FIRST_LINES, _MORE_LINES = 30, 60
_STEP = 40
"""How far an arrow scrolls."""
_SCROLLS = {
    Qt.Key.Key_Down: (_STEP, 0.0),
    Qt.Key.Key_Up: (-_STEP, 0.0),
    Qt.Key.Key_PageDown: (0, 0.9),
    Qt.Key.Key_PageUp: (0, -0.9),
    Qt.Key.Key_Home: (-10_000_000, 0.0),
    Qt.Key.Key_End: (10_000_000, 0.0),
}

OpenAddress = Callable[[QUrl], bool]


class DetailPane(QScrollArea):
    """Follows one incident: the board for what is, the log for what was; it stays when the incident ends.

    `has_words` shows the reasons that people wrote: at a desk, not on a wall that a room reads.
    """

    asked = Signal(object)
    """“Why this time?” of a promise and its cycle; of None where nobody chose one."""
    opened = Signal(object)
    """The id of the incident that is told from now on."""
    left = Signal()
    """Escape: the keys may go back to where they were."""

    def __init__(
        self,
        floor: Floor,
        ink: DeskInk,
        parent: QWidget | None = None,
        *,
        has_words: bool = False,
        open_address: OpenAddress = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._floor, self._ink, self._open_address = floor, ink, open_address
        self._incident_id: int | None = None
        self._came_from: list[int] = []
        self._shown_lines = _FIRST_LINES
        self._lines, self._expected = StoryRows(), Expected()
        self.stories = self._keeper(has_words=has_words)
        self.why = WhyTold(floor, self, has_words=has_words)
        self.sheet = DetailSheet(ink, self)
        self._build()
        self._wire()

    def _keeper(self, *, has_words: bool) -> StoryKeeper:
        floor, reader = self._floor, self._floor.stories
        ask = None if reader is None else reader.ask
        keeper = StoryKeeper(floor.store, floor.ticker, ask, has_words=has_words, parent=self)
        if reader is not None:
            reader.told.connect(keeper.take)
            reader.lost.connect(keeper.lose)
        return keeper

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.sheet)
        self.setWidget(self.sheet)
        self.setAccessibleName(self.tr("Incident"))
        self.dress(self._ink)

    def _wire(self) -> None:
        store, records = self._floor.store, self._floor.records
        for told in (store.changed, store.turned, records.record_changed, self.stories.changed):
            told.connect(self._follow)
        self.why.changed.connect(self._follow)
        self.sheet.asked.connect(self._act)
        self.sheet.reached.connect(self._bring)

    @property
    def incident_id(self) -> int | None:
        return self._incident_id

    @property
    def ink(self) -> DeskInk:
        return self._ink

    @Slot(object)
    def show_incident(self, incident_id: int) -> None:
        """Tell of this incident; whence one came by a link is forgotten."""
        self._came_from.clear()
        self._turn_to(incident_id)

    def detail(self) -> Detail | None:
        seen = self._seen()
        return None if seen is None else seen.detail

    def forecast(self) -> Forecast | None:
        """What to expect of the incident; None while nobody can know."""
        board, is_known = self._floor.store.board, self._ink.is_now and self._floor.store.past_at is None
        if self._incident_id is None or not is_known:
            return None
        return self._expected.forecast(
            board, self._incident_id, self._floor.records.record, self._floor.ticker.now()
        )

    @Slot()
    def take(self) -> None:
        """Look anew; only rows that say something else are painted."""
        seen = self._seen()
        self.sheet.show_rows(() if seen is None else rows_of(seen))
        self._end_whole()

    def dress(self, ink: DeskInk) -> None:
        """Go on in other colours or another size."""
        self._ink = ink
        palette = self.palette()
        for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            palette.setColor(role, ink.theme.ground)
        self.setPalette(palette)
        self.setStyleSheet(style_of(ink.theme))
        self.sheet.dress(ink)
        self.take()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.stories.wake()
        self.take()

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stories.rest()

    @Slot()
    def _follow(self) -> None:
        """What nobody sees is told when it is shown again."""
        if self.isVisible():
            self.take()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sheet.set_room(self.viewport().size())
        self._end_whole()

    def _end_whole(self) -> None:
        """No row stands cut at the foot, nor a heading without what it heads, before anything is scrolled."""
        room = self.contentsRect().height()
        spare = room - self.sheet.whole_until(room)
        if spare != self.viewportMargins().bottom():
            self.setViewportMargins(0, 0, 0, spare)

    def sizeHint(self) -> QSize:
        return QSize(396, 600)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and pages scroll; what is nobody's here goes on to the page."""
        if event.key() in _SCROLLS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            step, pages = _SCROLLS[Qt.Key(event.key())]
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(step * self._ink.pot.scale + pages * bar.pageStep()))
        elif event.key() == Qt.Key.Key_Escape and not self.go_back():
            self.left.emit()
        elif event.key() != Qt.Key.Key_Escape:
            event.ignore()

    def go_back(self) -> bool:
        """Return to the incident whose link led here; False where there is none."""
        if not self._came_from:
            return False
        self._turn_to(self._came_from.pop())
        return True

    def _turn_to(self, incident_id: int) -> None:
        if incident_id != self._incident_id:
            self._incident_id, self._shown_lines = incident_id, _FIRST_LINES
            self.verticalScrollBar().setValue(0)
            self.stories.follow(incident_id)
            self.why.turn_to(incident_id)
            self.opened.emit(incident_id)
        self.take()
        self._describe()

    def _seen(self) -> Seen | None:
        if self._incident_id is None:
            return None
        store, stories, now = self._floor.store, self.stories, self._now()
        story = stories.story
        return Seen(
            board=store.board,
            incident_id=self._incident_id,
            now=now,
            is_now=self._ink.is_now,
            story=story,
            lines=() if story is None else self._lines.rows(story, now, self._shown_lines),
            trouble=stories.trouble,
            is_waiting=stories.is_waiting,
            is_past=store.past_at is not None,
            forecast=self.forecast(),
            record=self._floor.records.record,
            links=self._floor.links,
            came_from=self._name_of(self._came_from[-1]) if self._came_from else "",
            why=self.why.rows(now),
        )

    def _now(self) -> datetime:
        """What is not now is told as of its board."""
        return self._floor.ticker.now() if self._ink.is_now else self._floor.store.board.floor_at

    def _name_of(self, incident_id: int) -> str:
        incident = self._floor.store.board.incidents.get(incident_id)
        return f"#{incident_id}" if incident is None else incident.reference

    @Slot(object)
    def _act(self, act: Act) -> None:
        does: dict[ActKind, Callable[[], object]] = {
            ActKind.PROVE: partial(self.asked.emit, act.of),
            ActKind.OPEN: partial(self._follow_link, act.of),
            ActKind.LEAVE: partial(self._leave, act.of),
            ActKind.EARLIER: self._show_earlier,
            ActKind.BACK: self.go_back,
            **dict.fromkeys((ActKind.WHY, ActKind.WHY_NOT, ActKind.OTHERS), partial(self.why.act, act)),
        }
        does[act.kind]()

    def _follow_link(self, incident_id: object) -> None:
        if isinstance(incident_id, int) and self._incident_id is not None:
            self._came_from.append(self._incident_id)
            self._turn_to(incident_id)

    def _leave(self, address: object) -> None:
        """Out to the source's own system; the settings let through the web's addresses only."""
        url = QUrl(str(address), QUrl.ParsingMode.StrictMode)
        if url.isValid() and url.scheme() in ("https", "http"):
            self._open_address(url)

    def _show_earlier(self) -> None:
        self._shown_lines += _MORE_LINES
        self.take()

    @Slot(object)
    def _bring(self, rect: QRect) -> None:
        if not rect.isEmpty():
            self.ensureVisible(rect.center().x(), rect.center().y(), 0, rect.height())

    def _describe(self) -> None:
        detail = self.detail()
        words = "" if detail is None else f"{detail.title}, {detail.subtitle}"
        self.sheet.setAccessibleDescription(words[:200])
