"""Acts, moves, breaks and answers that make no sense are told why, and what to do instead."""

from datetime import UTC, datetime, timedelta

import pytest

from wallboard.domain.assignment import AssignmentState
from wallboard.domain.incident import TRANSITIONS, IncidentState
from wallboard.domain.life_commands import LifeAct
from wallboard.domain.life_rules import LifeFacts, act_refusal, acts_in
from wallboard.domain.staff import PresenceState
from wallboard.domain.staff_commands import Response
from wallboard.domain.staff_rules import (
    AnswerFacts,
    MoveFacts,
    PresenceFacts,
    answer_refusal,
    answers_in,
    move_refusal,
    presence_refusal,
)

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
TARGET = LifeFacts(2, "R2", IncidentState.NEW)
GOALS = {
    LifeAct.ACKNOWLEDGE: IncidentState.ACKNOWLEDGED,
    LifeAct.PAUSE: IncidentState.PAUSED,
    LifeAct.RESUME: IncidentState.ACKNOWLEDGED,
    LifeAct.RESOLVE: IncidentState.RESOLVED,
    LifeAct.CLOSE: IncidentState.CLOSED,
    LifeAct.REOPEN: IncidentState.NEW,
    LifeAct.MERGE: IncidentState.MERGED,
    LifeAct.CANCEL: IncidentState.CANCELLED,
}


def _refused(
    act: LifeAct, state: IncidentState, *, code: str | None = "x", escalation: int = 0
) -> str | None:
    facts = LifeFacts(1, "R1", state, escalation)
    refusal = act_refusal(act, facts, code=code, codes=frozenset({"x", "y"}), into_id=2, into=TARGET)
    return refusal.sentence if refusal else None


@pytest.mark.parametrize("state", IncidentState)
@pytest.mark.parametrize("act", LifeAct)
def test_that_an_act_is_offered_exactly_where_it_is_not_refused(act: LifeAct, state: IncidentState) -> None:
    sentence = _refused(act, state)

    assert (act in acts_in(state)) is (sentence is None)
    if sentence is None and act in GOALS:
        assert (state, GOALS[act]) in TRANSITIONS, "the database would refuse what was offered"
    if sentence is not None:
        assert sentence.startswith(("R1 ", "Nobody has acknowledged R1"))
        assert sentence.endswith(".")
        assert sentence.count(".") == 2, "why, and what to do"


@pytest.mark.parametrize("act", [LifeAct.PAUSE, LifeAct.RESOLVE, LifeAct.CANCEL])
def test_that_a_pause_an_outcome_and_a_cancellation_name_a_code_of_the_list(act: LifeAct) -> None:
    state = IncidentState.IN_PROGRESS

    assert str(_refused(act, state, code=None)).startswith("Say ")
    assert _refused(act, state, code="z") == "“z” is not on the list. Choose one of: x, y."
    assert act_refusal(act, LifeFacts(1, "R1", state)) is None, "the list is asked for afterwards"


def test_that_escalating_ends_somewhere() -> None:
    assert _refused(LifeAct.ESCALATE, IncidentState.NEW, escalation=8) is None
    assert str(_refused(LifeAct.ESCALATE, IncidentState.NEW, escalation=9)).startswith("R1 cannot be")


@pytest.mark.parametrize(
    ("into_id", "into", "code"),
    [
        (None, None, "no_target"),
        (1, LifeFacts(1, "R1", IncidentState.NEW), "into_itself"),
        (2, None, "no_target"),
        (2, LifeFacts(2, "R2", IncidentState.RESOLVED), "target_is_over"),
    ],
)
def test_that_an_incident_is_merged_into_another_open_one_only(
    into_id: int | None, into: LifeFacts | None, code: str
) -> None:
    facts = LifeFacts(1, "R1", IncidentState.NEW)

    refusal = act_refusal(LifeAct.MERGE, facts, into_id=into_id, into=into)

    assert refusal is not None
    assert refusal.code == code


