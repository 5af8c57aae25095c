"""The weeks behind the made-up floor: incidents long ended, for forecasts and staff need to stand on."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert

from wallboard.services.demo.arrivals import HOUR, Arrival, Arrivals
from wallboard.services.demo.directory import Directory
from wallboard.services.demo.rota import DAY
from wallboard.services.demo.script import pace_of, script_of
from wallboard.services.schema import tables

WEEKS = 4
MOST = 1500
AT_ONCE = 500
SHARE_OF_THIS_WEEKDAY = 0.65
"""The half hours ahead are told by their like in weeks before, so these are laid as busy as they were."""
SHARE_OF_OTHER_DAYS = 0.015
"""Enough for handling times and for last week's reports, and quickly laid."""
BUSY_FROM, BUSY_UNTIL = 13 * HOUR, 24 * HOUR
_FIRST_REFERENCE = 41001
"""Below the numbers that the living floor gives."""

Row = dict[str, Any]


def weeks_behind(seed: int, day_start_at: datetime, ended_by: datetime, found: Directory) -> list[Row]:
    """Incidents of the four weeks up to an instant by which all have ended, in the order of their opening.

    The same seed makes the same weeks before the same day.
    """
    rows = []
    arrivals = islice(_arrivals(Arrivals(seed, day_start_at), day_start_at, ended_by), MOST)
    for number, arrival in enumerate(arrivals, _FIRST_REFERENCE):
        row = _ended(seed, str(number), arrival, found)
        if row["closed_at"] < ended_by:
            rows.append(row)
    return rows


def batches(rows: list[Row]) -> Iterator[list[Row]]:
    for place in range(0, len(rows), AT_ONCE):
        yield rows[place : place + AT_ONCE]


def lay_ended(connection: Connection, rows: list[Row]) -> None:
    """Ended incidents as they stand at the end; how they came to it is no longer told."""
    connection.execute(insert(tables.incident), rows)


def _arrivals(arrivals: Arrivals, day_start_at: datetime, until: datetime) -> Iterator[Arrival]:
    for day in range(-7 * WEEKS, 1):
        start_at = day_start_at + day * DAY
        busy_share = SHARE_OF_THIS_WEEKDAY if day % 7 == 0 else SHARE_OF_OTHER_DAYS
        for from_at, to_at, share in (
            (start_at, start_at + BUSY_FROM, SHARE_OF_OTHER_DAYS),
            (start_at + BUSY_FROM, start_at + BUSY_UNTIL, busy_share),
        ):
            yield from arrivals.long_ago(from_at, min(to_at, until), share)


def _ended(seed: int, reference: str, arrival: Arrival, found: Directory) -> Row:
    """What became of it: done after the time that its kind takes, or given up before anybody was sent."""
    script = script_of(
        seed, reference=reference, reopenings=0, nature=arrival.nature, severity=arrival.severity
    )
    pace = pace_of(seed, reference=reference, agent=arrival.team, travels=False)
    deployed_after = max(script.acknowledge_after, script.patience)
    is_cancelled = script.cancel_after is not None and script.cancel_after < deployed_after
    row: Row = {
        "source": arrival.source,
        "reference": reference,
        "nature_id": found.natures[arrival.nature],
        "severity": arrival.severity,
        "urgency": arrival.urgency,
        "team_id": found.teams[arrival.team],
        "site": arrival.site,
        "channel": arrival.channel,
        "opened_at": arrival.at,
        "state": "cancelled" if is_cancelled else "closed",
        "acknowledged_at": None,
        "deployed_at": None,
        "resolved_at": None,
    }
    if is_cancelled:
        row["closed_at"] = _at(arrival, script.cancel_after or timedelta())
    else:
        pause = script.pause if script.pause_after is not None else timedelta()
        done_after = deployed_after + pace.accept_after + pace.start_after + script.work + pause
        row["acknowledged_at"] = _at(arrival, script.acknowledge_after)
        row["deployed_at"] = _at(arrival, deployed_after)
        row["resolved_at"] = _at(arrival, done_after)
        row["closed_at"] = _at(arrival, done_after + script.close_after)
    return row | {"effective_at": row["closed_at"]}


def _at(arrival: Arrival, after: timedelta) -> datetime:
    """To the millisecond, as the database keeps instants."""
    return arrival.at + after // timedelta(milliseconds=1) * timedelta(milliseconds=1)
