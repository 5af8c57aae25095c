"""Real drop events on the desk: enter, move, drop, with nothing to go by but the MIME data."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import HOSTING, NOW, REMY, WORST, Bench, assignment, bench, board, incident
from wallboard.domain.commands import Deploy
from wallboard.models.payload import MIME, IncidentPayload, encode
from wallboard.models.question import Given
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.hand_question import OFFER
from wallboard.widgets.hand_state import Phase, Target
from wallboard.widgets.theme import load_theme

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MOVE = Qt.DropAction.MoveAction
ACTIONS = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction


@pytest.fixture
def floor(qapp: QApplication) -> Iterator[Bench]:
    made = bench()
    made.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    yield made
    made.store.stop()
    made.ticker.stop()


@pytest.fixture
def page(floor: Bench, qtbot: QtBot) -> DeskPage:
    made = DeskPage(floor.floor, floor.hand, floor.notices, load_theme("dark"))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    return made


def _send(widget: QWidget, event: QDragMoveEvent | QDropEvent | QDragLeaveEvent) -> None:
    QApplication.sendEvent(widget, event)


def _enter(widget: QWidget, mime: QMimeData, at: QPoint) -> QDragEnterEvent:
    event = QDragEnterEvent(at, ACTIONS, mime, LEFT, NONE)
    _send(widget, event)
    return event


def _move(widget: QWidget, mime: QMimeData, at: QPoint) -> QDragMoveEvent:
    event = QDragMoveEvent(at, ACTIONS, mime, LEFT, NONE)
    _send(widget, event)
    return event


def _drop(widget: QWidget, mime: QMimeData, at: QPoint) -> QDropEvent:
    event = QDropEvent(QPointF(at), ACTIONS, mime, LEFT, NONE)
    _send(widget, event)
    return event


def _centre(page: DeskPage, target: Target) -> QPoint:
    page.people.show_target(target)
    return page.people.rect_of(target).center()


def test_that_a_drop_on_an_agent_is_a_move_and_sends_the_deploy(page: DeskPage, floor: Bench) -> None:
    mime, view = encode(IncidentPayload(WORST, 3)), page.people.viewport()
    _enter(view, mime, QPoint(20, 20))
    at = _centre(page, Target(agent_id=REMY))
    move = _move(view, mime, at)
    assert move.isAccepted()
    assert move.dropAction() == MOVE
    assert floor.hand.over == Target(agent_id=REMY)
    drop = _drop(view, mime, at)
    assert drop.isAccepted()
    assert drop.dropAction() == MOVE
    floor.hand.give_reason("Is next to it")  # for another is recommended
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert (command.incident_id, command.version_seen, command.agent_id) == (WORST, 3, REMY)


def test_that_an_entry_between_the_targets_is_taken_so_that_the_moves_come(
    page: DeskPage, floor: Bench
) -> None:
    mime, view = encode(IncidentPayload(WORST, 3)), page.people.viewport()
    assert _enter(view, mime, QPoint(1, 3)).isAccepted()
    assert not _move(view, mime, QPoint(1, 3)).isAccepted()
    at = _centre(page, Target(agent_id=REMY))
    assert _move(view, mime, at).isAccepted()
    assert floor.hand.over == Target(agent_id=REMY)


def test_that_a_drop_on_a_teams_line_offers_it_to_the_team(page: DeskPage, floor: Bench) -> None:
    mime, view = encode(IncidentPayload(WORST, 3)), page.people.viewport()
    _enter(view, mime, QPoint(20, 20))
    _drop(view, mime, _centre(page, Target(team_id=HOSTING)))
    floor.hand.give(Given(OFFER))
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert command.team_id == HOSTING


def test_that_a_drop_where_nobody_stands_puts_the_incident_back(page: DeskPage, floor: Bench) -> None:
    mime, view = encode(IncidentPayload(WORST, 3)), page.people.viewport()
    _enter(view, mime, QPoint(20, 20))
    assert not _drop(view, mime, QPoint(2, view.height() - 2)).isAccepted()
    assert (floor.sent, floor.hand.phase) == ([], Phase.EMPTY)


def test_that_a_blocking_target_takes_the_drop_only_to_say_why(page: DeskPage, floor: Bench) -> None:
    mime, view = encode(IncidentPayload(WORST, 3)), page.people.viewport()
    _enter(view, mime, QPoint(20, 20))
    blocked = next(
        target
        for target, answer in floor.hand.answers.by_target.items()
        if answer.sentence == "Lacks card acquiring" and not page.people.rect_of(target).isEmpty()
    )
    _drop(view, mime, _centre(page, blocked))
    assert not floor.sent
    assert page.notice.text.endswith("Lacks card acquiring")


@pytest.mark.parametrize("body", [b"", b"{}", b'{"incident_id": "1", "version": 1}', b"\xff" * 4000])
def test_that_a_hostile_payload_is_refused_in_words(page: DeskPage, floor: Bench, body: bytes) -> None:
    mime, view = QMimeData(), page.people.viewport()
    mime.setData(MIME, body)
    at = _centre(page, Target(agent_id=REMY))
    assert not _enter(view, mime, at).isAccepted()
    assert not _move(view, mime, at).isAccepted()
    assert not _drop(view, mime, at).isAccepted()
    assert page.notice.text == "Only incidents and people of this board can be dropped here."
    assert (floor.sent, floor.hand.phase) == ([], Phase.EMPTY)


def test_that_plain_text_and_files_are_refused_in_words(page: DeskPage, floor: Bench) -> None:
    mime = QMimeData()
    mime.setText('{"incident_id": 1, "version": 3}')
    assert not _enter(page.people.viewport(), mime, QPoint(40, 60)).isAccepted()
    assert page.notice.text == "Only incidents and people of this board can be dropped here."


def test_that_leaving_the_people_leaves_no_target_behind(page: DeskPage, floor: Bench) -> None:
    mime, view = encode(IncidentPayload(WORST, 3)), page.people.viewport()
    _enter(view, mime, QPoint(20, 20))
    _move(view, mime, _centre(page, Target(agent_id=REMY)))
    _send(view, QDragLeaveEvent())
    assert floor.hand.over is None
    assert not page.preview.isVisible()


def test_that_the_preview_covers_no_target(page: DeskPage, floor: Bench) -> None:
    mime, view = encode(IncidentPayload(WORST, 3)), page.people.viewport()
    _enter(view, mime, QPoint(20, 20))
    _move(view, mime, _centre(page, Target(agent_id=REMY)))
    card = page.preview
    assert card.isVisible()
    left = card.mapTo(page, QPoint(0, 0)).x()
    assert left > page.people.mapTo(page, QPoint(page.people.width(), 0)).x()
    assert card.preview is not None
    load = card.preview.load
    assert load is not None
    assert (load.after - load.now, load.capacity) == (8, 10)


def test_that_targets_stay_where_they_are_while_polls_come(page: DeskPage, floor: Bench) -> None:
    floor.hand.pick_up(IncidentPayload(WORST, 3))
    places = {target: page.people.rect_of(target) for target in page.people.targets()}
    for number in range(5):
        more = [incident(100 + i, 1, 2, number + 1, 5) for i in range(number + 1)]
        floor.show(board((*more, assignment(900, 100, 37 + number, 1))))
    assert {target: page.people.rect_of(target) for target in page.people.targets()} == places


def test_that_selection_and_scroll_of_the_list_survive_polls(page: DeskPage, floor: Bench) -> None:
    assigned = page.incidents.assigned
    line = assigned.lines.line(12)
    assigned.choose(line.id)
    assigned.verticalScrollBar().setValue(200)
    floor.show(board((incident(200, 2, 2, 2, 29),), without=(9,)))
    current = assigned.current_line()
    assert current is not None
    assert current.id == line.id
    assert assigned.verticalScrollBar().value() == 200
