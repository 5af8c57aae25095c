"""The difference between two boards, as the ids a view must touch."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Change:
    """What differs from one board to the next; `everything` when the board was read anew.

    Even then views go through the ids row by row: nothing is ever reset.
    """

    incidents_added: frozenset[int] = frozenset()
    incidents_removed: frozenset[int] = frozenset()
    incidents_changed: frozenset[int] = frozenset()
    agents: frozenset[int] = frozenset()
    teams: frozenset[int] = frozenset()
    policy: bool = False
    day: bool = False
    """What became of the incidents opened since midnight, or which day it is."""
    command_ids: frozenset[str] = field(default=frozenset())
    """Commands whose events are in this change: their pending moves dissolve."""

    @property
    def is_empty(self) -> bool:
        return not (
            self.incidents_added
            or self.incidents_removed
            or self.incidents_changed
            or self.agents
            or self.teams
            or self.policy
            or self.day
            or self.command_ids
        )
