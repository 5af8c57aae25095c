"""The strip of figures: what the floor counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from math import floor

from wallboard.domain.board import Board
from wallboard.domain.heat import HeatRow
from wallboard.domain.prospect import Prospect
from wallboard.domain.service_level import LevelDefinition, Missing
from wallboard.domain.sla_policy import Goals
from wallboard.domain.standing import Key
from wallboard.domain.tally import Tally, tallied

Value = int | timedelta | Fraction


class Level(StrEnum):
    """How loud a figure is."""

    NORMAL = "normal"
    WARNING = "warning"
    ALARM = "alarm"


class Absence(StrEnum):
    """Why there is no value, which is never the same as 0."""

    NONE = "none"
    """There is nothing to measure, and that is known: nobody waits, so nobody waits longest."""
    NO_DATA = "no_data"
    """Nothing is known of it."""
    CANNOT = "cannot"
    """What is known does not let it be computed; the reason says why."""


class Reason(StrEnum):
    """Why a figure cannot be computed, or of what nothing is known."""

    NOTHING_OFFERED = Missing.NOTHING_OFFERED
    NOTHING_ANSWERED = Missing.NOTHING_ANSWERED
    ALL_LEFT_BEFORE_T = Missing.ALL_LEFT_BEFORE_T
    NOTHING_OPENED = "nothing was opened today"
    NOBODY_DEPLOYED = "nobody was put on an incident of today yet"
    DAY_UNKNOWN = "what happened since midnight is not known"
    NO_RULES = "no rules promise anything"
    UNREADABLE = "the incidents cannot be read"
    UNKNOWN_DEFINITION = "the goals name a formula that is not known here"
    NO_AGENTS = "no agents are known"


@dataclass(frozen=True, slots=True)
class Figure:
    """One count, span or share; `value` is None where `absence` says that there is none.

    `of` is what the value is a part of, where it is a part. `expected_late` is how many will be late, as
    far as a forecast says so; `untold` counts incidents that it should tell of and cannot.
    """

    key: str
    value: Value | None
    level: Level = Level.NORMAL
    of: int | None = None
    untold: int = 0
    absence: Absence | None = None
    reason: Reason | None = None
    expected_late: int | None = None


def figures(
    board: Board,
    now: datetime,
    rows: Sequence[HeatRow],
    prospect: Prospect | None = None,
    tally: Tally | None = None,
) -> tuple[Figure, ...]:
    """The strip from left to right; `rows` are the board's heat rows at the same instant, `tally` its tally.

    Open, unassigned (open without an agent), age of the oldest unassigned, promises that fall due within
    30 minutes, broken promises, the day's service level and median time to deploy, free agents of those here.
    """
    tally = tally or tallied(board, now)
    counts, oldest = tally.counts, next(iter(tally.lists.oldest), None)
    return (
        Figure("open", counts.open + len(board.unreadable_incidents())),
        Figure("unassigned", counts.unassigned + lost_and_alone(board)),
        _oldest_unassigned(board, now, oldest),
        promise_figure(board, "at_risk", counts.soon, prospect),
        promise_figure(board, "breached", counts.breached),
        service_level(board, now),
        median_deploy(board, now),
        free_of(board, sum([row.free for row in rows]), sum([row.present for row in rows])),
    )


def figures_later(
    told: Sequence[Figure], board: Board, now: datetime, prospect: Prospect | None, tally: Tally
) -> tuple[Figure, ...]:
    """The same board's figures at a later instant, up to which time alone counts nothing otherwise."""
    total, alone, _, soon, *rest = told
    oldest = _oldest_unassigned(board, now, next(iter(tally.lists.oldest), None))
    risk = soon if prospect is None else promise_figure(board, "at_risk", tally.counts.soon, prospect)
    return (total, alone, oldest, risk, *rest)


def open_count(board: Board) -> int:
    """Open incidents; those that cannot be read are open."""
    readable = sum(standing.count for standing in board.standings.values())
    return readable + len(board.unreadable_incidents())


