"""What of a board a page of the plan asks for: its filter, or its one team, which may be the hottest."""

from datetime import datetime

from wallboard.domain.board import Board
from wallboard.domain.filter import Filter, team_key
from wallboard.domain.outlook import outlook
from wallboard.domain.wall_plan import HOTTEST, PlanPage


def filter_of(page: PlanPage, board: Board, now: datetime) -> Filter:
    """The page's filter on this board at this instant."""
    if not page.team:
        return page.filter
    if page.team.casefold() != HOTTEST:
        return Filter(teams=frozenset({page.team.casefold()}))
    first = next((row for row in outlook(board, now).rows if row.team_id is not None), None)
    return page.filter if first is None else Filter(teams=frozenset({team_key(board, first.team_id)}))
