"""An import writes history through the normal tables, in the order in which it happened."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.conftest import plain_sql
from tests.services.desk_log import at, imported, people_on, row
from tests.services.logs import DESK, DESK_HEADER, UNITS, UNITS_HEADER, desk, units, written
from wallboard.services.database import Database
from wallboard.services.importing import import_log
from wallboard.services.intake.batches import MOST_CHANGES
from wallboard.services.intake.telling import StoppedAtRow
from wallboard.services.past import board_at
from wallboard.services.schema import tables


def test_that_a_life_of_an_incident_comes_from_the_log_at_every_instant(
    database: Database, tmp_path: Path
) -> None:
    rows = [
        row("T1", 0, "Neu"),
        row("T1", 10, "Aktiv", person="Ana"),
        row("T1", 20, "Wartet", person="Ana"),
        row("T1", 30, "Aktiv", person="Ben"),
        row("T1", 40, "Fertig", person="Ben"),
        row("T1", 50, "Zu", person="Ben"),
        row("T1", 60, "Aktiv", person="Ben", level="hoch"),
    ]
    summary = imported(database, tmp_path, rows)
    assert (summary.rows, summary.new, summary.unread) == (7, 7, ())
    seen = []
    for minutes in (0, 10, 20, 30, 40, 50, 60):
        board = board_at(database, at(minutes))
        incident = next(iter(board.incidents.values()), None)
        seen.append((incident and (str(incident.state), int(incident.severity)), people_on(board).get("T1")))
    assert seen == [
        (("new", 3), None),
        (("in_progress", 3), {"Ana"}),
        (("paused", 3), {"Ana"}),
        (("in_progress", 3), {"Ben"}),
        (None, None),
        (None, None),
        (("in_progress", 1), {"Ben"}),
    ]
    now = board_at(database, at(60))
    incident = next(iter(now.incidents.values()))
    assert (incident.reopenings, incident.resolved_at, incident.closed_at) == (1, None, None)
    assert (incident.opened_at, incident.acknowledged_at, incident.deployed_at) == (at(-60), at(10), at(10))


def test_that_priority_is_the_matrix_s_unless_the_source_sets_it(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, [row("T1", 0, "Neu", level="hoch")])
    mapping = desk(
        DESK.replace("[incident.state]\n", "[incident.priority]\nconstant = 4\n[incident.state]\n")
    )
    import_log(database, written(tmp_path / "b.csv", DESK_HEADER, [row("T2", 1, "Neu")]), mapping)
    told = {
        each.reference: (each.priority, each.priority_set_by)
        for each in board_at(database, at(5)).incidents.values()
    }
    assert told == {"T1": (2, "matrix"), "T2": (4, "source")}


def test_that_a_log_may_tell_of_customers_and_of_the_last_update(database: Database, tmp_path: Path) -> None:
    header = f"{DESK_HEADER},customer,told"
    fields = 'customer_class = "customer"\nlast_update_at = "told"\n'
    mapping = desk(DESK.replace("[incident.state]\n", f"{fields}[incident.state]\n", 1))
    first = f"{row('T1', 0, 'Neu')},gold,?"
    later = f"{row('T1', 10, 'Aktiv')},silver,7.3.2016 13:05"
    seen = []
    for name, lines in (("a.csv", [first]), ("b.csv", [first, later]), ("c.csv", [first, later])):
        import_log(database, written(tmp_path / name, header, lines), mapping)
        incident = next(iter(board_at(database, at(60)).incidents.values()))
        seen.append((incident.customer_class, incident.last_update_at, incident.version))
    assert seen == [("gold", None, 1), ("silver", at(5), 2), ("silver", at(5), 2)]


def test_that_a_record_s_last_update_is_a_happening_of_its_own(database: Database, tmp_path: Path) -> None:
    header = f"{UNITS_HEADER},customer,told"
    fields = 'customer_class = "customer"\nlast_update_at = "told"\n'
    mapping = units(UNITS.replace("[assignment]\n", f"{fields}[assignment]\n", 1))
    line = "C1,01/05/2020 10:00:00,01/05/2020 10:01:00,3,life,Fire,07,,,,,,gold,01/05/2020 10:20:00"
    import_log(database, written(tmp_path / "units.csv", header, [line]), mapping)
    told_at = datetime(2020, 1, 5, 18, 20, tzinfo=UTC)
    before = next(iter(board_at(database, told_at - timedelta(seconds=1)).incidents.values()))
    after = next(iter(board_at(database, told_at).incidents.values()))
    assert (before.customer_class, before.last_update_at) == ("gold", None)
    assert (after.customer_class, after.last_update_at) == ("gold", told_at)


def test_that_names_go_where_names_live_and_codes_to_the_board(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, [row("T1", 0, "Aktiv", person="Ana Lima", team="Group 70")])
    board = board_at(database, at(5))
    assert [(team.code, team.name) for team in board.teams.values()] == [("Group 70", "Group 70")]
    agent = next(iter(board.agents.values()))
    with database.reading() as connection:
        assert connection.scalars(select(tables.agent_name.c.name)).all() == ["Ana Lima"]
        rows = connection.scalars(
            select(tables.event.c.row).where(tables.event.c.entity == "agent_name")
        ).all()
    assert rows == [{"id": agent.id}]


def test_that_two_changes_in_one_minute_are_both_at_that_minute(database: Database, tmp_path: Path) -> None:
    rows = [row("T1", 0, "Neu"), row("T1", 0, "Aktiv"), row("T1", 0, "Wartet"), row("T1", 5, "Neu")]
    imported(database, tmp_path, rows)
    states = [next(iter(board_at(database, at(m)).incidents.values())).state for m in (0, 4, 5)]
    assert states == ["paused", "paused", "new"]
    with database.reading() as connection:
        latest = connection.scalar(
            select(func.max(tables.event.c.effective_at)).where(tables.event.c.entity == "incident")
        )
    assert latest == at(5)


def test_that_a_row_that_the_floor_cannot_take_is_reported_and_stops_no_other(
    database: Database, training_url: str, tmp_path: Path
) -> None:
    imported(database, tmp_path, [row("T1", 0, "Neu"), row("T2", 0, "Neu")])
    plain_sql(training_url, "UPDATE incident SET state = 'cancelled' WHERE reference = ?", ["T1"])
    rows = [row("T1", 1, "Aktiv"), row("T2", 1, "Aktiv")]
    summary = imported(database, tmp_path, rows, "later.csv")
    assert summary.new == 1
    assert [str(each) for each in summary.unread] == [
        "line 2: T1 is cancelled here and cannot become in_progress"
    ]
    with pytest.raises(StoppedAtRow, match="cancelled here"):
        import_log(database, tmp_path / "later.csv", desk(), strict=True)


def test_that_a_row_that_only_the_database_refuses_is_found_among_the_others(
    database: Database, tmp_path: Path
) -> None:
    with database.writing() as connection:  # a hole in the matrix: no priority for severity 1
        connection.execute(tables.priority_rule.delete().where(tables.priority_rule.c.severity == 1))
    rows = [
        row(f"T{number}", number, "Neu", level="hoch" if number == 7 else "normal") for number in range(20)
    ]
    summary = imported(database, tmp_path, rows)
    assert summary.new == 19
    assert [each.line for each in summary.unread] == [9]
    assert "priority_rule" in summary.unread[0].reason


def test_that_people_put_on_an_incident_by_hand_stay_until_its_end(
    database: Database, training_url: str, tmp_path: Path
) -> None:
    rows = [row("T1", 0, "Neu", person="Ana"), row("T2", 0, "Neu", person="Eve")]
    imported(database, tmp_path, rows)
    plain_sql(
        training_url,
        "INSERT INTO assignment (incident_id, agent_id, state) SELECT i.id, a.id, 'accepted' "
        "FROM incident AS i, agent AS a WHERE i.reference = 'T1' AND a.code = 'Eve'",
    )
    more = [*rows, row("T1", 1, "Aktiv", person="Ben")]
    imported(database, tmp_path, more)
    with database.reading() as connection:
        active = connection.scalar(
            select(func.count()).where(tables.assignment.c.state != "released").select_from(tables.assignment)
        )
    assert active == 3  # Eve on both, and Ben in Ana's place
    imported(database, tmp_path, [*more, row("T1", 2, "Fertig", person="Ben")])
    with database.reading() as connection:
        codes = connection.scalars(
            select(tables.agent.c.code)
            .join(tables.assignment, tables.assignment.c.agent_id == tables.agent.c.id)
            .where(tables.assignment.c.state != "released")
        ).all()
    assert codes == ["Eve"]


def test_that_no_transaction_changes_more_than_it_may(database: Database, tmp_path: Path) -> None:
    rows = [row(f"T{n}", n, "Aktiv", person=f"P{n}", team=f"G{n}") for n in range(300)]
    rows += [row(f"T{n}", 300 + n, "Zu", person=f"P{n}", team=f"G{n}") for n in range(300)]
    summary = imported(database, tmp_path, rows)
    assert summary.changes > 4 * MOST_CHANGES
    with database.reading() as connection:
        if database.dialect == "postgresql":  # one transaction's events share their recorded time
            sizes = connection.scalars(
                select(func.count()).select_from(tables.event).group_by("recorded_at")
            ).all()
            assert max(sizes) <= MOST_CHANGES
        assert connection.scalar(select(func.count()).select_from(tables.incident)) == 300


CALL = "03/07/2016 10:00:00,03/07/2016 10:01:00,3,life,Fire,01"


def test_that_units_are_busy_from_dispatch_until_available(database: Database, tmp_path: Path) -> None:
    def unit(call: str, name: str, *minutes: int | None) -> str:
        times = ["" if m is None else f"03/07/2016 10:{m:02}:00" for m in minutes]
        return ",".join([call, CALL, name, *times])

    rows = [
        unit("C1", "E1", 5, 6, 8, 30),
        unit("C1", "E2", 6, None, None, None),  # never available
        unit("C2", "E1", 20, None, None, 25),  # sent elsewhere before the first call ends
        unit("C3", "E3", 5, 9, 8, 20),  # on scene before it moved
    ]
    import_log(database, written(tmp_path / "u.csv", UNITS_HEADER, rows), units())
    start = datetime(2016, 3, 7, 18, tzinfo=UTC)

    def told(minutes: int) -> dict[str, set[str]]:
        return people_on(board_at(database, start + timedelta(minutes=minutes)))

    assert told(4) == {}
    assert told(7) == {"C1": {"E1", "E2"}, "C3": {"E3"}}
    assert told(22) == {"C1": {"E1", "E2"}, "C2": {"E1"}}
    assert told(59) == {"C1": {"E2"}}
    states = [
        {
            each.reference: str(each.state)
            for each in board_at(database, start + timedelta(minutes=m)).incidents.values()
        }
        for m in (0, 1, 5, 8, 59)
    ]
    assert [each.get("C1") for each in states] == [
        "new",
        "acknowledged",
        "assigned",
        "in_progress",
        "in_progress",
    ]
    assert "C3" not in states[4]
    team = next(iter(board_at(database, start).teams.values()))
    assert (team.code, team.name) == ("01", "Station 01")


def test_that_a_unit_sent_late_opens_a_resolved_call_again(database: Database, tmp_path: Path) -> None:
    first = ",".join(["C1", CALL, "E1", "03/07/2016 10:05:00", "", "", "03/07/2016 10:10:00"])
    late = ",".join(["C1", CALL, "E2", "03/07/2016 10:20:00", "", "", "03/07/2016 10:40:00"])
    import_log(database, written(tmp_path / "a.csv", UNITS_HEADER, [first]), units())
    import_log(database, written(tmp_path / "b.csv", UNITS_HEADER, [late, first]), units())
    start = datetime(2016, 3, 7, 18, tzinfo=UTC)
    busy = [people_on(board_at(database, start + timedelta(minutes=m))) for m in (6, 15, 30, 50)]
    assert busy == [{"C1": {"E1"}}, {}, {"C1": {"E2"}}, {}]
