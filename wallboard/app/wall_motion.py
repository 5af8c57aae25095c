"""Joins motion to the wall: only what is live and now moves, and never under a hand that carries."""

from wallboard.domain.freshness import Freshness
from wallboard.models.floor import Floor
from wallboard.widgets.motion import Motion
from wallboard.widgets.theme import Theme
from wallboard.widgets.wall_page import WallPage


def wall_motion(wall: WallPage, floor: Floor, theme: Theme) -> Motion:
    """Its changed figures, cells and free counts fade, its rows slide; off until it is allowed."""

    def may_move() -> bool:
        store = floor.store
        is_live = store.sight.freshness is Freshness.LIVE and store.past_at is None
        return is_live and not wall.marks.isVisible()

    return Motion(
        wall,
        numbers=(wall.strip, wall.heat, wall.free),
        rows=wall.teams,
        body=(wall.teams, wall.heat, wall.history, wall.free, wall.people),
        theme=lambda: theme,
        may_move=may_move,
    )
