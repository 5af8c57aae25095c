"""The plan's file is read again when it is another one; whatever it holds, the wall goes on."""

from pytestqt.qtbot import QtBot

from tests.domain.test_rotation import ABC
from tests.live.hands import Ear
from wallboard.domain.wall_plan import WallPlan
from wallboard.live.lacks import Lacks
from wallboard.live.plan_watch import PlanWatch
from wallboard.live.thread import OwnThread
from wallboard.refusal import Refusal

PLAN = WallPlan(ABC)


class File:
    def __init__(self) -> None:
        self.stamp, self.trouble = 0, Exception()
        self.is_wrong, self.reads = False, 0

    def look(self) -> int:
        return self.stamp

    def load(self) -> WallPlan:
        self.reads += 1
        if self.is_wrong:
            raise self.trouble
        return PLAN


def look_twice(watch: PlanWatch) -> None:
    """Only what stays is read."""
    watch.look()
    watch.look()


def test_that_only_another_file_is_read(qtbot: QtBot) -> None:
    file = File()
    watch = PlanWatch(file.look, file.load)
    read = Ear(watch.read)
    watch.look()
    file.stamp = 1
    for _ in range(3):
        watch.look()
    assert (read.heard, file.reads) == ([PLAN], 1)


def test_that_a_file_which_is_just_being_written_is_left_alone(qtbot: QtBot) -> None:
    file = File()
    watch = PlanWatch(file.look, file.load)
    for stamp in (1, 2, 3, 0):  # emptied, half written, renamed over, and back as it was
        file.stamp = stamp
        watch.look()
    watch.look()
    assert file.reads == 0
    file.stamp = 4
    look_twice(watch)
    assert file.reads == 1


def test_that_a_wrong_file_is_told_and_the_next_right_one_taken(qtbot: QtBot) -> None:
    file = File()
    watch = PlanWatch(file.look, file.load)
    read, refused = Ear(watch.read), Ear(watch.refused)
    file.stamp, file.is_wrong, file.trouble = 1, True, Refusal("wall.toml, line 3: no")
    look_twice(watch)
    file.stamp, file.trouble = 2, ValueError("what a file holds is nobody's business")
    look_twice(watch)
    file.stamp, file.is_wrong = 3, False
    look_twice(watch)
    assert refused.heard == ["wall.toml, line 3: no", "the plan cannot be read (ValueError)."]
    assert read.heard == [PLAN]


def test_that_it_watches_on_a_thread_of_its_own_and_ends_at_once(qtbot: QtBot) -> None:
    file = File()
    watch = PlanWatch(file.look, file.load, every_s=0.01)
    thread, read = OwnThread(watch, name="plan"), Ear(watch.read)
    thread.start()
    file.stamp = 1
    qtbot.waitUntil(lambda: len(read) == 1)
    thread.stop()
    assert thread.ended_within(5)


def test_that_a_lack_is_said_once_and_taken_back(qtbot: QtBot) -> None:
    lacks = Lacks()
    told: list[dict[str, str]] = []
    lacks.changed.connect(lambda: told.append(dict(lacks.current)))
    for _ in range(3):
        lacks.say("sound", "There is no sound here")
    lacks.say("plan", "The plan is wrong")
    lacks.clear("sound")
    lacks.clear("sound")
    assert told == [
        {"sound": "There is no sound here"},
        {"sound": "There is no sound here", "plan": "The plan is wrong"},
        {"plan": "The plan is wrong"},
    ]
