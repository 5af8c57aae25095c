"""What must hold after the storm, whatever happened in it; the verdict tells all that does not."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from tests.storm.journal import Entry
from tests.storm.retelling import retold
from wallboard.domain.rationale import replayed
from wallboard.services.checking import check
from wallboard.services.database import Database
from wallboard.services.rationales import rationales_of
from wallboard.services.schema import tables

_INCIDENT_ONCE = ("deploy", "release", "change_life", "respond", "return_offer")
"""Commands each of which raises the version of its incident exactly once."""
_AGENT_ONCE = ("move_agent", "begin_move", "end_move")


@dataclass(frozen=True, slots=True)
class Done:
    """What the database knows of the commands: their kinds, and their events by entity."""

    kinds: dict[str, str]
    voided: frozenset[str]
    written: dict[str, Counter[str]]


def verdict(database: Database, told: Sequence[Entry]) -> list[str]:
    """Everything that is wrong, in words; empty when the storm left nothing behind."""
    with database.reading() as connection:
        done = _done(connection)
        found = [
            *_broken_promises(told, done),
            *_effects(done),
            *retold(connection),
            *_taken_back(connection),
        ]
    found += _rationales(database, done)
    return [*found, *(finding.sentence for finding in check(database))]


def _done(connection: Connection) -> Done:
    command, event = tables.command, tables.event
    records = connection.execute(select(command.c.id, command.c.kind, command.c.outcome)).all()
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for command_id, entity, many in connection.execute(
        select(event.c.command_id, event.c.entity, func.count())
        .where(event.c.command_id.is_not(None))
        .group_by(event.c.command_id, event.c.entity)
    ):
        written[str(command_id)][entity] = many
    return Done(
        kinds={str(one.id): one.kind for one in records if one.outcome == "done"},
        voided=frozenset(str(one.id) for one in records if one.outcome == "void"),
        written=dict(written),
    )


def _broken_promises(told: Sequence[Entry], done: Done) -> Iterator[str]:
    """What was acknowledged is there, what was not is not, and nothing else is."""
    acknowledged = {key for one in told if one.is_done for key in (one.command_id, *one.parts)}
    refused = {key for one in told if not one.is_done for key in (one.command_id, *one.parts)} - acknowledged
    yield from (f"command {key} was acknowledged and is lost" for key in acknowledged - set(done.kinds))
    yield from (f"command {key} was refused and is done" for key in refused & set(done.kinds))
    yield from (
        f"command {key} is done and nobody gave it" for key in set(done.kinds) - acknowledged - refused
    )
    yield from (f"command {key} is void and wrote" for key in done.voided & set(done.written))
    yield from (f"{key} wrote and has no record" for key in set(done.written) - set(done.kinds))
    doubled = Counter(one.command_id for one in told if not one.due)
    yield from (f"command {key} was told of {many} times" for key, many in doubled.items() if many > 1)


def _effects(done: Done) -> Iterator[str]:
    """Each command did what it does once: no row that counts versions was raised twice by it."""
    for key, kind in done.kinds.items():
        wrote = done.written.get(key, Counter())
        if not wrote and kind != "together":
            yield f"{kind} {key} is done and wrote nothing"
        if kind in _INCIDENT_ONCE and wrote["incident"] != 1:
            yield f"{kind} {key} wrote its incident {wrote['incident']} times"
        if kind in _AGENT_ONCE and wrote["agent"] != 1:
            yield f"{kind} {key} wrote its agent {wrote['agent']} times"
        if kind == "set_presence" and wrote["presence"] != 1:
            yield f"{kind} {key} wrote the presence {wrote['presence']} times"


def _taken_back(connection: Connection) -> Iterator[str]:
    command = tables.command
    of = command.c.of_command_id
    twice = connection.execute(
        select(of, func.count())
        .where(command.c.outcome == "done", of.is_not(None))
        .group_by(of)
        .having(func.count() > 1)
    )
    yield from (f"command {key} was taken back {many} times" for key, many in twice)


def _rationales(database: Database, done: Done) -> Iterator[str]:
    """One for each deploy, of one assignment, as the log proves it, and it gives the same ranking again."""
    with database.reading() as connection:
        kept_of = Counter(str(key) for key in connection.scalars(select(tables.rationale.c.command_id)))
        incidents = sorted(set(connection.scalars(select(tables.rationale.c.incident_id))))
    deploys = {key for key, kind in done.kinds.items() if kind == "deploy"}
    yield from (f"deploy {key} has {kept_of[key]} rationales" for key in deploys if kept_of[key] != 1)
    yield from (f"{key} has a rationale and is no deploy that is done" for key in set(kept_of) - deploys)
    for incident_id in incidents:
        for kept in rationales_of(database, incident_id):
            if not kept.is_proved:
                yield f"the rationale of {kept.command_id} is not what the log holds the hash of"
            if not replayed(kept.rationale):
                yield f"the rationale of {kept.command_id} gives another ranking when it is replayed"
