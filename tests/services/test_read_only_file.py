"""A wall on a file that its user may read and not write: it shows everything, and writes nothing."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import plain_sql
from tests.services.plain_floor import lay_floor
from wallboard.domain.heartbeats import Kind
from wallboard.services.database import Access, DatabaseUnavailable, open_database
from wallboard.services.database_errors import DatabaseReadOnly
from wallboard.services.heartbeats import Pulse
from wallboard.services.reading import BoardReader, Cursor

SOMEBODY_ELSE = 65_534


@pytest.fixture
def file(sqlite_templates: dict[str, Path]) -> Iterator[Path]:
    """A floor in a folder that everybody may look into."""
    folder = Path(tempfile.mkdtemp(prefix="read-only-"))
    folder.chmod(0o755)
    made = folder / "floor.sqlite"
    shutil.copyfile(sqlite_templates["training"], made)
    made.chmod(0o644)
    lay_floor(str(made))
    plain_sql(str(made), BEAT)
    yield made
    shutil.rmtree(folder)


BEAT = (
    "INSERT INTO heartbeat (instance_id, kind, program, host, every_s) "
    "VALUES ('6f1c2d7e-0b3a-4c58-9d21-77e0a1b2c3d4', 'feed', 'telephony', 'pbx1', 10)"
)


@contextmanager
def only_reading(file: Path) -> Iterator[None]:
    """As the superuser, who may write whatever it says, we are somebody else meanwhile."""
    is_superuser = os.geteuid() == 0
    if is_superuser:
        os.seteuid(SOMEBODY_ELSE)
    else:
        file.chmod(0o444)
    try:
        yield
    finally:
        if is_superuser:
            os.seteuid(0)
        file.chmod(0o644)


def test_that_a_wall_reads_follows_and_hears_and_is_not_heard(file: Path) -> None:
    with only_reading(file):
        wall = open_database(str(file), program="wall", needs=Access.READ)
        reader, pulse = BoardReader(wall), Pulse(wall, Kind.BOARD)
        board = reader.whole()
    plain_sql(str(file), "UPDATE incident SET severity = 1")
    with only_reading(file):
        tail = reader.tail(Cursor(board.epoch, board.seq))
        told = [pulse.beat(epoch=board.epoch, seq=tail.seq) for _ in range(2)]
        pulse.leave()
        with pytest.raises(DatabaseReadOnly, match="may not be written by this user"), wall.writing():
            pytest.fail("nothing is written")
        wall.dispose()
    assert len(tail.events) == 1
    assert [one.own_id for one in told] == [None, None]
    assert [[beat.program for beat in one.beats] for one in told] == [["telephony"]] * 2


def test_that_a_restored_file_is_read_too_and_gets_its_epoch_from_who_may_write(file: Path) -> None:
    plain_sql(str(file), "UPDATE floor SET epoch_pending = 1")
    with only_reading(file):
        open_database(str(file), program="wall", needs=Access.READ).dispose()
        with pytest.raises(DatabaseUnavailable):
            open_database(str(file), program="desk", needs=Access.WRITE)
    open_database(str(file), program="desk").dispose()
    assert plain_sql(str(file), "SELECT epoch_pending FROM floor") == [(0,)]
