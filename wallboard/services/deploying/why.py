"""Writes down why somebody was sent: the rationale beside the assignment, and its hash upon it."""

import hashlib
import json

from sqlalchemy import Connection, insert

from wallboard.domain.commands import Deploy
from wallboard.domain.rationale import Rationale
from wallboard.services.deploying.clocks import database_now
from wallboard.services.schema import tables


def proof_of(rationale: Rationale) -> str:
    """The hash that the log keeps with the assignment: of all that the rationale says."""
    told = [
        rationale.inputs_hash,
        rationale.candidates_text,
        rationale.recommended_id,
        rationale.agent_id,
        rationale.team_id,
        rationale.seen_id,
        rationale.reason_code,
        rationale.rules_number,
    ]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def write_rationale(
    connection: Connection, command: Deploy, rationale: Rationale, assignment_id: int
) -> None:
    """In the transaction of the assignment that it explains."""
    connection.execute(
        insert(tables.rationale).values(
            command_id=str(command.command_id),
            incident_id=command.incident_id,
            assignment_id=assignment_id,
            rules_number=rationale.rules_number,
            inputs=rationale.inputs_text,
            inputs_hash=rationale.inputs_hash,
            candidates=rationale.candidates_text,
            recommended_id=rationale.recommended_id,
            agent_id=rationale.agent_id,
            team_id=rationale.team_id,
            seen_id=rationale.seen_id,
            reason_code=rationale.reason_code,
            made_at=database_now(connection),
        )
    )
