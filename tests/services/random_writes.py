"""Random writes as any program might make them, right or wrong, by themselves or rolled back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import Connection, Delete, Insert, Table, Update, delete, insert, update
from sqlalchemy.exc import DBAPIError

from wallboard.domain.policy import Promise
from wallboard.domain.sla_document import text_of
from wallboard.domain.sla_policy import simple_rules
from wallboard.services.database import Database, DatabaseRefused
from wallboard.services.schema import tables

HOUR_AGO = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
Statement = Insert | Update | Delete


@dataclass(frozen=True)
class Work:
    """What one savepoint does; `is_kept` False rolls it back."""

    statements: tuple[Statement, ...] = field(repr=False)
    told: str
    is_kept: bool


ids = st.integers(1, 3)
levels = st.integers(1, 4)
instants = st.integers(0, 59).map(lambda minutes: HOUR_AGO + timedelta(minutes=minutes))
states = st.sampled_from(
    ("new", "acknowledged", "assigned", "in_progress", "paused", "resolved", "closed", "merged", "cancelled")
)


def _values(**columns: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(columns)


def _back_dated() -> st.SearchStrategy[dict[str, Any]]:
    return st.just({}) | instants.map(lambda at: {"effective_at": at})


def _inserts(table: Table, **columns: st.SearchStrategy[Any]) -> st.SearchStrategy[Statement]:
    both = st.tuples(_values(**columns), _back_dated())
    return both.map(lambda values: insert(table).values(**values[0], **values[1]))


def _updates(
    table: Table, key: str = "id", **columns: st.SearchStrategy[Any]
) -> st.SearchStrategy[Statement]:
    both = st.tuples(ids, _values(**columns), _back_dated())
    return both.map(
        lambda drawn: update(table).where(table.c[key] == drawn[0]).values(**drawn[1], **drawn[2])
    )


def _deletes(table: Table, key: str = "id") -> st.SearchStrategy[Statement]:
    return ids.map(lambda row_id: delete(table).where(table.c[key] == row_id))


def _state_of(state: str) -> dict[str, Any]:
    return {"state": state, "pause_reason": "supplier" if state == "paused" else None}


def _incidents() -> st.SearchStrategy[Statement]:
    new = st.tuples(
        st.integers(1, 10_000), ids, levels, levels, st.none() | ids, states, instants, _back_dated()
    )
    return new.map(
        lambda drawn: insert(tables.incident).values(
            source="crm", reference=str(drawn[0]), nature_id=drawn[1], severity=drawn[2], urgency=drawn[3],
            team_id=drawn[4], opened_at=drawn[6], **_state_of(drawn[5]), **drawn[7],
        )
    )  # fmt: skip


def _steps() -> st.SearchStrategy[Statement]:
    step = st.tuples(ids, states, _back_dated())
    return step.map(
        lambda drawn: (
            update(tables.incident)
            .where(tables.incident.c.id == drawn[0])
            .values(**_state_of(drawn[1]), **drawn[2])
        )
    )


def _names() -> st.SearchStrategy[Statement]:
    names, agent_id = st.sampled_from(("Ana K", "Ben T")), tables.agent_name.c.agent_id
    return (
        st.tuples(ids, names).map(
            lambda drawn: insert(tables.agent_name).values(agent_id=drawn[0], name=drawn[1])
        )
        | st.tuples(ids, names).map(
            lambda drawn: update(tables.agent_name).where(agent_id == drawn[0]).values(name=drawn[1])
        )
        | _deletes(tables.agent_name, "agent_id")
    )


documents = st.just("{}") | st.builds(
    lambda hours: text_of(simple_rules({(1, Promise.RESOLVE): timedelta(hours=hours)})), levels
)
assignment_states = st.sampled_from(("reserved", "offered", "accepted", "working", "released"))
statements = st.one_of(
    _incidents(),
    _incidents(),
    _steps(),
    _steps(),
    _updates(tables.incident, severity=levels, team_id=st.none() | ids),
    _inserts(tables.assignment, incident_id=ids, agent_id=ids, state=assignment_states, assigned_at=instants),
    _inserts(tables.assignment, incident_id=ids, agent_id=ids, state=assignment_states, assigned_at=instants),
    _inserts(tables.assignment, incident_id=ids, team_id=ids, state=assignment_states),
    _updates(tables.assignment, state=assignment_states),
    _updates(tables.assignment, state=assignment_states),
    _inserts(tables.presence, agent_id=ids, state=st.just("on_shift"), since_at=instants),
    _updates(tables.presence, "agent_id", state=st.sampled_from(("on_shift", "off")), since_at=instants),
    _inserts(tables.agent_skill, agent_id=ids, skill_id=ids, expires_at=st.none() | instants),
    _deletes(tables.agent_skill),
    _inserts(tables.nature_skill, nature_id=ids, skill_id=ids),
    _inserts(
        tables.shift,
        agent_id=ids, starts_at=instants, ends_at=instants.map(lambda at: at + timedelta(hours=8)),
    ),
    _deletes(tables.shift),
    _updates(tables.team, name=st.sampled_from(("Network", "Hosting"))),
    _updates(tables.agent, team_id=ids, capacity=st.integers(0, 12)),
    _updates(tables.severity_weight, weight=st.integers(0, 9)),
    _inserts(tables.policy_version, document=documents),
    _updates(tables.policy_version, document=documents),
    _inserts(
        tables.sla_mark,
        incident_id=ids, policy_version_id=ids, target=st.just("p1/resolve"), promise=st.just("resolve"),
        cycle=ids, percent=st.just(50), planned_at=instants, due_at=instants,
    ),
    _inserts(tables.alarm_answer, incident_id=ids, kind=st.just("acknowledged"), severity=st.none() | levels),
    _inserts(tables.alarm_answer, incident_id=ids, kind=st.just("snoozed"), until_at=instants),
    _updates(
        tables.incident,
        customer_class=st.none() | st.just("gold"), last_update_at=instants,
        policy_version_id=st.none() | ids,
    ),
    _names(),
)  # fmt: skip

works = st.builds(
    lambda drawn, is_kept: Work(tuple(drawn), f"{[str(one) for one in drawn]}", is_kept),
    st.lists(statements, min_size=1, max_size=4),
    st.integers(0, 4).map(bool),
)
transactions = st.lists(st.lists(works, min_size=1, max_size=3), max_size=6)


def lay(database: Database) -> None:
    """Three of everything that others refer to, and promises to keep."""
    with database.writing() as connection:
        for n in (1, 2, 3):
            connection.execute(insert(tables.team).values(code=f"t{n}", name=f"Team {n}"))
            connection.execute(insert(tables.skill).values(code=f"s{n}", name=f"Skill {n}"))
            connection.execute(insert(tables.nature).values(code=f"n{n}", name=f"Nature {n}"))
            connection.execute(insert(tables.agent).values(code=f"a{n}", team_id=n))
            connection.execute(
                insert(tables.incident).values(source="crm", reference=f"first {n}", nature_id=n, severity=n)
            )


def write(database: Database, savepoints: Sequence[Work]) -> None:
    """One transaction; what the database refuses is rolled back with its savepoint, the rest stays."""
    try:
        with database.writing(seals=False) as connection:
            for work in savepoints:
                _do(connection, work)
    except DatabaseRefused:
        return


def _do(connection: Connection, work: Work) -> None:
    savepoint = connection.begin_nested()
    try:
        for statement in work.statements:
            connection.execute(statement)
    except DBAPIError:
        savepoint.rollback()
        return
    if work.is_kept:
        savepoint.commit()
    else:
        savepoint.rollback()
