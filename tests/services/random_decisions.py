"""A random run of deployments on one floor: `python -m tests.services.random_decisions` for thousands."""

import argparse
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update

from tests.services.small_floor import new_id, rows
from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.board import Board
from wallboard.domain.commands import Deploy, OutcomeKind, Release, SingleCommand, TakeBack
from wallboard.domain.deploy_facts import Keeping
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.deploy_rules import STANDARD, Part, Rule
from wallboard.domain.deploy_rules_document import text_of
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.domain.objection import Level
from wallboard.domain.ranking import rank
from wallboard.services.database import Database, open_database
from wallboard.services.rationales import rationales_of
from wallboard.services.reading import BoardReader
from wallboard.services.schema import tables
from wallboard.services.upgrade import Kind, init
from wallboard.services.writing import execute

TEAMS, AGENTS, OPEN = 4, 24, 12
LANGUAGES, SITES, CUSTOMERS = ("de", "en", "tr"), ("north", "south"), ("c-1", "c-2", "c-3")
_SOFT = (Rule.LANGUAGE, Rule.SITE, Rule.LEAVES_NO_COVER, Rule.OFF_SHIFT, Rule.ON_BREAK)


@dataclass(frozen=True, slots=True)
class Run:
    """What was done: the ids of the deployments, and how often something was refused."""

    deploys: tuple[UUID, ...]
    refused: int


def lay(database: Database, chance: Random) -> None:
    """Teams, skills that expire, shifts, languages, sites, breaks, and the first incidents."""
    now = datetime.now(UTC)
    with database.writing() as c:
        skills = [new_id(c, tables.skill, code=f"s{n}", name=f"Skill {n}") for n in range(3)]
        natures = [new_id(c, tables.nature, code=f"n{n}", name=f"Nature {n}") for n in range(4)]
        for nature in natures[1:]:
            new_id(c, tables.nature_skill, nature_id=nature, skill_id=chance.choice(skills))
        teams = [new_id(c, tables.team, code=f"t{n}", name=f"Team {n}") for n in range(TEAMS)]
        for number in range(AGENTS):
            spoken = {"languages": " ".join(chance.sample(LANGUAGES, 2)), "site": chance.choice(SITES)}
            accepts = chance.choice(("automatically", "automatically", "by_hand"))
            agent = new_id(
                c, tables.agent, code=f"a{number}", team_id=chance.choice(teams),
                capacity=chance.choice((8, 16, 24)), accepts=accepts, **spoken,
            )  # fmt: skip
            for skill in chance.sample(skills, 2):
                until = chance.choice((None, now + timedelta(days=9), now - timedelta(days=1)))
                new_id(c, tables.agent_skill, agent_id=agent, skill_id=skill, expires_at=until)
            _presence(c, agent, chance, now)
            begins = now - timedelta(hours=chance.randrange(1, 8))
            new_id(c, tables.shift, agent_id=agent, starts_at=begins, ends_at=begins + timedelta(hours=8))
    for number in range(OPEN):
        _open(database, chance, number)


def _presence(connection: Any, agent: int, chance: Random, now: datetime) -> None:
    state = chance.choice(("on_shift",) * 6 + ("on_break", "off"))
    since = now - timedelta(minutes=chance.randrange(1, 90))
    connection.execute(insert(tables.presence).values(agent_id=agent, since_at=since, **_state(state)))


def _state(state: str) -> dict[str, str | None]:
    return {"state": state, "reason": "lunch" if state == "on_break" else None}


def _open(database: Database, chance: Random, number: int) -> None:
    with database.writing() as c:
        new_id(
            c, tables.incident, source="crm", reference=f"r{number}",
            nature_id=chance.randrange(4) + 1, severity=chance.randrange(4) + 1, urgency=2,
            team_id=chance.choice((None, *range(1, TEAMS + 1))),
            language=chance.choice((None, *LANGUAGES)), site=chance.choice((None, *SITES)),
            customer=chance.choice((None, *CUSTOMERS)),
        )  # fmt: skip


