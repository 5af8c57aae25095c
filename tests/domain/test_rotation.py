"""Pages take turns for as long as each is to last; an alarm holds one, and then it goes on where it was."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.domain.rotation import LEAST_LEFT, Rotation
from wallboard.domain.wall_plan import PlanPage


def page(name: str, seconds: float = 30) -> PlanPage:
    return PlanPage(name, name, lasts=timedelta(seconds=seconds))


ABC = (page("a", 10), page("b", 20), page("c", 30))
ALARM = page("alarm")


def s(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def test_that_every_page_has_its_turn_for_its_time() -> None:
    state, shown = Rotation.of(ABC), ""
    for _ in range(120):
        shown += state.shown.name
        state = state.after(s(1))
    assert shown == ("a" * 10 + "b" * 20 + "c" * 30) * 2


def test_that_an_alarm_holds_its_page_and_the_turn_goes_on_where_it_was() -> None:
    state = Rotation.of(ABC).after(s(10)).after(s(5)).held(ALARM)
    assert state.after(s(3600)).shown is ALARM
    state = state.after(s(3600)).let_go()
    assert state.shown.name == "b"
    assert state.left == s(15)


def test_that_a_page_that_was_nearly_over_is_there_again_for_a_moment() -> None:
    state = Rotation.of(ABC).after(s(9.9)).held(ALARM).let_go()
    assert (state.shown.name, state.left) == ("a", LEAST_LEFT)


def test_that_another_plan_stays_on_the_same_page_where_it_is_still_there() -> None:
    state = Rotation.of(ABC).after(s(10))
    assert state.with_pages((page("x"), page("b", 5))).shown.name == "b"
    assert state.with_pages((page("x"), page("b", 5))).left == s(5), "no longer than it lasts now"
    assert state.with_pages((page("x"), page("y"))).shown.name == "x"
    assert state.held(ALARM).with_pages(ABC).turn.name == "b"


def test_that_it_begins_with_the_page_that_was_asked_for() -> None:
    assert Rotation.of(ABC, "c").shown.name == "c"
    assert Rotation.of(ABC, "unknown").shown.name == "a"
    with pytest.raises(ValueError, match="without pages"):
        Rotation.of(())


@given(st.lists(st.one_of(st.floats(0, 100), st.sampled_from(["hold", "free"])), max_size=60))
def test_that_a_turn_is_never_longer_than_its_page_lasts(acts: list[float | str]) -> None:
    state = Rotation.of(ABC)
    for act in acts:
        if act == "hold":
            state = state.held(ALARM)
        elif act == "free":
            state = state.let_go()
        else:
            state = state.after(s(float(act)))
        assert timedelta() < state.left <= state.turn.lasts
        assert state.shown is (ALARM if state.held_by else state.turn)
