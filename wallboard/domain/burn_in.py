"""What spares a screen that shows the same page for years: it moves a little, dims at night, and rests."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from wallboard.domain.hours_of_day import HoursOfDay, any_hold, hours_from
from wallboard.domain.plan_table import PlanTable

MOST_PX: Final = 40
DARKEST: Final = 60
"""Per cent: below this the text of a dimmed page could not be read."""
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Shift:
    """The page moves within `px` pixels to the right and down, one pixel each time; 0 lets it stand."""

    px: int = 8
    every: timedelta = timedelta(minutes=2)

    def offset(self, at: datetime) -> tuple[int, int]:
        """Where the page stands at an instant, on a closed path of single steps through every place."""
        side = self.px + self.px % 2  # a closed path of single steps needs an even number of places
        if not side:
            return (0, 0)
        return _place(((at - _EPOCH) // self.every) % (side * side), side)

    @property
    def room(self) -> int:
        """How many pixels a page must leave free, across and down."""
        side = self.px + self.px % 2
        return max(0, side - 1)


def _place(step: int, side: int) -> tuple[int, int]:
    """Out along each row, beside the first column, and back up along that."""
    wide = side - 1
    if step >= side * wide:
        return (0, side * side - 1 - step)
    row, along = divmod(step, wide)
    return (along + 1 if row % 2 == 0 else wide - along, row)


@dataclass(frozen=True, slots=True)
class Rest:
    """Hours in which nobody looks: the wall shows an inverted page that says only that it rests."""

    hours: tuple[HoursOfDay, ...] = ()

    def hold(self, at: time) -> bool:
        return any_hold(self.hours, at)

    def left(self, at: time) -> timedelta:
        """How long it still lasts."""
        return max((one.left(at) for one in self.hours if one.hold(at)), default=timedelta())


@dataclass(frozen=True, slots=True)
class Dimming:
    """Hours in which the page is darker, down to a share of its light in per cent, reached within `fade`."""

    hours: tuple[HoursOfDay, ...] = ()
    to: int = 70
    fade: timedelta = timedelta(minutes=20)

    def light(self, at: time) -> float:
        """How much of its light the page has at a time of day, 0 to 1; it comes and goes slowly."""
        depth = max((self._depth(one, at) for one in self.hours), default=0.0)
        return 1.0 - depth * (100 - self.to) / 100

    def _depth(self, hours: HoursOfDay, at: time) -> float:
        if not hours.hold(at):
            return 0.0
        fade = min(self.fade, hours.length / 2)
        if not fade:
            return 1.0
        into = hours.into(at)
        return min(1.0, into / fade, (hours.length - into) / fade)


def shift_from(table: PlanTable) -> Shift:
    """What the table `[shift]` says.

    Raises:
        PlanFault: something in it is wrong.
    """
    table.only("px", "every_min")
    every = table.number("every_min", 1, 60, Shift().every.total_seconds() / 60, "minutes")
    return Shift(table.whole("px", 0, MOST_PX, Shift().px, "pixels"), timedelta(minutes=every))


def rest_from(table: PlanTable) -> Rest:
    """What the table `[rest]` says.

    Raises:
        PlanFault: something in it is wrong.
    """
    table.only("hours")
    return Rest(hours_from(table, "hours"))


def dimming_from(table: PlanTable) -> Dimming:
    """What the table `[dimming]` says.

    Raises:
        PlanFault: something in it is wrong.
    """
    table.only("hours", "to", "fade_min")
    fade = table.number("fade_min", 0, 240, Dimming().fade.total_seconds() / 60, "minutes")
    to = table.whole("to", DARKEST, 100, Dimming().to, "per cent")
    return Dimming(hours_from(table, "hours"), to, timedelta(minutes=fade))
