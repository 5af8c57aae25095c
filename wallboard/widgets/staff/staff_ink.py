"""How people and the heads of their teams come onto the page: drawn once, then taken again as they are."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wallboard.domain.bonds import UNBOUND
from wallboard.domain.roster import Person, TeamPeople
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.ink.kept import KeptPictures
from wallboard.widgets.staff.lane_ink import LaneInk
from wallboard.widgets.staff.person_ink import PersonInk
from wallboard.widgets.staff.staff_layout import Step
from wallboard.widgets.theme import Theme
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.chip_ink import ChipTime

_OF_STATUS: Final = frozenset({Step.INITIALS, Step.TICK})
"""Steps in which a person says nothing that time moves but how long they are in their state."""
_BESIDE: Final = 4
"""How far a head's picture reaches out to both sides: a letter may begin left of its place."""


class StaffInk:
    """Draws in the colours of one pot; what a filter leaves out is dimmed."""

    def __init__(self, pot: Inkpot) -> None:
        dim = pot.themed(_dim(pot.theme))
        self.pot = pot
        self._people = {False: PersonInk(pot), True: PersonInk(dim)}
        self._heads = {False: LaneInk(pot), True: LaneInk(dim)}
        self._pictures = KeptPictures()

    def begin(self) -> None:
        """The page is painted once more."""
        self._pictures.begin()

    def head(self, painter: QPainter, team: TeamPeople, rect: QRectF, step: Step, *, is_dim: bool) -> None:
        """Draw the head of one team."""
        ink, side = self._heads[is_dim], round(self.pot.u(_BESIDE))

        def draw(onto: QPainter, place: QRectF) -> None:
            ink.draw(onto, team, place.adjusted(side, 0, -side, 0), step)

        name, says, around = ("team", team.team_id), (team, step, is_dim), rect.adjusted(-side, 0, side, 0)
        self._pictures.draw(painter, name, says, around, self.pot.theme.ground, draw)

    def person(
        self,
        painter: QPainter,
        person: Person,
        time: ChipTime,
        rect: QRectF,
        step: Step,
        moment: Moment,
        *,
        is_dim: bool,
        scarce: bool,
    ) -> None:
        """Draw one person; what a card says of time it says by the minute."""
        ink = self._people[is_dim]

        def draw(onto: QPainter, place: QRectF) -> None:
            ink.draw(onto, person, time, place, step, moment, scarce=scarce)

        if person.status.bond != UNBOUND:  # its marks reach out of the chip
            draw(painter, rect)
            return
        told = (
            None if step in _OF_STATUS else replace(moment, now=moment.now.replace(second=0, microsecond=0))
        )
        name, says = ("person", person.agent_id), (person, time, step, scarce, is_dim, told)
        self._pictures.draw(painter, name, says, rect, self.pot.theme.ground, draw)

    def fold(
        self, painter: QPainter, teams: tuple[TeamPeople, ...], rect: QRectF, *, is_unfolded: bool
    ) -> None:
        """Draw the line of the teams that have no place of their own."""
        self._heads[False].fold(painter, teams, rect, is_unfolded=is_unfolded)

    def let_go(self) -> None:
        """Keep no picture: nobody sees the page, and most of it will be told otherwise when it is back."""
        self._pictures.clear()

    def keep_only(self, teams: Collection[int], people: Collection[int]) -> None:
        """Let go of the pictures of everybody who has no place any more."""
        self._pictures.keep_only({*(("team", one) for one in teams), *(("person", one) for one in people)})


def _dim(theme: Theme) -> Theme:
    """The same page in its quietest text: what a filter leaves out is there, and says little."""
    quiet = theme.text3
    return replace(
        theme,
        text1=quiet,
        text2=quiet,
        s1=quiet,
        s2=quiet,
        s3=quiet,
        s4=quiet,
        fig_warn=quiet,
        raised=theme.panel,
    )
