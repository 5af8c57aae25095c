"""The people of each row of the wall, kept from scene to scene."""

from collections.abc import Mapping
from itertools import takewhile
from typing import TYPE_CHECKING

from wallboard.domain.heat import HeatRow
from wallboard.domain.lanes import AgentKind, AgentStatus, Lane
from wallboard.widgets.wall.people import LaneRow, lane_row

if TYPE_CHECKING:
    from wallboard.widgets.wall.scene import Scene


def lane_rows(
    rows: tuple[HeatRow, ...], lanes: Mapping[int | None, Lane], before: "Scene | None"
) -> tuple[LaneRow, ...]:
    """The people of each row, the very same as before where the lanes of its teams are."""
    known: dict[object, LaneRow] = {}
    if before is not None and before.basis.outlook is not None:
        others = _other_lanes(before.basis.outlook.lanes, lanes)
        known = {
            _whose(row): people
            for row, people in zip(before.rows, before.lanes, strict=True)
            if others.isdisjoint(row.folded_ids if row.is_folded else (row.team_id,))
        }
    return tuple([known.get(_whose(row)) or _lane_row(row, lanes) for row in rows])


def _other_lanes(were: Mapping[int | None, Lane], lanes: Mapping[int | None, Lane]) -> set[int | None]:
    """The teams whose people stand otherwise."""
    if were is lanes:
        return set()
    now_is = lanes.get
    return {team_id for team_id, lane in were.items() if now_is(team_id) is not lane}


def _whose(row: HeatRow) -> object:
    return row.team_id, row.name, row.folded_ids, row.is_folded


def _lane_row(row: HeatRow, lanes: Mapping[int | None, Lane]) -> LaneRow:
    if row.is_folded:
        teams = (lanes[team_id].people for team_id in row.folded_ids)
        free = tuple([person for people in teams for person in takewhile(_is_free, people)])
        return lane_row(free, is_folded=True, team=row.name)
    return lane_row(lanes[row.team_id].people, team=row.name)


def _is_free(person: AgentStatus) -> bool:
    """Those who are stand first in every lane."""
    return person.kind is AgentKind.FREE
