"""Pages made of areas: tiles stand apart at every size, and show of the floor what the plan asks for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.domain.test_plan_areas import pages
from tests.floors import big_board, sketch_board
from tests.live.hands import HandClock
from tests.widgets.wall_floors import NOW, history_of
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.filter import Filter
from wallboard.domain.floor_history import FloorHistory
from wallboard.domain.night import NightRecord, NightSpan
from wallboard.domain.plan_focus import filter_of
from wallboard.domain.selection import selection_of
from wallboard.domain.severity import Severity
from wallboard.domain.wall_plan import Areas, PlanPage, TileKind
from wallboard.services.wall_file import load_plan, shipped_plan
from wallboard.widgets.alarm.wall_bar import WallAlarmBar
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.heat.place import NOTHING_CHOSEN
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.picture import render
from wallboard.widgets.plan.area_grid import area_grid
from wallboard.widgets.plan.area_page import AreaPage
from wallboard.widgets.plan.foot import WallFoot
from wallboard.widgets.plan.goals import GoalsTile
from wallboard.widgets.room import Room
from wallboard.widgets.staff.staff_board import StaffBoard
from wallboard.widgets.staff.staff_layout import Step
from wallboard.widgets.theme import load_theme
from wallboard.widgets.wall.counts import TWO_DIGITS
from wallboard.widgets.wall.tile import Tile

SIZES = [QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160), QSize(1080, 1920)]
SHIPPED = [page for page in load_plan(shipped_plan()).pages if page.areas is not None]


def shown(plan: PlanPage, board: Board, size: QSize = SIZES[1]) -> AreaPage:
    page = AreaPage(plan, load_theme("dark"), zone=UTC)
    page.resize(size)
    selection = selection_of(filter_of(plan, board, NOW), board)
    if not selection.is_everything:
        page.narrow(lambda: selection)
    page.show_board(board, Change(), NOW)
    page.show_history(history_of(board))
    return page


def page_of(*rows: str, **more: object) -> PlanPage:
    cells = tuple(tuple(TileKind(word) for word in row.split()) for row in rows)
    return replace(PlanPage("own", "Own", Areas(cells)), **more)  # type: ignore[arg-type]  # named by the test


def tiles(page: QWidget) -> list[Tile]:
    return [tile for tile in page.findChildren(Tile) if tile.isVisibleTo(page)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(pages(), st.sampled_from(SIZES), st.integers(1, 30), st.sampled_from([Room(), Room(8.0), Room(2.0)]))
def test_that_no_rectangle_of_a_page_overlaps_another(
    qapp: object, areas: Areas, size: QSize, teams: int, room: Room
) -> None:
    laid = area_grid(areas, size, teams=teams, folded=False, room=room, whole=size, digits=TWO_DIGITS)
    grid = laid.grid
    places = {kind: place for kind, place in laid.places.items() if kind is not TileKind.TEAMS}
    rects = [*places.values(), grid.teams, grid.heat, grid.history, grid.free]
    for one, other in combinations([rect for rect in rects if not rect.isEmpty()], 2):
        assert not one.intersects(other)
    for tile in (grid.teams, grid.heat, grid.history, grid.free):
        assert tile.isEmpty() or laid.places[TileKind.TEAMS].adjusted(0, 0, 1, 1).contains(tile)
        assert not grid.rows.bands or tile.isEmpty() or grid.rows.bands[-1][1] <= tile.height() + 1


def stand_apart(page: AreaPage) -> list[Tile]:
    """The page's tiles, each of which lies on the page and on no other."""
    found = tiles(page)
    for one, other in combinations(found, 2):
        assert not one.geometry().intersects(other.geometry()), (one.accessibleName(), other.accessibleName())
    for tile in found:
        assert page.rect().contains(tile.geometry()), tile.accessibleName()
    return found


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("plan", SHIPPED, ids=lambda plan: plan.name)
def test_that_every_shipped_page_has_room_for_all_its_tiles(
    qtbot: QtBot, plan: PlanPage, size: QSize
) -> None:
    page = shown(plan, sketch_board(NOW), size)
    qtbot.addWidget(page)
    assert page.left_out == ()
    stand_apart(page)
    assert not render(page, size).isNull()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("plan", SHIPPED, ids=lambda plan: plan.name)
@pytest.mark.parametrize("teams", [12, 80])
def test_that_below_an_alarm_every_tile_stands_apart_and_what_it_tells_of_lies_on_it(
    qtbot: QtBot, plan: PlanPage, size: QSize, teams: int
) -> None:
    page = shown(plan, big_board(NOW, teams=teams, agents=teams * 3, incidents=teams * 5), size)
    frame = below_an_alarm(page, size)
    qtbot.addWidget(frame)
    assert not render(frame, size).isNull()
    assert page.left_out == ()
    for tile in stand_apart(page):
        for part in tile.parts():
            assert tile.rect().adjusted(-2, -2, 2, 2).contains(part.rect), (tile.accessibleName(), part)


def below_an_alarm(page: AreaPage, size: QSize) -> PageFrame:
    """The page as it hangs while something rings."""
    frame, pot = PageFrame(page), Inkpot(load_theme("dark"), page.room.scale(size))
    frame.resize(size)
    bar = WallAlarmBar(pot)
    bar.dress(pot, size)
    frame.dock_head(bar)
    frame.dock_foot(WallFoot(pot))
    assert not bar.geometry().intersects(page.geometry())
    return frame


