"""What can be done here, found by typing: every action of the list with its key, or why it cannot be done."""

from collections.abc import Callable, Hashable, Iterable

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QWidget

from wallboard.models.pick import Pick, PickRow
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.act import Act, acts_of
from wallboard.widgets.actions.action import EVERYWHERE, Action, Place
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.life.life_acts import LifeActs
from wallboard.widgets.picker.picker import Picker
from wallboard.widgets.theme import Theme

ORDER = (
    *catalogue.OF_INCIDENT,
    *catalogue.OF_PEOPLE,
    *catalogue.OF_ALARMS,
    *catalogue.OF_PAGES,
    *catalogue.OF_RULES,
    *catalogue.OF_WINDOW,
    *catalogue.OF_HAND,
    *catalogue.DIGITS,
)
"""What is about the incident first, what is about the window last."""
_LINE_PX = 1080


class Palette(QObject):
    """Opens over the page that is shown, and does there what is picked."""

    def __init__(self, window: QWidget, theme: Theme, shown: Callable[[], QWidget | None]) -> None:
        super().__init__(window)
        self._window, self._shown = window, shown
        self._theme = theme
        self.picker = Picker(DeskInk(theme), window)
        Act(catalogue.PALETTE, self.toggle, window, in_window=True)

    @Slot()
    def toggle(self) -> None:
        """Open it, or close it again."""
        if self.picker.is_open:
            self.picker.dismiss()
            return
        self.picker.dress(DeskInk(self._theme, max(1.0, self._window.height() / _LINE_PX)))
        hint = self.tr("Type what you want to do")
        self.picker.open(Pick(catalogue.PALETTE.name, self.rows(), hint), self._do)

    def rows(self) -> tuple[PickRow, ...]:
        """Every action: those that can be done here and now before those that cannot.

        What makes most sense for the incident that is chosen comes before all else.
        """
        here = self._here()
        order = dict.fromkeys((*self._next(), *ORDER))
        rows = [_row(action, here.get(action)) for action in order if action is not catalogue.PALETTE]
        return tuple(sorted(rows, key=lambda row: not row.is_able))

    def _next(self) -> tuple[Action, ...]:
        page = self._shown()
        chosen = () if page is None else page.findChildren(LifeActs)
        return next((acts.next for acts in chosen if acts.next), ())

    def _here(self) -> dict[Action, Act]:
        """What is bound on the page shown and in the window; what is not out of reach wins."""
        page = self._shown()
        found: Iterable[Act] = (
            acts_of(self._window)
            if page is None
            else (
                *(act for act in acts_of(self._window) if act.parent() is self._window),
                *acts_of(page),
            )
        )
        here: dict[Action, Act] = {}
        for act in found:
            if act.action not in here or here[act.action].why_not:
                here[act.action] = act
        return here

    def _do(self, key: Hashable) -> None:
        act = next((act for action, act in self._here().items() if action.key == key), None)
        if act is not None:
            act.do()


def _row(action: Action, act: Act | None) -> PickRow:
    why = _elsewhere(action) if act is None else act.why_not
    return PickRow(action.key, action.name, right=action.shown_key, why_not=why)


def _elsewhere(action: Action) -> str:
    """Where it could be done."""
    if action.places == {Place.CARRYING}:
        return _tr("Only while an incident is in the hand.")
    if action in catalogue.DIGITS:
        return _tr("Only where a list has numbers.")
    pages = [page for place, page in _PAGES.items() if place in action.places]
    if not pages or action.places == EVERYWHERE:
        return _tr("Not on this page.")
    named = ", ".join(page.shown_key for page in pages)
    return _tr("Not on this page; go to {pages}.").format(pages=named)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Palette", text)


_PAGES = {
    Place.WALL: catalogue.WALL,
    Place.DESK: catalogue.DESK,
    Place.RULES: catalogue.RULES,
    Place.HEAT: catalogue.HEAT,
    Place.STAFF: catalogue.STAFF,
}
