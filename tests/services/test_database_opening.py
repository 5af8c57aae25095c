"""Opening a database: what is found there, and what is said when it is not ours."""

from tests.conftest import plain_sql
from wallboard.services.database import Database


def test_that_an_initialised_database_opens(database: Database, dialect: str) -> None:
    assert database.dialect == dialect
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT kind FROM floor").scalar() == "training"


def test_that_a_row_of_another_program_is_logged(training_url: str) -> None:
    plain_sql(training_url, "INSERT INTO team (code, name) VALUES (?, ?)", ("t1", "Team 1"))
    assert plain_sql(training_url, "SELECT verb, entity FROM event ORDER BY seq DESC LIMIT 1") == [
        ("insert", "team")
    ]
