"""A small floor drawn at random, on which every rule of deploying has something to say."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from sqlalchemy import Connection, insert

from tests.services.small_floor import new_id
from wallboard.domain.deploy_rules import FIXED, STANDARD, Rule
from wallboard.domain.deploy_rules_document import text_of
from wallboard.domain.objection import Level
from wallboard.services.database import Database
from wallboard.services.schema import tables

OFFSETS = (-300, -41, -3, 4, 16, 33, 130)
"""Minutes from now; none so near to what any rule counts that a slow test could pass it by."""
TEAMS, AGENTS, INCIDENTS = 3, 6, 4


def lay_random_floor(database: Database, chance: Random) -> None:
    """People and incidents with everything that rules look at, and some already on something."""
    with database.writing() as c:
        _lay_rules(c, chance)
        teams = [
            new_id(c, tables.team, code=f"t{n}", name=f"Team {n}", is_closed=int(chance.random() < 0.15))
            for n in range(TEAMS)
        ]
        skill = new_id(c, tables.skill, code="s", name="Skill")
        natures = [new_id(c, tables.nature, code=f"n{n}", name=f"Nature {n}") for n in range(2)]
        c.execute(insert(tables.nature_skill).values(nature_id=natures[0], skill_id=skill))
        agents = [_lay_agent(c, chance, number, teams, skill) for number in range(AGENTS)]
        incidents = [
            new_id(
                c,
                tables.incident,
                source="crm",
                reference=f"R{number}",
                nature_id=chance.choice(natures),
                severity=chance.randint(1, 4),
                team_id=chance.choice((*teams, None)),
                language=chance.choice((None, "de", "tr")),
                site=chance.choice((None, "north")),
                customer=chance.choice((None, "c1")),
            )
            for number in range(INCIDENTS)
        ]
        _lay_work(c, chance, agents, teams, incidents)


def _lay_rules(c: Connection, chance: Random) -> None:
    """Sometimes rules of the floor's own, each as hard as chance has it."""
    if chance.random() < 0.6:
        free = [rule for rule in Rule if rule not in FIXED and rule is not Rule.BOARD_STALE]
        levels = dict(STANDARD.levels) | {
            rule: chance.choice(tuple(Level)) for rule in chance.sample(free, 5)
        }
        c.execute(insert(tables.deploy_version).values(document=text_of(replace(STANDARD, levels=levels))))


def _lay_agent(c: Connection, chance: Random, number: int, teams: list[int], skill: int) -> int:
    now = datetime.now(UTC)
    agent = new_id(
        c,
        tables.agent,
        code=f"a{number}",
        team_id=chance.choice(teams),
        capacity=chance.choice((2, 6, 10, 16)),
        accepts=chance.choice(("automatically", "automatically", "by_hand")),
        languages=chance.choice((None, "de", "de tr")),
        site=chance.choice((None, "north", "south")),
    )
    state = chance.choice(("on_shift", "on_shift", "on_shift", "on_break", "off", None))
    if state is not None:
        until = chance.choice((None, None, *OFFSETS)) if state != "off" else None
        c.execute(
            insert(tables.presence).values(
                agent_id=agent,
                state=state,
                reason="lunch" if state == "on_break" else None,
                since_at=now - timedelta(minutes=50),
                until_at=None if until is None else now + timedelta(minutes=until),
            )
        )
    if chance.random() < 0.8:
        expires = chance.choice((None, None, *OFFSETS))
        c.execute(
            insert(tables.agent_skill).values(
                agent_id=agent,
                skill_id=skill,
                expires_at=None if expires is None else now + timedelta(minutes=expires),
            )
        )
    if chance.random() < 0.5:
        starts_at = now + timedelta(minutes=chance.choice(OFFSETS))
        hours = timedelta(minutes=chance.choice((37, 200, 480)))
        new_id(c, tables.shift, agent_id=agent, starts_at=starts_at, ends_at=starts_at + hours)
    return agent


def _lay_work(
    c: Connection, chance: Random, agents: list[int], teams: list[int], incidents: list[int]
) -> None:
    """Who is on what, was on it, is kept for it or asked; as other programs write it, over capacity too."""
    for incident_id in incidents:
        for agent_id in chance.sample(agents, chance.randint(0, 2)):
            values = {"incident_id": incident_id, "agent_id": agent_id}
            key = new_id(
                c, tables.assignment, **values, state=chance.choice(("working", "reserved", "offered"))
            )
            if chance.random() < 0.3:
                table = tables.assignment
                c.execute(table.update().where(table.c.id == key).values(state="released"))
        if chance.random() < 0.3:
            team_id = chance.choice(teams)
            new_id(c, tables.assignment, incident_id=incident_id, team_id=team_id, state="offered")
