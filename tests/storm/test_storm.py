"""A short storm on each database leaves nothing behind, and the verdict on it would have noticed."""

from dataclasses import replace
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest
from sqlalchemy import insert, text, update

from tests.postgres_server import running_server
from tests.services.small_floor import SmallFloor, deploy_of, lay_small_floor
from tests.storm.__main__ import kill_and_start
from tests.storm.choosing import Chooser
from tests.storm.journal import Entry, Journal, entries
from tests.storm.lossy import lossy
from tests.storm.running import Plan, Report, storm
from tests.storm.verdict import verdict
from wallboard.domain.commands import OutcomeKind
from wallboard.services.database import Database, open_database
from wallboard.services.reading import BoardReader
from wallboard.services.schema import tables
from wallboard.services.upgrade import Kind, init
from wallboard.services.writing import execute, settle

DONE, REFUSED, UNKNOWN = OutcomeKind.DONE, OutcomeKind.REFUSED, OutcomeKind.UNKNOWN


def assert_that_it_was_a_storm(report: Report) -> None:
    assert report.wrongs == ()
    assert len(report.of(DONE)) > 3
    assert report.of(REFUSED).total() > 0, "hands met"
    assert report.lost > 0


def test_that_a_storm_over_postgresql_that_is_killed_leaves_nothing_wrong(tmp_path: Path) -> None:
    with running_server(keeps_commits=True) as server:
        init(server.url(), Kind.TRAINING)
        plan = Plan(3, 120, kills=2, loses=0.25, through_proxy=1, agents=24, open_incidents=40)
        report = storm(server.url(), plan, tmp_path, lambda down_s: kill_and_start(server, down_s))
    assert_that_it_was_a_storm(report)
    assert report.kills == 2


def test_that_a_storm_of_four_processes_over_one_file_leaves_nothing_wrong(
    sqlite_templates: dict[str, Path], tmp_path: Path
) -> None:
    file = tmp_path / "storm.sqlite"
    file.write_bytes(sqlite_templates["training"].read_bytes())
    report = storm(str(file), Plan(4, 100, loses=0.25, agents=24, open_incidents=40), tmp_path)
    assert_that_it_was_a_storm(report)


class TestTheVerdict:
    """On what would be wrong after a storm; one database is enough, for it asks both the same."""

    @pytest.fixture
    def dialect(self) -> str:
        return "sqlite"

    @pytest.fixture
    def floor(self, database: Database) -> SmallFloor:
        return lay_small_floor(database)

    @pytest.fixture
    def told(self, database: Database, floor: SmallFloor, tmp_path: Path) -> list[Entry]:
        """One deploy that was done and one that was refused."""
        journal = Journal(tmp_path / "told.jsonl")
        for command in (deploy_of(floor.first, floor.ana), deploy_of(floor.second, floor.off_duty)):
            outcome = execute(database, command)
            journal.write(command, outcome.kind, outcome.sentence)
        journal.close()
        told = list(entries([tmp_path / "told.jsonl"]))
        assert [one.outcome for one in told] == [DONE, REFUSED]
        assert verdict(database, told) == []
        return told

    def test_that_a_lost_a_doubled_and_an_unasked_command_are_found(
        self, database: Database, floor: SmallFloor, told: list[Entry]
    ) -> None:
        done, refused = told
        assert "is lost" in verdict(database, [done, replace(refused, outcome=DONE)])[0]
        assert "was refused and is done" in verdict(database, [replace(done, outcome=REFUSED), refused])[0]
        assert "nobody gave it" in verdict(database, [refused])[0]
        with database.writing(command_id=None) as c:
            c.execute(update(tables.writer).values(command_id=done.command_id))
            c.execute(update(tables.incident).where(tables.incident.c.id == floor.first).values(site="x"))
        assert "wrote its incident 2 times" in verdict(database, told)[0]

    def test_that_too_much_on_one_person_and_one_twice_are_found_even_when_it_has_passed(
        self, database: Database, floor: SmallFloor, told: list[Entry]
    ) -> None:
        assignment = tables.assignment
        with database.writing() as c:
            for incident_id in (floor.second, floor.third):
                values = {"incident_id": incident_id, "agent_id": floor.ana, "state": "working"}
                c.execute(insert(assignment).values(**values))
        with database.writing() as c:
            c.execute(update(assignment).values(state="released"))
        (found,) = verdict(database, told)
        assert f"agent {floor.ana} carries 12 of 10" in found

    def test_that_a_missing_and_a_changed_rationale_are_found(
        self, database: Database, told: list[Entry]
    ) -> None:
        with database.writing() as c:
            c.exec_driver_sql("DROP TRIGGER rationale_no_update")
            c.execute(text("UPDATE rationale SET candidates = replace(candidates, 'rank', 'rang')"))
        found = " ".join(verdict(database, told))
        assert "gives another ranking when it is replayed" in found
        assert "is not what the log holds the hash of" in found
        with database.writing() as c:
            c.exec_driver_sql("DROP TRIGGER rationale_no_delete")
            c.exec_driver_sql("DELETE FROM rationale")
        assert "has 0 rationales" in verdict(database, told)[0]


def test_that_a_lossy_database_commits_and_is_settled(database: Database) -> None:
    floor = lay_small_floor(database)
    command = deploy_of(floor.first, floor.ana)
    assert execute(lossy(database, 1.0, 1), command).kind is UNKNOWN
    assert settle(database, command).kind is DONE


def test_that_chance_gives_every_kind_of_command(sqlite_templates: dict[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "floor.sqlite"
    file.write_bytes(sqlite_templates["training"].read_bytes())
    database = open_database(str(file))
    lay_small_floor(database)
    chooser = Chooser(Random(2))
    board = BoardReader(database).whole()
    chooser.done.append(uuid4())
    kinds = {type(chooser.choose(board)).__name__ for _ in range(300)}
    database.dispose()
    assert kinds == {
        "Deploy",
        "Release",
        "ChangeLife",
        "MoveAgent",
        "SetPresence",
        "TakeBack",
        "Together",
    } - {"Release"}, "nobody is on anything yet"
