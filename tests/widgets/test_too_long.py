"""Who is too long in a state: by the profile, and the same on wall, page of people, desk and in the JSON."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.floors import sketch_board
from tests.widgets.staff_floors import staff_page
from tests.widgets.wall_floors import NOW, STALE, wall_page
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.freshness import Freshness
from wallboard.domain.lanes import NO_LIMITS, StateLimits, agent_status
from wallboard.domain.severity import SEVERITIES
from wallboard.domain.summary import summary
from wallboard.domain.thresholds import Profile
from wallboard.live.clock import steady_s
from wallboard.live.history import HistoryKeeper
from wallboard.live.records import RecordKeeper
from wallboard.live.step import Step
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker
from wallboard.models.choice import FilterChoice
from wallboard.models.floor import Floor
from wallboard.models.team_list import TeamListModel
from wallboard.services.profiles import load_profile
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.desk.chip_paint import span_words
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.hand import Hand
from wallboard.widgets.notices import Notices
from wallboard.widgets.theme import load_theme
from wallboard.widgets.wall.people import PeopleTile

LATER = NOW + timedelta(seconds=6)
PROFILES = {
    "default": load_profile().people,
    "none": NO_LIMITS,
    "a minute": StateLimits(
        timedelta(minutes=1),
        {severity: timedelta(minutes=1) for severity in SEVERITIES},
        timedelta(minutes=1),
        timedelta(minutes=1),
    ),
}


@pytest.fixture(scope="module")
def busy() -> Board:
    return sketch_board(NOW)


def told(board: Board, limits: StateLimits) -> set[int]:
    lanes = json.loads(json.dumps(summary(board, LATER, Freshness.LIVE, Profile("told", people=limits))))[
        "lanes"
    ]
    return {person["id"] for lane in lanes for person in lane["people"] if person["too_long"]}


def late(parts: Iterator[Part] | tuple[Part, ...]) -> dict[int, bool]:
    """Of each person whom a page shows, whether it says that they are too long in their state."""
    return {
        part.key[1]: "too long in this state" in part.value  # type: ignore[index]  # ("agent", id)
        for part in parts
        if part.kind is PartKind.PERSON
    }


@pytest.fixture
def desk_of(qtbot: QtBot) -> Iterator[Callable[[Board, StateLimits], DeskPage]]:
    tickers: list[Ticker] = []

    def made(board: Board, limits: StateLimits) -> DeskPage:
        store, ticker = Store(send=lambda _command: None), Ticker()
        step = Step(board, Change(), steady_s(), steady_s())
        store.take(step)
        ticker.follow(step)
        tickers.append(ticker)
        profile = replace(load_profile(), people=limits)
        parts = (
            TeamListModel(store, ticker),
            HistoryKeeper(store, ticker),
            RecordKeeper(store, ticker, None),
        )
        hand = Hand(store, lambda: NOW)
        floor = Floor(store, ticker, *parts, FilterChoice(store), profile=profile)
        page = DeskPage(floor, hand, Notices(store, hand), load_theme())
        qtbot.addWidget(page)
        page.resize(1920, 1080)
        page.grab()
        return page

    yield made
    for ticker in tickers:
        ticker.stop()


@pytest.mark.parametrize("name", PROFILES)
def test_that_every_page_says_it_of_the_same_people(
    busy: Board, name: str, desk_of: Callable[[Board, StateLimits], DeskPage]
) -> None:
    limits = PROFILES[name]
    expected = told(busy, limits)
    assert bool(expected) is (name != "none")
    wall, staff = wall_page(busy), staff_page(busy)
    wall.strip.profile = replace(wall.strip.profile, people=limits)
    staff.limits = limits
    for page in (wall, staff):
        page.show()
        page.show_tick(LATER)  # when both pages look at their board again
    desk = desk_of(busy, limits)
    for said in (late(wall.people.parts()), late(staff.people.parts()), late(desk.people.parts())):
        assert said
        assert {agent for agent, is_late in said.items() if is_late} == expected & set(said)


def test_that_chips_are_drawn_otherwise_where_the_profile_says_so(busy: Board) -> None:
    strict, lax = wall_page(busy), wall_page(busy)
    for page, name in ((strict, "a minute"), (lax, "none")):
        page.strip.profile = replace(page.strip.profile, people=PROFILES[name])
        page.show_tick(LATER)
    assert _late_times(strict.people)
    assert not _late_times(lax.people)


def test_that_nobody_is_too_long_on_a_page_that_is_not_now(busy: Board) -> None:
    wall = wall_page(busy)
    assert any(late(wall.people.parts()).values())
    wall.show_sight(STALE)
    assert not any(late(wall.people.parts()).values())


def test_that_the_desk_counts_no_minutes_on_a_page_that_is_not_now(busy: Board) -> None:
    people = [
        one for one in (agent_status(busy, key, NOW) for key in busy.agents) if one.since_at is not None
    ]
    assert people
    for person in people:
        assert any(map(str.isdigit, span_words(person, NOW, is_now=True)))
        assert not any(map(str.isdigit, span_words(person, NOW, is_now=False)))


def _late_times(tile: PeopleTile) -> int:
    return sum(time.is_over for lane in tile._minutes for time in lane)
