"""The desk: incidents, people, the chosen incident side by side, and one line for what was done."""

from datetime import datetime

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.freshness import Freshness, Sight
from wallboard.live.fault import guarded, guarded_or
from wallboard.models.floor import Floor
from wallboard.models.incident_list import IncidentLine
from wallboard.models.payload import IncidentPayload
from wallboard.widgets.actions import catalogue
from wallboard.widgets.desk.arrangement import arrange
from wallboard.widgets.desk.bound_actions import bind_desk
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.desk.head import DeskHead
from wallboard.widgets.desk.incident_column import IncidentColumn
from wallboard.widgets.desk.leader import Leader
from wallboard.widgets.desk.loudness import Loudness
from wallboard.widgets.desk.narrowed_lists import narrowed_lists
from wallboard.widgets.desk.need_strip import NeedStrip
from wallboard.widgets.desk.people_head import PeopleHead
from wallboard.widgets.desk.people_pane import PeoplePane
from wallboard.widgets.desk.preview_card import PreviewCard
from wallboard.widgets.desk.returned_block import ReturnedBlock
from wallboard.widgets.desk.strip import DeskStrip
from wallboard.widgets.desk.style import style_of
from wallboard.widgets.detail.column import DetailColumn
from wallboard.widgets.figures.figures_card import FiguresCard
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_keys import HandKeys
from wallboard.widgets.hand_state import Phase
from wallboard.widgets.notice_line import NoticeLine
from wallboard.widgets.notices import Notices
from wallboard.widgets.proof.proof_panel import ProofPanel
from wallboard.widgets.proof.proof_view import Chosen
from wallboard.widgets.theme import Theme
from wallboard.widgets.time_machine.past_words import PastSaid
from wallboard.widgets.wall.veil import Veil


