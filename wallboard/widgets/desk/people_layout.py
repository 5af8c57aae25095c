"""Where every team and person stands on the desk: numbers only, for paint and for the hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from wallboard.widgets.hand_state import Target

TEAM_HEIGHT: Final = 34
CHIP_HEIGHT: Final = 50
CHIP_GAP: Final = 8
CHIP_LINE_GAP: Final = 6
AFTER_CHIPS: Final = 8
COLUMN_LEAST: Final = 560
COLUMN_GAP: Final = 28
CHIP_LEAST: Final = 170
CHIPS_ACROSS: Final = 3


@dataclass(frozen=True, slots=True)
class Block:
    """A team and those of its people who are shown; a folded one is a line alone."""

    team_id: int
    agent_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """The rectangles of a layout, from the top of the whole content."""

    teams: Mapping[int, QRectF] = field(default_factory=dict)
    agents: Mapping[int, QRectF] = field(default_factory=dict)
    height: float = 0.0

    def target_at(self, at: QPointF) -> Target | None:
        """The person under a point, else the team whose line or gap it is."""
        for agent_id, rect in self.agents.items():
            if rect.contains(at):
                return Target(agent_id=agent_id)
        for team_id, rect in self.teams.items():
            if rect.contains(at):
                return Target(team_id=team_id)
        return None

    def rect_of(self, target: Target) -> QRectF:
        """Empty where the target is not shown."""
        if target.agent_id is not None:
            return self.agents.get(target.agent_id, QRectF())
        return QRectF() if target.team_id is None else self.teams.get(target.team_id, QRectF())


def lay_out(blocks: Sequence[Block], width: float) -> Placed:
    """Teams under each other, in as many columns as are wide enough; the next block goes to the shortest."""
    columns = max(1, int((width + COLUMN_GAP) // (COLUMN_LEAST + COLUMN_GAP)))
    if len(blocks) < 2 * columns:
        columns = max(1, min(columns, len(blocks)))
    column_width = (width - (columns - 1) * COLUMN_GAP) / columns
    ends = [0.0] * columns
    teams: dict[int, QRectF] = {}
    agents: dict[int, QRectF] = {}
    for block in blocks:
        column = min(range(columns), key=lambda number: ends[number])
        left, top = column * (column_width + COLUMN_GAP), ends[column]
        teams[block.team_id] = QRectF(left, top, column_width, TEAM_HEIGHT)
        ends[column] = _chips(block, left, top + TEAM_HEIGHT, column_width, agents)
    return Placed(teams, agents, max(ends, default=0.0))


def _chips(block: Block, left: float, top: float, width: float, agents: dict[int, QRectF]) -> float:
    """Place a team's chips; where they end is returned."""
    if not block.agent_ids:
        return top
    across = max(1, min(CHIPS_ACROSS, int((width + CHIP_GAP) // (CHIP_LEAST + CHIP_GAP))))
    chip = (width - (across - 1) * CHIP_GAP) / across
    for number, agent_id in enumerate(block.agent_ids):
        line, place = divmod(number, across)
        y = top + line * (CHIP_HEIGHT + CHIP_LINE_GAP)
        agents[agent_id] = QRectF(left + place * (chip + CHIP_GAP), y, chip, CHIP_HEIGHT)
    lines = -(-len(block.agent_ids) // across)
    return top + lines * (CHIP_HEIGHT + CHIP_LINE_GAP) + AFTER_CHIPS
