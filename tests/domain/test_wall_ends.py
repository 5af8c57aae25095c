"""Ends of a board as they are written down, and stacks that name nobody's folders."""

import json
from datetime import UTC, datetime

import pytest

from wallboard.domain.stack_text import place_in_package, without_folders
from wallboard.domain.wall_ends import EndKind, WallEnd, end_document, end_from, kind_of
from wallboard.domain.wall_folder import EXIT_EXHAUSTED

END = WallEnd(
    at=datetime(2026, 3, 2, 4, 5, 6, 7000, tzinfo=UTC),
    kind=EndKind.SIGNAL,
    number=11,
    signal_name="SIGSEGV",
    lived_s=12.5,
    rss_bytes=1,
    pages={"HDMI-1": "overview"},
    versions={"wallboard": "1"},
    stack="x",
)


def test_that_an_end_is_read_as_it_was_written() -> None:
    assert end_from(json.loads(json.dumps(end_document(END)))) == END


@pytest.mark.parametrize(
    "broken", [None, [], {}, {"at": "yesterday", "kind": "exit"}, {"at": "2026-03-02", "kind": "exit"}]
)
def test_that_what_is_no_end_is_passed_over(broken: object) -> None:
    assert end_from(broken) is None


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (-9, (EndKind.SIGNAL, 9)),
        (1, (EndKind.EXIT, 1)),
        (EXIT_EXHAUSTED, (EndKind.MEMORY, EXIT_EXHAUSTED)),
    ],
)
def test_that_an_exit_code_says_how_a_process_ended(code: int, kind: tuple[EndKind, int]) -> None:
    assert kind_of(code) == kind


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("/opt/anna.miller/lib/python3.11/site-packages/sqlalchemy/pool.py", "sqlalchemy/pool.py"),
        ("/opt/anna.miller/wallboard/wallboard/live/store.py", "wallboard/live/store.py"),
        ("C:\\Users\\Anna\\wallboard\\live\\store.py", "wallboard/live/store.py"),
        ("/opt/anna.miller/threading.py", "threading.py"),
        ("<frozen runpy>", "<frozen runpy>"),
    ],
)
def test_that_a_stack_names_no_folder_of_a_person(file: str, place: str) -> None:
    assert place_in_package(file) == place
    told = without_folders(f'  File "{file}", line 3 in look\n')
    assert told == f'  File "{place}", line 3 in look\n'
