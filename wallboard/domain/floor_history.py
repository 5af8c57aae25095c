"""What became of the incidents of the last weeks: what the figures of the floor are counted from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from wallboard.domain.arrivals import ArrivalsProfile
from wallboard.domain.handling import HandlingTimes
from wallboard.domain.service_level import Answers, Contact, count_answers
from wallboard.domain.severity import Severity
from wallboard.domain.sla_policy import Goals, Happening
from wallboard.domain.spread import Spread


def first_answer(
    by: Happening,
    acknowledged_at: datetime | None,
    deployed_at: datetime | None,
    resolved_at: datetime | None,
) -> datetime | None:
    """The first of what answers an incident; whoever resolved it was on it."""
    first = earlier(deployed_at, resolved_at)
    return earlier(first, acknowledged_at) if by is Happening.ACKNOWLEDGED else first


def earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    """The earlier of two instants, where there are two."""
    if one is None or other is None:
        return one or other
    return min(one, other)


@dataclass(frozen=True, slots=True)
class PastIncident:
    """The instants of one incident; `gone_at` is when it was cancelled or merged."""

    nature_id: int
    severity: Severity
    team_id: int | None
    opened_at: datetime
    acknowledged_at: datetime | None = None
    deployed_at: datetime | None = None
    resolved_at: datetime | None = None
    gone_at: datetime | None = None

    def answered_at(self, by: Happening) -> datetime | None:
        """When somebody was first on it, or it was at least acknowledged."""
        return first_answer(by, self.acknowledged_at, self.deployed_at, self.resolved_at)


@dataclass(frozen=True, slots=True)
class FloorHistory:
    """The incidents opened from `since` to before `until`, as of `until`, in no order.

    `is_cut` when there were more than could be read: `since` is then where those that were read begin.
    """

    since: datetime
    until: datetime
    incidents: tuple[PastIncident, ...]
    is_cut: bool = False

    def opened_since(self, since: datetime) -> "FloorHistory":
        """The same history from a later instant on."""
        since = max(since, self.since)
        return replace(self, since=since, incidents=tuple(i for i in self.incidents if i.opened_at >= since))

    def spread(self, ended: str) -> Spread:
        """From opening to the instant that this field of `PastIncident` names, of those that got so far."""
        reached = ((one.opened_at, getattr(one, ended)) for one in self.incidents)
        return Spread.of(max(at - opened, timedelta()) for opened, at in reached if at and at <= self.until)

    def of_team(self, team_id: int | None) -> "FloorHistory":
        """The history of one team's incidents."""
        return replace(self, incidents=tuple(one for one in self.incidents if one.team_id == team_id))

    def handling_times(self) -> HandlingTimes:
        """From the first deployment to the resolution, of what was resolved by `until`; pauses included."""
        return HandlingTimes.of(
            (one.nature_id, one.severity, one.resolved_at - one.deployed_at)
            for one in self.incidents
            if one.deployed_at is not None and one.resolved_at is not None and one.resolved_at <= self.until
        )

    def arrivals(self, zone: tzinfo) -> ArrivalsProfile:
        """How many are opened in each half hour of this zone's week."""
        opened = (one.opened_at for one in self.incidents)
        return ArrivalsProfile.of(opened, since=self.since, until=self.until, zone=zone)

    def answers(self, goals: Goals) -> Answers:
        """What became of them, by what the goals call an answer, in time and a short abandon."""
        return count_answers(
            self._contacts(goals.answered_by),
            within=timedelta(seconds=goals.within_s),
            short_under=timedelta(seconds=goals.short_abandon_s),
            now=self.until,
        )

    def _contacts(self, by: Happening) -> Iterator[Contact]:
        return (Contact(one.opened_at, one.answered_at(by), one.gone_at) for one in self.incidents)
