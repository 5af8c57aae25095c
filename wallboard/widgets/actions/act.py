"""An action that can be done on a page: its record, what it does, and why it cannot be done now."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from wallboard.widgets.actions.action import Action

Does = Callable[[], object]
WhyNot = Callable[[], str]
"""One sentence why it cannot be done now; empty where it can."""


def _nothing() -> str:
    return ""


class Act(QObject):
    """Belongs to the page on which it can be done; whoever looks for it asks the page for its children.

    `has_keys` makes its shortcuts; without them the page listens to its keys itself, by `Action.matches`.
    """

    def __init__(
        self,
        action: Action,
        does: Does,
        page: QWidget,
        why_not: WhyNot = _nothing,
        *,
        has_keys: bool = True,
        in_window: bool = False,
    ) -> None:
        super().__init__(page)
        self.action, self._does, self._why_not = action, does, why_not
        context = Qt.ShortcutContext
        where = context.WindowShortcut if in_window else context.WidgetWithChildrenShortcut
        self._keys = tuple(self._key(page, where) for _ in action.keys) if has_keys else ()
        for key, sequence in zip(self._keys, action.sequences(), strict=False):
            key.setKey(sequence)

    @property
    def why_not(self) -> str:
        return self._why_not()

    @Slot()
    def do(self) -> None:
        """Do it, whether or not it will be refused: who refuses says why."""
        self._does()

    def listen(self, *, is_listening: bool) -> None:
        """Whether its shortcuts are heard; while a hand carries, letters name people."""
        for key in self._keys:
            key.setEnabled(is_listening)

    def _key(self, page: QWidget, where: Qt.ShortcutContext) -> QShortcut:
        key = QShortcut(page)
        key.setContext(where)
        key.activated.connect(self.do)
        return key


def acts_of(page: QWidget) -> tuple[Act, ...]:
    """What can be done on a page, and on what is docked to it."""
    return tuple(page.findChildren(Act))
