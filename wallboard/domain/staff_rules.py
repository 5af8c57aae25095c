"""Which move, break or answer of people makes sense; where none does, why not and what to do instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from wallboard.domain.assignment import AssignmentState
from wallboard.domain.life_rules import Refusal
from wallboard.domain.said import Said, said
from wallboard.domain.staff import PresenceState
from wallboard.domain.staff_commands import Response


@dataclass(frozen=True, slots=True)
class MoveFacts:
    """What decides about a move: who, from where, to where, and what is the case already.

    `home_id` is the team that they belong to and would return to; `bound_for_id` that of a move which has
    not ended, and `bound_until_at` until when. `team` is None where there is no such team.
    """

    agent: str
    team_id: int
    home_id: int
    bound_for_id: int | None = None
    bound_until_at: datetime | None = None
    team: str | None = None
    is_closed: bool = False


def move_refusal(facts: MoveFacts, to_id: int, *, until_at: datetime | None, now: datetime) -> Refusal | None:
    """Why an agent cannot move to a team, or stay there until another time; None where they can."""
    if facts.team is None:
        return Refusal("no_team", said("This team is not there any more. Choose another."))
    if facts.is_closed:
        return Refusal("team_closed", said("{team} is closed. Choose another team.", team=facts.team))
    if until_at is not None and until_at <= now:
        return Refusal("until_is_past", said("The time to return has passed. Choose a later one."))
    if facts.bound_for_id == to_id and facts.bound_until_at != until_at:
        return None
    if facts.bound_for_id == to_id and facts.team_id != to_id:
        return Refusal(
            "already_bound",
            said(
                "{agent} is to move to {team} already, once their work ends. There is nothing to do.",
                agent=facts.agent,
                team=facts.team,
            ),
        )
    if facts.team_id == to_id and facts.bound_for_id in (None, to_id):
        return Refusal(
            "already_there",
            said("{agent} is in {team} already. There is nothing to do.", agent=facts.agent, team=facts.team),
        )
    return None


@dataclass(frozen=True, slots=True)
class PresenceFacts:
    """What decides about a presence: who, and how they are now (None where nothing is known)."""

    agent: str
    state: PresenceState | None
    break_reason: str | None = None
    until_at: datetime | None = None


def presence_refusal(
    facts: PresenceFacts,
    state: PresenceState,
    *,
    break_reason: str | None,
    until_at: datetime | None,
    codes: frozenset[str] | None,
    now: datetime,
) -> Refusal | None:
    """Why an agent's presence cannot become so; None where it can.

    `codes` are the reasons for a break that may be named; None where they are not asked about yet.
    """
    is_break = state is PresenceState.ON_BREAK
    if is_break and codes is not None and break_reason not in codes:
        return Refusal(
            "no_code",
            said("Say why, as one of: {codes}.", codes=", ".join(sorted(codes))),
        )
    if is_break and until_at is not None and until_at <= now:
        return Refusal("until_is_past", said("The end of the break has passed. Choose a later one."))
    is_same = not is_break or (facts.break_reason, facts.until_at) == (break_reason, until_at)
    if facts.state is state and is_same:
        return Refusal("already_so", _already(facts.agent, state))
    return None


def _already(agent: str, state: PresenceState) -> Said:
    if state is PresenceState.ON_BREAK:
        return said("{agent} is on this break already. There is nothing to do.", agent=agent)
    if state is PresenceState.OFF:
        return said("{agent} is off already. There is nothing to do.", agent=agent)
    return said("{agent} is on shift already. There is nothing to do.", agent=agent)


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """What decides about an answer: whose assignment it is, on what, and how it stands.

    `is_of_team` says that it was offered to a whole team, and `taker` who would take it: None where
    nobody was named; `taker_is_of_team` whether they belong to it.
    """

    incident: str
    who: str
    state: AssignmentState
    is_of_team: bool = False
    taker: str | None = None
    taker_is_of_team: bool = True


_ANSWERABLE: Mapping[Response, frozenset[AssignmentState]] = MappingProxyType(
    {
        Response.ACCEPT: frozenset({AssignmentState.OFFERED}),
        Response.DECLINE: frozenset({AssignmentState.OFFERED}),
        Response.START: frozenset({AssignmentState.OFFERED, AssignmentState.ACCEPTED}),
        Response.DONE: frozenset({AssignmentState.ACCEPTED, AssignmentState.WORKING}),
    }
)


def answers_in(state: AssignmentState, *, is_of_team: bool = False) -> tuple[Response, ...]:
    """The answers that make sense to an assignment in this state, in the order in which they are offered."""
    possible = (Response.ACCEPT, Response.DECLINE) if is_of_team else tuple(Response)
    return tuple(response for response in possible if state in _ANSWERABLE[response])


def answer_refusal(
    response: Response, facts: AnswerFacts, *, code: str | None, codes: frozenset[str] | None
) -> Refusal | None:
    """Why an answer makes no sense; None where it does.

    `codes` are those that it may name: why it is declined, or with what outcome it is done, where
    nothing need be named.
    """
    if facts.state not in _ANSWERABLE[response]:
        return Refusal("wrong_state", _wrong_answer(response, facts))
    if facts.is_of_team:
        refusal = _team_refusal(response, facts)
        if refusal is not None:
            return refusal
    wants_code = response is Response.DECLINE or (response is Response.DONE and code is not None)
    if wants_code and codes is not None and code not in codes:
        return Refusal("no_code", said("Say why, as one of: {codes}.", codes=", ".join(sorted(codes))))
    return None


def _wrong_answer(response: Response, facts: AnswerFacts) -> Said:
    words = {"who": facts.who, "incident": facts.incident}
    if facts.state is AssignmentState.RELEASED:
        return said("{who} is not on {incident} any more. There is nothing to do.", **words)
    if facts.state is AssignmentState.RESERVED:
        return said("{who} is only reserved for {incident}, and not sent yet. Wait until then.", **words)
    if facts.state is AssignmentState.OFFERED:
        return said("{who} has not accepted {incident} yet. Accept it first.", **words)
    if response is Response.DECLINE:
        return said("{who} has accepted {incident} already. Release them instead.", **words)
    if response is Response.START:
        return said("{who} works on {incident} already. There is nothing to do.", **words)
    return said("{who} has accepted {incident} already. There is nothing to do.", **words)


def _team_refusal(response: Response, facts: AnswerFacts) -> Refusal | None:
    words = {"incident": facts.incident, "team": facts.who}
    if response is Response.START or response is Response.DONE:
        return Refusal(
            "not_taken", said("Nobody of {team} has taken {incident} yet. Accept it first.", **words)
        )
    if response is Response.DECLINE and facts.taker is not None:
        return Refusal(
            "others_may_take_it",
            said("{incident} is offered to all of {team}. Leave it to the others.", **words),
        )
    if response is Response.ACCEPT and facts.taker is None:
        return Refusal(
            "nobody_named", said("{incident} is offered to all of {team}. Say who takes it.", **words)
        )
    if response is Response.ACCEPT and not facts.taker_is_of_team:
        return Refusal(
            "not_of_team",
            said("{agent} is not of {team}, whom {incident} is offered to.", agent=facts.taker, **words),
        )
    return None
