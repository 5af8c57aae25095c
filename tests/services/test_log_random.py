"""Whatever is written in whatever order: the fold of the log is the tables, and the log has no gap."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tests.conftest import PlaceMaker
from tests.services.plain_floor import lay_floor
from wallboard.domain.incident import IncidentState
from wallboard.services.checking import check
from wallboard.services.database import Database, DatabaseRefused, open_database

Write = tuple[str, dict[str, object]]


def write(statement: str, **values: st.SearchStrategy[object]) -> st.SearchStrategy[Write]:
    """One statement with values drawn for its parameters."""
    return st.tuples(st.just(statement), st.fixed_dictionaries(values))


def one_of(*values: object) -> st.SearchStrategy[object]:
    return st.sampled_from(values)


small = one_of(1, 2, 3, 4)
codes = one_of("a", "b", "c", "t1", "t2", "crm")
states = one_of(*(str(state) for state in IncidentState))
writes = st.one_of(
    write("INSERT INTO team (code, name) VALUES (:code, 'T')", code=codes),
    write("UPDATE team SET name = :code WHERE id = :n", code=codes, n=small),
    write("DELETE FROM team WHERE id = :n", n=small),
    write(
        "INSERT INTO incident (source, reference, nature_id, severity, state) "
        "VALUES (:code, 'r', :n, :m, :state) "
        "ON CONFLICT (source, reference) DO UPDATE SET severity = excluded.severity",
        code=codes,
        n=one_of(1, 2, 3),
        m=small,
        state=states,
    ),
    write(
        "UPDATE incident SET state = :state, pause_reason = :reason WHERE id = :n",
        state=states,
        reason=one_of(None, "vendor"),
        n=small,
    ),
    write("UPDATE incident SET severity = :n, urgency = :m", n=small, m=small),
    write(
        "INSERT INTO assignment (incident_id, agent_id, state) VALUES (:n, :m, :state)",
        n=small,
        m=one_of(1, 2, 3),
        state=one_of("offered", "released"),
    ),
    write(
        "UPDATE assignment SET state = :state WHERE id = :n",
        n=small,
        state=one_of("accepted", "working", "released"),
    ),
    write(
        "INSERT INTO presence (agent_id, state, reason) VALUES (:n, :state, 'lunch') "
        "ON CONFLICT (agent_id) DO UPDATE SET state = excluded.state",
        n=one_of(1, 2, 3),
        state=one_of("on_shift", "on_break", "off"),
    ),
    write("INSERT INTO agent_name (agent_id, name) VALUES (:n, 'N')", n=small),
    write("DELETE FROM agent_name WHERE agent_id = :n", n=small),
)
transactions = st.lists(st.lists(writes, min_size=1, max_size=4), min_size=1, max_size=12)


@pytest.fixture
def floor(new_place: PlaceMaker) -> Iterator[Database]:
    url = new_place("training")
    lay_floor(url)
    opened = open_database(url)
    yield opened
    opened.dispose()


def try_all(database: Database, work: Sequence[Write]) -> bool:
    """One transaction of several statements; refused ones undo it all."""
    try:
        with database.writing() as connection:
            for statement, params in work:
                connection.execute(text(statement), params)
    except DatabaseRefused:
        return False
    return True


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(work=transactions)
def test_that_the_fold_of_the_log_is_the_tables(floor: Database, work: list[list[Write]]) -> None:
    """The database is kept from one example to the next, so that later ones begin on a lived-in floor."""
    for transaction in work:
        try_all(floor, transaction)
    assert [finding.sentence for finding in check(floor)] == []
