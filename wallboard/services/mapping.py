"""What a mapping file says: which column of a log is what, its times, and what becomes true only later."""

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from re import Pattern
from zoneinfo import ZoneInfo

from wallboard.domain.incident import IncidentState
from wallboard.domain.staff import PresenceState


class Shape(StrEnum):
    """What one row of the log is."""

    UPDATE = "update"
    """One row is one update of an incident, at its own time."""
    RECORD = "record"
    """One row is a record with several timestamps, such as one unit on one call."""


class Kind(StrEnum):
    """What a field holds, and so how its text is read and checked."""

    CODE = "code"
    NAME = "name"
    GRADE = "grade"
    STATE = "state"
    INSTANT = "instant"


Value = str | int | IncidentState
"""What a field may become by a value map, a rule or a constant."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A field that is the same for every row."""

    value: Value

    @property
    def columns(self) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class FromColumn:
    """A field read from one column, perhaps through a value map.

    Without `values` the text itself is the value. `otherwise` is for texts that the map does not know,
    `if_missing` for cells that hold nothing or a missing-value mark.
    """

    column: str
    values: ReadOnly[str, Value] | None = None
    otherwise: Value | None = None
    if_missing: Value | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.column,)


@dataclass(frozen=True, slots=True)
class Rule:
    """A value that holds when every named column has one of the texts listed for it."""

    when: tuple[tuple[str, frozenset[str]], ...]
    value: Value


@dataclass(frozen=True, slots=True)
class FromRules:
    """A field decided by several columns: the first rule that fits; one without a condition fits always."""

    rules: tuple[Rule, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(column for rule in self.rules for column, _ in rule.when))


Field = Constant | FromColumn | FromRules


@dataclass(frozen=True, slots=True)
class FileFormat:
    """How the file's bytes become cells; an empty cell is always missing, `missing` adds other marks."""

    encoding: str = "utf-8-sig"
    delimiter: str = ","
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TimeFormat:
    """How a cell becomes an instant: by the first of `formats` that fits, in `zone` unless it names one."""

    zone: ZoneInfo
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgentRule:
    """What is made of an agent seen for the first time.

    The agent's team is found by `team_pattern`, whose first group is a team's text, if that team is in the
    file; otherwise it is the team that the agent is most often seen with. With `presence` the agent gets
    that presence from the first time seen; without it the database knows nothing of the agent's presence.
    """

    name: str = "{}"
    capacity: int | None = None
    presence: PresenceState | None = None
    team_pattern: Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """One whole mapping file, checked.

    `at` is the column with the time of an update (shape update only). `incident` and `assignment` are the
    fields by name. `later` says of columns that hold their final value on every row in which states of
    the incident they may be believed.
    """

    file: Path
    source: str
    shape: Shape
    format: FileFormat
    time: TimeFormat
    at: str | None
    incident: ReadOnly[str, Field]
    assignment: ReadOnly[str, Field]
    later: ReadOnly[str, frozenset[IncidentState]] = field(default_factory=dict)
    team_name: str = "{}"
    agent: AgentRule = AgentRule()

    @property
    def columns(self) -> dict[str, str]:
        """Every column that the mapping names, with the key that names it first."""
        named: dict[str, str] = {}
        if self.at is not None:
            named[self.at] = "update.at"
        for part, fields in (("incident", self.incident), ("assignment", self.assignment)):
            for name, read in fields.items():
                for column in read.columns:
                    named.setdefault(column, f"{part}.{name}")
        for column in self.later:
            named.setdefault(column, "later")
        return named
