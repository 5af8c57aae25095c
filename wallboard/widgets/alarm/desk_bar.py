"""The alarm as a desk shows it: what rings, for how long, and the answers to it with their keys."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from wallboard.domain.freshness import Freshness, Sight
from wallboard.live.alarm_keeper import AlarmKeeper
from wallboard.live.fault import guarded, guarded_hint
from wallboard.live.shown import Shown, ShownTime
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.action import Action
from wallboard.widgets.alarm.answers import AlarmAnswers
from wallboard.widgets.alarm.band import WIDEST, Band, draw_shape
from wallboard.widgets.alarm.words import AlarmSaid, alarms_said
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.style import style_of
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase
from wallboard.widgets.theme import Theme
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Weight

HEIGHT: Final = 54
_SIDE: Final = 16
_SHAPE: Final = 14
_GAP: Final = 16
_BUTTON: Final = 34
_FIRST, _SECOND = 23, 44
_AGE: Final = 26
_WITH_KEYS: Final = 1200
"""From this width on buttons say their keys."""


class DeskAlarmBar(QWidget):
    """Stands above whatever page is shown while there is an alarm; of now, also above a page of the past."""

    def __init__(
        self, keeper: AlarmKeeper, store: Shown, ticker: ShownTime, theme: Theme, window: QWidget
    ) -> None:
        super().__init__(window)
        self._keeper, self._store, self._ticker, self._theme = keeper, store, ticker, theme
        self._ink = DeskInk(theme)
        self._said: AlarmSaid | None = None
        self._hand: Hand | None = None
        self._age = self._silence = ""
        self._painted_from = 0.0
        self.answers = AlarmAnswers(keeper, store, window)
        self._build()
        keeper.changed.connect(self.take)
        ticker.tick.connect(self._tick)
        store.sight_changed.connect(self.take_sight)
        self.answers.changed.connect(self._show_answers)
        self.take_sight(store.sight)

    def _build(self) -> None:
        self.acknowledge, self.all = QPushButton(self), QPushButton(self)
        self.snoozes = tuple(QPushButton(self) for _ in catalogue.ALARM_SNOOZES)
        self._layout = QHBoxLayout(self)
        self._layout.addStretch(1)
        self.acknowledge.clicked.connect(self.answers.acknowledge)
        self.all.clicked.connect(self.answers.acknowledge_all)
        for place, button in enumerate(self.snoozes):
            button.clicked.connect(lambda _checked=False, place=place: self.answers.snooze(place))
        for button in (self.acknowledge, self.all, *self.snoozes):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
            self._layout.addWidget(button)

    @property
    def said(self) -> AlarmSaid | None:
        return self._said

    def wait_for(self, hand: Hand) -> None:
        """Come and go only while this carries nothing: the page below must not jump under it."""
        self._hand = hand
        hand.changed.connect(self._come_or_go)

    def say_silence(self, why: str) -> None:
        """Why no alarm can be heard here, as long as there is a bar to say it on; empty where one can."""
        if why != self._silence:
            self._silence = why
            self.setToolTip(why)
            self._describe()
            self.update()

    @Slot()
    def _come_or_go(self) -> None:
        if self._hand is None or self._hand.phase is not Phase.CARRYING:
            self.setVisible(self._said is not None)

    @Slot()
    def take(self) -> None:
        """Show the alarms as they stand now."""
        said = (
            alarms_said(self._store.board, self._keeper.alarms, self._moment())
            if self._keeper.alarms
            else None
        )
        before, self._said = self._said, said
        if said == before:
            return
        self._describe()
        self._show_answers()
        self._tick()
        self.update()
        self._come_or_go()
        if said is not None and said.is_ringing:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said.spoken))

    @Slot(object)
    def take_sight(self, sight: Sight) -> None:
        """What is not now has no colour; the alarm stands all the same."""
        is_live = sight.freshness is Freshness.LIVE
        self._dress(DeskInk(self._theme if is_live else self._theme.stale(), self._ink.pot.scale))
        self.take()

    def rescale(self, scale: float) -> None:
        """As large as the window needs it."""
        if scale != self._ink.pot.scale:
            self._dress(DeskInk(self._ink.theme, scale))

    @guarded_hint
    def sizeHint(self) -> QSize:
        return QSize(0, round(self._u(HEIGHT)))

    @guarded_hint
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._said is None:
            painter.fillRect(self.rect(), self._ink.theme.ground)
        else:
            self._draw(painter, self._said, Band.of(self._said, self._ink.theme))
        painter.end()

    def _draw(self, painter: QPainter, said: AlarmSaid, band: Band) -> None:
        ink, radius = self._ink, self._u(_SHAPE)
        painter.fillRect(self.rect(), band.ground)
        if not said.is_ringing:
            painter.fillRect(0, 0, round(self._u(6)), self.height(), band.edge)
        centre = QPointF(self._u(_SIDE) + radius * WIDEST, self.height() / 2)
        draw_shape(painter, ink.pot, said, band, centre, radius, ink.face(DeskSize.SMALL, Weight.HERO))
        word, age = ink.face(DeskSize.TITLE, Weight.HERO), ink.face(DeskSize.TITLE, Weight.STRONG)
        middle = self.height() / 2 + word.cap / 2
        x = centre.x() + radius * WIDEST + self._u(_GAP)
        x = ink.write(painter, word, band.ink, x, middle, said.word) + self._u(_GAP)
        if self._painted_from != self._answers_from():
            self._painted_from = self._answers_from()
            self.update()  # longer words on a button moved all that stands left of it
        right = self._painted_from - self._u(_GAP)
        body, small = ink.face(DeskSize.BODY, Weight.STRONG), ink.face(DeskSize.SMALL)
        caption = _tr("unanswered") if said.is_ringing else said.answer
        first = ink.write_to(painter, age, band.ink, right, self._u(_AGE), self._age)
        edge = min(first, ink.write_to(painter, small, band.second, right, self._u(_SECOND), caption))
        edge -= self._u(_GAP)
        ink.write(painter, body, band.ink, x, self._u(_FIRST), said.what, edge - x)
        silence = self._silence.partition(": ")[0] if said.is_ringing else ""
        second = "  ·  ".join(part for part in (silence, said.more, said.which[0]) if part)
        ink.write(painter, small, band.second, x, self._u(_SECOND), second, edge - x)

    def _describe(self) -> None:
        parts = (self._said.spoken, self._silence) if self._said else ()
        self.setAccessibleName(". ".join(part for part in parts if part))

    def _answers_from(self) -> float:
        """Where the buttons begin."""
        shown = [one.x() for one in (self.acknowledge, self.all, *self.snoozes) if one.isVisibleTo(self)]
        return min(shown, default=self.width())

    @Slot()
    def _tick(self) -> None:
        """Only the time that is told goes on."""
        age = "" if self._said is None else self._said.age(self._moment())
        if age != self._age:
            self._age = age
            right = round(self._answers_from())
            width = round(self._u(140))
            self.update(right - width, 0, width, self.height())

    @Slot()
    def _show_answers(self) -> None:
        """What can be answered now: nothing twice, and nothing while an answer is on its way."""
        said, answers = self._said, self.answers
        if said is None:
            return
        is_free = not answers.is_asking
        self._label(self.acknowledge, catalogue.ALARM_ACKNOWLEDGE, _tr("Acknowledge"))
        self._label(self.all, catalogue.ALARM_ALL, _tr("All {count}").format(count=said.count))
        self.all.setVisible(said.count > 1)
        for button in (self.acknowledge, self.all):
            button.setEnabled(is_free)
        minutes = answers.snoozes_min
        for place, button in enumerate(self.snoozes):
            button.setVisible(said.is_ringing and place < len(minutes))
            button.setEnabled(is_free)
            if place < len(minutes):
                words = _tr("Snooze {minutes} min") if place == 0 else _tr("{minutes} min")
                self._label(button, catalogue.ALARM_SNOOZES[place], words.format(minutes=minutes[place]))
                button.setAccessibleName(_tr("Snooze for {minutes} minutes").format(minutes=minutes[place]))

    def _label(self, button: QPushButton, action: Action, words: str) -> None:
        """With its key, as long as what rings has room beside it; then the key is in the tip."""
        is_short = self.width() < self._u(_WITH_KEYS)
        button.setText(words if is_short else action.labelled_as(words))
        button.setToolTip(action.labelled if is_short else "")

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_answers()

    def _dress(self, ink: DeskInk) -> None:
        self._ink = ink
        self.setStyleSheet(style_of(ink.theme))
        side, gap = round(self._u(_SIDE)), round(self._u(8))
        self._layout.setContentsMargins(side, 0, side, 0)
        self._layout.setSpacing(gap)
        for button in (self.acknowledge, self.all, *self.snoozes):
            button.setFont(ink.font(DeskSize.BODY, Weight.STRONG))
            button.setFixedHeight(round(self._u(_BUTTON)))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _moment(self) -> Moment:
        is_live = self._store.sight.freshness is Freshness.LIVE
        return Moment(self._ticker.now() if is_live else self._store.board.floor_at, live=is_live)

    def _u(self, length: float) -> float:
        return length * self._ink.pot.scale


def _tr(text: str) -> str:
    return QCoreApplication.translate("Alarm", text)
