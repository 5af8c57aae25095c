"""How many hours back the heat over time goes: by the settings, until a named view asks for others."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from wallboard.models.views import NamedView

USUAL_HOURS = 8


class HistorySpan:
    """The hours that whoever reads the past asks for at that moment; any thread may look."""

    def __init__(self, hours: int = USUAL_HOURS) -> None:
        self.hours = hours


class SpanOfViews(QObject):
    """A view that goes further back has the last hours read anew; until then the old ones stay."""

    def __init__(self, span: HistorySpan, read_anew: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._span, self._read_anew = span, read_anew

    @Slot(object)
    def show_view(self, view: NamedView) -> None:
        if view.hours != self._span.hours:
            self._span.hours = view.hours
            self._read_anew()
