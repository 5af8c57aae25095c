"""Every number on the page is that of `wallboard board --json` of the same instant, past and live."""

import gzip
import json
import os
import random
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from zlib import crc32

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from tests.journeys.other_pages import OtherPages
from tests.journeys.page_numbers import Told, differences
from tests.services.logs import real_log
from wallboard.app.source import DatabaseSource
from wallboard.cli import main
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.freshness import Freshness
from wallboard.domain.summary import summary
from wallboard.engine.demo_floor import open_floor
from wallboard.live.poller import Poller
from wallboard.live.step import Step
from wallboard.services.database import Database, open_database
from wallboard.services.deploying.clocks import database_now
from wallboard.services.importing import HistoryWriter
from wallboard.services.intake.happenings import Happening
from wallboard.services.intake.telling import Told as LogTold
from wallboard.services.intake.telling import read_log
from wallboard.services.mapping import Mapping
from wallboard.services.mapping_reading import load_mapping
from wallboard.services.past import board_at
from wallboard.services.profiles import load_profile
from wallboard.services.reading import BoardReader
from wallboard.services.replaying import start_clock
from wallboard.services.schema import tables
from wallboard.widgets.theme import load_theme
from wallboard.widgets.wall_page import WallPage

Captured = pytest.CaptureFixture[str]

TIMES = int(os.environ.get("WALLBOARD_NUMBERS", "1"))
"""So many times as many instants."""
STANDING = 1e-6
"""A floor's time that stands still, as far as anybody can see."""
SEED = 4

LOGS = {
    "servicenow": ("uci_servicenow_events.csv.gz", datetime(2016, 3, 1, 15, tzinfo=UTC)),
    "sf_fire": ("sf_fire_dispatch.csv.gz", datetime(2017, 1, 1, 2, tzinfo=UTC)),
}
"""File, and the floor's time up to which it is the past."""
ROWS = 10_000
"""So many rows of a log hold all incidents of its first days, from their opening to their end."""
THIN = {"servicenow": 60, "sf_fire": 8}
"""One in so many incidents of a log, so that all of its days can be looked at."""
INSTANTS = 17
"""Past and live each, of each log, in each database others; of the demo twice as many: 204 in all."""


@dataclass(frozen=True)
class Log:
    """A log that is past up to `until`, from `since` on with something to show."""

    mapping: Mapping
    told: LogTold
    since: datetime
    until: datetime

    def between(self, after: datetime | None, until: datetime) -> list[Happening]:
        return [
            one
            for one in self.told.happenings
            if one.due_at <= until and (after is None or one.due_at > after)
        ]


