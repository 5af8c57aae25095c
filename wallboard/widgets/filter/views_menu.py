"""The button of the named views: pick one, keep what is shown under a name, rename, delete."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from wallboard.models.views import NamedView, NamedViews
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize


class ViewsButton(QPushButton):
    """Opens the menu of views; names are typed elsewhere, so that no dialog stands over the board."""

    name_asked = Signal(object)
    """A name is wanted: for the `NamedView` to rename, or None for what is shown now."""

    def __init__(
        self, views: NamedViews, shows: Callable[[NamedView], bool], ink: DeskInk, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._views, self._shows = views, shows
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setText(self.tr("Views"))
        self.setAccessibleName(self.tr("Named views"))
        self.dress(ink)

    def dress(self, ink: DeskInk) -> None:
        """Take on other colours or another size."""
        self.setFont(ink.font(DeskSize.BODY))
        self._menu.setFont(ink.font(DeskSize.BODY))
        theme = ink.theme
        self._menu.setStyleSheet(f"""
QMenu {{ background: {theme.raised.name()}; color: {theme.text1.name()};
    border: 1px solid {theme.edge.name()}; padding: 4px; }}
QMenu::item {{ padding: 5px 22px; }}
QMenu::item:selected {{ background: {theme.accent_ground.name()}; }}
QMenu::item:disabled {{ color: {theme.text3.name()}; }}
QMenu::separator {{ background: {theme.line.name()}; height: 1px; margin: 4px 6px; }}
""")

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        views = self._views.all
        if not views:
            self._menu.addAction(self.tr("No views yet")).setEnabled(False)
        for number, view in enumerate(views, 1):
            action = self._entry(self._menu, view, self._views.pick, number if number < 10 else 0)
            action.setCheckable(True)
            action.setChecked(self._shows(view))
        self._menu.addSeparator()
        save = self._menu.addAction(self.tr("Save what is shown as…"))
        save.triggered.connect(partial(self.name_asked.emit, None))
        for title, act in (
            (self.tr("Rename"), self.name_asked.emit),
            (self.tr("Delete"), self._views.delete),
        ):
            menu = self._menu.addMenu(title)
            menu.setEnabled(bool(views))
            for view in views:
                self._entry(menu, view, act)

    def _entry(
        self, menu: QMenu, view: NamedView, act: Callable[[NamedView], None], number: int = 0
    ) -> QAction:
        name = view.name.replace("&", "&&")
        action = menu.addAction(f"&{number}  {name}" if number else name)
        action.triggered.connect(partial(_run, act, view))
        return action


def _run(act: Callable[[NamedView], None], view: NamedView, _checked: bool = False) -> None:  # Qt's signature
    act(view)