def test_that_the_first_plate_of_goals_stands_clear_of_the_heads(qtbot: QtBot) -> None:
    plan = next(plan for plan in SHIPPED if plan.name == "sla")
    page = shown(plan, big_board(NOW, teams=12, agents=40, incidents=120))
    qtbot.addWidget(page)
    (goals,) = page.findChildren(GoalsTile)
    assert goals.rows[0].breached
    image, colour = render(page, SIZES[1]), load_theme("dark").s1
    place = goals.geometry()
    first = next(
        y
        for y in range(place.top(), place.bottom())
        if any(image.pixelColor(x, y) == colour for x in range(place.left(), place.right()))
    )
    head = load_theme("dark").text3
    last = max(
        y for y in range(place.top(), first) for x in range(place.right()) if image.pixelColor(x, y) == head
    )
    assert first - last >= 12


def test_that_a_page_about_one_team_shows_the_hottest_and_nothing_of_others(qtbot: QtBot) -> None:
    board = sketch_board(NOW)
    page = shown(next(plan for plan in SHIPPED if plan.name == "team"), board)
    qtbot.addWidget(page)
    whole = shown(page_of("headline", "teams"), board)
    qtbot.addWidget(whole)
    scene, every = page._scene, whole._scene
    assert scene is not None
    assert every is not None
    assert [row.name for row in scene.rows] == [every.rows[0].name]
    (people,) = page.findChildren(StaffBoard)
    assert people._roster is not None
    assert [team.name for team in people._roster.teams] == [every.rows[0].name]
    assert page.headline.heading.sentence.startswith(f"{every.rows[0].name}, {scene.rows[0].count} of ")


def test_that_a_filter_is_said_first_and_chosen_by_no_hand(qtbot: QtBot) -> None:
    plan = page_of("headline headline", "teams promises", filter=Filter(severities=frozenset({Severity(1)})))
    page = shown(plan, sketch_board(NOW))
    qtbot.addWidget(page)
    scene = page._scene
    assert scene is not None
    assert page.headline.heading.sentence.startswith("Critical, ")
    assert scene.chosen == NOTHING_CHOSEN


def test_that_goals_tell_of_every_team_what_the_page_counts_of_all(qtbot: QtBot) -> None:
    board = big_board(NOW, teams=14, agents=40, incidents=120)
    page = shown(next(plan for plan in SHIPPED if plan.name == "sla"), board)
    qtbot.addWidget(page)
    (goals,) = page.findChildren(GoalsTile)
    scene = page._scene
    assert scene is not None
    assert scene.basis.tally is not None
    assert len(goals.rows) == len(goals.grid.rows)
    assert sum(row.breached for row in goals.rows) == scene.basis.tally.counts.breached
    assert sum(row.soon for row in goals.rows) == scene.basis.tally.counts.soon
    assert sum(row.running for row in goals.rows) == scene.running


def test_that_the_night_is_grey_and_named_and_says_that_it_is_read(qtbot: QtBot) -> None:
    board = sketch_board(NOW)
    page = shown(next(plan for plan in SHIPPED if plan.name == "night"), board)
    qtbot.addWidget(page)
    assert page.headline.heading.sentence == "The last night is being read"
    span = NightSpan(datetime(2026, 3, 4, 22, tzinfo=UTC), datetime(2026, 3, 5, 6, tzinfo=UTC))
    nothing = FloorHistory(span.since, span.until, ())
    page.show_night(NightRecord(span, board, history_of(board), nothing))
    assert page.headline.heading.sentence.startswith("Last night, 22:00 to 06:00")
    night = page._own[TileKind.NIGHT]
    colour = night.strip.pot.theme.s1  # type: ignore[attr-defined]  # the tile of the night
    assert colour.red() == colour.green() == colour.blue(), "colour means now"


def test_that_a_tile_without_room_is_left_out_and_named(qtbot: QtBot) -> None:
    page = shown(page_of("headline headline", "lanes promises"), sketch_board(NOW))
    qtbot.addWidget(page)
    page.read_from(Room(distance_m=20.0))
    page.resize(QSize(800, 450))
    assert set(page.left_out) <= {TileKind.LANES, TileKind.PROMISES, TileKind.HEADLINE}


def test_that_a_day_of_teams_is_not_counted_anew_with_every_row(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However fast the floor's time goes: it is the window that would stand still."""
    clock = HandClock()
    monkeypatch.setattr("wallboard.widgets.plan.area_tiles.steady_s", clock)
    board = sketch_board(NOW)
    page = shown(next(plan for plan in SHIPPED if plan.name == "sla"), board)
    qtbot.addWidget(page)
    (goals,) = page.findChildren(GoalsTile)
    before = goals.rows
    clock.forward(1)
    page.show_board(board, Change(), NOW + timedelta(minutes=10))
    assert goals.rows is before
    clock.forward(1)
    page.show_board(board, Change(), NOW + timedelta(minutes=20))
    assert goals.rows is not before


@pytest.mark.parametrize("size", SIZES)
def test_that_a_wall_of_80_teams_names_people_of_those_in_need_and_counts_the_rest(
    qapp: object, size: QSize
) -> None:
    (staff,) = (page for page in SHIPPED if page.name == "staff")
    page = shown(staff, big_board(NOW), size)
    (people,) = page.findChildren(StaffBoard)
    assert people.step is Step.NAME
    assert any("more teams" in part.name for part in people.parts())
