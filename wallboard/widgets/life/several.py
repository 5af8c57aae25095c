"""Sends one command, or several: all of them or none, or as many as pass, as the person chose."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from wallboard.domain.commands import SingleCommand, Together
from wallboard.live.shown import Shown
from wallboard.widgets.notices import Notices


@dataclass(frozen=True, slots=True)
class Part:
    """One of several commands, and why the board would refuse it; empty where nothing is known against it."""

    command: SingleCommand
    refused: str = ""


class Several:
    """All together go as one command; one by one go those of which the board knows nothing against."""

    def __init__(self, store: Shown, notices: Notices, make_id: Callable[[], UUID] = uuid4) -> None:
        self._store, self._notices, self._make_id = store, notices, make_id

    def send(self, parts: Sequence[Part], *, is_all_or_none: bool) -> None:
        """What is refused at once is told with what became of the others."""
        if len(parts) == 1:
            self._store.submit(parts[0].command)
        elif is_all_or_none:
            self._store.submit(Together(self._make_id(), tuple(part.command for part in parts)))
        else:
            able = [part.command for part in parts if not part.refused]
            self._notices.gather(able, [part.refused for part in parts if part.refused])
            for command in able:
                self._store.submit(command)
