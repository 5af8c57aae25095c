"""A desk with incidents under office hours: running, paused, broken, weeks long, reopened, long names."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.services.proof_floor import OFFICE
from tests.widgets.desk_floor import NAMES, NOW, Bench, bench, incident, rows
from wallboard.domain.board import Board
from wallboard.domain.event import Row
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import (
    CountsFrom,
    Match,
    Policy,
    PolicyRules,
    PolicyVersion,
    simple_rules,
    usual_target,
)
from wallboard.domain.staff import Nature, Operator
from wallboard.domain.timeline import NOTHING, Timeline, Writer, facts_of

RUNNING, PAUSED, MISSED, LONG, REOPENED, REGRADED, NAMED = range(101, 108)
ANA, BEN = Writer(1, "crm"), Writer(2, "crm")
LONG_NAME = "Maximiliane Hohenstein-Wagenknecht of the second line in the northern region"
_STATE = IncidentState


def _at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def office_rules() -> PolicyRules:
    """The usual promises round the clock, and for four classes of customers office hours in London."""
    plain = simple_rules(
        {
            (priority, promise): timedelta(minutes=minutes * priority)
            for priority in (1, 2, 3, 4)
            for promise, minutes in ((Promise.ACKNOWLEDGE, 5), (Promise.DEPLOY, 20), (Promise.RESOLVE, 77))
        }
    )
    office = replace(
        OFFICE, holidays={"2026-02-27": "Founders’ Day", "2026-02-16": "Presidents’ Day"}, date_hours={}
    )
    spans = {"office": 16, "long": 200, "short": 4}
    policies = tuple(
        Policy(
            code=name,
            name=f"{name.capitalize()} customers",
            match=Match(customer_classes=frozenset({name})),
            calendar="office",
            targets=(
                usual_target(Promise.DEPLOY, timedelta(hours=2)),
                usual_target(Promise.RESOLVE, timedelta(hours=hours)),
            ),
        )
        for name, hours in spans.items()
    )
    return replace(
        plain,
        name="House rules",
        calendars={**plain.calendars, "office": office},
        policies=(*policies, *plain.policies),
        counts_from=CountsFrom.CREATED,
    )


_Values = Mapping[str, object]


def _told(first: Incident, *changes: tuple[datetime, Writer, _Values]) -> tuple[Incident, Timeline]:
    """An incident's row as its last change left it, and the timeline that the log tells of it."""
    row, told = first, NOTHING.after(first.opened_at, facts_of(first), ANA)
    for at, writer, values in changes:
        row = replace(row, effective_at=at, **values)  # type: ignore[arg-type]  # the tests name fields
        told = told.after(at, facts_of(row), writer)
    return row, told


def _opened(number: int, at: datetime, customer: str, **values: object) -> Incident:
    made = incident(number, 2, number % 12 + 1, 4, 0, acknowledged_at=None, customer_class=customer, **values)
    return replace(made, opened_at=at, effective_at=at)


_PAUSE: _Values = {"state": _STATE.PAUSED, "pause_reason": "waiting_for_customer"}
_GOING: _Values = {"state": _STATE.IN_PROGRESS, "pause_reason": None}
_THURSDAY = _at(26, 15, 20, 2)


def incidents() -> list[tuple[Incident, Timeline]]:
    deployed = {"state": _STATE.ASSIGNED, "deployed_at": _at(26, 16, 5, 2)}
    return [
        _told(
            _opened(RUNNING, _THURSDAY, "office"),
            (_at(26, 16, 5, 2), BEN, deployed),
            (_at(3, 11), ANA, _PAUSE),
            (_at(3, 14), BEN, _GOING),
        ),
        _told(_opened(PAUSED, _THURSDAY, "office"), (_at(3, 11), BEN, _PAUSE)),
        _told(_opened(MISSED, _at(3, 9, 15), "short")),
        _told(
            _opened(LONG, _at(2, 10, 30, 2), "long"),
            (_at(11, 10, 0, 2), ANA, _PAUSE),
            (_at(13, 9, 30, 2), ANA, _GOING),
        ),
        _reopened(),
        _told(
            _opened(REGRADED, _at(3, 9), "long"),
            (_at(3, 16), ANA, {"customer_class": "office", "priority": 1}),
            (_at(4, 10), BEN, {"policy_version_id": 2}),
        ),
        _named(),
    ]


def _reopened() -> tuple[Incident, Timeline]:
    ended_at = _at(26, 16, 0, 2)
    return _told(
        _opened(REOPENED, _at(26, 9, 0, 2), "office"),
        (ended_at, ANA, {"state": _STATE.RESOLVED, "resolved_at": ended_at}),
        (_at(3, 10), BEN, {"state": _STATE.NEW, "resolved_at": None, "reopenings": 1}),
    )


def _named() -> tuple[Incident, Timeline]:
    supplier = {**_PAUSE, "pause_reason": "waiting_for_a_very_slow_supplier_in_another_country"}
    return _told(
        _opened(NAMED, _at(2, 9), "office"),
        (_at(3, 11), Writer(3, "crm"), supplier),
        (_at(4, 9, 30), Writer(None, None), _GOING),
        (_at(4, 13, 15), Writer(None, "itsm"), {**_PAUSE, "pause_reason": "vendor"}),
    )


def proof_board(*, without: tuple[int, ...] = ()) -> Board:
    """The desk's floor, with them on it."""
    told = [(row, line) for row, line in incidents() if row.id not in without]
    version = PolicyVersion(2, 2, _at(1, 0, 0, 1), office_rules())
    names = {1: "Ana K", 2: "Ben T", 3: LONG_NAME}
    extra: list[Row] = [
        version,
        *(Operator(number, f"login{number}", "duty_manager") for number in names),
        Nature(NAMED % 12 + 1, "n12", "Card terminals in every shop of the north lose their line at noon"),
    ]
    return Board.of(
        [*rows(), *extra, *(row for row, _ in told)],
        read_at=NOW,
        epoch="e",
        seq=1,
        kind="training",
        agent_names=dict(enumerate(NAMES, 1)),
        operator_names=names,
        timelines={row.id: line for row, line in told},
    )


def proof_bench() -> Bench:
    """The live parts on this floor; the clock stands still."""
    made = bench(proof_board())
    made.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    return made
