"""The watchdog: whatever ends the board, it is back, on the same page, and the end is kept."""

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.engine.plain_board import FIRST_PAGE, LATER_PAGE, STARTS
from wallboard.domain.wall_ends import EndKind
from wallboard.domain.wall_folder import STATIC, TRY_NOW, WATCH_VARIABLE
from wallboard.engine import watchdog as module
from wallboard.engine.service_notice import ServiceNotice
from wallboard.engine.stand_in import StandIn
from wallboard.engine.watch_folder import WatchFolder
from wallboard.engine.watch_plan import WatchPlan
from wallboard.engine.watch_told import WatchTold
from wallboard.engine.watchdog import Around, Watchdog
from wallboard.engine.watched_process import WatchedProcess
from wallboard.services.wall_ends import WallEnds

PATIENT_S = 60.0
SLEEPER = (sys.executable, "-c", "import sys; sys.stdin.read(); sys.exit(1)")
CLOSED = (sys.executable, "-c", "pass")


@dataclass
class Watched:
    """A watchdog that runs on a thread of the test, over a board that ends as `life` says."""

    root: Path
    life: str
    stand_in: tuple[str, ...] = SLEEPER
    has_screen: Callable[[], bool] = lambda: True
    plan: str = ""
    is_typed: bool = True
    code: int | None = None

    def __post_init__(self) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        (self.root / "wall.toml").write_text(self.plan, encoding="utf-8")
        self.folder = WatchFolder(self.root / "run")
        self.ends = WallEnds(self.root / "crashes")
        self.told = WatchTold()
        self.watchdog = Watchdog(self._around())
        self.thread = threading.Thread(target=self._run)

    def _around(self) -> Around:
        return Around(
            folder=self.folder,
            ends=self.ends,
            start_board=self._start,
            stand_in=StandIn(self.folder.path, lambda _text: self.stand_in),
            has_screen=self.has_screen,
            plan=WatchPlan(self.root / "wall.toml"),
            notice=ServiceNotice({}),
            told=self.told,
            is_typed=self.is_typed,
        )

    def _start(self, resume: Path | None) -> WatchedProcess:
        words = [] if resume is None else [str(resume)]
        command = (sys.executable, "-m", "tests.engine.plain_board", self.life, *words)
        return WatchedProcess(command, {**os.environ, WATCH_VARIABLE: str(self.folder.path)})

    def _run(self) -> None:
        self.code = self.watchdog.run()

    def starts(self) -> list[str]:
        """The page with which the board began, for each time it was started."""
        file = self.folder.path / STARTS
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def wait_for(self, condition: Callable[[], bool], what: str) -> None:
        until_s = time.monotonic() + PATIENT_S
        while not condition():
            assert time.monotonic() < until_s, f"never: {what}"
            time.sleep(0.05)

    def wait_for_start(self, number: int) -> None:
        self.wait_for(lambda: len(self.starts()) >= number, f"{number} starts")

    def ended(self) -> int | None:
        self.thread.join(PATIENT_S)
        assert not self.thread.is_alive()
        return self.code


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Callable[..., Watched]]:
    made: list[Watched] = []

    def begin(life: str, **more: Any) -> Watched:
        watched = Watched(tmp_path / f"w{len(made)}", life, **more)
        made.append(watched)
        watched.thread.start()
        return watched

    yield begin
    for watched in made:
        watched.watchdog.stop()
        watched.thread.join(PATIENT_S)
        watched.folder.__exit__(None, None, None)


@pytest.mark.parametrize(
    ("how", "kind", "number", "where"),
    [
        ("fail", EndKind.EXIT, 1, ""),
        ("SIGKILL", EndKind.SIGNAL, 9, ""),
        ("fault", EndKind.SIGNAL, 11, "_end_by"),
        ("hang", EndKind.HANG, 0, "_stand_still"),
        ("SIGSTOP", EndKind.HANG, 0, "_end_by"),
        ("eat", EndKind.MEMORY, 0, "_eat"),
    ],
)
def test_that_the_board_is_back_with_its_page_whatever_ended_it(
    watch: Callable[..., Watched], how: str, kind: EndKind, number: int, where: str
) -> None:
    watched = watch(f"{how},stay", plan="[health]\nhang_after_s = 4\nmemory_mb = 256")
    watched.wait_for_start(2)
    assert watched.starts() == [FIRST_PAGE, LATER_PAGE]
    watched.wait_for(lambda: bool(watched.ends.unseen()), "an end that is kept")
    (end,) = watched.ends.unseen()
    assert (end.kind, end.number, dict(end.pages)) == (kind, number, {"A": LATER_PAGE})
    assert end.versions["wallboard"]
    assert where in end.stack
    assert ('File "tests/engine/plain_board.py"' in end.stack) is bool(where)
    assert str(Path(__file__).parent) not in end.stack
    watched.watchdog.stop()
    assert watched.ended() == 0


