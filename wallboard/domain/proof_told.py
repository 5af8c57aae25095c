"""Clocks and their proofs told as plain data, for programs: instants in UTC, spans in seconds."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from wallboard.domain.clock import SlaClock
from wallboard.domain.life import Happened
from wallboard.domain.people import People
from wallboard.domain.proof import GradeUsed, MarkProof, Proof, Segment, SinceWhen
from wallboard.domain.sla_policy import PolicyVersion

Told = Mapping[str, Any]


def clock_told(clock: SlaClock, now: datetime, people: People) -> Told:
    """How a clock stands at `now`."""
    paused = clock.paused
    return {
        "promise": str(clock.promise),
        "cycle": clock.cycle,
        "target": clock.code,
        "policy_version": clock.version.number,
        "state": str(clock.state(now)),
        "started_at": spelled(clock.started_at),
        "due_at": _maybe(clock.due_at),
        "stopped_at": _maybe(clock.stopped_at),
        "within_s": seconds(clock.target.within),
        "used_s": seconds(clock.used(now)),
        "left_s": seconds(clock.left(now)),
        "wall_used_s": seconds(clock.wall_used(now)),
        "wall_left_s": _maybe_seconds(clock.wall_left(now)),
        "paused": None
        if paused is None
        else {
            "reason": paused.reason,
            "since_at": spelled(paused.since_at),
            "by": people.called(paused.writer),
        },
    }


def proof_told(proof: Proof, people: People) -> Told:
    """Why it stands so: everything from which a person could work it out again."""
    clock = proof.clock
    return {
        "as_of": spelled(proof.as_of),
        "policy": {"code": clock.policy.code, "name": clock.policy.name},
        "version": _version(clock.version)
        | {
            "moved": None
            if proof.moved is None
            else {"at": spelled(proof.moved.at), "by": people.called(proof.moved.writer)}
        },
        "calendar": {
            "code": clock.named_calendar.code,
            "name": clock.named_calendar.name,
            "tz": clock.named_calendar.tz,
        },
        "started": _happened(clock.started, people),
        "stopped": _happened(clock.stopped, people),
        "cancelled": _happened(clock.cancelled, people),
        "counted_from": spelled(clock.counted_from),
        "segments": [_segment(one, people) for one in proof.segments],
        "sum": {
            "within_s": seconds(proof.within),
            "used_s": seconds(proof.used),
            "left_s": seconds(proof.left),
        },
        "grades": [_grade(one) for one in proof.grades],
        "since_created": _since(proof.since_created),
        "since_graded": _since(proof.since_graded),
        "marks": [_mark(one) for one in proof.marks],
    }


def spelled(at: datetime) -> str:
    """An instant as all our data spells it."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def seconds(span: timedelta) -> int | float:
    """Exact: whole where it is whole."""
    whole, rest = divmod(span, timedelta(seconds=1))
    return whole if not rest else span.total_seconds()


def _segment(one: Segment, people: People) -> Told:
    return {
        "from_at": spelled(one.from_at),
        "to_at": spelled(one.to_at),
        "kind": str(one.kind),
        "name": one.name,
        "by": people.called(one.writer),
        "worked_s": seconds(one.worked),
        "running_s": seconds(one.running),
        "ahead": one.is_ahead,
        "overdue": one.is_overdue,
    }


def _happened(one: Happened | None, people: People) -> Told | None:
    if one is None:
        return None
    return {"at": spelled(one.at), "happening": str(one.kind), "by": people.called(one.writer)}


def _version(version: PolicyVersion) -> dict[str, Any]:
    return {
        "number": version.number,
        "name": version.rules.name,
        "in_force_at": spelled(version.in_force_at),
        "is_example": version.rules.is_example,
    }


def _grade(one: GradeUsed) -> Told:
    return {
        "since_at": spelled(one.since_at),
        "until_at": _maybe(one.until_at),
        "severity": one.severity,
        "priority": one.priority,
        "policy": one.policy,
        "used_s": seconds(one.used),
    }


def _since(one: SinceWhen) -> Told:
    return {"since_at": spelled(one.since_at), "used_s": seconds(one.used), "due_at": _maybe(one.due_at)}


def _mark(one: MarkProof) -> Told:
    return {"percent": one.percent, "at": _maybe(one.at), "reached": one.is_reached}


def _maybe(at: datetime | None) -> str | None:
    return None if at is None else spelled(at)


def _maybe_seconds(span: timedelta | None) -> int | float | None:
    return None if span is None else seconds(span)
