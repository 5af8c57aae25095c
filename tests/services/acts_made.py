"""Acts on incidents and answers to offers on the small floor, as the tests of both make them."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid4, uuid5

from sqlalchemy import update

from tests.services.small_floor import incident, new_id, rows
from wallboard.domain.commands import Outcome
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.domain.staff_commands import Respond, Response, ReturnOffer
from wallboard.services.database import Database
from wallboard.services.schema import tables
from wallboard.services.writing import execute


def act_on(
    database: Database, incident_id: int, act: LifeAct, *, version: int | None = None, **more: Any
) -> tuple[ChangeLife, Outcome]:
    seen = incident(database, incident_id).version if version is None else version
    command = ChangeLife(uuid4(), incident_id, seen, act, **more)
    return command, execute(database, command)


def bring_to(database: Database, incident_id: int, state: str) -> None:
    """Whoever writes plain SQL brings it there."""
    with database.writing() as c:
        table = tables.incident
        for step in ("resolved", "closed") if state == "closed" else (state,):
            reason = "customer" if step == "paused" else None
            c.execute(update(table).where(table.c.id == incident_id).values(state=step, pause_reason=reason))


def offer(database: Database, incident_id: int, **whom: Any) -> int:
    """Some program offers it."""
    with database.writing() as c:
        return new_id(c, tables.assignment, incident_id=incident_id, state="offered", **whom)


def assignment(database: Database, assignment_id: int) -> Any:
    (row,) = rows(database, tables.assignment, id=assignment_id)
    return row


def answer(
    database: Database, assignment_id: int, response: Response, **more: Any
) -> tuple[Respond, Outcome]:
    seen = assignment(database, assignment_id).version
    command = Respond(uuid4(), assignment_id, seen, response, **more)
    return command, execute(database, command)


def run_out(database: Database, assignment_id: int) -> ReturnOffer:
    """The time for an answer is over; what whoever sees it asks for."""
    row = tables.assignment
    with database.writing() as c:
        past = datetime.now(UTC) - timedelta(seconds=5)
        c.execute(update(row).where(row.c.id == assignment_id).values(respond_by_at=past))
    return ReturnOffer(
        uuid5(NAMESPACE_OID, f"{assignment_id}"), assignment_id, assignment(database, assignment_id).version
    )
