"""The word for a board: the same for equal boards in any program, another one for every difference."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.floors import sketch_board
from wallboard.domain.board_digest import board_digest
from wallboard.domain.severity import Severity

NOW = datetime(2026, 3, 2, 21, 15, tzinfo=UTC)
_PRINTS = (
    "from tests.domain.test_board_digest import NOW; from tests.floors import sketch_board; "
    "from wallboard.domain.board_digest import board_digest; print(board_digest(sketch_board(NOW)))"
)


def test_that_another_program_has_the_same_word_for_an_equal_board() -> None:
    """Sets and maps stand in another order in every process."""
    words = {
        subprocess.run(
            [sys.executable, "-c", _PRINTS],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert words == {board_digest(sketch_board(NOW))}


def test_that_any_other_row_or_lack_of_one_is_another_word() -> None:
    floor = sketch_board(NOW)
    key, incident = next(iter(floor.incidents.items()))
    worse = replace(incident, severity=Severity(incident.severity % 4 + 1))
    others = (
        replace(floor, incidents=floor.incidents.set(key, worse)),
        replace(floor, incidents=floor.incidents.delete(key)),
        replace(floor, presences=type(floor.presences)()),
        replace(floor, epoch=floor.epoch + "x"),
    )
    words = [board_digest(one) for one in (floor, *others)]
    assert len(set(words)) == len(words)


def test_that_when_it_was_read_and_how_far_the_log_went_do_not_count() -> None:
    floor = sketch_board(NOW)
    later = replace(floor, read_at=floor.read_at + timedelta(hours=1), seq=floor.seq + 1)
    assert board_digest(later) == board_digest(floor)
