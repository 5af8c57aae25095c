"""Which incidents read the same on two boards: boards that follow each other share what did not change."""

from wallboard.domain.board import Board

_OF_INCIDENT = ("incidents", "promises", "assignments_of_incident")
_OF_NAMES = ("teams", "natures", "agents", "agent_names")
"""All that an incident's line is made of."""


class SameIncidents:
    """Two boards compared incident by incident, and never by what it holds."""

    def __init__(self, old: Board, new: Board) -> None:
        self._pairs = [(getattr(old, name), getattr(new, name)) for name in _OF_INCIDENT]
        self._has_same_names = all(getattr(old, name) is getattr(new, name) for name in _OF_NAMES)

    def has(self, incident_id: int) -> bool:
        """Whether its row, its next promise, its people and every name are what they were."""
        if not self._has_same_names:
            return False
        return all(old.get(incident_id) is new.get(incident_id) for old, new in self._pairs)
