"""The two public logs come out as what an independent reading of their rows says."""

import csv
import gzip
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.services.logs import hurried, real_log, told_of
from wallboard.domain.incident import IncidentState
from wallboard.services import importing
from wallboard.services.database import Database
from wallboard.services.importing import HistoryWriter
from wallboard.services.mapping_reading import load_mapping
from wallboard.services.past import board_at

DESK_LOG, FIRE_LOG = "uci_servicenow_events.csv.gz", "sf_fire_dispatch.csv.gz"


@pytest.fixture(autouse=True)
def without_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else waits for these databases."""
    monkeypatch.setattr(importing, "pace_for", hurried)


def test_that_the_desk_log_is_read_but_for_five_rows() -> None:
    told = told_of(DESK_LOG, "servicenow")
    assert (told.rows, len(told.happenings)) == (141_712, 141_707)
    assert [row.line for row in told.unread] == [115_643, 115_644, 124_509, 124_510, 124_511]
    assert all("incident_state is “-100”" in row.reason for row in told.unread)


def test_that_the_desk_s_board_of_a_past_noon_is_that_of_its_rows(database: Database) -> None:
    path, noon = real_log(DESK_LOG), datetime(2016, 3, 7, 12, tzinfo=UTC)
    told = told_of(DESK_LOG, "servicenow")
    rows = [row for row in _rows(path) if row["incident_state"] != "-100"]
    last = {row["number"]: row for row in rows if _instant(row["sys_updated_at"]) <= noon}
    open_now = {
        number: row for number, row in last.items() if row["incident_state"] not in ("Resolved", "Closed")
    }
    writer = HistoryWriter(database, load_mapping("servicenow"), told)
    writer.write([each for each in told.happenings if each.due_at <= noon])
    board = board_at(database, noon)
    assert {each.reference for each in board.incidents.values()} == set(open_now)
    assert len(open_now) == 1_145
    assert Counter(each.priority for each in board.incidents.values()) == {1: 25, 2: 28, 3: 986, 4: 106}
    assert {each.priority_set_by for each in board.incidents.values()} == {"source"}
    assigned = {each.incident_id for each in board.assignments.values()}
    assert len(set(board.incidents) - assigned) == 279
    assert sum(each.state is IncidentState.PAUSED for each in board.incidents.values()) == 305
    teams = {
        each.reference: None if each.team_id is None else board.teams[each.team_id].name
        for each in board.incidents.values()
    }
    assert teams == {number: _known(row["assignment_group"]) for number, row in open_now.items()}
    assert len(set(teams.values()) - {None}) == 52
    severities = {each.reference: int(each.severity) for each in board.incidents.values()}
    assert severities == {number: int(row["impact"][0]) for number, row in open_now.items()}
    assert not any(
        each.resolved_at or each.closed_at for each in board.incidents.values() if not each.reopenings
    )


def test_that_the_fire_log_s_busy_units_are_those_of_its_rows(database: Database) -> None:
    path = real_log(FIRE_LOG)
    zone = ZoneInfo("America/Los_Angeles")
    evening = datetime(2017, 1, 3, 18, 23, 39, tzinfo=zone).astimezone(UTC)
    told = told_of(FIRE_LOG, "sf_fire")
    assert (told.rows, told.unread) == (7_704, ())
    writer = HistoryWriter(database, load_mapping("sf_fire"), told)
    writer.write([each for each in told.happenings if each.due_at <= evening])
    assert writer.unread == []
    board = board_at(database, evening)
    on_call = {
        (board.incidents[each.incident_id].reference, board.agents[each.agent_id or 0].code)
        for each in board.assignments.values()
    }
    assert on_call == {
        (row["Call Number"], row["Unit ID"])
        for row in _rows(path)
        if (sent := _moment(row["Dispatch DtTm"], zone))
        and sent <= evening
        and not ((free := _moment(row["Available DtTm"], zone)) and free <= evening)
    }
    assert len({unit for _, unit in on_call}) == 60
    groups = {row["Call Number"]: (row["Final Priority"], row["Call Type Group"]) for row in _rows(path)}
    for each in board.incidents.values():
        priority, group = groups[each.reference]
        threatens_life = group == "Potentially Life-Threatening"
        assert each.severity == (3 if priority != "3" else 1 if threatens_life else 2)


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _known(text: str) -> str | None:
    return None if text == "?" else text


@cache
def _instant(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=UTC)


def _moment(text: str, zone: ZoneInfo) -> datetime | None:
    return (
        datetime.strptime(text, "%m/%d/%Y %I:%M:%S %p").replace(tzinfo=zone).astimezone(UTC) if text else None
    )
