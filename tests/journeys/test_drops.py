"""Every kind of drop with a real mouse: what is let go where, what is asked, and what stands in the rows."""

from pathlib import Path

import pytest

from tests.conftest import plain_transaction
from tests.journeys.drop_floor import (
    ANA,
    BEN,
    CARDS,
    CORA,
    DAN,
    EVA,
    HOSTING,
    NAMES,
    PAYMENTS,
    seed_drop_floor,
)
from tests.journeys.drop_hand import DropHand, hand_at
from tests.journeys.real_screen import missing_tools
from wallboard.domain.assignment import AssignmentRole

pytestmark = [
    pytest.mark.mouse,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}"),
    # What a database does with these commands is proven on both elsewhere; the hand is the same.
    pytest.mark.parametrize("dialect", ["sqlite"], indirect=True),
]
LEADS = "lead", "accepted"


def test_that_the_best_goes_at_once_another_with_one_reason_and_a_blocked_one_not_at_all(
    desk: DropHand,
) -> None:
    desk.carry("incident 1", f"agent {ANA}")
    desk.becomes(1, (ANA, None, *LEADS))
    reasons = "select chosen.agent_id, chosen.recommended_id, chosen.reason_code from rationale chosen"
    assert desk.rows(reasons) == [(ANA, ANA, None)], "the best takes no reason"
    desk.take_back(1, lambda: desk.click("undo"))
    desk.becomes(1)
    best = desk.best(2)
    other = EVA if best != EVA else DAN
    desk.carry("incident 2", f"agent {other}")
    desk.sees(f"asks {NAMES[best]} is recommended, not {NAMES[other]}")
    assert desk.on(2) == [], "nobody is sent before it is said why"
    desk.click("answer 2")
    desk.becomes(2, (other, None, *LEADS))
    assert desk.rows(f"{reasons} order by id")[1:] == [(other, best, "asked_for")]
    desk.carry("incident 3", f"agent {CORA}")
    desk.sees("said Cora R: On a break")
    best = desk.best(3)
    desk.carry("incident 3", f"agent {best}")
    desk.becomes(3, (best, None, *LEADS))
    sent = desk.rows("select kind, outcome, count(*) from command group by kind, outcome order by kind")
    assert sent == [("deploy", "done", 3), ("take_back", "done", 1)], "a drop that is blocked sends nothing"


def test_that_an_incident_is_let_go_to_help_to_be_kept_over_a_team_and_over_nobody(desk: DropHand) -> None:
    desk.carry("incident 1", f"team {HOSTING}")
    desk.sees("asks Hosting: Ana K would be the best of them.")
    desk.key("1")
    desk.becomes(1, (ANA, None, *LEADS))
    helper = desk.best(1, AssignmentRole.SUPPORT)
    desk.carry("incident 1", "send support", f"agent {helper}")
    desk.becomes(1, (ANA, None, *LEADS), (helper, None, "support", "accepted"))
    desk.carry("incident 1", "place nobody")
    desk.becomes(1)
    kept = desk.best(2, is_reserved=True)
    desk.carry("incident 2", "send reserved", f"agent {kept}")
    desk.sees(f"asks Reserve {NAMES[kept]} for when?")
    desk.click("answer 2")
    desk.becomes(2, (kept, None, "lead", "reserved"))
    desk.finds([(False,)], "select reserved_for_at is null from assignment where agent_id = ?", kept)
    desk.carry("incident 3", f"team {PAYMENTS}")
    desk.sees("asks Payments: ")
    desk.click("answer 2")
    desk.becomes(3, (None, PAYMENTS, "lead", "offered"))


