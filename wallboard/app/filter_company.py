"""What the filter puts around the pages: its line, clicks on heatmaps, its end when left alone."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QObject

from wallboard.models.floor import Floor
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.filter.filter_dock import FilterDock, LeftAlone, loud_scale
from wallboard.widgets.filter.sentence_click import SentenceClick
from wallboard.widgets.filter.wall_filter import PageFilter
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.heat.heat_hand import HeatHand
from wallboard.widgets.theme import Theme
from wallboard.widgets.wall.headline import HeadlineTile
from wallboard.widgets.wall_page import WallPage


def filter_wall(frame: PageFrame, wall: WallPage, floor: Floor, theme: Theme) -> None:
    """The wall shows what passes; its cells, columns, teams and hours choose it."""
    HeatHand(wall, (wall.teams, wall.heat, wall.history), floor.choice, lambda: floor.store.board)
    PageFilter(wall, floor.choice, wall)
    dock_in_headline(frame, wall.headline, floor, theme, page="wall")


def dock_in_headline(
    frame: PageFrame, headline: HeadlineTile, floor: Floor, theme: Theme, *, page: str
) -> FilterDock:
    """The filter's line stands in place of the headline's sentence; a click there opens it."""
    dock = FilterDock(
        frame,
        floor,
        theme,
        lambda: headline.pot.scale,
        page=page,
        place=lambda: headline.sentence_place.translated(headline.pos()),
    )
    SentenceClick(headline)
    headline.sentence_asked.connect(dock.open)
    return dock


def filter_desk(frame: PageFrame, desk: DeskPage, floor: Floor, theme: Theme) -> None:
    """The desk has its search in its own head; what is kept of it stands in the line above."""
    dock = FilterDock(frame, floor, theme, lambda: 1.0 / loud_scale(1.0), page="desk", has_field=False)
    desk.head.views.name_asked.connect(dock.ask_name)


def end_when_left_alone(
    floor: Floor, after: timedelta, on_a_wall: Callable[[], bool], parent: QObject
) -> LeftAlone:
    """A filter ends when nobody has touched anything for so long, while a wall's page is shown."""
    watch = LeftAlone(floor, after, on_a_wall, parent)
    application = QCoreApplication.instance()
    if application is not None:
        application.installEventFilter(watch)
    return watch
