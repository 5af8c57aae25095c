"""A page that is not LIVE shows no countdown as in time, on any page; and who fell silent is told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QWidget

from tests.floors import sketch_board
from tests.widgets.desk_floor import WORST, Bench
from tests.widgets.ink_watch import inks_of
from tests.widgets.wall_floors import NOW, SIZES, wall_page
from wallboard.domain.board import Board
from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.heartbeats import Heartbeat, Kind, RollCall
from wallboard.domain.sources import Origin, Source
from wallboard.widgets.company.pane import lines_of
from wallboard.widgets.company.words import company_of
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.theme import load_theme
from wallboard.widgets.times import Moment, left
from wallboard.widgets.wall.source_veil import SourceVeil

pytestmark = pytest.mark.usefixtures("qapp")

NOT_LIVE = [
    Sight(Freshness.LATE, timedelta(seconds=4)),
    Sight(Freshness.STALE, timedelta(seconds=14)),
    Sight(Freshness.BLIND, timedelta(seconds=90)),
]
WHILE = timedelta(seconds=75)


def texts(page: QWidget, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return [ink.text for ink in inks_of(page, SIZES[1], monkeypatch).inks]


def countdowns(board: Board, now: datetime, *, within_s: int = 0) -> set[str]:
    """What the countdown of any promise would read, at `now` and up to so many seconds later."""
    dues = [clock.due_at for clock in board.promises.values()]
    instants = [now + timedelta(seconds=later) for later in range(within_s + 1)]
    return {left(due - at) for due in dues for at in instants}


@pytest.mark.parametrize("sight", NOT_LIVE, ids=lambda sight: sight.freshness.value)
def test_that_nothing_runs_on_a_wall_that_is_not_live(sight: Sight, monkeypatch: pytest.MonkeyPatch) -> None:
    page = wall_page(sketch_board(NOW))
    live = texts(page, monkeypatch)
    page.show_tick(NOW + WHILE)
    assert texts(page, monkeypatch) != live, "a live wall counts"
    page.show_sight(sight)
    then = texts(page, monkeypatch)
    page.show_tick(NOW + 2 * WHILE)
    assert texts(page, monkeypatch) == then
    assert sight.freshness.value.upper() in then
    assert any("as of" in text for text in then), "it is dated"
    assert page.veil.isVisibleTo(page), "it is hatched"


@pytest.mark.parametrize("sight", NOT_LIVE, ids=lambda sight: sight.freshness.value)
def test_that_no_countdown_is_left_on_a_wall_that_is_not_live(
    sight: Sight, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = sketch_board(NOW)
    page = wall_page(board)
    running = countdowns(board, NOW)
    assert running & set(texts(page, monkeypatch))
    page.show_sight(sight)
    assert not running & set(texts(page, monkeypatch))


@pytest.mark.parametrize("sight", NOT_LIVE, ids=lambda sight: sight.freshness.value)
def test_that_no_countdown_is_left_on_a_desk_that_is_not_live(
    sight: Sight, floor: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = DeskPage(floor.floor, floor.hand, floor.notices, load_theme())
    page.incidents.choose(WORST)
    board, now = floor.store.board, floor.ticker.now()
    assert countdowns(board, now, within_s=20) & set(texts(page, monkeypatch))
    page.take_sight(sight)
    found = countdowns(board, now, within_s=40) & set(texts(page, monkeypatch))
    assert not found, f"{found} would be taken for in time"
    assert page.veil.isVisibleTo(page), "it is hatched"


def beat(name: str, kind: Kind, age_s: float, **more: object) -> Heartbeat:
    given = Heartbeat(
        instance_id=name,
        kind=kind,
        program="wallboard marks",
        host="host-1",
        every=timedelta(seconds=5),
        started_at=NOW - timedelta(hours=1),
        beat_at=NOW - timedelta(seconds=age_s),
    )
    return replace(given, **more)  # type: ignore[arg-type]  # the tests name fields


def test_that_who_follows_is_said_quietly_and_who_fell_silent_loudly() -> None:
    boards = tuple(beat(f"b{number}", Kind.BOARD, 1) for number in range(3))
    calm = company_of(RollCall(NOW, (*boards, beat("e", Kind.ENGINE, 2))), NOW)
    assert (calm.calm, calm.loud) == ("3 boards, 1 engine follow", "")
    silent = company_of(RollCall(NOW, (*boards, beat("e", Kind.ENGINE, 245))), NOW)
    assert (silent.calm, silent.loud) == ("3 boards follow", "ENGINE on host-1 silent 4 min")


def test_that_who_follows_another_log_is_told_before_who_is_silent() -> None:
    astray, silent = beat("b", Kind.BOARD, 1, is_same_log=False), beat("e", Kind.ENGINE, 245)
    loud = company_of(RollCall(NOW, (silent, astray)), NOW).loud
    assert loud == "BOARD on host-1 follows ANOTHER LOG, and 1 more"


def test_that_the_wall_says_both_and_calls_out_in_its_headline(monkeypatch: pytest.MonkeyPatch) -> None:
    page = wall_page(sketch_board(NOW))
    page.headline.show_company(company_of(RollCall(NOW, (beat("b", Kind.BOARD, 1),)), NOW))
    assert any(text.startswith("1 board follows") for text in texts(page, monkeypatch))
    page.headline.show_company(company_of(RollCall(NOW, (beat("e", Kind.ENGINE, 245),)), NOW))
    assert "ENGINE on host-1 silent 4 min" in texts(page, monkeypatch)


def test_that_the_banner_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    page = wall_page(sketch_board(NOW))
    page.show_sight(NOT_LIVE[2])
    page.headline.show_trouble("The database cannot be reached.")
    said = texts(page, monkeypatch)
    assert "The database cannot be reached" in said
    assert "database silent for 90 s" in said


def test_that_a_tile_whose_source_is_not_live_is_dated_while_the_page_is_live(
    floor: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = wall_page(sketch_board(NOW))
    veil = SourceVeil(page.history.pot, "Last hours", page)
    veil.place(page.history.geometry())
    moment = Moment(NOW, zone=UTC)
    veil.show_source(Source(Origin.HOURS, Freshness.STALE, NOW - timedelta(minutes=9)), moment)
    assert veil.isVisibleTo(page)
    assert "as of 14:23" in texts(page, monkeypatch)
    veil.show_source(Source(Origin.HOURS, Freshness.BLIND, None), moment)
    assert "not read yet" in texts(page, monkeypatch)
    veil.show_source(Source(Origin.HOURS, Freshness.LIVE, NOW), moment)
    assert not veil.isVisibleTo(page)


def test_that_the_list_names_every_source_and_program_and_marks_whoever_is_silent() -> None:
    sources = {Origin.HOURS: Source(Origin.HOURS, Freshness.STALE, NOW - timedelta(minutes=9))}
    gone = beat("g", Kind.BOARD, 5, said_goodbye_at=NOW)
    roll = RollCall(NOW, (beat("e", Kind.ENGINE, 245), beat("b", Kind.BOARD, 1), gone), "b")
    lines = [line for line in lines_of(roll, NOW, sources, Moment(NOW, zone=UTC)) if not line.is_head]
    assert [line.text.split("\n")[0] for line in lines] == [
        "STALE   Last hours, as of 14:23",
        "BLIND   Engine · host-1",
        "LIVE   Board · host-1 · this one",
    ]
    assert [line.is_loud for line in lines] == [True, True, False]


def test_that_a_replayed_floor_says_so_in_large_letters_with_its_speed_and_date(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    board = sketch_board(NOW)
    clock = replace(board.clock, speed=60.0, floor_anchor_at=NOW, database_anchor_at=NOW - timedelta(days=9))
    page = wall_page(replace(board, clock=clock))
    inks = inks_of(page, SIZES[1], monkeypatch).inks
    (said,) = [ink for ink in inks if "REPLAY" in ink.text]
    assert "REPLAY × 60" in said.text
    assert said.px >= 60
    assert any("22 Nov 2026" in ink.text for ink in inks)


def test_that_a_floor_of_today_never_says_replay(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not any("REPLAY" in text for text in texts(wall_page(sketch_board(NOW)), monkeypatch))
