"""What the wall's figures go on from when their loudness is judged, and how they are judged once more."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from wallboard.domain.filter import EVERYTHING, Filter
from wallboard.domain.history import LoadHistory
from wallboard.domain.past_levels import levels_by
from wallboard.domain.thresholds import Levels, Profile, judged

if TYPE_CHECKING:
    from wallboard.widgets.wall.scene import Scene


def levels_before(
    before: "Scene | None", asked: Filter, now: datetime, profile: Profile, history: LoadHistory | None
) -> Levels | None:
    """How loud the figures were in a scene of the same filter, or, of the whole floor, had become."""
    if before is not None and before.filter == asked and before.levels is not None:
        return before.levels
    return levels_by(history, now, profile) if asked == EVERYTHING else None


def judged_again(scene: "Scene", now: datetime, profile: Profile, history: LoadHistory) -> "Scene":
    """The same scene as loud as the hours before it made it, which came only after it was shown."""
    levels = levels_by(history, now, profile) if scene.is_whole else None
    if levels is None:
        return scene
    told, levels = judged(scene.figures, now, profile, levels)
    return replace(scene, figures=told, levels=levels)
