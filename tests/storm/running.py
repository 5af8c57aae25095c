"""Runs the storm: starts the dispatchers, feeds the floor, lies, kills the server, tells what came of it."""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.services.lying_proxy import LyingProxy
from tests.services.test_fold import content
from tests.storm.floor import Feed, lay_storm_floor
from tests.storm.journal import Entry, entries
from tests.storm.verdict import verdict
from wallboard.domain.commands import OutcomeKind
from wallboard.engine.following import BoardFollower
from wallboard.services.database import DatabaseUnavailable, open_database
from wallboard.services.reading import BoardReader

ROOT = Path(__file__).resolve().parents[2]
STEP_S = 0.05
DOWN_S = (0.05, 0.6)
"""How long the server stays away after it was killed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much storm: `through_proxy` of the dispatchers sit behind a network that lies now and then."""

    dispatchers: int
    commands: int
    kills: int = 0
    seed: int = 1
    agents: int = 40
    open_incidents: int = 90
    loses: float = 0.02
    through_proxy: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What came of it; `wrongs` is what must be empty."""

    wrongs: tuple[str, ...]
    told: tuple[Entry, ...]
    kills: int
    swallowed: int
    events: int
    seconds: float
    failed: int

    def of(self, outcome: OutcomeKind) -> Counter[str]:
        """How many commands of each kind ended so."""
        return Counter(one.kind for one in self.told if one.outcome is outcome)

    @property
    def lost(self) -> int:
        """Commands of which an answer was lost on the way."""
        return sum(one.lost > 0 for one in self.told)

    @property
    def away(self) -> int:
        """Commands that found no database at first."""
        return sum(one.away > 0 for one in self.told)


class Storm:
    """One storm on one database."""

    def __init__(self, url: str, plan: Plan, folder: Path, kill: Callable[[float], None] | None) -> None:
        """`kill` ends the server and starts it again after so many seconds; None where there is none."""
        self._plan = plan
        self._folder = folder
        self._kill = kill
        self._chance = Random(plan.seed)
        self._database = open_database(url, program="storm")
        self._proxy = LyingProxy(url) if plan.through_proxy else None
        self._follower = BoardFollower(self._database)
        self._kills = 0
        self._read_to: dict[Path, tuple[int, int]] = {}

    def run(self) -> Report:
        """Lets it pass over the floor."""
        lay_storm_floor(self._database, self._plan.agents)
        feed = Feed(self._database, self._plan.open_incidents)
        feed.fill()
        self._follower.step()
        began_s = time.monotonic()
        running = self._started()
        try:
            while any(one.poll() is None for one in running):
                time.sleep(STEP_S)
                self._lie()
                self._break()
                self._live(feed)
        finally:
            for one in running:
                one.kill()
                one.wait()
        seconds = time.monotonic() - began_s
        if self._proxy is not None:
            self._proxy.close()
        return self._report(seconds, failed=sum(one.returncode != 0 for one in running))

    def _started(self) -> list["subprocess.Popen[bytes]"]:
        plan, found = self._plan, []
        for number in range(plan.dispatchers):
            share = plan.commands // plan.dispatchers + (number < plan.commands % plan.dispatchers)
            lies = self._proxy is not None and number < plan.through_proxy
            url = self._proxy.url if self._proxy is not None and lies else self._database.url
            words = {
                "database": url,
                "journal": self._journal(number),
                "commands": share,
                "seed": plan.seed * 1000 + number,
                "loses": plan.loses,
            }
            arguments = [text for name, word in words.items() for text in (f"--{name}", str(word))]
            command = [sys.executable, "-m", "tests.storm.dispatcher", *arguments]
            found.append(subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONUNBUFFERED": "1"}))
        return found

    def _journal(self, number: int) -> Path:
        return self._folder / f"dispatcher-{number}.jsonl"

    def _journals(self) -> Sequence[Path]:
        every = (self._journal(number) for number in range(self._plan.dispatchers))
        return [path for path in every if path.exists()]

    def _lie(self) -> None:
        """Swallows the answers of commits for a moment."""
        if self._proxy is not None:
            self._proxy.swallows = self._chance.random() < 0.1

    def _break(self) -> None:
        """Kills the server each time that so much of the work was done, with work left after the last."""
        if self._kill is None or self._kills >= self._plan.kills:
            return
        told = sum(self._lines_of(path) for path in self._journals())
        if told >= (self._kills + 1) * self._plan.commands / (self._plan.kills + 2):
            self._kills += 1
            self._kill(self._chance.uniform(*DOWN_S))

    def _lines_of(self, path: Path) -> int:
        """Read on from where the last look ended."""
        at, lines = self._read_to.get(path, (0, 0))
        with path.open("rb") as file:
            file.seek(at)
            more = file.read()
        self._read_to[path] = at + len(more), lines + more.count(b"\n")
        return self._read_to[path][1]

    def _live(self, feed: Feed) -> None:
        """The feed goes on, and a board follows through everything."""
        try:
            feed.fill()
            self._follower.step()
        except DatabaseUnavailable:
            time.sleep(STEP_S)

    def _report(self, seconds: float, *, failed: int) -> Report:
        told = tuple(entries(self._journals()))
        followed, _ = self._follower.step()
        anew = BoardReader(self._database).whole()
        wrongs = verdict(self._database, told)
        if content(followed) != content(anew):
            wrongs.append("the board that followed is not the board that is read anew")
        given = sum(not one.due for one in told)
        if given != self._plan.commands:
            wrongs.append(f"{given} of {self._plan.commands} commands were told of")
        if failed:
            wrongs.append(f"{failed} dispatchers failed")
        swallowed = 0 if self._proxy is None else self._proxy.swallowed
        report = Report(tuple(wrongs), told, self._kills, swallowed, anew.seq, seconds, failed)
        self._database.dispose()
        return report


def storm(url: str, plan: Plan, folder: Path, kill: Callable[[float], None] | None = None) -> Report:
    """Lets a storm pass over an initialised, empty training database."""
    return Storm(url, plan, folder, kill).run()
