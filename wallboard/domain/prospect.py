"""What the next hours hold, as far as the floor's history can tell: who will be late, staff against need."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wallboard.domain.at_risk import AtRisk, at_risk
from wallboard.domain.board import Board
from wallboard.domain.floor_record import FloorRecord
from wallboard.domain.forecast import Forecast
from wallboard.domain.handling import MIN_SAMPLES
from wallboard.domain.staff_need import StaffNeed, staff_need

MOST_LINES = 200
"""So many incidents at risk are told one by one; all are counted."""
HALF_HOURS = 8


@dataclass(frozen=True, slots=True)
class Prospect:
    """As of `at`, on the floor's clock; `forecasts` are of those at risk that are told, by incident."""

    at: datetime
    at_risk: AtRisk
    need: StaffNeed
    forecasts: Mapping[int, Forecast]

    @property
    def has_history(self) -> bool:
        """Whether enough incidents were handled to say of every other one whether it will be late."""
        return self.need.samples >= MIN_SAMPLES


def prospect_of(board: Board, record: FloorRecord, now: datetime) -> Prospect:
    """From a board and what its floor's last weeks say."""
    late = at_risk(board, record.handling, now, MOST_LINES)
    return Prospect(
        at=now,
        at_risk=late,
        need=staff_need(board, record.arrivals, record.handling, record.day.goals, now, count=HALF_HOURS),
        forecasts={line.incident_id: line.forecast for line in late.lines},
    )
