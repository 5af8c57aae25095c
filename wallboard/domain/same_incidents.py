"""Which incidents read the same on two boards: boards that follow each other share what did not change."""

from collections.abc import Iterable

from wallboard.domain.board import Board

_OF_NAMES = ("teams", "natures", "agents", "agent_names")
"""All that an incident's line is made of beside its row, its promise and its people."""
_OF_INCIDENTS = ("incidents", "promises", "assignments_of_incident")
"""These, each by the incident's id."""


class SameIncidents:
    """Two boards compared incident by incident, and never by what it holds."""

    def __init__(self, old: Board, new: Board) -> None:
        self._old, self._new = old, new
        self._has_same_names = all(getattr(old, name) is getattr(new, name) for name in _OF_NAMES)

    def those(self, incident_ids: Iterable[int]) -> list[int]:
        """The ones among these whose row, next promise, people and every name are what they were."""
        if not self._has_same_names:
            return []
        same = list(incident_ids)
        for name in _OF_INCIDENTS:  # map by map, since a page asks for every line at every change
            old, new = getattr(self._old, name), getattr(self._new, name)
            if old is not new:
                was, now_is = old.get, new.get
                same = [number for number in same if was(number) is now_is(number)]
        return same
