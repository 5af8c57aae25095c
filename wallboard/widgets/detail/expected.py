"""What to expect of the incident that is shown, worked out once a second, however often it is looked at."""

from datetime import datetime

from wallboard.domain.at_risk import forecast_of
from wallboard.domain.board import Board
from wallboard.domain.floor_record import FloorRecord
from wallboard.domain.forecast import Forecast


class Expected:
    """Remembers the last forecast and what it was made of."""

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._forecast: Forecast | None = None

    def forecast(
        self, board: Board, incident_id: int, record: FloorRecord | None, now: datetime
    ) -> Forecast | None:
        """None for an incident that is not open, and while nothing is known of the last weeks."""
        second = now.replace(microsecond=0)
        of = self._of
        if not of or of[0] is not board or of[1] is not record or of[2:] != (incident_id, second):
            self._of = (board, record, incident_id, second)
            is_known = record is not None and incident_id in board.incidents
            self._forecast = (
                forecast_of(board, incident_id, record.handling, now) if record and is_known else None
            )
        return self._forecast
