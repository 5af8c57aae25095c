"""Erlang C and Erlang A against tables, exact arithmetic, each other and a simulated queue."""

from contextlib import suppress
from dataclasses import FrozenInstanceError
from fractions import Fraction
from math import isfinite, pi, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.queues import exact_impatient, exact_wait, simulated
from wallboard.domain.queueing import erlang_b
from wallboard.domain.staffing import (
    ErlangA,
    ErlangC,
    UnstableQueue,
    agents_needed,
    erlang_a,
    erlang_c,
)

HALF_HOUR_S = 1800
AHT_S = 180


def test_that_a_hundred_calls_in_half_an_hour_with_fourteen_agents_are_as_every_table_has_them() -> None:
    queue = erlang_c(100, HALF_HOUR_S, AHT_S, 14, 20)
    assert queue.traffic_erlangs == 10
    assert round(queue.prob_wait, 3) == 0.174
    assert queue.service_level is not None
    assert round(queue.service_level, 3) == 0.888
    assert round(queue.asa_s, 1) == 7.8
    assert round(queue.occupancy, 3) == 0.714


@pytest.mark.parametrize(
    ("agents", "one_percent", "two_percent"),
    [(5, 1.36, 1.66), (10, 4.46, 5.08), (20, 12.0, 13.2), (50, 37.9, 40.3), (100, 84.1, 88.0)],
)
def test_that_the_loss_formula_agrees_with_the_published_table_of_trunks(
    agents: int, one_percent: float, two_percent: float
) -> None:
    assert erlang_b(one_percent, agents) == pytest.approx(0.01, rel=0.03)
    assert erlang_b(two_percent, agents) == pytest.approx(0.02, rel=0.03)


@pytest.mark.parametrize(
    ("calls", "aht_s", "agents"), [(1, 60, 1), (100, 180, 11), (100, 180, 60), (7, 1500, 6), (600, 300, 101)]
)
def test_that_erlang_c_equals_the_textbook_formula_in_whole_fractions(
    calls: int, aht_s: int, agents: int
) -> None:
    wait = exact_wait(Fraction(calls * aht_s, HALF_HOUR_S), agents)
    assert erlang_c(calls, HALF_HOUR_S, aht_s, agents).prob_wait == pytest.approx(float(wait), rel=1e-12)


@pytest.mark.parametrize(
    ("traffic", "agents", "patience", "within"),
    [
        (10, 14, 0.5, 0.1),
        (10, 10, 1, 0.1),
        (12.5, 10, 2, 0.5),
        (0.01, 1, 1, 1),
        (0.5, 1, 5, 0.2),
        (30, 1, 0.01, 1),
        (30, 20, 0.001, 0.1),
        (60, 40, 4, 0.3),
        (50, 49, 4, 0.1),
        (20, 60, 3, 0.1),
        (60, 59, 0.02, 0),
    ],
)
def test_that_erlang_a_equals_its_chain_of_states_summed_with_many_digits(
    traffic: float, agents: int, patience: float, within: float
) -> None:
    queue = erlang_a(traffic, 1, 1, agents, patience, within)
    exact = exact_impatient(traffic, agents, patience, within)
    assert queue.prob_wait == pytest.approx(exact.wait, rel=1e-11, abs=0)
    assert queue.prob_abandon == pytest.approx(exact.leave, rel=1e-11, abs=0)
    assert queue.service_level == pytest.approx(exact.in_time, rel=1e-11, abs=0)
    assert queue.asa_s == pytest.approx(exact.leave * patience, rel=1e-11, abs=0)
    assert queue.occupancy == pytest.approx(traffic * (1 - exact.leave) / agents, rel=1e-11, abs=0)


def test_that_fifty_agents_are_as_garnett_mandelbaum_and_reiman_print_them() -> None:
    patient, impatient = erlang_c(48, 60, 60, 50), erlang_a(48, 60, 60, 50, 120)
    assert round(patient.asa_s, 1) == 20.8
    assert round(patient.occupancy, 2) == 0.96
    assert round(impatient.prob_abandon, 3) == 0.031
    assert round(impatient.asa_s, 1) == 3.7
    assert round(impatient.occupancy, 2) == 0.93


@pytest.mark.parametrize(
    ("traffic", "agents", "patience", "within"),
    [(10, 12, 0.7, 0.1), (12.5, 10, 2, 0.5), (4, 4, 0.3, 0.2), (60, 50, 1, 0.25)],
)
def test_that_erlang_a_is_what_a_simulated_queue_does(
    traffic: float, agents: int, patience: float, within: float
) -> None:
    queue = erlang_a(traffic, 1, 1, agents, patience, within)
    seen = simulated(traffic, agents, patience, within, calls=60_000)
    assert seen.wait == pytest.approx(queue.prob_wait, abs=0.015)
    assert seen.leave == pytest.approx(queue.prob_abandon, abs=0.008)
    assert seen.in_time == pytest.approx(queue.service_level, abs=0.015)
    assert seen.mean_wait == pytest.approx(queue.asa_s, abs=0.015)
    assert seen.busy == pytest.approx(queue.occupancy, abs=0.01)


