"""What a board leaves to its watchdog when an error ends it, and what it says while no screen is there."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.live.boards import board_of, incident
from wallboard.app.watched import WatchedBoard, keep_stack_of
from wallboard.domain.change import Change
from wallboard.domain.health import Phase
from wallboard.domain.stack_text import without_folders
from wallboard.domain.wall_folder import STACK, WATCH_VARIABLE
from wallboard.live.step import Step
from wallboard.live.store import Store


def _fail() -> None:
    raise ValueError("phone 555-0199 of Mrs Example")


def test_that_an_error_which_ends_the_board_is_kept_by_where_it_was_and_not_by_its_words(
    tmp_path: Path,
) -> None:
    try:
        _fail()
    except ValueError as problem:
        keep_stack_of(problem, {WATCH_VARIABLE: str(tmp_path)})
        keep_stack_of(problem, {})
    kept = without_folders((tmp_path / STACK).read_text(encoding="utf-8"))
    assert "ValueError" in kept
    assert "tests/app/test_watched.py:" in kept
    assert "_fail" in kept
    assert "555-0199" not in kept
    assert str(Path(__file__).parent) not in kept


def test_that_a_board_without_its_screens_says_so_and_shows_again_when_one_is_back(qtbot: QtBot) -> None:
    store, watched = Store(lambda _: None), WatchedBoard({})
    watched.follow(store)
    watched.hang(is_seen=False)
    told = [watched.phase]
    store.take(Step(board_of(incident(1)), Change(), 0.0, 0.0))
    for is_seen in (False, True):
        watched.hang(is_seen=is_seen)
        told.append(watched.phase)
    watched.show_pages({"HDMI-1": "overview"})
    told.append(watched.phase)
    watched.hang(is_seen=False)
    told.append(watched.phase)
    assert told == [
        Phase.STARTING,  # there is nothing yet that could be shown
        Phase.WITHOUT_SCREEN,
        Phase.PREPARING,
        Phase.SHOWING,
        Phase.WITHOUT_SCREEN,
    ]
