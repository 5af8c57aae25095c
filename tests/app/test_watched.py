"""What a board leaves to its watchdog when an error ends it."""

from pathlib import Path

from wallboard.app.watched import keep_stack_of
from wallboard.domain.stack_text import without_folders
from wallboard.domain.wall_folder import STACK, WATCH_VARIABLE


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
