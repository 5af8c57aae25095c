"""The people of the made-up floor: what they do with an incident that somebody gives them, offers or ends."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from wallboard.domain.assignment import AssignmentRole, AssignmentState
from wallboard.domain.incident import IncidentState
from wallboard.services.demo.acts import Act, Dispatched, Moved, Opened, Stepped
from wallboard.services.demo.floor import Floor, FloorAssignment, FloorIncident
from wallboard.services.demo.life import Life

MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)
AFTERNOON = MIDNIGHT + timedelta(hours=14)
MINUTE = timedelta(minutes=1)


def _quiet_floor(life: Life, at: datetime) -> Floor:
    """Everybody as the rota says, and nothing to do."""
    floor = Floor()
    for act in life.live(floor, at - 20 * timedelta(seconds=1), at):
        if isinstance(act, Opened):
            del floor.incidents[act.incident_id]
    return floor


def _card_payments_fail(floor: Floor, at: datetime) -> FloorIncident:
    incident = FloorIncident(
        id=7,
        reference="48213",
        nature="slow-portal",
        team="hosting",
        severity=3,
        state=IncidentState.ASSIGNED,
        opened_at=at,
        changed_at=at,
        reopenings=0,
        version=1,
    )
    floor.incidents[7] = incident
    return incident


def _about(acts: Iterable[Act], incident_id: int) -> list[Act]:
    return [act for act in acts if getattr(act, "incident_id", None) == incident_id]


def test_that_an_agent_who_was_given_an_incident_by_a_person_takes_it_up() -> None:
    life = Life(4, MIDNIGHT)
    floor = _quiet_floor(life, AFTERNOON)
    incident = _card_payments_fail(floor, AFTERNOON)
    chosen = next(agent.code for agent in life.plan.agents if floor.is_here(agent.code))
    floor.put(
        FloorAssignment(
            id=9,
            incident_id=7,
            agent=chosen,
            team=None,
            role=AssignmentRole.LEAD,
            state=AssignmentState.OFFERED,
            assigned_at=AFTERNOON,
            accepted_at=None,
            working_at=None,
        )
    )

    acts = list(life.live(floor, AFTERNOON, AFTERNOON + 15 * MINUTE))

    steps = [act.state for act in acts if isinstance(act, Moved) and act.assignment_id == 9]
    assert steps == [AssignmentState.ACCEPTED, AssignmentState.WORKING]
    assert incident.state is IncidentState.IN_PROGRESS
    assert not [act for act in _about(acts, 7) if isinstance(act, Dispatched)], "it has somebody"


def test_that_an_offer_to_a_team_is_taken_by_one_of_the_team() -> None:
    life = Life(4, MIDNIGHT)
    floor = _quiet_floor(life, AFTERNOON)
    incident = _card_payments_fail(floor, AFTERNOON)
    incident.state = IncidentState.ACKNOWLEDGED
    floor.put(
        FloorAssignment(
            id=9,
            incident_id=7,
            agent=None,
            team="hosting",
            role=AssignmentRole.LEAD,
            state=AssignmentState.OFFERED,
            assigned_at=AFTERNOON,
            accepted_at=None,
            working_at=None,
        )
    )

    acts = list(life.live(floor, AFTERNOON, AFTERNOON + 2 * MINUTE))

    (sent,) = [act for act in acts if isinstance(act, Dispatched) and act.incident_id == 7]
    assert life.plan.of_code()[sent.agent].team == "hosting"
    assert 9 not in floor.assignments


def test_that_the_floor_leaves_an_incident_to_the_people_at_the_wall_for_a_while() -> None:
    life = Life(4, MIDNIGHT)
    floor = _quiet_floor(life, AFTERNOON)
    incident = _card_payments_fail(floor, AFTERNOON)
    incident.state = IncidentState.NEW

    acts = _about(life.live(floor, AFTERNOON, AFTERNOON + 40 * MINUTE), 7)

    (first, *_) = [act for act in acts if isinstance(act, Dispatched)]
    assert first.at - AFTERNOON >= 2 * MINUTE
    assert isinstance(acts[0], Stepped)
    assert acts[0].state is IncidentState.ACKNOWLEDGED


def test_that_nobody_stays_on_an_incident_that_others_have_ended() -> None:
    life = Life(4, MIDNIGHT)
    floor = _quiet_floor(life, AFTERNOON)
    _card_payments_fail(floor, AFTERNOON).state = IncidentState.RESOLVED
    floor.put(
        FloorAssignment(
            id=9,
            incident_id=7,
            agent="hosting-1",
            team=None,
            role=AssignmentRole.LEAD,
            state=AssignmentState.WORKING,
            assigned_at=AFTERNOON,
            accepted_at=AFTERNOON,
            working_at=AFTERNOON,
        )
    )

    acts = list(life.live(floor, AFTERNOON, AFTERNOON + MINUTE))

    assert [act.release_reason for act in acts if isinstance(act, Moved) and act.assignment_id == 9] == [
        "done"
    ]
