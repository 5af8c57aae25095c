"""Hangs a real wall on a real PostgreSQL, lets a day come again and again, and breaks what it hangs on."""

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tests.journeys.real_screen import virtual_screen
from tests.journeys.wall_process import WallProcess
from tests.postgres_server import PostgresServer, running_server
from tests.soak.idle import IdleProgram
from tests.soak.load import Attendant, Replayer
from tests.soak.network import Network
from tests.soak.repeated_day import BusyDay, write_days
from tests.soak.samples import Sample, Sampler
from wallboard.domain.board_digest import board_digest
from wallboard.domain.wall_folder import DIGEST_WANTED
from wallboard.services.database import Access, open_database
from wallboard.services.reading import BoardReader
from wallboard.services.upgrade import Kind, init
from wallboard.services.wall_account import make_wall_account

LOGIN = "soak_wall"
_DATABASE = "soak"
_EQUAL_WITHIN_S = 30.0
_DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class Plan:
    """How long, and how often something is broken or compared; all at random instants in turn."""

    lasts_s: float
    warm_up_s: float
    restarts: int
    cuts: int
    pauses: int
    cut_s: float = 40.0
    speed: float = 600.0
    seed: int = 1
    screen: str = "1920x1080"


@dataclass(frozen=True, slots=True)
class Outage:
    """From when to when the database was away or could not be reached, by the monotonic clock."""

    what: str
    began_s: float
    ended_s: float


@dataclass(frozen=True, slots=True)
class Pause:
    """Whether the board was equal to the tables while nobody wrote, and how soon it was."""

    seq: int
    is_equal: bool
    after_s: float


@dataclass
class Report:
    """Everything that was seen."""

    network: str
    samples: list[Sample] = field(default_factory=list)
    warm_s: float = 0.0
    outages: list[Outage] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    ends: int = 0
    days: float = 0.0
    events: int = 0
    open_incidents: int = 0
    alarms_heard: int = 0
    watchdog_ended: bool = False
    idle_late_ms: Counter[int] = field(default_factory=Counter)
    """How late a program that only slept was meanwhile."""


def soak(plan: Plan, busy: BusyDay, folder: Path) -> Report:
    """Runs it all and takes it down again."""
    with running_server(keeps_commits=True) as server, virtual_screen(plan.screen) as screen:
        server.create_database(_DATABASE)
        url = server.url(_DATABASE)
        init(url, Kind.TRAINING)
        make_wall_account(url, LOGIN, lambda _password: None)
        network = Network(url)
        home = folder / "home"
        home.mkdir()
        shown = {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
        try:
            with WallProcess(home, network.url(LOGIN), screen=shown) as wall:
                return _Soak(plan, server, network, wall).run(url, busy, folder)
        finally:
            network.close()


class _Soak:
    """One run: what happens by itself is on threads, what is broken or compared comes in turn."""

    def __init__(
        self,
        plan: Plan,
        server: PostgresServer,
        network: Network,
        wall: WallProcess,
    ) -> None:
        self._plan, self._server, self._network, self._wall = plan, server, network, wall
        self._chance = random.Random(plan.seed)
        self._report = Report(network.kind)
        self._sampler = Sampler(wall.health)

    def run(self, url: str, busy: BusyDay, folder: Path) -> Report:
        self._url, plan = url, self._plan
        files = write_days(busy, int(plan.lasts_s * plan.speed / _DAY_S) + 3, folder, plan.seed)
        (self._wall.folder / DIGEST_WANTED).parent.mkdir(parents=True, exist_ok=True)
        self._wall.wait_until_shown()
        replayer = self._replayer = Replayer(url, busy, files, plan.speed)
        attendant = self._attendant = Attendant(url)
        for part in (self._sampler, replayer, attendant):
            part.start()
        try:
            self._go_through()
        finally:
            for part in (attendant, replayer, self._sampler):
                part.stop()
        return self._told(replayer)

    def _go_through(self) -> None:
        began_s = time.monotonic()
        time.sleep(self._plan.warm_up_s)
        self._report.warm_s = time.monotonic()
        idle = IdleProgram()
        try:
            self._break_and_compare(began_s)
        finally:
            self._report.idle_late_ms = idle.stop()

    def _break_and_compare(self, began_s: float) -> None:
        acts = self._acts()
        left_s = self._plan.lasts_s - (time.monotonic() - began_s) - self._take_s(acts)
        gap_s = max(1.0, left_s / (len(acts) + 1))
        for act in acts:
            time.sleep(gap_s * self._chance.uniform(0.6, 1.4))
            act()
        time.sleep(max(0.0, began_s + self._plan.lasts_s - time.monotonic()))
        self._compare()

    def _acts(self) -> list[Callable[[], None]]:
        plan = self._plan
        acts = [self._restart] * plan.restarts + [self._cut] * plan.cuts + [self._compare] * plan.pauses
        self._chance.shuffle(acts)
        return acts

    def _take_s(self, acts: list[Callable[[], None]]) -> float:
        """What the acts themselves take, roughly."""
        return sum(self._plan.cut_s + 10 if act == self._cut else 8.0 for act in acts)

    def _restart(self) -> None:
        """As after a crash: at once, without a word to anybody."""
        began_s = time.monotonic()
        self._server.stop()
        time.sleep(self._chance.uniform(0.0, 6.0))
        self._server.start()
        self._note("restart", began_s)

    def _cut(self) -> None:
        began_s = time.monotonic()
        self._network.cut()
        time.sleep(self._plan.cut_s)
        self._network.mend()
        self._note("cut", began_s)

    def _note(self, what: str, began_s: float) -> None:
        self._report.outages.append(Outage(what, began_s, time.monotonic()))
        time.sleep(8.0)  # so long the board has to be live again

    def _compare(self) -> None:
        """The board's own word for what it shows beside that of the tables read anew, while nobody writes."""
        self._attendant.hears.clear()
        self._replayer.pause()
        wanted = self._wall.folder / DIGEST_WANTED
        wanted.touch()
        began_s = time.monotonic()
        seq, digest = self._tables()
        told = None
        while time.monotonic() < began_s + _EQUAL_WITHIN_S and told != (seq, digest):
            time.sleep(0.1)
            if self._tables_moved(seq):
                seq, digest = self._tables()
            last = self._sampler.last
            told = None if last is None else (last.seq, last.digest)
        wanted.unlink()
        is_equal = told == (seq, digest)
        self._report.pauses.append(Pause(seq, is_equal, time.monotonic() - began_s))
        self._replayer.go_on()
        self._attendant.hears.set()

    def _tables(self) -> tuple[int, str]:
        database = open_database(self._url, program="soak", needs=Access.READ)
        try:
            board = BoardReader(database).whole()
        finally:
            database.dispose()
        self._report.open_incidents = len(board.incidents)
        return board.seq, board_digest(board)

    def _tables_moved(self, seq: int) -> bool:
        """Somebody's last transaction may still have been on its way."""
        return self._head() != seq

    def _head(self) -> int:
        with psycopg.connect(self._url.replace("+psycopg", ""), autocommit=True) as connection:
            row = connection.execute("SELECT seq FROM event_head").fetchone()
        return int(row[0]) if row else 0

    def _told(self, replayer: Replayer) -> Report:
        report = self._report
        report.samples = self._sampler.samples
        report.ends = len({one.pid for one in report.samples}) - 1
        report.watchdog_ended = self._wall.process.poll() is not None
        report.days = replayer.played
        report.events = self._head()
        report.alarms_heard = self._attendant.heard
        return report