def test_that_with_endless_patience_erlang_a_becomes_erlang_c() -> None:
    for calls, agents in ((100, 11), (100, 14), (99_900, 10_000)):
        patient = erlang_c(calls, HALF_HOUR_S, AHT_S, agents, 20)
        impatient = erlang_a(calls, HALF_HOUR_S, AHT_S, agents, 1e15, 20)
        assert impatient.prob_wait == pytest.approx(patient.prob_wait, rel=1e-9)
        assert impatient.service_level == pytest.approx(patient.service_level, rel=1e-9)
        assert impatient.asa_s == pytest.approx(patient.asa_s, rel=1e-9)
        assert impatient.occupancy == pytest.approx(patient.occupancy, rel=1e-9)
        assert impatient.prob_abandon < 1e-12


def test_that_without_patience_erlang_a_becomes_the_loss_formula() -> None:
    for calls, agents in ((100, 8), (100, 14), (100_000, 10_000)):
        queue = erlang_a(calls, HALF_HOUR_S, AHT_S, agents, 1e-9, 20)
        lost = erlang_b(calls * AHT_S / HALF_HOUR_S, agents)
        assert queue.prob_abandon == pytest.approx(lost, rel=1e-6)
        assert queue.service_level == pytest.approx(1 - lost, rel=1e-6)
        assert queue.asa_s < 1e-9


def test_that_an_overloaded_queue_whose_callers_leave_loses_just_what_it_cannot_carry() -> None:
    queue = erlang_a(200, HALF_HOUR_S, AHT_S, 14, 1e12, 20)
    assert queue.prob_abandon == pytest.approx(1 - 14 / 20, rel=1e-9)
    assert queue.prob_wait == pytest.approx(1)
    assert queue.occupancy == pytest.approx(1)
    assert queue.service_level == pytest.approx(0)


@pytest.mark.parametrize("patience", [1e6, 1e10, 1e14])
def test_that_one_agent_at_full_load_is_answered_at_once_as_laplace_expands_it(patience: float) -> None:
    at_once = erlang_a(1, 1, 1, 1, patience, 0).service_level
    assert at_once is not None
    expected = 1 + sqrt(pi * patience / 2) + 1 / 3 + sqrt(pi / 2 / patience) / 12
    assert 1 / at_once == pytest.approx(expected, rel=1e-10)


def test_that_ten_thousand_agents_are_no_trouble() -> None:
    tight, wide = erlang_c(99_900, HALF_HOUR_S, AHT_S, 10_000, 20), erlang_c(1, 1800, 180, 10_000, 20)
    assert tight.prob_wait == pytest.approx(0.88054171137, rel=1e-10)  # in decimals of 60 digits
    assert wide == ErlangC(0.1, 0.0, 1.0, 0.0, 0.00001)
    left = erlang_a(105_000, HALF_HOUR_S, AHT_S, 10_000, 360, 9)
    assert left.prob_abandon == pytest.approx(0.0476190476, rel=1e-8)
    assert left.service_level == pytest.approx(0.000353886790888764, rel=1e-10)
    for patience_s in (1e-6, 1, 120, 1e6, 1e14):
        queue = erlang_a(90_000, HALF_HOUR_S, AHT_S, 9_050, patience_s, 20)
        assert all(isfinite(value) and 0 <= value <= 1e4 for value in numbers_of(queue))


extremes = st.sampled_from([5e-324, 1e-300, 1e-9, 1.0, 180.0, 1e9, 1e300])


@settings(deadline=None)
@given(
    calls=extremes,
    interval_s=extremes,
    aht_s=extremes,
    agents=st.sampled_from([1, 7, 10_000]),
    patience_s=extremes,
    target_s=extremes | st.just(0.0),
)
def test_that_whatever_is_not_refused_gives_numbers_that_can_be_true(  # noqa: PLR0917 - each is drawn
    calls: float, interval_s: float, aht_s: float, agents: int, patience_s: float, target_s: float
) -> None:
    queues: list[ErlangA | ErlangC] = []
    with suppress(ValueError):
        queues.append(erlang_a(calls, interval_s, aht_s, agents, patience_s, target_s))
        queues.append(erlang_c(calls, interval_s, aht_s, agents, target_s))
    for queue in queues:
        assert all(isfinite(value) and value >= 0 for value in numbers_of(queue))
        assert queue.service_level is not None
        assert max(queue.prob_wait, queue.service_level, queue.occupancy) <= 1


