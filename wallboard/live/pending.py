"""Commands on their way: drawn at once, until the log brings them back or somebody refused them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from wallboard.domain.board import Board
from wallboard.domain.commands import Command, GiveUpdate, MovePolicy
from wallboard.live.concern import NOTHING, Concern, concern_of, parts_of

_REMEMBERED = 500


@dataclass(slots=True)
class _Flight:
    command: Command
    concern: Concern
    done_s: float | None = None


class Pending:
    """The commands of this desktop that no board has shown yet; at most one an incident, and one an agent.

    Of several together each part has a flight of its own, for a board may be read between them and it.
    """

    def __init__(self) -> None:
        self._flights: dict[UUID, _Flight] = {}
        self._concerns: dict[UUID, Concern] = {}

    def by_incident(self) -> Mapping[int, Command]:
        """What is drawn as pending: acts that move nobody are not, but they too come one at a time."""
        return {
            incident_id: flight.command
            for flight in self._flights.values()
            if not isinstance(flight.command, GiveUpdate | MovePolicy)
            for incident_id in flight.concern.incidents
        }

    def by_agent(self) -> Mapping[int, Command]:
        """What is asked of an agent: another team, a break, the way back."""
        return {
            agent_id: flight.command
            for flight in self._flights.values()
            for agent_id in flight.concern.agents
        }

    def concern(self, command: Command, board: Board | None = None) -> Concern:
        """What a command is about, or was about that it takes back."""
        return concern_of(command, board, self._concerns)

    def has(self, concern: Concern, *, is_undo: bool = False) -> bool:
        """Whether something of it waits for an answer already.

        What is written and only not shown yet holds up no undo, which is of just that.
        """
        waiting = (one for one in self._flights.values() if not (is_undo and one.done_s is not None))
        return any(flight.concern.meets(concern) for flight in waiting)

    def add(self, command: Command, board: Board | None = None) -> Concern:
        """Draw it from now on; what it is about is returned."""
        for part in parts_of(command):
            concern = self.concern(part, board)
            if concern:
                self._flights[part.command_id] = _Flight(part, concern)
                self._remember(part.command_id, concern)
        whole = self.concern(command, board)
        self._remember(command.command_id, whole)
        return whole

    def mark_done(self, command: Command, done_s: float) -> None:
        """Written: the first board asked for from now on shows it, whatever brings that board."""
        for part in parts_of(command):
            if flight := self._flights.get(part.command_id):
                flight.done_s = done_s

    def drop(self, command: Command) -> Concern:
        """Draw it no more; what it was about is returned."""
        dropped = NOTHING
        for part in parts_of(command):
            flight = self._flights.pop(part.command_id, None)
            if flight is not None:
                dropped |= flight.concern
        return dropped

    def dissolve(self, command_ids: frozenset[str], asked_s: float) -> Concern:
        """Forget what a board shows that was asked for at `asked_s` and came with these commands."""
        dissolved = NOTHING
        for flight in [*self._shown(command_ids, asked_s)]:
            dissolved |= self.drop(flight.command)
        return dissolved

    def _shown(self, command_ids: frozenset[str], asked_s: float) -> Iterator[_Flight]:
        for command_id, flight in self._flights.items():
            is_older = flight.done_s is not None and flight.done_s <= asked_s
            if is_older or str(command_id) in command_ids:
                yield flight

    def _remember(self, command_id: UUID, concern: Concern) -> None:
        """What an undo will be about."""
        self._concerns[command_id] = concern
        while len(self._concerns) > _REMEMBERED:
            del self._concerns[next(iter(self._concerns))]
