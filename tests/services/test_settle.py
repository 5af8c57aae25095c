"""An answer that was lost is settled by claiming the same id again, and never by trying blindly."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Connection

from tests.services.lying_proxy import LyingProxy
from tests.services.small_floor import (
    SmallFloor,
    active,
    deploy_of,
    incident,
    new_id,
    rows,
)
from wallboard.domain.commands import Command, Deploy, Outcome, OutcomeKind
from wallboard.services.database import Database, DatabaseUnavailable, open_database
from wallboard.services.schema import tables
from wallboard.services.writing import execute, settle

DONE, REFUSED, UNKNOWN = OutcomeKind.DONE, OutcomeKind.REFUSED, OutcomeKind.UNKNOWN


def test_that_a_repeated_command_is_done_and_does_nothing(database: Database, floor: SmallFloor) -> None:
    command = deploy_of(floor.first, floor.ana)
    execute(database, command)

    assert execute(database, command).kind is DONE

    assert incident(database, floor.first).version == 2
    assert len(rows(database, tables.assignment)) == 1


def test_that_a_command_that_was_done_settles_as_done(database: Database, floor: SmallFloor) -> None:
    command = deploy_of(floor.first, floor.ana)
    execute(database, command)

    assert settle(database, command).kind is DONE
    assert len(rows(database, tables.command)) == 1


def test_that_a_command_that_never_arrived_can_never_be_done_after_it_is_settled(
    database: Database, floor: SmallFloor
) -> None:
    command = deploy_of(floor.first, floor.ana)

    settled = settle(database, command)

    assert settled.kind is REFUSED
    assert "was not carried out" in settled.sentence
    assert execute(database, command).kind is REFUSED
    assert settle(database, command).kind is REFUSED
    assert active(database, floor.first) == []
    (record,) = rows(database, tables.command)
    assert record.outcome == "void"


def test_that_a_commit_whose_answer_is_lost_is_unknown_and_then_settled(
    database: Database, floor: SmallFloor, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = deploy_of(floor.first, floor.ana)

    monkeypatch.setattr(Database, "writing", _losing_the_answer(Database.writing, after_commit=True))
    assert execute(database, command).kind is UNKNOWN
    monkeypatch.undo()
    assert settle(database, command).kind is DONE


def test_that_settling_stays_unknown_while_the_database_is_away(
    database: Database, floor: SmallFloor, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = deploy_of(floor.first, floor.ana)

    monkeypatch.setattr(Database, "writing", _losing_the_answer(Database.writing, after_commit=False))
    assert execute(database, command).kind is REFUSED, "it was away before anything was committed"
    assert settle(database, command).kind is UNKNOWN


def _losing_the_answer(writing: Any, *, after_commit: bool) -> Any:
    """Stands for a connection that breaks, before the transaction begins or while it commits."""

    @contextmanager
    def broken(self: Database, **options: Any) -> Iterator[Connection]:
        if not after_commit:
            raise DatabaseUnavailable("the database cannot be reached")
        with writing(self, **options) as connection:
            yield connection
        raise DatabaseUnavailable("the connection to the database was lost")

    return broken


class TestBehindALyingNetwork:
    """PostgreSQL only: an SQLite file has no network in between."""

    @pytest.fixture
    def dialect(self) -> str:
        return "postgresql"

    @pytest.fixture
    def proxy(self, training_url: str) -> Iterator[LyingProxy]:
        proxy = LyingProxy(training_url)
        yield proxy
        proxy.close()

    @pytest.fixture
    def far(self, proxy: LyingProxy) -> Iterator[Database]:
        opened = open_database(proxy.url, program="far-board")
        yield opened
        opened.dispose()

    def test_that_a_swallowed_answer_is_unknown_until_it_is_settled(
        self, database: Database, floor: SmallFloor, proxy: LyingProxy, far: Database
    ) -> None:
        command = deploy_of(floor.first, floor.ana)

        proxy.swallows = True
        outcome = execute(far, command)
        still_away = settle(far, command)
        proxy.swallows = False

        assert proxy.swallowed >= 1
        assert (outcome.kind, still_away.kind) == (UNKNOWN, UNKNOWN)
        assert settle(far, command).kind is DONE
        assert [one.agent_id for one in active(database, floor.first)] == [floor.ana]

    def test_that_two_hundred_commands_over_a_lying_network_each_happen_exactly_once_or_never(
        self, database: Database, floor: SmallFloor, proxy: LyingProxy, far: Database
    ) -> None:
        chance = random.Random(20261122)
        incidents = _many_incidents(database, floor, 200)
        outcomes: dict[Command, Outcome] = {}
        for incident_id in incidents:
            command = Deploy(
                uuid4(),
                incident_id,
                1,
                team_id=chance.choice([floor.network, floor.hosting]),
                reason_code="asked_for",
            )
            proxy.swallows = chance.random() < 0.2
            outcome = execute(far, command)
            proxy.swallows = False
            if outcome.kind is UNKNOWN:
                outcome = settle(far, command)
            if chance.random() < 0.3:
                assert execute(far, command).kind is outcome.kind, "a repeat answers as the first did"
            if chance.random() < 0.3:
                assert settle(far, command).kind is outcome.kind
            outcomes[command] = outcome

        assert proxy.swallowed > 10
        given = [one.incident_id for one in rows(database, tables.assignment)]
        done = [c.incident_id for c, o in outcomes.items() if o.kind is DONE and isinstance(c, Deploy)]
        assert sorted(given) == sorted(done)
        assert len(rows(database, tables.command)) == 200


def test_that_two_hundred_commands_repeated_at_random_each_happen_exactly_once(
    database: Database, floor: SmallFloor
) -> None:
    chance = random.Random(7)
    commands = [
        Deploy(uuid4(), incident_id, 1, team_id=floor.hosting, reason_code="asked_for")
        for incident_id in _many_incidents(database, floor, 200)
    ]
    voided: set[Command] = set()
    for command in (*commands, *chance.sample(commands, 100)):
        if chance.random() < 0.2 and settle(database, command).kind is REFUSED:
            voided.add(command)
        assert execute(database, command).kind is (REFUSED if command in voided else DONE)

    given = sorted(one.incident_id for one in rows(database, tables.assignment))
    assert given == sorted(command.incident_id for command in commands if command not in voided)
    assert voided


def _many_incidents(database: Database, floor: SmallFloor, count: int) -> list[int]:
    (nature,) = rows(database, tables.nature)
    with database.writing() as c:
        return [
            new_id(
                c,
                tables.incident,
                source="itsm",
                reference=f"many-{number}",
                nature_id=nature.id,
                severity=3,
                team_id=floor.network,
            )
            for number in range(count)
        ]
