"""What a hand holds and what follows from each of its moves; pure, so that mouse and keys share it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from uuid import UUID

from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.commands import Deploy
from wallboard.domain.deploy import Level
from wallboard.domain.deploy_facts import Keeping


class Place(Enum):
    """Where something can be let go that is no person and no team."""

    NOBODY = "nobody"
    BREAK = "break"
    BACK = "back"


class Sending(Enum):
    """As what somebody is sent: to answer for it, to help, or to be kept for it until later."""

    LEAD = "lead"
    SUPPORT = "support"
    RESERVED = "reserved"

    @property
    def role(self) -> AssignmentRole:
        return AssignmentRole.SUPPORT if self is Sending.SUPPORT else AssignmentRole.LEAD


@dataclass(frozen=True, slots=True)
class Target:
    """Where something can be let go: exactly one of an agent, a team and a place."""

    agent_id: int | None = None
    team_id: int | None = None
    place: Place | None = None

    def __post_init__(self) -> None:
        if sum(one is not None for one in (self.agent_id, self.team_id, self.place)) != 1:
            raise ValueError("a target is one agent or one team, or one place")


def target_of(command: Deploy) -> Target:
    """Where a deploy goes."""
    return Target(agent_id=command.agent_id, team_id=command.team_id)


@dataclass(frozen=True, slots=True)
class Held:
    """The incident in the hand, at the version that was seen when it was picked up.

    `others` are held with it, each with its version: they go where this one goes.
    """

    incident_id: int
    version_seen: int
    others: tuple[tuple[int, int], ...] = ()

    @property
    def every(self) -> tuple[tuple[int, int], ...]:
        """All of them by id and version."""
        return ((self.incident_id, self.version_seen), *self.others)

    @property
    def each(self) -> "tuple[Held, ...]":
        """Every one of them by itself."""
        return tuple(Held(*one) for one in self.every)

    @property
    def count(self) -> int:
        return 1 + len(self.others)

    def holds(self, incident_id: int) -> bool:
        """Whether an incident is among them."""
        return any(incident_id == one for one, _ in self.every)

    def deploy_to(
        self,
        target: Target,
        *,
        command_id: UUID,
        reason: str | None = None,
        code: str | None = None,
        sending: Sending = Sending.LEAD,
        seen_id: int | None = None,
        for_at: datetime | None = None,
    ) -> Deploy:
        """`seen_id` is whom the person saw recommended, `for_at` for when somebody is kept."""
        return Deploy(
            command_id=command_id,
            incident_id=self.incident_id,
            version_seen=self.version_seen,
            agent_id=target.agent_id,
            team_id=target.team_id,
            role=sending.role,
            reason=reason,
            reason_code=code,
            recommended_id=seen_id,
            is_reserved=sending is Sending.RESERVED,
            reserved_for_at=for_at,
        )


@dataclass(frozen=True, slots=True)
class HeldAgent:
    """Somebody in the hand, to be let go over another team, a break or the way back from one."""

    agent_id: int
    version_seen: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a target says to what is in the hand; `rank` is 1, 2, 3 for the three best.

    `code` is the rule that speaks, empty where none does. With `asks` it takes a reason to go there, and
    `best_id` is whom a team would send.
    """

    level: Level
    sentence: str
    rank: int | None = None
    code: str = ""
    asks: bool = False
    best_id: int | None = None


class Asks(Enum):
    """What a hand that has let go is waiting to be told: why, or who of a team; or how several go.

    Or for when somebody is kept. And whether to go on at all, where somebody else was quicker.
    """

    WHY = "why"
    WHO = "who"
    HOW = "how"
    WHEN = "when"
    ANEW = "anew"


