"""What happened to one incident, as the log tells it: who did what, when, and how it stood before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from wallboard.domain.clock import SlaClock
from wallboard.domain.incident import Incident
from wallboard.domain.people import People
from wallboard.domain.timeline import Writer

BACK_DATED_FROM = timedelta(seconds=60)
"""Whoever writes down what happened longer ago than this has back-dated it."""

Value = int | str | datetime | None


class What(StrEnum):
    """What one change did; `before` and `after` of its deed are named here.

    Of an incident's fields they are the field's values: ids for nature, team, rules and the incident that
    it was merged into. An assignment's deeds name the agent or the team besides.
    """

    OPENED = "opened"
    """`after` is the severity."""
    STATE = "state"
    PAUSED = "paused"
    """`after` is the reason, `before` the one that it was paused for until then."""
    WENT_ON = "went_on"
    """`before` is the reason of the pause, `after` the state."""
    RESOLVED = "resolved"
    CLOSED = "closed"
    REOPENED = "reopened"
    """`after` is how many times by now."""
    MERGED = "merged"
    CANCELLED = "cancelled"
    SEVERITY = "severity"
    URGENCY = "urgency"
    PRIORITY = "priority"
    PRIORITY_SET_BY = "priority_set_by"
    NATURE = "nature"
    TEAM = "team"
    SITE = "site"
    CHANNEL = "channel"
    CUSTOMER_CLASS = "customer_class"
    CUSTOMER = "customer"
    LANGUAGE = "language"
    OUTCOME = "outcome"
    ESCALATED = "escalated"
    """`after` is how many times by now."""
    RETURNED = "returned"
    """An offer of it came back from the agent, or from a team; `after` is why."""
    DEPLOYED = "deployed"
    """Somebody was sent for the first time, at `after`."""
    TOLD = "told"
    """Those who wait were told how it stands, at `after`."""
    RULES = "rules"
    """Held to another policy version; None is the one that it began under."""
    CORRECTED = "corrected"
    """An instant that was known already is another one; `field` names it."""
    RESERVED = "reserved"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    """`after` is by whom, where it was offered: the agent, somebody on their behalf, or automatically."""
    WORKING = "working"
    RELEASED = "released"
    """`after` is the reason, where one was given."""
    ROLE = "role"
    MARK = "mark"
    """A warning mark fired: `after` is its per cent, `field` the promise."""
    ALARM_ACKNOWLEDGED = "alarm_acknowledged"
    ALARM_SNOOZED = "alarm_snoozed"
    """Its alarm is silent until `after`."""
    TEXT = "text"
    """Words were written down, changed or erased (`after`), of the kind `field`; never what they say."""
    CALLER = "caller"
    """The same of what is known of the caller."""
    WRITTEN = "written"
    """Written again; `after` names the columns that are told nowhere else, if any."""
    UNREADABLE = "unreadable"
    """The row makes no sense to this program; `after` says why."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that a change did, in codes and ids, for whoever puts it into words."""

    what: What
    before: Value = None
    after: Value = None
    field: str | None = None
    agent_id: int | None = None
    team_id: int | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """The command by which it was done, and the person's own words for it where they were read."""

    id: str
    kind: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class StoryLine:
    """What was done in one go; `seqs` are the events that say so, each of which stands in one line only.

    `at` is the floor's time; None where the event itself cannot be read. `recorded_at` is the floor's time
    at which the database wrote it down.
    """

    seqs: tuple[int, ...]
    at: datetime | None
    recorded_at: datetime | None
    writer: Writer
    deeds: tuple[Deed, ...]
    order: Order | None = None

    @property
    def is_back_dated(self) -> bool:
        if self.at is None or self.recorded_at is None:
            return False
        return self.recorded_at - self.at > BACK_DATED_FROM


@dataclass(frozen=True, slots=True)
class StoryNames:
    """Who and what the ids in a story are, as far as they are known; `versions` holds numbers of rules."""

    people: People
    agents: Mapping[int, str] = field(default_factory=dict)
    teams: Mapping[int, str] = field(default_factory=dict)
    natures: Mapping[int, str] = field(default_factory=dict)
    versions: Mapping[int, int] = field(default_factory=dict)
    incidents: Mapping[int, str] = field(default_factory=dict)

    def agent(self, agent_id: int) -> str:
        return self.agents.get(agent_id) or f"#{agent_id}"

    def team(self, team_id: int) -> str:
        return self.teams.get(team_id) or f"#{team_id}"

    def nature(self, nature_id: int) -> str:
        return self.natures.get(nature_id) or f"#{nature_id}"

    def version(self, version_id: int) -> str:
        number = self.versions.get(version_id)
        return f"#{version_id}" if number is None else str(number)

    def incident(self, incident_id: int) -> str:
        return self.incidents.get(incident_id) or f"#{incident_id}"


class Kinship(StrEnum):
    """How another incident belongs to one."""

    MERGED_INTO = "merged_into"
    MERGED_FROM = "merged_from"
    ALIKE_OPEN = "alike_open"
    """Of the same nature at the same site, and open."""
    SAME_REFERENCE = "same_reference"
    """Another source calls an incident of its own by the same reference."""
    EARLIER = "earlier"
    """Of the same nature at the same site, opened within the 24 hours before."""


@dataclass(frozen=True, slots=True)
class Kin:
    """Another incident that belongs to the one whose story is told."""

    kinship: Kinship
    incident_id: int
    reference: str
    source: str
    opened_at: datetime | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """One incident as of an instant of the floor: the newest lines first, and how many events lie before.

    `incident` is its last row that could be read, also of one that has ended; `clocks` are its promises.
    `until` is None where it is told up to now.
    """

    incident_id: int
    until: datetime | None
    as_of: datetime
    seq: int
    lines: tuple[StoryLine, ...]
    earlier: int
    names: StoryNames
    incident: Incident | None = None
    clocks: tuple[SlaClock, ...] = ()
    kin: tuple[Kin, ...] = ()


def in_one_go(lines: Iterable[StoryLine]) -> tuple[StoryLine, ...]:
    """The lines of single events, those of one act together: of a command, or of a writer at one instant."""
    told: list[StoryLine] = []
    for line in lines:
        if told and _belongs(told[-1], line):
            told[-1] = _joined(told[-1], line)
        else:
            told.append(line)
    return tuple(told)


def _belongs(one: StoryLine, other: StoryLine) -> bool:
    if one.writer != other.writer or one.at is None or other.at is None:
        return False
    if one.order is not None or other.order is not None:
        return one.order is not None and other.order is not None and one.order.id == other.order.id
    return one.at == other.at and one.is_back_dated is other.is_back_dated


def _joined(newer: StoryLine, older: StoryLine) -> StoryLine:
    """What was done first stands first."""
    return replace(newer, seqs=(*older.seqs, *newer.seqs), at=older.at, deeds=(*older.deeds, *newer.deeds))
