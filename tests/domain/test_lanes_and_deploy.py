"""What people are doing, and what speaks against sending them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tests.domain.changes import event
from tests.floors import sketch_board, sketch_floor
from wallboard.domain.assignment import AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.burden import NO_BURDEN
from wallboard.domain.commands import Deploy, Release
from wallboard.domain.deploy import Level, Objection, objections, verdict
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.event import Entity, Row, Unreadable
from wallboard.domain.floor_rows import key_of
from wallboard.domain.lanes import AgentKind, AgentStatus, agent_status, lane
from wallboard.domain.severity import Severity
from wallboard.domain.staff import Presence, PresenceState, Shift

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)
BOARD = sketch_board(NOW)
NAMES = {BOARD.agent_name(agent_id): agent_id for agent_id in BOARD.agents}
TEAMS = {team.name: team.id for team in BOARD.teams.values()}
CARD_FAILS, METER_OFFLINE = 48213, 48143


def with_rows(board: Board, *rows: Row | Unreadable) -> Board:
    return board.after(
        [event(board.seq + place, *key_of(row), row) for place, row in enumerate(rows, 1)], read_at=NOW
    )[0]


def without(kind: type, *, agent: str) -> Board:
    """The busy floor without an agent's presence or shift."""
    floor = sketch_floor(NOW)
    floor.rows[:] = [
        row
        for row in floor.rows
        if not (isinstance(row, kind) and getattr(row, "agent_id", None) == NAMES[agent])
    ]
    return floor.board()


def status(name: str, board: Board = BOARD) -> AgentStatus:
    return agent_status(board, NAMES[name], NOW)


def test_that_a_lane_shows_the_free_then_the_busy_by_their_worst_then_breaks() -> None:
    people = lane(BOARD, TEAMS["Payments"], NOW).people
    assert [person.name for person in people] == ["Yara U", "Zoe X", "Bea N", "Amir L", "Carl O", "Dina S"]
    assert [person.name for person in lane(BOARD, TEAMS["Field West"], NOW).people][-1] == "Pia H"


def test_that_whoever_is_off_is_in_no_lane() -> None:
    assert status("Ulf K").kind is AgentKind.OFF
    assert "Ulf K" not in [person.name for person in lane(BOARD, TEAMS["Wholesale"], NOW).people]


def test_that_load_is_the_weight_of_every_incident_held() -> None:
    busiest = max((status(name) for name in NAMES), key=lambda person: len(person.incident_ids))
    severities = [BOARD.incidents[i].severity for i in busiest.incident_ids]
    weights = {Severity.CRITICAL: 8, Severity.MAJOR: 4, Severity.MEDIUM: 2, Severity.MINOR: 1}
    assert len(severities) > 1
    assert busiest.load == sum(weights[severity] for severity in severities)
    assert busiest.worst is min(severities)
    assert busiest.spare == max(0, busiest.capacity - busiest.load)


def test_that_time_in_a_state_counts_from_its_beginning() -> None:
    assert status("Emil K").since_at == NOW - timedelta(minutes=19)
    assert status("Max D").since_at == NOW - timedelta(minutes=66)
    assert status("Pia H").until_at == NOW + timedelta(minutes=14)


@pytest.mark.parametrize("state", [PresenceState.OFF, PresenceState.ON_SHIFT, None])
def test_that_an_assignment_makes_busy_whatever_the_presence_says(state: PresenceState | None) -> None:
    if state is None:
        board = without(Presence, agent="Max D")
    else:
        board = with_rows(BOARD, Presence(NAMES["Max D"], state, None, NOW, None, 2))
    assert status("Max D", board).kind is AgentKind.BUSY


