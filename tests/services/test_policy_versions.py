"""Versions of the rules are published once and for all: no clock that ran changes by a later one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from typing import Any

import pytest

from tests.conftest import plain_sql
from tests.services.plain_floor import count_events, last_event, lay_floor, refusal_of
from wallboard.domain.event import Entity, Unreadable
from wallboard.domain.sla_document import text_of
from wallboard.domain.sla_policy import PolicyVersion
from wallboard.services.database import Database
from wallboard.services.first_policy import example_promises
from wallboard.services.reading import rows_of_table
from wallboard.services.schema.columns import instant_text
from wallboard.services.spelling import Spelling

LONG_AGO = "2016-03-07T12:00:00.000Z"
FAR_AHEAD = "2199-01-01T00:00:00.000Z"
COLUMNS = "number, in_force_at, document"


@pytest.fixture
def floor_url(training_url: str) -> str:
    lay_floor(training_url)
    return training_url


@pytest.fixture(scope="module")
def shared_floor_url(shared_training_url: str) -> str:
    """For tests whose writes are all refused."""
    lay_floor(shared_training_url)
    return shared_training_url


def publish(url: str, **values: Any) -> None:
    plain_sql(url, *insert_of({"document": "{}"} | values))


def insert_of(values: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
    marks = ", ".join("?" for _ in values)
    return f"INSERT INTO policy_version ({', '.join(values)}) VALUES ({marks})", tuple(values.values())


def numbers(url: str) -> list[int]:
    return [number for (number,) in plain_sql(url, "SELECT number FROM policy_version ORDER BY id")]


def test_that_versions_are_numbered_one_after_another(floor_url: str) -> None:
    publish(floor_url)
    publish(floor_url, number=3)
    publish(floor_url)
    assert numbers(floor_url) == [1, 2, 3, 4]
    assert last_event(floor_url, "verb, entity, version") == ("insert", "policy_version", 1)


def test_that_a_version_is_in_force_from_now_or_from_an_instant_to_come(floor_url: str) -> None:
    publish(floor_url)
    publish(floor_url, in_force_at=FAR_AHEAD)
    said = "SELECT number FROM policy_version AS p WHERE p.in_force_at"
    assert plain_sql(floor_url, f"{said} = ?", (FAR_AHEAD,)) == [(3,)]
    given = f"{said} >= p.effective_at AND p.in_force_at < ?"
    assert plain_sql(floor_url, given, (FAR_AHEAD,)) == [(2,)]


def test_that_a_version_said_to_have_happened_before_is_in_force_from_now_all_the_same(
    floor_url: str,
) -> None:
    publish(floor_url, effective_at=LONG_AGO)
    said = "SELECT count(*) FROM policy_version WHERE number = 2 AND"
    assert plain_sql(floor_url, f"{said} effective_at = ?", (LONG_AGO,)) == [(1,)]
    assert plain_sql(floor_url, f"{said} in_force_at > ?", (LONG_AGO,)) == [(1,)]
    opened = "(SELECT min(opened_at) FROM incident)"
    assert plain_sql(floor_url, f"{said} in_force_at >= {opened}") == [(1,)]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"in_force_at": LONG_AGO}, "policy_version.in_force_at lies before now, and clocks of incidents"),
        ({"in_force_at": "infinity"}, ""),
        ({"in_force_at": "2200-01-01T00:00:00.000Z"}, "policy_version_in_force_at_is_an_instant"),
        ({"number": 1}, "number"),
        ({"number": 0}, "number"),
        ({"number": 7}, "policy_version.number counts on from the last version; leave it out"),
        ({"document": ""}, "policy_version_document_is"),
        ({"document": "{ "}, "policy_version_document_is_a_json_object"),
        ({"document": "no json"}, "policy_version_document_is_a_json_object"),
        ({"document": "[1]"}, "policy_version_document_is_a_json_object"),
        ({"document": "null"}, "policy_version_document_is_a_json_object"),
        ({"document": '"' + "x" * 20 + '"'}, "policy_version_document_is_a_json_object"),
        ({"document": '{"a":"' + "x" * 999_993 + '"}'}, "document_is_2_to_1000000_characters"),
        ({"document": None}, "document"),
        ({"version": 4}, "policy_version.version is counted by the database"),
        ({"effective_at": FAR_AHEAD}, "policy_version.effective_at lies ahead of now"),
    ],
)
def test_that_a_version_that_makes_no_sense_is_refused(
    shared_floor_url: str, values: dict[str, Any], said: str
) -> None:
    before = count_events(shared_floor_url)
    assert said in refusal_of(shared_floor_url, *insert_of({"document": "{}"} | values))
    assert count_events(shared_floor_url) == before
    assert numbers(shared_floor_url) == [1]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE policy_version SET document = '{}'",
        "UPDATE policy_version SET in_force_at = '2030-01-01T00:00:00.000Z'",
        "UPDATE policy_version SET effective_at = '2020-01-01T00:00:00.000Z'",
        "DELETE FROM policy_version",
    ],
)
def test_that_a_version_is_never_changed_or_deleted(shared_floor_url: str, statement: str) -> None:
    before = plain_sql(shared_floor_url, f"SELECT {COLUMNS} FROM policy_version")
    said = refusal_of(shared_floor_url, statement)
    assert "never changed or deleted; publish another version" in said
    assert plain_sql(shared_floor_url, f"SELECT {COLUMNS} FROM policy_version") == before


def test_that_a_version_is_never_replaced(floor_url: str, dialect: str) -> None:
    if dialect == "sqlite":
        said = refusal_of(
            floor_url, "INSERT OR REPLACE INTO policy_version (id, number, document) VALUES (1, 1, '{}')"
        )
        assert "would delete a row unseen" in said
    else:
        assert "never truncated" in refusal_of(floor_url, "TRUNCATE policy_version CASCADE")
    assert numbers(floor_url) == [1]


def test_that_rules_may_reach_back_before_every_incident(training_url: str) -> None:
    """A floor may be given its rules before its history; nobody's clock ran under others."""
    publish(training_url, in_force_at=LONG_AGO)
    lay_floor(training_url)
    plain_sql(training_url, "UPDATE incident SET opened_at = ? WHERE id = 1", ("2015-01-01T00:00:00.000Z",))
    publish(training_url, in_force_at="2015-01-01T00:00:00.001Z")
    said = refusal_of(training_url, *insert_of({"in_force_at": "2015-01-01T00:00:00.000Z", "document": "{}"}))
    assert "opened since would change" in said
    assert numbers(training_url) == [1, 2, 3]


