"""Every figure explains itself with the numbers that it counted, and every row that it counted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.domain.changes import afters
from tests.domain.test_board_following import read_whole
from tests.floors import sketch_board
from wallboard.domain.board import Board
from wallboard.domain.explaining import explain, explain_all
from wallboard.domain.explanation import Explanation, Omission, span_words
from wallboard.domain.figure_keys import KEYS
from wallboard.domain.figures import Absence, Figure, figures
from wallboard.domain.heat import heat_rows
from wallboard.domain.incident import IncidentState
from wallboard.domain.lanes import AgentKind, agent_status
from wallboard.domain.promise import SOON
from wallboard.domain.service_level import LevelDefinition
from wallboard.domain.spread import MEDIAN, percentile

AT = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)
BUSY = sketch_board(AT)
boards = st.lists(afters(), max_size=40).map(lambda changes: read_whole(changes, seq=0))
definitions = st.sampled_from(LevelDefinition)


def strip(board: Board, now: datetime) -> dict[str, Figure]:
    return {figure.key: figure for figure in figures(board, now, heat_rows(board, now))}


def whole(board: Board, now: datetime, key: str) -> Explanation:
    return explain(board, now, key, limit=None)


def by(board: Board, definition: LevelDefinition, within_s: int) -> Board:
    """The same board under goals that name this definition."""
    assert board.today is not None
    span = board.today.span
    goals = replace(span.goals, definition=str(definition), within_s=within_s)
    return replace(board, today=replace(board.today, span=replace(span, goals=goals)))


@settings(deadline=None, max_examples=80)
@example(board=BUSY)
@given(board=boards)
def test_that_an_explanation_has_the_figure_of_the_strip_and_all_its_rows(board: Board) -> None:
    now, shown = board.floor_at, strip(board, board.floor_at)
    assert tuple(shown) == KEYS
    for key, told in explain_all(board, now, limit=None).items():
        figure = told.figure
        assert (figure.value, figure.of, figure.absence, figure.reason) == (
            shown[key].value, shown[key].of, shown[key].absence, shown[key].reason,
        )  # fmt: skip
        assert len(told.rows) == told.row_count == len(set(told.rows)) == len(told.measures)
        assert all(one.count > 0 for one in told.left_out)


@settings(deadline=None, max_examples=80)
@example(board=BUSY)
@given(board=boards)
def test_that_counting_the_rows_gives_the_numerator(board: Board) -> None:
    now = board.floor_at
    lost = set(board.unreadable_incidents())
    assert set(whole(board, now, "open").rows) == set(board.incidents) | lost
    alone = {one for one in (*board.incidents, *lost) if not board.has_agent(one)}
    assert set(whole(board, now, "unassigned").rows) == alone
    assert set(whole(board, now, "oldest_unassigned").rows) == alone - lost
    dues = {one: clock.due_at for one, clock in board.promises.items()}
    assert set(whole(board, now, "breached").rows) == {one for one, due_at in dues.items() if due_at < now}
    soon = {one for one, due_at in dues.items() if now <= due_at < now + SOON}
    assert set(whole(board, now, "at_risk").rows) == soon
    free = {
        one.id
        for one in board.agents.values()
        if one.team_id in board.teams and agent_status(board, one.id, now).kind is AgentKind.FREE
    }
    assert set(whole(board, now, "free").rows) == free
    for key in ("open", "unassigned", "breached", "at_risk", "free"):
        told = whole(board, now, key)
        assert told.numerator == told.row_count
        assert told.figure.value in (told.numerator, None)


@settings(deadline=None, max_examples=80)
@example(board=BUSY)
@given(board=boards)
def test_that_what_is_counted_and_what_is_left_out_are_everything(board: Board) -> None:
    now = board.floor_at
    every = len(board.incidents) + len(board.unreadable_incidents())
    for key in ("unassigned", "at_risk", "breached"):
        told = whole(board, now, key)
        assert told.row_count + sum(one.count for one in told.left_out) == every
    told = whole(board, now, "free")
    assert told.row_count + sum(one.count for one in told.left_out) == len(board.agents)


@settings(deadline=None, max_examples=120)
@given(board=boards, definition=definitions, within_s=st.sampled_from((1, 900, 7_200)))
def test_that_the_rows_of_the_service_level_are_what_it_divides(
    board: Board, definition: LevelDefinition, within_s: int
) -> None:
    now = board.floor_at
    board = by(board, definition, within_s)
    told = whole(board, now, "service_level")
    assert told.row_count == told.denominator
    assert told.numerator == told.row_count - told.missed
    if told.denominator:
        assert told.figure.value == Fraction(told.numerator, told.denominator)
    else:
        assert told.figure.value is None
        assert told.figure.absence in (Absence.CANNOT, Absence.NO_DATA)
    assert board.today is not None
    other = {Omission.EARLIER, Omission.UNREADABLE}
    own = sum(one.count for one in told.left_out if one.words not in other)
    assert told.row_count + own == len(board.today.cases)


@settings(deadline=None, max_examples=80)
@example(board=BUSY)
@given(board=boards)
def test_that_the_rows_of_the_median_are_the_waits_it_stands_in_the_middle_of(board: Board) -> None:
    now = board.floor_at
    told = whole(board, now, "median_deploy")
    waits = [one for one in told.measures if one is not None]
    assert waits == sorted(waits, reverse=True)
    assert told.figure.value == percentile(waits, MEDIAN)
    assert board.today is not None
    own = sum(one.count for one in told.left_out if one.words not in {Omission.EARLIER, Omission.UNREADABLE})
    assert told.row_count + own == len(board.today.cases)


def test_that_the_most_telling_row_stands_first() -> None:
    told = explain_all(BUSY, AT, limit=None)
    opened = BUSY.incidents[told["oldest_unassigned"].rows[0]].opened_at
    assert told["oldest_unassigned"].figure.value == AT - opened
    assert BUSY.incidents[told["open"].rows[0]].severity == 1
    due = [BUSY.promises[one].due_at for one in told["at_risk"].rows]
    assert due == sorted(due)
    assert told["at_risk"].measures[0] == due[0] - AT


def test_that_only_so_many_rows_are_listed_and_all_are_counted() -> None:
    told = explain(BUSY, AT, "open", limit=5)
    assert (len(told.rows), told.row_count, told.numerator) == (5, 60, 60)
    assert told.rows == explain(BUSY, AT, "open", limit=None).rows[:5]


def test_that_a_window_is_told() -> None:
    assert explain(BUSY, AT, "at_risk").until == AT + SOON
    assert explain(BUSY, AT, "service_level").since == AT.replace(hour=0, minute=0, second=0)
    assert explain(BUSY, AT, "open").since is None


def test_that_zero_nothing_known_and_not_computable_are_three_things() -> None:
    """Nobody was answered in time; nothing was opened; and what was opened has no outcome yet."""
    assert BUSY.today is not None
    cases = BUSY.today.cases.values()
    waiting = [
        replace(
            case,
            put_on_at=None,
            incident=replace(case.incident, state=IncidentState.NEW, deployed_at=None, resolved_at=None),
        )
        for case in cases
    ]
    late = [replace(case, put_on_at=case.incident.opened_at + timedelta(hours=9)) for case in waiting]

    def level(chosen: list[object]) -> Figure:
        assert BUSY.today is not None
        day = type(BUSY.today).of(chosen, BUSY.today.span, AT + timedelta(hours=9))  # type: ignore[arg-type]  # cases
        board = replace(BUSY, today=day)
        return explain(board, AT + timedelta(hours=9), "service_level").figure

    zero, none, cannot = level(list(late)), level([]), level(list(waiting))
    assert (zero.value, zero.absence) == (0, None)
    assert (none.value, none.absence) == (None, Absence.NO_DATA)
    assert (cannot.value, cannot.absence) == (None, Absence.CANNOT)
    assert cannot.reason is not None


def test_that_a_day_that_is_not_known_is_no_data() -> None:
    told = explain(replace(BUSY, today=None), AT, "median_deploy")
    assert told.figure.absence is Absence.NO_DATA
    assert told.rows == ()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (3_530, "58 min 50 s"),
        (90_000, "1 d 1 h"),
        (-61, "-1 min 1 s"),
    ],
)
def test_that_a_span_is_said_in_two_units(seconds: int, words: str) -> None:
    assert span_words(timedelta(seconds=seconds)) == words
