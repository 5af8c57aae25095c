"""Verifies the chain of seals over the whole log and names the tail that has none."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from wallboard.services.findings import Finding
from wallboard.services.schema import tables
from wallboard.services.sealing import FIRST_HASH, chained, events_to_hash


def chain_findings(connection: Connection) -> Iterator[Finding]:
    """Hashes every sealed stretch again; after a break the rest cannot be vouched for."""
    seals = connection.execute(
        select(tables.seal.c.first_seq, tables.seal.c.last_seq, tables.seal.c.hash).order_by(
            tables.seal.c.last_seq
        )
    ).all()
    query = events_to_hash(connection.dialect.name)
    previous, expected = FIRST_HASH, 1
    for first, last, sealed in seals:
        if first != expected:
            yield Finding(f"the chain has a hole: no seal covers events {expected} to {first - 1}")
            return
        events = connection.execute(query, {"first": first, "last": last}).all()
        if chained(previous, events) != sealed:
            yield Finding(
                f"the chain breaks at events {first} to {last}: they are not what was sealed; "
                "compare with a backup taken before"
            )
            return
        previous, expected = sealed, last + 1
    newest = connection.scalar(select(func.max(tables.event.c.seq))) or 0
    if newest < expected - 1:
        yield Finding(f"the log was cut off: event {expected - 1} was sealed, the last one is {newest}")
    elif newest >= expected:
        yield Finding(
            f"events {expected} to {newest} are not sealed yet; "
            "the next program of ours that writes seals them",
            is_error=False,
        )
