"""The floor, the person and the second board of most of these tests; and a place with logins of its own."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import update

from tests.postgres_server import PostgresServer
from tests.services.small_floor import SmallFloor, lay_small_floor, name_operator
from wallboard.services.database import Database, open_database
from wallboard.services.schema import tables

ServerPlace = tuple[PostgresServer, str]
"""The server and the name of a database on it."""


@pytest.fixture
def floor(database: Database) -> SmallFloor:
    return lay_small_floor(database)


@pytest.fixture
def maria(database: Database, floor: SmallFloor) -> None:
    """Whoever writes through this database is called Maria K."""
    name_operator(database, "Maria K")


@pytest.fixture
def by_hand(database: Database, floor: SmallFloor) -> None:
    """Everybody accepts by hand, so that what is sent is an offer."""
    with database.writing() as c:
        c.execute(update(tables.agent).values(accepts="by_hand"))


@pytest.fixture
def other_board(training_url: str) -> Iterator[Database]:
    """Another program on the same database."""
    opened = open_database(training_url, program="other-board")
    yield opened
    opened.dispose()


@pytest.fixture
def place(postgres: PostgresServer, postgres_templates: dict[str, str]) -> Iterator[ServerPlace]:
    """A training database, initialised and empty."""
    name = f"test_{uuid4().hex}"
    postgres.create_database(name, template=postgres_templates["training"])
    yield postgres, name
    postgres.drop_database(name)


@pytest.fixture
def owner(place: ServerPlace) -> Iterator[Database]:
    """The server's database, by whoever may do everything there."""
    server, name = place
    opened = open_database(server.url(name), program="owner")
    yield opened
    opened.dispose()
