"""Tells a test that drives the real window where things are on the screen; off unless asked for."""

import json
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtWidgets import QWidget

from wallboard.domain.board import Board
from wallboard.models.hand_words import other_hand_words
from wallboard.widgets.desk.incident_delegate import IncidentDelegate
from wallboard.widgets.desk.incident_list import IncidentList
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.drop_bar import DropBar
from wallboard.widgets.hand_places_asked import asked_places
from wallboard.widgets.hand_state import Sending, Target
from wallboard.widgets.staff_page import StaffPage
from wallboard.widgets.wall_page import WallPage

SWITCH = "WALLBOARD_TELL_PLACES"
"""The environment variable that turns it on."""
EVERY_MS = 150

Places = Mapping[str, QPoint]


class PlacesTeller(QObject):
    """Writes one JSON line whenever a place on the visible page has changed."""

    def __init__(self, page: QWidget, places: Callable[[], Places], write: Callable[[str], object]) -> None:
        super().__init__(page)
        self._page = page
        self._places = places
        self._write = write
        self._last = ""
        timer = QTimer(self)
        timer.timeout.connect(self.tell)
        timer.start(EVERY_MS)

    @Slot()
    def tell(self) -> None:
        if not self._page.isVisible():
            return
        places = {name: [at.x(), at.y()] for name, at in sorted(self._places().items())}
        line = json.dumps(places)
        if line != self._last:
            self._last = line
            self._write(line + "\n")


def desk_places(page: DeskPage) -> Places:
    """Global positions of every visible incident (“incident 7”) and target (“agent 3”, “team 2”)."""
    places: dict[str, QPoint] = {}
    for section in (page.incidents.unassigned, page.incidents.assigned):
        for row in range(section.lines.rowCount()):
            line = section.lines.line(row)
            rect = section.rect_of(line.id)
            if section.viewport().rect().contains(rect):
                places[f"incident {line.id}"] = section.viewport().mapToGlobal(rect.center())
            places |= _other_hand_on(section, line.id)
    if page.column.places is not None:
        places |= _bar_places(page.column.places)
    view = page.people.viewport()
    for target in page.people.targets():
        rect = page.people.rect_of(target)
        if view.rect().contains(rect):
            places[_name(target)] = view.mapToGlobal(rect.center())
    return places | asked_places(page)


def wall_places(page: WallPage, board: Board) -> Places:
    """The same on the wall: its promises, its teams and those of its people who have a place."""
    places: dict[str, QPoint] = {}
    for incident_id in board.incidents:
        rect = page.promises.rect_of(incident_id)
        if not rect.isEmpty():
            places[f"incident {incident_id}"] = page.promises.mapToGlobal(rect.center())
    return {**places, **_target_places(page, board), **_bars_of(page), **asked_places(page)}


def staff_places(page: StaffPage, board: Board) -> Places:
    """The same on the page of people; what somebody holds is dragged by their lower half."""
    places: dict[str, QPoint] = {}
    for agent_id in board.agents:
        rect = page.rect_of(Target(agent_id=agent_id))
        lower = QPoint(rect.center().x(), rect.top() + rect.height() * 3 // 4)
        held = None if rect.isEmpty() else page.incident_at(lower)
        if held is not None:
            places[f"incident {held}"] = page.mapToGlobal(lower)
    if page.foot.said:
        places[f"said {page.foot.said}"] = page.foot.mapToGlobal(page.foot.rect().center())
    return {**places, **_target_places(page, board), **_bars_of(page), **asked_places(page)}


def _other_hand_on(section: IncidentList, incident_id: int) -> Places:
    """“hand on 7: Remy carries it”, while somebody else does."""
    delegate = section.itemDelegate()
    other = delegate.hands.of(incident_id) if isinstance(delegate, IncidentDelegate) else None
    if other is None:
        return {}
    at = section.viewport().mapToGlobal(section.rect_of(incident_id).center())
    return {f"hand on {incident_id}: {other_hand_words(other)}": at}


def _bars_of(page: QWidget) -> Places:
    return {name: at for bar in page.findChildren(DropBar) for name, at in _bar_places(bar).items()}


def _bar_places(bar: DropBar) -> Places:
    """Where else to let go, while the hand carries: “send support”, “place nobody”; and what is on."""
    if not bar.isVisible():
        return {}
    found = {}
    for spot, box in bar.boxes().items():
        if isinstance(spot, Sending):
            found[f"send {spot.value}"] = bar.mapToGlobal(box.center())
            if bar.is_on(spot):
                found[f"sends {spot.value}"] = bar.mapToGlobal(box.center())
        elif spot.place is not None:
            found[f"place {spot.place.value}"] = bar.mapToGlobal(box.center())
    return found


def _target_places(page: WallPage | StaffPage, board: Board) -> Places:
    places: dict[str, QPoint] = {}
    targets = [Target(agent_id=number) for number in board.agents]
    targets += [Target(team_id=number) for number in board.teams]
    for target in targets:
        rect = page.rect_of(target)
        if not rect.isEmpty():
            places[_name(target)] = page.mapToGlobal(rect.center())
    return places


def _name(target: Target) -> str:
    return f"agent {target.agent_id}" if target.agent_id is not None else f"team {target.team_id}"
