"""Commands that are sent only where the board knows nothing against them."""

from datetime import datetime

from wallboard.domain.commands import Command
from wallboard.domain.deploy import objections
from wallboard.domain.objection import Level
from wallboard.live.shown import Shown
from wallboard.models.spoken import spoken
from wallboard.widgets.notices import Notices


def submit_checked(store: Shown, notices: Notices, command: Command, now: datetime) -> bool:
    """Whether it was sent; what the board knows to be refused is said at once, in the database's words."""
    raised = objections(store.board, command, now)
    refusal = next((one for one in raised if one.level is Level.BLOCK), None)
    if refusal is None:
        store.submit(command)
        return True
    notices.say(spoken(refusal.sentence))
    return False
