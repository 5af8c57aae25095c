"""The strip of figures: places that do not move, trends that fold first, and four ways to say a value."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.floors import big_board, calm_board, sketch_board
from tests.widgets.wall_floors import NOW, history_of, wall_page
from wallboard.domain.figure_keys import KEYS
from wallboard.domain.figures import Absence, Figure, Level, Reason
from wallboard.domain.history import LoadHistory
from wallboard.domain.trends import number_of
from wallboard.models.trend import trend_of
from wallboard.services.profiles import load_profile
from wallboard.widgets.ink.sparkline import is_drawn, span_of, stretches
from wallboard.widgets.wall.strip import StripTile
from wallboard.widgets.wall.strip_places import GAP, Need, places_of
from wallboard.widgets.wall.strip_words import reason_words, said_of

FULL_HD, PORTRAIT = QSize(1920, 1080), QSize(1080, 1920)
NEEDS = st.lists(
    st.builds(Need, st.floats(40, 400), st.floats(0, 90)).map(
        lambda need: Need(need.alone, need.alone + need.with_trend)
    ),
    min_size=1,
    max_size=9,
)


def risen() -> LoadHistory:
    """A past in which every figure rose to what it is, with a hole in it."""
    strip = (1.0, 2.0, None, *(float(one) for one in range(13)))
    return replace(history_of(sketch_board(NOW)), trends=dict.fromkeys(KEYS, strip))


def shown_keys(strip: StripTile) -> list[str]:
    return [part.key[1] for part in strip.parts() if isinstance(part.key, tuple)]


def test_that_a_full_hd_wall_shows_seven_figures_with_their_trends_and_says_that_one_more_is_there(
    qtbot: QtBot,
) -> None:
    page = wall_page(sketch_board(NOW), FULL_HD)
    qtbot.addWidget(page)
    assert shown_keys(page.strip) == list(KEYS[:7])
    assert page.strip.parts()[-1].name == "1 more"
    assert page.strip.parts()[-1].value.startswith("Free agents: ")


def test_that_on_end_all_figures_stand_in_two_lines(qtbot: QtBot) -> None:
    page = wall_page(big_board(NOW), PORTRAIT)
    qtbot.addWidget(page)
    assert shown_keys(page.strip) == list(KEYS)
    tops = [page.strip.place(index).top() for index in range(8)]
    assert len(set(tops)) == 2
    assert tops == sorted(tops)
    lefts = [page.strip.place(index).left() for index in range(8)]
    assert lefts[:4] == lefts[4:], "one below the other"


@given(NEEDS, st.floats(300, 2500), st.integers(1, 2))
def test_that_no_figure_has_less_room_than_it_needs_or_meets_another(
    needs: list[Need], width: float, lines: int
) -> None:
    places = places_of(needs, width, lines, 100)
    assert len(places.shown) + places.folded == len(needs)
    assert len(places.shown) >= 1
    if len(places.shown) > 1:
        assert all(one.width >= need.alone - 0.001 for one, need in zip(places.shown, needs, strict=False))
    for line in range(lines):
        row = [one for one in places.shown if one.line == line]
        ends = [one.left + one.width for one in row]
        assert all(end <= width + 0.001 for end in ends)
        starts = [one.left for one in row[1:]]
        assert all(left >= end + GAP - 0.001 for end, left in zip(ends, starts, strict=False))


def test_that_trends_fold_before_figures_and_figures_from_the_right() -> None:
    needs = [Need(100, 160)] * 4
    wide = 4 * 160 + 3 * GAP
    assert [len(places_of(needs, width, 1, 50).shown) for width in (wide, wide - 1, 590)] == [4, 3, 3]
    assert len(places_of(needs, 4 * 100 + 3 * GAP, 1, 50).shown) == 4
    assert places_of(needs, 4 * 100 + 3 * GAP - 1, 1, 50).folded == 1


def test_that_the_loudest_figures_fold_last_and_keep_their_order() -> None:
    needs = [Need(100, 100)] * 5
    calm, loud = (places_of(needs, 600, 1, 50, loudness) for loudness in ([0] * 5, [0, 0, 1, 0, 2]))
    assert calm.kept == (0, 1, 2, 3)
    assert loud.kept == (0, 1, 2, 4)
    assert places_of(needs, 300, 1, 50, [0, 0, 1, 0, 2]).kept == (2, 4)
    assert places_of(needs, 10, 1, 50, [0, 0, 1, 0, 2]).kept == (4,)


def test_that_a_click_asks_for_the_figure_that_it_meets_and_beyond_them_for_the_first_folded_one(
    qtbot: QtBot,
) -> None:
    page = wall_page(sketch_board(NOW), FULL_HD)
    qtbot.addWidget(page)
    asked: list[str] = []
    page.strip.asked.connect(asked.append)
    for index in range(7):
        at = page.strip.place(index).center().toPoint()
        QTest.mouseClick(page.strip, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseClick(page.strip, Qt.MouseButton.LeftButton, pos=QPoint(page.strip.width() - 4, 130))
    assert asked == list(KEYS)


@pytest.mark.parametrize(
    ("figure", "text", "aloud"),
    [
        (Figure("breached", 0), "0", "0"),
        (Figure("oldest_unassigned", None, absence=Absence.NONE), "none", "none"),
        (
            Figure("service_level", None, absence=Absence.NO_DATA, reason=Reason.NOTHING_OPENED),
            "no data",
            "no data, none opened today",
        ),
        (
            Figure("service_level", None, absence=Absence.CANNOT, reason=Reason.NOTHING_OFFERED),
            "–",
            "cannot be computed, nothing has an outcome yet",
        ),
        (Figure("breached", 5, level=Level.ALARM), "5", "5, alarm"),
    ],
)
def test_that_zero_none_no_data_and_what_cannot_be_computed_are_four_things(
    figure: Figure, text: str, aloud: str
) -> None:
    said = said_of(figure, calm=False)
    assert (said.text, said.aloud) == (text, aloud)
    assert said.is_number is (figure.value is not None)


def test_that_the_four_ways_to_say_a_value_look_different(qtbot: QtBot) -> None:
    page = wall_page(calm_board(NOW), FULL_HD)
    qtbot.addWidget(page)
    strip, seen = page.strip, []
    for absence in (None, *Absence):
        value = 0 if absence is None else None
        reason = Reason.NO_RULES if absence in (Absence.CANNOT, Absence.NO_DATA) else None
        figure = Figure("breached", value, absence=absence, reason=reason)
        strip.show_figures((*strip.figures[:4], figure, *strip.figures[5:]), calm=False)
        image = strip.grab(strip.place(4).toAlignedRect()).toImage()
        seen.append(bytes(image.constBits()))
    assert len(set(seen)) == 4


@pytest.mark.parametrize("reason", list(Reason))
def test_that_every_reason_has_words(reason: Reason) -> None:
    assert reason_words(reason)


def test_that_unknown_buckets_are_gaps_and_no_zeros() -> None:
    runs = stretches((None, 3.0, 4.0, None, None, 5.0))
    assert runs == [[(1, 3.0), (2, 4.0)], [(5, 5.0)]]
    assert not is_drawn((None, None, 3.0))
    assert span_of((3.0, None, 5.0), None) == (3.0, 5.0)
    assert span_of((3.0, 3.0), None) == (2.0, 4.0)


def test_that_a_trend_ends_in_the_figure_of_now_with_the_limit_that_comes_next() -> None:
    profile = load_profile()
    figure = Figure("breached", 8)
    trend = trend_of(figure, risen(), profile)
    assert trend.values[-1] == number_of(figure) == 8
    assert trend.values[2] is None
    assert trend.limit == 1
    assert trend_of(replace(figure, level=Level.WARNING), risen(), profile).limit == 5
    assert trend_of(Figure("open", 5), risen(), profile).limit is None
    assert trend_of(figure, None, profile).values == ()


def test_that_a_filtered_page_shows_no_trend_of_the_whole_floor(qtbot: QtBot) -> None:
    page = wall_page(sketch_board(NOW), FULL_HD)
    qtbot.addWidget(page)
    page.show_history(risen())
    whole = page.strip.grab().toImage()
    page.strip.show_figures(page.strip.figures, calm=False, is_whole=False)
    narrowed = page.strip.grab().toImage()
    assert narrowed != whole
    page.strip.show_history(None)
    assert page.strip.grab().toImage() == narrowed


def test_that_only_figures_that_say_something_else_are_told_as_changed(qtbot: QtBot) -> None:
    page = wall_page(sketch_board(NOW), FULL_HD)
    qtbot.addWidget(page)
    told: list[frozenset[str]] = []
    page.strip.figures_changed.connect(told.append)
    page.strip.show_figures(page.strip.figures, calm=False)
    assert told == []
    page.strip.show_figures((Figure("open", 61), *page.strip.figures[1:]), calm=False)
    assert told == [frozenset({"open"})]