def test_that_an_assignment_to_an_incident_that_has_ended_still_makes_busy_but_weighs_nothing() -> None:
    held = BOARD.assignments_of_agent[NAMES["Max D"]]
    gone = [event(2_000 + one.id, Entity.INCIDENT, one.incident_id, None) for one in held]
    board, _ = BOARD.after(gone, read_at=NOW)
    max_d = status("Max D", board)
    assert (max_d.kind, max_d.load, max_d.worst, max_d.incident_ids) == (AgentKind.BUSY, 0, None, ())


def test_that_being_kept_for_later_weighs_but_is_no_work_yet() -> None:
    held = BOARD.assignments_of_agent[NAMES["Max D"]]
    incident_ids = {one.incident_id for one in held}
    roomy = replace(BOARD.agents[NAMES["Max D"]], capacity=99)
    board = with_rows(BOARD, roomy, *(replace(one, state=AssignmentState.RESERVED) for one in held))
    before, after = status("Max D"), status("Max D", board)
    assert (after.kind, after.worst, after.load) == (AgentKind.FREE, None, before.load)
    assert after.since_at == BOARD.presences[NAMES["Max D"]].since_at
    alone = [one for one in incident_ids if len(BOARD.assignments_of_incident[one]) == 1]
    assert alone
    assert not any(board.has_agent(incident_id) for incident_id in alone)
    kept_for = alone[0]
    inputs = inputs_of(board, kept_for, NOW)
    assert inputs is not None
    own = board.weight(board.incidents[kept_for].severity)
    assert inputs.agent_of[NAMES["Max D"]].load == before.load - own
    assert Level.BLOCK not in answers(deploy(kept_for, "Max D"), board).values()
    assert answers(deploy(kept_for, "Max D")) == {"already_on_it": Level.BLOCK}


def test_that_the_burden_kept_for_everybody_is_what_they_carry() -> None:
    held = BOARD.assignments_of_agent[NAMES["Max D"]]
    lost = with_rows(BOARD, *(Unreadable(Entity.INCIDENT, one.incident_id, "broken") for one in held))
    for board in (BOARD, lost):
        for agent_id in board.agents:
            own = board.burdens.get(agent_id, NO_BURDEN)
            person = agent_status(board, agent_id, NOW)
            assert (own.load, own.in_hand) == (person.load, len(board.assignments_of_agent.get(agent_id, ())))


def test_that_an_unreadable_incident_weighs_as_the_worst() -> None:
    held = BOARD.assignments_of_agent[NAMES["Gil K"]]
    board = with_rows(BOARD, *(Unreadable(Entity.INCIDENT, one.incident_id, "broken") for one in held))
    assert status("Gil K", board).worst is Severity.CRITICAL
    assert status("Gil K", board).load == 8 * len(held)


def test_that_without_a_presence_the_shift_decides_and_without_either_one_counts_as_here() -> None:
    agent_id = NAMES["Emil K"]
    board = without(Presence, agent="Emil K")
    assert status("Emil K", board).kind is AgentKind.FREE
    ended = Shift(agent_id, agent_id, NOW - timedelta(hours=9), NOW)
    assert status("Emil K", with_rows(board, ended)).kind is AgentKind.OFF
    no_shift, _ = board.after([event(2_000, Entity.SHIFT, agent_id, None)], read_at=NOW)
    assert status("Emil K", no_shift).kind is AgentKind.FREE


def deploy(incident_id: int, name: str | None = None, *, team: str | None = None) -> Deploy:
    return Deploy(
        UUID(int=1),
        incident_id,
        2,
        agent_id=NAMES[name] if name else None,
        team_id=TEAMS[team] if team else None,
    )


def answers(command: Deploy, board: Board = BOARD) -> dict[str, Level]:
    return {objection.code: objection.level for objection in objections(board, command, NOW)}


