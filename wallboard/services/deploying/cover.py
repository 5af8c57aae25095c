"""Whether somebody may leave their team, by the rules in force and by the tables."""

from sqlalchemy import Connection

from wallboard.domain.cover import Leaving, is_justified, leaving_objections
from wallboard.domain.objection import Level
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.deploying.deploy_scene import staff_now
from wallboard.services.deploying.people import agent_words
from wallboard.services.deploying.reasons import SAY_WHY
from wallboard.services.deploying.refusal import CommandRefused


def check_cover(connection: Connection, command: Leaving) -> None:
    """Whether the team that somebody leaves keeps what the rules want it to keep.

    Raises:
        CommandRefused: it does not and must, or should and nobody said why all the same.
    """
    now = floor_now(connection)
    for one in leaving_objections(staff_now(connection, now), command, now):
        told = f"{agent_words(connection, command.agent_id)}: {_lowered(one.sentence)}."
        if one.level is Level.BLOCK:
            raise CommandRefused(f"{told} Send somebody else, or bring somebody there first.")
        if not is_justified(command):
            raise CommandRefused(f"{told} {SAY_WHY}")


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
