"""The floor of the storm: few people for many incidents, so that hands meet, and a feed that goes on."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from random import Random

from sqlalchemy import Connection, func, insert, select

from tests.services.small_floor import new_id
from wallboard.domain.deploy_rules import STANDARD
from wallboard.domain.deploy_rules_document import text_of
from wallboard.domain.severity import SEVERITIES
from wallboard.services.database import Database
from wallboard.services.deploying.scene import OPEN_WORDS
from wallboard.services.schema import tables

TEAMS, NATURES = 5, 6
ACCEPT_WITHIN = timedelta(seconds=10)
"""How long an offer waits for an answer: the shortest that the rules take."""
OFFERED_FOR = timedelta(seconds=1)
"""How long the feed's own offers wait, so that some come back while even a short storm lasts."""


def lay_storm_floor(database: Database, agents: int) -> None:
    """Teams, people of whom a third answers offers by hand, skills, and rules with quick offers."""
    now, chance = datetime.now(UTC), Random(5)
    document = text_of(replace(STANDARD, accept_within=dict.fromkeys(SEVERITIES, ACCEPT_WITHIN)))
    with database.writing() as c:
        c.execute(insert(tables.deploy_version).values(document=document))
        teams = [new_id(c, tables.team, code=f"t{n}", name=f"Team {n}") for n in range(TEAMS)]
        skills = [new_id(c, tables.skill, code=f"s{n}", name=f"Skill {n}") for n in range(2)]
        natures = [new_id(c, tables.nature, code=f"n{n}", name=f"Nature {n}") for n in range(NATURES)]
        for nature, skill in zip(natures, skills, strict=False):
            c.execute(insert(tables.nature_skill).values(nature_id=nature, skill_id=skill))
        for number in range(agents):
            agent = new_id(
                c,
                tables.agent,
                code=f"a{number}",
                team_id=teams[number % TEAMS],
                capacity=chance.randint(6, 14),
                accepts="automatically" if number % 3 else "by_hand",
            )
            c.execute(insert(tables.agent_name).values(agent_id=agent, name=f"Agent {number}"))
            since_at = now - timedelta(minutes=30)
            c.execute(insert(tables.presence).values(agent_id=agent, state="on_shift", since_at=since_at))
            for skill in skills:
                if chance.random() < 0.7:
                    c.execute(insert(tables.agent_skill).values(agent_id=agent, skill_id=skill))


class Feed:
    """Writes new incidents as a telephone system would, knowing nothing of commands."""

    def __init__(self, database: Database, open_wanted: int) -> None:
        self._database = database
        self._wanted = open_wanted
        self._numbers = count(1)
        self._chance = Random(9)

    def fill(self) -> None:
        """Brings the floor back to as many open incidents as are wanted.

        Raises:
            DatabaseUnavailable: the database cannot answer now.
        """
        incident = tables.incident
        with self._database.reading() as c:
            natures = list(c.scalars(select(tables.nature.c.id)))
            teams = list(c.scalars(select(tables.team.c.id)))
            there = c.scalar(select(func.count()).where(incident.c.state.in_(OPEN_WORDS))) or 0
        if there >= self._wanted:
            return
        with self._database.writing() as c:
            for number in islice(self._numbers, self._wanted - there):
                incident_id = new_id(
                    c,
                    incident,
                    source="feed",
                    reference=f"S{number}",
                    nature_id=self._chance.choice(natures),
                    severity=self._chance.choices((1, 2, 3, 4), (1, 3, 8, 8))[0],
                    team_id=self._chance.choice((*teams, None)),
                    customer=f"c{self._chance.randrange(20)}",
                )
                if self._chance.random() < 0.2:
                    self._offer(c, incident_id, self._chance.choice(teams))

    @staticmethod
    def _offer(connection: Connection, incident_id: int, team_id: int) -> None:
        """As a queue that offers what comes in to a team at once."""
        connection.execute(
            insert(tables.assignment).values(
                incident_id=incident_id,
                team_id=team_id,
                state="offered",
                respond_by_at=datetime.now(UTC) + OFFERED_FOR,
            )
        )
