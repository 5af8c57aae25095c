"""The made-up floor beside people: it takes up what they give it and undoes nothing of theirs."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import insert, select, update

from tests.engine.floor_tables import all_rows, is_taken, unassigned
from wallboard.domain.commands import Deploy, OutcomeKind
from wallboard.engine.demo_floor import DemoFloor
from wallboard.services.database import Database
from wallboard.services.demo.acts import Act
from wallboard.services.demo.pen import Pen
from wallboard.services.schema import tables
from wallboard.services.writing import execute

_incident = tables.incident
_assignment = tables.assignment


def test_that_an_agent_deployed_by_a_person_starts_to_work_on_it(
    lived: Database, floor: DemoFloor, later: Callable[[timedelta], None]
) -> None:
    command = _a_deploy_that_works(lived)
    assert execute(lived, command).kind is OutcomeKind.DONE

    later(timedelta(minutes=20))
    floor.beat()

    (assignment,) = all_rows(
        lived,
        select(_assignment).where(
            _assignment.c.incident_id == command.incident_id, _assignment.c.agent_id == command.agent_id
        ),
    )
    assert assignment.working_at is not None
    sent_beside_them = all_rows(
        lived,
        select(_assignment.c.id).where(
            _assignment.c.incident_id == command.incident_id,
            _assignment.c.agent_id != command.agent_id,
            _assignment.c.role == "lead",
            _assignment.c.assigned_at > assignment.assigned_at,
            _assignment.c.assigned_at < (assignment.released_at or assignment.working_at),
        ),
    )
    assert sent_beside_them == [], "it had somebody"


def _a_deploy_that_works(lived: Database) -> Deploy:
    """Some unassigned incident and some agent who may take it, found by asking."""
    agents = [row.id for row in all_rows(lived, select(tables.agent.c.id))]
    for incident in unassigned(lived):
        for agent_id in agents:
            command = Deploy(
                uuid4(), incident.id, incident.version, agent_id=agent_id, reason_code="asked_for"
            )
            if is_taken(lived, command):
                return command
    raise AssertionError("nobody may take anything")


def test_that_what_a_person_took_away_in_between_is_not_written_over(
    lived: Database, floor: DemoFloor, later: Callable[[timedelta], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The floor looks, a person acts, the floor writes: the person's act stands."""
    waiting = [one.id for one in unassigned(lived)]
    write = floor._write
    has_acted = False

    def write_late(pen: Pen, act: Act) -> bool:
        nonlocal has_acted
        if not has_acted:
            with lived.writing() as c:
                c.execute(update(_incident).where(_incident.c.id.in_(waiting)).values(state="cancelled"))
            has_acted = True
        return write(pen, act)

    later(timedelta(minutes=15))
    monkeypatch.setattr(floor, "_write", write_late)
    floor.beat()

    states = all_rows(lived, select(_incident.c.state).where(_incident.c.id.in_(waiting)))
    assert {row.state for row in states} == {"cancelled"}


def test_that_an_incident_of_another_program_is_taken_up_like_any_other(
    lived: Database, floor: DemoFloor, later: Callable[[timedelta], None]
) -> None:
    ((nature,),) = all_rows(lived, select(tables.nature.c.id).where(tables.nature.c.code == "slow-portal"))
    ((team,),) = all_rows(lived, select(tables.team.c.id).where(tables.team.c.code == "hosting"))
    with lived.writing() as c:
        c.execute(
            insert(_incident).values(
                source="plain", reference="x-1", nature_id=nature, severity=2, team_id=team
            )
        )

    later(timedelta(minutes=30))
    floor.beat()

    ((state,),) = all_rows(lived, select(_incident.c.state).where(_incident.c.source == "plain"))
    assert state != "new"
