"""Tells a test that drives the real window what it is asked and told, and where each answer is pressed."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from wallboard.widgets.notice_line import NoticeLine
from wallboard.widgets.picker.picker import Picker
from wallboard.widgets.reason_prompt import ReasonPrompt

Place = tuple[str, QPoint]


def asked_places(page: QWidget) -> dict[str, QPoint]:
    """“asks Why…”, “answer 1”, “pick 2”, “said Sent…”, “undo”: each with its global position."""
    found: list[Place] = []
    for prompt in page.findChildren(ReasonPrompt):
        if prompt.isVisible():
            found += _of_prompt(prompt)
    for picker in page.window().findChildren(Picker):
        if picker.isVisible():
            found += _of_picker(picker)
    for line in page.findChildren(NoticeLine):
        if line.isVisible():
            found += _of_line(line)
    return dict(found)


def _of_prompt(prompt: ReasonPrompt) -> Iterator[Place]:
    question = prompt.question
    if question is None:
        return
    yield f"asks {question.title}", _middle(prompt)
    for number, button in enumerate(prompt.buttons, 1):
        yield f"answer {number}", _middle(button)
    if question.count > 1:
        yield "all or none", _middle(prompt.together)
        yield "as many as pass", _middle(prompt.singly)


def _of_picker(picker: Picker) -> Iterator[Place]:
    yield f"picks {picker.pick.title}", _middle(picker)
    view = picker.list.viewport()
    for row in range(picker.rows.rowCount()):
        rect = picker.list.visualRect(picker.rows.index(row))
        if view.rect().contains(rect):
            yield f"pick {row + 1}", view.mapToGlobal(rect.center())


def _of_line(line: NoticeLine) -> Iterator[Place]:
    yield f"said {line.text}", _middle(line)
    if line.undo_button.isVisible():
        yield "undo", _middle(line.undo_button)


def _middle(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().center())
