"""The hours of the heat over time are the settings', until a view is picked that goes back otherwise."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from wallboard.app.history_span import HistorySpan, SpanOfViews
from wallboard.models.views import NamedView, NamedViews


def test_that_a_view_that_goes_back_otherwise_has_the_hours_read_anew(qtbot: QtBot) -> None:
    span, asked, parent = HistorySpan(8), list[int](), QObject()
    views = NamedViews()
    follower = SpanOfViews(span, lambda: asked.append(span.hours), parent)
    views.picked.connect(follower.show_view)
    views.pick(NamedView("same", "", 8, "wall"))
    assert asked == []
    views.pick(NamedView("three days", "sev:1", 72, "heat"))
    assert asked == [72]