@pytest.fixture(scope="module", params=LOGS)
def log(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Log:
    """The first days of a real log, and every so many incidents of all days after them."""
    file, until = LOGS[request.param]
    first = tmp_path_factory.mktemp("log") / file.removesuffix(".gz")
    with gzip.open(real_log(file), "rt", encoding="utf-8", newline="") as whole:
        first.write_text("".join(islice(whole, ROWS * TIMES)), encoding="utf-8")
    mapping = load_mapping(request.param)
    told = read_log(first, mapping)
    return Log(mapping, told, told.happenings[0].due_at + timedelta(hours=1), until)


@pytest.fixture(scope="module", params=THIN)
def thin(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Log:
    """A few incidents of all days of a real log, each with all of its rows."""
    file, _ = LOGS[request.param]
    kept = tmp_path_factory.mktemp("thin") / file.removesuffix(".gz")
    with gzip.open(real_log(file), "rt", encoding="utf-8", newline="") as whole:
        head, *rows = whole
    one_in = max(1, THIN[request.param] // TIMES)
    few = (row for row in rows if crc32(row.partition(",")[0].encode()) % one_in == 0)
    kept.write_text(head + "".join(few), encoding="utf-8")
    mapping = load_mapping(request.param)
    told = read_log(kept, mapping)
    return Log(mapping, told, told.happenings[0].due_at, told.happenings[-1].due_at)


@dataclass(frozen=True)
class Pages:
    """The wall, which holds on to an order of rows, and the pages beside it."""

    wall: WallPage
    others: OtherPages

    def wrong(self, board: Board, told: Told) -> list[str]:
        """What the pages of a board at its instant say that is not in the JSON, nothing left for later."""
        self.wall.show_board(board, Change(), board.floor_at)
        return [*differences(self.wall, board, told), *self.others.differences(board, told)]


@pytest.fixture
def pages(qtbot: QtBot) -> Pages:
    wall, others = WallPage(load_theme("dark"), zone=UTC), OtherPages()
    wall.strip.profile = load_profile()
    for widget in (wall, *others.widgets):
        qtbot.addWidget(widget)
    wall.resize(QSize(1920, 1080))
    wall.show()
    return Pages(wall, others)


def past_json(url: str, at: datetime, capsys: Captured) -> Told:
    assert main(["board", "--database", url, "--at", at.isoformat(), "--json"]) == 0
    told: Told = json.loads(capsys.readouterr().out)
    return told


def live_json(database: Database, now: datetime) -> Told:
    """What the command prints of the tables as they are, at the instant at which the page looked at them."""
    told: Told = json.loads(
        json.dumps(summary(BoardReader(database).whole(), now, Freshness.LIVE, load_profile()))
    )
    return told


def assert_past(pages: Pages, url: str, instants: Sequence[datetime], capsys: Captured) -> None:
    database = open_database(url, program="tests")
    wrong: list[str] = []
    for at in instants:
        board = board_at(database, at)
        pages.wall.forget()
        wrong += pages.wrong(board, past_json(url, at, capsys))
    database.dispose()
    assert wrong == []


def following(url: str) -> Generator[Board, None, None]:
    """The boards of a poller that follows, one for each poll; the first is read whole."""
    boards: list[Board] = []

    def take(step: Step) -> None:
        boards.append(step.board)

    with closing(DatabaseSource(url)) as source:
        poller = Poller(source)
        poller.board_ready.connect(take)
        while True:
            assert poller.poll()
            yield boards[-1]


def stop_clock(database: Database, at: datetime) -> None:
    """The floor's time stands still at an instant, which may be one that lies ahead outside."""
    with database.writing() as connection:
        connection.execute(
            update(tables.floor_clock).values(
                floor_anchor_at=at, database_anchor_at=database_now(connection), speed=STANDING
            )
        )


def random_instants(begin: datetime, end: datetime, url: str, count: int = INSTANTS) -> list[datetime]:
    """Others in each kind of database, and always the same in one."""
    drawn = random.Random(SEED + ("://" in url))
    span_s = int((end - begin).total_seconds())
    return [begin + timedelta(seconds=drawn.randrange(span_s)) for _ in range(count * TIMES)]


def instants_of(log: Log) -> list[datetime]:
    """Random instants at which something was going on, of all days of a log."""
    drawn = random.Random(SEED)
    some = [drawn.choice(log.told.happenings).due_at for _ in range(INSTANTS * TIMES)]
    return [at + timedelta(seconds=drawn.randrange(3600)) for at in some]


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_that_the_page_of_any_day_of_a_real_log_says_what_the_json_says(
    thin: Log, pages: Pages, database: Database, training_url: str, capsys: Captured
) -> None:
    HistoryWriter(database, thin.mapping, thin.told).write(thin.between(None, thin.until))
    assert_past(pages, training_url, instants_of(thin), capsys)


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_that_the_page_of_a_past_instant_of_a_real_log_says_what_the_json_says(
    log: Log, pages: Pages, database: Database, training_url: str, capsys: Captured
) -> None:
    HistoryWriter(database, log.mapping, log.told).write(log.between(None, log.until))
    assert_past(pages, training_url, random_instants(log.since, log.until, training_url), capsys)


def test_that_the_page_that_follows_a_replayed_log_says_what_the_json_says(
    log: Log, pages: Pages, database: Database, training_url: str
) -> None:
    writer, last = HistoryWriter(database, log.mapping, log.told), log.until
    writer.write(log.between(None, last))
    polled, wrong = following(training_url), list[str]()
    for at in sorted({*random_instants(log.until, log.until + timedelta(hours=20), training_url)}):
        writer.write(log.between(last, at))
        start_clock(database, at, STANDING)
        board, last = next(polled), at
        wrong += pages.wrong(board, live_json(database, board.floor_at))
    polled.close()
    assert wrong == []


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)  # laying the demo's weeks twice takes too long
def test_that_the_page_of_the_demo_says_what_the_json_says_past_and_live(
    pages: Pages, database: Database, training_url: str, capsys: Captured
) -> None:
    demo = open_floor(database, seed=SEED)
    now = began = BoardReader(database).whole().floor_at
    drawn, polled, wrong = random.Random(SEED), following(training_url), list[str]()
    for _ in range(2 * INSTANTS * TIMES):
        now += timedelta(seconds=drawn.randrange(10, 120))
        stop_clock(database, now)
        demo.beat()
        board = next(polled)
        wrong += pages.wrong(board, live_json(database, board.floor_at))
    polled.close()
    assert wrong == []
    past = random_instants(began - timedelta(hours=8), now, training_url, 2 * INSTANTS)
    assert_past(pages, training_url, past, capsys)
