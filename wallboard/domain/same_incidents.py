"""Which incidents read the same on two boards: boards that follow each other share what did not change."""

from wallboard.domain.board import Board

_OF_NAMES = ("teams", "natures", "agents", "agent_names")
"""All that an incident's line is made of beside its row, its promise and its people."""


class SameIncidents:
    """Two boards compared incident by incident, and never by what it holds."""

    def __init__(self, old: Board, new: Board) -> None:
        self._old, self._new = old, new
        self._has_same_names = all(getattr(old, name) is getattr(new, name) for name in _OF_NAMES)

    def has(self, incident_id: int) -> bool:
        """Whether its row, its next promise, its people and every name are what they were."""
        if not self._has_same_names:
            return False
        # Spelled out, since a page asks for every line that it lists, at every change.
        old, new, number = self._old, self._new, incident_id
        return (
            old.incidents.get(number) is new.incidents.get(number)
            and old.promises.get(number) is new.promises.get(number)
            and old.assignments_of_incident.get(number) is new.assignments_of_incident.get(number)
        )
