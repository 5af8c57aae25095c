"""What a hand holds and what follows from each of its moves; pure, so that mouse and keys share it."""

from dataclasses import dataclass, replace
from enum import Enum
from uuid import UUID

from wallboard.domain.commands import Deploy
from wallboard.domain.deploy import Level


@dataclass(frozen=True, slots=True)
class Target:
    """Where an incident can be let go: exactly one of an agent and a team."""

    agent_id: int | None = None
    team_id: int | None = None

    def __post_init__(self) -> None:
        if (self.agent_id is None) == (self.team_id is None):
            raise ValueError("a target is one agent or one team")


def target_of(command: Deploy) -> Target:
    """Where a deploy goes."""
    return Target(agent_id=command.agent_id, team_id=command.team_id)


@dataclass(frozen=True, slots=True)
class Held:
    """The incident in the hand, at the version that was seen when it was picked up."""

    incident_id: int
    version_seen: int

    def deploy_to(
        self, target: Target, *, command_id: UUID, reason: str | None = None, code: str | None = None
    ) -> Deploy:
        return Deploy(
            command_id=command_id,
            incident_id=self.incident_id,
            version_seen=self.version_seen,
            agent_id=target.agent_id,
            team_id=target.team_id,
            reason=reason,
            reason_code=code,
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What a target says to the incident in the hand; `rank` is 1, 2, 3 for the three best."""

    level: Level
    sentence: str
    rank: int | None = None
    code: str = ""
    """Which rule speaks; empty where none does."""


class Phase(Enum):
    """An empty hand, one that carries, and one that let go on a warning and is asked why."""

    EMPTY = "empty"
    CARRYING = "carrying"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class HandState:
    """The hand at one instant; every move makes the next state."""

    held: Held | None = None
    over: Target | None = None
    is_asked: bool = False

    @property
    def phase(self) -> Phase:
        if self.held is None:
            return Phase.EMPTY
        return Phase.ASKED if self.is_asked else Phase.CARRYING


@dataclass(frozen=True, slots=True)
class LetGo:
    """What letting go leads to: the next state, and either a place to deploy to or a sentence to say."""

    state: HandState
    deploy: Target | None = None
    say: str = ""


EMPTY = HandState()


def pick_up(held: Held) -> HandState:
    return HandState(held=held)


def move_over(state: HandState, target: Target | None) -> HandState:
    """Only a carrying hand is over something: a question stays with the target that it is about."""
    return replace(state, over=target) if state.phase is Phase.CARRYING else state


def let_go(state: HandState, target: Target | None, answer: Answer | None) -> LetGo:
    """Deploy where the target can go, ask where it warns, say why where it blocks."""
    if state.phase is not Phase.CARRYING:
        return LetGo(state)
    if target is None or answer is None:
        return LetGo(EMPTY)
    if answer.level is Level.BLOCK:
        return LetGo(EMPTY, say=answer.sentence)
    if answer.level is Level.WARN:
        return LetGo(replace(state, over=target, is_asked=True))
    return LetGo(EMPTY, deploy=target)


def give_reason(state: HandState, reason: str, answer: Answer | None) -> LetGo:
    """A reason lifts a warning, never a block that came up while the question stood."""
    if state.phase is not Phase.ASKED or not reason.strip():
        return LetGo(state)
    if answer is None or answer.level is Level.BLOCK:
        return LetGo(EMPTY, say=answer.sentence if answer else "")
    return LetGo(EMPTY, deploy=state.over)