@pytest.mark.parametrize(
    ("facts", "until_at", "code"),
    [
        (MoveFacts("Ana", 1, 1, team="Hosting"), LATER, None),
        (MoveFacts("Ana", 1, 1), None, "no_team"),
        (MoveFacts("Ana", 1, 1, team="Hosting", is_closed=True), None, "team_closed"),
        (MoveFacts("Ana", 1, 1, team="Hosting"), NOW, "until_is_past"),
        (MoveFacts("Ana", 2, 2, team="Hosting"), None, "already_there"),
        (MoveFacts("Ana", 1, 1, 2, LATER, team="Hosting"), LATER, "already_bound"),
        (MoveFacts("Ana", 2, 1, 2, LATER, team="Hosting"), LATER, "already_there"),
        (MoveFacts("Ana", 2, 1, 2, LATER, team="Hosting"), LATER + timedelta(hours=1), None),
        (MoveFacts("Ana", 3, 1, 3, LATER, team="Hosting"), None, None),
    ],
)
def test_that_a_move_goes_to_another_open_team_and_ends_later(
    facts: MoveFacts, until_at: datetime | None, code: str | None
) -> None:
    refusal = move_refusal(facts, 2, until_at=until_at, now=NOW)

    assert (refusal.code if refusal else None) == code


@pytest.mark.parametrize(
    ("was", "state", "reason", "until_at", "code"),
    [
        (None, PresenceState.ON_SHIFT, None, None, None),
        (PresenceState.ON_SHIFT, PresenceState.ON_BREAK, "lunch", LATER, None),
        (PresenceState.ON_SHIFT, PresenceState.ON_BREAK, None, LATER, "no_code"),
        (PresenceState.ON_SHIFT, PresenceState.ON_BREAK, "golf", LATER, "no_code"),
        (PresenceState.ON_SHIFT, PresenceState.ON_BREAK, "lunch", NOW, "until_is_past"),
        (PresenceState.ON_SHIFT, PresenceState.ON_SHIFT, None, None, "already_so"),
        (PresenceState.ON_BREAK, PresenceState.ON_BREAK, "lunch", None, "already_so"),
        (PresenceState.ON_BREAK, PresenceState.ON_BREAK, "lunch", LATER, None),
        (PresenceState.ON_BREAK, PresenceState.ON_SHIFT, None, None, None),
    ],
)
def test_that_a_break_is_named_and_nobody_becomes_what_they_are(
    was: PresenceState | None,
    state: PresenceState,
    reason: str | None,
    until_at: datetime | None,
    code: str | None,
) -> None:
    facts = PresenceFacts("Ana", was, "lunch" if was is PresenceState.ON_BREAK else None)

    refusal = presence_refusal(
        facts, state, break_reason=reason, until_at=until_at, codes=frozenset({"lunch"}), now=NOW
    )

    assert (refusal.code if refusal else None) == code


@pytest.mark.parametrize("is_of_team", [False, True])
@pytest.mark.parametrize("state", AssignmentState)
@pytest.mark.parametrize("response", Response)
def test_that_an_answer_is_offered_exactly_where_it_is_not_refused(
    response: Response, state: AssignmentState, is_of_team: bool
) -> None:
    taker = "Ana" if is_of_team and response is Response.ACCEPT else None
    facts = AnswerFacts("R1", "Network" if is_of_team else "Ana", state, is_of_team, taker)

    refusal = answer_refusal(response, facts, code="busy", codes=frozenset({"busy"}))

    assert (response in answers_in(state, is_of_team=is_of_team)) is (refusal is None)


@pytest.mark.parametrize(
    ("response", "taker", "is_of_it", "code"),
    [
        (Response.ACCEPT, None, True, "nobody_named"),
        (Response.ACCEPT, "Cara", False, "not_of_team"),
        (Response.DECLINE, "Ana", True, "others_may_take_it"),
        (Response.START, "Ana", True, "wrong_state_or_not_taken"),
    ],
)
def test_that_an_offer_to_a_team_is_taken_by_one_of_it_who_is_named(
    response: Response, taker: str | None, is_of_it: bool, code: str
) -> None:
    facts = AnswerFacts("R1", "Network", AssignmentState.OFFERED, True, taker, is_of_it)

    refusal = answer_refusal(response, facts, code="busy", codes=frozenset({"busy"}))

    assert refusal is not None
    assert refusal.code in code


def test_that_who_declines_says_why_and_who_is_done_may_name_an_outcome() -> None:
    offered = AnswerFacts("R1", "Ana", AssignmentState.OFFERED)
    working = AnswerFacts("R1", "Ana", AssignmentState.WORKING)
    codes = frozenset({"busy"})

    assert answer_refusal(Response.DECLINE, offered, code=None, codes=codes) is not None
    assert answer_refusal(Response.DONE, working, code=None, codes=codes) is None
    assert answer_refusal(Response.DONE, working, code="golf", codes=codes) is not None
