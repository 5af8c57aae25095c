"""Times as people read them, and the promises' column that they stand in."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from tests.floors import calm_board, sketch_board
from wallboard.domain.promises import promise_page
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.theme import load_theme
from wallboard.widgets.times import Moment, age, left
from wallboard.widgets.type import Size
from wallboard.widgets.wall.promise_lines import Part, Place, lay_promises
from wallboard.widgets.wall.promise_text import who_words, wrapped

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (108, "1:48"),
        (0, "0:00"),
        (0.2, "0:01"),
        (-0.2, "+0:00"),
        (-764, "+12:44"),
        (3599, "59:59"),
        (3600, "1:00 h"),
        (4331, "1:12 h"),
        (-7300, "+2:01 h"),
        (50 * 3600, "2 d"),
        (-10_000 * 86_400, "+10000 d"),
    ],
)
def test_that_what_is_left_is_short_at_every_length(seconds: float, text: str) -> None:
    assert left(timedelta(seconds=seconds)) == text


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (-5, "0"),
        (0.9, "0"),
        (47, "47"),
        (99, "99"),
        (100, "2h"),
        (190, "3h"),
        (47 * 60, "47h"),
        (3 * 1440, "3d"),
    ],
)
def test_that_an_age_has_three_signs_at_most_for_a_month(minutes: float, text: str) -> None:
    assert age(timedelta(minutes=minutes)) == text


def test_that_a_clock_time_of_another_day_names_the_day() -> None:
    moment = Moment(NOW, zone=UTC)
    assert moment.clock(NOW - timedelta(hours=1)) == "13:32"
    assert moment.clock(NOW - timedelta(days=1)).endswith(" 14:32")
    assert moment.clock(NOW - timedelta(days=1)).startswith("21 ")


def test_that_clocks_are_in_the_wall_s_own_zone() -> None:
    assert Moment(NOW, zone=timezone(timedelta(hours=-8))).clock_s(NOW) == "06:32:07"


FROM_AFAR = 431
"""How high the column is on a wall that is read from eight metres."""


def places(calm: bool, height: float = 836) -> tuple[Place, ...]:
    board = calm_board(NOW) if calm else sketch_board(NOW)
    running = sum(len(standing.promises) for standing in board.standings.values())
    page = promise_page(board, NOW, breached_limit=10)
    return lay_promises(page, NOW, running=running, width=500, height=height)


def test_that_breached_stand_above_the_line_of_now_and_the_next_below() -> None:
    parts = [place.part for place in places(calm=False)]
    assert parts == [
        *[Part.BREACHED] * 3, Part.MORE_BREACHED, Part.NOW,
        Part.HERO, *[Part.NEXT] * 3, Part.MORE_SOON, Part.RESTING,
    ]  # fmt: skip


def test_that_from_eight_metres_three_of_the_next_stand_before_a_line_of_now_with_nothing_above_it() -> None:
    column = places(calm=False, height=FROM_AFAR)
    assert [place.part for place in column] == [Part.HERO, Part.NEXT, Part.NEXT, Part.MORE_SOON]
    assert column[-1].count == 20


def test_that_a_calm_column_has_neither_hero_nor_line_of_now() -> None:
    parts = {place.part for place in places(calm=True)}
    assert parts == {Part.NEXT, Part.MORE_LATER, Part.MET}


@pytest.mark.parametrize("height", [836, 700, 600, 500, FROM_AFAR])
@pytest.mark.parametrize("calm", [False, True])
def test_that_every_promise_is_shown_or_counted_and_none_leaves_the_column(height: float, calm: bool) -> None:
    column = places(calm, height)
    shown = sum(place.part in (Part.BREACHED, Part.HERO, Part.NEXT) for place in column)
    counted = {place.part: place.count for place in column}
    assert column[-1].rect.bottom() <= height
    if calm:
        assert shown + counted.get(Part.MORE_LATER, 0) == 17
    else:
        breached = sum(place.part is Part.BREACHED for place in column)
        if height > FROM_AFAR:  # there the head alone says how many are broken
            assert breached + counted.get(Part.MORE_BREACHED, 0) + counted[Part.NOW] == 8
        assert shown - breached + counted[Part.MORE_SOON] == 23
        assert Part.HERO in counted


def test_that_a_long_nature_takes_a_second_line_and_the_column_still_ends_in_time() -> None:
    board = sketch_board(NOW)
    running = sum(len(standing.promises) for standing in board.standings.values())
    page = promise_page(board, NOW, breached_limit=10)
    for height in (431, 600, 836, 1200):
        column = lay_promises(
            page, NOW, running=running, width=500, height=height, is_long=lambda _part, _line: True
        )
        rows = [place for place in column if place.part in (Part.BREACHED, Part.NEXT)]
        assert all(place.is_tall for place in rows)
        assert column[-1].rect.bottom() <= height
        for above, below in pairwise(column):
            assert above.rect.bottom() == below.rect.top()


def test_that_what_waits_and_what_was_met_fold_first_and_are_counted() -> None:
    low, high = places(calm=False), places(calm=False, height=1400)
    assert not {Part.PAUSED, Part.MET} & {place.part for place in low}
    assert [place.count for place in low if place.part is Part.RESTING] == [3]
    assert {Part.PAUSED, Part.MET} <= {place.part for place in high}


def test_that_the_next_breach_has_a_line_for_its_reference_unless_the_column_is_too_short() -> None:
    assert [place.has_foot for place in places(calm=False) if place.part is Part.HERO] == [True]
    assert [place.has_foot for place in places(calm=False, height=370) if place.part is Part.HERO] == [False]


def test_that_words_are_broken_between_words_and_cut_on_the_second_line_only(qapp: QApplication) -> None:
    face = Inkpot(load_theme(), 1.0).face(Size.NEAR)
    room = face.width("Card payments")
    assert wrapped(face, "Card payments", room, room) == ("Card payments",)
    assert wrapped(face, "Card payments fail", room, room) == ("Card payments", "fail")
    first, second = wrapped(face, "Card payments fail in every shop", room, room)
    assert first == "Card payments"
    assert second.startswith("fail in")
    assert second.endswith("…")
    assert face.width(second) <= room
    (alone,) = wrapped(face, "Donaudampfschifffahrt", room, room)
    assert alone.endswith("…")


def test_that_a_team_is_cut_before_the_reference_and_whose_it_is(qapp: QApplication) -> None:
    board = sketch_board(NOW)
    line = next(line for line in promise_page(board, NOW).breached if len(line.people) > 1)
    face = Inkpot(load_theme(), 1.0).face(Size.WALK_UP)
    everything = f"{line.reference} · {line.team} · {', '.join(line.people)}"
    assert who_words(line, face, face.width(everything)) == everything
    counted = f"{line.reference} · {line.team} · {line.people[0]} +{len(line.people) - 1}"
    assert who_words(line, face, face.width(counted)) == counted
    cut = who_words(line, face, face.width(counted) - 20)
    assert cut.startswith(line.reference)
    assert cut.endswith(f"{line.people[0]} +{len(line.people) - 1}")
    assert face.width(cut) <= face.width(counted) - 20
