"""Reads from the log what it tells of incidents: the timelines that clocks are derived from."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, TextClause, bindparam

from wallboard.domain.incident import IncidentState
from wallboard.domain.severity import Severity
from wallboard.domain.timeline import NOTHING, Facts, Timeline, Writer
from wallboard.services.asked_once import AskedOnce
from wallboard.services.late_entries import named
from wallboard.services.rows import UnreadableRow, instant
from wallboard.services.schema.board_tables import NOT_ENDED
from wallboard.services.schema.columns import Instant
from wallboard.services.spelling import Spelling

_AT_ONCE = 500
OPEN_NOW = f"SELECT id FROM incident WHERE {NOT_ENDED}"
EVERY = "SELECT id FROM incident"
_STATES = {str(state): state for state in IncidentState}
_SEVERITIES = {int(severity): severity for severity in Severity}


def timelines(
    connection: Connection,
    spelling: Spelling,
    among: str = OPEN_NOW,
    *,
    until: datetime | None = None,
    known_at: datetime | None = None,
    until_seq: int | None = None,
) -> Iterator[tuple[int, Timeline]]:
    """The timeline of each incident whose id the query `among` gives, in the order of ids.

    `until` leaves out what happened later on the floor, `known_at` what was recorded later, `until_seq`
    what stands later in the log. Events that cannot be read are passed over.
    """
    values = {"until": until, "known_at": known_at, "until_seq": until_seq}
    given = {name: value for name, value in values.items() if value is not None}
    deployed = deployments(connection, spelling, among, until)
    query = _query(
        f"SELECT e.entity_id, {spelling.at('e.effective_at')}, e.operator_id, e.program, e.{spelling.row}, "
        f"e.version, e.changed FROM event AS e WHERE e.entity = 'incident' AND e.entity_id IN ({among})"
        + (" AND e.effective_at <= :until" if until is not None else "")
        + (" AND e.recorded_at <= :known_at" if known_at is not None else "")
        + (" AND e.seq <= :until_seq" if until_seq is not None else "")
        + " ORDER BY e.entity_id, e.seq",
        given,
    )
    rows = connection.execute(query, given, execution_options={"yield_per": _AT_ONCE})
    for incident_id, own in groupby(rows, key=lambda row: row[0]):
        yield incident_id, timeline_from((row[1:] for row in own), deployed.get(incident_id, ()))


def timelines_of(
    connection: Connection, spelling: Spelling, ids: Iterable[int], *, until_seq: int | None = None
) -> dict[int, Timeline]:
    """The whole timelines of a few incidents, as far as the log had come at `until_seq`."""
    among = ", ".join(str(int(one)) for one in ids)
    return dict(timelines(connection, spelling, among, until_seq=until_seq)) if among else {}


def timeline_from(rows: Iterable[Sequence[Any]], deployments: Sequence[datetime] = ()) -> Timeline:
    """One incident's timeline from its events in the order of the log.

    A row is the instant as JSON spells it, the operator's id, the program, the incident's row, its version
    and the columns that changed. Where a version is missing, since it happened later than what is asked for,
    the rows after it hold what it changed; so from there on each says only what it names.
    """
    told, is_whole, last_version = NOTHING, True, 0
    for at, operator_id, program, row, version, changed in rows:
        is_first = told.latest is None or version == 1
        is_whole = is_first or (is_whole and version == last_version + 1)
        last_version = version or 0
        try:
            facts = facts_from(row)
            if not is_whole and told.latest is not None:
                facts = _only_named(told.latest, facts, changed)
            told = told.after(instant(at), facts, Writer(operator_id, program))
        except UnreadableRow:
            continue
    return Timeline(told.moments, told.latest, tuple(sorted(set(deployments))))


def _only_named(before: Facts, after: Facts, changed: str) -> Facts:
    return before._replace(**{name: getattr(after, name) for name in named(changed) if name in Facts._fields})


def facts_from(row: object) -> Facts:
    """The values that clocks care about, from an incident's row in the log (JSON text, or parsed).

    Raises:
        UnreadableRow: one of them makes no sense.
    """
    try:
        values: Mapping[str, Any] = json.loads(row) if isinstance(row, str) else row  # type: ignore[assignment]  # checked by use
        return Facts(
            _STATES[values["state"]],
            _text(values["pause_reason"]),
            _SEVERITIES[values["severity"]],
            int(values["priority"]),
            values["team_id"],
            values["nature_id"],
            _text(values.get("customer_class")),
            values.get("policy_version_id"),
            instant(values["opened_at"]),
            _maybe(values["acknowledged_at"]),
            _maybe(values["deployed_at"]),
            _maybe(values.get("last_update_at")),
            _maybe(values["resolved_at"]),
            _maybe(values["closed_at"]),
        )
    except (KeyError, TypeError, ValueError, RecursionError):
        raise UnreadableRow("a change of this incident that cannot be read") from None


def _maybe(value: object) -> datetime | None:
    return None if value is None else instant(value)


def _text(value: object) -> str | None:
    if value is not None and (not isinstance(value, str) or len(value) > 200):
        raise UnreadableRow("a text that is none")
    return value


def deployments(
    connection: Connection, spelling: Spelling, among: str, until: datetime | None = None
) -> dict[int, list[datetime]]:
    """When agents were really sent, also those released since: not who waits, nor what was taken back."""
    before = "" if until is None else ":until"
    query = _query(
        f"SELECT a.incident_id, {spelling.at(SENT_AT)} FROM assignment AS a "
        f"WHERE a.incident_id IN ({among}) AND {was_sent(before)}",
        {} if until is None else {"until": until},
    )
    values = {} if until is None else {"until": until}
    found: dict[int, list[datetime]] = {}
    for incident_id, assigned_at in connection.execute(query, values):
        try:
            found.setdefault(incident_id, []).append(instant(assigned_at))
        except UnreadableRow:
            continue
    return found


SENT_AT = (
    "CASE WHEN a.respond_by_at IS NULL THEN a.assigned_at ELSE coalesce(a.accepted_at, a.working_at) END"
)
"""When the agent of an assignment `a` was really sent; NULL while an offer waits for its answer."""


def was_sent(until: str = "") -> str:
    """SQL for whether an agent was really sent by an assignment `a`, up to an instant where that is given."""
    undone = "a.release_reason = 'taken_back'" + (f" AND a.released_at <= {until}" if until else "")
    in_time = f"{SENT_AT} <= {until}" if until else f"{SENT_AT} IS NOT NULL"
    return (
        "a.agent_id IS NOT NULL AND a.state <> 'reserved' AND coalesce(a.accepted_by, '') <> 'nobody' "
        f"AND NOT coalesce({undone}, 1 = 0) AND {in_time}"
    )


def _query(sql: str, values: Mapping[str, Any]) -> TextClause:
    """SQL whose instants are bound as both databases want them."""
    instants = [name for name in values if name in ("until", "known_at")]
    return AskedOnce(sql).bindparams(*(bindparam(name, type_=Instant()) for name in instants))
