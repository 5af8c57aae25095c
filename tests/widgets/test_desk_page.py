"""The desk as a page: its parts fit at every size, keep their place, and say what they cannot show."""

import itertools
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.domain.incident_life import OFFICE, life, minutes, only, promising
from tests.floors import big_board
from tests.widgets.desk_floor import HOSTING, NOW, REMY, WORST, Bench, assignment, bench, board, incident
from wallboard.domain.clock import ClockState
from wallboard.domain.event import Entity, Unreadable
from wallboard.domain.figures import Figure, figures
from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import ALWAYS, NamedCalendar
from wallboard.domain.staff import Nature
from wallboard.models.payload import IncidentPayload
from wallboard.widgets.desk import strip
from wallboard.widgets.desk.people_layout import Block, lay_out
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.detail.facts import detail_of, promised_span
from wallboard.widgets.hand_state import Target
from wallboard.widgets.theme import load_theme

SIZES = [(1280, 720), (1440, 900), (1920, 1080), (3840, 2160)]
STALE = Sight(Freshness.STALE, timedelta(seconds=14))


@pytest.fixture
def floor(qapp: QApplication) -> Iterator[Bench]:
    made = bench()
    made.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    yield made
    made.store.stop()
    made.ticker.stop()


def _page(floor: Bench, qtbot: QtBot, size: tuple[int, int] = (1440, 900)) -> DeskPage:
    made = DeskPage(floor.floor, floor.hand, floor.notices, load_theme("dark"))
    qtbot.addWidget(made)
    made.resize(*size)
    made.show()
    return made


@pytest.fixture
def page(floor: Bench, qtbot: QtBot) -> DeskPage:
    return _page(floor, qtbot)


def _place(page: DeskPage, part: QWidget) -> QRect:
    return QRect(part.mapTo(page, QPoint(0, 0)), part.size())


