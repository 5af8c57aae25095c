"""The story of an incident: every event about it once, in words that nobody's data gets into."""

import shutil
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import insert, select, update

from tests.conftest import PlaceMaker, plain_sql
from tests.services.plain_floor import lay_floor
from tests.services.random_writes import HOUR_AGO, Work, lay, transactions, write
from tests.services.small_floor import (
    SmallFloor,
    deploy_of,
    name_operator,
    new_id,
    take_back_of,
)
from wallboard.domain.story import Kinship, Story, What
from wallboard.services.database import Database, open_database
from wallboard.services.schema import tables
from wallboard.services.stories import story_of
from wallboard.services.writing import execute

by_hypothesis = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
ABOUT = (
    "SELECT seq FROM event WHERE (entity = 'incident' AND entity_id = ?) "
    "OR (entity = 'assignment' AND entity_id IN (SELECT id FROM assignment WHERE incident_id = ?)) "
    "OR (entity = 'sla_mark' AND entity_id IN (SELECT id FROM sla_mark WHERE incident_id = ?)) "
    "OR (entity = 'alarm_answer' AND entity_id IN (SELECT id FROM alarm_answer WHERE incident_id = ?)) "
    "OR (entity = 'incident_text' AND entity_id IN (SELECT id FROM incident_text WHERE incident_id = ?)) "
    "OR (entity = 'caller' AND entity_id IN (SELECT id FROM caller WHERE incident_id = ?))"
)


def seqs(story: Story) -> list[int]:
    return sorted(seq for line in story.lines for seq in line.seqs)


def done(story: Story) -> list[What]:
    """What was done, the oldest first."""
    return [deed.what for line in reversed(story.lines) for deed in line.deeds]


def change(database: Database, incident_id: int, **values: object) -> None:
    with database.writing() as c:
        c.execute(update(tables.incident).where(tables.incident.c.id == incident_id).values(**values))


def test_that_every_event_about_an_incident_stands_in_its_story_exactly_once(new_place: PlaceMaker) -> None:
    place = new_place("training")
    database = open_database(place, program="tests")
    lay(database)

    @by_hypothesis
    @given(transactions)
    def told(drawn: Sequence[Sequence[Work]]) -> None:
        for savepoints in drawn:
            write(database, savepoints)
        for number in (1, 2, 3):
            expected = sorted(row[0] for row in plain_sql(place, ABOUT, (number,) * 6))
            story = story_of(database, number, newest=1_000_000)
            assert seqs(story) == expected
            assert story.earlier == 0
            some = story_of(database, number, newest=3)
            assert len(seqs(some)) == min(3, len(expected))
            assert some.earlier == len(expected) - len(seqs(some))
            past = story_of(database, number, HOUR_AGO + timedelta(minutes=30), newest=1_000_000)
            assert set(seqs(past)) <= set(expected)
            assert all(line.at is not None and line.at <= past.as_of for line in past.lines)

    try:
        told()
    finally:
        database.dispose()


def test_that_a_life_is_told_with_what_was_before_and_what_came_after(
    database: Database, floor: SmallFloor
) -> None:
    name_operator(database, "Mira Holt")
    change(database, floor.first, state="acknowledged")
    change(database, floor.first, state="paused", pause_reason="supplier")
    change(database, floor.first, state="in_progress", pause_reason=None, severity=1)
    change(database, floor.first, team_id=floor.hosting, site="harbour")
    change(database, floor.first, state="resolved")
    change(database, floor.first, state="new")
    story = story_of(database, floor.first)
    deeds = {deed.what: deed for line in story.lines for deed in line.deeds}
    assert done(story)[0] is What.OPENED
    assert (deeds[What.STATE].before, deeds[What.STATE].after) == ("new", "acknowledged")
    assert deeds[What.PAUSED].after == "supplier"
    assert (deeds[What.WENT_ON].before, deeds[What.WENT_ON].after) == ("supplier", "in_progress")
    assert (deeds[What.SEVERITY].before, deeds[What.SEVERITY].after) == (2, 1)
    assert deeds[What.SITE].after == "harbour"
    assert deeds[What.REOPENED].after == 1
    assert What.RESOLVED in deeds
    assert story.incident is not None
    assert story.incident.is_open
    moved = next(
        deed for line in story.lines for deed in line.deeds if deed.what is What.TEAM and deed.before
    )
    assert (story.names.team(moved.before), story.names.team(moved.after)) == ("Network", "Hosting")  # type: ignore[arg-type]  # ids
    assert {story.names.people.called(line.writer) for line in story.lines} == {"Mira Holt"}


