"""Draws a page of the wall's plan for `wallboard snapshot`, as it hangs: with its alarms and last line."""

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QImage

from wallboard.app.plan_binding import PlanBinding
from wallboard.cli.snapshot_pages import Seen, Size, floor_seen
from wallboard.domain.wall_plan import PlanPage, WallPlan
from wallboard.live.alarm_keeper import AlarmKeeper
from wallboard.live.shown import ShownTime
from wallboard.models.floor import Floor
from wallboard.widgets.alarm.wall_bar import WallAlarmBar
from wallboard.widgets.alarm.words import alarms_said
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.picture import render
from wallboard.widgets.plan.area_page import AreaPage
from wallboard.widgets.plan.foot import WallFoot
from wallboard.widgets.room import Room
from wallboard.widgets.theme import Theme
from wallboard.widgets.times import Moment
from wallboard.widgets.wall_page import WallPage


def draw_hung(seen: Seen, planned: tuple[WallPlan, PlanPage], size: Size, theme: Theme, room: Room) -> QImage:
    """One page at its turn; of the past it has no alarms, for these ring now or never."""
    wall, plan = planned
    floor, ticker = floor_seen(seen)
    page = WallPage(theme) if plan.areas is None else AreaPage(plan, theme)
    frame, whole = PageFrame(page), QSize(*size)
    page.read_from(room)
    frame.resize(whole)
    page.show_past(seen.past)
    _bind(plan, page, floor)
    if isinstance(page, AreaPage):
        page.show_night(seen.night)
    pot = Inkpot(theme, page.room.scale(whole))
    keeper = AlarmKeeper(floor.store, ticker, wall.alarm)
    bar = _bar(keeper, floor, ticker, pot, whole) if seen.past is None else None
    frame.dock_head(bar)
    frame.dock_foot(_foot(wall, plan, pot, is_held=bar is not None and keeper.interrupts))
    ticker.stop()
    return render(frame, whole)


def _bind(plan: PlanPage, page: WallPage, floor: Floor) -> None:
    """A filter is worked out in slices, between which others have their turn."""
    binding = PlanBinding(plan, page, floor)
    binding.wake()
    while not binding.is_awake:
        QCoreApplication.processEvents()


def _bar(
    keeper: AlarmKeeper, floor: Floor, time: ShownTime, pot: Inkpot, whole: QSize
) -> WallAlarmBar | None:
    moment = Moment(time.now())
    said = alarms_said(floor.store.board, keeper.alarms, moment, keeper.hush(moment.now))
    if said is None:
        return None
    bar = WallAlarmBar(pot)
    bar.dress(pot, whole)
    bar.show_said(said, moment)
    return bar


def _foot(wall: WallPlan, plan: PlanPage, pot: Inkpot, *, is_held: bool) -> WallFoot:
    foot = WallFoot(pot)
    foot.show_page(plan.title, wall.pages.index(plan), len(wall.pages), is_held=is_held and plan.interrupts)
    return foot
