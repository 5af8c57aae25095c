"""`wallboard explain`: the ranking with all that makes it, and why somebody was sent, read back, replayed."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from tests.services.small_floor import SmallFloor, lay_small_floor
from wallboard.cli import main
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.ranking import rank
from wallboard.services.database import Database
from wallboard.services.programs import act, deploy, explain, release
from wallboard.services.reading import BoardReader
from wallboard.services.schema import tables

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def floor(database: Database) -> SmallFloor:
    return lay_small_floor(database)


def told(url: str, capsys: Captured, *words: str, code: int = 0) -> str:
    capsys.readouterr()
    assert main(["explain", *words, "--database", url]) == code, capsys.readouterr()
    said = capsys.readouterr()
    return said.err if code else said.out


def data(url: str, capsys: Captured, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(told(url, capsys, *words, "--json"))
    return found


def test_that_everybody_is_told_in_order_with_every_part_and_objection(
    database: Database, floor: SmallFloor, training_url: str, capsys: Captured
) -> None:
    text, found = told(training_url, capsys, "48213"), data(training_url, capsys, "48213")

    board = BoardReader(database).whole()
    inputs = inputs_of(board, floor.first, datetime.fromisoformat(found["as_of"]))
    assert inputs is not None
    ranking = rank(inputs)
    assert [one["agent"] for one in found["candidates"]] == [
        board.agents[one.agent_id].code for one in ranking.candidates
    ]
    first = found["candidates"][0]
    assert found["recommended"] == first["agent"]
    assert sum(one["points"] for one in first["parts"]) == pytest.approx(first["score"])
    assert [one["weight"] for one in first["parts"]] == [25, 25, 15, 10, 10, 10, 5]
    assert found["candidates"][-1]["objections"][0]["code"] == "off_shift"
    assert "  1  " in text
    assert "skill fit" in text
    assert "Dev P (dev, hosting) cannot go: Not on shift" in text
    assert "Cara M (cara, hosting), " in text
    assert "for a reason only: Leaves the team nobody for a severity 1" in text


def test_that_who_would_be_kept_is_told_by_the_time_they_would_be_kept_for(
    database: Database, floor: SmallFloor, training_url: str, capsys: Captured
) -> None:
    now = datetime.now(UTC)
    hours = timedelta(hours=1)
    with database.writing() as c:
        shift = {"agent_id": floor.off_duty, "starts_at": now + 2 * hours, "ends_at": now + 9 * hours}
        c.execute(insert(tables.shift).values(shift))
    three_hours = ("48213", "--reserve", "--for", "+180")

    text, found = told(training_url, capsys, *three_hours), data(training_url, capsys, *three_hours)

    told_then = {one["agent"]: one["level"] for one in found["candidates"]}
    assert told_then["dev"] != "block"
    assert datetime.fromisoformat(found["reserved_for"]) > now + 2.9 * hours
    assert datetime.fromisoformat(found["as_of"]) < now + hours
    assert "judged by how things are planned for then" in text
    refused = told(training_url, capsys, "48213", "--for", "+180", code=2)
    assert "give --reserve with it" in refused


def test_that_a_past_instant_knows_who_had_been_on_it_by_then(
    database: Database, floor: SmallFloor, training_url: str, capsys: Captured
) -> None:
    before = datetime.now(UTC)
    assert deploy(database, "48213", agent="ana", reason="x").is_done
    assert release(database, "48213").is_done

    def continuity(*words: str) -> float:
        (ana,) = (
            one for one in data(training_url, capsys, "48213", *words)["candidates"] if one["agent"] == "ana"
        )
        return float(next(one["points"] for one in ana["parts"] if one["part"] == "continuity"))

    after = f"{datetime.now(UTC) + timedelta(milliseconds=5):%Y-%m-%dT%H:%M:%S.%f}"
    assert continuity() == continuity("--at", after) == 10
    assert continuity("--at", f"{before:%Y-%m-%dT%H:%M:%S.%f}") == 0


def test_that_why_somebody_was_sent_is_read_back_and_replayed(
    database: Database, floor: SmallFloor, training_url: str, capsys: Captured
) -> None:
    assert "nobody was sent to it" in told(training_url, capsys, "48213", "--why")
    best = explain(database, "48213").ranking.candidates
    seen, other = (database_code(database, one.agent_id) for one in best[:2])
    sent = deploy(database, "48213", agent=other, seen=seen, reason_code="asked_for", reason="Their customer")
    assert sent.is_done

    text = told(training_url, capsys, "48213", "--why", "--not", seen, "--not", "dev")
    (found,) = data(training_url, capsys, "48213", "--why")["decisions"]

    assert (found["agent"], found["recommended"], found["seen_recommended"]) == (other, seen, seen)
    assert (found["reason_code"], found["reason"]) == ("asked_for", "Their customer")
    assert (found["replays"], found["differs"], found["is_as_written"]) == (True, None, True)
    assert (found["rationale_id"], len(found["candidates"])) == (sent.rationale_id, 4)
    assert seen in found["why_not"]
    assert "why not Dev P:\n     Not on shift" in text
    assert "reason: asked_for, “Their customer”" in text
    assert "replayed: The stored inputs give the stored ranking again." in text


def test_that_a_spoilt_decision_says_so(
    database: Database, floor: SmallFloor, training_url: str, capsys: Captured, dialect: str
) -> None:
    assert deploy(database, "48213").is_done
    with database.writing() as c:
        c.exec_driver_sql(
            "DROP TRIGGER rationale_no_update"
            if dialect == "sqlite"
            else "ALTER TABLE rationale DISABLE TRIGGER USER"
        )
        c.execute(update(tables.rationale).values(inputs=tables.rationale.c.inputs + " "))
        c.execute(update(tables.rationale).values(candidates='{"candidates":[{"agent_id":1}]}'))
    text = told(training_url, capsys, "48213", "--why")
    assert "give another order of the candidates now." in text
    assert "is not what was written when this was decided" in text


def test_that_an_incident_that_has_ended_tells_why_and_not_who(
    database: Database, floor: SmallFloor, training_url: str, capsys: Captured
) -> None:
    assert deploy(database, "48213").is_done
    assert act(database, "resolve", "48213", reason_code="fixed").is_done
    assert "is not open, so nobody can be sent" in told(training_url, capsys, "48213", code=2)
    assert "why " in told(training_url, capsys, "48213", "--why")
    assert "give --why with it" in told(training_url, capsys, "48213", "--not", "ana", code=2)


def database_code(database: Database, agent_id: int) -> str:
    return BoardReader(database).whole().agents[agent_id].code
