"""Why somebody was sent and somebody else was not, as it was written down, in words and as data."""

from collections.abc import Iterator, Sequence
from typing import Any

from wallboard.cli.explain_text import candidate_data
from wallboard.domain.decision import Decision
from wallboard.domain.objection import Level
from wallboard.domain.proof_told import spelled
from wallboard.domain.rationale import Rationale, why, why_not
from wallboard.services.programs.naming import Directory, Named

_OTHERS = 2
"""Of so many who stood first and were not sent it is told why not, where nobody is named."""
SPOILT = "What is kept is not what was written when this was decided: “wallboard db check” tells more."
AGAIN = "The stored inputs give the stored ranking again."


def why_text(named: Named, kept: Sequence[Decision], others: Sequence[int], directory: Directory) -> str:
    """Every decision about an incident, the oldest first."""
    if not kept:
        return f"{named.name}: nobody was sent to it by a command that says why."
    lines = [named.name]
    for place, one in enumerate(kept, start=1):
        lines += ["", *_decision(place, one, others, directory)]
    return "\n".join(lines)


def _decision(place: int, kept: Decision, others: Sequence[int], directory: Directory) -> Iterator[str]:
    told = kept.rationale
    sent = directory.name(told.agent_id, told.team_id)
    at, rules = spelled(kept.decided_at), told.rules_number
    yield f"{place}. {sent}, decided {at} by {kept.by}, by the deploy rules {rules}"
    best, seen = directory.name(told.recommended_id), directory.name(told.seen_id)
    yield f"   recommended: {best}" + (
        f"; {seen} was seen recommended" if told.seen_id not in (None, told.recommended_id) else ""
    )
    reasons = [told.reason_code or "", f"“{kept.words}”" if kept.words else ""]
    if any(reasons):
        yield f"   reason: {', '.join(one for one in reasons if one)}"
    if told.agent_id is not None and told.is_readable:
        yield f"   why {sent}:"
        yield from (f"     {one}" for one in why(told, told.agent_id))
    for agent_id in others_of(told, others):
        yield f"   why not {directory.name(agent_id)}:"
        yield from (f"     {one}" for one in why_not(told, agent_id))
    differs = kept.differs
    yield f"   replayed: {AGAIN if differs is None else f'{differs}.'}"
    if not kept.is_proved:
        yield f"   {SPOILT}"


def others_of(told: Rationale, named: Sequence[int]) -> tuple[int, ...]:
    """Those of whom it is told why not: who was named, else who stood first and was not sent."""
    if not told.is_readable:
        return ()
    if named:
        return tuple(named)
    able = (one.agent_id for one in told.ranking.candidates if one.level is not Level.BLOCK)
    return tuple(agent_id for agent_id in able if agent_id != told.agent_id)[:_OTHERS]


def why_data(
    named: Named, kept: Sequence[Decision], others: Sequence[int], directory: Directory
) -> dict[str, Any]:
    """The same in codes and UTC, with every candidate of each decision."""
    return {"incident": named.name, "decisions": [_data(one, others, directory) for one in kept]}


def _data(kept: Decision, others: Sequence[int], directory: Directory) -> dict[str, Any]:
    told, codes = kept.rationale, directory.agents
    differs = kept.differs
    can = told.is_readable
    return {
        "rationale_id": kept.id,
        "command_id": kept.command_id,
        "assignment": kept.assignment_id,
        "decided_at": spelled(kept.decided_at),
        "by": kept.by,
        "agent": codes.get(told.agent_id or 0),
        "team": directory.teams.get(told.team_id or 0),
        "recommended": codes.get(told.recommended_id or 0),
        "seen_recommended": codes.get(told.seen_id or 0),
        "reason_code": told.reason_code,
        "reason": kept.words,
        "rules": told.rules_number,
        "inputs_hash": told.inputs_hash,
        "is_as_written": kept.is_proved,
        "replays": differs is None,
        "differs": None if differs is None else str(differs),
        "why": [str(one) for one in why(told, told.agent_id or 0)] if can else [],
        "why_not": {
            codes.get(agent_id, f"#{agent_id}"): [str(one) for one in why_not(told, agent_id)]
            for agent_id in others_of(told, others)
        },
        "candidates": [candidate_data(one, directory) for one in told.ranking.candidates] if can else [],
    }
