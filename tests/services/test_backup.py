"""A backup is one consistent state, taken while others write; what is restored is another database."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import insert

from tests.conftest import PlaceMaker, plain_sql
from tests.services.plain_floor import count_events, lay_floor
from wallboard.services.backup import backup, restore
from wallboard.services.checking import check
from wallboard.services.database import Database, DatabaseRefused, open_database
from wallboard.services.schema import tables

DUMPED = (
    "incident",
    "assignment",
    "agent_name",
    "caller",
    "incident_text",
    "event",
    "seal",
    "team",
    "operator",
    "policy_version",
    "sla_mark",
    "sla_clock",
    "mark_watch",
)
AT = "2026-03-01T10:00:00.000Z"


def everything(url: str) -> list[object]:
    return [plain_sql(url, f"SELECT * FROM {table} ORDER BY 1") for table in DUMPED]


def epoch_of(url: str) -> str:
    return str(plain_sql(url, "SELECT epoch FROM floor")[0][0])


@pytest.fixture
def laid(database: Database) -> Database:
    lay_floor(database.url)
    plain_sql(database.url, "INSERT INTO agent_name (agent_id, name) VALUES (1, 'Ana Ünal')")
    plain_sql(database.url, "INSERT INTO caller (incident_id, phone) VALUES (1, '0555')")
    body = "line\nwith\ttabs, \\ and 'quotes'"
    plain_sql(
        database.url, "INSERT INTO incident_text (incident_id, kind, body) VALUES (1, 'note', ?)", (body,)
    )
    plain_sql(database.url, "INSERT INTO policy_version (document) VALUES ('{}')")
    plain_sql(
        database.url,
        "INSERT INTO sla_mark (incident_id, policy_version_id, target, promise, cycle, percent, planned_at, "
        "due_at) VALUES (1, 1, 'p2/resolve', 'resolve', 1, 50, ?, ?)",
        (AT, AT),
    )
    plain_sql(
        database.url,
        "INSERT INTO sla_clock (incident_id, promise, cycle, state, budget_s, used_s, policy_version_id, "
        "target, incident_version, derived_at) VALUES (1, 'resolve', 1, 'met', 60, 1, 1, 'p2', 1, ?)",
        (AT,),
    )
    plain_sql(database.url, "UPDATE mark_watch SET kept_until_at = ?", (AT,))
    with database.writing() as connection:
        connection.execute(insert(tables.team).values(code="t9", name="T"))
    return database


def test_that_a_restored_database_holds_the_same_and_is_sound(
    laid: Database, new_place: PlaceMaker, tmp_path: Path
) -> None:
    backup(laid, tmp_path / "b")
    target = new_place("empty")
    restore(tmp_path / "b", target)
    assert everything(target) == everything(laid.url)
    restored = open_database(target)
    assert [f.sentence for f in check(restored) if f.is_error] == []
    restored.dispose()


def test_that_each_restored_database_begins_an_epoch_of_its_own(
    laid: Database, new_place: PlaceMaker, tmp_path: Path
) -> None:
    backup(laid, tmp_path / "b")
    epochs = {epoch_of(laid.url)}
    for _ in range(2):
        target = new_place("empty")
        restore(tmp_path / "b", target)
        open_database(target).dispose()
        epochs.add(epoch_of(target))
        open_database(target).dispose()
        epochs.add(epoch_of(target))
    assert len(epochs) == 3, "the first opening makes the epoch, the second keeps it"
    open_database(laid.url).dispose()
    assert epoch_of(laid.url) in epochs


def test_that_work_goes_on_in_a_restored_database(
    laid: Database, new_place: PlaceMaker, tmp_path: Path
) -> None:
    plain_sql(laid.url, "DELETE FROM team WHERE code = 't9'")
    backup(laid, tmp_path / "b")
    target = new_place("empty")
    restore(tmp_path / "b", target)
    before = count_events(target)
    plain_sql(target, "INSERT INTO team (code, name) VALUES ('new', 'N')")
    assert count_events(target) == before + 1
    (new_id,) = plain_sql(target, "SELECT id FROM team WHERE code = 'new'")[0]
    assert new_id > 3, "the deleted team's id is not given again"


def test_that_a_backup_under_writers_is_one_consistent_state(
    laid: Database, new_place: PlaceMaker, tmp_path: Path
) -> None:
    is_over = threading.Event()

    def write() -> None:
        mine = open_database(laid.url, program="writer")
        number = 0
        while not is_over.is_set():
            with mine.writing() as connection:
                codes = [{"code": f"w{number}-{part}", "name": "W"} for part in range(10)]
                connection.execute(insert(tables.team), codes)
            number += 1
        mine.dispose()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        files = [tmp_path / f"b{n}" for n in range(3)]
        for file in files:
            backup(laid, file)
    finally:
        is_over.set()
        writer.join()
    for file in files:
        target = new_place("empty")
        restore(file, target)
        restored = open_database(target)
        assert [f.sentence for f in check(restored) if f.is_error] == []
        restored.dispose()
        (teams,) = plain_sql(target, "SELECT count(*) FROM team WHERE name = 'W'")[0]
        assert teams % 10 == 0, "no transaction is cut in two"


def test_that_nothing_is_overwritten(laid: Database, new_place: PlaceMaker, tmp_path: Path) -> None:
    file = tmp_path / "b"
    file.write_text("mine")
    with pytest.raises(DatabaseRefused, match="already there"):
        backup(laid, file)
    assert file.read_text() == "mine"
    backup(laid, tmp_path / "c")
    with pytest.raises(DatabaseRefused, match="already"):
        restore(tmp_path / "c", laid.url)


def test_that_a_failed_backup_leaves_no_file(laid: Database, tmp_path: Path) -> None:
    with pytest.raises(DatabaseRefused, match="cannot be written"):
        backup(laid, tmp_path / "nowhere" / "b")
    assert not list(tmp_path.glob("**/*.part"))


def test_that_a_strange_file_is_refused(database_url: str, tmp_path: Path) -> None:
    strange = tmp_path / "letter.txt"
    strange.write_text("Dear all")
    with pytest.raises(DatabaseRefused, match="is no backup of a wallboard database"):
        restore(strange, database_url)
    with pytest.raises(DatabaseRefused, match="cannot be read"):
        restore(tmp_path / "nothing", database_url)


def test_that_a_backup_goes_back_into_its_own_kind_of_database(
    laid: Database, dialect: str, tmp_path: Path
) -> None:
    backup(laid, tmp_path / "b")
    other = "postgresql://nobody@localhost/x" if dialect == "sqlite" else str(tmp_path / "x.sqlite")
    with pytest.raises(DatabaseRefused, match="is a backup of"):
        restore(tmp_path / "b", other)
