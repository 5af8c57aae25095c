"""How long a watchdog waits, and when it gives up."""

from wallboard.domain.health import Phase
from wallboard.domain.patience import LEAVE_WITHIN_S, EndsCounted, Patience
from wallboard.domain.wall_health import WallHealth

RULES = WallHealth(hang_after_s=4, start_within_s=30)


def _silent(
    patience: Patience, from_s: float, until_s: float, sign: int | None, phase: Phase | None
) -> float:
    """When it was lost; looked at every fifth of a second, as a watchdog does."""
    now_s = from_s
    while now_s < until_s:
        if not patience.look(now_s, sign, phase):
            return now_s
        now_s += 0.2
    return until_s


def test_that_a_board_that_shows_a_page_is_lost_when_its_beat_stops() -> None:
    patience = Patience(RULES, 0.0)
    assert patience.look(0.2, 1, Phase.SHOWING)
    assert 4.2 < _silent(patience, 0.4, 60, 1, Phase.SHOWING) < 4.7


def test_that_a_board_that_starts_is_given_more_time_and_so_is_one_that_leaves() -> None:
    starting = Patience(RULES, 0.0)
    assert 30 < _silent(starting, 0.2, 60, None, None) < 30.5
    starting = Patience(RULES, 0.0)
    assert 30 < _silent(starting, 0.2, 60, 3, Phase.STARTING) < 31
    leaving = Patience(RULES, 0.0)
    assert LEAVE_WITHIN_S < _silent(leaving, 0.2, 60, 3, Phase.LEAVING) < LEAVE_WITHIN_S + 0.7


def test_that_a_board_which_beats_and_never_shows_a_page_is_lost() -> None:
    patience = Patience(RULES, 0.0)
    for turn in range(500):
        assert patience.look(turn * 0.2, turn, Phase.STARTING), "a database may be away for a night"
    lost = [turn for turn in range(500, 1000) if not patience.look(turn * 0.2, turn, Phase.PREPARING)]
    assert 130 < lost[0] * 0.2 < 130.5


def test_that_a_board_whose_screens_are_gone_is_waited_for_as_long_as_it_beats() -> None:
    patience = Patience(RULES, 0.0)
    assert patience.look(0.2, 1, Phase.PREPARING)
    for turn in range(2, 5_000):
        assert patience.look(turn * 0.2, turn, Phase.WITHOUT_SCREEN)
    assert 1_029 < _silent(patience, 1_000.0, 1_100, 4_999, Phase.WITHOUT_SCREEN) < 1_030.5


def test_that_a_sign_of_life_without_words_counts_as_much() -> None:
    patience = Patience(RULES, 0.0)
    assert patience.look(0.2, 1, Phase.SHOWING)
    for turn in range(100):
        assert patience.look(0.4 + turn * 0.5, 2 + turn, None)
    assert patience.phase is Phase.SHOWING


def test_that_a_machine_that_slept_is_no_board_that_hangs() -> None:
    patience = Patience(RULES, 0.0)
    assert patience.look(0.2, 1, Phase.SHOWING)
    assert patience.look(3_600.0, 1, Phase.SHOWING)
    assert patience.silent_s(3_600.0) == 0
    assert 3_604 < _silent(patience, 3_600.2, 3_700, 1, Phase.SHOWING) < 3_604.5


def test_that_five_ends_within_ten_minutes_are_too_many() -> None:
    counted = EndsCounted()
    for now_s in (0, 100, 200, 300):
        counted.note(now_s)
        assert not counted.are_too_many(now_s)
    counted.note(601)
    assert not counted.are_too_many(601)
    counted.note(602)
    assert counted.are_too_many(602)
    counted.forget()
    assert not counted.are_too_many(602)
