"""What the triggers refuse and what they fill, written once for both databases as conditions and expressions.

Conditions read `NEW.` and `OLD.`; `{moment}` stands for the instant at which the change happened on
the floor, and `a IS DISTINCT FROM b` is spelled by each database in its own way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Table

from wallboard.domain.incident import OPEN_STATES, TRANSITIONS, IncidentState
from wallboard.services.schema.board_tables import OPEN
from wallboard.services.schema.tables import PERSONAL_TABLES, key_of


@dataclass(frozen=True, slots=True)
class Refusal:
    """A change that makes no sense: `name` for programs, `sentence` for people, naming column and way out."""

    name: str
    when: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What the triggers of one table do beyond version and log."""

    insert_refusals: tuple[Refusal, ...] = ()
    update_refusals: tuple[Refusal, ...] = ()
    delete_refusals: tuple[Refusal, ...] = ()
    insert_fills: Mapping[str, str] = field(default_factory=dict)
    update_fills: Mapping[str, str] = field(default_factory=dict)


def differ(left: str, right: str) -> str:
    """`left` and `right` are not the same, NULL being the same as NULL; understood by `in_sqlite`."""
    return f"{left} IS DISTINCT FROM {right}"


def in_sqlite(condition: str) -> str:
    """The condition in the words that SQLite knew long before 3.39."""
    return condition.replace("IS NOT DISTINCT FROM", "IS").replace("IS DISTINCT FROM", "IS NOT")


def rules_of(table: Table) -> Rules:
    """All rules of one table: those that every logged table has, and its own."""
    common = _common_rules(table)
    own = _own_rules().get(table.name, Rules())
    return Rules(
        insert_refusals=common.insert_refusals + own.insert_refusals,
        update_refusals=common.update_refusals + own.update_refusals,
        delete_refusals=common.delete_refusals + own.delete_refusals,
        insert_fills={**common.insert_fills, **own.insert_fills},
        update_fills={**common.update_fills, **own.update_fills},
    )


def _own_rules() -> dict[str, Rules]:
    return {
        "incident": _incident_rules(),
        "assignment": _assignment_rules(),
        "presence": Rules(
            insert_fills={"since_at": "coalesce(NEW.since_at, {moment})"},
            update_fills=_stays_or_moves("since_at", "NEW.state"),
        ),
        "incident_text": Rules(insert_fills={"written_at": "coalesce(NEW.written_at, {moment})"}),
        "shift": _shift_rules(),
        "floor_clock": _clock_rules(),
    }


def _immutable(table: str, *columns: str) -> tuple[Refusal, ...]:
    return tuple(
        Refusal(
            f"{table}_{column}_never_changes",
            differ(f"NEW.{column}", f"OLD.{column}"),
            f"{table}.{column} never changes; leave it out of the UPDATE",
        )
        for column in columns
    )


def _common_rules(table: Table) -> Rules:
    key, name = key_of(table), table.name
    if table in PERSONAL_TABLES:
        return Rules(update_refusals=_immutable(name, key))
    version = f"{name}.version is counted by the database; leave it out"
    return Rules(
        insert_refusals=(Refusal(f"{name}_version_is_counted", differ("NEW.version", "1"), version),),
        update_refusals=(
            *_immutable(name, key),
            Refusal(f"{name}_version_is_counted", differ("NEW.version", "OLD.version"), version),
        ),
        insert_fills={"effective_at": "{moment}"},
        update_fills={"version": "OLD.version + 1", "effective_at": "{moment}"},
    )


def _stays_or_moves(column: str, *with_columns: str) -> dict[str, str]:
    """An instant that moves to now when one of the columns changes and the writer gives no other."""
    moved = " OR ".join(differ(c, c.replace("NEW.", "OLD.")) for c in with_columns)
    same = f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}"
    stale = f"NEW.{column} IS NULL OR (({moved}) AND {same})"
    return {column: f"CASE WHEN {stale} THEN {{moment}} ELSE NEW.{column} END"}


_RULE = (
    "(SELECT r.priority FROM priority_rule AS r WHERE r.severity = NEW.severity AND r.urgency = NEW.urgency)"
)
_OPEN_NOT_NEW = ", ".join(f"'{s}'" for s in IncidentState if s in OPEN_STATES and s is not IncidentState.NEW)
_STEPS = ", ".join(f"'{a}>{b}'" for a, b in sorted(TRANSITIONS))
_MATRIX = "NEW.priority_set_by = 'matrix'"
_SCALES = "NEW.severity BETWEEN 1 AND 4 AND NEW.urgency BETWEEN 1 AND 4"
_RESCALED = " OR ".join(differ(f"NEW.{c}", f"OLD.{c}") for c in ("severity", "urgency", "priority_set_by"))
_REOPENED = "OLD.state IN ('resolved', 'closed') AND NEW.state = 'new'"


