"""Every deployment of a random run keeps why, and the stored inputs give the stored ranking again."""

import pytest
from sqlalchemy import func, select, update

from tests.services.random_decisions import run, wrongs
from wallboard.services.database import Database
from wallboard.services.schema import tables


@pytest.mark.parametrize("seed", [7])
def test_that_every_decision_of_a_random_run_gives_its_ranking_again(
    database: Database, dialect: str, seed: int
) -> None:
    steps = 160 if dialect == "sqlite" else 60
    made = run(database, steps, seed)

    assert wrongs(database, made) == []
    assert len(made.deploys) > steps // 4
    assert made.refused, "chance asks for what cannot be, too"
    with database.reading() as c:
        rules = c.scalar(select(func.count(tables.rationale.c.rules_number.distinct())))
    assert (rules or 0) > 1, "decided under several versions of the rules"


def test_that_one_touched_decision_of_a_run_is_found(training_url: str, database: Database) -> None:
    made = run(database, 40, 3)
    with database.writing() as c:
        c.exec_driver_sql(
            "DROP TRIGGER rationale_no_update"
            if database.dialect == "sqlite"
            else "ALTER TABLE rationale DISABLE TRIGGER USER"
        )
        one = tables.rationale
        first = select(func.min(one.c.id)).scalar_subquery()
        weights = func.replace(one.c.inputs, '"sla_slack":', '"sla_slack":1')
        c.execute(update(one).where(one.c.id == first).values(inputs=weights))
    found = wrongs(database, made)
    assert any("not what the log holds the hash of" in one for one in found)
    assert any("The stored inputs give" in one for one in found)
