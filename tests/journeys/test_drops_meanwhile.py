"""What happens under a hand that carries: rows move, others are quicker, the board grows old."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import plain_postgres, plain_transaction
from tests.journeys.drop_floor import ANA, EVA, incident_row, seed_drop_floor
from tests.journeys.drop_hand import DropHand, hand_at
from tests.journeys.real_screen import missing_tools
from wallboard.services.database import open_database
from wallboard.services.programs.sending import deploy

pytestmark = [
    pytest.mark.mouse,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}"),
]
LEADS = "lead", "accepted"
ON_SQLITE = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
ON_POSTGRESQL = pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)


@contextmanager
def held_shut(url: str) -> Iterator[None]:
    """Another program holds the log for as long as this lasts."""
    with plain_postgres(url) as connection:
        connection.execute("LOCK TABLE event, seal IN ACCESS EXCLUSIVE MODE")
        yield


@ON_SQLITE
def test_that_what_was_picked_up_goes_to_who_is_pointed_at_though_rows_come_above_it(desk: DropHand) -> None:
    desk.pick_up("incident 1")
    desk.hold_over(f"agent {ANA}")
    pointed_at = desk.window.place(f"agent {ANA}")
    worse = [incident_row(number, severity=2) for number in (21, 22)]
    away = ("update presence set state = 'on_break', reason = 'lunch' where agent_id = ?", (EVA,))
    plain_transaction(desk.url, [*worse, away])
    desk.hold_over(f"agent {EVA}", says="On a break")  # so the board of all that is here
    desk.hold_over(f"agent {ANA}")
    assert desk.window.place(f"agent {ANA}") == pointed_at, "whoever is pointed at stays there"
    desk.let_go()
    desk.becomes(1, (ANA, None, *LEADS))
    desk.sees("incident 21")
    assert desk.on(21) == desk.on(22) == []


@ON_SQLITE
def test_that_whoever_was_quicker_keeps_it_and_the_slower_hand_is_told_by_whom(desk: DropHand) -> None:
    desk.pick_up("incident 1")
    desk.hold_over(f"agent {ANA}")
    opened = open_database(desk.url, program="another desk")
    try:
        assert deploy(opened, "R1", agent=f"a{EVA}", reason_code="asked_for").is_done
    finally:
        opened.dispose()
    desk.let_go()
    desk.sees("Eva S")
    assert desk.on(1) == [(EVA, None, *LEADS)]


@ON_POSTGRESQL
def test_that_a_board_that_grows_old_under_the_hand_takes_no_drop_until_it_is_live_again(
    desk: DropHand,
) -> None:
    desk.pick_up("incident 1")
    desk.hold_over(f"agent {ANA}")
    with held_shut(desk.url):
        desk.sees("s old: nothing can be sent")
        desk.let_go()
        desk.sees("said Ana K: The board is")
    plain_transaction(desk.url, [incident_row(21, severity=2)])
    desk.sees("incident 21")
    assert desk.on(1) == []
    desk.carry("incident 1", f"agent {ANA}")
    desk.becomes(1, (ANA, None, *LEADS))
    assert desk.rows("select count(*) from command") == [(1,)], "nothing of the old board was sent later"


@ON_POSTGRESQL
def test_that_two_desks_see_each_others_hand_and_one_of_them_wins(desk: DropHand, tmp_path: Path) -> None:
    with hand_at(desk.url, tmp_path / "other") as other:
        other.sees("incident 2")
        desk.pick_up("incident 2")
        desk.hold_over(f"agent {ANA}")
        other.sees("hand on 2: ")
        other.sees("carries it")
        other.carry("incident 2", f"agent {EVA}")
        other.click("answer 1")
        other.becomes(2, (EVA, None, *LEADS))
        desk.let_go()
        desk.sees("Eva S")
        desk.key("Escape")  # where it is asked whether to go on all the same
        other.sees_no("carries it")
    assert desk.on(2) == [(EVA, None, *LEADS)], "the slower hand changes nothing"


@ON_SQLITE
def test_that_a_service_manager_s_stop_ends_the_window_in_the_middle_of_a_drag(
    training_url: str, tmp_path: Path
) -> None:
    seed_drop_floor(training_url)
    with hand_at(training_url, tmp_path) as desk:  # which ends the window by that signal, and in order
        desk.pick_up("incident 1")
        desk.hold_over(f"agent {ANA}")
    assert desk.on(1) == []
