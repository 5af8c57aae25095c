"""Why a hand cannot close around something now, in words."""

from PySide6.QtCore import QCoreApplication

from wallboard.domain.freshness import Sight
from wallboard.domain.objection import Level
from wallboard.live.shown import Shown
from wallboard.live.view import read_only_sentence
from wallboard.models.payload import AgentPayload, IncidentPayload, Payload
from wallboard.widgets.hand_state import Held, HeldAgent


def held_of(payload: Payload) -> Held | HeldAgent:
    """What a hand that closes around it holds."""
    if isinstance(payload, IncidentPayload):
        return Held(payload.incident_id, payload.version, payload.others)
    return HeldAgent(payload.agent_id, payload.version)


def pick_up_refusal(store: Shown, payload: Payload) -> str:
    """Empty where it can."""
    if is_blind(store):
        return blind_sentence(store)
    if isinstance(payload, AgentPayload):
        return _of_agent(store, payload.agent_id)
    return _of_incidents(store, payload)


def is_blind(store: Shown) -> bool:
    """Whether nobody can know what is right now."""
    return store.past_at is not None or store.sight.level is Level.BLOCK


def blind_sentence(store: Shown) -> str:
    """Why nothing can be carried now."""
    if store.past_at is not None:
        return read_only_sentence()
    words = _tr("The board is {seconds} s old: nothing can be sent before it is live again.")
    return words.format(seconds=round(store.sight.silent_for.total_seconds()))


def old_sentence(sight: Sight) -> str:
    """What an old board says to whoever would send somebody where the rules let them."""
    words = _tr("The board is {seconds} s old")
    return words.format(seconds=round(sight.silent_for.total_seconds()))


def _of_agent(store: Shown, agent_id: int) -> str:
    board = store.board
    if agent_id not in board.agents:
        return _tr("This agent is no longer there.")
    if agent_id not in store.pending_agents:
        return ""
    words = _tr("{who} is already being moved; wait for the answer.")
    return words.format(who=board.agent_name(agent_id))


def _of_incidents(store: Shown, payload: IncidentPayload) -> str:
    board = store.board
    every = (payload.incident_id, *(one for one, _ in payload.others))
    if any(one not in board.incidents for one in every):
        return _tr("This incident is not open on this board.")
    waiting = next((one for one in every if one in store.pending), None)
    words = _tr("{reference} is already on its way; wait for the answer.")
    return "" if waiting is None else words.format(reference=board.incidents[waiting].reference)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Hand", text)
