"""What a hand that opened asks of the database: one command for each incident that was in it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from wallboard.domain.board import Board
from wallboard.domain.commands import Deploy, Release
from wallboard.domain.deploy import objections
from wallboard.domain.objection import Level
from wallboard.models.question import Given
from wallboard.models.spoken import spoken
from wallboard.widgets.hand_state import HandState, Held, Target

Asked = Deploy | Release


def commands_of(
    state: HandState, target: Target, given: Given, make_id: Callable[[], UUID]
) -> tuple[Asked, ...]:
    """The incidents in the hand go to a target, or are taken from everybody."""
    held = state.held
    if not isinstance(held, Held):
        return ()
    if target.place is not None:
        return tuple(
            Release(make_id(), *one, None, given.words, given.code, seen_seq=state.seen_seq)
            for one in held.every
        )
    sent = (
        one.deploy_to(
            target,
            command_id=make_id(),
            reason=given.words,
            code=given.code,
            sending=state.sending,
            seen_id=state.seen_id,
            for_at=None if state.kept is None else state.kept.at,
        )
        for one in held.each
    )
    return tuple(replace(one, seen_seq=state.seen_seq) for one in sent)


def able_of(
    board: Board, commands: Sequence[Asked], now: datetime
) -> tuple[tuple[Asked, ...], tuple[str, ...]]:
    """The commands that the board knows nothing against, and why the others would be refused."""
    able, refused = [], []
    for command in commands:
        why = _refusal(board, command, now)
        if why:
            refused.append(why)
        else:
            able.append(command)
    return tuple(able), tuple(refused)


def _refusal(board: Board, command: Asked, now: datetime) -> str:
    raised = [one for one in objections(board, command, now) if one.level is Level.BLOCK]
    incident = board.incidents.get(command.incident_id)
    if not raised:
        return ""
    sentence = spoken(raised[0].sentence)
    return sentence if incident is None else f"{incident.reference}: {sentence}"
