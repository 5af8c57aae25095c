"""The column around an incident's detail: the detail itself, the acts at its foot, and a drop's preview."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.incident import Incident
from wallboard.live.fault import guarded, guarded_or
from wallboard.models.floor import Floor
from wallboard.models.incident_rows import known_incident
from wallboard.widgets.choosing.answer_for import AnswerForOthers
from wallboard.widgets.choosing.choose_by_number import ChooseByNumber
from wallboard.widgets.choosing.people_acts import PeopleActs
from wallboard.widgets.desk.acts import DeskActs
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.desk.preview_card import PreviewCard
from wallboard.widgets.detail.detail_pane import DetailPane
from wallboard.widgets.drop_bar import DropBar
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase, Place, Target
from wallboard.widgets.life.ended_incidents import EndedIncidents
from wallboard.widgets.life.life_acts import LifeActs
from wallboard.widgets.life.life_bar import LifeBar
from wallboard.widgets.notices import Notices
from wallboard.widgets.picker.picker import Picker
from wallboard.widgets.reason_prompt import ReasonPrompt

FOOT_EDGE = 8
EDGE = 3
"""What parts it from the board: a hairline, or this wide in the hand's colour while the keys are here."""


class DetailColumn(QWidget):
    """The detail has the room that its foot leaves; the keys of the acts are those of the whole `page`."""

    def __init__(
        self,
        floor: Floor,
        hand: Hand,
        ink: DeskInk,
        page: QWidget,
        *,
        has_words: bool = False,
        preview: PreviewCard | None = None,
        besides: Sequence[tuple[str, Callable[[], None]]] = (),
        notices: Notices,
        place: Callable[[], QRect],
    ) -> None:
        """`place` is where on the page a list may stand beside what is told here."""
        super().__init__(page)
        self._floor, self._hand, self._ink, self._page = floor, hand, ink, page
        self.pane = DetailPane(floor, ink, self, has_words=has_words)
        self.preview, self.places = preview, None
        if preview is not None:
            preview.setParent(self)
            self.places = DropBar(hand, ink, self)
        self.acts = DeskActs(floor.store, hand, ink, self._acted_on, page, besides=besides, parent=self)
        self._make_acts(notices, page, place)
        self._wire()

    def _make_acts(self, notices: Notices, page: QWidget, place: Callable[[], QRect]) -> None:
        """What is done from here, and what it asks with."""
        self.several: Callable[[], tuple[int, ...]] = _nobody
        """What is selected on the page."""
        floor, hand, ink = self._floor, self._hand, self._ink
        self.prompt = ReasonPrompt(ink, self)
        self.picker = Picker(ink, page)
        now = floor.ticker.now
        self.life = LifeActs(
            floor.store, hand, notices, now, self.chosen_rows, self.prompt, self.picker, page
        )
        self.choosing = ChooseByNumber(floor, hand, notices, self.life, self.prompt, ink, page, place)
        self.people = PeopleActs(floor, hand, notices, self.life, self.picker, page)
        self.answering = AnswerForOthers(floor, hand, notices, self.life, self.prompt, self.picker, page)
        self.ended = EndedIncidents(floor, self.life, self.picker, page)
        self.bar = LifeBar(self.life, self.choosing, ink, self)

    def _wire(self) -> None:
        hand, store = self._hand, self._floor.store
        self.setFocusProxy(self.pane)
        self.pane.sheet.installEventFilter(self)
        self.acts.resized.connect(self.arrange)
        self.pane.opened.connect(self.acts.reach)
        self.pane.opened.connect(self.take)
        self.prompt.resized.connect(self.arrange)
        self.prompt.left.connect(self.acts.left)
        self.prompt.answered.connect(self.acts.left)
        hand.changed.connect(self.arrange)
        self.pane.opened.connect(self._tell_others)
        hand.agent_let_go.connect(self._ask_of_agent)
        for told in (store.changed, store.pending_changed, store.turned, self.pane.stories.changed):
            told.connect(self.take)

    @Slot(int)
    def tell(self, incident_id: int) -> None:
        """Tell of an incident that stands in no list, with the keys in it."""
        self.pane.show_incident(incident_id)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_rows(self) -> tuple[Incident, ...]:
        """What an act is for: the several that are selected, else the one that is told here."""
        ids, one = self.several(), self._acted_on()
        if len(ids) < 2 and one is not None:
            ids = (one,)
        board, story = self._floor.store.board, self.pane.stories.story
        told = None if story is None else story.incident
        rows = (known_incident(board, incident_id, told) for incident_id in ids)
        return tuple(row for row in rows if row is not None)

    @Slot()
    def _tell_others(self) -> None:
        """Others see that it is open here."""
        is_past = self._floor.store.past_at is not None
        self._floor.hands.look_at(id(self), None if is_past else self._acted_on())

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._floor.hands.look_at(id(self), None)

    @Slot()
    def take(self) -> None:
        """Other acts may fit now."""
        if self.isVisible() and self.bar.take():
            self.arrange()

    def _acted_on(self) -> int | None:
        """Nothing is done to what nobody sees."""
        return self.pane.incident_id if self.isVisible() else None

    def dress(self, ink: DeskInk) -> None:
        """Go on in other colours or another size."""
        self._ink = ink
        self.pane.dress(ink)
        self.acts.dress(ink)
        self.bar.dress(ink)
        self.prompt.dress(ink)
        self.picker.dress(ink)
        self.choosing.picker.dress(ink)
        self.arrange()
        self.update()

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    @Slot()
    def arrange(self) -> None:
        """Lay out what stands in the column."""
        width, foot = self.width() - EDGE, self.height()
        is_free = self._hand.phase is Phase.EMPTY
        self.bar.setVisible(is_free and not self.prompt.is_asking)
        if self.prompt.is_asking:
            foot -= min(self.prompt.high(width), self.height())
            self.prompt.setGeometry(EDGE, foot, width, self.height() - foot)
            self.prompt.raise_()
        elif is_free:
            foot -= self.acts.high
            self.acts.setGeometry(EDGE, foot, width, self.acts.high)
            self.acts.raise_()
            foot -= self.bar.high
            self.bar.setGeometry(EDGE, foot, width, self.bar.high)
            self.bar.raise_()
        self.pane.setGeometry(EDGE, 0, width, foot)
        if self.preview is not None:
            self._arrange_preview(self.preview)

    def _arrange_preview(self, preview: PreviewCard) -> None:
        """At the foot, above the bar of other places to let go."""
        bottom, wide = self.height() - FOOT_EDGE, self.width() - 2 * FOOT_EDGE
        if self.places is not None:
            high = self.places.sizeHint().height()
            self.places.setGeometry(FOOT_EDGE, bottom - high, wide, high)
            self.places.raise_()
            bottom -= high + FOOT_EDGE
        height = min(preview.sizeHint().height(), bottom)
        preview.setGeometry(FOOT_EDGE, bottom - height, wide, height)
        preview.raise_()

    @Slot(int, object)
    def _ask_of_agent(self, agent_id: int, target: Target) -> None:
        """Somebody was let go here; what it takes is asked once the drag is over."""
        if self._page.isVisible():
            QTimer.singleShot(0, self, partial(self._ask_where, agent_id, target))

    def _ask_where(self, agent_id: int, target: Target) -> None:
        if target.team_id is not None:
            self.people.move_to(agent_id, target.team_id)
        elif target.place is Place.BREAK:
            self.people.break_agent(agent_id)
        elif target.place is Place.BACK:
            self.people.bring_agent_back(agent_id)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_others()
        self.pane.take()
        self.acts.reach()
        self.take()

    def sizeHint(self) -> QSize:
        return QSize(396, 600)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ink.theme.ground)
        theme, has_keys = self._ink.theme, self.pane.sheet.hasFocus()
        painter.fillRect(
            0, 0, EDGE if has_keys else 1, self.height(), theme.accent if has_keys else theme.line
        )
        painter.end()


def _nobody() -> tuple[int, ...]:
    return ()
