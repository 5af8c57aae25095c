"""The rules page on the small floor, with a source that answers from memory and no thread unless asked."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.widgets.desk_floor import NOW, Bench, bench, board
from wallboard.domain.board import Board
from wallboard.domain.clock import ClockState
from wallboard.domain.policy import Promise
from wallboard.domain.simulation import Difference, PromiseTally, Simulation, Subject, Verdict
from wallboard.domain.sla_policy import PolicyRules, PolicyVersion, simple_rules
from wallboard.domain.spread import BreachRate
from wallboard.live.garbage import GarbageKeeper
from wallboard.live.rules_reader import Publication, RulesReader, Trial
from wallboard.live.thread import OwnThread
from wallboard.widgets.rules_page import RulesPage
from wallboard.widgets.theme import load_theme

SPANS = {
    (priority, promise): timedelta(hours=hours * priority)
    for priority in (1, 2)
    for promise, hours in ((Promise.ACKNOWLEDGE, 1), (Promise.RESOLVE, 4))
}
OURS = replace(simple_rules(SPANS), name="Ours", is_example=False)
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
FIRST = PolicyVersion(1, 1, LONG_AGO, OURS)


def version(number: int, rules: PolicyRules = OURS, *, at: datetime = NOW) -> PolicyVersion:
    return PolicyVersion(number, number, at - timedelta(minutes=1), rules)


def board_with(*versions: PolicyVersion) -> Board:
    return board((FIRST, *versions))


def simulation(trial: Trial, *, missed: int = 1, is_whole: bool = True) -> Simulation:
    """Three incidents, of which one more would be missed."""
    at = trial.until
    subject = Subject(1, "48213", 1, 1, at - timedelta(hours=9))
    real = Verdict(ClockState.MET, at - timedelta(hours=1), False, "p1/resolve")
    draft = Verdict(ClockState.MISSED, at - timedelta(hours=3), True, "p1/resolve")
    tally = PromiseTally(
        Promise.RESOLVE,
        {ClockState.MET: 3},
        {ClockState.MET: 3 - missed, ClockState.MISSED: missed},
        BreachRate(met=3, missed=0, running_though_missed=0, paused=0, open=0),
        BreachRate(met=3 - missed, missed=missed, running_though_missed=0, paused=0, open=0),
    )
    return Simulation(
        since=trial.since,
        until=trial.until,
        at=at,
        incidents=3,
        tallies=(tally,),
        differences=(Difference(subject, Promise.RESOLVE, real, draft),),
        more=0,
        changed=1,
        is_whole=is_whole,
    )


@dataclass
class MadeUpSource:
    """Answers at once; with `waits` a simulation lasts until it is cancelled."""

    waits: bool = False
    trials: list[Trial] = field(default_factory=list)
    begun: Event = field(default_factory=Event)

    def publications(self) -> Mapping[int, Publication]:
        return {1: Publication(NOW, "Maria K", "agreed"), 2: Publication(NOW, "Ben T")}

    def simulate(
        self, trial: Trial, progress: Callable[[int, int], None], is_cancelled: Callable[[], bool], /
    ) -> Simulation:
        self.trials.append(trial)
        progress(1, 3)
        self.begun.set()
        pause = Event()
        while self.waits and not is_cancelled():
            pause.wait(0.01)
        return simulation(trial, is_whole=not self.waits)

    def examples(self) -> tuple[PolicyRules, ...]:
        return (replace(simple_rules(SPANS), name="Example: by priority"),)

    def close(self) -> None:
        """There is nothing to let go of."""


@dataclass
class RulesDesk:
    """The page, its floor, and the reader whose thread runs."""

    page: RulesPage
    floor: Bench
    source: MadeUpSource

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Keys go where the focus is, as a person's do."""
        for key in keys:
            QTest.keyClick(self.focus(), key, held)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Over what stands in the field that has the focus."""
        self.press(Qt.Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(self.focus(), text)

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.page

    def tab_to(self, name: str, *, most: int = 120) -> QWidget:
        """By Tab alone to the field of this accessible name."""
        for _ in range(most):
            if self.focus().accessibleName() == name:
                return self.focus()
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"no way by Tab to {name!r}")


@contextmanager
def rules_desk(first: Board | None = None, *, waits: bool = False) -> Iterator[RulesDesk]:
    """The page shown, with its reader on a thread of its own."""
    floor, source = bench(first or board_with()), MadeUpSource(waits)
    reader = RulesReader(source)
    thread = OwnThread(reader, name="rules")
    page = RulesPage(floor.floor, floor.hand, floor.notices, reader, load_theme("dark"))
    page.resize(1280, 720)
    garbage = GarbageKeeper()
    garbage.start()
    thread.start()
    page.show()
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    try:
        yield RulesDesk(page, floor, source)
    finally:
        thread.stop()
        assert thread.ended_within(10)
        garbage.stop()
        page.close()
        floor.store.stop()
        floor.ticker.stop()


def write(field: QLineEdit, text: str) -> None:
    """As a person does: over what stands there, letter by letter."""
    field.setFocus()
    field.selectAll()
    if text:
        QTest.keyClicks(field, text)
    else:
        QTest.keyClick(field, Qt.Key.Key_Backspace)
