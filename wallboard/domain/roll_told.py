"""Who follows the log, as plain values for programs: the same findings that the wall makes."""

from datetime import UTC, datetime
from typing import Any

from wallboard.domain.heartbeats import Heartbeat, RollCall, in_order


def roll_told(roll: RollCall, now: datetime) -> dict[str, Any]:
    """How many of each kind follow; who is silent, lags or is astray; and every program heard of."""
    return {
        "following": {kind.value: count for kind, count in roll.counts(now).items()},
        "silent": [beat.instance_id for beat in roll.silent(now)],
        "lagging": [beat.instance_id for beat in roll.lagging(now)],
        "astray": [beat.instance_id for beat in roll.astray(now)],
        "programs": [_told(beat, now) for beat in in_order(roll.beats)],
    }


def state_of(beat: Heartbeat, now: datetime) -> str:
    """One word: gone, or how fresh it is by its own measure."""
    return "gone" if beat.said_goodbye_at is not None else beat.sight(now).freshness.value


def _told(beat: Heartbeat, now: datetime) -> dict[str, Any]:
    lag = beat.lags_by(now)
    return {
        "instance_id": beat.instance_id,
        "kind": beat.kind.value,
        "program": beat.program,
        "host": beat.host,
        "state": state_of(beat, now),
        "silent_for_s": round(beat.sight(now).silent_for.total_seconds()),
        "every_s": round(beat.every.total_seconds()),
        "started_at": _spelled(beat.started_at),
        "beat_at": _spelled(beat.beat_at),
        "said_goodbye_at": None if beat.said_goodbye_at is None else _spelled(beat.said_goodbye_at),
        "page": beat.page,
        "seq": beat.seq,
        "lags_by_s": None if lag is None else round(lag.total_seconds()),
        "is_same_log": beat.is_same_log,
        "program_version": beat.program_version,
        "schema_version": beat.schema_version,
        "operator_id": beat.operator_id,
    }


def _spelled(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
