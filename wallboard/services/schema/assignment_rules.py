"""What the triggers refuse and fill on an assignment: offers, their answers, and its life."""

from wallboard.services.schema.board_tables import OPEN
from wallboard.services.schema.rule_words import Refusal, Rules, immutable

_STEPS = {"accepted": "accepted_at", "working": "working_at", "released": "released_at"}
_AUTOMATIC = "EXISTS (SELECT 1 FROM agent AS a WHERE a.id = NEW.agent_id AND a.accepts = 'automatically')"
_OFFERED_NOW = "(NEW.state = 'offered' AND OLD.state <> 'offered')"
_SENT_NOW = "(OLD.state = 'reserved' AND NEW.state IN ('offered', 'accepted', 'working'))"
_UNANSWERED = (
    "(OLD.state = 'reserved' OR (OLD.state = 'offered' AND OLD.respond_by_at IS NOT NULL "
    "AND NEW.accepted_at IS NULL AND NEW.working_at IS NULL))"
)


def assignment_rules() -> Rules:
    """Whoever writes an offer: an agent without a client of their own has accepted it at once."""
    return Rules(
        insert_refusals=(_incident_is_open(),),
        update_refusals=(*immutable("assignment", "incident_id", "agent_id", "team_id"), *_lasts()),
        delete_refusals=(
            Refusal(
                "assignment_is_never_deleted",
                "1 = 1",
                "an assignment is never deleted; set its state to 'released'",
            ),
        ),
        insert_fills={
            "assigned_at": "coalesce(NEW.assigned_at, {moment})",
            "accepted_by": f"CASE WHEN NEW.state = 'offered' AND {_AUTOMATIC} THEN 'automatically' "
            "ELSE NEW.accepted_by END",
            **_answered("NEW.state = 'offered'"),
        },
        update_fills={
            "assigned_at": f"CASE WHEN {_SENT_NOW} AND NEW.assigned_at IS NOT DISTINCT FROM OLD.assigned_at "
            "THEN {moment} ELSE NEW.assigned_at END",
            "accepted_by": _accepted_by(),
            **_answered(_OFFERED_NOW),
        },
    )


def _answered(offered: str) -> dict[str, str]:
    """The instants of each step, and what an offer becomes; the state last: the others ask for it."""
    at_once = f"{offered} AND {_AUTOMATIC}"
    filled = {
        column: f"coalesce(NEW.{column}, CASE WHEN NEW.state = '{state}' THEN {{moment}} END)"
        for state, column in _STEPS.items()
    }
    filled["accepted_at"] = (
        f"coalesce(NEW.accepted_at, CASE WHEN NEW.state = 'accepted' OR ({at_once}) THEN {{moment}} END)"
    )
    return {
        **filled,
        "respond_by_at": f"CASE WHEN {offered} AND NOT {_AUTOMATIC} "
        "THEN coalesce(NEW.respond_by_at, {respond_by}) ELSE NEW.respond_by_at END",
        "state": f"CASE WHEN {at_once} THEN 'accepted' ELSE NEW.state END",
    }


def _accepted_by() -> str:
    taken = "OLD.state = 'offered' AND NEW.state IN ('accepted', 'working') AND NEW.agent_id IS NOT NULL"
    return (
        "CASE WHEN NEW.accepted_by IS NOT NULL THEN NEW.accepted_by "
        f"WHEN {_OFFERED_NOW} AND {_AUTOMATIC} THEN 'automatically' "
        f"WHEN {taken} AND OLD.respond_by_at IS NOT NULL THEN 'agent' "
        f"WHEN NEW.state = 'released' AND {_UNANSWERED} THEN 'nobody' END"
    )


def _incident_is_open() -> Refusal:
    return Refusal(
        "assignment_incident_is_open",
        "NEW.state <> 'released' AND EXISTS (SELECT 1 FROM incident AS i "
        f"WHERE i.id = NEW.incident_id AND i.state NOT IN ({OPEN}))",
        "assignment.incident_id: this incident is not open; reopen it first",
    )


def _lasts() -> tuple[Refusal, ...]:
    """What was once so of an assignment stays so."""
    return (
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
    )
