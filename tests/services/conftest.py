"""A place on the real server of which a test also makes the logins."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from tests.postgres_server import PostgresServer

ServerPlace = tuple[PostgresServer, str]
"""The server and the name of a database on it."""


@pytest.fixture
def place(postgres: PostgresServer, postgres_templates: dict[str, str]) -> Iterator[ServerPlace]:
    """A training database, initialised and empty."""
    name = f"test_{uuid4().hex}"
    postgres.create_database(name, template=postgres_templates["training"])
    yield postgres, name
    postgres.drop_database(name)