def test_that_a_deploy_is_one_line_with_its_command_and_the_reason_only_where_it_is_asked_for(
    database: Database, floor: SmallFloor
) -> None:
    command = deploy_of(floor.first, floor.ana, reason="knows the site")
    execute(database, command)
    for has_words, reason in ((False, None), (True, "knows the site")):
        line = story_of(database, floor.first, has_words=has_words).lines[0]
        assert line.order is not None
        assert (line.order.kind, line.order.reason) == ("deploy", reason)
        assert {deed.what for deed in line.deeds} >= {What.STATE, What.DEPLOYED, What.ACCEPTED, What.TEXT}
        (offered,) = (deed for deed in line.deeds if deed.what is What.ACCEPTED)
        assert (offered.agent_id, offered.role) == (floor.ana, "lead")
    execute(database, take_back_of(command.command_id))
    newest = story_of(database, floor.first).lines[0]
    assert newest.order is not None
    assert newest.order.kind == "take_back"
    assert What.RELEASED in {deed.what for deed in newest.deeds}


def test_that_what_is_known_of_the_caller_never_gets_into_a_story(
    database: Database, floor: SmallFloor
) -> None:
    with database.writing() as c:
        c.execute(
            insert(tables.caller).values(incident_id=floor.first, name="Erika Muster", phone="0170 555")
        )
        c.execute(
            insert(tables.incident_text).values(
                incident_id=floor.first, kind="description", body="Erika Muster is bleeding"
            )
        )
    story = story_of(database, floor.first, has_words=True)
    assert {What.CALLER, What.TEXT} <= set(done(story))
    assert "Erika" not in repr(story)
    assert "0170" not in repr(story)
    assert "bleeding" not in repr(story)


def test_that_a_back_dated_change_stands_where_it_happened_and_says_when_it_was_recorded(
    database: Database, floor: SmallFloor
) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    change(database, floor.first, state="acknowledged", effective_at=now - timedelta(minutes=20))
    change(database, floor.first, site="harbour")
    story = story_of(database, floor.first)
    late = [line for line in story.lines if line.is_back_dated]
    (line,) = late
    assert line.at == now - timedelta(minutes=20)
    assert line.recorded_at is not None
    assert abs(line.recorded_at - now) < timedelta(seconds=60)
    assert story.lines[-1] is line, "what happened first stands first, whenever it was recorded"


def test_that_on_a_replayed_floor_recorded_times_are_those_of_the_floor(
    database: Database, floor: SmallFloor
) -> None:
    then = datetime(2016, 3, 29, 12, tzinfo=UTC)
    with database.writing() as c:
        clock = update(tables.floor_clock)
        c.execute(clock.values(floor_anchor_at=then, database_anchor_at=datetime.now(UTC), speed=1.0))
    change(database, floor.first, site="harbour")
    line = next(line for line in story_of(database, floor.first).lines if line.deeds[0].what is What.SITE)
    assert line.at is not None
    assert abs(line.at - then) < timedelta(seconds=60)
    assert not line.is_back_dated


def test_that_a_story_up_to_an_instant_knows_nothing_of_what_came_later(
    database: Database, floor: SmallFloor
) -> None:
    now = datetime.now(UTC)
    at = {"effective_at": now - timedelta(minutes=30)}
    change(database, floor.first, opened_at=now - timedelta(minutes=60), **at)
    change(
        database,
        floor.first,
        state="paused",
        pause_reason="supplier",
        effective_at=now - timedelta(minutes=20),
    )
    ended = {"state": "resolved", "pause_reason": None, "effective_at": now - timedelta(minutes=5)}
    change(database, floor.first, **ended)
    past = story_of(database, floor.first, now - timedelta(minutes=10))
    assert past.incident is not None
    assert past.incident.state == "paused"
    assert What.RESOLVED not in done(past)
    whole = story_of(database, floor.first)
    assert whole.incident is not None
    assert whole.incident.state == "resolved"


