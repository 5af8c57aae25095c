"""Which page a screen shows: they take turns, and an alarm holds one of them until it is over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from wallboard.domain.wall_plan import PlanPage

LEAST_LEFT: Final = timedelta(seconds=5)
"""A page that was interrupted is there again for at least so long."""


@dataclass(frozen=True, slots=True)
class Rotation:
    """The pages of one screen, which of them has its turn, and how much of that is left.

    `held_by` is the page that an alarm holds in place of it.
    """

    pages: tuple[PlanPage, ...]
    place: int = 0
    left: timedelta = timedelta()
    held_by: PlanPage | None = None

    @classmethod
    def of(cls, pages: Sequence[PlanPage], first: str = "") -> "Rotation":
        """Begins with the page of that name, or with the first."""
        if not pages:
            raise ValueError("a screen without pages")
        names = [page.name for page in pages]
        place = names.index(first) if first in names else 0
        return cls(tuple(pages), place, pages[place].lasts)

    @property
    def shown(self) -> PlanPage:
        return self.held_by or self.turn

    @property
    def turn(self) -> PlanPage:
        """Whose turn it is, or was when an alarm came."""
        return self.pages[self.place]

    def after(self, span: timedelta) -> "Rotation":
        """So much later; a page that is held does not use up its turn, and a turn lasts its whole length."""
        if self.held_by is not None:
            return self
        if span < self.left:
            return replace(self, left=self.left - span)
        place = (self.place + 1) % len(self.pages)
        return replace(self, place=place, left=self.pages[place].lasts)

    def held(self, page: PlanPage) -> "Rotation":
        """An alarm holds this page."""
        return replace(self, held_by=page)

    def let_go(self) -> "Rotation":
        """The alarm is over: on with the page that it interrupted."""
        if self.held_by is None:
            return self
        return replace(self, held_by=None, left=max(self.left, min(LEAST_LEFT, self.turn.lasts)))

    def with_pages(self, pages: Sequence[PlanPage]) -> "Rotation":
        """By another plan, on the same page where it is still there."""
        made = Rotation.of(pages, self.turn.name)
        return (
            made if made.turn.name != self.turn.name else replace(made, left=min(self.left, made.turn.lasts))
        )
