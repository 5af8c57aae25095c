"""An import may be run twice, with a newer file, or after a kill in the middle: nothing is doubled."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from tests.conftest import PlaceMaker, plain_sql
from tests.services.desk_log import at, count, imported, people_on, row
from tests.services.logs import DESK, DESK_HEADER, desk, written
from wallboard.services.database import Database, open_database
from wallboard.services.importing import import_log
from wallboard.services.intake.batches import Batches
from wallboard.services.intake.planning import Planner
from wallboard.services.intake.telling import StoppedAtRow, read_log
from wallboard.services.past import board_at
from wallboard.services.schema import tables


def test_that_importing_twice_doubles_nothing(database: Database, tmp_path: Path) -> None:
    rows = [
        row("T1", 0, "Neu"),
        row("T1", 1, "Aktiv", person="Ana"),
        row("T2", 2, "Neu"),
        row("T2", 2, "Neu"),
    ]
    first = imported(database, tmp_path, rows)
    events = count(database)
    second = imported(database, tmp_path, rows)
    assert (first.new, first.known, second.new, second.known) == (4, 0, 0, 4)
    assert count(database) == events


def test_that_an_overlapping_newer_file_adds_only_what_is_new(database: Database, tmp_path: Path) -> None:
    old = [row("T1", 0, "Neu"), row("T1", 1, "Aktiv", person="Ana")]
    imported(database, tmp_path, old)
    newer = [old[1], row("T1", 2, "Wartet", person="Ana"), row("T2", 3, "Neu")]
    summary = imported(database, tmp_path, newer, "newer.csv")
    assert (summary.new, summary.known) == (2, 1)
    assert people_on(board_at(database, at(9))) == {"T1": {"Ana"}}
    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(tables.assignment)) == 1


def test_that_strict_leaves_nothing_behind(database: Database, tmp_path: Path) -> None:
    before = count(database)
    path = written(tmp_path / "log.csv", DESK_HEADER, [row("T1", 0, "Neu"), row("T1", 1, "Odd")])
    with pytest.raises(StoppedAtRow, match="line 3"):
        import_log(database, path, desk(), strict=True)
    assert count(database) == before


Update = tuple[str, int, str, str, str]
"""Ticket, minutes, status, person and team of a row."""
_UPDATES = st.lists(
    st.tuples(
        st.sampled_from(["T1", "T2", "T3"]),
        st.integers(0, 6),
        st.sampled_from(["Neu", "Aktiv", "Wartet", "Fertig", "Zu"]),
        st.sampled_from(["?", "Ana", "Ben"]),
        st.sampled_from(["?", "Red", "Blue"]),
    ),
    max_size=14,
)


def shown_by_hand(updates: Sequence[Update], minutes: int) -> dict[str, Mapping[str, str]]:
    """What a board shows of each ticket: the rows by then, each with what differs from the row above.

    That a row of an earlier instant says again what the row above it in the file says of a later one is not
    told to the log, as nothing became different; so it says nothing of its own instant either.
    """
    above, shown = dict[str, Mapping[str, str]](), dict[str, Mapping[str, str]]()
    for ticket, minute, status, _, team in updates:
        row = {"status": status, "team": team}
        before = above.get(ticket, {})
        if minute <= minutes:
            otherwise = {name: said for name, said in row.items() if before.get(name) != said}
            shown[ticket] = {**shown[ticket], **otherwise} if ticket in shown else row
        above[ticket] = row
    return {ticket: row for ticket, row in shown.items() if row["status"] not in ("Fertig", "Zu")}


@settings(
    max_examples=15,
    deadline=None,
    phases=(
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ),  # each example makes a database: shrinking takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    updates=_UPDATES | _UPDATES.map(lambda rows: sorted(rows, key=lambda row: row[1])), cut=st.integers(0, 14)
)
@example(
    updates=[("T2", 0, "Zu", "?", "?"), ("T2", 5, "Aktiv", "?", "?"), ("T2", 1, "Aktiv", "?", "Red")], cut=0
)
@example(
    updates=[("T1", 1, "Neu", "?", "?"), ("T1", 5, "Neu", "?", "Red"), ("T1", 3, "Neu", "Ana", "Red")], cut=2
)
def test_that_every_past_board_shows_each_incident_as_of_its_last_row_by_then(
    new_place: PlaceMaker, tmp_path: Path, updates: list[Update], cut: int
) -> None:
    """In the order of the file, whatever the order of its times, and in however many files it came."""
    rows = [row(t, m, status, person=person, team=team) for t, m, status, person, team in updates]
    times = {t: [each[1] for each in updates if each[0] == t] for t, *_ in updates}
    is_sorted = all(each == sorted(each) for each in times.values())
    database = open_database(new_place("training"), program="tests")
    try:
        imported(database, tmp_path, rows[:cut])
        imported(database, tmp_path, rows)
        for minutes in range(7):
            open_now = shown_by_hand(updates, minutes)
            board = board_at(database, at(minutes))
            assert {each.reference for each in board.incidents.values()} == set(open_now)
            teams = {
                each.reference: "?" if each.team_id is None else board.team_name(each.team_id)
                for each in board.incidents.values()
            }
            assert teams == {ticket: each["team"] for ticket, each in open_now.items()}
            if is_sorted:
                last = {each[0]: each for each in updates if each[1] <= minutes}
                still = [each for each in last.values() if each[2] not in ("Fertig", "Zu")]
                assert open_now == {t: {"status": status, "team": team} for t, _, status, _, team in still}
                assert people_on(board) == {t: {person} for t, _, _, person, _ in still if person != "?"}
    finally:
        database.dispose()


def test_that_an_import_killed_in_the_middle_goes_on_as_if_nothing_had_been(
    new_place: PlaceMaker, tmp_path: Path, cli: Callable[..., subprocess.Popen[str]]
) -> None:
    rows = [
        row(f"T{n % 900}", n // 20, ("Neu", "Aktiv", "Wartet")[n // 900 % 3], person=f"P{n % 7}")
        for n in range(4000)
    ]
    path = written(tmp_path / "log.csv.gz", DESK_HEADER, rows)
    (tmp_path / "desk.toml").write_text(DESK)
    killed, whole = new_place("training"), new_place("training")
    words = ("import", str(path), "--mapping", str(tmp_path / "desk.toml"), "--database")
    running = cli(*words, killed)
    deadline = time.monotonic() + 30
    while not plain_sql(killed, "SELECT count(*) FROM import_row")[0][0]:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    done = plain_sql(killed, "SELECT count(*) FROM import_row")[0][0]
    assert 0 < done < 4000
    for place in (killed, whole):
        again = cli(*words, place)
        output, errors = again.communicate(timeout=60)
        assert again.returncode == 0, errors
    assert "4,000 happenings are new" in output
    told = "SELECT reference, state, version FROM incident ORDER BY reference"
    assert plain_sql(killed, told) == plain_sql(whole, told)
    counted = "SELECT entity, verb, count(*) FROM event GROUP BY entity, verb ORDER BY entity, verb"
    assert plain_sql(killed, counted) == plain_sql(whole, counted)


@pytest.fixture
def cli() -> Callable[..., subprocess.Popen[str]]:
    """Starts the command line in a process of its own."""

    def start(*words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "wallboard", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        )

    return start


def test_that_two_imports_of_one_log_at_the_same_time_write_it_once(
    database: Database, tmp_path: Path
) -> None:
    """Whoever comes second finds out inside its own transaction, whatever it had looked up before."""
    mapping = desk()
    told = read_log(written(tmp_path / "log.csv", DESK_HEADER, [row("T1", 0, "Neu")]), mapping)
    one, other = (Batches(database, "desk", Planner(mapping, {})) for _ in range(2))
    assert one.known(["nothing"]) == other.known(["nothing"]) == frozenset()
    first, second = one.write(told.happenings), other.write(told.happenings)
    assert (first.taken, first.new, second.taken, second.new) == (1, 1, 1, 0)
    assert second.unread == []
