"""What every page is handed: the one store, the one ticker, and what both pages read from them."""

from dataclasses import dataclass, field

from wallboard.live.shown import Shown, ShownHistory, ShownRecords, ShownTime
from wallboard.models.level_choice import LevelChoice
from wallboard.models.team_list import TeamListModel


@dataclass(frozen=True, slots=True)
class Floor:
    """Made after the first board, so that `store.board` can be read from the start."""

    store: Shown
    ticker: ShownTime
    teams: TeamListModel
    history: ShownHistory
    records: ShownRecords
    level: LevelChoice = field(default_factory=LevelChoice)
