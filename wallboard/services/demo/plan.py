"""Who works on the made-up floor: teams, agents, their skills and their pattern of work, from one seed."""

from dataclasses import dataclass
from random import Random

from wallboard.services.demo.catalogue import NEIGHBOURS, TEAMS, TeamKind
from wallboard.services.demo.names import made_up_names

FORGOTTEN_DAYS_AGO = 19
ENDS_SOON_DAYS = 3


@dataclass(frozen=True, slots=True)
class HeldSkill:
    """A skill of an agent; `expires_in_days` counts from the start of the floor's day, negative when past."""

    code: str
    expires_in_days: int | None


@dataclass(frozen=True, slots=True)
class PlannedAgent:
    """One made-up agent; `pattern` names when they work, see `rota`."""

    code: str
    name: str
    team: str
    capacity: int
    skills: tuple[HeldSkill, ...]
    pattern: str
    travels: bool

    def holds(self, skill: str) -> bool:
        return any(
            held.code == skill and (held.expires_in_days is None or held.expires_in_days > 0)
            for held in self.skills
        )


@dataclass(frozen=True, slots=True)
class FloorPlan:
    """The people of the floor that a seed makes."""

    seed: int
    agents: tuple[PlannedAgent, ...]

    def of_code(self) -> dict[str, PlannedAgent]:
        return {agent.code: agent for agent in self.agents}


def plan_floor(seed: int) -> FloorPlan:
    """The same people for the same seed."""
    random = Random(f"{seed}/people")
    names = iter(made_up_names(random, sum(team.people for team in TEAMS)))
    agents = tuple(_agent(random, team, place, next(names)) for team in TEAMS for place in range(team.people))
    return FloorPlan(seed, agents)


def _agent(random: Random, team: TeamKind, place: int, name: str) -> PlannedAgent:
    return PlannedAgent(
        code=f"{team.code}-{place + 1}",
        name=name,
        team=team.code,
        capacity=random.choices((8, 10, 12), (0.15, 0.7, 0.15))[0],
        skills=_skills(random, team, place),
        pattern=_pattern(random, place),
        travels=team.travels,
    )


def _skills(random: Random, team: TeamKind, place: int) -> tuple[HeldSkill, ...]:
    """The first two of a team hold all it needs, so that no kind of incident waits for ever."""
    held = [HeldSkill(team.core_skill, None)]
    for skill in team.special_skills:
        if place < 2 or random.random() < 0.55:
            held.append(HeldSkill(skill, _expiry(random, place)))
    if random.random() < 0.45:
        held.append(HeldSkill(random.choice(NEIGHBOURS[team.code]), _expiry(random, place)))
    return tuple(held)


def _expiry(random: Random, place: int) -> int | None:
    chance = random.random()
    if place >= 2 and chance < 0.12:
        return -FORGOTTEN_DAYS_AGO
    if chance > 0.94:
        return ENDS_SOON_DAYS
    return None if chance < 0.6 else random.randint(60, 400)


def _pattern(random: Random, place: int) -> str:
    """Every team has somebody by day and somebody late."""
    if place < 2:
        return ("day", "late")[place]
    return random.choices(("early", "day", "late", "night"), (0.14, 0.46, 0.32, 0.08))[0]
