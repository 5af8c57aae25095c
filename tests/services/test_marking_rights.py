"""Who may write marks in PostgreSQL: programs may, and a wall that may not does no harm by trying."""

from collections.abc import Iterator

import pytest

from tests.conftest import plain_sql
from tests.services.conftest import ServerPlace
from tests.services.mark_floor import fired_of, it_is, lay_mark_floor, open_incident, work_of
from tests.services.test_roles import login
from wallboard.app.source import DatabaseWriter
from wallboard.engine.mark_keeper import MarkKeeper
from wallboard.live.marker import MarksRefused
from wallboard.services.database import Database, DatabaseRefused, open_database
from wallboard.services.mark_keeping import keep_marks


@pytest.fixture
def floor(place: ServerPlace) -> Iterator[Database]:
    """As its owner sees it; one mark is due."""
    database = open_database(place[0].url(place[1]), program="tests")
    lay_mark_floor(database)
    open_incident(database)
    it_is(database, 60)
    yield database
    database.dispose()


def test_that_a_program_keeps_marks_and_the_clock_table(place: ServerPlace, floor: Database) -> None:
    with login(place, "IN ROLE wallboard_writer") as url:
        user = url.split("//")[1].split(":", maxsplit=1)[0]
        plain_sql(floor.url, "INSERT INTO operator (login, role) VALUES (?, 'program')", (user,))
        program = open_database(url, program="keeper")
        MarkKeeper(program).keep()
        program.dispose()
        (told,) = plain_sql(
            floor.url,
            "SELECT o.login, e.program FROM event AS e JOIN operator AS o ON o.id = e.operator_id "
            "WHERE e.entity = 'sla_mark'",
        )
        assert (told[0], told[1].split("/")[0]) == (user, "keeper")
        assert plain_sql(url, "SELECT state FROM sla_clock") == [("running",)]


def test_that_a_wall_is_refused_and_writes_nothing(place: ServerPlace, floor: Database) -> None:
    with login(place, "IN ROLE wallboard_reader") as url:
        wall = open_database(url, program="wall")
        with pytest.raises(DatabaseRefused):
            keep_marks(wall, work_of(wall))
        wall.dispose()
    assert fired_of(floor) == []


def test_that_a_desktop_learns_that_its_login_may_not_write_marks(
    place: ServerPlace, floor: Database
) -> None:
    with login(place, "IN ROLE wallboard_reader") as url:
        writer = DatabaseWriter(url)
        with pytest.raises(MarksRefused):
            writer.write_marks(work_of(floor))
        writer.close()
    assert fired_of(floor) == []
