"""Staff against need: how many people each half hour ahead takes, and how many are planned to be there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from wallboard.domain.arrivals import HALF_HOUR, ArrivalsProfile, half_hour_of
from wallboard.domain.board import Board
from wallboard.domain.handling import MIN_SAMPLES, HandlingTimes
from wallboard.domain.lanes import AgentKind, agent_status
from wallboard.domain.sla_policy import Goals
from wallboard.domain.staff import Agent
from wallboard.domain.staffing import agents_needed

MIN_WEEKS = 2
MIN_ARRIVALS = 20


class Lacking(StrEnum):
    """Why no need can be told."""

    WEEKS = "weeks"
    ARRIVALS = "arrivals"
    HANDLING = "handling"


@dataclass(frozen=True, slots=True)
class HalfHour:
    """One half hour of the floor: what it is expected to bring, whom it takes and who is there.

    `have` counts people on the roster, on a break or not, as `need` does by its shrinkage: in the half hour
    that runs those who are here now (`on_break` of them on a break), later those with a shift over at
    least half of it. `assumed` of them have no shift at all on this board, and are taken to stay if here now.
    """

    starts_at: datetime
    expected_arrivals: float
    need: int | None
    have: int
    short: int | None
    on_break: int
    assumed: int


@dataclass(frozen=True, slots=True)
class StaffNeed:
    """The half hours from the one that runs on, and what their need is reckoned from.

    `lacking` says why there is no need; the people are told all the same.
    """

    half_hours: tuple[HalfHour, ...]
    weeks: int
    arrivals: int
    samples: int
    mean_handling: timedelta | None
    lacking: Lacking | None


def staff_need(
    board: Board,
    profile: ArrivalsProfile,
    handling: HandlingTimes,
    goals: Goals,
    now: datetime,
    *,
    count: int = 16,
    team_id: int | None = None,
) -> StaffNeed:
    """Need by Erlang C, or A where the goals tell a patience; of one team, or of the floor as one queue.

    Each half hour is reckoned by itself, as if its arrivals went on for ever, and each agent as having one
    incident in hand at a time. `profile` and `handling` must be of the same team, or of the floor.

    Raises:
        ValueError: the goals make no sense, in words.
    """
    lacking = _lacking(profile, handling)
    agents = tuple(board.agents.values()) if team_id is None else board.agents_of_team.get(team_id, ())
    first = half_hour_of(now, profile.zone)
    half_hours = []
    for place in range(count):
        starts_at = first + place * HALF_HOUR
        expected = profile.expected(starts_at)
        need = None if lacking else _need(expected, handling, goals)
        people = _here(board, agents, now) if not place else _planned(board, agents, starts_at, now)
        short = None if need is None else max(0, need - people.have)
        half_hours.append(
            HalfHour(starts_at, expected, need, people.have, short, people.on_break, people.assumed)
        )
    return StaffNeed(
        tuple(half_hours), profile.weeks, profile.arrivals, handling.overall.samples, handling.mean, lacking
    )


def words_of(need: StaffNeed) -> str | None:
    """Why there is no need to tell, in words; None where there is one."""
    match need.lacking:
        case Lacking.WEEKS:
            return f"too little history: {need.weeks} of {MIN_WEEKS} weeks needed"
        case Lacking.ARRIVALS:
            return f"too little history: {need.arrivals} of {MIN_ARRIVALS} incidents needed"
        case Lacking.HANDLING:
            return f"too little history: {need.samples} of {MIN_SAMPLES} handled incidents needed"
        case None:
            return None


def _lacking(profile: ArrivalsProfile, handling: HandlingTimes) -> Lacking | None:
    if profile.weeks < MIN_WEEKS:
        return Lacking.WEEKS
    if profile.arrivals < MIN_ARRIVALS:
        return Lacking.ARRIVALS
    return None if handling.mean else Lacking.HANDLING


def _need(expected: float, handling: HandlingTimes, goals: Goals) -> int | None:
    if not handling.mean:
        return None
    return agents_needed(
        expected,
        HALF_HOUR.total_seconds(),
        handling.mean.total_seconds(),
        target_s=goals.within_s,
        service_level=goals.service_level,
        max_occupancy=goals.max_occupancy,
        shrinkage=goals.shrinkage,
        patience_s=goals.patience_s,
    )


@dataclass(frozen=True, slots=True)
class _People:
    have: int
    on_break: int
    assumed: int


def _here(board: Board, agents: tuple[Agent, ...], now: datetime) -> _People:
    kinds = {agent.id: agent_status(board, agent.id, now).kind for agent in agents}
    here = [agent_id for agent_id, kind in kinds.items() if kind is not AgentKind.OFF]
    on_break = sum(kind is AgentKind.ON_BREAK for kind in kinds.values())
    return _People(len(here), on_break, sum(not board.shifts_of_agent.get(one) for one in here))


def _planned(board: Board, agents: tuple[Agent, ...], starts_at: datetime, now: datetime) -> _People:
    unplanned = tuple(agent for agent in agents if not board.shifts_of_agent.get(agent.id))
    assumed = _here(board, unplanned, now).have
    planned = sum(sum(_overlaps(board, agent, starts_at), timedelta()) >= HALF_HOUR / 2 for agent in agents)
    return _People(planned + assumed, 0, assumed)


def _overlaps(board: Board, agent: Agent, starts_at: datetime) -> Iterator[timedelta]:
    for shift in board.shifts_of_agent.get(agent.id, ()):
        overlap = min(shift.ends_at, starts_at + HALF_HOUR) - max(shift.starts_at, starts_at)
        yield max(timedelta(), overlap)