def test_that_before_now_means_before_the_floors_own_time(training_url: str) -> None:
    anchors = (LONG_AGO, instant_text(datetime.now(UTC)))
    plain_sql(training_url, "UPDATE floor_clock SET floor_anchor_at = ?, database_anchor_at = ?", anchors)
    lay_floor(training_url)
    publish(training_url, in_force_at="2016-03-07T11:59:30.000Z")
    refusal_of(training_url, *insert_of({"in_force_at": "2016-03-07T11:58:00.000Z", "document": "{}"}))
    publish(training_url)
    assert numbers(training_url) == [1, 2, 3]


def test_that_versions_published_at_once_each_get_their_number(floor_url: str) -> None:
    start = Barrier(8)

    def write(_: int) -> None:
        start.wait()
        publish(floor_url)

    with ThreadPoolExecutor(8) as writers:
        list(writers.map(write, range(8)))
    assert sorted(numbers(floor_url)) == list(range(1, 10))


def test_that_the_seeded_version_is_read_with_its_rules(database: Database) -> None:
    with database.reading() as connection:
        ((row_id, version),) = rows_of_table(connection, Spelling(database.dialect), Entity.POLICY_VERSION)
    assert isinstance(version, PolicyVersion)
    assert (row_id, version.number, version.rules.is_example) == (1, 1, True)
    promised = {
        (priority, target.promise): target.within
        for policy in version.rules.policies
        for priority in policy.match.priorities
        for target in policy.targets
    }
    assert promised == example_promises()
    assert len(text_of(version.rules)) > 100


def test_that_a_document_that_says_no_rules_makes_its_version_unreadable(database: Database) -> None:
    publish(database.url, document='{"format": 1, "name": "a\\u0007b"}')
    with database.reading() as connection:
        found = dict(rows_of_table(connection, Spelling(database.dialect), Entity.POLICY_VERSION))
    assert isinstance(found[1], PolicyVersion)
    assert isinstance(found[2], Unreadable)
    assert "document" in found[2].reason
