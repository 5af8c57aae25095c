"""What a choice needs beside being possible: a reason where it is doubtful, or not what was recommended."""

from sqlalchemy import Connection

from wallboard.domain.commands import Deploy
from wallboard.domain.deploy_checks import team_objections
from wallboard.domain.deploy_facts import Inputs
from wallboard.domain.deploy_rules import Purpose, Rule
from wallboard.domain.objection import Level
from wallboard.domain.ranking import Ranking
from wallboard.services.deploying.checks import led_already
from wallboard.services.deploying.codes import check_code
from wallboard.services.deploying.refusal import CommandRefused

SAY_WHY = "Say why, with a reason of the short list or in your own words, and do it again."


def check_reason(
    connection: Connection,
    command: Deploy,
    inputs: Inputs,
    ranking: Ranking,
    *,
    who: str,
    recommended: str | None,
) -> None:
    """Whether the choice of `who` stands as it is, or with the reason that is given.

    Raises:
        CommandRefused: a reason is missing, or is a code that the short list does not have.
    """
    check_code(connection, command.reason_code, Purpose.DEPLOY)
    if command.reason_code is not None or (command.reason or "").strip():
        return
    doubt = _doubt(connection, command, inputs, ranking)
    if doubt is not None:
        raise CommandRefused(f"{who}: {doubt}. {SAY_WHY}")
    if command.agent_id is not None and ranking.asks_reason(command.agent_id, command.recommended_id):
        instead = f"{recommended} is recommended, not {who}" if recommended else f"{who} is not recommended"
        raise CommandRefused(f"{instead}. {SAY_WHY}")


def _doubt(connection: Connection, command: Deploy, inputs: Inputs, ranking: Ranking) -> str | None:
    """The first warning, as it is said of an agent or a team."""
    if command.team_id is not None:
        raised = team_objections(inputs, command.team_id)
    else:
        candidate = ranking.by_agent.get(command.agent_id or 0)
        raised = candidate.raised if candidate else ()
    first = next((one for one in raised if one.level is Level.WARN), None)
    if first is None:
        return None
    return led_already(connection, inputs) if first.code == Rule.LED_ALREADY else str(first.sentence)
