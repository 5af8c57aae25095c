"""What every page is handed: the one store, the one ticker, and what both pages read from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wallboard.domain.thresholds import SILENT, Profile
from wallboard.live.hands import OtherHands
from wallboard.live.shown import Shown, ShownHistory, ShownRecords, ShownTime
from wallboard.live.stories import StoryReader
from wallboard.models.choice import FilterChoice
from wallboard.models.level_choice import LevelChoice
from wallboard.models.team_list import TeamListModel
from wallboard.models.views import NamedViews


@dataclass(frozen=True, slots=True)
class Floor:
    """Made after the first board, so that `store.board` can be read from the start."""

    store: Shown
    ticker: ShownTime
    teams: TeamListModel
    history: ShownHistory
    records: ShownRecords
    choice: FilterChoice
    level: LevelChoice = field(default_factory=LevelChoice)
    stories: StoryReader | None = None
    links: Mapping[str, str] = field(default_factory=dict)
    """By source, the address of an incident there, with places for its reference."""
    views: NamedViews = field(default_factory=NamedViews)
    profile: Profile = SILENT
    """By which limits figures are loud."""
    hands: OtherHands = field(default_factory=OtherHands)
    """What others carry or have open."""
