"""Small boards for the tests of the live path, and the events that lead from one to the next."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.floors import policy_version
from wallboard.domain.board import Board
from wallboard.domain.event import Entity, Event, Row, Verb
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.policy import Promise
from wallboard.domain.severity import Severity
from wallboard.domain.staff import Agent, Nature, Team

EPOCH = "0f3c9d0e-6a5e-4f0e-9a1c-2f1f5b6f7a10"
OPENED_AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
TEAM = Team(id=1, code="NET", name="Network", version=1)
AGENT = Agent(id=1, code="A1", team_id=1, capacity=10, version=1)
NATURE = Nature(id=1, code="LINE", name="Line dead")
RULES = policy_version({Promise.RESOLVE: (60, 120, 180, 240)})


def incident(number: int, **changes: object) -> Incident:
    """An open incident of that id; the greater the id, the later it was opened."""
    plain = Incident(
        id=number,
        source="desk",
        reference=f"R{number}",
        nature_id=1,
        severity=Severity.MEDIUM,
        urgency=3,
        priority=3,
        priority_set_by="matrix",
        state=IncidentState.NEW,
        pause_reason=None,
        team_id=1,
        site=None,
        channel=None,
        opened_at=OPENED_AT + timedelta(minutes=number),
        acknowledged_at=None,
        deployed_at=None,
        resolved_at=None,
        closed_at=None,
        reopenings=0,
        merged_into_id=None,
        version=1,
        effective_at=OPENED_AT,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # each test names fields of Incident


def board_of(*rows: Row, seq: int = 0, epoch: str = EPOCH, read_at: datetime = OPENED_AT) -> Board:
    """A board of these rows on a floor of one team and one agent."""
    return Board.of(
        (TEAM, AGENT, NATURE, RULES, *rows),
        read_at=read_at,
        epoch=epoch,
        seq=seq,
        kind="training",
        agent_names={1: "Ana Kovač"},
        operator_names={},
    )


def event_of(seq: int, row: Incident, *, command_id: str | None = None) -> Event:
    """What the log says when an incident has become `row`."""
    return Event(
        seq=seq,
        recorded_at=OPENED_AT,
        effective_at=OPENED_AT,
        operator_id=None,
        program="tests",
        verb=Verb.UPDATE,
        entity=Entity.INCIDENT,
        entity_id=row.id,
        after=row,
        changed=(),
        command_id=command_id,
    )