@pytest.mark.parametrize("size", SIZES)
def test_that_the_parts_fill_the_page_and_none_covers_another(
    floor: Bench, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = _page(floor, qtbot, size)
    parts = (
        page.head,
        page.strip,
        page.incidents,
        page.people_head,
        page.people,
        page.column,
        page.notice,
    )
    places = [_place(page, part) for part in parts]
    assert all(page.rect().contains(place) and not place.isEmpty() for place in places)
    assert not any(one.intersects(other) for one, other in itertools.combinations(places, 2))


@pytest.mark.parametrize("size", SIZES)
def test_that_every_person_and_team_has_a_place_of_their_own(
    floor: Bench, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = _page(floor, qtbot, size)
    targets = page.people.targets()
    here = {status.agent_id for row in range(8) for status in floor.floor.teams.line(row).lane.people}
    assert {target.agent_id for target in targets if target.agent_id} == here
    places = [page.people.rect_of(target) for target in targets]
    assert not any(one.intersects(other) for one, other in itertools.combinations(places, 2))
    assert all(place.right() <= page.people.viewport().width() for place in places)


def test_that_everybody_keeps_their_place_under_a_hand_and_who_cannot_go_says_why(
    page: DeskPage, floor: Bench
) -> None:
    floor.show(board((incident(1, 1, 8, 4, 18),)))  # needs switching, which nobody holds
    before = {target: page.people.rect_of(target) for target in page.people.targets()}
    floor.hand.pick_up(IncidentPayload(WORST, 3))
    assert {target: page.people.rect_of(target) for target in page.people.targets()} == before
    answers = [floor.hand.answer(target) for target in before if target.agent_id is not None]
    assert all(answer is not None and answer.sentence for answer in answers)


def test_that_teams_stand_in_more_columns_where_there_is_room() -> None:
    blocks = [Block(team, tuple(range(team * 10, team * 10 + 5))) for team in range(1, 9)]
    narrow, wide = lay_out(blocks, 700), lay_out(blocks, 2400)
    assert {rect.left() for rect in narrow.teams.values()} == {0.0}
    assert len({rect.left() for rect in wide.teams.values()}) == 4
    assert wide.height < narrow.height / 3


def test_that_the_gap_between_two_chips_is_nobody(page: DeskPage) -> None:
    place = page.people.rect_of(Target(agent_id=1))
    assert page.people.target_at(place.center()) == Target(agent_id=1)
    assert page.people.target_at(QPoint(place.right() + 4, place.center().y())) is None


def test_that_a_row_that_cannot_be_read_is_shown_first_and_harms_no_other(
    page: DeskPage, floor: Bench
) -> None:
    floor.show(board((Unreadable(Entity.INCIDENT, 2, "severity is 9"),)))  # type: ignore[arg-type]  # as read
    line = page.incidents.unassigned.lines.line(0)
    assert (line.id, line.incident, line.unreadable) == (2, None, "severity is 9")
    assert page.incidents.unassigned.lines.rowCount() == 7
    page.grab()


def test_that_a_hostile_name_neither_freezes_nor_breaks_the_paint(page: DeskPage, floor: Bench) -> None:
    floor.show(board((Nature(1, "n1", "<b>x</b>\u202e\n" * 100_000),)))
    page.incidents.choose(WORST)
    began = time.monotonic()
    page.grab()
    assert time.monotonic() - began < 2.0


def test_that_a_stale_desk_is_grey_dated_and_takes_no_drop(page: DeskPage, floor: Bench) -> None:
    page.take_sight(STALE)
    image = page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    points = itertools.product(range(0, image.width(), 7), range(0, image.height(), 7))
    shades = {_shade(image.pixel(x, y)) for x, y in points}
    assert len(shades) > 5
    assert all(max(shade) - min(shade) <= 3 for shade in shades)
    assert page.veil.isVisible()


def _shade(pixel: int) -> tuple[int, int, int]:
    return pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255


def test_that_colours_come_back_when_the_board_is_live_again(page: DeskPage) -> None:
    before = page.grab().toImage()
    page.take_sight(STALE)
    assert page.grab().toImage() != before
    page.take_sight(Sight(Freshness.LIVE, timedelta(0)))
    assert page.grab().toImage() == before


def test_that_the_chosen_incident_stays_chosen_when_it_goes_to_the_other_section(
    page: DeskPage, floor: Bench
) -> None:
    page.incidents.choose(WORST)
    deployed = replace(floor.store.board.incidents[WORST], version=4, deployed_at=NOW)
    floor.show(board((deployed, assignment(900, WORST, REMY, 0))))
    assert page.detail.incident_id == WORST
    current = page.incidents.assigned.current_line()
    assert current is not None
    assert current.id == WORST
    assert page.incidents.unassigned.current_line() is None


def test_that_a_chosen_incident_that_is_resolved_is_said_to_be_gone_and_no_other_is_chosen(
    page: DeskPage, floor: Bench
) -> None:
    page.incidents.choose(WORST)
    floor.show(board(without=(WORST,)))
    assert page.detail.incident_id == WORST
    assert page.detail.detail() is None


def test_that_the_detail_says_what_is_needed_who_is_on_it_and_what_was_promised() -> None:
    detail = detail_of(board((assignment(900, WORST, REMY, 0),)), WORST, NOW)
    assert detail is not None
    assert detail.title == "Card payments fail"
    assert dict(detail.facts)["Needs"] == "card acquiring"
    assert [(one.name, one.doing) for one in detail.people] == [("Remy F", "lead, working")]
    assert [clock.promise.value for clock in detail.promises] == ["acknowledge", "deploy", "resolve"]
    assert detail.promises[0].state(NOW) is ClockState.MET
    due_at = detail.promises[1].due_at
    assert due_at is not None
    assert due_at - detail.promises[1].started_at == timedelta(minutes=20)


@pytest.mark.parametrize(("calendar", "said"), [(ALWAYS, "2 d"), (OFFICE, "48:00 h working")])
def test_that_working_time_is_told_in_hours_and_never_in_days(calendar: NamedCalendar, said: str) -> None:
    works = promising(minutes(Promise.RESOLVE, 48 * 60), calendar=calendar)
    assert promised_span(only(works.clocks(life("09:00 opened")))) == said


def test_that_what_the_preview_says_is_what_would_be(page: DeskPage, floor: Bench) -> None:
    floor.hand.pick_up(IncidentPayload(WORST, 3))
    floor.hand.hover(Target(agent_id=REMY))
    preview = page.preview.preview
    assert preview is not None
    status = {s.agent_id: s for s in floor.floor.teams.line(_row(floor)).lane.people}[REMY]
    assert preview.load is not None
    assert (preview.load.now, preview.load.after) == (status.load, status.load + 8)
    keeps = {fact.label: fact.text for fact in preview.facts}["Team keeps"]
    free = [s for s in floor.floor.teams.line(_row(floor)).lane.people if s.kind == "free"]
    assert keeps.startswith(f"{len([s for s in free if s.agent_id != REMY])} free of 6")


def test_that_the_preview_of_a_team_leaves_out_whoever_is_on_a_break(page: DeskPage, floor: Bench) -> None:
    lane = floor.floor.teams.line(_row(floor)).lane
    assert lane.capacity < sum(status.capacity for status in lane.people)
    floor.hand.pick_up(IncidentPayload(WORST, 3))
    floor.hand.hover(Target(team_id=HOSTING))
    preview = page.preview.preview
    assert preview is not None
    assert preview.load is not None
    assert preview.load.capacity == lane.capacity


def _row(floor: Bench) -> int:
    row = floor.floor.teams.row_of(HOSTING)
    assert row is not None
    return row


def test_that_a_big_floor_still_answers_the_hand(qapp: QApplication, qtbot: QtBot) -> None:
    floor = bench(big_board(NOW, teams=80, agents=250, incidents=500))
    floor.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    page = _page(floor, qtbot, (1280, 720))
    line = page.incidents.unassigned.lines.line(0)
    assert line.incident is not None
    floor.hand.pick_up(IncidentPayload(line.id, line.incident.version))
    best = floor.hand.answers.best_first[0]
    assert page.people.viewport().rect().contains(page.people.rect_of(best))
    floor.store.stop()
    floor.ticker.stop()


def test_that_a_desk_that_nobody_sees_counts_nothing_before_it_is_seen_again(
    floor: Bench, page: DeskPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []

    def counting(*asked: Any) -> tuple[Figure, ...]:
        counted.append(1)
        return figures(*asked)

    monkeypatch.setattr(strip, "figures", counting)
    page.hide()
    assert opened(page) == len(floor.store.board.incidents)
    counted.clear()
    floor.show(board((incident(77, 2, 1, 1, 5.0),)))
    assert not counted
    page.show()
    assert len(counted) == 1
    assert opened(page) == len(floor.store.board.incidents)


def opened(page: DeskPage) -> object:
    return next(figure.value for figure in page.strip.figures if figure.key == "open")
