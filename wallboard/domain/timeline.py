"""What the log says of one incident, in the floor's time: how it stood since when, and who changed it."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.severity import Severity


class Facts(NamedTuple):
    """Those values of an incident that clocks care about."""

    state: IncidentState
    pause_reason: str | None
    severity: Severity
    priority: int
    team_id: int | None
    nature_id: int
    customer_class: str | None
    policy_version_id: int | None
    opened_at: datetime
    acknowledged_at: datetime | None
    deployed_at: datetime | None
    last_update_at: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None


def facts_of(incident: Incident) -> Facts:
    """What of an incident's row clocks care about."""
    return Facts(
        incident.state,
        incident.pause_reason,
        incident.severity,
        incident.priority,
        incident.team_id,
        incident.nature_id,
        incident.customer_class,
        incident.policy_version_id,
        incident.opened_at,
        incident.acknowledged_at,
        incident.deployed_at,
        incident.last_update_at,
        incident.resolved_at,
        incident.closed_at,
    )


class Writer(NamedTuple):
    """Who made a change: the operator, and the program that wrote for them; None where it is not known."""

    operator_id: int | None = None
    program: str | None = None


NOBODY = Writer()
"""A change of which nobody knows who made it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """From `at` on the incident stood like this, until the next moment."""

    at: datetime
    writer: Writer
    facts: Facts


@dataclass(frozen=True, slots=True)
class Timeline:
    """An incident's moments in the order of the floor's time, and when people were put on it.

    `latest` is the row as the newest event left it. A change that was recorded late, for an earlier
    instant, changes from that instant on the fields that it names and no others: nothing that was
    recorded before it about other fields is lost, and the last moment always says what the row says.
    """

    moments: tuple[Moment, ...] = ()
    latest: Facts | None = None
    deployments: tuple[datetime, ...] = ()

    def after(self, at: datetime, facts: Facts, writer: Writer) -> "Timeline":
        """The timeline with one more event, which must be the next in the order of the log."""
        if facts == self.latest:
            return self
        if not self.moments or at >= self.moments[-1].at:
            moments = (*self.moments, Moment(at, writer, facts))
        else:
            moments = self._overridden(at, facts, writer)
        return Timeline(moments, facts, self.deployments)

    def deployed(self, at: datetime) -> "Timeline":
        """The timeline with somebody put on the incident at this instant."""
        return replace(self, deployments=tuple(sorted({*self.deployments, at})))

    def _overridden(self, at: datetime, facts: Facts, writer: Writer) -> tuple[Moment, ...]:
        before = self.latest or facts
        changed: dict[str, Any] = {
            name: value
            for name, value, old in zip(Facts._fields, facts, before, strict=True)
            if value != old or (name in ("state", "pause_reason") and facts[:2] != before[:2])
        }
        place = bisect_right(self.moments, at, key=lambda moment: moment.at)
        base = self.moments[max(0, place - 1)].facts
        moments = [*self.moments[:place], Moment(at, writer, base._replace(**changed))]
        for later in self.moments[place:]:
            stood = later.facts._replace(**changed)
            if stood != moments[-1].facts:
                moments.append(replace(later, facts=stood))
        return tuple(moments)


def timeline_of_row(incident: Incident, deployments: tuple[datetime, ...] = ()) -> Timeline:
    """What a row alone can tell, for an incident whose log is not at hand."""
    facts = facts_of(incident)
    timeline = NOTHING
    if incident.state is IncidentState.PAUSED:
        went_on = facts._replace(state=IncidentState.ACKNOWLEDGED, pause_reason=None)
        timeline = timeline.after(incident.opened_at, went_on, NOBODY)
        timeline = timeline.after(max(incident.opened_at, incident.effective_at), facts, NOBODY)
    else:
        timeline = timeline.after(incident.opened_at, facts, NOBODY)
    return replace(timeline, deployments=tuple(sorted(deployments)))


NOTHING = Timeline()
"""The timeline of an incident of which the log has said nothing yet."""
