"""Reads one night of a floor: the board at its end, how full teams were in it, and what was opened."""

from wallboard.domain.night import NightRecord, NightSpan
from wallboard.services.database import Database
from wallboard.services.floor_history import floor_history
from wallboard.services.past import board_at
from wallboard.services.past_hours import load_history


def read_night(database: Database, span: NightSpan) -> NightRecord:
    """What the log tells of that night.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    return NightRecord(
        span,
        board_at(database, span.until),
        load_history(database, span.until, span.hours),
        floor_history(database, span.since, span.until),
    )
