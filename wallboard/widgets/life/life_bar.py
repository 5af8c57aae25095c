"""The acts that come next in the life of what is chosen, as buttons; all others are one press away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.life_commands import LifeAct
from wallboard.live.fault import guarded
from wallboard.models.counted import counted
from wallboard.widgets.actions import catalogue
from wallboard.widgets.choosing.choose_by_number import ChooseByNumber
from wallboard.widgets.desk.acts import AIR, LINE, SIDE
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.fitting_button import FittingButton
from wallboard.widgets.life.life_acts import LifeActs
from wallboard.widgets.life.life_words import ACTIONS
from wallboard.widgets.palette import Palette
from wallboard.widgets.rules.style import rules_style
from wallboard.widgets.type import Weight

_TITLE = 24
_NEXT: dict[IncidentState, tuple[LifeAct, ...]] = {
    IncidentState.NEW: (LifeAct.ACKNOWLEDGE,),
    IncidentState.ACKNOWLEDGED: (LifeAct.PAUSE, LifeAct.RESOLVE),
    IncidentState.ASSIGNED: (LifeAct.PAUSE, LifeAct.RESOLVE),
    IncidentState.IN_PROGRESS: (LifeAct.PAUSE, LifeAct.RESOLVE),
    IncidentState.PAUSED: (LifeAct.RESUME, LifeAct.RESOLVE),
    IncidentState.RESOLVED: (LifeAct.CLOSE, LifeAct.REOPEN),
    IncidentState.CLOSED: (LifeAct.REOPEN,),
}


class LifeBar(QWidget):
    """Two acts at most, by the state of what is chosen, and the way to all others."""

    def __init__(self, acts: LifeActs, choosing: ChooseByNumber, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._acts, self._choosing, self._ink = acts, choosing, ink
        self.deploy = self._button(catalogue.CHOOSE.labelled_as(self.tr("Deploy…")))
        self.deploy.setAccessibleName(catalogue.CHOOSE.name)
        self.deploy.clicked.connect(choosing.open)
        self._offered: tuple[LifeAct, ...] = ()
        self.title = ""
        self._seen: tuple[tuple[Incident, ...], str] | None = None
        self.buttons: tuple[QPushButton, ...] = ()
        self.more = self._button(self.tr("More"))
        self.more.setAccessibleName(catalogue.PALETTE.name)
        self.more.clicked.connect(self._open_palette)
        self.dress(ink)
        self.take()

    @property
    def high(self) -> int:
        """What its lines need."""
        needed = LINE + 2 * AIR + (_TITLE if self.title else 0)
        return round(needed * self._ink.pot.scale)

    def dress(self, ink: DeskInk) -> None:
        """Take on other colours or another size."""
        self._ink = ink
        tight = "QPushButton { padding: 3px 5px; } QPushButton:focus { padding: 2px 4px; }"
        self.setStyleSheet(rules_style(ink.theme) + tight)
        for button in (self.deploy, *self.buttons, self.more):
            button.setFont(ink.font(DeskSize.SMALL))
        self._lay()

    @Slot()
    def take(self) -> bool:
        """Offer what fits now; whether it needs another height than before."""
        rows, before = self._acts.chosen, self.high
        seen = (rows, self._acts.why_nothing())
        if seen == self._seen:
            return False
        self._seen = seen
        self.title = self._said(rows)
        offered = _next(rows)
        if offered != self._offered:
            self._offered = offered
            self._make()
        self.deploy.setEnabled(not self._choosing.why_not())
        for act, button in zip(self._offered, self.buttons, strict=True):
            why = self._acts.why_not(act)
            button.setEnabled(not why)
            button.setToolTip(why)
        self._lay()
        self.update()
        return self.high != before

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, ink, theme = QPainter(self), self._ink, self._ink.theme
        u, face = ink.pot.scale, ink.face(DeskSize.SMALL, Weight.STRONG)
        painter.fillRect(self.rect(), theme.ground)
        painter.fillRect(round(SIDE * u), 0, self.width() - round(2 * SIDE * u), 1, theme.line)
        if self.title:
            base = (_TITLE + face.cap / u + 4) * u / 2 + 3 * u
            ink.write(painter, face, theme.text1, SIDE * u, base, self.title, self.width() - 2 * SIDE * u)

    def _said(self, rows: Sequence[Incident]) -> str:
        if len(rows) < 2:
            return ""
        return counted("LifeBar", "%n incident chosen", "%n incidents chosen", len(rows))

    def _make(self) -> None:
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = tuple(self._act_button(act) for act in self._offered)
        before: QWidget | None = None
        for button in (self.deploy, *self.buttons, self.more):
            if before is not None:
                self.setTabOrder(before, button)
            before = button

    def _act_button(self, act: LifeAct) -> QPushButton:
        button = self._button(ACTIONS[act].labelled)
        button.setAccessibleName(ACTIONS[act].name)
        button.clicked.connect(partial(self._do, act))
        button.show()
        return button

    def _do(self, act: LifeAct, _checked: bool = False) -> None:  # Qt's signature
        self._acts.do(act)

    def _button(self, words: str) -> FittingButton:
        button = FittingButton(words, self)
        button.setFont(self._ink.font(DeskSize.SMALL))
        button.setAutoDefault(False)
        return button

    def _lay(self) -> None:
        """One line; an act that finds no room there is among the others, where all are."""
        u = self._ink.pot.scale
        side, air = round(SIDE * u), round(AIR * u)
        y = air + (round(_TITLE * u) if self.title else 0)
        self._name_more(self.width() - 2 * side - air * (1 + len(self.buttons)))
        widths = {button: button.sizeHint().width() for button in (self.deploy, *self.buttons, self.more)}
        room = self.width() - 2 * side - widths[self.deploy] - air - widths[self.more]
        x = side
        for button, wide in widths.items():
            is_act = button in self.buttons
            button.setVisible(not is_act or wide + air <= room)
            if is_act and wide + air > room:
                continue
            room -= wide + air if is_act else 0
            button.setGeometry(x, y, min(wide, self.width() - 2 * side), round(LINE * u))
            x += wide + air

    def _name_more(self, room: int) -> None:
        """With its key where that takes no act's place; the line at the foot of the page says it too."""
        words = self.tr("More")
        self.more.say(catalogue.PALETTE.labelled_as(words))
        if sum(button.sizeHint().width() for button in (self.deploy, *self.buttons, self.more)) > room:
            self.more.say(words)

    @Slot()
    def _open_palette(self) -> None:
        palette = self.window().findChild(Palette)
        if palette is not None:
            palette.toggle()


def _next(rows: Sequence[Incident]) -> tuple[LifeAct, ...]:
    """What most of the chosen may need next: by the first of them."""
    return _NEXT.get(rows[0].state, ()) if rows else ()
