"""Finds incidents by reference, nature, team or person while somebody types."""

from wallboard.models.incident_list import IncidentLine


class Search:
    """What is looked for; every typed word must be somewhere in the line."""

    def __init__(self) -> None:
        self._words: tuple[str, ...] = ()

    def look_for(self, text: str) -> bool:
        """Whether this is a different search from before."""
        words = tuple(text.casefold().split())
        if words == self._words:
            return False
        self._words = words
        return True

    def finds(self, line: IncidentLine) -> bool:
        reference = "" if line.incident is None else line.incident.reference
        text = " ".join((reference, line.nature, line.team, *line.agents)).casefold()
        return all(word in text for word in self._words)


def is_unassigned(line: IncidentLine) -> bool:
    """No agent is on it; rows that cannot be read count as nobody's."""
    return not line.agents
