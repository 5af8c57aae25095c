"""What is agreed beside the work: who is asked and until when, kept for later, or of another team."""

from dataclasses import replace
from datetime import timedelta

from tests.widgets.desk_floor import HOSTING, NOW, REMY, SARA, WORST, ago, assignment, board, incident
from wallboard.domain.assignment import AssignmentState
from wallboard.domain.bonds import UNBOUND, Bond, Waiting, Waits, bond_of, waiting_of
from wallboard.domain.came_back import NOT_ACCEPTED, all_came_back
from wallboard.domain.outlook import outlook
from wallboard.domain.promises import promise_page
from wallboard.domain.staff import Accepts, MoveState, TeamMove

SOON = NOW + timedelta(seconds=80)
LATER = NOW + timedelta(minutes=40)
OFFERED = replace(
    assignment(901, WORST, REMY, 0),
    state=AssignmentState.OFFERED,
    accepted_at=None,
    working_at=None,
    respond_by_at=SOON,
)
KEPT = replace(OFFERED, id=902, state=AssignmentState.RESERVED, respond_by_at=None, reserved_for_at=LATER)
MOVE = TeamMove(1, REMY, 1, HOSTING, MoveState.PENDING, None, LATER, None, 1)


def test_that_nothing_is_agreed_with_who_only_works() -> None:
    assert bond_of(board(), REMY) == UNBOUND
    assert not UNBOUND.is_agreed


def test_that_an_offer_says_for_what_and_until_when() -> None:
    assert bond_of(board((OFFERED,)), REMY) == Bond(offered="48213", respond_by_at=SOON)
    assert waiting_of(board((OFFERED,)), WORST) == Waiting(Waits.OFFERED, "Remy F", SOON)


def test_that_somebody_kept_for_later_is_not_on_it() -> None:
    shown = board((KEPT,))
    assert bond_of(shown, REMY) == Bond(kept_for="48213", kept_at=LATER)
    assert waiting_of(shown, WORST) == Waiting(Waits.KEPT, "Remy F", LATER)
    page = promise_page(shown, NOW)
    (line,) = [one for one in (*page.breached, *page.next) if one.incident_id == WORST]
    assert (line.people, line.is_nobodys) == ((), True)


def test_that_a_move_tells_where_to_until_it_begins_and_from_where_once_it_has() -> None:
    assert bond_of(board((MOVE,)), REMY) == Bond(moves_to="Network", until_at=LATER)
    begun = replace(MOVE, state=MoveState.ACTIVE, begins_at=ago(5))
    assert bond_of(board((begun,)), REMY) == Bond(lent_from="Hosting", until_at=LATER)


def test_that_who_answers_by_hand_is_told_from_who_accepts_automatically() -> None:
    answers = replace(board().agents[REMY], accepts=Accepts.BY_HAND)
    assert bond_of(board((answers,)), REMY) == Bond(answers=True)


def test_that_what_came_back_waits_with_its_reason_until_somebody_is_on_it() -> None:
    returned = replace(
        incident(WORST, 1, 1, 4, 18.2), returned_at=ago(1), returned_from_id=REMY, return_reason=NOT_ACCEPTED
    )
    waiting = waiting_of(board((returned,)), WORST)
    assert waiting is not None
    assert (waiting.what, str(waiting.who)) == (Waits.CAME_BACK, "Remy F did not answer")
    assert waiting_of(board((returned, assignment(903, WORST, REMY, 0))), WORST) is None


def test_that_what_came_back_is_marked_though_somebody_else_is_on_it_and_nobody_takes_it_for_nobodys() -> (
    None
):
    returned = replace(
        incident(WORST, 1, 1, 4, 18.2), returned_at=ago(1), returned_from_id=REMY, return_reason="on_a_call"
    )
    shown = board((returned, assignment(903, WORST, SARA, 2)))
    waiting = waiting_of(shown, WORST)
    assert waiting is not None
    assert (waiting.what, waiting.is_staffed, waiting.why) == (Waits.CAME_BACK, True, "on a call")
    page = promise_page(shown, NOW)
    (line,) = [one for one in (*page.breached, *page.next) if one.incident_id == WORST]
    assert line.people == ("Sara E",)
    assert (line.is_nobodys, line.came_back, line.is_marked) == (False, True, True)


def test_that_all_that_came_back_is_told_the_newest_first() -> None:
    back = [
        replace(incident(number, 1, 1, 4, 18.2), returned_at=ago(minutes), return_reason="busy")
        for number, minutes in ((1, 5.0), (2, 0.5), (3, 0.7), (4, 90.0))
    ]
    made_up_for = assignment(903, 3, SARA, 0.1)
    assert [key for key, _ in all_came_back(board((*back, made_up_for)))] == [2, 1, 4]


def test_that_a_lane_is_looked_at_anew_when_only_a_move_of_somebody_was_asked_for() -> None:
    before = outlook(board(), NOW)
    after = outlook(board((MOVE,)), NOW, before)
    (status,) = [one for one in after.lanes[HOSTING].people if one.agent_id == REMY]
    assert status.bond.moves_to == "Network"