def test_that_what_belongs_to_an_incident_is_named_as_it_is_and_as_it_was(
    database: Database, floor: SmallFloor
) -> None:
    now = datetime.now(UTC)
    with database.writing() as c:
        nature = c.scalar(select(tables.nature.c.id))
        shared = {"nature_id": nature, "severity": 3, "site": "harbour"}
        hour = timedelta(hours=1)
        alike = new_id(c, tables.incident, source="crm", reference="a", **shared)
        earlier = new_id(
            c,
            tables.incident,
            source="crm",
            reference="b",
            state="resolved",
            opened_at=now - 5 * hour,
            **shared,
        )
        new_id(
            c,
            tables.incident,
            source="crm",
            reference="old",
            opened_at=now - 30 * hour,
            state="resolved",
            **shared,
        )
        twin = new_id(c, tables.incident, source="itsm", reference="48213", nature_id=nature, severity=4)
    change(database, floor.first, site="harbour")
    change(database, floor.second, state="merged", merged_into_id=floor.first)
    kin = {one.incident_id: one.kinship for one in story_of(database, floor.first).kin}
    assert kin == {
        floor.second: Kinship.MERGED_FROM,
        twin: Kinship.SAME_REFERENCE,
        alike: Kinship.ALIKE_OPEN,
        earlier: Kinship.EARLIER,
    }
    merged = story_of(database, floor.second)
    assert [(one.kinship, one.incident_id) for one in merged.kin] == [(Kinship.MERGED_INTO, floor.first)]
    assert merged.names.incident(floor.first) == "48213"


@pytest.mark.parametrize(
    "row", ["{", "1", "[]", '{"id": 1, "severity": 9}', '{"id": 1, "state": "' + "x" * 1_000_000 + '"}']
)
def test_that_a_row_that_makes_no_sense_is_said_and_harms_no_other(sqlite_file: str, row: str) -> None:
    lay_floor(sqlite_file)
    logged = "INSERT INTO incident (source, reference, nature_id, severity) VALUES ('crm', 'R1', 1, 2)"
    plain_sql(sqlite_file, logged)
    plain_sql(sqlite_file, "UPDATE incident SET severity = 1 WHERE id = 1")
    triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'"
    for (name,) in plain_sql(sqlite_file, triggers):
        plain_sql(sqlite_file, f'DROP TRIGGER "{name}"')
    forged = (
        "INSERT INTO event (seq, recorded_at, effective_at, verb, entity, entity_id, version, row, changed, "
        "schema_version) SELECT max(seq) + 1, recorded_at, effective_at, 'update', 'incident', 1, 9, ?, "
        "'severity', schema_version FROM event WHERE entity = 'incident'"
    )
    plain_sql(sqlite_file, forged, (row,))
    database = open_database(sqlite_file, program="tests")
    try:
        story = story_of(database, 1)
    finally:
        database.dispose()
    assert What.UNREADABLE in done(story)
    assert {What.OPENED, What.SEVERITY} <= set(done(story))
    assert story.incident is not None, "the last row that could be read still tells of it"
    assert len(repr(story.lines)) < 20_000


@pytest.fixture
def sqlite_file(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A training database in a file, whose log another program can be made to spoil."""
    file = str(tmp_path / "floor.sqlite")
    shutil.copyfile(request.getfixturevalue("sqlite_templates")["training"], file)
    return file


def test_that_of_an_incident_that_never_was_the_story_is_empty(database: Database, floor: SmallFloor) -> None:
    story = story_of(database, 999)
    assert (story.lines, story.incident, story.clocks, story.kin, story.earlier) == ((), None, (), (), 0)
