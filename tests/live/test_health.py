"""The health that a board writes: only while it beats, and a sign of life also where there is no room."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.live.boards import board_of
from wallboard.domain.board import Board
from wallboard.domain.health import Followed, Health, Phase, health_document, pages_of, phase_of
from wallboard.domain.wall_folder import DIGEST_WANTED, HEALTH
from wallboard.live import health as module
from wallboard.live.beat import Beat
from wallboard.live.health import EVERY_S, Glance, HealthWriter


class NoStall:
    """A watch that sees nothing."""

    def look(self, silent_s: float, last_stall_s: float) -> None: ...


@pytest.fixture
def beat(qapp: object) -> Beat:
    return Beat()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / HEALTH


def _turn(writer: HealthWriter, now_s: float) -> None:
    writer._turn(NoStall(), now_s)  # type: ignore[arg-type]  # what the thread does, without its waiting


def _read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def test_that_a_window_that_does_not_answer_writes_nothing(beat: Beat, file: Path) -> None:
    writer = HealthWriter(beat, file)
    _turn(writer, 100.0)
    assert _read(file)["beat"] == 0
    file.unlink()
    for turn in range(1, 20):
        _turn(writer, 100.0 + turn)
    assert not file.exists()
    beat.beat()
    _turn(writer, 130.0)
    assert _read(file)["beat"] == 1
    beat.beat()
    _turn(writer, 130.0 + EVERY_S / 2)
    assert _read(file)["beat"] == 1, "once a second is enough"


def test_that_it_tells_what_is_shown_and_how_far_it_may_be_trusted(beat: Beat, file: Path) -> None:
    writer = HealthWriter(beat, file)
    writer.glance = Glance(Phase.SHOWING, {"HDMI-1": "staff"}, Followed("e", 7, "live", 0.0))
    writer.write()
    found = _read(file)
    assert (phase_of(found), pages_of(found)) == (Phase.SHOWING, {"HDMI-1": "staff"})
    assert (found["epoch"], found["seq"], found["freshness"]) == ("e", 7, "live")
    assert found["pid"] == os.getpid()


def test_that_another_state_is_written_at_once(beat: Beat, file: Path) -> None:
    """Whoever brings a board back waits for it to show its page, and not for the next second."""
    writer = HealthWriter(beat, file)
    _turn(writer, 100.0)
    for shown in (Glance(Phase.SHOWING), Glance(Phase.SHOWING, {}, Followed("e", 7, "live", 0.0))):
        writer.glance = shown
        beat.beat()
        _turn(writer, 100.0 + EVERY_S / 5)
        assert _read(file)["freshness"] == (shown.followed and "live")
    writer.glance = Glance(Phase.SHOWING, {}, Followed("e", 8, "live", 0.0))
    beat.beat()
    _turn(writer, 100.0 + EVERY_S / 2)
    assert _read(file)["seq"] == 7, "where it is in the log is told once a second"


def test_that_a_digest_is_told_only_when_asked_for_and_of_a_board_that_stands_still(
    beat: Beat, file: Path
) -> None:
    reckoned: list[int] = []

    def digest(of: Board) -> str:
        reckoned.append(of.seq)
        return f"d{of.seq}"

    writer = HealthWriter(beat, file, digest=digest)
    shown = board_of(seq=7)
    writer.glance = Glance(Phase.SHOWING, {}, None, shown)
    for _ in range(3):
        writer.write()
    assert (reckoned, _read(file)["digest"]) == ([], None)
    file.with_name(DIGEST_WANTED).touch()
    for _ in range(4):
        writer.write()
    assert (reckoned, _read(file)["digest"]) == ([shown.seq], f"d{shown.seq}")


def test_that_a_full_disk_does_not_look_like_a_window_that_hangs(
    beat: Beat, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = HealthWriter(beat, file)
    writer.write()
    os.utime(file, (1, 1))

    def full(_file: Path, _document: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "replace_json", full)
    writer.write()
    assert file.stat().st_mtime > 1


def test_that_words_of_no_health_are_no_health() -> None:
    hostile: list[object] = [None, [], {}, {"state": 3, "pages": []}, {"pages": {"A": 3}}]
    for broken in hostile:
        assert phase_of(broken) is None
        assert pages_of(broken) == {}
    assert "late_ms" in health_document(Health(1, Phase.STARTING, 2))
