"""What one agent's window shows of the floor: who they are, what is theirs, and what became of it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from wallboard.domain.own_agent import OwnAgent, own_agent
from wallboard.domain.own_work import NOTHING, OwnItem, OwnWork, own_work, what_became
from wallboard.domain.said import Said
from wallboard.domain.staff import Agent, Presence, TeamMove
from wallboard.live.shown import Shown
from wallboard.models.spoken import spoken


@dataclass(frozen=True, slots=True)
class OwnState:
    """The agent as the board has them."""

    agent: Agent
    name: str
    team: str
    is_own: bool
    presence: Presence | None
    move: TeamMove | None
    move_team: str = ""


class OwnDesk(QObject):
    """Follows the board for one agent; whose it is may come later than the first board."""

    changed = Signal()
    arrived = Signal(object)
    """An `OwnItem` that is offered from now on."""
    told = Signal(str)
    """A sentence about something that is the agent's no more, and not by their own doing."""

    def __init__(
        self, store: Shown, login: str | None, code: str | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._login, self._code = store, login, code
        self._found: OwnAgent | Said | None = None
        self._state: OwnState | None = None
        self._work = NOTHING
        self._answered: set[int] = set()
        store.changed.connect(self.follow)
        self.follow()

    @property
    def state(self) -> OwnState | None:
        """None as long as no agent is meant."""
        return self._state

    @property
    def work(self) -> OwnWork:
        return self._work

    @property
    def why_nobody(self) -> str:
        """Why no agent is meant; empty where one is, and before the first board."""
        return spoken(self._found) if isinstance(self._found, Said) else ""

    def note_answer(self, assignment_id: int) -> None:
        """The agent answers this one: if it goes, that is their own doing."""
        self._answered.add(assignment_id)

    @Slot()
    def follow(self) -> None:
        """Look at the board anew; whoever shows it is told only of what differs."""
        if not self._store.has_board:
            return
        board = self._store.board
        before = (self._found, self._state, self._work)
        self._found = own_agent(board, self._login, self._code)
        is_known = isinstance(self._found, OwnAgent)
        self._state = self._state_of(self._found) if isinstance(self._found, OwnAgent) else None
        old, self._work = self._work, NOTHING if not is_known else self._work_now()
        if (self._found, self._state, self._work) == before:
            return
        self.changed.emit()
        if before[1] is not None and self._state is not None:
            self._tell(old, self._state)

    def _work_now(self) -> OwnWork:
        return NOTHING if self._state is None else own_work(self._store.board, self._state.agent.id)

    def _state_of(self, own: OwnAgent) -> OwnState:
        board = self._store.board
        agent = board.agents[own.agent_id]
        move = next(iter(board.moves_of_agent.get(agent.id, ())), None)
        return OwnState(
            agent,
            board.agent_name(agent.id),
            board.team_name(agent.team_id),
            own.is_own,
            board.presences.get(agent.id),
            move,
            "" if move is None else board.team_name(move.team_id),
        )

    def _tell(self, old: OwnWork, state: OwnState) -> None:
        known = {item.assignment.id for item in old.every}
        kept = {item.assignment.id for item in self._work.every}
        for item in old.every:
            if item.assignment.id not in kept:
                self._tell_gone(item, state)
        for item in self._work.offered:
            if item.assignment.id not in known:
                self.arrived.emit(item)

    def _tell_gone(self, item: OwnItem, state: OwnState) -> None:
        if item.assignment.id in self._answered:
            self._answered.discard(item.assignment.id)
            return
        words = what_became(self._store.board, item, state.agent.id)
        if words is not None:
            self.told.emit(spoken(words))
