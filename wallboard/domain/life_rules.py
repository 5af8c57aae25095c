"""Which act makes sense in which state of an incident; where none does, why not and what to do instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from wallboard.domain.incident import OPEN_STATES, IncidentState
from wallboard.domain.life_commands import LifeAct
from wallboard.domain.said import Said, said

MOST_ESCALATED = 9
"""So many times an incident can be escalated by hand."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One sentence why something makes no sense now, and the code of the rule that says so."""

    code: str
    sentence: Said


@dataclass(frozen=True, slots=True)
class LifeFacts:
    """What decides about an act: how an incident stands, and what it is called.

    `came_back` says whether an offer of it came back; None where that is not asked about.
    """

    id: int
    reference: str
    state: IncidentState
    escalation: int = 0
    came_back: bool | None = None


_FROM: Mapping[LifeAct, frozenset[IncidentState]] = MappingProxyType(
    {
        LifeAct.ACKNOWLEDGE: frozenset({IncidentState.NEW}),
        LifeAct.PAUSE: OPEN_STATES - {IncidentState.NEW, IncidentState.PAUSED},
        LifeAct.RESUME: frozenset({IncidentState.PAUSED}),
        LifeAct.ESCALATE: OPEN_STATES,
        LifeAct.DO_WITHOUT: frozenset(
            {IncidentState.ASSIGNED, IncidentState.IN_PROGRESS, IncidentState.PAUSED}
        ),
        LifeAct.RESOLVE: OPEN_STATES,
        LifeAct.CLOSE: frozenset({IncidentState.RESOLVED}),
        LifeAct.REOPEN: frozenset({IncidentState.RESOLVED, IncidentState.CLOSED}),
        LifeAct.MERGE: OPEN_STATES,
        LifeAct.CANCEL: OPEN_STATES,
    }
)
CODED = frozenset({LifeAct.PAUSE, LifeAct.RESOLVE, LifeAct.CANCEL})
"""Acts that name why, or with what outcome, by a code of a short list."""


def acts_in(state: IncidentState) -> tuple[LifeAct, ...]:
    """The acts that make sense for an incident in this state, in the order in which they are offered."""
    return tuple(act for act in LifeAct if state in _FROM[act])


def act_refusal(
    act: LifeAct,
    facts: LifeFacts,
    *,
    code: str | None = None,
    codes: frozenset[str] | None = None,
    into_id: int | None = None,
    into: LifeFacts | None = None,
) -> Refusal | None:
    """Why an act makes no sense; None where it does.

    `codes` are those that the act may name; None where they are not asked about yet. `into` is the
    incident that this one would be merged into, if it is there.
    """
    if facts.state not in _FROM[act]:
        return Refusal("wrong_state", _wrong_state(act, facts))
    if act is LifeAct.ESCALATE and facts.escalation >= MOST_ESCALATED:
        return Refusal(
            "escalated_most",
            said("{incident} cannot be escalated any further. Talk to people.", incident=facts.reference),
        )
    if act is LifeAct.DO_WITHOUT and facts.came_back is False:
        return Refusal(
            "not_come_back",
            said("{incident} has nothing that came back. There is nothing to do.", incident=facts.reference),
        )
    if act is LifeAct.MERGE:
        return _merge_refusal(facts, into_id, into)
    is_named = act in CODED or code is not None
    return code_refusal(act, code, codes) if is_named and codes is not None else None


def code_refusal(act: LifeAct, code: str | None, codes: frozenset[str]) -> Refusal | None:
    """Why the code that an act names will not do."""
    if code is None:
        return Refusal("no_code", _CODE_WANTED[act])
    if code not in codes:
        return Refusal(
            "unknown_code",
            said(
                "“{code}” is not on the list. Choose one of: {codes}.",
                code=code,
                codes=", ".join(sorted(codes)),
            ),
        )
    return None


_CODE_WANTED: Mapping[LifeAct, Said] = MappingProxyType(
    {
        LifeAct.PAUSE: said("Say what it waits for, and pause it again."),
        LifeAct.RESOLVE: said("Say with what outcome, and resolve it again."),
        LifeAct.CANCEL: said("Say why it is cancelled, and cancel it again."),
    }
)


def _wrong_state(act: LifeAct, facts: LifeFacts) -> Said:
    state, name = facts.state, facts.reference
    if state is IncidentState.MERGED:
        return said("{incident} was merged into another, and that is final. Go to that one.", incident=name)
    if state is IncidentState.CANCELLED:
        return said(
            "{incident} was cancelled, and that is final. Log it anew if it is needed.", incident=name
        )
    if not state.is_open:
        return _over(act, facts)
    return _still_open(act, facts)


def _over(act: LifeAct, facts: LifeFacts) -> Said:
    name, is_closed = facts.reference, facts.state is IncidentState.CLOSED
    if act is LifeAct.CLOSE:
        return said("{incident} is closed already. There is nothing to do.", incident=name)
    if act is LifeAct.RESOLVE and not is_closed:
        return said("{incident} is resolved already. There is nothing to do.", incident=name)
    if is_closed:
        return said("{incident} is closed. Reopen it first.", incident=name)
    return said("{incident} is resolved. Reopen it first.", incident=name)


def _still_open(act: LifeAct, facts: LifeFacts) -> Said:
    name = facts.reference
    if act is LifeAct.ACKNOWLEDGE:
        return said("{incident} was acknowledged already. There is nothing to do.", incident=name)
    if act is LifeAct.PAUSE and facts.state is IncidentState.PAUSED:
        return said("{incident} is paused already. There is nothing to do.", incident=name)
    if act is LifeAct.PAUSE:
        return said("Nobody has acknowledged {incident} yet. Do that, then pause it.", incident=name)
    if act is LifeAct.RESUME:
        return said("{incident} is not paused. There is nothing to do.", incident=name)
    if act is LifeAct.DO_WITHOUT:
        return said("{incident} has nobody on it. Send somebody instead.", incident=name)
    if act is LifeAct.CLOSE:
        return said("{incident} is not resolved yet. Resolve it with an outcome first.", incident=name)
    return said("{incident} is still open. There is nothing to do.", incident=name)


def _merge_refusal(facts: LifeFacts, into_id: int | None, into: LifeFacts | None) -> Refusal | None:
    name = facts.reference
    if into_id is None:
        return Refusal("no_target", said("Say into which incident, and merge it again."))
    if into_id == facts.id:
        return Refusal("into_itself", said("{incident} cannot be merged into itself.", incident=name))
    if into is None:
        return Refusal("no_target", said("There is no such incident to merge into. Choose another."))
    if not into.state.is_open:
        return Refusal(
            "target_is_over",
            said("{incident} is over. Merge into an open one.", incident=into.reference),
        )
    return None
