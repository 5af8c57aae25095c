"""What a board says before a drop and what the transaction says at the drop are the same rules."""

from uuid import uuid4

from tests.engine.conftest import SEED
from tests.engine.floor_tables import is_taken
from wallboard.domain.commands import Deploy
from wallboard.domain.deploy import Level, objections, verdict
from wallboard.engine.demo_floor import open_floor
from wallboard.services.database import Database
from wallboard.services.reading import BoardReader


def test_that_no_drop_that_a_board_blocks_is_taken_and_none_that_it_lets_pass_is_refused(
    lived: Database,
) -> None:
    open_floor(lived, seed=SEED)
    board = BoardReader(lived).whole()
    incidents = [board.incidents[key] for key in sorted(board.incidents)][::9]
    answers = set()

    for incident in incidents:
        for agent_id in sorted(board.agents)[::3]:
            command = Deploy(
                uuid4(), incident.id, incident.version, agent_id=agent_id, reason_code="asked_for"
            )
            raised = objections(board, command, board.floor_at)
            is_blocked = verdict(raised) is Level.BLOCK
            words = f"{board.agent_name(agent_id)} on {incident.reference}: {raised}"
            assert is_taken(lived, command) is not is_blocked, words
            answers.add(is_blocked)

    assert answers == {True, False}
