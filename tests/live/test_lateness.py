"""How late the event loop was, in figures that are never told too small."""

from wallboard.live.lateness import Lateness


def test_that_percentiles_are_told_by_the_upper_end_of_their_class() -> None:
    lateness = Lateness()
    for _ in range(98):
        lateness.note(0.4)
    lateness.note(47.5)
    lateness.note(1234.0)
    stalls = lateness.stalls()
    assert (stalls.beats, stalls.p50_ms, stalls.p99_ms, stalls.max_ms) == (100, 1.0, 48.0, 1234.0)
    assert stalls.over_1s == 1
    assert lateness.classes() == ((0, 98), (47, 1), (1230, 1))


def test_that_no_lateness_is_out_of_every_class() -> None:
    lateness = Lateness()
    lateness.note(-3.0)
    lateness.note(10_000_000.0)
    assert [count for _floor, count in lateness.classes()] == [1, 1]
    assert lateness.stalls().p99_ms >= 60_000


def test_that_nothing_measured_is_no_stall() -> None:
    assert Lateness().stalls().max_ms == 0