def _incident_rules() -> Rules:
    derived = Refusal(
        "incident_priority_follows_matrix",
        f"{_MATRIX} AND {{given}} AND {differ('NEW.priority', _RULE)}",
        "incident.priority follows from severity and urgency; leave it out, "
        "or set priority_set_by to 'source' as well",
    )
    ruled = Refusal(
        "incident_priority_has_a_rule",
        f"{_MATRIX} AND {_SCALES} AND {{due}} AND {_RULE} IS NULL",
        "incident.priority: priority_rule has no row for this severity and urgency; add one",
    )
    given = Refusal(
        "incident_priority_is_given",
        "NEW.priority_set_by = 'source' AND NEW.priority IS NULL",
        "incident.priority must be given when priority_set_by is 'source'",
    )
    return Rules(
        insert_refusals=(
            _with(derived, given="NEW.priority IS NOT NULL"),
            _with(ruled, due="1 = 1"),
            given,
        ),
        update_refusals=(
            *_immutable("incident", "source", "reference"),
            _with(derived, given=differ("NEW.priority", "OLD.priority")),
            _with(ruled, due=f"({_RESCALED})"),
            given,
            Refusal(
                "incident_state_takes_a_known_step",
                f"{differ('NEW.state', 'OLD.state')} AND (OLD.state || '>' || NEW.state) NOT IN ({_STEPS})",
                "incident.state cannot take this step; resolved and closed go back to new first, "
                "merged and cancelled are final, only resolved becomes closed",
            ),
            Refusal(
                "incident_opened_at_is_given",
                "NEW.opened_at IS NULL",
                "incident.opened_at must not be emptied; leave it out of the UPDATE",
            ),
        ),
        delete_refusals=(
            Refusal(
                "incident_is_never_deleted",
                "1 = 1",
                "an incident is never deleted; set its state to 'cancelled'",
            ),
        ),
        insert_fills={
            "priority": f"CASE WHEN {_MATRIX} THEN {_RULE} ELSE NEW.priority END",
            "opened_at": "coalesce(NEW.opened_at, {moment})",
            "acknowledged_at": f"CASE WHEN NEW.state IN ({_OPEN_NOT_NEW}) THEN "
            "coalesce(NEW.acknowledged_at, {moment}) ELSE NEW.acknowledged_at END",
            "resolved_at": _when_becoming("resolved"),
            "closed_at": _when_becoming("closed"),
        },
        update_fills={
            "priority": f"CASE WHEN {_MATRIX} AND ({_RESCALED}) THEN {_RULE} ELSE NEW.priority END",
            "acknowledged_at": f"CASE WHEN OLD.state = 'new' AND NEW.state IN ({_OPEN_NOT_NEW}) THEN "
            "coalesce(NEW.acknowledged_at, {moment}) ELSE NEW.acknowledged_at END",
            "resolved_at": _cleared_or("resolved"),
            "closed_at": _cleared_or("closed"),
            "reopenings": f"CASE WHEN {_REOPENED} AND NEW.reopenings = OLD.reopenings "
            "THEN OLD.reopenings + 1 ELSE NEW.reopenings END",
        },
    )


def _with(refusal: Refusal, **words: str) -> Refusal:
    return Refusal(refusal.name, refusal.when.format(**words), refusal.sentence)


def _when_becoming(state: str) -> str:
    column = f"NEW.{state}_at"
    return f"CASE WHEN NEW.state = '{state}' THEN coalesce({column}, {{moment}}) ELSE {column} END"


def _cleared_or(state: str) -> str:
    """Reopening empties the instant unless the writer gave another; becoming the state fills it."""
    column, before = f"NEW.{state}_at", f"OLD.{state}_at"
    return (
        f"CASE WHEN {_REOPENED} AND {column} IS NOT DISTINCT FROM {before} THEN NULL "
        f"WHEN NEW.state = '{state}' AND OLD.state <> '{state}' THEN coalesce({column}, {{moment}}) "
        f"ELSE {column} END"
    )


def _assignment_rules() -> Rules:
    steps = {"accepted": "accepted_at", "working": "working_at", "released": "released_at"}
    fills = {
        column: f"coalesce(NEW.{column}, CASE WHEN NEW.state = '{state}' THEN {{moment}} END)"
        for state, column in steps.items()
    }
    closed = (
        "NEW.state <> 'released' AND EXISTS (SELECT 1 FROM incident AS i "
        f"WHERE i.id = NEW.incident_id AND i.state NOT IN ({OPEN}))"
    )
    return Rules(
        insert_refusals=(
            Refusal(
                "assignment_incident_is_open",
                closed,
                "assignment.incident_id: this incident is not open; reopen it first",
            ),
        ),
        update_refusals=(
            *_immutable("assignment", "incident_id", "agent_id", "team_id"),
            Refusal(
                "assignment_released_is_final",
                "OLD.state = 'released' AND NEW.state <> 'released'",
                "assignment.state: released is final; insert a new assignment",
            ),
            Refusal(
                "assignment_assigned_at_is_given",
                "NEW.assigned_at IS NULL",
                "assignment.assigned_at must not be emptied; leave it out of the UPDATE",
            ),
        ),
        delete_refusals=(
            Refusal(
                "assignment_is_never_deleted",
                "1 = 1",
                "an assignment is never deleted; set its state to 'released'",
            ),
        ),
        insert_fills={"assigned_at": "coalesce(NEW.assigned_at, {moment})", **fills},
        update_fills=fills,
    )


def _shift_rules() -> Rules:
    """At most 24 hours: compared by adding a day to the start, which each database does in its own way."""
    refusal = Refusal(
        "shift_lasts_at_most_24_hours",
        "NEW.ends_at > {day_after:NEW.starts_at}",
        "shift.ends_at: a shift lasts at most 24 hours; split it",
    )
    return Rules(insert_refusals=(refusal,), update_refusals=(refusal,))


def _clock_rules() -> Rules:
    refusal = Refusal(
        "floor_clock_of_a_live_database_is_the_real_time",
        "(NEW.floor_anchor_at <> NEW.database_anchor_at OR NEW.speed <> 1) "
        "AND EXISTS (SELECT 1 FROM floor AS f WHERE f.kind = 'live')",
        "floor_clock: a live database runs on the real time only; use a training database",
    )
    deleted = Refusal(
        "floor_clock_is_never_deleted", "1 = 1", "floor_clock is never deleted; update its one row"
    )
    return Rules(insert_refusals=(refusal,), update_refusals=(refusal,), delete_refusals=(deleted,))
