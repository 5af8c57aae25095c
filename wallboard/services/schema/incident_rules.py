"""What the triggers refuse and fill on an incident: its priority, its life and the instants of both."""

from wallboard.domain.incident import OPEN_STATES, TRANSITIONS, IncidentState
from wallboard.services.schema.rule_words import Refusal, Rules, differ, immutable

_RULE = (
    "(SELECT r.priority FROM priority_rule AS r WHERE r.severity = NEW.severity AND r.urgency = NEW.urgency)"
)
_OPEN_NOT_NEW = ", ".join(f"'{s}'" for s in IncidentState if s in OPEN_STATES and s is not IncidentState.NEW)
_STEPS = ", ".join(f"'{a}>{b}'" for a, b in sorted(TRANSITIONS))
_MATRIX = "NEW.priority_set_by = 'matrix'"
_SCALES = "NEW.severity BETWEEN 1 AND 4 AND NEW.urgency BETWEEN 1 AND 4"
_RESCALED = " OR ".join(differ(f"NEW.{c}", f"OLD.{c}") for c in ("severity", "urgency", "priority_set_by"))
_REOPENED = "OLD.state IN ('resolved', 'closed') AND NEW.state = 'new'"


_DERIVED = Refusal(
    "incident_priority_follows_matrix",
    f"{_MATRIX} AND {{given}} AND {differ('NEW.priority', _RULE)}",
    "incident.priority follows from severity and urgency; leave it out, "
    "or set priority_set_by to 'source' as well",
)
_RULED = Refusal(
    "incident_priority_has_a_rule",
    f"{_MATRIX} AND {_SCALES} AND {{due}} AND {_RULE} IS NULL",
    "incident.priority: priority_rule has no row for this severity and urgency; add one",
)
_GIVEN = Refusal(
    "incident_priority_is_given",
    "NEW.priority_set_by = 'source' AND NEW.priority IS NULL",
    "incident.priority must be given when priority_set_by is 'source'",
)
_STEPPED = Refusal(
    "incident_state_takes_a_known_step",
    f"{differ('NEW.state', 'OLD.state')} AND (OLD.state || '>' || NEW.state) NOT IN ({_STEPS})",
    "incident.state cannot take this step; resolved and closed go back to new first, "
    "merged and cancelled are final, only resolved becomes closed",
)
_OPENED = Refusal(
    "incident_opened_at_is_given",
    "NEW.opened_at IS NULL",
    "incident.opened_at must not be emptied; leave it out of the UPDATE",
)
_KEPT = Refusal(
    "incident_is_never_deleted", "1 = 1", "an incident is never deleted; set its state to 'cancelled'"
)


def incident_rules() -> Rules:
    """Priority by the matrix, known steps from state to state, and the instants that go with them."""
    return Rules(
        insert_refusals=(
            _with(_DERIVED, given="NEW.priority IS NOT NULL"),
            _with(_RULED, due="1 = 1"),
            _GIVEN,
        ),
        update_refusals=(
            *immutable("incident", "source", "reference"),
            _with(_DERIVED, given=differ("NEW.priority", "OLD.priority")),
            _with(_RULED, due=f"({_RESCALED})"),
            _GIVEN,
            _STEPPED,
            _OPENED,
        ),
        delete_refusals=(_KEPT,),
        insert_fills=_insert_fills(),
        update_fills=_update_fills(),
    )


def _insert_fills() -> dict[str, str]:
    return {
        "priority": f"CASE WHEN {_MATRIX} THEN {_RULE} ELSE NEW.priority END",
        "opened_at": "coalesce(NEW.opened_at, {moment})",
        "acknowledged_at": _acknowledged_when(f"NEW.state IN ({_OPEN_NOT_NEW})"),
        "resolved_at": _when_becoming("resolved"),
        "closed_at": _when_becoming("closed"),
    }


def _update_fills() -> dict[str, str]:
    return {
        "priority": f"CASE WHEN {_MATRIX} AND ({_RESCALED}) THEN {_RULE} ELSE NEW.priority END",
        "acknowledged_at": _acknowledged_when(f"OLD.state = 'new' AND NEW.state IN ({_OPEN_NOT_NEW})"),
        "resolved_at": _cleared_or("resolved"),
        "closed_at": _cleared_or("closed"),
        "outcome": f"CASE WHEN {_REOPENED} AND NEW.outcome IS NOT DISTINCT FROM OLD.outcome THEN NULL "
        "ELSE NEW.outcome END",
        "reopenings": f"CASE WHEN {_REOPENED} AND NEW.reopenings = OLD.reopenings "
        "THEN OLD.reopenings + 1 ELSE NEW.reopenings END",
    }


def _acknowledged_when(condition: str) -> str:
    return (
        f"CASE WHEN {condition} THEN coalesce(NEW.acknowledged_at, {{moment}}) ELSE NEW.acknowledged_at END"
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
