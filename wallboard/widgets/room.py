"""How large text must be for whoever reads it from afar: by their distance and the screen's real size."""

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize

DESIGNED_M: Final = 5.0
"""The page as it is drawn is right from here, on a screen of 55 inch that it fills."""
DESIGNED_PIXEL_MM: Final = 0.6342
MM_PER_INCH: Final = 25.4
SMALLEST: Final = 0.6
"""The scale at which the page's smallest text has 12 pixels: whoever sits nearer gets no smaller one."""
LEAST_PAGE: Final = (1200, 675)
LEAST_PORTRAIT: Final = (820, 1240)
"""The page that all folding ends at, in design units: from further off than this no screen shows more."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a page hangs. Without a distance it is drawn to fill its screen; without a pixel's size the
    screen counts as one of 55 inch.
    """

    distance_m: float | None = None
    pixel_mm: float | None = None

    def scale(self, whole: QSize) -> float:
        """Pixels for each unit of the design, on a page of that size."""
        width, height = max(1, whole.width()), max(1, whole.height())
        portrait = is_portrait(whole)
        across, down = (1080, 1920) if portrait else (1920, 1080)
        fit = min(width / across, height / down)
        if self.distance_m is None:
            return fit
        if self.pixel_mm is None:
            return fit * self.distance_m / DESIGNED_M
        asked = self.distance_m / DESIGNED_M * DESIGNED_PIXEL_MM / self.pixel_mm
        least = LEAST_PORTRAIT if portrait else LEAST_PAGE
        largest = max(fit, min(width / least[0], height / least[1]))
        return min(max(asked, SMALLEST), largest)


def is_portrait(whole: QSize) -> bool:
    return whole.height() > whole.width() * 1.1


def pixel_of(diagonal_in: float, width: int, height: int) -> float:
    """How large a pixel is on a screen of that diagonal."""
    return diagonal_in * MM_PER_INCH / math.hypot(max(1, width), max(1, height))