def unassigned_count(board: Board) -> int:
    """Open incidents that no agent is on."""
    return sum(len(one.unassigned) for one in board.standings.values()) + lost_and_alone(board)


def lost_and_alone(board: Board) -> int:
    """Incidents that cannot be read and that no agent is on."""
    return sum(not board.has_agent(incident_id) for incident_id in board.unreadable_incidents())


def oldest_unassigned(board: Board, now: datetime) -> Figure:
    """For how long the oldest of those that no agent is on has been open."""
    firsts = [standing.unassigned[0] for standing in board.standings.values() if standing.unassigned]
    return _oldest_unassigned(board, now, min(firsts, default=None))


def _oldest_unassigned(board: Board, now: datetime, first: Key | None) -> Figure:
    key = "oldest_unassigned"
    if first is not None:
        return Figure(key, now - first[0])
    if lost_and_alone(board):
        return Figure(key, None, absence=Absence.CANNOT, reason=Reason.UNREADABLE)
    return Figure(key, None, absence=Absence.NONE)


def service_level(board: Board, now: datetime) -> Figure:
    """The share of today's incidents that were answered in time, by the definition of the goals."""
    key = "service_level"
    if (missing := _no_day(board, now, key)) is not None or board.today is None:
        return missing or Figure(key, None)
    today = board.today.as_of(now)
    answers = today.answers(now)
    definition = definition_of(today.span.goals)
    if definition is None:
        return Figure(key, None, absence=Absence.CANNOT, reason=Reason.UNKNOWN_DEFINITION)
    level = definition.of(answers)
    if level.share is not None:
        return Figure(key, level.share)
    reason = None if level.missing is None else Reason(level.missing)
    return Figure(key, None, absence=Absence.CANNOT, reason=reason)


def percent(share: Fraction) -> int:
    """A share in whole per cent, to the nearest; only all of it is 100, and only nothing of it is 0."""
    nearest = floor(share * 100 + Fraction(1, 2))
    if nearest >= 100 > share * 100:
        return 99
    return 1 if nearest <= 0 < share else nearest


def definition_of(goals: Goals) -> LevelDefinition | None:
    """The service level that the goals name by its code; None where they name none that is known."""
    return next((one for one in LevelDefinition if one == goals.definition), None)


def median_deploy(board: Board, now: datetime) -> Figure:
    """The middle of how long today's incidents waited until an agent was first put on them."""
    key = "median_deploy"
    if (missing := _no_day(board, now, key)) is not None or board.today is None:
        return missing or Figure(key, None)
    median = board.today.as_of(now).median_to_deploy(now)
    if median is None:
        return Figure(key, None, absence=Absence.CANNOT, reason=Reason.NOBODY_DEPLOYED)
    return Figure(key, median)


def free_of(board: Board, free: int, present: int) -> Figure:
    """Free agents of those who are here, on the whole floor."""
    if not board.agents:
        return Figure("free", None, absence=Absence.NO_DATA, reason=Reason.NO_AGENTS)
    return Figure("free", free, of=present)


def _no_day(board: Board, now: datetime, key: str) -> Figure | None:
    """The figure where nothing is known of today, or nothing was opened."""
    if board.today is None:
        return Figure(key, None, absence=Absence.NO_DATA, reason=Reason.DAY_UNKNOWN)
    if not board.today.as_of(now).has_opened(now):
        return Figure(key, None, absence=Absence.NO_DATA, reason=Reason.NOTHING_OPENED)
    return None


def promise_figure(board: Board, key: str, count: int, prospect: Prospect | None = None) -> Figure:
    """How many promises stand so; where no rules make any, there is nothing to count."""
    if not board.policy_versions:
        return Figure(key, None, absence=Absence.CANNOT, reason=Reason.NO_RULES)
    if prospect is None:
        return Figure(key, count)
    late = prospect.at_risk.count if prospect.has_history else None
    return Figure(key, count, untold=prospect.at_risk.untold, expected_late=late)
