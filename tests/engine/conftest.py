"""A floor that has lived for some hours, made once for each kind of database and copied for each test."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Connection

from tests.postgres_server import PostgresServer
from wallboard.engine import demo_floor
from wallboard.engine.demo_floor import DemoFloor, open_floor
from wallboard.services.database import Database, open_database
from wallboard.services.deploying.clocks import floor_now
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
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Lets the floor's people believe that so much more time has passed."""

    def jump(ahead: timedelta) -> None:
        def then(connection: Connection) -> datetime:
            return floor_now(connection) + ahead

        monkeypatch.setattr(demo_floor, "floor_now", then)

    return jump
