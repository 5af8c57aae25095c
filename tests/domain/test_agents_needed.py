"""How many people it takes: the smallest number that is enough; what makes no sense is refused in words."""

from collections.abc import Callable
from math import inf, nan

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wallboard.domain.staffing import MOST_ERLANGS, ErlangA, ErlangC, agents_needed, erlang_a, erlang_c

HALF_HOUR_S = 1800
AHT_S = 180

loads = st.floats(0.01, 300)
patiences = st.floats(0.001, 1000)
withins = st.floats(0, 3)


@settings(deadline=None)
@given(
    load=loads,
    within=withins,
    goal=st.floats(0.01, 0.999),
    most=st.floats(0.3, 1),
    patience=st.none() | patiences,
)
def test_that_the_agents_needed_are_enough_and_one_fewer_is_not(
    load: float, within: float, goal: float, most: float, patience: float | None
) -> None:
    def is_enough(agents: int) -> bool:
        if patience is None:
            if agents <= load * (1 + 1e-12):
                return False
            queue: ErlangC | ErlangA = erlang_c(load, 1, 1, agents, within)
        else:
            queue = erlang_a(load, 1, 1, agents, patience, within)
        assert queue.service_level is not None
        return queue.service_level >= goal and queue.occupancy <= most

    needed = agents_needed(
        load, 1, 1, target_s=within, service_level=goal, max_occupancy=most, patience_s=patience
    )
    assume(abs(load / most - needed) > 1e-6)
    assert is_enough(needed)
    assert needed == 1 or not is_enough(needed - 1)


def needed(**changed: float) -> int:
    asked = {"target_s": 20.0, "service_level": 0.8} | changed
    return agents_needed(100, HALF_HOUR_S, AHT_S, **asked)


def test_that_the_agents_needed_are_those_of_the_tables() -> None:
    assert needed() == 14
    assert needed(service_level=0.9) == 15
    assert needed(patience_s=60) == 12
    assert needed(max_occupancy=0.6) == 17
    assert agents_needed(8, 1, 1, target_s=9, service_level=0.5, max_occupancy=0.8) == 10


@pytest.mark.parametrize(
    ("shrinkage", "paid"),
    [(0.0, 14), (0.3, 20), (0.1 + 0.2, 20), (0.8, 70), (0.93, 200), (0.5, 28), (0.31, 21), (0.99, 1400)],
)
def test_that_shrinkage_divides_and_rounds_up_but_not_for_a_rounding_error(
    shrinkage: float, paid: int
) -> None:
    assert needed(shrinkage=shrinkage) == paid


def test_that_a_hall_of_ten_thousand_is_counted() -> None:
    patient = agents_needed(100_000, HALF_HOUR_S, AHT_S, target_s=20, service_level=0.8)
    level = erlang_c(100_000, HALF_HOUR_S, AHT_S, patient, 20).service_level
    fewer = erlang_c(100_000, HALF_HOUR_S, AHT_S, patient - 1, 20).service_level
    assert level is not None
    assert fewer is not None
    assert fewer < 0.8 <= level
    assert agents_needed(1e5, HALF_HOUR_S, AHT_S, target_s=20, service_level=0.8, patience_s=120) < patient


def c(**changed: float) -> object:
    asked = {"calls": 1, "interval_s": 60, "aht_s": 30, "agents": 2, "target_s": 20} | changed
    return erlang_c(**asked)  # type: ignore[arg-type]  # wrong kinds of agents are what is tested


def a(patience_s: float, agents: int = 2) -> object:
    return erlang_a(1, 60, 30, agents, patience_s)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: c(calls=-1), "calls must be a number from 0 on, not -1"),
        (lambda: c(calls=nan), "calls"),
        (lambda: c(interval_s=0), "interval_s must be a number of seconds above 0, not 0"),
        (lambda: c(interval_s=inf), "interval_s"),
        (lambda: c(aht_s=-30), "aht_s"),
        (lambda: c(aht_s=0), "aht_s"),
        (lambda: c(target_s=-1), "target_s must be a number of seconds from 0 on"),
        (lambda: c(target_s=nan), "target_s"),
        (lambda: c(agents=-1), "agents must be a whole number from 0 on, not -1"),
        (lambda: c(agents=2.5), r"agents must be a whole number from 0 on, not 2\.5"),
        (lambda: c(agents=True), "agents"),
        (lambda: c(agents=10**9), "agents"),
        (lambda: c(calls=10.0 * MOST_ERLANGS), "are all spans in seconds"),
        (lambda: a(0), "patience_s must be a number of seconds above 0, not 0"),
        (lambda: a(inf), "patience_s"),
        (lambda: a(60, agents=0), "agents must be a whole number from 1 on, not 0"),
        (lambda: needed(target_s=-1), "target_s"),
        (lambda: needed(target_s=None), "target_s must"),  # type: ignore[arg-type]  # what is refused
        (lambda: needed(service_level=1), "no number of agents answers every single call in time"),
        (lambda: needed(service_level=80), r"share between 0 and 1 \(0\.8 is 80 %\), not 80"),
        (lambda: needed(service_level=0), "service_level"),
        (lambda: needed(service_level=nan), "service_level"),
        (lambda: needed(max_occupancy=0), "max_occupancy must be a share above 0"),
        (lambda: needed(max_occupancy=1.01), "max_occupancy"),
        (lambda: needed(max_occupancy=1e-9), "occupancy"),
        (lambda: needed(shrinkage=1), "shrinkage must be a share from 0 to below 1"),
        (lambda: needed(shrinkage=-0.1), "shrinkage"),
        (lambda: needed(patience_s=0), "patience_s"),
    ],
)
def test_that_what_makes_no_sense_is_refused_in_words(ask: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        ask()
