"""Everybody who is here, team by team: what each does and until when, what they hold and what they can do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from wallboard.domain.board import Board
from wallboard.domain.lanes import AgentKind, AgentStatus, Lane
from wallboard.domain.outlook import Outlook, outlook
from wallboard.domain.severity import Severity

SKILL_ENDS_SOON = timedelta(days=30)
"""A skill that expires within this time is marked."""
ORDER_HOLDS = timedelta(seconds=10)
"""Teams change places only after the new order has held for this long."""


class SkillState(Enum):
    """Whether somebody still holds a skill."""

    HELD = "held"
    ENDS_SOON = "ends soon"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class SkillHeld:
    """A skill by its name; what has expired is no longer held, and said."""

    name: str
    expires_at: datetime | None

    def state(self, now: datetime) -> SkillState:
        if self.expires_at is None or self.expires_at > now + SKILL_ENDS_SOON:
            return SkillState.HELD
        return SkillState.EXPIRED if self.expires_at <= now else SkillState.ENDS_SOON


@dataclass(frozen=True, slots=True)
class Holding:
    """An open incident that somebody is on."""

    incident_id: int
    severity: Severity
    reference: str
    nature: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is here; `held` begins with the worst, `break_reason` is a code.

    `shift_ends_at` is when the shift that runs now ends, None where none is planned.
    """

    status: AgentStatus
    held: tuple[Holding, ...]
    skills: tuple[SkillHeld, ...]
    break_reason: str | None
    shift_ends_at: datetime | None

    @property
    def agent_id(self) -> int:
        return self.status.agent_id


@dataclass(frozen=True, slots=True)
class TeamPeople:
    """One team's people who are here, free first; `covered`: somebody free could take a severity 1."""

    team_id: int
    name: str
    lane: Lane
    people: tuple[Person, ...]
    covered: bool

    def count(self, kind: AgentKind) -> int:
        return sum(person.status.kind is kind for person in self.people)

    @property
    def worst(self) -> Severity | None:
        """The worst that anybody of them holds."""
        return min((one.status.worst for one in self.people if one.status.worst is not None), default=None)


@dataclass(frozen=True, slots=True)
class Roster:
    """Every team in the order of heat, as of `at`.

    `restless_since` is since when another order is asked for than the one shown.
    """

    board: Board
    at: datetime
    teams: tuple[TeamPeople, ...]
    view: Outlook
    restless_since: datetime | None = None
    by_agent: Mapping[int, Person] = field(default_factory=dict, compare=False, repr=False)

    @property
    def present(self) -> int:
        return sum(len(team.people) for team in self.teams)

    def count(self, kind: AgentKind) -> int:
        return sum(team.count(kind) for team in self.teams)

    @property
    def spare(self) -> int:
        return sum(team.lane.spare for team in self.teams)


def roster(
    board: Board,
    now: datetime,
    before: Roster | None = None,
    *,
    hold: bool = False,
    view: Outlook | None = None,
) -> Roster:
    """The people of a board; with `hold`, as during a drag, teams keep their places.

    A team is looked at anew only when something of its people is another object than `before`. `view` is an
    earlier look at the teams to go on from, where there is a later one than that of `before`.
    """
    view = outlook(board, now, view or (before.view if before else None))
    known = {team.team_id: team for team in before.teams} if before else {}
    is_same = before is not None and _shares_names(board, before.board)
    weight = board.weight(Severity.CRITICAL)
    teams = {}
    for row in view.rows:
        lane = view.lanes.get(row.team_id)
        if row.team_id is None or lane is None:
            continue
        old = known.get(row.team_id)
        if is_same and old is not None and old.name == row.name and _is_told(board, before, old, lane):
            teams[row.team_id] = old
        else:
            people = tuple(_person(board, status, now) for status in lane.people)
            teams[row.team_id] = TeamPeople(row.team_id, row.name, lane, people, lane.covers(weight))
    order, restless_since = _settled(tuple(teams), now, before, hold=hold)
    listed = tuple(teams[team_id] for team_id in order)
    by_agent = {person.agent_id: person for team in listed for person in team.people}
    return Roster(board, now, listed, view, restless_since, by_agent)


def _is_told(board: Board, before: Roster | None, team: TeamPeople, lane: Lane) -> bool:
    """Whether a team's cards say what there is to say; what somebody holds may be told otherwise by now."""
    if before is None or team.lane is not lane:
        return False
    held = (number for status in lane.people for number in status.incident_ids)
    return all(board.incidents.get(number) is before.board.incidents.get(number) for number in held)


def _shares_names(board: Board, before: Board) -> bool:
    """Whether what cards say beyond their lane is the same."""
    names = ("skills_of_agent", "skills", "natures", "weights", "shifts_of_agent")
    return all(getattr(board, name) is getattr(before, name) for name in names)


def _person(board: Board, status: AgentStatus, now: datetime) -> Person:
    presence = board.presences.get(status.agent_id)
    on_break = status.kind is AgentKind.ON_BREAK
    held = sorted(
        (board.incidents[number] for number in status.incident_ids if number in board.incidents),
        key=lambda incident: (incident.severity, incident.opened_at, incident.id),
    )
    ends = [
        shift.ends_at
        for shift in board.shifts_of_agent.get(status.agent_id, ())
        if shift.starts_at <= now < shift.ends_at
    ]
    return Person(
        status=status,
        held=tuple(
            Holding(one.id, one.severity, one.reference, board.nature_name(one.nature_id)) for one in held
        ),
        skills=_skills(board, status.agent_id),
        break_reason=presence.reason if presence and on_break else None,
        shift_ends_at=max(ends, default=None),
    )


def _skills(board: Board, agent_id: int) -> tuple[SkillHeld, ...]:
    """By name; of two of one name the one that lasts longer."""
    latest: dict[str, datetime | None] = {}
    for one in board.skills_of_agent.get(agent_id, ()):
        skill = board.skills.get(one.skill_id)
        name = skill.name if skill else f"#{one.skill_id}"
        if name not in latest:
            latest[name] = one.expires_at
            continue
        known = latest[name]
        if known is not None and (one.expires_at is None or one.expires_at > known):
            latest[name] = one.expires_at
    return tuple(SkillHeld(name, latest[name]) for name in sorted(latest))


def _settled(
    asked: Sequence[int], now: datetime, before: Roster | None, *, hold: bool
) -> tuple[tuple[int, ...], datetime | None]:
    """The order to show, and since when that is not the one asked for."""
    shown = tuple(team.team_id for team in before.teams) if before else ()
    if before is None or shown == tuple(asked) or set(shown) != set(asked):
        return tuple(asked), None
    since = before.restless_since or now
    if now - since >= ORDER_HOLDS and not hold:
        return tuple(asked), None
    return shown, since
