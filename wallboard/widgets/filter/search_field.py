"""The line in which a filter is typed: it completes, narrows while somebody types, and keeps on Enter."""

from typing import Final

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from wallboard.domain.filter import EVERYTHING
from wallboard.domain.filter_hints import hints
from wallboard.domain.filter_query import QueryError, parse
from wallboard.live.fault import guarded
from wallboard.live.shown import Shown
from wallboard.models.choice import FilterChoice
from wallboard.widgets.actions.catalogue import SEARCH
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.filter.words import complaint_words, mine_told
from wallboard.widgets.rules.style import rules_style

SEARCH_AFTER_MS: Final = 120


class SearchField(QLineEdit):
    """Esc empties it, and leaves it when it is empty; an unfinished word narrows nothing."""

    said = Signal(str)
    """What is wrong with what was typed; empty when nothing is."""
    left = Signal()
    """The person is done with it."""

    def __init__(self, choice: FilterChoice, shown: Shown, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._choice, self._shown, self._ink = choice, shown, ink
        self._hints = QStringListModel(self)
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._timer.timeout.connect(self.apply)
        self.setMaxLength(400)
        self.setPlaceholderText(SEARCH.labelled_as(self.tr("Search")))
        self.setAccessibleName(self.tr("Search and filter: text, team:, sev:, nature:, site:, mine"))
        self.setToolTip(
            self.tr("team:  sev:  nature:  site:  mine, or any words") + "\n" + mine_told(choice.login)
        )
        self.setCompleter(self._completer())
        self.textEdited.connect(self._offer)
        self.textChanged.connect(self._timer.start)
        self.returnPressed.connect(self.keep)
        self.dress(ink)

    def dress(self, ink: DeskInk) -> None:
        """Take on other colours or another size."""
        self._ink = ink
        self.setFont(ink.font(DeskSize.BODY))
        self.setStyleSheet(rules_style(ink.theme))
        popup = self.completer().popup()
        if popup is not None:
            popup.setProperty("popup", True)
            popup.setStyleSheet(rules_style(ink.theme))
            popup.setFont(ink.font(DeskSize.BODY))

    @Slot()
    def apply(self) -> None:
        """Narrow by what stands there now."""
        self._timer.stop()
        try:
            typed = parse(self.text())
        except QueryError as problem:
            self._complain(complaint_words(problem.complaint))
            return
        self._complain("")
        self._choice.type(typed)

    @Slot()
    def keep(self) -> None:
        """What was typed becomes chips; a line that makes no sense stays to be mended."""
        self.apply()
        if not self.property("wrong"):
            self._choice.keep_typed()
            self.clear()
            self._timer.stop()
            self.left.emit()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            was_empty = not self.text()
            self.clear()
            self.apply()
            self._choice.type(EVERYTHING)
            if was_empty:
                self.left.emit()
            return
        super().keyPressEvent(event)

    def _completer(self) -> QCompleter:
        completer = QCompleter(self._hints, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self._timer.start)
        return completer

    @Slot(str)
    def _offer(self, text: str) -> None:
        self._hints.setStringList(list(hints(text, self._shown.board)))

    def _complain(self, words: str) -> None:
        if bool(self.property("wrong")) != bool(words):
            self.setProperty("wrong", bool(words))
            self.style().unpolish(self)
            self.style().polish(self)
        self.said.emit(words)
