"""What a drag carries: ids and the versions that the hand saw, never a row number and never a name."""

import json
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData

MIME = "application/x-wallboard-incident+json"
AGENT_MIME = "application/x-wallboard-agent+json"
MOST_OTHERS = 199
LONGEST_BYTES = 16_384
GREATEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class IncidentPayload:
    """An incident as somebody saw it when the hand closed around it, and others that go with it."""

    incident_id: int
    version: int
    others: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class AgentPayload:
    """Somebody as they were seen when the hand closed around them."""

    agent_id: int
    version: int


Payload = IncidentPayload | AgentPayload


def encode(payload: Payload) -> QMimeData:
    """The payload as a drag carries it."""
    mime = QMimeData()
    if isinstance(payload, AgentPayload):
        body: dict[str, object] = {"agent_id": payload.agent_id, "version": payload.version}
        mime.setData(AGENT_MIME, QByteArray(json.dumps(body).encode("ascii")))
        return mime
    body = {"incident_id": payload.incident_id, "version": payload.version}
    if payload.others:
        body["others"] = [list(one) for one in payload.others]
    mime.setData(MIME, QByteArray(json.dumps(body).encode("ascii")))
    return mime


def decode(mime: QMimeData | None) -> Payload | None:
    """The payload, or None for anything that this program did not write: any other program may drop here."""
    if mime is None:
        return None
    if mime.hasFormat(MIME):
        return _incident(_values(mime, MIME))
    return _agent(_values(mime, AGENT_MIME)) if mime.hasFormat(AGENT_MIME) else None


def _values(mime: QMimeData, kind: str) -> dict[str, object]:
    """Empty where it is no object of ours."""
    body = bytes(mime.data(kind).data())
    if len(body) > LONGEST_BYTES:
        return {}
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _incident(values: dict[str, object]) -> IncidentPayload | None:
    if set(values) not in ({"incident_id", "version"}, {"incident_id", "version", "others"}):
        return None
    first, others = _pair([values["incident_id"], values["version"]]), values.get("others", [])
    if first is None or not isinstance(others, list) or len(others) > MOST_OTHERS:
        return None
    pairs = [_pair(one) for one in others]
    found = tuple(pair for pair in pairs if pair is not None)
    return None if len(found) < len(pairs) else IncidentPayload(*first, found)


def _agent(values: dict[str, object]) -> AgentPayload | None:
    pair = _pair([values.get("agent_id"), values.get("version")])
    return None if pair is None or set(values) != {"agent_id", "version"} else AgentPayload(*pair)


def _pair(value: object) -> tuple[int, int] | None:
    if not isinstance(value, list) or len(value) != 2 or not all(_is_count(one) for one in value):
        return None
    return value[0], value[1]


def _is_count(value: object) -> bool:
    return type(value) is int and 0 < value <= GREATEST_ID
