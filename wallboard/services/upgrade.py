"""Makes a database of an empty place, and brings an older one to the schema of this program."""

from enum import StrEnum
from pathlib import Path

from sqlalchemy import text

from wallboard.services.connections import make_engine, place_of
from wallboard.services.database import in_our_words
from wallboard.services.database_errors import DatabaseRefused
from wallboard.services.schema import tables
from wallboard.services.schema.triggers import make_triggers
from wallboard.services.schema.versions import SCHEMA_VERSION, VERSION_TABLE, schema_version_of
from wallboard.services.seeding import seed
from wallboard.services.sqlite_connections import WRITES


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
    if place.get_backend_name() == "sqlite":
        Path(str(place.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = make_engine(place, program="wallboard-init", must_exist=False, is_patient=True)
    try:
        with in_our_words(), engine.connect() as connection:
            connection.execution_options(**{WRITES: True})
            with connection.begin():
                if schema_version_of(connection) is not None:
                    raise DatabaseRefused(
                        "this place already holds a wallboard database; nothing was changed"
                    )
                tables.metadata.create_all(connection, tables=tables.tables_for(engine.dialect.name))
                connection.execute(text(f"CREATE TABLE {VERSION_TABLE} (version_num VARCHAR(32) NOT NULL)"))
                connection.execute(text(f"INSERT INTO {VERSION_TABLE} VALUES ('{SCHEMA_VERSION:04d}')"))
                make_triggers(connection)
                seed(connection, Kind(kind))
    finally:
        engine.dispose()
