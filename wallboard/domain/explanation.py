"""What a figure is made of: its formula, what is counted and left out, since when, and the rows behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice

from wallboard.domain.board import Board
from wallboard.domain.figures import Figure
from wallboard.domain.incident import Incident
from wallboard.domain.service_level import Answers, LevelDefinition

LISTED = 200
"""So many rows are listed where nobody asks for more; all are counted."""

Row = tuple[int, timedelta | None]
"""An incident (or agent), and how long it waited, waits, is overdue or has left; None where nobody knows."""


class Omission(StrEnum):
    """What a figure leaves out, in words."""

    ENDED = "opened today and ended since"
    HAVE_AGENT = "open, and an agent is on it"
    BROKEN = "broken already"
    LATER = "falls due later than that"
    IN_TIME = "runs and is not broken"
    PAUSED = "paused, so that none of its promises runs"
    KEPT = "open, with every promise kept or cancelled"
    NO_PROMISE = "open, and nothing was ever promised"
    UNREADABLE = "cannot be read"
    WAITING_IN_T = "still waiting, and can be answered in time"
    WAITING_PAST_T = "still waiting, too long already"
    LEFT_EARLY = "cancelled or merged before T"
    LEFT = "cancelled or merged unanswered"
    NOBODY_YET = "open, and nobody was put on it yet"
    NEVER_DEPLOYED = "ended without anybody put on it"
    AHEAD = "dated later than now"
    EARLIER = "open, from an earlier day"
    BUSY = "busy"
    ON_BREAK = "on a break"
    OFF = "not here"
    NO_TEAM = "of a team that cannot be read"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """So many are not counted, and why."""

    words: Omission
    count: int


@dataclass(frozen=True, slots=True)
class LevelSum:
    """What a service level is computed from; T is `within`."""

    definition: LevelDefinition
    answers: Answers
    within: timedelta


@dataclass(frozen=True, slots=True)
class Explanation:
    """One figure at one instant, explained.

    `formula` says it in words and `sum` with its numbers. `numerator` and `denominator` are what it counts,
    where it counts. `rows` are ids of incidents (of agents where `of_agents`), the most telling first, as
    far as they are listed; `row_count` is how many there are. The first `missed` of all rows are in the
    denominator only. `measures` stand beside the rows: how long each waited, is open, is overdue or has left.
    """

    key: str
    figure: Figure
    formula: str
    sum: str
    numerator: int | None
    denominator: int | None
    left_out: tuple[LeftOut, ...]
    since: datetime | None
    until: datetime
    rows: tuple[int, ...]
    row_count: int
    measures: tuple[timedelta | None, ...]
    missed: int = 0
    of_agents: bool = False
    level: LevelSum | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows as far as they are listed, and how many there are."""

    listed: Sequence[Row]
    count: int

    @classmethod
    def of(cls, rows: Iterable[Row], count: int, limit: int | None) -> "Rows":
        return cls(tuple(islice(rows, limit)), count)


def explained(
    figure: Figure,
    *,
    formula: str,
    sum_: str,
    rows: Rows,
    left_out: Iterable[tuple[Omission, int]],
    until: datetime,
    since: datetime | None = None,
    numerator: int | None = None,
    denominator: int | None = None,
    missed: int = 0,
    of_agents: bool = False,
    level: LevelSum | None = None,
) -> Explanation:
    """An explanation from its parts; what leaves nothing out is not told."""
    return Explanation(
        key=figure.key,
        figure=figure,
        formula=formula,
        sum=sum_,
        numerator=numerator,
        denominator=denominator,
        left_out=tuple(LeftOut(words, count) for words, count in left_out if count),
        since=since,
        until=until,
        rows=tuple(row_id for row_id, _ in rows.listed),
        row_count=rows.count,
        measures=tuple(measure for _, measure in rows.listed),
        missed=missed,
        of_agents=of_agents,
        level=level,
    )


def incident_behind(board: Board, incident_id: int) -> Incident | None:
    """The incident of a row, also where it has ended today; None where it cannot be read."""
    incident = board.incidents.get(incident_id)
    if incident is None and board.today is not None and incident_id in board.today.cases:
        return board.today.cases[incident_id].incident
    return incident


def span_words(span: timedelta) -> str:
    """A span to the second, in its two largest units."""
    seconds = abs(int(span.total_seconds()))
    days, hours, minutes = seconds // 86_400, seconds // 3_600 % 24, seconds // 60 % 60
    told = [(days, "d"), (hours, "h"), (minutes, "min"), (seconds % 60, "s")]
    first = next((place for place, (count, _) in enumerate(told) if count), len(told) - 1)
    words = [f"{count} {unit}" for count, unit in told[first : first + 2] if count or unit == told[first][1]]
    return ("-" if span < timedelta() else "") + " ".join(words)
