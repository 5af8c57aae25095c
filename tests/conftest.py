"""Databases for the tests: SQLite and a real PostgreSQL, each test in a place of its own."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import make_url

from tests.garbage import GarbageBetweenTests
from tests.postgres_server import PostgresServer, running_server
from wallboard.services.database import Database, open_database
from wallboard.services.upgrade import Kind, init

# What is proved holds on a busy machine, too: no test fails for the time that an example took.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

DIALECTS = ("sqlite", "postgresql")
PlaceMaker = Callable[[str], str]
"""Given "empty", "training" or "live", makes such a place and returns its URL."""


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(GarbageBetweenTests())


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A real PostgreSQL for the whole run; where it cannot start, tests fail and are never skipped."""
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_templates(postgres: PostgresServer) -> dict[str, str]:
    """Initialised databases that are copied for each test, because a copy is quicker than an init."""
    names = {"training": "template_training", "live": "template_live"}
    for kind, name in names.items():
        postgres.create_database(name)
        init(postgres.url(name), Kind(kind))
    return names


@pytest.fixture(scope="session")
def sqlite_templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Initialised SQLite files that are copied for each test."""
    folder = tmp_path_factory.mktemp("sqlite")
    files = {kind: folder / f"{kind}.sqlite" for kind in ("training", "live")}
    for kind, file in files.items():
        init(str(file), Kind(kind))
    return files


@pytest.fixture(scope="session", params=DIALECTS)
def dialect(request: pytest.FixtureRequest) -> str:
    """Every test that asks for a database runs on each of them."""
    return str(request.param)


@pytest.fixture
def new_place(request: pytest.FixtureRequest, dialect: str, tmp_path: Path) -> Iterator[PlaceMaker]:
    """Makes places of the test's dialect; PostgreSQL's are dropped afterwards."""
    with _place_maker(request, dialect, tmp_path) as make:
        yield make


@pytest.fixture(scope="module")
def shared_training_url(
    request: pytest.FixtureRequest, dialect: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A training database for all tests of a module that leave it as it is, because making one takes time."""
    with _place_maker(request, dialect, tmp_path_factory.mktemp("shared")) as make:
        yield make("training")


@contextmanager
def _place_maker(request: pytest.FixtureRequest, dialect: str, folder: Path) -> Iterator[PlaceMaker]:
    made: list[str] = []

    def sqlite_place(kind: str) -> str:
        file = folder / f"{kind}-{uuid4().hex[:8]}.sqlite"
        if kind != "empty":
            shutil.copyfile(request.getfixturevalue("sqlite_templates")[kind], file)
        return str(file)

    def postgres_place(kind: str) -> str:
        server = request.getfixturevalue("postgres")
        template = None if kind == "empty" else request.getfixturevalue("postgres_templates")[kind]
        name = f"test_{uuid4().hex}"
        server.create_database(name, template=template)
        made.append(name)
        return str(server.url(name))

    yield sqlite_place if dialect == "sqlite" else postgres_place
    for name in made:
        request.getfixturevalue("postgres").drop_database(name)


@pytest.fixture
def database_url(new_place: PlaceMaker) -> str:
    """An empty place: no table of ours is there yet."""
    return new_place("empty")


@pytest.fixture
def training_url(new_place: PlaceMaker) -> str:
    """The URL of an initialised training database."""
    return new_place("training")


@pytest.fixture
def database(training_url: str) -> Iterator[Database]:
    """An initialised training database, opened."""
    opened = open_database(training_url, program="tests")
    yield opened
    opened.dispose()


@pytest.fixture
def live_database(new_place: PlaceMaker) -> Iterator[Database]:
    """An initialised live database, opened."""
    opened = open_database(new_place("live"), program="tests")
    yield opened
    opened.dispose()


def plain_sql(url: str, statement: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Runs one statement as another program would: on a driver's bare connection, knowing nothing of us.

    `?` marks parameters in both databases. SQLite runs with foreign keys off, as it does by default.
    """
    return plain_transaction(url, [(statement, params)])


def plain_transaction(url: str, work: Sequence[tuple[str, Sequence[Any]]]) -> list[tuple[Any, ...]]:
    """Runs several statements in one such transaction; returns the rows of the last."""
    place = make_url(url) if "://" in url else None
    rows: list[tuple[Any, ...]] = []
    if place is None or place.get_backend_name() == "sqlite":
        file = url if place is None else str(place.database)
        with closing(sqlite3.connect(file, timeout=5)) as plain, plain:
            for statement, params in work:
                rows = plain.execute(statement, params).fetchall()
        return rows
    with plain_postgres(url) as connection:
        for statement, params in work:
            marked = statement.replace("%", "%%").replace("?", "%s").encode()
            cursor = connection.execute(marked, params)
            rows = cursor.fetchall() if cursor.description else []
    return rows


@contextmanager
def plain_postgres(url: str) -> Iterator[psycopg.Connection[Any]]:
    """Another program's transaction on PostgreSQL; closed even when the commit is refused."""
    with closing(psycopg.connect(bare_address(url), application_name="plain")) as connection:
        yield connection
        connection.commit()


def bare_address(url: str) -> str:
    """The URL as psycopg itself reads it, without SQLAlchemy's name for the driver."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