def worst(raised: Iterable[Objection]) -> Level:
    return verdict(tuple(raised))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Emil K", {}),
        ("Remy F", {}),
        ("Lena W", {"shift_ends": Level.WARN}),
        ("Yara U", {"skill_expired": Level.BLOCK, "over_capacity": Level.BLOCK}),
        ("Tom J", {"lacks_skill": Level.BLOCK}),
        ("Cleo L", {"on_break": Level.BLOCK, "lacks_skill": Level.BLOCK, "over_capacity": Level.BLOCK}),
        ("Ulf K", {"off_shift": Level.BLOCK, "lacks_skill": Level.BLOCK}),
    ],
)
def test_that_each_reason_against_an_agent_is_told(name: str, expected: dict[str, Level]) -> None:
    assert answers(deploy(CARD_FAILS, name)) == expected


def test_that_nobody_is_sent_twice_to_the_same_incident() -> None:
    held = BOARD.assignments_of_agent[NAMES["Max D"]][0].incident_id
    assert answers(deploy(held, "Max D")) == {"already_on_it": Level.BLOCK}


def test_that_capacity_may_be_filled_but_not_exceeded() -> None:
    sara = BOARD.agents[NAMES["Sara E"]]
    assert answers(deploy(CARD_FAILS, "Sara E"), with_rows(BOARD, replace(sara, capacity=8))) == {}
    full = answers(deploy(CARD_FAILS, "Sara E"), with_rows(BOARD, replace(sara, capacity=7)))
    assert full == {"over_capacity": Level.BLOCK}


def test_that_a_skill_is_held_until_the_instant_of_its_expiry() -> None:
    skill = next(one for one in BOARD.skills_of_agent[NAMES["Emil K"]])
    still = with_rows(BOARD, replace(skill, expires_at=NOW + timedelta(milliseconds=1)))
    over = with_rows(BOARD, replace(skill, expires_at=NOW))
    assert answers(deploy(CARD_FAILS, "Emil K"), still) == {}
    assert answers(deploy(CARD_FAILS, "Emil K"), over) == {"skill_expired": Level.BLOCK}


def test_that_only_open_and_readable_incidents_are_deployed_to() -> None:
    assert answers(deploy(999, "Emil K")) == {"not_open": Level.BLOCK}
    lost = with_rows(BOARD, Unreadable(Entity.INCIDENT, CARD_FAILS, "broken"))
    assert answers(deploy(CARD_FAILS, "Emil K"), lost) == {"unreadable": Level.BLOCK}


@pytest.mark.parametrize(
    ("incident_id", "team", "expected"),
    [
        (METER_OFFLINE, "Hosting", {"led_already": Level.WARN}),
        (CARD_FAILS, "Hosting", {}),
        (CARD_FAILS, "Devices", {"lacks_skill": Level.BLOCK, "nobody_can": Level.WARN}),
        (
            CARD_FAILS,
            "Network",
            {"nobody_under_capacity": Level.WARN, "lacks_skill": Level.BLOCK},
        ),
    ],
)
def test_that_a_team_is_spoken_against_when_nobody_there_could_take_it(
    incident_id: int, team: str, expected: dict[str, Level]
) -> None:
    assert answers(deploy(incident_id, team=team)) == expected


def test_that_targets_that_are_gone_block() -> None:
    nobody = Deploy(UUID(int=1), CARD_FAILS, 2, agent_id=999)
    no_team = Deploy(UUID(int=1), CARD_FAILS, 2, team_id=999)
    neither = Deploy(UUID(int=1), CARD_FAILS, 2)
    codes = [objections(BOARD, command, NOW)[0].code for command in (nobody, no_team, neither)]
    assert codes == ["no_agent", "no_team", "no_target"]


def test_that_the_verdict_is_the_worst_answer_and_silence_is_a_pass() -> None:
    warn, block = Objection(Level.WARN, "w", ""), Objection(Level.BLOCK, "b", "")
    assert worst([]) is Level.PASS
    assert worst([warn, block, warn]) is Level.BLOCK


def test_that_nothing_speaks_against_taking_people_off() -> None:
    assert objections(BOARD, Release(UUID(int=1), CARD_FAILS, 2), NOW) == ()
