"""One whole drag in a process of its own: `python -m tests.journeys.drag_child agent|polls|cancel`."""

import json
import sys
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDrag, QMouseEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.widgets.desk_floor import NOW, WORST, bench, board, incident
from wallboard.domain.commands import Deploy
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.hand_state import Target
from wallboard.widgets.theme import load_theme

STEP_MS = 30
WATCHDOG_MS = 10_000
NONE, LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton


class Journey:
    """Presses in the list, then lets a timer move the mouse while QDrag's own loop runs."""

    def __init__(self, case: str) -> None:
        self.case = case
        self.floor = bench()
        self.floor.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the clock stands still
        self.page = DeskPage(self.floor.floor, self.floor.hand, self.floor.notices, load_theme("dark"))
        self.page.resize(1440, 900)
        self.page.show()
        self.target: Target | None = None
        self.hovered: int | None = None
        self.boards = 0
        self.moved = False
        self._acts = self._script()
        self._timer = QTimer()
        self._timer.timeout.connect(self._next)

    def run(self) -> None:
        QTest.qWait(50)
        section = self.page.incidents.unassigned
        view, start = section.viewport(), section.rect_of(WORST).center()
        QTimer.singleShot(WATCHDOG_MS, QDrag.cancel)
        self._timer.start(STEP_MS)
        at = view.mapTo(self.page, start)
        self._mouse(QEvent.Type.MouseButtonPress, at, LEFT, LEFT)
        for far in (4, 12, 24, 36):  # beyond the drag distance the list starts the drag, and its loop runs
            self._mouse(QEvent.Type.MouseMove, at + QPoint(far, 2), NONE, LEFT)
        self._timer.stop()

    def told(self) -> dict[str, object]:
        sent = [command for command in self.floor.sent if isinstance(command, Deploy)]
        return {
            "sent": [{"incident": one.incident_id, "agent": one.agent_id} for one in sent],
            "wanted": self.target and self.target.agent_id,
            "hovered": self.hovered,
            "boards": self.boards,
            "moved": self.moved,
            "phase": self.floor.hand.phase.value,
        }

    def _script(self) -> Iterator[None]:
        """What the hand does, one act per tick, from when the drag has begun."""
        while self.floor.hand.held is None:
            yield
        people = self.page.people
        target = self.target = self.floor.hand.answers.best_first[0]  # nobody is asked why for the best
        people.show_target(target)
        place = people.rect_of(target)
        start, end = QPoint(400, 300), people.viewport().mapTo(self.page, place.center())
        for step in range(1, 13):
            if self.case == "polls":
                self._poll(step)
            self._mouse(QEvent.Type.MouseMove, start + (end - start) * step / 12, NONE, LEFT)
            self.moved = self.moved or people.rect_of(target) != place
            yield
        over = self.floor.hand.over
        self.hovered = None if over is None else over.agent_id
        if self.case == "cancel":
            QDrag.cancel()
        else:
            self._mouse(QEvent.Type.MouseButtonRelease, end, LEFT, NONE)
        yield

    def _poll(self, number: int) -> None:
        more = tuple(incident(200 + i, 1 + i % 4, 1 + i % 12, 1 + i % 8, 5 + i) for i in range(number))
        self.floor.show(board(more, without=(2,) if number % 2 else ()))
        self.boards += 1

    def _next(self) -> None:
        next(self._acts, None)

    def _mouse(self, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, buttons: Qt.MouseButton) -> None:
        window: QWindow = self.page.windowHandle()
        place = QPointF(at)
        event = QMouseEvent(
            kind, place, QPointF(window.mapToGlobal(at)), button, buttons, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(window, event)


def main() -> None:
    app = QApplication([])
    journey = Journey(sys.argv[1])
    journey.run()
    app.processEvents()
    sys.stdout.write(json.dumps(journey.told()) + "\n")
    journey.floor.store.stop()
    journey.floor.ticker.stop()


if __name__ == "__main__":
    main()
