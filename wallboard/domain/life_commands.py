"""The rest of an incident's life, asked for by hand: from acknowledging it to closing or merging it."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class LifeAct(StrEnum):
    """What can be done to an incident beside sending people.

    To do without is to let an offer that came back rest: those who are on it are enough.
    """

    ACKNOWLEDGE = "acknowledge"
    PAUSE = "pause"
    RESUME = "resume"
    ESCALATE = "escalate"
    DO_WITHOUT = "do_without"
    RESOLVE = "resolve"
    CLOSE = "close"
    REOPEN = "reopen"
    MERGE = "merge"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class ChangeLife:
    """One act on an incident as seen at `version_seen`.

    `code` is the pause reason or the outcome, of the short lists; `into_id` the incident to merge into.
    """

    command_id: UUID
    incident_id: int
    version_seen: int
    act: LifeAct
    code: str | None = None
    into_id: int | None = None
    reason: str | None = None
