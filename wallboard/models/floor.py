"""What every page is handed: the one store, the one ticker, and what both pages read from them."""

from dataclasses import dataclass, field

from wallboard.live.history import HistoryKeeper
from wallboard.live.records import RecordKeeper
from wallboard.live.store import Store
from wallboard.live.ticker import Ticker
from wallboard.models.level_choice import LevelChoice
from wallboard.models.team_list import TeamListModel


@dataclass(frozen=True, slots=True)
class Floor:
    """Made after the first board, so that `store.board` can be read from the start."""

    store: Store
    ticker: Ticker
    teams: TeamListModel
    history: HistoryKeeper
    records: RecordKeeper
    level: LevelChoice = field(default_factory=LevelChoice)