class DeskPage(QWidget):
    """Joins the parts of the desk; every part draws with one ink."""

    def __init__(
        self, floor: Floor, hand: Hand, notices: Notices, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._floor = floor
        self._hand = hand
        self._theme = theme
        self._ink = DeskInk(theme)
        self.setPalette(self._ink.palette())
        self.setStyleSheet(style_of(theme))
        self._models = narrowed_lists(floor, self)
        self._build(notices)
        self._wire(notices)
        self.take_sight(floor.store.sight)
        if floor.store.has_board:  # state and time stand there before the next second begins
            self.head.show_now(floor.ticker.now())
        self.strip.take()
        self.incidents.choose_first()

    def _loudness(self) -> Loudness:
        return Loudness(self._floor.profile, self._floor.history, self)

    def _build(self, notices: Notices) -> None:
        floor, hand, models = self._floor, self._hand, self._models
        store, now = floor.store, floor.ticker.now
        self.head = DeskHead(floor, self._ink, self)
        self.strip = DeskStrip(
            store, floor.choice, floor.teams, floor.records, self._ink, now, self, self._loudness()
        )
        self.incidents = IncidentColumn(*models, hand, self._ink, now, self, risk_of=floor.records.risk_of)
        self.incidents.see_others(floor.hands)
        self.people_head = PeopleHead(hand, self._ink, self)
        self.need = NeedStrip(floor.records, self._ink, self)
        self.returned = ReturnedBlock(store, self._ink, self)
        self.people = PeoplePane(store, floor.teams, hand, self._ink, now, self, floor.profile.people)
        self.preview = PreviewCard(store, hand, self._ink, now, self, floor.records)
        self.column = DetailColumn(
            floor,
            hand,
            self._ink,
            self,
            has_words=True,
            preview=self.preview,
            notices=notices,
            place=self._middle,
        )
        self.column.several = self.incidents.selected_ids
        self.detail, self.acts = self.column.pane, self.column.acts
        self.notice = NoticeLine(notices, hand, self._ink, self)
        self.leader = Leader(self._ink, self)
        self.veil = Veil(self._ink.pot, self)
        self.keys = HandKeys(self, hand)
        self.proof = ProofPanel(store, self._ink, now, self._middle, self)
        self.figures = FiguresCard(floor, self._ink, self._body, self)

    def _wire(self, notices: Notices) -> None:
        store, ticker = self._floor.store, self._floor.ticker
        ticker.tick.connect(self._tick)
        self._floor.records.prospect_changed.connect(self._look_ahead)
        store.sight_changed.connect(self.take_sight)
        store.changed.connect(self.strip.take)
        self._hand.changed.connect(self._on_hand)
        self.incidents.chosen.connect(self.detail.show_incident)
        self.incidents.selection_moved.connect(self.column.take)
        self.column.ended.picked.connect(self.incidents.choose_none)
        self.column.ended.picked.connect(self.column.tell)
        self.incidents.picked_up.connect(self._pick_up)
        self.incidents.asked.connect(self.open_proof)
        self.detail.asked.connect(self._prove)
        self.acts.left.connect(self._enter_list)
        self.detail.left.connect(self._enter_list)
        self.people.moved.connect(self._lead)
        for part in (self.notice, self.returned):
            part.resized.connect(self._lay_out)
        self.returned.asked.connect(self.incidents.choose)
        self.keys.typed_changed.connect(self.people_head.show_typed)
        self._floor.choice.changed.connect(self._narrow)
        self.head.search.left.connect(self._enter_list)
        bind_desk(self, notices)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @Slot()
    def _lay_out(self) -> None:
        """Everything above the line at the foot, which grows while it asks."""
        arrange(self)
        self._lead()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._ink.theme
        painter.fillRect(self.rect(), theme.ground)
        for part in (self.people, self.column):
            top = self.strip.geometry().bottom() + 1
            painter.fillRect(part.x() - 1, top, 1, self.notice.y() - top, theme.line)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.keys.event_taken(event):
            return
        if catalogue.PROVE.matches(event):
            self.prove_shown()
        elif catalogue.FIGURES.matches(event):
            self.open_figures()
        else:
            super().keyPressEvent(event)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The page itself takes the keys only while the hand carries; else the list does."""
        super().focusInEvent(event)
        if not self.keys.is_walking and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._enter_list()

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody carries on a page that nobody sees."""
        super().hideEvent(event)
        if self._hand.phase is not Phase.EMPTY:
            self._hand.put_back()

    @guarded_or(False)
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks over the targets while the hand carries."""
        if self.keys.is_walking:
            return False
        return super().focusNextPrevChild(forward)

    @Slot(object)
    def _narrow(self, incident_ids: frozenset[int]) -> None:
        """Another filter: only the incidents that come or go are touched."""
        for model in self._models:
            model.touch(incident_ids)
        self.strip.take()

    @Slot(object)
    def open_proof(self, incident_id: int, chosen: Chosen | None = None) -> None:
        """“Why this time?” over the people, between the list and the detail that ask it."""
        if self._hand.phase is Phase.EMPTY:
            self.incidents.choose(incident_id)
            self.proof.open(incident_id, chosen)

    @Slot()
    def prove_shown(self) -> None:
        """“Why this time?” of the incident that is told."""
        if self.detail.incident_id is not None:
            self.open_proof(self.detail.incident_id)

    @Slot(object)
    def _prove(self, chosen: Chosen) -> None:
        if self.detail.incident_id is not None:
            self.open_proof(self.detail.incident_id, chosen)

    @Slot()
    def open_figures(self) -> None:
        """The figures of the floor over lists and people; the same again closes them."""
        if self._hand.phase is Phase.EMPTY:
            self.figures.toggle()

    def _body(self) -> QRect:
        top = self.strip.geometry().bottom() + 1
        return QRect(0, top, self.width(), self.notice.y() - top).adjusted(8, 8, -8, -8)

    def _middle(self) -> QRect:
        return self.people_head.geometry().united(self.people.geometry())

    @Slot(object)
    def _pick_up(self, line: IncidentLine) -> None:
        if line.incident is None:
            return
        others = [one for one in self.incidents.carried_with(line) if one.incident is not None]
        versions = tuple((one.id, one.incident.version) for one in others if one.incident is not None)
        if self._hand.pick_up(IncidentPayload(line.id, line.incident.version, versions)):
            self.keys.begin()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def carry_chosen(self) -> None:
        """Close the hand around the chosen incident."""
        line = self.incidents.current_line()
        if line is not None:
            self._pick_up(line)

    @Slot()
    def _on_hand(self) -> None:
        held = self._hand.held
        if held is not None:
            self.proof.dismiss()  # it would cover the targets
            self.figures.dismiss()
        if held is not None and self.detail.incident_id != held.incident_id:
            self.detail.show_incident(held.incident_id)
        if self._hand.phase is Phase.EMPTY and self.hasFocus():
            self._enter_list()
        self._lead()

    @Slot()
    def _lead(self) -> None:
        over = self._hand.over if self.preview.isVisibleTo(self) else None
        rect = QRect() if over is None else self.people.rect_of(over)
        self.leader.lead(self.people.viewport(), rect, self.preview)

    @Slot()
    def enter_search(self) -> None:
        self.head.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.search.selectAll()

    @Slot()
    def _enter_list(self) -> None:
        column = self.incidents
        section = column.assigned if column.assigned.currentIndex().isValid() else column.unassigned
        section.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _tick(self, now: datetime) -> None:
        self.head.show_now(now)
        if self.isVisible():
            self.strip.take()
            self.incidents.repaint_times()
            self.detail.take()
            self.people.viewport().update()
            self.proof.take()
        self._hand.refresh()

    def show_past(self, said: PastSaid | None) -> None:
        """Mark the page as of a past instant; None is now."""
        self.head.show_past(said)

    @Slot(object)
    def take_sight(self, sight: Sight) -> None:
        """Say how far the board may be trusted; colours go and come with it."""
        is_live = sight.freshness is Freshness.LIVE
        theme = self._theme if is_live else self._theme.stale()
        if theme != self._ink.theme:
            self._ink.turn(theme, is_now=is_live)
            self.setStyleSheet(style_of(theme))
            self.head.dress()
            self.column.dress(self._ink)
            self.veil.dress(self._ink.pot)
            self.veil.setVisible(not self._ink.is_now)
            for part in self.findChildren(QWidget):
                part.update()
            self.update()
            self.proof.take()
        self.head.show_sight(sight)
        self.strip.show_sight(sight)

    @Slot(object)
    def _look_ahead(self, _prospect: object) -> None:
        """Another forecast: only what shows it is painted."""
        self.strip.take()
        self.incidents.paint_anew()
