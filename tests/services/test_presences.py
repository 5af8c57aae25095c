"""Breaks by command: begun, ended, refused in words where they make no sense, and undone to the minute."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import delete

from tests.services.small_floor import (
    SmallFloor,
    rows,
    take_back_of,
)
from wallboard.domain.commands import OutcomeKind
from wallboard.domain.staff import PresenceState
from wallboard.domain.staff_commands import SetPresence
from wallboard.services.database import Database
from wallboard.services.schema import tables
from wallboard.services.writing import execute

pytestmark = pytest.mark.usefixtures("maria")
DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED


def in_minutes(minutes: float) -> datetime:
    at = datetime.now(UTC) + timedelta(minutes=minutes)
    return at.replace(microsecond=0)


def presence_of(
    database: Database, agent_id: int, state: PresenceState, reason: str | None = None, **more: Any
) -> SetPresence:
    found = rows(database, tables.presence, agent_id=agent_id)
    return SetPresence(uuid4(), agent_id, found[0].version if found else 0, state, reason, **more)


def test_that_somebody_takes_a_break_and_comes_back(database: Database, floor: SmallFloor) -> None:
    until = in_minutes(20)
    on_break = presence_of(database, floor.ana, PresenceState.ON_BREAK, "lunch", until_at=until)

    assert execute(database, on_break).kind is DONE

    (row,) = rows(database, tables.presence, agent_id=floor.ana)
    assert (row.state, row.reason, row.until_at) == ("on_break", "lunch", until)
    assert execute(database, presence_of(database, floor.ana, PresenceState.ON_SHIFT)).kind is DONE
    (row,) = rows(database, tables.presence, agent_id=floor.ana)
    assert (row.state, row.reason, row.until_at) == ("on_shift", None, None)


def test_that_whose_presence_nobody_knew_is_known_from_then_on(database: Database, floor: SmallFloor) -> None:
    with database.writing() as c:
        c.execute(delete(tables.presence).where(tables.presence.c.agent_id == floor.ana))
    command = presence_of(database, floor.ana, PresenceState.OFF)

    assert execute(database, command).kind is DONE

    assert rows(database, tables.presence, agent_id=floor.ana)[0].state == "off"
    assert execute(database, take_back_of(command.command_id)).kind is DONE
    assert rows(database, tables.presence, agent_id=floor.ana) == []


def test_that_a_presence_that_makes_no_sense_or_comes_late_is_refused_in_words(
    database: Database, other_board: Database, floor: SmallFloor
) -> None:
    late = presence_of(database, floor.ana, PresenceState.OFF)
    execute(other_board, presence_of(database, floor.ana, PresenceState.ON_BREAK, "rest"))
    sentences = [
        execute(database, command).sentence
        for command in (
            late,
            presence_of(database, floor.ben, PresenceState.ON_SHIFT),
            presence_of(database, floor.ben, PresenceState.ON_BREAK),
            presence_of(database, floor.ben, PresenceState.ON_BREAK, "rest", until_at=in_minutes(-1)),
            SetPresence(uuid4(), 999_999, 0, PresenceState.OFF),
        )
    ]
    assert sentences == [
        "Ana K was just changed by Maria K. Look at it again and decide.",
        "Ben T is on shift already. There is nothing to do.",
        "Say why, as one of: lunch, meeting, personal, rest, training.",
        "The end of the break has passed. Choose a later one.",
        "This agent is not in the database any more. Choose somebody else.",
    ]


def test_that_a_break_is_undone_to_the_minute(
    database: Database, other_board: Database, floor: SmallFloor
) -> None:
    (was,) = rows(database, tables.presence, agent_id=floor.ana)
    command = presence_of(database, floor.ana, PresenceState.ON_BREAK, "lunch")
    execute(database, command)

    assert execute(database, take_back_of(command.command_id)).kind is DONE

    (row,) = rows(database, tables.presence, agent_id=floor.ana)
    assert (row.state, row.reason, row.since_at) == (was.state, was.reason, was.since_at)
    other = presence_of(database, floor.ana, PresenceState.ON_BREAK, "lunch")
    execute(database, other)
    execute(other_board, presence_of(database, floor.ana, PresenceState.OFF))
    outcome = execute(database, take_back_of(other.command_id))
    assert outcome.sentence == "Ana K was just changed by Maria K. Look at it again and decide."
