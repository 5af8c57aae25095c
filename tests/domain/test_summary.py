"""The board told as data says what the wall shows."""

import json
from datetime import UTC, datetime, timedelta

from tests.domain.changes import event
from tests.floors import sketch_board
from wallboard.domain.event import Entity, Unreadable
from wallboard.domain.freshness import Freshness
from wallboard.domain.summary import summary

NOW = datetime(2026, 11, 22, 14, 32, 7, tzinfo=UTC)
BOARD = sketch_board(NOW)


def test_that_counts_agree_with_the_floor() -> None:
    told = summary(BOARD, NOW, Freshness.LIVE)
    assert told["now"] == "2026-11-22T14:32:07.000Z"
    assert (told["open"], told["unassigned"], told["paused"]) == (60, 7, 3)
    assert told["by_severity"] == {"1": 4, "2": 19, "3": 25, "4": 12}
    assert sum(told["by_team"].values()) == 60
    assert told["by_team"]["field-east"] == 8
    assert told["agents"] == {"free": 22, "busy": 41, "on_break": 6, "off": 1}


def test_that_it_is_plain_data_sorted_by_what_falls_due() -> None:
    told = json.loads(json.dumps(summary(BOARD, NOW, Freshness.STALE)))
    assert told["freshness"] == "stale"
    dues = [one["due_at"] for one in told["incidents"] if one["due_at"]]
    assert dues == sorted(dues)
    assert len(told["incidents"]) == 60


def test_that_an_unreadable_incident_is_open_critical_and_named() -> None:
    lost = Unreadable(Entity.INCIDENT, 48213, "severity 7 is unknown")
    board, _ = BOARD.after([event(1_001, Entity.INCIDENT, 48213, lost)], read_at=NOW)
    told = summary(board, NOW, Freshness.LIVE)
    assert (told["open"], told["by_severity"]["1"], told["unassigned"]) == (60, 4, 7)
    assert told["unreadable"] == [{"table": "incident", "id": 48213, "reason": "severity 7 is unknown"}]


def test_that_the_page_is_told_by_the_same_counts() -> None:
    told = summary(BOARD, NOW, Freshness.LIVE)
    values = {one["key"]: one["value"] for one in told["figures"]}
    assert (values["open"], values["unassigned"], values["at_risk"], values["breached"]) == (60, 7, 23, 8)
    assert values["oldest_unassigned"] == timedelta(minutes=58, seconds=50).total_seconds()
    assert values["free"] == sum(row["free"] for row in told["heat"]) == 22
    assert sum(row["count"] for row in told["heat"]) == 60
    assert told["promises"]["breached_count"] == 8
    assert [line["id"] for line in told["promises"]["breached"][:3]] == [48155, 48190, 48169]
    assert sum(one["count"] for one in told["promises"]["paused"]) == told["paused"]
    assert {row["team"]: row["load"] for row in told["heat"]}["network"] == 50
    people = [person for lane in told["lanes"] for person in lane["people"]]
    assert len(people) == sum(row["present"] for row in told["heat"]) == 69
    assert told["headline"] == {
        "critical": 4, "teams_over": 2, "breached": 8, "unreadable": 0, "is_calm": False,
    }  # fmt: skip


def test_that_no_name_of_a_person_is_told() -> None:
    words = json.dumps(summary(BOARD, NOW, Freshness.LIVE))
    assert not [name for name in BOARD.agent_names.values() if name in words]
