"""Bringing the day's incidents forward, one changed row after another, beside the board's rows."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from wallboard.domain.day import Day, DayCase, day_span, span_after
from wallboard.domain.event import Row, Unreadable
from wallboard.domain.floor_rows import FloorRows
from wallboard.domain.incident import Incident
from wallboard.domain.sla_policy import PolicyVersion
from wallboard.domain.timeline import NOTHING, Timeline


class DayFold:
    """Takes what became of incidents and who was put on them; gives the day as it is then."""

    def __init__(self, day: Day | None) -> None:
        self._day = day
        self._touched: dict[int, DayCase | None] = {}

    def take(self, incident_id: int, row: Incident | None, deployments: Iterable[datetime]) -> None:
        """The incident is now as this row says; `deployments` are those that its timeline tells."""
        if self._day is None:
            return
        before = self._case(incident_id)
        if row is None or row.opened_at < self._day.span.since_at:
            if before is not None:
                self._touched[incident_id] = None
            return
        known = [*deployments, *([before.put_on_at] if before and before.put_on_at else [])]
        self._touched[incident_id] = DayCase(row, min(known, default=None))

    def put_on(self, incident_id: int, at: datetime) -> None:
        """An agent was put on the incident."""
        case = self._case(incident_id)
        if case is not None and (case.put_on_at is None or at < case.put_on_at):
            self._touched[incident_id] = DayCase(case.incident, at)

    def tell_anew(self, timelines: Mapping[int, Timeline]) -> None:
        """Timelines that were read whole know every instant at which somebody was put on."""
        for incident_id, timeline in timelines.items():
            case = self._case(incident_id)
            if case is not None:
                self._touched[incident_id] = DayCase(case.incident, min(timeline.deployments, default=None))

    def day(self, before: FloorRows, rows: FloorRows, *, was_at: datetime, at: datetime) -> Day | None:
        """The day at an instant of the floor, by the rules of then; `before` are the rows at `was_at`."""
        if self._day is None:
            return None
        span = span_after(self._day.span, rows.policy_versions, before.policy_versions, was_at, at)
        return self._day.moved(self._touched, span, was_at=was_at, at=at)

    def _case(self, incident_id: int) -> DayCase | None:
        if self._day is None:
            return None
        if incident_id in self._touched:
            return self._touched[incident_id]
        return self._day.cases.get(incident_id)


def day_begins(rows: Iterable[Row | Unreadable], at: datetime) -> datetime:
    """Where the day begins that holds an instant of the floor, by the rules among these rows."""
    return day_span((row for row in rows if isinstance(row, PolicyVersion)), at).since_at


def day_gathered(
    rows: Iterable[Row | Unreadable],
    floor: FloorRows,
    timelines: Mapping[int, Timeline],
    put_on: Mapping[int, datetime],
    at: datetime,
) -> Day:
    """The day from all rows that were read, ended incidents among them, and the floor made of them.

    `put_on` says when an agent was first put on incidents that no timeline tells of.
    """
    span = day_span(floor.policy_versions.values(), at)
    cases = []
    for row in rows:
        if isinstance(row, Incident) and row.opened_at >= span.since_at:
            told = timelines.get(row.id, floor.timelines.get(row.id, NOTHING))
            first_at = min(told.deployments, default=put_on.get(row.id))
            cases.append(DayCase(row, first_at))
    return Day.of(cases, span, at)
