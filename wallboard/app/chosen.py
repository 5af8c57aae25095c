"""What a person chose for all pages: by settings, by login, and what they chose here the last time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from PySide6.QtCore import QSettings

from wallboard.app.live_path import LivePath
from wallboard.domain.thresholds import Profile
from wallboard.models.choice import FilterChoice
from wallboard.models.floor import Floor
from wallboard.models.level_choice import LevelChoice
from wallboard.models.team_list import TeamListModel
from wallboard.models.views import NamedViews
from wallboard.services.profiles import load_profile


@dataclass(frozen=True, slots=True)
class Chosen:
    """`memory` keeps what is chosen in the window; `login` is the operator's, whose incidents are “mine”.

    `clears_after` is how long nobody must touch a wall for its filter to end; `profile` says when figures
    are loud; `moves` is off where motion is to be reduced.
    """

    memory: QSettings | None = None
    login: str | None = None
    links: Mapping[str, str] = field(default_factory=dict)
    clears_after: timedelta = timedelta(minutes=10)
    profile: Profile = field(default_factory=load_profile)
    moves: bool = False


def floor_of(live: LivePath, chosen: Chosen) -> Floor:
    """What all pages look at, after the first board."""
    store, ticker = live.view, live.view.time
    choice, views = FilterChoice(store, chosen.login, live), NamedViews(chosen.memory, live)
    views.picked.connect(choice.show_view)
    return Floor(
        store,
        ticker,
        TeamListModel(store, ticker, live),
        store.history,
        store.records,
        choice,
        LevelChoice(chosen.memory, live),
        live.story_reader,
        chosen.links,
        views,
        chosen.profile,
        live.hands,
    )
