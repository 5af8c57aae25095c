"""A floor that has lived for some hours, made once for each kind of database and copied for each test."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from tests.postgres_server import PostgresServer
from wallboard.engine.demo_floor import DemoFloor, open_floor
from wallboard.services.database import Database, open_database
from wallboard.services.schema import tables
from wallboard.services.upgrade import Kind, init

SEED = 10
TEMPLATE = "template_demo_floor"


@pytest.fixture(scope="session")
def laid_in_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("demo") / "floor.sqlite"
    _lay(str(file))
    return file


@pytest.fixture(scope="session")
def laid_in_postgresql(postgres: PostgresServer) -> str:
    postgres.create_database(TEMPLATE)
    _lay(postgres.url(TEMPLATE))
    return TEMPLATE


def _lay(url: str) -> None:
    init(url, Kind.TRAINING)
    database = open_database(url, program="floor")
    open_floor(database, seed=SEED)
    database.dispose()


@pytest.fixture
def lived_url(request: pytest.FixtureRequest, dialect: str, tmp_path: Path) -> Iterator[str]:
    """The URL of a database in which a floor has lived until a moment ago."""
    if dialect == "sqlite":
        file = tmp_path / "floor.sqlite"
        shutil.copyfile(request.getfixturevalue("laid_in_sqlite"), file)
        yield str(file)
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    name = f"test_{uuid4().hex}"
    server.create_database(name, template=request.getfixturevalue("laid_in_postgresql"))
    yield server.url(name)
    server.drop_database(name)


@pytest.fixture
def lived(lived_url: str) -> Iterator[Database]:
    opened = open_database(lived_url, program="floor")
    yield opened
    opened.dispose()


@pytest.fixture
def floor(lived: Database) -> DemoFloor:
    return open_floor(lived, seed=SEED)


@pytest.fixture
def later(lived: Database) -> Callable[[timedelta], None]:
    """Puts the floor's clock forward, as if so much time had passed."""

    def jump(ahead: timedelta) -> None:
        clock = tables.floor_clock
        with lived.writing() as connection:
            anchor_at = connection.scalar(select(clock.c.floor_anchor_at))
            assert anchor_at is not None
            connection.execute(update(clock).values(floor_anchor_at=anchor_at + ahead))

    return jump
