"""`check` finds what got past the rules, and says it in words."""

import pytest

from tests.conftest import PlaceMaker, plain_sql, plain_transaction
from tests.services.plain_floor import lay_floor
from wallboard.services.checking import check
from wallboard.services.database import Access, Database, open_database
from wallboard.services.sealing import seal_tail
from wallboard.services.upgrade import upgrade


def errors_of(url: str) -> str:
    database = open_database(url, needs=Access.READ)
    try:
        return "\n".join(finding.sentence for finding in check(database) if finding.is_error)
    finally:
        database.dispose()


def past_the_triggers(url: str, table: str, statement: str) -> None:
    """Changes a table as its owner can: with the triggers out of the way, and put back afterwards."""
    if not url.startswith("postgresql"):
        dropped = plain_sql(
            url, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
        )
        work = [(f'DROP TRIGGER "{name}"', ()) for name, _ in dropped]
        plain_transaction(url, [*work, (statement, ()), *[(sql, ()) for _, sql in dropped]])
        return
    plain_transaction(
        url,
        [
            (f"ALTER TABLE {table} DISABLE TRIGGER USER", ()),
            (statement, ()),
            (f"ALTER TABLE {table} ENABLE TRIGGER USER", ()),
        ],
    )


@pytest.fixture
def sealed_url(database: Database) -> str:
    """A laid floor whose log is sealed to its end."""
    lay_floor(database.url)
    plain_sql(database.url, "INSERT INTO agent_name (agent_id, name) VALUES (1, 'Ana')")
    plain_sql(database.url, "DELETE FROM team WHERE code = 'nobody'")
    seal_tail(database)
    return database.url


def test_that_a_sound_database_has_no_findings(sealed_url: str) -> None:
    database = open_database(sealed_url, needs=Access.READ)
    assert check(database) == []
    database.dispose()


def test_that_both_kinds_are_sound_from_the_beginning(new_place: PlaceMaker) -> None:
    assert errors_of(new_place("live")) == ""
    assert errors_of(new_place("training")) == ""


def test_that_the_unsealed_tail_is_named_and_is_no_error(sealed_url: str) -> None:
    plain_sql(sealed_url, "UPDATE agent SET capacity = 3")
    database = open_database(sealed_url, needs=Access.READ)
    (finding,) = check(database)
    database.dispose()
    assert not finding.is_error
    last = plain_sql(sealed_url, "SELECT max(seq) FROM event")[0][0]
    assert f"events {last - 1} to {last} are not sealed yet" in finding.sentence


@pytest.mark.parametrize(
    ("table", "statement", "said"),
    [
        ("event", "UPDATE event SET program = 'forged' WHERE seq = 5", "the chain breaks at events 1 to"),
        ("event", "UPDATE event SET changed = 'x' WHERE seq = 1", "the chain breaks at events 1 to"),
        ("event", "DELETE FROM event WHERE seq = 7", "the log has a gap: events 7 to 7 are missing"),
        ("event", "DELETE FROM event WHERE seq > 20", "the chain breaks"),
        (
            "incident",
            "UPDATE incident SET severity = 4, priority = 3",
            "incident: rows 1 differ from their last",
        ),
        ("incident", "UPDATE incident SET version = 9", "incident: rows 1 differ from their last"),
        ("incident", "UPDATE incident SET customer_class = 'x'", "incident: rows 1 differ from their last"),
        (
            "policy_version",
            "UPDATE policy_version SET document = '{}'",
            "policy_version: rows 1 differ from their last",
        ),
        ("policy_version", "DELETE FROM policy_version", "policy_version: rows 1 are alive in the log but"),
        ("agent", "DELETE FROM agent WHERE id = 2", "agent: rows 2 are alive in the log but gone"),
        (
            "team",
            "INSERT INTO team (code, name, effective_at) VALUES ('x', 'X', '2026-01-01T00:00:00.000Z')",
            "team: rows 3 are in the table but not in the log",
        ),
        ("agent_name", "DELETE FROM agent_name", "agent_name: rows 1 are alive in the log but gone"),
        ("seal", "DELETE FROM seal WHERE first_seq = 1", "not sealed yet"),
    ],
)
def test_that_what_got_past_the_triggers_is_found(
    sealed_url: str, table: str, statement: str, said: str
) -> None:
    past_the_triggers(sealed_url, table, statement)
    database = open_database(sealed_url, needs=Access.READ)
    sentences = "\n".join(finding.sentence for finding in check(database))
    database.dispose()
    assert said in sentences


