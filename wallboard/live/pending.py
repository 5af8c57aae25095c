"""Commands on their way: drawn at once, until the log brings them back or somebody refused them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from wallboard.domain.commands import Command, GiveUpdate, MovePolicy, TakeBack

_REMEMBERED = 200


@dataclass(slots=True)
class _Flight:
    command: Command
    incident_id: int
    done_s: float | None = None


class Pending:
    """The commands of this desktop that no board has shown yet; at most one an incident."""

    def __init__(self) -> None:
        self._flights: dict[UUID, _Flight] = {}
        self._incident_of: dict[UUID, int] = {}

    def by_incident(self) -> Mapping[int, Command]:
        """What is drawn as pending: acts that move nobody are not, but they too come one at a time."""
        return {
            flight.incident_id: flight.command
            for flight in self._flights.values()
            if not isinstance(flight.command, GiveUpdate | MovePolicy)
        }

    def incident_of(self, command: Command) -> int | None:
        """The incident a command is about, or was about that it takes back; None where it is about none."""
        if isinstance(command, TakeBack):
            return self._incident_of.get(command.of_command_id)
        return getattr(command, "incident_id", None)

    def has(self, incident_id: int) -> bool:
        return any(flight.incident_id == incident_id for flight in self._flights.values())

    def add(self, command: Command) -> None:
        incident_id = self.incident_of(command)
        if incident_id is None:
            return
        self._flights[command.command_id] = _Flight(command, incident_id)
        self._incident_of[command.command_id] = incident_id
        while len(self._incident_of) > _REMEMBERED:
            del self._incident_of[next(iter(self._incident_of))]

    def mark_done(self, command: Command, done_s: float) -> None:
        """Written: the first board asked for from now on shows it, whatever brings that board."""
        if flight := self._flights.get(command.command_id):
            flight.done_s = done_s

    def drop(self, command: Command) -> frozenset[int]:
        flight = self._flights.pop(command.command_id, None)
        return frozenset() if flight is None else frozenset({flight.incident_id})

    def dissolve(self, command_ids: frozenset[str], asked_s: float) -> frozenset[int]:
        """Forget what a board shows that was asked for at `asked_s` and came with these commands."""
        shown = [flight.command for flight in self._shown(command_ids, asked_s)]
        return frozenset().union(*(self.drop(command) for command in shown))

    def _shown(self, command_ids: frozenset[str], asked_s: float) -> Iterator[_Flight]:
        for command_id, flight in self._flights.items():
            is_older = flight.done_s is not None and flight.done_s <= asked_s
            if is_older or str(command_id) in command_ids:
                yield flight
