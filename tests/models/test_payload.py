"""A drag's payload: ours goes there and back, and nothing foreign gets in."""

import json

import pytest
from PySide6.QtCore import QMimeData

from wallboard.models.payload import LONGEST_BYTES, MIME, IncidentPayload, decode, encode


def _mime(body: bytes, kind: str = MIME) -> QMimeData:
    mime = QMimeData()
    mime.setData(kind, body)
    return mime


def test_that_a_payload_comes_back_as_it_went() -> None:
    payload = IncidentPayload(incident_id=48213, version=7)
    assert decode(encode(payload)) == payload


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
