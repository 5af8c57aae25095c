"""A click on the headline's sentence asks for the filter: a mouse needs a way to it where no field stands."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent

from wallboard.live.fault import guarded_or
from wallboard.widgets.wall.headline import HeadlineTile


class SentenceClick(QObject):
    """Watches one headline; what stands beside the sentence is others' to click."""

    def __init__(self, headline: HeadlineTile) -> None:
        super().__init__(headline)
        self._headline = headline
        self._is_pressed = False
        headline.setToolTip(QCoreApplication.translate("Filter", "Search and filter: /"))
        headline.installEventFilter(self)

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
            return False
        is_over = self._headline.sentence_place.contains(event.position().toPoint())
        if event.type() == QEvent.Type.MouseButtonPress:
            self._is_pressed = is_over
            return is_over
        if event.type() == QEvent.Type.MouseButtonRelease and self._is_pressed:
            self._is_pressed = False
            if is_over:
                self._headline.sentence_asked.emit()
            return True
        return False
