"""Examines the database: whether it answers, as whom, what this login may do, and what its clock says."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, func, select, text

from wallboard.refusal import sentence_of
from wallboard.services.connections import place_of, words_for
from wallboard.services.database import Access, Database, open_database, system_login
from wallboard.services.deploying.clocks import database_now
from wallboard.services.doctor.examined import Examined, failed, warned, well
from wallboard.services.schema import tables
from wallboard.services.schema.versions import schema_version_of
from wallboard.services.secrets import Origin, PasswordStore, find_password, with_password

PART, CLOCK, RIGHTS, LOG, FOLDER = "database", "clock", "rights", "log of changes", "database file"
_STORE_WITHIN_S = 5.0
_OFF = timedelta(seconds=2)
_FAR_OFF = timedelta(minutes=1)
_UNSEALED = timedelta(minutes=5)


def database(named: str | None) -> Iterator[Examined]:
    """Everything about one database; None where nobody named one, so that a demo would be shown."""
    if named is None:
        way_out = 'Give --database, or write database = "postgresql://USER@HOST/NAME" into settings.toml.'
        yield warned(PART, "none is named: without one a demo is shown", way_out)
        return
    try:
        place = place_of(named)
        yield from _file(named) if place.get_backend_name() == "sqlite" else ()
        opened = open_database(_with_password(named), program="wallboard-doctor", needs=Access.READ)
    except Exception as problem:
        sentence = sentence_of(problem)
        if sentence is None:
            raise
        yield failed(PART, sentence, "See what it says; “wallboard db check” tells more once it answers.")
        return
    try:
        yield from _opened(opened)
    finally:
        opened.dispose()


def _with_password(named: str) -> str:
    """Nobody is asked: a wall has nobody to ask."""
    found = find_password(named, store=PasswordStore(wait_s=_STORE_WITHIN_S))
    return named if found.origin is Origin.NOWHERE else with_password(named, found.password)


def _file(named: str) -> Iterator[Examined]:
    """SQLite writes beside its file, too: a folder that cannot be written to makes the file read-only."""
    file = Path(words_for(place_of(named)))
    if not file.exists():
        return
    for place in (file, file.parent):
        if not os.access(place, os.W_OK):
            yield warned(
                FOLDER, f"{place} cannot be written to: a wall reads, a desk can do nothing", f"chmod {place}"
            )
            return
    yield well(FOLDER, f"{file} and its folder can be written to")


def _opened(opened: Database) -> Iterator[Examined]:
    with opened.reading() as connection:
        began_s = time.perf_counter()
        there_at = database_now(connection)
        took = timedelta(seconds=time.perf_counter() - began_s)
        here_at = datetime.now(UTC) - took / 2
        kind = connection.scalar(select(tables.floor.c.kind))
        version = schema_version_of(connection)
        says = (
            f"{opened.place}: {kind}, schema {version}, answers within {took.total_seconds() * 1000:.1f} ms"
        )
        yield well(PART, says)
        yield _clock(here_at - there_at)
        yield _rights(opened, connection)
        yield _log(connection, there_at)


def _clock(ahead: timedelta) -> Examined:
    off = abs(ahead)
    if off < _OFF:
        return well(CLOCK, "this machine's and the database's agree within two seconds")
    way = "ahead of" if ahead > timedelta() else "behind"
    says = (
        f"this machine's is {off.total_seconds():.0f} s {way} the database's; boards count by the database's"
    )
    way_out = "Let both follow a time server (timedatectl set-ntp true)."
    return (failed if off > _FAR_OFF else warned)(CLOCK, says, way_out)


def _rights(opened: Database, connection: Connection) -> Examined:
    """Who one is there, and whether that is enough for a wall or for a desk."""
    if opened.dialect == "sqlite":
        login, may_write = system_login(), True
    else:
        login = str(connection.scalar(text("SELECT session_user")))
        may_write = bool(connection.scalar(select(func.has_table_privilege("assignment", "INSERT"))))
    name = connection.scalar(select(tables.operator.c.id).where(tables.operator.c.login == login))
    if not may_write:
        return well(RIGHTS, f"login {login} may read: right for a wall, too little for a desk")
    if name is None:
        way_out = "Add a row to the table operator with this login, so that what it does has a name."
        return warned(RIGHTS, f"login {login} may write, but is bound to no operator", way_out)
    return well(RIGHTS, f"login {login} may write, as operator {name}")


def _log(connection: Connection, there_at: datetime) -> Examined:
    """Events that nobody sealed for long: some program writes, and none of ours is at work."""
    sealed = select(func.coalesce(func.max(tables.seal.c.last_seq), 0)).scalar_subquery()
    oldest = connection.scalar(
        select(tables.event.c.recorded_at)
        .where(tables.event.c.seq > sealed)
        .order_by(tables.event.c.seq)
        .limit(1)
    )
    head = connection.scalar(select(func.max(tables.event.c.seq))) or 0
    if oldest is None or there_at - oldest < _UNSEALED:
        return well(LOG, f"{head} changes, sealed")
    way_out = "Leave a desk or “wallboard marks --follow” running under a login that may write."
    minutes = round((there_at - oldest).total_seconds() / 60)
    return warned(LOG, f"{head} changes; the end of it has been without a seal for {minutes} min", way_out)
