"""Reads what a batch needs from the database, and writes what its plan says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from wallboard.domain.assignment import AssignmentState
from wallboard.domain.incident import IncidentState
from wallboard.services.intake.hand import Hand, Statement
from wallboard.services.intake.plan import Change, IncidentChange, NewAgent, NewAssignment, NewCode, Plan
from wallboard.services.intake.present import Present, PresentAssignment, PresentIncident

_INCIDENT = (
    "SELECT i.reference, i.id, i.state, i.pause_reason, i.severity, i.urgency, i.priority, "
    "i.priority_set_by, n.code, t.code, i.site, i.channel, i.customer_class, i.acknowledged_at, "
    "i.last_update_at, i.deployed_at, i.resolved_at, i.closed_at, i.effective_at "
    "FROM incident AS i JOIN nature AS n ON n.id = i.nature_id "
    "LEFT JOIN team AS t ON t.id = i.team_id WHERE i.source = ? AND i.reference "
)
_ASSIGNMENT = (
    "SELECT s.incident_id, a.code, a.id, s.state, s.assigned_at, s.accepted_at, s.effective_at "
    "FROM assignment AS s JOIN agent AS a ON a.id = s.agent_id "
    "WHERE s.state <> 'released' AND s.incident_id "
)
_IDS_OF = {"nature": "nature_id", "team": "team_id"}


class Store:
    """One import's view of the database; ids of teams, natures and agents are kept between batches.

    Ids that a batch made count only after its commit: hence `remember`.
    """

    def __init__(self) -> None:
        self._codes: dict[str, dict[str, int]] = {"nature": {}, "team": {}, "agent": {}}

    def known(self, hand: Hand, digests: Sequence[str]) -> frozenset[str]:
        """Those digests whose happenings are in the database already."""
        sql = f"SELECT digest FROM import_row WHERE digest {hand.is_text}"
        return frozenset(row[0] for row in hand.rows(sql, [hand.many(digests)]))

    def forget(self) -> None:
        """Looks up every id anew, in case others changed what was kept."""
        self._codes = {kind: {} for kind in self._codes}

    def present(
        self, hand: Hand, source: str, references: Iterable[str], codes: Mapping[str, Iterable[str]]
    ) -> Present:
        """The incidents as they are, kept from others' changes until the commit, and the ids of codes."""
        found = hand.rows(
            f"{_INCIDENT}{hand.is_text}{hand.locking}", [source, hand.many(dict.fromkeys(references))]
        )
        incidents = {row[0]: _incident(hand, row[1:]) for row in found}
        by_id = {incident.id: incident for incident in incidents.values()}
        ids = {kind: self._look_up(hand, kind, codes[kind]) for kind in self._codes}
        for row in hand.rows(f"{_ASSIGNMENT}{hand.is_id}", [hand.many(each for each in by_id if each)]):
            by_id[row[0]].active[row[1]] = _assignment(hand, row[3:])
            ids["agent"][row[1]] = row[2]
        return Present(incidents, natures=ids["nature"], teams=ids["team"], agents=ids["agent"])

    def write(self, hand: Hand, plan: Plan, digests: Sequence[str]) -> None:
        """Writes a whole plan and notes that the happenings behind it are done."""
        present = plan.present
        _new_codes(hand, "nature", plan.natures, present.natures)
        _new_codes(hand, "team", plan.teams, present.teams)
        _new_agents(hand, plan.agents, present)
        _new_incidents(hand, plan)
        hand.run(_statements(plan.changes, present))
        hand.run([(f"INSERT INTO import_row (digest) {hand.texts}", [hand.many(digests)])])

    def remember(self, present: Present) -> None:
        """Keeps the ids of a batch that was committed."""
        self._codes = {"nature": present.natures, "team": present.teams, "agent": present.agents}

    def _look_up(self, hand: Hand, kind: str, codes: Iterable[str]) -> dict[str, int]:
        known = self._codes[kind]
        unknown = [code for code in codes if code not in known]
        if not unknown:
            return dict(known)
        sql = f"SELECT code, id FROM {kind} WHERE code {hand.is_text}"
        return known | {row[0]: row[1] for row in hand.rows(sql, [hand.many(unknown)])}


