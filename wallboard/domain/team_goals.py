"""How each team keeps its promises: what is broken and due soon now, and what became of today's incidents."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from wallboard.domain.board import Board
from wallboard.domain.day import Day, DayCase
from wallboard.domain.figures import definition_of
from wallboard.domain.heat import HeatRow
from wallboard.domain.spread import MEDIAN, percentile
from wallboard.domain.tally import Counts, Tally

_NOTHING = Counts()


@dataclass(frozen=True, slots=True)
class TeamDay:
    """What became of the incidents of one row that were opened today.

    `in_time` is the service level by the definition of the goals, None where it cannot be computed;
    `median_deploy` is how long they waited until somebody was put on them.
    """

    opened: int = 0
    in_time: Fraction | None = None
    median_deploy: timedelta | None = None


@dataclass(frozen=True, slots=True)
class TeamGoals:
    """One row of teams: how many promises are broken, due within half an hour and running, and its day.

    `day` is None where nothing is known of today.
    """

    name: str
    team_ids: tuple[int | None, ...]
    is_folded: bool
    breached: int
    soon: int
    running: int
    day: TeamDay | None


def team_goals(board: Board, now: datetime, rows: Sequence[HeatRow], tally: Tally) -> tuple[TeamGoals, ...]:
    """The same rows as the heat's, in their order; a folded one is counted together."""
    day = None if board.today is None else board.today.as_of(now)
    days = None if day is None else _cases_by_team(day, now)
    return tuple(_goals(now, row, tally, day, days) for row in rows)


def _goals(
    now: datetime,
    row: HeatRow,
    tally: Tally,
    day: Day | None,
    days: Mapping[int | None, Sequence[DayCase]] | None,
) -> TeamGoals:
    teams = row.folded_ids if row.is_folded else (row.team_id,)
    counts = [tally.teams[team].counts if team in tally.teams else _NOTHING for team in teams]
    told = None
    if day is not None and days is not None:
        told = _day_of(day, [case for team in teams for case in days.get(team, ())], now)
    return TeamGoals(
        row.name,
        teams,
        row.is_folded,
        sum(one.breached for one in counts),
        sum(one.soon for one in counts),
        sum(one.running for one in counts),
        told,
    )


def _cases_by_team(day: Day, now: datetime) -> Mapping[int | None, Sequence[DayCase]]:
    found: dict[int | None, list[DayCase]] = defaultdict(list)
    for case in day.cases.values():
        if case.incident.opened_at <= now:
            found[case.incident.team_id].append(case)
    return found


def _day_of(day: Day, cases: Sequence[DayCase], now: datetime) -> TeamDay:
    definition = definition_of(day.span.goals)
    contacts = (case.contact(day.span.goals.answered_by) for case in cases)
    share = definition.of(day.answers_of(contacts, now)).share if definition and cases else None
    return TeamDay(len(cases), share, percentile(_waits(cases, now), MEDIAN))


def _waits(cases: Iterable[DayCase], now: datetime) -> list[timedelta]:
    return [wait for case in cases if (wait := case.to_deploy(now)) is not None]
