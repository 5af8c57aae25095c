"""The board told as data says what the wall shows."""

import json
from datetime import UTC, datetime

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
