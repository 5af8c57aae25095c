"""Pages of a plan are made before their turn, each once, and hear what they ask for."""

from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from PySide6.QtGui import QScreen
from pytestqt.qtbot import QtBot

from tests.widgets.filter_floor import FilteredWall
from wallboard.app.live_path import LivePath
from wallboard.app.plan_binding import PlanBinding
from wallboard.app.plan_frames import PlanFrame, PlanFrames
from wallboard.domain.night import NightRecord, NightSpan
from wallboard.domain.wall_plan import Areas, PlanPage, TileKind
from wallboard.live.heartbeat import RollKeeper
from wallboard.live.history import HistoryKeeper
from wallboard.live.nights import NightKeeper, NightReader
from wallboard.live.records import RecordKeeper
from wallboard.live.sources import SourceKeeper
from wallboard.widgets.plan.area_page import AreaPage
from wallboard.widgets.room import Room
from wallboard.widgets.theme import load_theme

PAGES = tuple(PlanPage(name, name.title()) for name in ("one", "two", "three"))


@dataclass(frozen=True)
class _Live:
    """What of the live path the pages are told of."""

    sources: SourceKeeper
    roll: RollKeeper


class Frames(PlanFrames):
    """Counts what is made."""

    def __init__(self, floor: FilteredWall) -> None:
        self.made: list[str] = []
        store, ticker, roll = floor.store, floor.ticker, RollKeeper(None)
        history, records = HistoryKeeper(store, ticker), RecordKeeper(store, ticker, None)
        live = _Live(SourceKeeper(store, ticker, history, records, roll), roll)
        super().__init__(cast(LivePath, live), floor.floor, load_theme("dark"), room)

    def _make(self, plan: PlanPage) -> PlanFrame:
        self.made.append(plan.name)
        return super()._make(plan)


class AskedNights(NightReader):
    """Reads none, and notes which were wanted."""

    def __init__(self) -> None:
        super().__init__(self)
        self.asked: list[NightSpan] = []

    def want(self, span: NightSpan) -> None:
        self.asked.append(span)

    def read(self, _span: NightSpan) -> NightRecord:
        raise NotImplementedError

    def close(self) -> None:
        """Nothing was opened."""


def room(_screen: QScreen) -> Room:
    return Room()


def test_that_every_page_is_made_before_its_turn_and_none_of_them_twice(qtbot: QtBot) -> None:
    floor = FilteredWall()
    qtbot.addWidget(floor.frame)
    frames = Frames(floor)
    shown = frames.of(PAGES[0])
    frames.make_ahead(PAGES)
    assert frames.made == ["one"], "the page that is shown comes first"
    qtbot.waitUntil(lambda: len(frames.made) == 3)
    made = [frames.of(page) for page in PAGES]
    assert made[0] is shown
    assert not any(one.frame.isVisible() or one.binding.is_awake for one in made)
    assert frames.made == ["one", "two", "three"]
    for one in made:
        qtbot.addWidget(one.frame)


def test_that_a_page_that_hangs_alone_asks_for_each_night_that_is_over(qtbot: QtBot) -> None:
    """It never sleeps; what is told it at each of its turns is all that it ever hears of another night."""
    floor, reader = FilteredWall(), AskedNights()
    qtbot.addWidget(floor.frame)
    nights = NightKeeper(floor.store, floor.ticker, reader)
    alone = PlanPage("night", "Last night", Areas(((TileKind.HEADLINE,), (TileKind.NIGHT,))))
    page = AreaPage(alone, load_theme("dark"))
    qtbot.addWidget(page)
    binding = PlanBinding(alone, page, floor.floor, nights)
    binding.wake()
    binding.wake()
    floor.clock.forward(86_400)
    binding.wake()
    binding.sleep()
    first, second = reader.asked
    assert second.since - first.since == timedelta(days=1)
