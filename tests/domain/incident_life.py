"""Timelines from scripts that read like a log: `life("09:00 opened P3", "09:10 acknowledged", …)`.

A line is an instant, a verb, and words. Lines stand in the order in which they were recorded, so a line
with an earlier instant than the one before it was written down late. The rows are filled as the database
fills them: acknowledging names `acknowledged_at` unless it is named already, a reopening empties the ends.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from wallboard.domain.clock import SlaClock
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.incident import IncidentState
from wallboard.domain.policy import Promise
from wallboard.domain.severity import Severity
from wallboard.domain.sla_policy import (
    ALWAYS,
    CountsFrom,
    Match,
    NamedCalendar,
    Policy,
    PolicyRules,
    PolicyVersion,
    Target,
    usual_target,
)
from wallboard.domain.staff import Nature, Team
from wallboard.domain.timeline import NOTHING, Facts, Timeline, Writer

MONDAY = date(2026, 3, 2)
OFFICE = NamedCalendar(
    "office",
    "British office",
    "Europe/London",
    dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), (("09:00", "12:30"), ("13:15", "17:30"))),
    holidays={"2026-03-04": "Founders' Day"},
)
TEAMS = {1: Team(1, "net", "Network", 1), 2: Team(2, "bill", "Billing", 1)}
NATURES = {1: Nature(1, "line", "Line dead"), 2: Nature(2, "card", "Card payments fail")}
_STATES: Mapping[str, IncidentState] = MappingProxyType(
    {
        "acknowledged": IncidentState.ACKNOWLEDGED,
        "assigned": IncidentState.ASSIGNED,
        "began": IncidentState.IN_PROGRESS,
        "paused": IncidentState.PAUSED,
        "resumed": IncidentState.IN_PROGRESS,
        "resolved": IncidentState.RESOLVED,
        "closed": IncidentState.CLOSED,
        "reopened": IncidentState.NEW,
        "merged": IncidentState.MERGED,
        "cancelled": IncidentState.CANCELLED,
    }
)


def instant(written: str, on: date = MONDAY, zone: str = "UTC") -> datetime:
    """ "09:00" on that day, "+2 09:00" two days later, to the millisecond; as an instant in UTC."""
    days, _, clock = written.rpartition(" ")
    day = on + timedelta(days=int(days or 0))
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone)).astimezone(UTC)


def life(*lines: str, on: date = MONDAY, zone: str = "UTC") -> Timeline:
    """The timeline that the log of one incident tells."""
    timeline = NOTHING
    for line in lines:
        timeline = told(timeline, line, on, zone)
    return timeline


def told(timeline: Timeline, line: str, on: date = MONDAY, zone: str = "UTC") -> Timeline:
    """The timeline with one more line of the log."""
    words = line.split()
    written = " ".join(words[: 2 if words[0].startswith("+") else 1])
    verb, *rest = words[len(written.split()) :]
    at = instant(written, on, zone)
    if verb == "deployed":
        return timeline.deployed(at)
    named = [word.partition("=") for word in rest if "=" in word]
    said = {key: value for key, _, value in named}
    bare = [word for word in rest if "=" not in word]
    facts = (timeline.latest or _opened(at))._replace(**_graded(bare, said))

    def read(value: str) -> datetime:
        return instant(value, on, zone)

    instants: dict[str, Any] = {key: read(value) for key, value in said.items() if key.endswith("_at")}
    facts = facts._replace(**instants)
    facts = _stepped(facts, verb, at, bare=bare, said=said, read=read)
    return timeline.after(at, facts, Writer(int(said.get("by", 1)), "tests"))


def _opened(at: datetime) -> Facts:
    return Facts(
        IncidentState.NEW, None, Severity.MEDIUM, 3, 1, 1, None, None, at, None, None, None, None, None
    )


def _graded(bare: list[str], said: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for word in bare:
        if word[0] in "PS" and word[1:].isdigit():
            found["priority" if word[0] == "P" else "severity"] = int(word[1:])
    if "severity" in found:
        found["severity"] = Severity(found["severity"])
    for key, column in (("team", "team_id"), ("nature", "nature_id"), ("version", "policy_version_id")):
        if key in said:
            found[column] = int(said[key])
    if "class" in said:
        found["customer_class"] = said["class"]
    return found


def _stepped(
    facts: Facts,
    verb: str,
    at: datetime,
    *,
    bare: list[str],
    said: dict[str, str],
    read: Callable[[str], datetime],
) -> Facts:
    at = read(said["at"]) if "at" in said else at
    if verb == "updated":
        return facts._replace(last_update_at=at)
    if verb not in _STATES:
        return facts
    was, state = facts.state, _STATES[verb]
    facts = facts._replace(state=state, pause_reason=bare[0] if verb == "paused" else None)
    if was is IncidentState.NEW and state.is_open and facts.acknowledged_at is None:
        return facts._replace(acknowledged_at=at)
    if verb == "resolved":
        return facts._replace(resolved_at=at)
    if verb == "closed":
        return facts._replace(closed_at=at)
    return facts._replace(resolved_at=None, closed_at=None) if verb == "reopened" else facts


def policy(
    code: str, *targets: Target, match: Match | None = None, calendar: NamedCalendar = ALWAYS
) -> Policy:
    return Policy(code, code, match or Match(), calendar.code, targets)


def by_priority(number: int) -> Match:
    return Match(priorities=frozenset({number}))


def minutes(promise: Promise, span: float) -> Target:
    """A usual target of so many minutes."""
    return usual_target(promise, timedelta(minutes=span))


def version(
    *policies: Policy,
    number: int = 1,
    since: datetime = datetime(1970, 1, 1, tzinfo=UTC),
    counts_from: CountsFrom = CountsFrom.CREATED,
) -> PolicyVersion:
    calendars = {ALWAYS.code: ALWAYS, OFFICE.code: OFFICE}
    rules = PolicyRules(f"rules {number}", calendars, policies, counts_from=counts_from)
    return PolicyVersion(number, number, since, rules)


def works(*versions: PolicyVersion) -> Clockwork:
    return Clockwork(versions, TEAMS, NATURES)


def promising(*targets: Target, calendar: NamedCalendar = ALWAYS) -> Clockwork:
    """Rules of one policy that takes every incident."""
    return works(version(policy("all", *targets, calendar=calendar)))


def only(clocks: tuple[SlaClock, ...]) -> SlaClock:
    (clock,) = clocks
    return clock


def of(promise: Promise, clocks: tuple[SlaClock, ...]) -> tuple[SlaClock, ...]:
    return tuple(clock for clock in clocks if clock.promise is promise)
