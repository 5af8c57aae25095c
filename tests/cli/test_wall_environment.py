"""What the watchdog of a wall gives the board along beside its words."""

from argparse import Namespace
from pathlib import Path

import pytest

from wallboard.cli.wall import _BoardStarter
from wallboard.domain.wall_folder import WATCH_VARIABLE
from wallboard.settings import DATABASE_VARIABLE


def _environment(folder: Path) -> dict[str, str]:
    return dict(_BoardStarter(Namespace(database="floor.sqlite"), folder)._environment())


def test_that_a_board_keeps_what_is_free_in_few_places_and_hands_large_pieces_back(tmp_path: Path) -> None:
    told = _environment(tmp_path)
    assert told["MALLOC_ARENA_MAX"] == "2"
    assert int(told["MALLOC_MMAP_THRESHOLD_"]) == int(told["MALLOC_TRIM_THRESHOLD_"]) == 128 * 1024
    assert (told[DATABASE_VARIABLE], told[WATCH_VARIABLE]) == ("floor.sqlite", str(tmp_path))


def test_that_what_somebody_set_themselves_stands_above_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MALLOC_ARENA_MAX", "7")
    assert _environment(tmp_path)["MALLOC_ARENA_MAX"] == "7"
