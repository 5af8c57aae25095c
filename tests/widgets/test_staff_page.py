"""The page of people: who is where, what a click and the keys do, and how little a second repaints."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.floors import big_board, calm_board, sketch_board, sketch_floor
from tests.widgets.desk_floor import EMIL, REMY, WORST, Bench, bench
from tests.widgets.desk_floor import NOW as DESK_NOW
from tests.widgets.staff_floors import staff_page
from tests.widgets.wall_floors import LIVE, NOW, SIZES, STALE
from wallboard.app.staff_binding import bind_staff
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.commands import Deploy
from wallboard.domain.incident import Incident
from wallboard.domain.lanes import AgentKind
from wallboard.domain.severity import Severity
from wallboard.models.payload import IncidentPayload
from wallboard.widgets.access.part import PartKind
from wallboard.widgets.hand_state import Phase, Target
from wallboard.widgets.picture import render
from wallboard.widgets.room import Room
from wallboard.widgets.staff.staff_layout import Step
from wallboard.widgets.staff_page import StaffPage
from wallboard.widgets.theme import load_theme

PORTRAIT = QSize(1080, 1920)


@pytest.fixture(scope="module")
def busy() -> Board:
    return sketch_board(NOW)


def shown(qtbot: QtBot, board: Board, size: QSize = SIZES[1]) -> StaffPage:
    page = staff_page(board, size)
    qtbot.addWidget(page)
    page.show()
    return page


def step_of(page: StaffPage) -> Step:
    return page.people.step


def parts(page: StaffPage, kind: PartKind) -> list[tuple[str, str]]:
    return [(part.name, part.value) for part in page.people.parts() if part.kind is kind]


@pytest.mark.parametrize("size", [*SIZES, PORTRAIT])
def test_that_everybody_who_is_here_is_a_place_to_drop_on(qtbot: QtBot, busy: Board, size: QSize) -> None:
    page = shown(qtbot, busy, size)
    people = {agent_id for agent_id in busy.agents if not page.rect_of(Target(agent_id=agent_id)).isEmpty()}
    assert len(people) == 69
    for agent_id in people:
        assert page.target_at(page.rect_of(Target(agent_id=agent_id)).center()) == Target(agent_id=agent_id)
    for team_id in busy.teams:
        rect = page.rect_of(Target(team_id=team_id))
        assert page.target_at(rect.center()) == Target(team_id=team_id)


@pytest.mark.parametrize("agents", [1, 60, 250])
@pytest.mark.parametrize("teams", [4, 20, 80])
@pytest.mark.parametrize("size", [*SIZES, PORTRAIT])
def test_that_everybody_is_shown_or_counted(qtbot: QtBot, size: QSize, teams: int, agents: int) -> None:
    board = big_board(NOW, teams=teams, agents=agents, incidents=60)
    page = shown(qtbot, board, size)
    roster = page.people._roster
    assert roster is not None
    placed = sum(not page.rect_of(Target(agent_id=agent)).isEmpty() for agent in roster.by_agent)
    if page.people.step is not Step.COUNT:
        assert placed == roster.present
    told = parts(page, PartKind.LANE)
    counts = parts(page, PartKind.COUNT)
    assert len(told) == teams or counts
    assert sum(int(value.split()[0]) for _, value in told) + _folded_free(counts) == roster.count(
        AgentKind.FREE
    )


def _folded_free(counts: list[tuple[str, str]]) -> int:
    """“and 47 more teams: 18 free of …”."""
    return int(counts[0][0].split(": ")[1].split()[0]) if counts else 0


def test_that_a_lane_s_head_says_who_is_present_what_they_can_carry_and_the_cover(
    qtbot: QtBot, busy: Board
) -> None:
    told = dict(parts(shown(qtbot, busy), PartKind.LANE))
    assert told["Payments, people"] == (
        "1 free, 5 busy, 0 on a break; 6 here, load 20 of 28, room for 8; nobody free for a critical"
    )
    assert told["Hosting, people"].endswith("somebody free could take a critical")


def test_that_a_person_is_told_in_full(qtbot: QtBot, busy: Board) -> None:
    told = dict(parts(shown(qtbot, busy), PartKind.PERSON))
    assert (
        told["Cleo L"] == "lunch until 14:28 · accepts automatically · load 0/4 · no skill noted"
        " · shift to 18:32 · too long in this state"
    )
    assert told["Yara U"].startswith(
        "free since 14:21 · accepts automatically · load 0/4 · expired 3 Nov: card acquiring"
    )
    assert told["Max D"].startswith("busy since 13:26 · accepts automatically · 48032 Order stuck +2 · load")


def test_that_a_click_on_somebody_busy_asks_for_the_worst_they_hold(qtbot: QtBot, busy: Board) -> None:
    floor = sketch_floor(NOW)
    page = shown(qtbot, busy)
    asked: list[int] = []
    page.incident_asked.connect(asked.append)
    at = page.rect_of(Target(agent_id=floor.agents["Max D"])).center()
    qtbot.mouseClick(page.people, Qt.MouseButton.LeftButton, pos=page.people.mapFrom(page, at))
    at = page.rect_of(Target(agent_id=floor.agents["Emil K"])).center()
    qtbot.mouseClick(page.people, Qt.MouseButton.LeftButton, pos=page.people.mapFrom(page, at))
    assert asked == [48032]


def test_that_enter_on_somebody_asks_for_what_they_hold(qtbot: QtBot, busy: Board) -> None:
    page = shown(qtbot, busy)
    asked: list[int] = []
    page.incident_asked.connect(asked.append)
    page.people.setFocus()
    qtbot.keyClick(page.people, Qt.Key.Key_Home)
    qtbot.keyClick(page.people, Qt.Key.Key_Down)
    qtbot.keyClick(page.people, Qt.Key.Key_Return)
    assert asked == [page.people.incident_in_focus]
    assert asked != [None]


def test_that_whoever_is_pointed_at_is_told_at_the_foot(qtbot: QtBot, busy: Board) -> None:
    floor = sketch_floor(NOW)
    page = shown(qtbot, busy)
    at = page.rect_of(Target(agent_id=floor.agents["Yara U"])).center()
    qtbot.mouseMove(page.people, page.people.mapFrom(page, at))
    assert page.foot.said.startswith("Yara U · free since 14:21")
    qtbot.mouseMove(page.people, QPoint(2, page.people.height() - 2))
    assert page.foot.said == ""


def test_that_a_second_repaints_nothing_and_a_minute_only_the_people(qtbot: QtBot, busy: Board) -> None:
    page = shown(qtbot, busy)
    assert _painted(qtbot, page, seconds=1) == 0
    assert _painted(qtbot, page, seconds=60) > 0


def _painted(qtbot: QtBot, page: StaffPage, *, seconds: int) -> int:
    """How many people are asked to be painted anew by a tick so much later."""
    asked: list[object] = []
    update = page.people.update
    page.people.update = lambda *rect: asked.append(rect)  # type: ignore[method-assign]  # to hear of it
    page.people.show_moment(page._moment(NOW + timedelta(seconds=seconds)))
    page.people.update = update  # type: ignore[method-assign]  # as it was
    return len(asked)


def test_that_one_incident_more_keeps_everybody_in_their_place(qtbot: QtBot) -> None:
    floor = sketch_floor(NOW)
    page = shown(qtbot, floor.board())
    before = {agent: page.rect_of(Target(agent_id=agent)) for agent in floor.agents.values()}
    first = next(row for row in floor.rows if isinstance(row, Incident))
    floor.rows.append(replace(first, id=99, reference="99", severity=Severity.MINOR))
    page.show_board(floor.board(), Change(incidents_added=frozenset({99})), NOW)
    assert {agent: page.rect_of(Target(agent_id=agent)) for agent in floor.agents.values()} == before


def test_that_a_page_that_is_not_live_is_grey_and_says_no_minutes(qtbot: QtBot, busy: Board) -> None:
    page = shown(qtbot, busy)
    page.show_sight(STALE)
    image = render(page, page.size())
    colours = [image.pixelColor(x, y) for x in range(0, 1920, 7) for y in range(100, 1080, 7)]
    assert all(colour.red() == colour.green() == colour.blue() for colour in colours)
    assert {time.texts[-1] for time in page.people._times.values()} == {""}
    page.show_sight(LIVE)
    assert {time.texts[-1] for time in page.people._times.values()} != {""}


def test_that_only_teams_that_a_filter_asks_for_are_bright(qtbot: QtBot, busy: Board) -> None:
    page = shown(qtbot, busy)
    bright = render(page, page.size())
    payments = next(team.id for team in busy.teams.values() if team.name == "Payments")
    page.narrow(lambda team_id: team_id == payments)
    dim = render(page, page.size())
    kept = page.rect_of(Target(team_id=payments))
    assert bright.copy(kept) == dim.copy(kept)
    other = page.rect_of(Target(team_id=next(team for team in busy.teams if team != payments)))
    assert bright.copy(other) != dim.copy(other)
    assert len(parts(page, PartKind.PERSON)) == 69


def test_that_a_calm_floor_says_no_colour_but_who_is_over(qtbot: QtBot) -> None:
    page = shown(qtbot, calm_board(NOW))
    assert page.headline.accessibleDescription()


def test_that_what_folds_can_be_unfolded_and_scrolled(qtbot: QtBot) -> None:
    page = shown(qtbot, big_board(NOW, teams=80, agents=250, incidents=60))
    page.read_from(Room(8.0))
    (count,) = parts(page, PartKind.COUNT)
    assert count[0].startswith("and ")
    hidden = [agent for agent in range(1, 251) if page.rect_of(Target(agent_id=agent)).isEmpty()]
    assert hidden
    page.people.toggle_fold()
    assert step_of(page) is Step.NAME
    assert page.people._bar.maximum() > 0
    page.people._bar.setValue(page.people._bar.maximum())
    assert set(hidden) - {agent for agent in hidden if page.rect_of(Target(agent_id=agent)).isEmpty()}
    page.people.toggle_fold()
    assert step_of(page) is Step.COUNT


@pytest.fixture
def floor(qapp: QApplication) -> Iterator[Bench]:
    made = bench()
    made.ticker.now = lambda: DESK_NOW  # type: ignore[method-assign]  # the tests' clock stands still
    yield made
    made.store.stop()
    made.ticker.stop()


@pytest.fixture
def bound(floor: Bench, qtbot: QtBot) -> Iterator[StaffPage]:
    page = StaffPage(load_theme())
    frame = bind_staff(page, floor.floor, floor.hand, floor.notices, load_theme())
    qtbot.addWidget(frame)
    frame.resize(1440, 900)
    frame.show()
    yield page
    frame.hide()  # it lives as long as the page is used


def test_that_an_incident_picked_up_on_another_page_is_carried_on_by_the_keys(
    qtbot: QtBot, bound: StaffPage, floor: Bench
) -> None:
    bound.hide()
    floor.hand.pick_up(IncidentPayload(WORST, 3))
    bound.show()
    assert floor.hand.over is not None
    assert bound.marks.isVisible()
    qtbot.keyClick(bound, Qt.Key.Key_Return)
    (command,) = floor.sent
    assert isinstance(command, Deploy)
    assert command.incident_id == WORST


def test_that_space_picks_up_what_the_person_in_focus_holds(
    qtbot: QtBot, bound: StaffPage, floor: Bench
) -> None:
    busy = next(part for part in bound.people.parts() if part.kind is PartKind.PERSON and part.act)
    bound.people.setFocus()
    for _ in range(60):
        if bound.people.incident_in_focus is not None:
            break
        qtbot.keyClick(bound.people, Qt.Key.Key_Down)
    assert busy
    held = bound.people.incident_in_focus
    assert held is not None
    qtbot.keyClick(bound.people, Qt.Key.Key_Space)
    assert floor.hand.held is not None
    assert floor.hand.held.incident_id == held
    qtbot.keyClick(bound.people, Qt.Key.Key_Escape)
    assert floor.hand.phase is Phase.EMPTY


def test_that_the_foot_says_what_a_target_says_to_the_hand(bound: StaffPage, floor: Bench) -> None:
    floor.hand.pick_up(IncidentPayload(WORST, 3))
    floor.hand.hover(Target(agent_id=REMY))
    assert bound.foot.said.startswith("Remy F: ")
    floor.hand.hover(Target(agent_id=EMIL))
    assert bound.foot.said.startswith("Emil K: ")
    floor.hand.put_back()
    assert bound.foot.said == ""


def test_that_what_somebody_holds_opens_beside_the_people_and_never_over_them(
    qtbot: QtBot, bound: StaffPage
) -> None:
    frame = bound.parentWidget()
    busy = next(part for part in bound.people.parts() if part.kind is PartKind.PERSON and part.act)
    assert busy.act is not None
    before = bound.width()
    busy.act()
    assert bound.width() < before
    assert frame is not None
