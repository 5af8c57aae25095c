"""Whom and what a command is about: the incidents and the agents that wait for its answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from wallboard.domain.board import Board
from wallboard.domain.commands import (
    Command,
    Deploy,
    GiveUpdate,
    MovePolicy,
    Release,
    SingleCommand,
    TakeBack,
    Together,
)
from wallboard.domain.life_commands import ChangeLife
from wallboard.domain.staff_commands import (
    BeginMove,
    EndMove,
    MoveAgent,
    Respond,
    ReturnOffer,
    SetPresence,
)


@dataclass(frozen=True, slots=True)
class Concern:
    """Incidents and agents by id; a command that is about neither holds nothing up."""

    incidents: frozenset[int] = frozenset()
    agents: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.incidents or self.agents)

    def __or__(self, other: "Concern") -> "Concern":
        return Concern(self.incidents | other.incidents, self.agents | other.agents)

    def meets(self, other: "Concern") -> bool:
        """Whether both are about the same incident or the same agent."""
        return bool(self.incidents & other.incidents or self.agents & other.agents)


NOTHING = Concern()


def parts_of(command: Command) -> tuple[SingleCommand, ...]:
    """Itself, or the parts of which all are carried out or none."""
    return command.parts if isinstance(command, Together) else (command,)


def is_justified(command: Command) -> bool:
    """Whether everything in it that sends, moves or takes off people says why; all else needs no reason."""
    return all(
        bool(part.reason_code or (part.reason or "").strip())
        for part in parts_of(command)
        if isinstance(part, Deploy | Release | MoveAgent)
    )


def concern_of(command: Command, board: Board | None, earlier: Mapping[UUID, Concern]) -> Concern:
    """What a command is about; what takes one back is about what that one was about, as `earlier` says."""
    if isinstance(command, Together):
        found = NOTHING
        for part in command.parts:
            found |= concern_of(part, board, earlier)
        return found
    if isinstance(command, TakeBack):
        return earlier.get(command.of_command_id, NOTHING)
    if isinstance(command, Deploy | Release | GiveUpdate | MovePolicy | ChangeLife):
        return Concern(incidents=frozenset({command.incident_id}))
    if isinstance(command, MoveAgent | SetPresence):
        return Concern(agents=frozenset({command.agent_id}))
    return _by_row(command, board)


def _by_row(command: Command, board: Board | None) -> Concern:
    """Of those that name an assignment or a move, the board knows whose it is."""
    if board is None:
        return NOTHING
    if isinstance(command, Respond | ReturnOffer):
        assignment = board.assignments.get(command.assignment_id)
        return NOTHING if assignment is None else Concern(frozenset({assignment.incident_id}))
    if isinstance(command, BeginMove | EndMove):
        move = board.moves.get(command.move_id)
        return NOTHING if move is None else Concern(agents=frozenset({move.agent_id}))
    return NOTHING
