"""What pages look at: a board, its time, its last hours and what the weeks say, of now or of the past.

These are faces. Who stands behind one is nobody's business on a page: the live floor (`Store`, `Ticker`,
`HistoryKeeper`, `RecordKeeper`), or a view that can turn to a past instant.
"""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from wallboard.domain.board import Board
from wallboard.domain.commands import Command
from wallboard.domain.floor_record import FloorRecord
from wallboard.domain.forecast import Forecast
from wallboard.domain.freshness import Sight
from wallboard.domain.groundwork import Groundwork
from wallboard.domain.history import LoadHistory
from wallboard.domain.prospect import Prospect


class Shown(QObject):
    """A board, how far it may be trusted, and what was asked for and is not on it yet.

    Views are made after the first board: `board` may be read from then on.
    """

    changed = Signal(object)
    """A `Change`, when `board` has become another one; never an empty change."""
    pending_changed = Signal(object)
    """The frozenset of incident ids whose entry in `pending` came or went; empty where it was an agent's."""
    sight_changed = Signal(object)
    """A `Sight`; while not LIVE also at every further second of silence."""
    refused = Signal(object)
    """An `Outcome` whose sentence a person must be told."""
    done = Signal(object)
    """An `Outcome`: the command is written; the board shows it by the next step."""
    turned = Signal(object)
    """Another instant is looked at: `past_at`; after `changed`, and also where the boards are the same."""

    @property
    def past_at(self) -> datetime | None:
        """The past instant that the board is of; None where it is the floor as it is now."""
        return None

    @property
    def board(self) -> Board:
        raise NotImplementedError

    @property
    def has_board(self) -> bool:
        raise NotImplementedError

    @property
    def groundwork(self) -> Groundwork | None:
        """What was reckoned of the board beside the window; None where pages do it for themselves."""
        return None

    @property
    def pending(self) -> Mapping[int, Command]:
        """By incident: what was asked for and is not on the board yet."""
        raise NotImplementedError

    @property
    def pending_agents(self) -> Mapping[int, Command]:
        """By agent: what was asked of them and is not on the board yet."""
        raise NotImplementedError

    @property
    def sight(self) -> Sight:
        raise NotImplementedError

    @property
    def trouble(self) -> str:
        """Why the board is not LIVE, in a sentence; empty while it is, and while nobody knows."""
        raise NotImplementedError

    def submit(self, command: Command) -> None:
        """Draw the command as pending and send it; refused at once where nobody can know that it fits."""
        raise NotImplementedError


class ShownTime(QObject):
    """What time it is on the board that is shown."""

    tick = Signal(object)
    """The floor's now, at every full second."""

    def now(self) -> datetime:
        """The floor's time; only after the first board."""
        raise NotImplementedError

    def database_now(self) -> datetime:
        """The database's time; only after the first board."""
        raise NotImplementedError


class ShownHistory(QObject):
    """The last hours before the board that is shown."""

    changed = Signal(object)
    """A `LoadHistory`, or None where nobody knows it any more."""

    @property
    def history(self) -> LoadHistory | None:
        """None until it was read, which is after the first board."""
        raise NotImplementedError


class ShownRecords(QObject):
    """What the last weeks say, and let expect of the board that is shown."""

    record_changed = Signal(object)
    """A `FloorRecord`, or None where there is none."""
    prospect_changed = Signal(object)
    """A `Prospect`, or None when the last one is too old for the board."""

    @property
    def is_past(self) -> bool:
        """Whether the board is of the past, of which nothing is forecast."""
        return False

    @property
    def record(self) -> FloorRecord | None:
        raise NotImplementedError

    @property
    def prospect(self) -> Prospect | None:
        raise NotImplementedError

    def risk_of(self, incident_id: int) -> Forecast | None:
        """Why an incident will be late, where it is among those that are told one by one."""
        return None if self.prospect is None else self.prospect.forecasts.get(incident_id)
