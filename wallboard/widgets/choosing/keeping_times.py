"""For when somebody can be kept, as rows to pick from: each time says whether they could go then."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.deploy_checks import agent_objections, team_objections
from wallboard.domain.deploy_facts import Keeping
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.objection import Level
from wallboard.models.pick import Pick
from wallboard.models.spoken import spoken
from wallboard.widgets.choosing.times import next_shift, times_from
from wallboard.widgets.hand_state import Target


def keeping_pick(board: Board, now: datetime, incident_id: int, target: Target, who: str) -> Pick:
    """A few spans from now, the next shift of who is not here, none at all, or a time that is typed."""
    starts_at = next_shift(board, target.agent_id, now)
    more = [] if starts_at is None else [(_tr("When the shift begins"), starts_at)]
    return times_from(
        _tr("Reserve {who} for when?").format(who=who),
        now,
        without=_tr("Until it is sent"),
        more=more,
        refuses=partial(refusal_then, board, now, incident_id, target),
    )


def refusal_then(board: Board, now: datetime, incident_id: int, target: Target, at: datetime) -> str:
    """Why somebody could not be kept for an instant; empty where they could."""
    inputs = inputs_of(board, incident_id, now, keeping=Keeping(at))
    if inputs is None:
        return ""
    if target.agent_id is not None:
        raised = agent_objections(inputs, target.agent_id)
    else:
        raised = team_objections(inputs, target.team_id or 0)
    return next((spoken(one.sentence) for one in raised if one.level is Level.BLOCK), "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Choosing", text)
