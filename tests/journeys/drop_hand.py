"""A hand with a mouse at one real window: it carries, holds over, lets go, and waits for what is seen."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import plain_sql
from tests.journeys.drop_floor import NAMES, TEAM_NAMES
from tests.journeys.real_screen import Point, Screen, Window, virtual_screen, way
from wallboard.domain.assignment import AssignmentRole
from wallboard.services.database import open_database
from wallboard.services.programs.explaining import explain

IS_CARRYING = ("send lead", "place break")
"""Either stands on the page only while something is carried."""
LONGEST_S = 40.0
NAME_OF = {
    **{f"agent {number}": name for number, name in NAMES.items()},
    **{f"team {number}": name for number, name in TEAM_NAMES.items()},
    "place nobody": "Unassign",
    "place break": "Break",
    "place back": "Back to work",
}


@dataclass
class DropHand:
    """Everything waits for what the window tells or the database holds, never for a time to pass."""

    screen: Screen
    window: Window
    url: str
    _at: Point = (0, 0)

    def pick_up(self, name: str) -> None:
        """Press, and move beyond the drag distance until the window carries."""
        start = self.window.place(name)
        self.screen.move(start)
        self.screen.mouse("mousedown", "1")
        self.screen.drag_over(way(start, (start[0] + 40, start[1] + 16), 6))
        self._at = (start[0] + 40, start[1] + 16)
        self.until(lambda: any(map(self.window.tells, IS_CARRYING)), f"{name} in the hand")

    def hold_over(self, name: str, *, says: str = "") -> None:
        """Go there in small steps, and stay until the window answers for just this target."""
        end = self.window.place(name)
        self.screen.drag_over(way(self._at, end, 8))
        self._at = end
        wanted = f"said {NAME_OF[name]}: {says}" if name in NAME_OF else name.replace("send", "sends")
        self._wiggle_until(lambda: self.window.tells(wanted), wanted)

    def leave(self) -> None:
        """Hold it over nothing: the page's upper edge takes no drop."""
        self.screen.drag_over(way(self._at, (self._at[0], 4), 8))
        self._at = (self._at[0], 4)
        self._wiggle_until(lambda: not any(map(self.window.tells, _said_of_targets())), "over nothing")

    def let_go(self) -> None:
        """Open the hand, and wait until the window carries no more."""
        self.screen.mouse("mouseup", "1")
        self.until(lambda: not any(map(self.window.tells, IS_CARRYING)), "an open hand")

    def carry(self, name: str, *targets: str) -> None:
        """From one to the next, and let go over the last."""
        self.pick_up(name)
        for target in targets:
            self.hold_over(target)
        self.let_go()

    def click(self, name: str, *, held: str = "") -> None:
        """One press, with a key of the keyboard held down or none."""
        self.screen.move(self.window.place(name))
        if held:
            self.screen.mouse("keydown", held)
        self.screen.mouse("click", "1")
        if held:
            self.screen.mouse("keyup", held)

    def key(self, name: str) -> None:
        self.screen.key(name)

    def sees(self, words: str) -> None:
        """Wait until the window tells this."""
        self.until(lambda: self.window.tells(words), words)

    def sees_no(self, words: str) -> None:
        """Wait until the window tells it no more."""
        self.until(lambda: not self.window.tells(words), f"no {words}")

    def rows(self, statement: str, *params: object) -> list[tuple[Any, ...]]:
        return plain_sql(self.url, statement, params)

    def finds(self, wanted: list[tuple[Any, ...]], statement: str, *params: object) -> None:
        """Wait until the database answers this."""
        self.until(
            lambda: self.rows(statement, *params) == wanted, f"{wanted}, not {self.rows(statement, *params)}"
        )

    def take_back(self, incident_id: int, press: Callable[[], object]) -> None:
        """Press until nobody is on it: what has not settled yet says so, and is pressed again."""
        self.sees("undo")
        for _ in range(20):
            press()
            self.until(lambda: not self.on(incident_id) or self.window.tells("try again"), "an answer")
            if not self.on(incident_id):
                return
            time.sleep(0.5)

    def best(
        self, incident_id: int, role: AssignmentRole = AssignmentRole.LEAD, *, is_reserved: bool = False
    ) -> int:
        """Who is recommended for an incident as it stands in the database."""
        opened = open_database(self.url, program="tests")
        try:
            explained = explain(opened, f"R{incident_id}", role=role, is_reserved=is_reserved)
            found = explained.ranking.recommended_id
        finally:
            opened.dispose()
        assert found is not None
        return found

    def on(self, incident_id: int) -> list[tuple[Any, ...]]:
        """Who is on an incident now: agent, team, role and state."""
        return self.rows(
            "select agent_id, team_id, role, state from assignment"
            " where incident_id = ? and state <> 'released' order by id",
            incident_id,
        )

    def becomes(self, incident_id: int, *wanted: tuple[Any, ...]) -> None:
        """Wait until just these are on an incident."""
        self.until(
            lambda: self.on(incident_id) == list(wanted),
            f"{wanted} on {incident_id}, not {self.on(incident_id)}",
        )

    def until(self, is_so: Callable[[], bool], what: str) -> None:
        end_s = time.monotonic() + LONGEST_S
        while not is_so():
            assert time.monotonic() < end_s, f"never {what}; told {self.told}; {self.window.errors()}"
            time.sleep(0.1)

    @property
    def told(self) -> list[str]:
        return sorted(self.window.names)

    def _wiggle_until(self, is_so: Callable[[], bool], what: str) -> None:
        """A window that is busy misses a hand that does not move."""
        end_s, across = time.monotonic() + LONGEST_S, 2
        while not is_so():
            assert time.monotonic() < end_s, f"never {what}; told {self.told}; {self.window.errors()}"
            self.screen.drag_over([(self._at[0] + across, self._at[1]), self._at])
            time.sleep(0.1)


def _said_of_targets() -> list[str]:
    return [f"said {name}: " for name in NAME_OF.values()]


@contextmanager
def hand_at(url: str, home: Path, *, page: str = "desk") -> Iterator[DropHand]:
    """A screen of its own with one window on it, ended in order."""
    home.mkdir(exist_ok=True)
    with virtual_screen() as screen:
        window = Window(screen, url, home, page=page)
        try:
            window.wait_for_a_page()
            yield DropHand(screen, window, url)
        except BaseException:
            screen.mouse("mouseup", "1")
            window.close()
            raise
        assert window.close() == 0, window.errors()