def test_that_several_go_all_or_none_or_as_many_as_pass(desk: DropHand) -> None:
    desk.click("incident 1")
    desk.click(f"incident {CARDS}", held="ctrl")
    desk.carry("incident 1", f"agent {ANA}")
    desk.sees("all or none")
    desk.key("1")
    desk.sees_no("asks ")
    desk.sees("lacks Cards")
    assert desk.on(1) == desk.on(CARDS) == [], "none goes where one cannot"
    desk.click("incident 1")
    desk.click(f"incident {CARDS}", held="ctrl")
    desk.carry("incident 1", f"agent {ANA}")
    desk.click("as many as pass")
    desk.click("answer 1")
    desk.becomes(1, (ANA, None, *LEADS))
    assert desk.on(CARDS) == []
    desk.click("incident 2")
    desk.click("incident 3", held="ctrl")
    desk.carry("incident 2", f"agent {EVA}")
    desk.sees("all or none")
    desk.click("answer 1")
    desk.becomes(2, (EVA, None, *LEADS))
    desk.becomes(3, (EVA, None, *LEADS))


def test_that_people_are_carried_to_another_team_now_or_when_their_work_ends(desk: DropHand) -> None:
    moves = "select agent_id, team_id, state, until_at is null from team_move order by id"
    desk.carry(f"agent {DAN}", f"team {HOSTING}")
    desk.sees("picks Dan W to Hosting")
    desk.click("pick 3")
    desk.finds([(DAN, HOSTING, "active", False)], moves)
    desk.finds([(HOSTING,)], "select team_id from agent where id = ?", DAN)
    desk.carry("incident 1", f"agent {ANA}")
    desk.becomes(1, (ANA, None, *LEADS))
    desk.carry(f"agent {ANA}", f"team {PAYMENTS}")
    desk.sees("picks Ana K to Payments")
    desk.click("pick 1")
    desk.finds([(DAN, HOSTING, "active", False), (ANA, PAYMENTS, "pending", True)], moves)
    assert desk.rows("select team_id from agent where id = ?", ANA) == [(HOSTING,)], "the work ends first"
    assert EVA not in [row[0] for row in desk.rows(moves)]


def test_that_nothing_comes_of_esc_or_of_letting_go_over_nothing_and_what_is_old_takes_a_reason(
    desk: DropHand,
) -> None:
    desk.carry("incident 1", f"agent {ANA}")
    desk.becomes(1, (ANA, None, *LEADS))
    desk.sees("undo")
    desk.pick_up("incident 2")
    desk.hold_over(f"agent {BEN}")
    desk.key("Escape")
    desk.sees_no("send lead")
    desk.screen.mouse("mouseup", "1")
    desk.pick_up("incident 2")
    desk.hold_over(f"agent {BEN}")
    desk.leave()
    desk.let_go()
    desk.sees_no("undo")
    desk.key("ctrl+z")
    desk.sees("Take it back: why?")
    assert desk.on(1) == [(ANA, None, *LEADS)], "after its 20 s it takes a reason"
    desk.click("answer 1")
    desk.becomes(1)
    assert desk.on(2) == []
    assert desk.rows("select count(*) from command") == [(2,)], "sent and taken back, and nothing besides"


def test_that_people_and_what_they_hold_are_carried_on_the_page_of_people(
    training_url: str, tmp_path: Path
) -> None:
    """To another team, to a break and back, and an incident to a lane: every drop of that page, in one go."""
    seed_drop_floor(training_url)
    held = "insert into assignment (incident_id, agent_id, state) values (1, ?, 'working')"
    plain_transaction(training_url, [(held, (ANA,))])
    with hand_at(training_url, tmp_path, page="staff") as desk:
        desk.carry(f"agent {DAN}", f"team {HOSTING}")
        desk.sees("picks Dan W to Hosting")
        desk.click("pick 3")
        desk.finds([(HOSTING,)], "select team_id from agent where id = ?", DAN)
        presence = "select state, reason from presence where agent_id = ?"
        desk.carry(f"agent {BEN}", "place break")
        desk.sees("picks Send Ben T on which break")
        desk.key("1")
        desk.sees("picks Ben T, ")
        desk.key("Return")
        desk.finds([("on_break", "lunch")], presence, BEN)
        desk.carry(f"agent {BEN}", "place back")
        desk.finds([("on_shift", None)], presence, BEN)
        desk.carry("incident 1", f"team {PAYMENTS}")
        desk.sees("asks Payments: ")
        desk.click("answer 2")
        desk.sees("has the lead already")
        desk.click("answer 1")
        desk.becomes(1, (ANA, None, "lead", "working"), (None, PAYMENTS, "lead", "offered"))