class Phase(Enum):
    """An empty hand, one that carries, and one that let go and is asked something."""

    EMPTY = "empty"
    CARRYING = "carrying"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class HandState:
    """The hand at one instant; every move makes the next state."""

    held: Held | HeldAgent | None = None
    over: Target | None = None
    sending: Sending = Sending.LEAD
    asks: Asks | None = None
    seen_id: int | None = None
    """Whom the person saw recommended when they let go."""
    kept: Keeping | None = None
    """For when somebody is to be kept, once that was said."""
    seen_seq: int | None = None
    """How far the log was seen when it was picked up."""

    @property
    def phase(self) -> Phase:
        if self.held is None:
            return Phase.EMPTY
        return Phase.CARRYING if self.asks is None else Phase.ASKED

    @property
    def is_kept(self) -> bool:
        """Whether whoever gets it is kept for it, and not sent."""
        return self.sending is Sending.RESERVED and isinstance(self.held, Held)

    @property
    def keeping(self) -> Keeping | None:
        """By which time whoever gets it is judged, as far as that was said; None where they are sent."""
        return (self.kept or Keeping()) if self.is_kept else None

    @property
    def is_of_several(self) -> bool:
        return isinstance(self.held, Held) and self.held.count > 1


@dataclass(frozen=True, slots=True)
class LetGo:
    """What letting go leads to: the next state, and either a place to go to or a sentence to say."""

    state: HandState
    goes_to: Target | None = None
    say: str = ""


EMPTY = HandState()


def pick_up(held: Held | HeldAgent, seen_seq: int | None = None) -> HandState:
    return HandState(held=held, seen_seq=seen_seq)


def move_over(state: HandState, target: Target | None) -> HandState:
    """Only a carrying hand is over something: a question stays with the target that it is about."""
    return replace(state, over=target) if state.phase is Phase.CARRYING else state


def turn(state: HandState, sending: Sending) -> HandState:
    """Carry it on as something else: only incidents are sent as something."""
    is_open = state.phase is Phase.CARRYING and isinstance(state.held, Held)
    return replace(state, sending=sending, kept=None) if is_open else state


def let_go(
    state: HandState, target: Target | None, answer: Answer | None, seen_id: int | None = None
) -> LetGo:
    """Go where the target can, ask where it takes a reason or a choice, say why where it blocks."""
    if state.phase is not Phase.CARRYING:
        return LetGo(state)
    if target is None or answer is None:
        return LetGo(EMPTY)
    if answer.level is Level.BLOCK:
        return LetGo(EMPTY, say=answer.sentence)
    if isinstance(state.held, HeldAgent):  # until when, and why where a rule warns, is asked by the page
        return LetGo(EMPTY, goes_to=target)
    asked = replace(state, over=target, seen_id=seen_id)
    if state.is_kept and state.kept is None and target.place is None:
        return LetGo(replace(asked, asks=Asks.WHEN))
    if target.team_id is not None and answer.best_id is not None:
        return LetGo(replace(asked, asks=Asks.WHO))
    if answer.asks or answer.level is Level.WARN:
        return LetGo(replace(asked, asks=Asks.WHY))
    if state.is_of_several:
        return LetGo(replace(asked, asks=Asks.HOW))
    return LetGo(EMPTY, goes_to=target)


def choose(state: HandState, target: Target, answer: Answer | None) -> LetGo:
    """Who of a team goes was said: somebody, or all of it as an offer; that may ask more."""
    if state.asks is not Asks.WHO:
        return LetGo(state)
    offer = None if answer is None else replace(answer, best_id=None)
    if offer is not None and offer.level is Level.WARN and not offer.asks:
        offer = replace(offer, level=Level.PASS)  # it was its best who is warned of, and all are asked
    return let_go(replace(state, asks=None), target, offer, state.seen_id)


def give_reason(state: HandState, reason: str, answer: Answer | None) -> LetGo:
    """A reason lifts a warning, never a block that came up while the question stood."""
    if state.asks not in (Asks.WHY, Asks.HOW) or not (reason.strip() or state.asks is Asks.HOW):
        return LetGo(state)
    if answer is None or answer.level is Level.BLOCK:
        return LetGo(EMPTY, say=answer.sentence if answer else "")
    return LetGo(EMPTY, goes_to=state.over)