def _incident(hand: Hand, row: Sequence[Any]) -> PresentIncident:
    acknowledged_at, last_update_at, deployed_at, resolved_at, closed_at = (
        None if each is None else hand.instant(each) for each in row[12:17]
    )
    return PresentIncident(
        id=row[0],
        state=IncidentState(row[1]),
        pause_reason=row[2],
        severity=row[3],
        urgency=row[4],
        priority=row[5],
        priority_set_by=row[6],
        nature=row[7],
        team=row[8],
        site=row[9],
        channel=row[10],
        customer_class=row[11],
        acknowledged_at=acknowledged_at,
        last_update_at=last_update_at,
        deployed_at=deployed_at,
        resolved_at=resolved_at,
        closed_at=closed_at,
        effective_at=hand.instant(row[17]),
    )


def _assignment(hand: Hand, row: Sequence[Any]) -> PresentAssignment:
    state, assigned_at, accepted_at, effective_at = row
    return PresentAssignment(
        AssignmentState(state),
        hand.instant(assigned_at),
        None if accepted_at is None else hand.instant(accepted_at),
        hand.instant(effective_at),
    )


def _new_codes(hand: Hand, table: str, new: Sequence[NewCode], ids: dict[str, int]) -> None:
    if new:
        sql = f"INSERT INTO {table} (code, name, effective_at) VALUES (?, ?, ?)"
        made = hand.insert(sql, [(each.code, each.name, each.at) for each in new])
        ids.update(zip((each.code for each in new), made, strict=True))


def _new_agents(hand: Hand, new: Sequence[NewAgent], present: Present) -> None:
    if not new:
        return
    rows = [(each.code, present.teams[each.team], each.at, each.capacity) for each in new]
    if new[0].capacity is None:  # one rule for all of them: the database has a capacity of its own
        made = hand.insert(
            "INSERT INTO agent (code, team_id, effective_at) VALUES (?, ?, ?)", [row[:3] for row in rows]
        )
    else:
        made = hand.insert(
            "INSERT INTO agent (code, team_id, effective_at, capacity) VALUES (?, ?, ?, ?)", rows
        )
    present.agents.update(zip((each.code for each in new), made, strict=True))
    hand.run(
        ("INSERT INTO agent_name (agent_id, name) VALUES (?, ?)", (present.agents[each.code], each.name))
        for each in new
    )
    hand.run(
        (
            "INSERT INTO presence (agent_id, state, since_at, effective_at) VALUES (?, ?, ?, ?)",
            (present.agents[each.code], each.presence, each.at, each.at),
        )
        for each in new
        if each.presence is not None
    )


def _new_incidents(hand: Hand, plan: Plan) -> None:
    """Inserts by the columns that are given, as a column that is left out is filled by the database."""
    by_columns: dict[tuple[str, ...], list[tuple[str, list[object]]]] = {}
    for new in plan.incidents:
        columns, values = _columns(new.values, plan.present)
        by_columns.setdefault(columns, []).append((new.reference, values))
    for columns, rows in by_columns.items():
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT INTO incident ({', '.join(columns)}) VALUES ({marks})"
        made = hand.insert(sql, [values for _, values in rows])
        for (reference, _), incident_id in zip(rows, made, strict=True):
            plan.present.incidents[reference].id = incident_id


def _statements(changes: Iterable[Change], present: Present) -> Iterator[Statement]:
    for change in changes:
        incident_id = present.incidents[change.reference].id
        columns, values = _columns(change.values, present)
        if isinstance(change, NewAssignment):
            marks = ", ".join("?" * (len(columns) + 2))
            sql = f"INSERT INTO assignment ({', '.join(columns)}, incident_id, agent_id) VALUES ({marks})"
            yield sql, (*values, incident_id, present.agents[change.agent])
            continue
        settings = ", ".join(f"{column} = ?" for column in columns)
        if isinstance(change, IncidentChange):
            yield f"UPDATE incident SET {settings} WHERE id = ?", (*values, incident_id)
        else:
            where = "WHERE incident_id = ? AND agent_id = ? AND state <> 'released'"
            sql = f"UPDATE assignment SET {settings} {where}"
            yield sql, (*values, incident_id, present.agents[change.agent])


def _columns(values: Mapping[str, object], present: Present) -> tuple[tuple[str, ...], list[object]]:
    """Columns and values, with ids in the place of codes; sorted, so that equal shapes are equal SQL."""
    ids: Mapping[str, Mapping[str, int]] = {"nature": present.natures, "team": present.teams}
    found: dict[str, object] = {}
    for name, value in values.items():
        if name in ids:
            found[_IDS_OF[name]] = None if value is None else ids[name][str(value)]
        else:
            found[name] = value
    columns = tuple(sorted(found))
    return columns, [found[column] for column in columns]