def numbers_of(queue: ErlangA | ErlangC) -> list[float]:
    values = (getattr(queue, name) for name in type(queue).__dataclass_fields__)
    return [value for value in values if value is not None]


@pytest.mark.parametrize("agents", [0, 1, 9, 10])
def test_that_agents_at_or_below_the_load_are_said_to_be_unstable_and_never_a_number(agents: int) -> None:
    with pytest.raises(UnstableQueue, match="unstable") as caught:
        erlang_c(100, HALF_HOUR_S, AHT_S, agents, 20)
    assert isinstance(caught.value, ValueError)
    assert caught.value.least_agents == 11
    assert caught.value.sentence == str(caught.value)
    assert "at least 11" in str(caught.value)


def test_that_a_load_a_rounding_error_below_the_agents_is_unstable_too() -> None:
    assert 0.1 * 3 * 10 > 3
    with pytest.raises(UnstableQueue):
        erlang_c(0.3 * (1 - 1e-15), 1, 10, 3)
    assert erlang_c(0.3 * (1 - 1e-9), 1, 10, 3).asa_s > 1e8


def test_that_ten_agents_carry_twelve_erlangs_when_callers_leave() -> None:
    assert 0.1 < erlang_a(125, HALF_HOUR_S, AHT_S, 10, 60, 20).prob_abandon < 0.4


def test_that_no_calls_wait_for_nobody() -> None:
    assert erlang_c(0, HALF_HOUR_S, AHT_S, 3, 20) == ErlangC(0.0, 0.0, 1.0, 0.0, 0.0)
    assert erlang_a(0, HALF_HOUR_S, AHT_S, 3, 60, 20) == ErlangA(0.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    assert agents_needed(0, HALF_HOUR_S, AHT_S, target_s=20, service_level=0.8, shrinkage=0.3) == 0


def test_that_without_a_target_there_is_no_service_level_and_results_cannot_be_changed() -> None:
    patient, impatient = erlang_c(1, 60, 30, 2), erlang_a(1, 60, 30, 2, 60)
    assert patient.service_level is None
    assert impatient.service_level is None
    with pytest.raises(FrozenInstanceError):
        patient.asa_s = 1.0  # type: ignore[misc]  # that it cannot be set is what is tested


loads = st.floats(0.01, 300)
patiences = st.floats(0.001, 1000)
withins = st.floats(0, 3)


@given(load=loads, more=st.integers(1, 40), within=withins)
def test_that_more_agents_never_make_anybody_wait_longer(load: float, more: int, within: float) -> None:
    agents = int(load * 1.0001) + 1
    few, many = erlang_c(load, 1, 1, agents, within), erlang_c(load, 1, 1, agents + more, within)
    assert few.service_level is not None
    assert many.service_level is not None
    assert many.prob_wait <= few.prob_wait
    assert many.asa_s <= few.asa_s
    assert many.occupancy < few.occupancy
    assert many.service_level >= few.service_level
    assert all(0 <= share <= 1 for share in (few.prob_wait, few.service_level, few.occupancy))


@settings(deadline=None)
@given(load=loads, agents=st.integers(1, 300), more=st.integers(1, 40), patience=patiences, within=withins)
def test_that_more_agents_never_lose_more_callers(
    load: float, agents: int, more: int, patience: float, within: float
) -> None:
    few = erlang_a(load, 1, 1, agents, patience, within)
    many = erlang_a(load, 1, 1, agents + more, patience, within)
    assert few.service_level is not None
    assert many.service_level is not None
    for better, worse in (
        (few.prob_wait, many.prob_wait),
        (few.prob_abandon, many.prob_abandon),
        (many.service_level, few.service_level),
        (few.occupancy, many.occupancy),
    ):
        assert better >= worse - 1e-12
        assert -1e-12 <= worse <= better <= 1 + 1e-12 or better == pytest.approx(worse, abs=1e-12)
    assert few.prob_abandon <= few.prob_wait + 1e-12


@settings(deadline=None)
@given(load=loads, agents=st.integers(1, 300), patience=patiences, more=st.floats(1.01, 10))
def test_that_more_patience_loses_fewer_and_makes_more_wait(
    load: float, agents: int, patience: float, more: float
) -> None:
    hasty, patient = erlang_a(load, 1, 1, agents, patience), erlang_a(load, 1, 1, agents, patience * more)
    assert patient.prob_abandon <= hasty.prob_abandon * (1 + 1e-9) + 1e-300
    assert patient.prob_wait >= hasty.prob_wait * (1 - 1e-9) - 1e-300
