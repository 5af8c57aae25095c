"""Commands that are sent only where the board knows nothing against them."""

from datetime import datetime

from wallboard.domain.act_refusals import refusal_of
from wallboard.domain.commands import Command
from wallboard.live.shown import Shown
from wallboard.models.spoken import spoken
from wallboard.widgets.notices import Notices


def submit_checked(store: Shown, notices: Notices, command: Command, now: datetime) -> bool:
    """Whether it was sent; what the board knows to be refused is said at once, in the database's words."""
    refusal = refusal_of(store.board, command, now)
    if refusal is None:
        store.submit(command)
        return True
    notices.say(spoken(refusal.sentence))
    return False
