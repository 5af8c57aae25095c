"""What a dragged incident carries: its id and the version that the hand saw, never a row number."""

import json
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData

MIME = "application/x-wallboard-incident+json"
LONGEST_BYTES = 256
GREATEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class IncidentPayload:
    """An incident as somebody saw it when the hand closed around it."""

    incident_id: int
    version: int


def encode(payload: IncidentPayload) -> QMimeData:
    """The payload as a drag carries it."""
    body = {"incident_id": payload.incident_id, "version": payload.version}
    mime = QMimeData()
    mime.setData(MIME, QByteArray(json.dumps(body).encode("ascii")))
    return mime


def decode(mime: QMimeData | None) -> IncidentPayload | None:
    """The payload, or None for anything that this program did not write: any other program may drop here."""
    if mime is None or not mime.hasFormat(MIME):
        return None
    body = bytes(mime.data(MIME).data())
    if len(body) > LONGEST_BYTES:
        return None
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or set(values) != {"incident_id", "version"}:
        return None
    incident_id, version = values["incident_id"], values["version"]
    if not (_is_count(incident_id) and _is_count(version)):
        return None
    return IncidentPayload(incident_id, version)


def _is_count(value: object) -> bool:
    return type(value) is int and 0 < value <= GREATEST_ID
