"""Heartbeats in the database: a program says that it is there, and reads who else is."""

import socket
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, bindparam, select, text

from wallboard import __version__
from wallboard.domain.heartbeats import Heartbeat, Kind, RollCall, Saying
from wallboard.services.database import Database, DatabaseRefused
from wallboard.services.database_errors import DatabaseReadOnly
from wallboard.services.rows import instant
from wallboard.services.schema import tables
from wallboard.services.schema.columns import Instant
from wallboard.services.schema.heartbeat_sql import BEAT
from wallboard.services.schema.heartbeat_table import SAID
from wallboard.services.schema.versions import SCHEMA_VERSION
from wallboard.services.spelling import Spelling

BEAT_EVERY = timedelta(seconds=5)

_BEAT = text(
    f"INSERT INTO heartbeat (instance_id, {', '.join(SAID)}) "
    f"VALUES (:instance_id, {', '.join(f':{name}' for name in SAID)}) "
    f"ON CONFLICT (instance_id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in SAID)}"
).bindparams(bindparam("said_goodbye_at", type_=Instant()))
_CALLED = (*(name for name in SAID if name != "said_goodbye_at"), "instance_id")
_BEAT_BY_FUNCTION = text(
    f"SELECT {BEAT}({', '.join(f'{name} => :{name}' for name in _CALLED)}, says_goodbye => :says_goodbye)"
)
"""A wall's login may not write into the table, only call this."""
_IS_SAME_LOG = (
    "CASE WHEN h.epoch IS NULL THEN NULL WHEN h.epoch <> (SELECT f.epoch FROM floor AS f) THEN 0 "
    "WHEN h.seal_hash IS NULL OR EXISTS (SELECT 1 FROM seal AS s "
    "WHERE s.last_seq = h.seal_seq AND s.hash = h.seal_hash) THEN 1 ELSE 0 END"
)


class Pulse:
    """One program's row among the heartbeats; it remembers the last seal it saw, to notice another log."""

    def __init__(self, database: Database, kind: Kind, *, every: timedelta = BEAT_EVERY) -> None:
        self._database = database
        self._said = Saying(
            instance_id=str(uuid4()),
            kind=kind,
            program=database.program[:128] or "wallboard",
            host=host_label(),
            every=every,
            program_version=__version__,
            schema_version=SCHEMA_VERSION,
        )
        self._witness: tuple[str, int, str] | None = None
        self._is_refused = False

    @property
    def instance_id(self) -> str:
        return self._said.instance_id

    def beat(self, *, epoch: str | None = None, seq: int | None = None, page: str | None = None) -> RollCall:
        """Says that it is there and how far it has followed, and reads who else is, in one transaction.

        Where this login or user may not even say that, it only reads: the answer then has no `own_id`.

        Raises:
            DatabaseUnavailable: the database cannot answer now.
        """
        said = {"epoch": epoch, "seq": seq, "page": page, "said_goodbye_at": None}
        try:
            return roll_call(self._database) if self._is_refused else self._beaten(said)
        except (DatabaseRefused, DatabaseReadOnly):
            self._is_refused = True  # not again: a server writes down whom it refuses
        return roll_call(self._database)

    def _beaten(self, said: dict[str, Any]) -> RollCall:
        with self._database.writing(seals=False) as connection:
            self._keep_witness(connection, said["epoch"])
            self._write(connection, said)
            return _read(connection, self._database.dialect, self.instance_id)

    def leave(self) -> None:
        """Says goodbye, so that nobody takes its silence for a fault.

        Raises:
            DatabaseUnavailable: the database cannot answer now; it will be taken for silent.
        """
        if self._is_refused:
            return
        said = {"epoch": None, "seq": None, "page": None, "said_goodbye_at": datetime.now(UTC)}
        with self._database.writing(seals=False) as connection:
            self._write(connection, said)

    def _write(self, connection: Connection, more: dict[str, Any]) -> None:
        said, witness = self._said, self._witness
        followed: dict[str, Any] = {"seal_seq": None, "seal_hash": None}
        if witness is not None and more["epoch"] is not None:
            followed = {"seal_seq": witness[1], "seal_hash": witness[2]}
        _beat(
            connection,
            {
                "instance_id": said.instance_id,
                "kind": said.kind.value,
                "program": said.program,
                "host": said.host,
                "program_version": said.program_version,
                "schema_version": said.schema_version,
                "every_s": round(said.every.total_seconds()),
                **followed,
                **more,
            },
        )

    def _keep_witness(self, connection: Connection, epoch: str | None) -> None:
        """The newest seal, as long as the one seen before it is still there; otherwise the lost one stays."""
        seal = tables.seal
        if epoch is None:
            return
        if self._witness is not None and self._witness[0] == epoch:
            _, seq, digest = self._witness
            if connection.scalar(select(seal.c.hash).where(seal.c.last_seq == seq)) != digest:
                return
        newest = select(seal.c.last_seq, seal.c.hash).order_by(seal.c.last_seq.desc()).limit(1)
        last = connection.execute(newest).one_or_none()
        self._witness = None if last is None else (epoch, last[0], last[1])


def _beat(connection: Connection, said: dict[str, Any]) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(_BEAT, said)
    else:
        values = {name: said[name] for name in _CALLED}
        connection.execute(_BEAT_BY_FUNCTION, values | {"says_goodbye": said["said_goodbye_at"] is not None})


def roll_call(database: Database) -> RollCall:
    """Who was heard of, as of now, for somebody who does not beat.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    with database.reading() as connection:
        return _read(connection, database.dialect, None)


def host_label() -> str:
    """This machine as people call it."""
    name = "".join(sign for sign in socket.gethostname() if sign.isprintable())
    return name[:128] or "unknown"


def _read(connection: Connection, dialect: str, own_id: str | None) -> RollCall:
    now = connection.scalar(text(f"SELECT {Spelling(dialect).now}"))
    heartbeat = tables.heartbeat.alias("h")
    rows = connection.execute(select(heartbeat, text(f"{_IS_SAME_LOG} AS is_same_log"))).all()
    return RollCall(instant(now), tuple(_heartbeat(row) for row in rows), own_id)


def _heartbeat(row: Row[Any]) -> Heartbeat:
    return Heartbeat(
        instance_id=row.instance_id,
        kind=Kind(row.kind),
        program=row.program,
        host=row.host,
        every=timedelta(seconds=row.every_s),
        started_at=row.started_at,
        beat_at=row.beat_at,
        program_version=row.program_version,
        schema_version=row.schema_version,
        operator_id=row.operator_id,
        login=row.login,
        seq=row.seq,
        head_seq=row.head_seq,
        behind_since_at=row.behind_since_at,
        is_same_log=None if row.is_same_log is None else bool(row.is_same_log),
        page=row.page,
        said_goodbye_at=row.said_goodbye_at,
    )