def run(database: Database, steps: int, seed: int) -> Run:
    """So many commands, drawn at random, while incidents come, people go and the rules change."""
    chance, opened = Random(seed), OPEN
    lay(database, chance)
    done, refused = list[UUID](), 0
    for step in range(steps):
        if step % 40 == 20:
            _publish(database, chance)
        if chance.random() < 0.15:
            _turn(database, chance)
        board = BoardReader(database).whole()
        if len(board.incidents) < OPEN:
            _open(database, chance, opened)
            opened += 1
            continue
        command = _command(board, chance, done)
        outcome = execute(database, command)
        if outcome.kind is not OutcomeKind.DONE:
            refused += 1
        elif isinstance(command, Deploy):
            done.append(command.command_id)
    return Run(tuple(done), refused)


def _uuid(chance: Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


def _command(board: Board, chance: Random, done: list[UUID]) -> SingleCommand:
    incident = board.incidents[chance.choice(sorted(board.incidents))]
    key, kind = _uuid(chance), chance.random()
    if kind < 0.15:
        return Release(key, incident.id, incident.version)
    if kind < 0.25:
        return ChangeLife(key, incident.id, incident.version, LifeAct.RESOLVE, "fixed")
    if kind < 0.32 and done:
        return TakeBack(key, chance.choice(done[-4:]), "random")
    if kind < 0.42:
        team_id = chance.choice(sorted(board.teams))
        return Deploy(key, incident.id, incident.version, team_id=team_id, reason_code="training")
    return _to_agent(board, chance, incident.id, key)


def _to_agent(board: Board, chance: Random, incident_id: int, key: UUID) -> Deploy:
    """Most often somebody who can go; whether they are the best is left to chance."""
    role = chance.choice(tuple(AssignmentRole))
    is_reserved = chance.random() < 0.15
    for_at = board.floor_at + timedelta(hours=1) if is_reserved and chance.random() < 0.7 else None
    keeping = Keeping(for_at) if is_reserved else None
    inputs = inputs_of(board, incident_id, board.floor_at, role, keeping)
    assert inputs is not None
    ranking = rank(inputs)
    able = [one.agent_id for one in ranking.candidates if one.level is not Level.BLOCK]
    among = able if able and chance.random() < 0.9 else sorted(board.agents)
    return Deploy(
        key, incident_id, board.incidents[incident_id].version, agent_id=chance.choice(among), role=role,
        reason_code=chance.choice((None, "training", "asked_for")), recommended_id=ranking.recommended_id,
        is_reserved=is_reserved,
        reserved_for_at=for_at,
    )  # fmt: skip


def _publish(database: Database, chance: Random) -> None:
    """Other rules: harder and softer ones, other weights."""
    levels = {**STANDARD.levels, **{rule: chance.choice(tuple(Level)) for rule in _SOFT}}
    weights = {part: chance.randrange(0, 40) for part in Part}
    document = text_of(replace(STANDARD, levels=levels, weights=weights))
    with database.writing() as c:
        c.execute(insert(tables.deploy_version).values(document=document))


def _turn(database: Database, chance: Random) -> None:
    """Somebody goes on a break, or comes back."""
    agent = chance.randrange(AGENTS) + 1
    state = chance.choice(("on_shift", "on_break", "off"))
    with database.writing() as c:
        c.execute(update(tables.presence).where(tables.presence.c.agent_id == agent).values(**_state(state)))


def wrongs(database: Database, made: Run) -> list[str]:
    """What is wrong with the record of why: every deployment has one, and each gives its ranking again."""
    with database.reading() as c:
        kept = Counter(c.scalars(select(tables.rationale.c.command_id)))
    found = [f"{key} has {kept[str(key)]} rationales" for key in made.deploys if kept[str(key)] != 1]
    if kept.total() != len(made.deploys):
        found.append(f"{kept.total()} rationales of {len(made.deploys)} deployments")
    for incident in rows(database, tables.incident):
        for one in rationales_of(database, incident.id):
            if one.differs is not None:
                found.append(f"{one.command_id}: {one.differs}")
            if not one.is_proved:
                found.append(f"{one.command_id}: not what the log holds the hash of")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.services.random_decisions", description=__doc__)
    parser.add_argument("--commands", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "run.sqlite")
        init(url, Kind.TRAINING)
        database = open_database(url, program="random decisions")
        made = run(database, args.commands, args.seed)
        found = wrongs(database, made)
        database.dispose()
    told = f"{len(made.deploys)} deployments, {made.refused} commands refused, {len(found)} rationales wrong"
    sys.stdout.write("\n".join([told, *found[:20], ""]))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