def test_that_a_board_which_is_closed_ends_the_watch(watch: Callable[..., Watched]) -> None:
    watched = watch("close")
    assert watched.ended() == 0
    assert len(watched.starts()) == 1
    assert not watched.ends.unseen()


def test_that_a_board_which_refuses_at_its_first_start_is_not_tried_again(
    watch: Callable[..., Watched],
) -> None:
    watched = watch("refuse")
    assert watched.ended() == 2
    assert len(watched.starts()) == 1


def test_that_without_a_screen_there_is_nothing_to_watch(watch: Callable[..., Watched]) -> None:
    watched = watch("fail", has_screen=lambda: False)
    assert watched.ended() == 1
    assert len(watched.starts()) == 1
    assert not watched.ends.unseen(), "a session that ended is no fault of the board"


def test_that_after_five_ends_a_page_stands_in_until_somebody_asks_for_another_try(
    watch: Callable[..., Watched],
) -> None:
    watched = watch("fail,fail,fail,fail,fail,stay", plan='[call]\nwho = "Duty IT"\nhow = "119"')
    static = watched.folder.path / STATIC
    watched.wait_for(static.exists, "the page's text")
    said = json.loads(static.read_text(encoding="utf-8"))
    assert (said["times"], said["call"]["who"], said["call"]["how"]) == (5, "Duty IT", "119")
    assert said["again_at"] > said["since"]
    assert len(watched.starts()) == 5
    assert watched.told.document()["ok"] is False
    assert not watched.folder.health.exists(), "nobody may read that a board is well that has ended"
    (watched.folder.path / TRY_NOW).touch()
    watched.wait_for_start(6)
    assert watched.starts()[-1] == LATER_PAGE
    watched.wait_for(lambda: "showing" in str(watched.told.document()["board"]), "the board again")


def test_that_the_page_that_stands_in_is_tried_again_by_itself(
    watch: Callable[..., Watched], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TRY_AGAIN_AFTER_S", 0.5)
    watched = watch("fail,fail,fail,fail,fail,stay")
    watched.wait_for_start(6)
    watched.watchdog.stop()
    assert watched.ended() == 0


def test_that_a_person_who_closes_the_page_that_stands_in_ends_the_watch(
    watch: Callable[..., Watched],
) -> None:
    watched = watch("fail", stand_in=CLOSED)
    assert watched.ended() == 0
    assert len(watched.starts()) == 5


def test_that_two_walls_of_one_machine_do_not_share_a_folder(tmp_path: Path) -> None:
    with WatchFolder(tmp_path) as one, WatchFolder(tmp_path) as two:
        assert one.path != two.path
    with WatchFolder(tmp_path) as again:
        assert again.path == one.path


def test_that_a_board_which_refuses_to_start_leaves_no_dark_wall_where_nobody_types(
    watch: Callable[..., Watched],
) -> None:
    """Settings that somebody broke are read again at the next start of the machine, with nobody there."""
    watched = watch("refuse", is_typed=False)
    watched.wait_for((watched.folder.path / STATIC).exists, "a page that stands in")
    assert len(watched.starts()) == 5
    assert watched.code is None
    said = json.loads((watched.folder.path / STATIC).read_text(encoding="utf-8"))
    assert said["why"] == "settings.toml, line 3: theme is wrong."


def test_that_the_page_which_stands_in_tells_why_of_the_last_end_only_and_moves_as_the_plan_says(
    watch: Callable[..., Watched],
) -> None:
    plan = "[shift]\npx = 4\nevery_min = 3"
    watched = watch("refuse,fail,fail,fail,fail", is_typed=False, plan=plan)
    watched.wait_for((watched.folder.path / STATIC).exists, "a page that stands in")
    said = json.loads((watched.folder.path / STATIC).read_text(encoding="utf-8"))
    assert said["why"] == ""
    assert said["shift"] == {"px": 4, "every_s": 180}
