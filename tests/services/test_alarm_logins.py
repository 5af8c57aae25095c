"""Who answers an alarm is whom the login of their desk names, and nobody else."""

from uuid import uuid4

import pytest
from sqlalchemy import insert, make_url

from tests.conftest import plain_sql
from tests.services.conftest import ServerPlace
from tests.services.plain_floor import lay_floor, refusal_of
from tests.services.small_floor import lay_small_floor, new_id, rows
from tests.services.test_alarm_answers import DONE, heard, seen
from tests.services.test_roles import login
from wallboard.domain.alarm_commands import AlarmCommand, SnoozeAlarm
from wallboard.domain.commands import Outcome, OutcomeKind
from wallboard.services.database import Database, open_database
from wallboard.services.deploying import alarm_answering
from wallboard.services.schema import tables
from wallboard.services.writing import execute

REFUSED = OutcomeKind.REFUSED


def test_that_any_desk_answers_in_the_name_of_its_login(place: ServerPlace, owner: Database) -> None:
    floor = lay_small_floor(owner)
    with login(place, "IN ROLE wallboard_writer") as ana, login(place, "IN ROLE wallboard_writer") as ben:
        people = [_name(owner, url, name) for url, name in ((ana, "Ana K"), (ben, "Ben T"))]
        assert _at_desk(ana, SnoozeAlarm(uuid4(), seen(floor.first), 5)).kind is DONE
        assert _at_desk(ben, heard(floor.first)).kind is DONE
        late = _at_desk(ana, heard(floor.first))
        assert (late.kind, late.sentence) == (
            REFUSED, "The alarm of 48213 was just answered by Ben T. There is nothing to do."
        )  # fmt: skip
        columns, values = "incident_id, kind, operator_id", f"{floor.second}, 'acknowledged', {people[1]}"
        for_another = f"INSERT INTO alarm_answer ({columns}) VALUES ({values})"
        assert "nobody answers for another" in refusal_of(ana, for_another)
    assert [one.operator_id for one in rows(owner, tables.alarm_answer)] == people


def test_that_a_login_that_is_nobody_is_told_so(place: ServerPlace, owner: Database) -> None:
    floor = lay_small_floor(owner)
    with login(place, "IN ROLE wallboard_writer") as url:
        outcome = _at_desk(url, heard(floor.first))
        user = make_url(url).username
    assert (outcome.kind, outcome.sentence) == (
        REFUSED,
        f"An alarm is answered by name, and this database knows no name for your login {user}. "
        "Ask whoever looks after it to enter you as an operator.",
    )


def test_that_a_table_which_refuses_a_command_is_not_named_to_a_person(
    training_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_floor(training_url)
    monkeypatch.setattr(alarm_answering, "_check_name", lambda _connection: None)
    plain_sql(training_url, "UPDATE operator SET role = 'wall'")
    outcome = _at_desk(training_url, heard(1))
    assert outcome.sentence == "A wall answers no alarm; answer it at a desk."


def test_that_a_walls_login_is_told_to_go_to_a_desk(place: ServerPlace, owner: Database) -> None:
    floor = lay_small_floor(owner)
    with login(place, "IN ROLE wallboard_writer") as url:
        _name(owner, url, "Wall 3", role="wall")
        outcome = _at_desk(url, heard(floor.first))
    assert outcome.sentence.startswith("A wall answers no alarm, and ")


def _name(owner: Database, url: str, name: str, *, role: str = "handler") -> int:
    user = str(make_url(url).username)
    with owner.writing() as c:
        operator_id = new_id(c, tables.operator, login=user, role=role)
        c.execute(insert(tables.operator_name).values(operator_id=operator_id, name=name))
    return operator_id


def _at_desk(url: str, command: AlarmCommand) -> Outcome:
    desk = open_database(url, program="desk")
    try:
        return execute(desk, command)
    finally:
        desk.dispose()
