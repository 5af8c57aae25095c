"""The inputs of a decision as one canonical text, back again, and the hash that proves them."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, TypeVar

from wallboard.domain.assignment import AssignmentRole
from wallboard.domain.deploy_facts import AgentFacts, Held, IncidentFacts, Inputs, Keeping, Need, TeamFacts
from wallboard.domain.deploy_rules_document import UnreadableRules, document_of, rules_of_document
from wallboard.domain.incident import IncidentState
from wallboard.domain.policy import Promise
from wallboard.domain.severity import Severity
from wallboard.domain.staff import PresenceState

FORMAT = 1

_Facts = TypeVar("_Facts", AgentFacts, IncidentFacts, TeamFacts)


class UnreadableInputs(ValueError):
    """A text that holds no inputs of ours."""


def text_of(inputs: Inputs) -> str:
    """The same text for the same inputs: keys in order, no spaces, and nothing that is as usual."""
    told = {
        "format": FORMAT,
        "now": inputs.now.isoformat(),
        "role": str(inputs.role),
        "rules_number": inputs.rules.number,
        "rules": document_of(inputs.rules),
        "incident": _told(inputs.incident),
        "agents": [_told(agent) for agent in inputs.agents],
        "teams": [_told(team) for team in inputs.teams],
    }
    if inputs.keeping is not None:
        told["keeping"] = {"at": _value(inputs.keeping.at)}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def inputs_from(text: str) -> Inputs:
    """The inputs that a text holds.

    Raises:
        UnreadableInputs: it holds none.
    """
    try:
        told = json.loads(text)
        if told["format"] != FORMAT:
            raise UnreadableInputs(f"inputs of format {told['format']!r}; this program reads {FORMAT}")
        return Inputs(
            now=datetime.fromisoformat(told["now"]),
            rules=rules_of_document(told["rules"], told["rules_number"]),
            incident=_facts(IncidentFacts, told["incident"]),
            agents=tuple(_facts(AgentFacts, one) for one in told["agents"]),
            teams=tuple(_facts(TeamFacts, one) for one in told["teams"]),
            role=AssignmentRole(told["role"]),
            keeping=_keeping(told.get("keeping")),
        )
    except (ValueError, KeyError, TypeError, RecursionError, UnreadableRules) as trouble:
        raise UnreadableInputs(f"no inputs of a decision: {trouble}") from None


def _keeping(told: Mapping[str, Any] | None) -> Keeping | None:
    if told is None:
        return None
    return Keeping(None if told["at"] is None else datetime.fromisoformat(told["at"]))


def hash_of(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def _told(facts: AgentFacts | IncidentFacts | TeamFacts) -> dict[str, Any]:
    """What differs from the usual, by field."""
    return {
        one.name: _value(value) for one in fields(facts) if (value := getattr(facts, one.name)) != one.default
    }


def _value(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, Severity):
        return int(value)
    if isinstance(value, Need):
        return [value.skill_id, value.name]
    if isinstance(value, Held):
        return [value.skill_id, _value(value.expires_at)]
    return [_value(one) for one in value] if isinstance(value, tuple) else value


def _facts(kind: type[_Facts], told: Mapping[str, Any]) -> _Facts:
    read = {name: _READ[name](value) if name in _READ else value for name, value in told.items()}
    return kind(**read)


def _needs(told: list[tuple[int, str]]) -> tuple[Need, ...]:
    return tuple(Need(skill_id, name) for skill_id, name in told)


def _held(told: list[tuple[int, str | None]]) -> tuple[Held, ...]:
    return tuple(Held(skill_id, None if at is None else datetime.fromisoformat(at)) for skill_id, at in told)


_INSTANTS = (
    "until_at",
    "shift_ends_at",
    "next_shift_at",
    "idle_since_at",
    "busy_until_at",
    "rested_from_at",
    "promised_at",
    "due_at",
)
_READ: Mapping[str, Any] = {
    **dict.fromkeys(_INSTANTS, datetime.fromisoformat),
    "presence": PresenceState,
    "state": IncidentState,
    "severity": Severity,
    "promise": Promise,
    "needs": _needs,
    "held": _held,
    "languages": tuple,
}
