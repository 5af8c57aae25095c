"""`wallboard snapshot`: a picture of the floor from either database, without a screen."""

import argparse
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.conftest import plain_sql
from tests.floors import sketch_board
from wallboard.cli import main
from wallboard.cli.snapshot import PAGES, picture_size
from wallboard.cli.snapshot_pages import Seen, floor_seen
from wallboard.domain.history import LoadHistory
from wallboard.domain.severity import Severity
from wallboard.services.profiles import load_profile
from wallboard.services.wall_file import load_plan, shipped_plan
from wallboard.widgets.theme import load_theme

NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)
PLANNED = [page.name for page in load_plan(shipped_plan()).pages]


@pytest.fixture
def floor_url(training_url: str) -> str:
    """A training floor with one open incident, written by another program."""
    plain_sql(training_url, "INSERT INTO team (code, name) VALUES ('net', 'Network')")
    plain_sql(training_url, "INSERT INTO nature (code, name) VALUES ('fibre', 'Fibre cut')")
    plain_sql(
        training_url,
        "INSERT INTO incident (source, reference, nature_id, severity, team_id, opened_at, effective_at) "
        "SELECT 'test', '1', nature.id, 1, team.id, '2026-03-07T11:00:00.000Z', '2026-03-07T11:00:00.000Z' "
        "FROM nature, team",
    )
    return training_url


@pytest.mark.parametrize("page", PAGES)
def test_that_a_page_is_written_at_the_size_asked_for(
    qapp: QApplication, floor_url: str, tmp_path: Path, page: str
) -> None:
    out = tmp_path / "wall.png"
    assert main(["snapshot", str(out), "--page", page, "--size", "1280x720", "--database", floor_url]) == 0
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1280, 720)


@pytest.mark.parametrize("size", ["1280x720", "1080x1920"])
@pytest.mark.parametrize("page", PLANNED)
def test_that_a_page_of_the_plan_is_drawn_as_it_hangs(
    qapp: QApplication, floor_url: str, tmp_path: Path, page: str, size: str
) -> None:
    now, past = tmp_path / "now.png", tmp_path / "past.png"
    words = ["--wall", "--page", page, "--size", size, "--theme", "dark", "--database", floor_url]
    assert main(["snapshot", str(now), *words]) == 0
    assert main(["snapshot", str(past), *words, "--at", "2026-03-07T11:30"]) == 0
    band = load_theme("dark").severity(Severity.CRITICAL)
    assert QImage(str(now)).pixelColor(2, 2) == band, "nobody has answered the alarm of the one incident"
    assert QImage(str(past)).pixelColor(2, 2) != band, "an alarm rings now or never"


def test_that_a_page_of_ones_own_plan_is_drawn_by_its_name(
    qapp: QApplication, floor_url: str, tmp_path: Path
) -> None:
    plan, out = tmp_path / "wall.toml", tmp_path / "own.png"
    plan.write_text('[page.lobby]\ngrid = ["headline", "teams"]\n', encoding="utf-8")
    assert main(["snapshot", str(out), "--plan", str(plan), "--database", floor_url]) == 0
    assert out.exists()


def test_that_a_page_that_nobody_planned_is_refused_with_those_there_are(
    floor_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "wall.png"
    assert main(["snapshot", str(out), "--page", "nigth", "--database", floor_url]) == 2
    said = capsys.readouterr().err
    assert "Did you mean" in said
    assert "wall, desk, heat, staff, overview, team, sla, night" in said
    assert main(["snapshot", str(out), "--wall", "--page", "desk", "--database", floor_url]) == 2
    assert not out.exists()


def test_that_a_past_floor_is_another_picture_and_marked_as_past(
    qapp: QApplication, floor_url: str, tmp_path: Path
) -> None:
    past, now = tmp_path / "past.png", tmp_path / "now.png"
    assert main(["snapshot", str(now), "--database", floor_url]) == 0
    assert main(["snapshot", str(past), "--database", floor_url, "--at", "2026-03-07T11:30"]) == 0
    place = (1100, 0, 500, 92)
    assert QImage(str(past)).copy(*place) != QImage(str(now)).copy(*place)


def test_that_a_picture_is_of_one_instant_however_long_it_is_drawn(qapp: QApplication) -> None:
    board = sketch_board(NOW)
    seen = Seen(board, LoadHistory((), timedelta(minutes=30), {}), None, None, NOW, load_profile("default"))
    _, ticker = floor_seen(seen)
    assert {ticker.now() for _ in range(1000)} == {board.floor_at}
    ticker.stop()


def test_that_of_the_time_before_the_log_nothing_is_drawn(
    floor_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "past.png"
    assert main(["snapshot", str(out), "--database", floor_url, "--at", "2026-03-07T10:00"]) == 2
    assert "the log begins at 2026-03-07T11:00:00Z" in capsys.readouterr().err
    assert not out.exists()


def test_that_a_place_that_cannot_be_written_is_said_in_a_sentence(
    qapp: QApplication, floor_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "missing" / "wall.png"
    assert main(["snapshot", str(out), "--database", floor_url]) == 2
    said = capsys.readouterr().err
    assert str(out) in said
    assert "Traceback" not in said


@pytest.mark.parametrize("text", ["1920", "1920x", "0x0", "1920x99999", "x", "1920x1080x3", "-1920x1080"])
def test_that_a_size_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="is no size"):
        picture_size(text)


def test_that_a_size_is_read_with_either_sign() -> None:
    assert picture_size("3840x2160") == picture_size("3840×2160") == (3840, 2160)
