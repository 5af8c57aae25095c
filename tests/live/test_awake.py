"""A wall says once what the system refuses to hold off, and takes it back when it does after all."""

from dataclasses import dataclass

from pytestqt.qtbot import QtBot

from wallboard.live.awake import AwakeKeeper, AwakeTeller, Refused
from wallboard.live.lacks import Lacks
from wallboard.live.thread import OwnThread


@dataclass(frozen=True)
class Refusal:
    wake: str = "sleep"
    why: str = "nobody is there"
    way_out: str = "Switch it off."


class System:
    """Refuses as often as it is told to, and then agrees."""

    def __init__(self, refusals: int) -> None:
        self.refusals, self.asked, self.released = refusals, 0, 0

    def hold(self) -> tuple[Refused, ...]:
        self.asked += 1
        return (Refusal(),) if self.asked <= self.refusals else ()

    def release(self) -> None:
        self.released += 1


def test_that_a_lack_is_said_once_and_taken_back_when_the_system_agrees(qtbot: QtBot) -> None:
    system, lacks = System(refusals=3), Lacks()
    said: list[tuple[str, ...]] = []
    lacks.changed.connect(lambda: said.append(tuple(lacks.current.values())))
    keeper = AwakeKeeper(lambda: system, every_s=0.01)
    teller = AwakeTeller(keeper, lacks)
    thread = OwnThread(keeper, name="awake")
    thread.start()
    qtbot.waitUntil(lambda: len(said) == 2)
    thread.stop()
    assert thread.ended_within(5)
    assert said == [("This machine may go to sleep: nobody is there. Switch it off.",), ()]
    assert system.released == 1
    del teller