def test_that_a_log_cut_off_at_a_seal_is_found(database: Database) -> None:
    seal_tail(database)
    lay_floor(database.url)
    seal_tail(database)
    first = plain_sql(database.url, "SELECT max(first_seq) FROM seal")[0][0]
    past_the_triggers(database.url, "event", f"DELETE FROM event WHERE seq >= {first}")
    assert "the chain breaks" in errors_of(database.url)


def test_that_a_lost_seal_is_found(database: Database) -> None:
    seal_tail(database)
    lay_floor(database.url)
    seal_tail(database)
    past_the_triggers(database.url, "seal", "DELETE FROM seal WHERE first_seq = 1")
    assert "the chain has a hole: no seal covers events 1 to" in errors_of(database.url)


def test_that_a_lost_trigger_is_named_with_the_way_out(sealed_url: str, dialect: str) -> None:
    if dialect == "sqlite":
        plain_sql(sealed_url, "DROP TRIGGER incident_after_update")
    else:
        plain_sql(sealed_url, "DROP TRIGGER incident_after ON incident")
    said = errors_of(sealed_url)
    assert "trigger missing: incident_after" in said
    assert "wallboard db upgrade" in said
    upgrade(sealed_url)
    assert errors_of(sealed_url) == ""


@pytest.mark.parametrize("table", ["policy_version", "sla_mark"])
def test_that_a_lost_trigger_of_rules_or_marks_is_named(sealed_url: str, dialect: str, table: str) -> None:
    """Without it a version could be changed under clocks that ran, or a mark be taken back."""
    if dialect == "sqlite":
        plain_sql(sealed_url, f"DROP TRIGGER {table}_before_delete")
        lost = f"{table}_before_delete"
    else:
        plain_sql(sealed_url, f"DROP TRIGGER {table}_before ON {table}")
        lost = f"{table}_before"
    assert f"trigger missing: {lost}" in errors_of(sealed_url)
    upgrade(sealed_url)
    assert errors_of(sealed_url) == ""


def test_that_an_altered_trigger_is_named(sealed_url: str, dialect: str) -> None:
    if dialect == "sqlite":
        plain_sql(sealed_url, "DROP TRIGGER team_after_insert")
        plain_sql(sealed_url, "CREATE TRIGGER team_after_insert AFTER INSERT ON team BEGIN SELECT 1; END")
        wanted = "trigger team_after_insert is not what this program made"
    else:
        plain_sql(sealed_url, "ALTER TABLE team DISABLE TRIGGER team_after")
        wanted = "trigger team_after is not what this program made"
    assert wanted in errors_of(sealed_url)


def test_that_a_lost_constraint_is_named(sealed_url: str, dialect: str) -> None:
    if dialect == "sqlite":
        plain_sql(sealed_url, "DROP INDEX assignment_agent_id_is_active_once")
        assert "index missing: assignment_agent_id_is_active_once" in errors_of(sealed_url)
    else:
        plain_sql(sealed_url, "ALTER TABLE incident DROP CONSTRAINT incident_severity_is_1_to_4")
        assert "constraint missing: incident_severity_is_1_to_4" in errors_of(sealed_url)


def test_that_a_lost_table_is_named(sealed_url: str) -> None:
    if sealed_url.startswith("postgresql"):
        plain_sql(sealed_url, "DROP TABLE caller CASCADE")
    else:
        plain_sql(sealed_url, "DROP TABLE caller")
    assert "table missing: caller" in errors_of(sealed_url)
