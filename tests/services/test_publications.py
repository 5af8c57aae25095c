"""Who published which version of the rules, when and why, is read out of the log."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from tests.conftest import plain_sql
from tests.services.small_floor import name_operator, rows
from wallboard.domain.commands import OutcomeKind, PublishRules
from wallboard.services.database import Database
from wallboard.services.publications import publications
from wallboard.services.schema import tables
from wallboard.services.writing import execute


def test_that_publishers_are_named_with_their_reason(database: Database) -> None:
    name_operator(database, "Maria K")
    document = rows(database, tables.policy_version)[0].document
    outcome = execute(database, PublishRules(uuid4(), document, 1, reason="a new contract"))
    assert outcome.kind is OutcomeKind.DONE

    newest = rows(database, tables.policy_version)[-1].id
    found = publications(database)[newest]
    assert (found.by, found.reason) == ("Maria K", "a new contract")
    assert abs(found.at - datetime.now(UTC)) < timedelta(minutes=1)


def test_that_other_programs_publish_without_a_reason(database: Database, training_url: str) -> None:
    plain_sql(training_url, "INSERT INTO policy_version (document) VALUES (?)", ("{}",))
    newest = rows(database, tables.policy_version)[-1].id
    assert publications(database)[newest].reason is None
    assert publications(database)[newest].by
