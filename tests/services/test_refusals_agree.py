"""What a board says of an act before it is sent is what the transaction says of it afterwards."""

from datetime import timedelta
from itertools import product
from uuid import uuid4

from sqlalchemy import select, update

from tests.services.small_floor import SmallFloor, new_id, rows, set_presence
from wallboard.domain.act_refusals import codes_in, purpose_of, refusal_of
from wallboard.domain.board import Board
from wallboard.domain.commands import SingleCommand
from wallboard.domain.incident import IncidentState, steps_between
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.domain.staff import PresenceState
from wallboard.domain.staff_commands import MoveAgent, Respond, Response, SetPresence
from wallboard.services.database import Database
from wallboard.services.reading import BoardReader
from wallboard.services.schema import tables
from wallboard.services.writing import execute

OFFER_STATES = ("reserved", "offered", "accepted", "working")


def agree(database: Database, board: Board, command: SingleCommand) -> None:
    """Asked of the board and of the tables, the answer is the same sentence, or none."""
    refusal = refusal_of(board, command, board.floor_at)
    outcome = execute(database, command)
    assert outcome.sentence == (refusal.sentence if refusal else ""), command


def test_that_acts_are_refused_alike_in_every_state(database: Database, floor: SmallFloor) -> None:
    pairs = [(state, act) for state, act in product(IncidentState, LifeAct) if state.is_open]
    keys = [_incident_in(database, state, number) for number, (state, _) in enumerate(pairs)]
    board = BoardReader(database).whole()
    for key, (_, act) in zip(keys, pairs, strict=True):
        incident, purpose = board.incidents[key], purpose_of(act)
        code = codes_in(board, purpose, board.floor_at)[0] if purpose else None
        into = floor.first if act is LifeAct.MERGE else None
        agree(database, board, ChangeLife(uuid4(), key, incident.version, act, code, into))


def test_that_a_code_that_is_not_on_the_list_and_a_merge_into_itself_are_refused_alike(
    database: Database, floor: SmallFloor
) -> None:
    board = BoardReader(database).whole()
    for act, code, into in (
        (LifeAct.CANCEL, "golf", None),
        (LifeAct.ESCALATE, "golf", None),
        (LifeAct.MERGE, None, floor.first),
        (LifeAct.MERGE, None, 999_999),
    ):
        agree(database, board, ChangeLife(uuid4(), floor.first, 1, act, code, into))


def test_that_moves_and_breaks_are_refused_alike(database: Database, floor: SmallFloor) -> None:
    now = BoardReader(database).whole().floor_at
    soon, past = now + timedelta(hours=1), now - timedelta(hours=1)
    execute(database, MoveAgent(uuid4(), floor.cara, 1, floor.network, soon))
    with database.writing() as c:
        closed = new_id(c, tables.team, code="closed", name="Closed", is_closed=1)
    for agent_id, team_id, until_at in product(
        (floor.ana, floor.cara), (floor.network, floor.hosting, closed, 999_999), (None, soon, past)
    ):
        board = BoardReader(database).whole()
        seen = board.agents[agent_id].version
        agree(database, board, MoveAgent(uuid4(), agent_id, seen, team_id, until_at))
    for state, reason in product(PresenceState, ("lunch", "golf")):
        board = BoardReader(database).whole()
        seen = board.presences[floor.ben].version
        agree(database, board, SetPresence(uuid4(), floor.ben, seen, state, reason))


def test_that_answers_are_refused_alike(database: Database, floor: SmallFloor) -> None:
    with database.writing() as c:
        c.execute(update(tables.agent).values(accepts="by_hand", capacity=1000))
    set_presence(database, floor.ben, state="on_shift")
    cases = [
        (state, response, who)
        for state, response, who in product(OFFER_STATES, Response, ("agent", "team", "taker"))
        if who == "agent" or state == "offered"
    ]
    keys = [
        _assignment_in(database, floor, number, state, who) for number, (state, _, who) in enumerate(cases)
    ]
    board = BoardReader(database).whole()
    for key, (_, response, who) in zip(keys, cases, strict=True):
        code = "busy" if response is Response.DECLINE else None
        taker = floor.ben if who == "taker" else None
        seen = rows(database, tables.assignment, id=key)[0].version
        agree(database, board, Respond(uuid4(), key, seen, response, taker, code))


def _incident_in(database: Database, state: IncidentState, number: int) -> int:
    with database.writing() as c:
        table = tables.incident
        nature = c.scalar(select(table.c.nature_id).limit(1))
        key = new_id(c, table, source="crm", reference=f"R{number}", nature_id=nature, severity=2)
        for step in steps_between(IncidentState.NEW, state):
            reason = "customer" if step is IncidentState.PAUSED else None
            c.execute(update(table).where(table.c.id == key).values(state=str(step), pause_reason=reason))
    return key


def _assignment_in(database: Database, floor: SmallFloor, number: int, state: str, who: str) -> int:
    incident_id = _incident_in(database, IncidentState.NEW, number)
    whom = {"agent_id": floor.ana} if who == "agent" else {"team_id": floor.network}
    with database.writing() as c:
        return new_id(c, tables.assignment, incident_id=incident_id, state=state, **whom)
