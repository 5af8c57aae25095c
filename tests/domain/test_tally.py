"""A tally that is kept up counts and lists what counting every incident one by one does."""

from collections import Counter
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.changes import NOW, event
from tests.domain.test_board_following import tables_after, whole
from tests.domain.test_outlook import floor, likely
from tests.domain.told import After
from tests.floors import big_board
from wallboard.domain.board import Board
from wallboard.domain.incident import IncidentState
from wallboard.domain.promise import SOON
from wallboard.domain.promises import broken_keys, next_keys
from wallboard.domain.severity import Severity
from wallboard.domain.tally import Counts, Limits, Lists, Tally, tallied

limits = st.builds(Limits, *[st.integers(0, 3)] * 3)


def counted_one_by_one(board: Board, now: datetime) -> Counts:
    due = [clock.due_at for clock in board.promises.values()]
    severities = Counter(one.severity for one in board.incidents.values())
    return Counts(
        critical=severities[Severity.CRITICAL],
        major=severities[Severity.MAJOR],
        medium=severities[Severity.MEDIUM],
        minor=severities[Severity.MINOR],
        unassigned=sum(not board.has_agent(one) for one in board.incidents),
        running=len(due),
        breached=sum(at < now for at in due),
        soon=sum(now <= at < now + SOON for at in due),
        met=sum(now - SOON <= kept.met_at <= now for kept in board.kept.values()),
    )


def listed_one_by_one(board: Board, now: datetime, most: Limits) -> Lists:
    opened = {one.id: (one.opened_at, one.id) for one in board.incidents.values()}
    alone = sorted(key for one, key in opened.items() if not board.has_agent(one))
    paused = [one for one in board.incidents.values() if one.state is IncidentState.PAUSED]
    met = sorted(((kept.met_at, one) for one, kept in board.kept.items() if kept.met_at <= now), reverse=True)
    broken = [
        (board.incidents[one].severity, board.has_agent(one), at, one) for at, one in broken_keys(board, now)
    ]
    return Lists(
        oldest=tuple(alone[:1]),
        breached=tuple(broken[: most.breached]),
        next=tuple(next_keys(board, now))[: most.next],
        waiting=tuple(sorted((one.severity, *opened[one.id]) for one in paused)[: most.side]),
        met=tuple(met[: most.side]),
    )


def assert_is_of(tally: Tally, board: Board, now: datetime) -> None:
    paused = [one for one in board.incidents.values() if one.state is IncidentState.PAUSED]
    reasons = Counter(one.pause_reason for one in paused if one.pause_reason is not None)
    assert tally.counts == counted_one_by_one(board, now)
    assert tally.lists == listed_one_by_one(board, now, tally.limits)
    assert dict(tally.paused) == reasons
    assert [count for _, count in tally.paused] == sorted(reasons.values(), reverse=True)


@settings(deadline=None, max_examples=150)
@given(
    before=st.lists(likely, max_size=12).map(lambda some: floor() + some),
    batches=st.lists(st.tuples(st.integers(-90, 90), st.lists(likely, max_size=4)), min_size=1, max_size=5),
    most=limits,
)
def test_that_a_tally_kept_up_equals_counting_every_incident(
    before: list[After], batches: list[tuple[int, list[After]]], most: Limits
) -> None:
    board, now = whole(tables_after(before), seq=0), NOW
    kept = tallied(board, now, limits=most)
    assert_is_of(kept, board, now)
    for minutes, batch in batches:
        now += timedelta(minutes=minutes)
        board, _ = board.after(
            [event(board.seq + place, *after) for place, after in enumerate(batch, 1)], read_at=now
        )
        kept = tallied(board, now, kept, most)
        assert_is_of(kept, board, now)


def test_that_time_alone_moves_a_tally_exactly_when_it_moves_a_count() -> None:
    """At every instant at which any promise of a large floor turns, just before it and just after."""
    board = big_board(NOW)
    due = [clock.due_at for clock in board.promises.values()]
    met = [kept.met_at for kept in board.kept.values()]
    turns = {*due, *(at - SOON for at in due), *met, *(at + SOON for at in met)}
    step = timedelta.resolution
    instants = sorted(at + after for at in turns if at > NOW for after in (-step, timedelta(), step))[:400]
    assert len(instants) > 100
    kept = tallied(board, NOW)
    for now in instants:
        kept = tallied(board, now, kept)
        assert (kept.counts, kept.lists) == (
            counted_one_by_one(board, now),
            listed_one_by_one(board, now, kept.limits),
        )


def test_that_teams_that_stand_as_they_did_are_not_counted_again() -> None:
    board = big_board(NOW)
    first = tallied(board, NOW)
    second = tallied(board, NOW, first)
    assert all(second.teams[team_id] is one for team_id, one in first.teams.items())
    assert second.lists is first.lists
