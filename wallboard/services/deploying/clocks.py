"""The two times a command needs: the database's, which is real, and the floor's, which may be another day."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, column, func, select, text

from wallboard.services.schema.columns import Instant

JUST = timedelta(seconds=60)


def database_now(connection: Connection) -> datetime:
    """The clock that stamps the log; an SQLite file's is this machine's."""
    if connection.dialect.name == "sqlite":
        return datetime.now(UTC)
    return connection.execute(select(func.clock_timestamp(type_=Instant))).scalar_one()


def floor_now(connection: Connection) -> datetime:
    """The floor's time as the triggers see it."""
    source = "floor_now" if connection.dialect.name == "sqlite" else "(SELECT floor_now() AS now_at) AS clock"
    return connection.execute(select(column("now_at", Instant)).select_from(text(source))).scalar_one()


def ago(since: timedelta) -> str:
    """How long ago, as people say it: "just", or minutes, hours or days."""
    if since < JUST:
        return "just"
    return f"{span(since)} ago"


def span(length: timedelta) -> str:
    """A span in its largest whole unit."""
    minutes = max(1, round(length / timedelta(minutes=1)))
    if minutes < 120:
        return f"{minutes} min"
    hours = minutes // 60
    return f"{hours} h" if hours < 48 else f"{hours // 24} days"
