"""Makes all triggers, functions and views anew, as must be done after every migration."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, text

from wallboard.services.schema import postgres_triggers, sqlite_triggers, tables
from wallboard.services.schema.rows_sql import view_name, view_name_of
from wallboard.services.schema.versions import SCHEMA_VERSION


def statements(connection: Connection) -> Iterator[str]:
    """What this database should hold beside its tables."""
    if connection.dialect.name == "sqlite":
        return sqlite_triggers.statements(SCHEMA_VERSION)
    namespace = connection.scalar(text("SELECT current_schema()"))
    return postgres_triggers.statements(SCHEMA_VERSION, namespace=str(namespace))


def make_triggers(connection: Connection) -> None:
    """Drops what is there of ours and makes it as this program knows it, in the caller's transaction."""
    drop_triggers(connection)
    run_script(connection, statements(connection))


def run_script(connection: Connection, script: Iterable[str]) -> None:
    """Runs statements as they stand: `:` and `%` mean themselves."""
    cursor = connection.connection.cursor()
    try:
        for statement in script:
            cursor.execute(statement)
    finally:
        cursor.close()


def drop_triggers(connection: Connection) -> None:
    """Takes away our triggers, functions and views; migrations of tables need them out of the way."""
    if connection.dialect.name == "sqlite":
        _drop_sqlite(connection)
    else:
        _drop_postgresql(connection)


def _drop_sqlite(connection: Connection) -> None:
    ours = {*tables.metadata.tables, *tables.FORMER_TABLES}
    rows = connection.execute(
        text("SELECT type, name, tbl_name FROM sqlite_master WHERE type IN ('trigger', 'view')")
    )
    views = {*_view_names(), "floor_now"}
    for kind, name, table in rows.all():
        if table in ours or name in views:
            connection.exec_driver_sql(f'DROP {kind.upper()} IF EXISTS "{name}"')


def _drop_postgresql(connection: Connection) -> None:
    """Other versions name their functions in their own way: they are found by the triggers on our tables."""
    for view in _view_names():
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {view}")
    functions = connection.scalars(
        text(
            "SELECT t.tgfoid::regprocedure::text FROM pg_trigger AS t "
            "JOIN pg_class AS c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal "
            "AND c.relnamespace = current_schema()::regnamespace AND c.relname = ANY(:tables) "
            "UNION SELECT oid::regprocedure::text FROM pg_proc "
            "WHERE pronamespace = current_schema()::regnamespace AND proname = ANY(:functions)"
        ),
        {
            "tables": [*tables.metadata.tables, *tables.FORMER_TABLES],
            "functions": _function_names(connection),
        },
    )
    for function in functions.all():
        connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {function} CASCADE")


def _function_names(connection: Connection) -> list[str]:
    made = (statement.split()[2] for statement in statements(connection) if "CREATE FUNCTION" in statement)
    return [name.partition("(")[0] for name in made]


def _view_names() -> list[str]:
    former = (view_name_of(name) for name in tables.FORMER_TABLES)
    return [*(view_name(table) for table in tables.LOGGED_TABLES), *former]
