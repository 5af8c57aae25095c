"""Who was on what and for whom: kept up from the log as a whole read would tell it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given, settings

from tests.domain.changes import NOW, event
from tests.domain.decisions import seeds
from tests.floors import sketch_board
from wallboard.domain.assignment import Assignment, AssignmentRole, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.floor_rows import key_of
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.severity import Severity
from wallboard.domain.ties import Stint, Ties, stint_of

BOARD = sketch_board(NOW)
CARD_FAILS, OTHER = 48213, 48143
EMIL = next(agent_id for agent_id, name in BOARD.agent_names.items() if name == "Emil K")


def put_on(number: int, incident_id: int, agent_id: int, **changes: object) -> Assignment:
    row = Assignment(
        number, incident_id, agent_id, None, AssignmentRole.LEAD, AssignmentState.ACCEPTED,
        NOW, NOW, None, None, None, 1,
    )  # fmt: skip
    return replace(row, **changes)  # type: ignore[arg-type]  # a few fields by name


def let_go(row: Assignment, reason: str = "released", minutes: int = 5) -> Assignment:
    at = NOW + timedelta(minutes=minutes)
    return replace(row, state=AssignmentState.RELEASED, released_at=at, release_reason=reason, version=2)


def after(board: Board, *rows: Incident | Assignment) -> Board:
    events = [event(board.seq + place, *key_of(row), row) for place, row in enumerate(rows, 1)]
    return board.after(events, read_at=NOW)[0]


def test_that_whoever_was_on_an_incident_is_known_after_being_released() -> None:
    first = put_on(9001, CARD_FAILS, EMIL)
    board = after(BOARD, first, let_go(first))
    assert set(board.ties.agents_on(CARD_FAILS)) == {EMIL}
    found = inputs_of(board, CARD_FAILS, NOW)
    assert found is not None
    assert [one.id for one in found.agents if one.was_on_it] == [EMIL]


def test_that_what_is_taken_back_never_was() -> None:
    first = put_on(9001, CARD_FAILS, EMIL)
    board = after(BOARD, first)
    assert set(board.ties.agents_on(CARD_FAILS)) == {EMIL}
    assert not after(board, let_go(first, "taken_back")).ties.agents_on(CARD_FAILS)


def test_that_reserving_and_offering_know_nobody_yet() -> None:
    reserved = put_on(9001, CARD_FAILS, 1, state=AssignmentState.RESERVED)
    offered = put_on(9002, CARD_FAILS, 2, state=AssignmentState.OFFERED, accepted_at=None, respond_by_at=NOW)
    assert not after(BOARD, reserved, offered).ties.agents_on(CARD_FAILS)


def test_that_a_customer_is_known_to_who_worked_for_them_even_when_that_has_ended() -> None:
    for_acme = replace(BOARD.incidents[CARD_FAILS], customer="acme")
    first = put_on(9001, CARD_FAILS, EMIL)
    ended = replace(for_acme, state=IncidentState.RESOLVED, version=3)
    board = after(BOARD, for_acme, first, let_go(first), ended)
    board = after(board, replace(BOARD.incidents[OTHER], customer="acme"))
    found = inputs_of(board, OTHER, NOW)
    assert found is not None
    assert [one.id for one in found.agents if one.knows_customer] == [EMIL]
    assert not board.ties.agents_on(CARD_FAILS)


def test_that_handovers_count_changes_of_the_lead() -> None:
    board, counted = BOARD, []
    people = [(1, AssignmentRole.LEAD), (1, AssignmentRole.LEAD), (2, AssignmentRole.LEAD),
              (3, AssignmentRole.SUPPORT), (1, AssignmentRole.LEAD)]  # fmt: skip
    for number, (agent_id, role) in enumerate(people, 9001):
        row = put_on(number, CARD_FAILS, agent_id, role=role)
        board = after(board, row, let_go(row))
        counted.append(board.ties.handovers(CARD_FAILS))
    assert counted == [0, 0, 1, 1, 2]


def test_that_the_end_of_a_severity_1_is_known_even_where_the_incident_ended_first() -> None:
    worst = BOARD.incidents[CARD_FAILS]
    assert worst.severity is Severity.CRITICAL
    first = put_on(9001, CARD_FAILS, EMIL)
    ended = after(after(BOARD, first), replace(worst, state=IncidentState.RESOLVED, version=3))
    board = after(ended, let_go(first))
    assert dict(board.ties.critical_ended) == {EMIL: NOW + timedelta(minutes=5)}
    assert CARD_FAILS not in board.ties.on_incident
    lesser = next(one for one in BOARD.incidents.values() if one.severity is Severity.MINOR)
    minor = put_on(9002, lesser.id, EMIL)
    assert dict(after(BOARD, minor, let_go(minor)).ties.critical_ended) == {}


def test_that_what_is_read_anew_takes_the_place_of_what_was_known() -> None:
    stint = Stint(1, CARD_FAILS, EMIL, is_lead=True, customer="acme")
    board = BOARD.after([], read_at=NOW, ties=Ties.of([stint], [stint]))[0]
    assert set(board.ties.agents_on(CARD_FAILS)) == set(board.ties.agents_for("acme")) == {EMIL}
    assert board.ties.agents_for(None) == ()


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_that_ties_kept_up_from_the_log_are_those_of_a_whole_read(seed: int) -> None:
    random, board, rows = Random(seed), BOARD, dict[int, Assignment]()
    for _ in range(random.randrange(1, 12)):
        batch = [_step(random, rows) for _ in range(random.randrange(1, 4))]
        board = after(board, *batch)
    found = [stint_of(row, BOARD.incidents[row.incident_id].severity, None) for row in rows.values()]
    assert _told(board.ties) == _told(Ties.of([one for one in found if one is not None]))


def _step(random: Random, rows: dict[int, Assignment]) -> Assignment:
    """One more assignment, or an earlier one released for some reason."""
    active = [row for row in rows.values() if row.is_active]
    if active and random.random() < 0.5:
        row = let_go(random.choice(active), random.choice(("released", "taken_back", "done")))
    else:
        row = put_on(
            9001 + len(rows), random.choice((CARD_FAILS, OTHER)), random.randint(1, 3),
            role=random.choice(tuple(AssignmentRole)),
        )  # fmt: skip
    rows[row.id] = row
    return row


def _told(ties: Ties) -> dict[int, Sequence[Stint]]:
    return {incident_id: stints for incident_id, stints in ties.on_incident.items() if stints}
