"""Makes a database of an empty place, and brings an older one to the schema of this program."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, inspect, text

from wallboard.services.connections import make_engine, place_of, words_for
from wallboard.services.database_errors import DatabaseRefused, in_our_words
from wallboard.services.first_policy import WITH_POLICIES, carry_over, old_promises
from wallboard.services.postgres_roles import grant_roles
from wallboard.services.schema import tables
from wallboard.services.schema.triggers import drop_triggers, make_triggers
from wallboard.services.schema.versions import SCHEMA_VERSION, VERSION_TABLE, revision_of, schema_version_of
from wallboard.services.seeding import seed
from wallboard.services.sqlite_connections import WRITES

_ONE_AT_A_TIME = 8_402_117
"""The advisory lock under which PostgreSQL lets one program at a time change the schema."""


class Kind(StrEnum):
    """What a database is for, for good."""

    LIVE = "live"
    TRAINING = "training"


def init(url: str, kind: Kind | str = Kind.TRAINING) -> None:
    """Makes the schema, the triggers and the first rows in an empty place.

    Raises:
        DatabaseRefused: the place already holds something, or this user may not.
        DatabaseUnavailable: the database cannot be reached.
    """
    place = place_of(url)
    with rebuilding(place, must_exist=False) as connection:
        make_schema(connection, place)
        make_triggers(connection)
        seed(connection, Kind(kind))
        grant_roles(connection)


def upgrade(url: str) -> tuple[int, int]:
    """Brings the database to the schema of this program; returns the versions before and after.

    Raises:
        DatabaseRefused: there is no database of ours, or it is newer than this program.
        DatabaseUnavailable: the database cannot be reached.
    """
    place = place_of(url)
    with rebuilding(place, must_exist=True) as connection:
        before = schema_version_of(connection)
        if before is None:
            raise DatabaseRefused(f"{words_for(place)} is no wallboard database yet; run: wallboard db init")
        if before > SCHEMA_VERSION:
            raise DatabaseRefused(
                f"{words_for(place)} has schema {before} and this program knows {SCHEMA_VERSION}; "
                "install a newer wallboard"
            )
        bring_up(connection)
        return before, SCHEMA_VERSION


def make_schema(connection: Connection, place: URL, version: int = SCHEMA_VERSION) -> None:
    """Makes the tables of one version in a place that must hold none of ours."""
    ours = {VERSION_TABLE, *tables.metadata.tables, *tables.FORMER_TABLES}
    found = set(inspect(connection).get_table_names()) & ours
    if found:
        raise DatabaseRefused(
            f"{words_for(place)} already holds tables named {', '.join(sorted(found)[:3])}; "
            "nothing was changed. Choose an empty place, or run: wallboard db upgrade"
        )
    _migrate(connection, version)


def bring_up(connection: Connection) -> None:
    """Migrates to this program's schema and makes triggers and rights anew; what was promised stays so."""
    before = schema_version_of(connection)
    is_older = before is not None and before < WITH_POLICIES
    promises = old_promises(connection) if is_older else {}
    drop_triggers(connection)
    _migrate(connection, SCHEMA_VERSION)
    make_triggers(connection)
    grant_roles(connection)
    if is_older:
        carry_over(connection, promises)


def _migrate(connection: Connection, version: int) -> None:
    config = Config()
    folder = str(Path(__file__).with_name("migrations"))
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision_of(version))


@contextmanager
def rebuilding(place: URL, *, must_exist: bool) -> Iterator[Connection]:
    """One transaction that may change tables, alone in doing so."""
    new_file = None
    if place.get_backend_name() == "sqlite" and not must_exist:
        file = Path(str(place.database))
        new_file = None if file.exists() else file
        file.parent.mkdir(parents=True, exist_ok=True)
    engine = make_engine(place, program="wallboard-db", must_exist=must_exist, is_patient=True)
    try:
        with in_our_words(), engine.connect() as connection:
            connection.execution_options(**{WRITES: True})
            with connection.begin():
                if engine.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
                yield connection
    except BaseException:
        engine.dispose()
        if new_file is not None:
            new_file.unlink(missing_ok=True)
            new_file.with_name(f"{new_file.name}-journal").unlink(missing_ok=True)
        raise
    finally:
        engine.dispose()
