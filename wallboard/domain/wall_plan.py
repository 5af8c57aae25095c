"""The plan of a wall: which pages there are, what each shows and how long, and which screen shows which."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Final

from wallboard.domain.alarm_rules import AlarmRules
from wallboard.domain.burn_in import Dimming, Rest, Shift
from wallboard.domain.filter import EVERYTHING, Filter
from wallboard.domain.hours_of_day import HoursOfDay
from wallboard.domain.wall_call import WallCall
from wallboard.domain.wall_health import WallHealth


class TileKind(StrEnum):
    """What can stand in an area of a page, by the word that the plan uses for it."""

    HEADLINE = "headline"
    FIGURES = "figures"
    TEAMS = "teams"
    PEOPLE = "people"
    PROMISES = "promises"
    HOURS = "hours"
    LANES = "lanes"
    GOALS = "goals"
    NIGHT = "night"
    LEGEND = "legend"


Cells = tuple[tuple[TileKind | None, ...], ...]
"""A page's areas: rows of tiles from above, each as many columns wide as it is named; None stays empty."""


@dataclass(frozen=True, slots=True)
class Areas:
    """Where the tiles of a page stand; heights and widths are shares, one for each row and column."""

    cells: Cells
    heights: tuple[float, ...] = ()
    widths: tuple[float, ...] = ()


USUAL_NIGHT: Final = HoursOfDay(22 * 60, 6 * 60)
HOTTEST: Final = "hottest"
"""In place of a team's name: the one that needs somebody most while the page comes on."""


@dataclass(frozen=True, slots=True)
class PlanPage:
    """One page; without `areas` it is the wall as it is drawn for everybody.

    `team` is the one team that the page is about, by name or code or `HOTTEST`; empty: it is about all.
    """

    name: str
    title: str
    areas: Areas | None = None
    portrait: Areas | None = None
    filter: Filter = EVERYTHING
    team: str = ""
    lasts: timedelta = timedelta(seconds=30)
    night: HoursOfDay = USUAL_NIGHT
    """Which hours the tile of the last night tells of."""
    interrupts: bool = False


@dataclass(frozen=True, slots=True)
class PlanScreen:
    """The pages of one screen, which goes by its number from 1, or by its name or a part of what it says."""

    screen: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WallPlan:
    """Everything that the file says; a screen without pages of its own shows all of them."""

    pages: tuple[PlanPage, ...]
    screens: tuple[PlanScreen, ...] = ()
    alarm: AlarmRules = field(default_factory=AlarmRules)
    shift: Shift = field(default_factory=Shift)
    rest: Rest = field(default_factory=Rest)
    dimming: Dimming = field(default_factory=Dimming)
    call: WallCall = field(default_factory=WallCall)
    health: WallHealth = field(default_factory=WallHealth)

    def named(self, names: Sequence[str]) -> tuple[PlanPage, ...]:
        """The pages of these names, in their order."""
        return tuple(page for name in names if (page := self.page(name)) is not None)

    def screen(self, *called: str) -> PlanScreen | None:
        """What is planned for a screen that goes by one of these names; its own pages before all."""
        keys = [one.casefold() for one in called if one]
        return next((one for one in self.screens if one.screen.casefold() in keys), None)

    def page(self, name: str) -> PlanPage | None:
        return next((page for page in self.pages if page.name == name), None)
