"""The rest of an incident's life by command: done, refused in words, undone, and exactly once when raced."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update

from tests.services.acts_made import act_on, bring_to
from tests.services.small_floor import (
    SmallFloor,
    active,
    deploy_of,
    incident,
    rows,
)
from wallboard.domain.commands import Command, Outcome, OutcomeKind
from wallboard.domain.incident import IncidentState
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.services.database import Database
from wallboard.services.schema import tables
from wallboard.services.writing import execute

pytestmark = pytest.mark.usefixtures("maria")
DONE, REFUSED = OutcomeKind.DONE, OutcomeKind.REFUSED
Step = tuple[str, LifeAct]
"""The state before, and the act."""


@pytest.mark.parametrize(
    ("step", "more", "after"),
    [
        (("new", LifeAct.ACKNOWLEDGE), {}, {"state": "acknowledged"}),
        (
            ("acknowledged", LifeAct.PAUSE),
            {"code": "customer"},
            {"state": "paused", "pause_reason": "customer"},
        ),
        (("paused", LifeAct.RESUME), {}, {"state": "acknowledged", "pause_reason": None}),
        (("new", LifeAct.ESCALATE), {}, {"state": "new", "escalation": 1}),
        (("paused", LifeAct.RESOLVE), {"code": "fixed"}, {"state": "resolved", "outcome": "fixed"}),
        (("resolved", LifeAct.CLOSE), {}, {"state": "closed"}),
        (("closed", LifeAct.REOPEN), {}, {"state": "new", "reopenings": 1, "resolved_at": None}),
        (("new", LifeAct.CANCEL), {"code": "test"}, {"state": "cancelled", "outcome": "test"}),
    ],
)
def test_that_an_act_does_what_it_says_in_one_command(
    database: Database,
    floor: SmallFloor,
    step: Step,
    more: dict[str, Any],
    after: dict[str, Any],
) -> None:
    before, act = step
    if before != "new":
        bring_to(database, floor.first, before)

    command, outcome = act_on(database, floor.first, act, **more)

    assert (outcome.kind, outcome.sentence) == (DONE, "")
    now = incident(database, floor.first)
    assert {name: getattr(now, name) for name in after} == after
    (record,) = rows(database, tables.command)
    assert (record.id, record.kind, record.body["act"]) == (str(command.command_id), "change_life", str(act))
    (event,) = rows(database, tables.event, command_id=str(command.command_id))
    assert event.entity == "incident"


def test_that_a_merge_points_at_the_other_and_releases_everybody(
    database: Database, floor: SmallFloor
) -> None:
    execute(database, deploy_of(floor.first, floor.ana))

    _, outcome = act_on(database, floor.first, LifeAct.MERGE, into_id=floor.second)

    assert outcome.kind is DONE
    after = incident(database, floor.first)
    assert (after.state, after.merged_into_id) == ("merged", floor.second)
    assert active(database, floor.first) == []
    assert rows(database, tables.assignment)[0].release_reason == "merged"


def test_that_resolving_frees_whoever_was_on_it(database: Database, floor: SmallFloor) -> None:
    execute(database, deploy_of(floor.first, floor.ana))
    execute(database, deploy_of(floor.first, floor.ben, version=2))

    act_on(database, floor.first, LifeAct.RESOLVE, code="fixed")

    assert {one.release_reason for one in rows(database, tables.assignment)} == {"done"}


@pytest.mark.parametrize(("state", "after"), [("accepted", "assigned"), ("working", "in_progress")])
def test_that_who_goes_on_goes_on_where_they_were(
    database: Database, floor: SmallFloor, state: str, after: str
) -> None:
    execute(database, deploy_of(floor.first, floor.ana))
    with database.writing() as c:
        c.execute(update(tables.assignment).values(state=state))
    act_on(database, floor.first, LifeAct.PAUSE, code="supplier")

    act_on(database, floor.first, LifeAct.RESUME)

    assert incident(database, floor.first).state == after


@pytest.mark.parametrize(
    ("step", "more", "sentence"),
    [
        (
            ("acknowledged", LifeAct.ACKNOWLEDGE),
            {},
            "48213 was acknowledged already. There is nothing to do.",
        ),
        (
            ("new", LifeAct.PAUSE),
            {"code": "customer"},
            "Nobody has acknowledged 48213 yet. Do that, then pause it.",
        ),
        (("acknowledged", LifeAct.PAUSE), {}, "Say what it waits for, and pause it again."),
        (("new", LifeAct.RESOLVE), {}, "Say with what outcome, and resolve it again."),
        (("new", LifeAct.CLOSE), {}, "48213 is not resolved yet. Resolve it with an outcome first."),
        (("resolved", LifeAct.ESCALATE), {}, "48213 is resolved. Reopen it first."),
        (
            ("new", LifeAct.MERGE),
            {"into_id": 999_999},
            "There is no such incident to merge into. Choose another.",
        ),
        (
            ("cancelled", LifeAct.REOPEN),
            {},
            "48213 was cancelled, and that is final. Log it anew if it is needed.",
        ),
    ],
)
def test_that_what_makes_no_sense_is_refused_in_words_and_changes_nothing(
    database: Database, floor: SmallFloor, step: Step, more: dict[str, Any], sentence: str
) -> None:
    before, act = step
    if before != "new":
        bring_to(database, floor.first, before)
    version = incident(database, floor.first).version

    _, outcome = act_on(database, floor.first, act, **more)

    assert (outcome.kind, outcome.sentence) == (REFUSED, sentence)
    assert incident(database, floor.first).version == version
    assert rows(database, tables.command) == []


def test_that_a_pause_reason_of_the_promises_needs_no_place_on_the_short_list(
    database: Database, floor: SmallFloor
) -> None:
    act_on(database, floor.first, LifeAct.ACKNOWLEDGE)

    _, unknown = act_on(database, floor.first, LifeAct.PAUSE, code="golf")

    assert unknown.sentence.startswith("“golf” is not on the list. Choose one of: ")
    for reason in ("customer", "supplier"):
        assert reason in unknown.sentence


def test_that_the_slower_of_two_is_told_by_whom_and_what(
    database: Database, other_board: Database, floor: SmallFloor
) -> None:
    act_on(other_board, floor.first, LifeAct.ACKNOWLEDGE, version=1)

    _, outcome = act_on(database, floor.first, LifeAct.ESCALATE, version=1)

    assert outcome.kind is REFUSED
    assert outcome.sentence == "48213 was just acknowledged by Maria K. Look at it again and decide."
    assert incident(database, floor.first).escalation == 0


@pytest.mark.parametrize("act", [LifeAct.RESOLVE, LifeAct.CANCEL])
def test_that_of_an_end_and_a_deploy_at_the_same_moment_exactly_one_is_done(
    database: Database, other_board: Database, floor: SmallFloor, act: LifeAct
) -> None:
    code = "fixed" if act is LifeAct.RESOLVE else "test"
    commands = (ChangeLife(uuid4(), floor.first, 1, act, code), deploy_of(floor.first, floor.ana))
    start = threading.Barrier(2)

    def at_once(board: Database, command: Command) -> Outcome:
        start.wait()
        return execute(board, command)

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(at_once, (database, other_board), commands))

    assert sorted(outcome.kind for outcome in outcomes) == [DONE, REFUSED]
    is_over = not IncidentState(incident(database, floor.first).state).is_open
    assert is_over is (outcomes[0].kind is DONE)
    assert len(active(database, floor.first)) == (0 if is_over else 1)


def test_that_a_persons_words_are_kept_where_the_log_cannot_see_them(
    database: Database, floor: SmallFloor
) -> None:
    act_on(database, floor.first, LifeAct.CANCEL, code="test", reason="call 07700 900123 was a drill")

    (text,) = rows(database, tables.incident_text)
    assert (text.kind, text.body) == ("reason", "call 07700 900123 was a drill")
    for table in (tables.event, tables.command):
        assert "07700" not in repr(rows(database, table))
