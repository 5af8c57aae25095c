"""A drag's payload: ours goes there and back, and nothing foreign gets in."""

import json

import pytest
from PySide6.QtCore import QMimeData

from wallboard.models.payload import (
    AGENT_MIME,
    LONGEST_BYTES,
    MIME,
    AgentPayload,
    IncidentPayload,
    Payload,
    decode,
    encode,
)


def _mime(body: bytes, kind: str = MIME) -> QMimeData:
    mime = QMimeData()
    mime.setData(kind, body)
    return mime


def test_that_a_payload_comes_back_as_it_went() -> None:
    payload = IncidentPayload(incident_id=48213, version=7)
    assert decode(encode(payload)) == payload


@pytest.mark.parametrize(
    "payload",
    [IncidentPayload(1, 2, ((3, 4), (5, 6))), AgentPayload(7, 8)],
)
def test_that_several_incidents_and_people_come_back_as_they_went(payload: Payload) -> None:
    assert decode(encode(payload)) == payload


@pytest.mark.parametrize(
    "body",
    [
        b'{"incident_id": 1, "version": 1, "others": [[1]]}',
        b'{"incident_id": 1, "version": 1, "others": [[1, true]]}',
        b'{"incident_id": 1, "version": 1, "others": {"1": 1}}',
        b'{"incident_id": 1, "version": 1, "others": ' + b"[" + b"[1, 1]," * 200 + b"[1, 1]]}",
    ],
)
def test_that_nothing_foreign_comes_in_with_an_incident(body: bytes) -> None:
    assert decode(_mime(body)) is None


def test_that_an_agent_is_no_incident_and_an_incident_no_agent() -> None:
    assert decode(_mime(b'{"incident_id": 1, "version": 1}', kind=AGENT_MIME)) is None
    assert decode(_mime(b'{"agent_id": 1, "version": 1}')) is None


def test_that_a_payload_carries_the_id_and_the_version_seen_and_nothing_else() -> None:
    mime = encode(IncidentPayload(48213, 7))
    assert mime.formats() == [MIME]
    assert json.loads(bytes(mime.data(MIME).data())) == {"incident_id": 48213, "version": 7}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[48213, 7]",
        b'{"incident_id": 48213}',
        b'{"incident_id": 48213, "version": 7, "row": 3}',
        b'{"incident_id": "48213", "version": 7}',
        b'{"incident_id": true, "version": 7}',
        b'{"incident_id": 48213.0, "version": 7}',
        b'{"incident_id": 0, "version": 7}',
        b'{"incident_id": -1, "version": 7}',
        b'{"incident_id": 9223372036854775808, "version": 7}',
        b'{"incident_id": Infinity, "version": 7}',
        b'\xff\xfe{"incident_id": 1}',
        b'{"incident_id": 1, "version": 7' + b" " * LONGEST_BYTES + b"}",
        b"[" * 200,
    ],
)
def test_that_anything_foreign_is_no_payload(body: bytes) -> None:
    assert decode(_mime(body)) is None


def test_that_other_formats_are_no_payload() -> None:
    assert decode(None) is None
    assert decode(_mime(b'{"incident_id": 1, "version": 1}', kind="application/json")) is None
