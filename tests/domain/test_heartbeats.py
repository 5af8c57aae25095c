"""Who is there, who is silent, who lags and who follows another log, by each program's own measure."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from wallboard.domain.freshness import Freshness
from wallboard.domain.heartbeats import Heartbeat, Kind, RollCall

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
S = timedelta(seconds=1)


def beat(name: str = "a", age_s: float = 0, **more: Any) -> Heartbeat:
    given: dict[str, Any] = {
        "instance_id": name,
        "kind": Kind.BOARD,
        "program": "wallboard",
        "host": "desk-1",
        "every": 5 * S,
        "started_at": NOW - timedelta(hours=1),
        "beat_at": NOW - age_s * S,
    }
    return Heartbeat(**(given | more))


@pytest.mark.parametrize(
    ("age_s", "freshness"),
    [
        (0, Freshness.LIVE),
        (15, Freshness.LIVE),
        (15.1, Freshness.LATE),
        (30, Freshness.LATE),
        (30.1, Freshness.STALE),
        (60, Freshness.STALE),
        (60.1, Freshness.BLIND),
    ],
)
def test_that_freshness_goes_by_its_own_beat(age_s: float, freshness: Freshness) -> None:
    assert beat(age_s=age_s).sight(NOW).freshness is freshness
    assert beat(age_s=age_s * 60, every=300 * S).sight(NOW).freshness is freshness


def test_that_a_clock_that_went_back_makes_nobody_silent() -> None:
    assert beat(age_s=-500).sight(NOW).freshness is Freshness.LIVE


def test_that_who_said_goodbye_is_gone_and_not_silent() -> None:
    roll = RollCall(NOW, (beat(age_s=900, said_goodbye_at=NOW - 900 * S),))
    assert roll.silent(NOW) == roll.present(NOW) == ()


def test_that_engines_are_told_before_boards_and_the_newest_silence_first() -> None:
    board, old, new = (
        beat("b", 40),
        beat("o", 900, kind=Kind.ENGINE),
        beat("n", 240, kind=Kind.ENGINE),
    )
    assert RollCall(NOW, (board, old, new)).silent(NOW) == (new, old, board)


def test_that_those_present_are_counted_by_kind() -> None:
    roll = RollCall(NOW, (beat("a"), beat("b", 20), beat("c", 99), beat("e", kind=Kind.ENGINE)))
    assert roll.counts(NOW) == {Kind.BOARD: 2, Kind.ENGINE: 1}


def test_that_a_silence_longer_than_a_shift_is_listed_but_not_called_out() -> None:
    roll = RollCall(NOW, (beat(age_s=13 * 3600),))
    assert len(roll.silent(NOW)) == 1
    assert roll.loud(NOW) == ()


def test_that_a_program_started_anew_takes_over_for_the_one_that_crashed() -> None:
    crashed = beat("a", 240, kind=Kind.ENGINE)
    anew = beat("b", kind=Kind.ENGINE, started_at=NOW - 100 * S)
    elsewhere = beat("c", kind=Kind.ENGINE, started_at=NOW - 100 * S, host="desk-2")
    assert RollCall(NOW, (crashed, elsewhere)).loud(NOW) == (crashed,)
    assert RollCall(NOW, (crashed, anew)).loud(NOW) == ()
    assert RollCall(NOW, (crashed, anew)).silent(NOW) == (crashed,), "it is still listed"


def test_that_a_board_lags_only_when_it_does_not_get_on() -> None:
    assert beat().lags_by(NOW) is None
    assert beat(behind_since_at=NOW - 15 * S).lags_by(NOW) is None
    slow = beat(behind_since_at=NOW - 60 * S)
    assert slow.lags_by(NOW) == 60 * S
    assert RollCall(NOW, (slow, beat())).lagging(NOW) == (slow,)


def test_that_who_follows_another_log_is_named_and_who_says_nothing_is_not() -> None:
    astray = beat("a", is_same_log=False)
    roll = RollCall(NOW, (astray, beat("b", is_same_log=True), beat("c", is_same_log=None)))
    assert roll.astray(NOW) == (astray,)
