"""What the rules page names is told whole: to whoever cannot see its fields, and where room is short."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.widgets.rules_desk import rules_desk
from wallboard.widgets.rules.rule_lists import whole_parts
from wallboard.widgets.rules_page import RulesPage


def test_that_every_field_says_its_name_to_whoever_cannot_see_it(qtbot: QtBot) -> None:
    with rules_desk() as desk:
        _check_names(desk.page)


def _check_names(page: RulesPage) -> None:
    page.open_calendar("always")
    nameless = [
        widget
        for kind in (QLineEdit, QPlainTextEdit, QComboBox, QListView, QAbstractSpinBox)
        for widget in page.findChildren(kind)
        if not widget.accessibleName()
        and not any(isinstance(one, QComboBox | QAbstractSpinBox) for one in _ancestors(widget))
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert nameless == []
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)]
    assert all(button.text() or button.accessibleName() for button in buttons)


def test_that_no_span_is_cut_into_another() -> None:
    spans = "P3 · acknowledge 10 min, deploy 25 min, resolve 100 min"
    assert whole_parts(spans, lambda told: len(told) <= len(spans)) == spans
    assert (
        whole_parts(spans, lambda told: len(told) < len(spans)) == "P3 · acknowledge 10 min, deploy 25 min, …"
    )
    assert whole_parts(spans, lambda _told: False) == "P3 · acknowledge 10 min, …"


def _ancestors(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()
